//! `the company`, `the agency` → which names they can stand for.
//!
//! The noun of a phrase and the words of a name enter; whether the one may stand for the other leaves. A newspaper is no
//! court, whatever stands nearer.

use crate::english::lexicon::Class;
use crate::english::lexicon::is_word;
use crate::nlp::tokens::Token;

/// What sort of body a noun calls something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Trade {
    /// Nothing that tells: `Teck`, `the organisation`.
    #[default]
    Open,
    /// Newspapers, broadcasters, sites.
    Press,
    /// Companies.
    Business,
    /// Offices of a state.
    State,
    /// Associations of people.
    Society,
    /// Nouns that stand for names with the same noun, or with none: `the court`.
    Own,
    /// Nouns that stand for names with the same noun alone: `the campaign`.
    None,
}

impl Trade {
    /// What a noun in lower case asks for.
    pub(crate) fn of_noun(noun: u32) -> Self {
        if is_word!(
            noun,
            "newspaper"
                | "magazine"
                | "paper"
                | "publication"
                | "outlet"
                | "network"
                | "station"
                | "channel"
                | "broadcaster"
                | "publisher"
                | "editors"
                | "wire"
                | "article"
                | "story"
                | "column"
                | "editorial"
        ) {
            Trade::Press
        } else if is_word!(
            noun,
            "company"
                | "companies"
                | "corporation"
                | "firm"
                | "business"
                | "startup"
                | "manufacturer"
                | "maker"
                | "retailer"
                | "airline"
                | "utility"
                | "chain"
                | "brand"
                | "studio"
                | "inc"
                | "corp"
                | "llc"
                | "ltd"
                | "co"
                | "plc"
                | "holdings"
                | "industries"
                | "partners"
        ) {
            Trade::Business
        } else if is_word!(
            noun,
            "agency"
                | "department"
                | "ministry"
                | "bureau"
                | "office"
                | "administration"
                | "government"
                | "authority"
                | "service"
                | "regulator"
                | "watchdog"
                | "treasury"
                | "embassy"
                | "consulate"
                | "police"
                | "army"
                | "navy"
                | "military"
                | "force"
                | "forces"
                | "cabinet"
                | "kremlin"
                | "pentagon"
                | "house"
        ) {
            Trade::State
        } else if is_word!(
            noun,
            "group"
                | "groups"
                | "organization"
                | "organisation"
                | "organizations"
                | "association"
                | "coalition"
                | "alliance"
                | "foundation"
                | "institute"
                | "institution"
                | "society"
                | "nonprofit"
                | "non-profit"
                | "charity"
                | "union"
                | "unions"
                | "pac"
                | "super-pac"
                | "think-tank"
                | "center"
                | "centre"
        ) {
            Trade::Society
        } else if is_word!(
            noun,
            "campaign" | "camp" | "board" | "panel" | "staff" | "delegation"
        ) {
            Trade::None
        } else {
            Trade::Own
        }
    }

    /// What a name says of its bearer, by its last noun for bodies.
    pub(crate) fn of_name(words: &[Token], outlet: bool) -> Self {
        if outlet {
            return Trade::Press;
        }
        words
            .iter()
            .rev()
            .find(|it| it.is(Class::BODY))
            .map_or(Trade::Open, |it| Trade::of_noun(it.hash))
    }

    /// True if a noun that asks for this may stand for a name that says that.
    pub(crate) fn accepts(self, name: Trade) -> bool {
        match (self, name) {
            (Trade::Open, _) => true,
            (Trade::None, _) => false,
            // Those of the same noun were looked for by that noun.
            (Trade::Own, name) => name == Trade::Open,
            (Trade::Press, name) => name == Trade::Press,
            // `Fox News` is a company, `the Times` no group.
            (Trade::Business, name) => matches!(name, Trade::Business | Trade::Press | Trade::Open),
            (own, name) => name == own || name == Trade::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::lexicon::hash;

    #[test]
    fn a_noun_stands_for_names_of_its_own_sort() {
        let asks = |noun: &str, name| Trade::of_noun(hash(noun)).accepts(name);
        assert!(asks("company", Trade::Open));
        assert!(asks("company", Trade::Press));
        assert!(!asks("group", Trade::Press));
        assert!(asks("newspaper", Trade::Press));
        assert!(!asks("newspaper", Trade::Open));
        assert!(!asks("court", Trade::of_noun(hash("university"))));
        assert!(!asks("campaign", Trade::Open));
    }
}
