//! `the company`, `the agency` → which names they can stand for.
//!
//! The noun of a phrase and the words of a name enter; whether the one may stand for the other leaves. A newspaper is no
//! court, whatever stands nearer.

use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::is_word;

/// What sort of body a noun calls something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum OrganizationType {
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

impl OrganizationType {
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
            OrganizationType::Press
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
            OrganizationType::Business
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
            OrganizationType::State
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
            OrganizationType::Society
        } else if is_word!(
            noun,
            "campaign" | "camp" | "board" | "panel" | "staff" | "delegation"
        ) {
            OrganizationType::None
        } else {
            OrganizationType::Own
        }
    }

    /// What a name says of its bearer, by its last noun for bodies.
    pub(crate) fn of_name(words: impl DoubleEndedIterator<Item = (u32, LexicalClass)>, outlet: bool) -> Self {
        if outlet {
            return OrganizationType::Press;
        }
        words
            .rev()
            .find(|(_, class)| class.is(LexicalClass::ORGANIZATION))
            .map_or(OrganizationType::Open, |(word, _)| {
                OrganizationType::of_noun(word)
            })
    }

    /// True if a noun that asks for this may stand for a name that says that.
    pub(crate) fn accepts(self, name: OrganizationType) -> bool {
        match (self, name) {
            (OrganizationType::Open, _) => true,
            (OrganizationType::None, _) => false,
            // Those of the same noun were looked for by that noun.
            (OrganizationType::Own, name) => name == OrganizationType::Open,
            (OrganizationType::Press, name) => name == OrganizationType::Press,
            // `Fox News` is a company, `the Times` no group.
            (OrganizationType::Business, name) => matches!(
                name,
                OrganizationType::Business | OrganizationType::Press | OrganizationType::Open
            ),
            (own, name) => name == own || name == OrganizationType::Open,
        }
    }
}

/// The last word of many a newspaper.
pub(crate) fn is_masthead(word: u32) -> bool {
    is_word!(
        word,
        "post" | "times" | "tribune" | "herald" | "gazette" | "news" | "journal" | "wire"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::lexicon::hash;

    #[test]
    fn a_noun_stands_for_names_of_its_own_sort() {
        let asks = |noun: &str, name| OrganizationType::of_noun(hash(noun)).accepts(name);
        assert!(asks("company", OrganizationType::Open));
        assert!(asks("company", OrganizationType::Press));
        assert!(!asks("group", OrganizationType::Press));
        assert!(asks("newspaper", OrganizationType::Press));
        assert!(!asks("newspaper", OrganizationType::Open));
        assert!(!asks("court", OrganizationType::of_noun(hash("university"))));
        assert!(!asks("campaign", OrganizationType::Open));
    }
}
