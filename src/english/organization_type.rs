//! Types of organizations: which names `the company` or `the agency` can refer to.
//!
//! A newspaper is not a court, even if the newspaper was mentioned last.

use crate::english::lexicon::LexicalClass;
use crate::english::semantics;
use crate::english::semantics::SemanticClass;

/// The type of organization that a noun names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum OrganizationType {
    /// Type unknown from the noun: `Teck`, `the organisation`.
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
    /// Nouns that refer to names with the same noun, or with none: `the court`.
    Own,
    /// Nouns that only refer to names with the same noun: `the campaign`.
    None,
}

impl OrganizationType {
    /// The type that a lowercase noun asks for.
    pub(crate) fn of_noun(noun: u32) -> Self {
        let class = SemanticClass::of(noun);
        let types = [
            (SemanticClass::PRESS, OrganizationType::Press),
            (SemanticClass::BUSINESS, OrganizationType::Business),
            (SemanticClass::STATE_OFFICE, OrganizationType::State),
            (SemanticClass::SOCIETY, OrganizationType::Society),
            (SemanticClass::UNNAMED_BODY, OrganizationType::None),
        ];
        let found = types.iter().find(|(asked, _)| class.is(*asked));
        found.map_or(OrganizationType::Own, |(_, found)| *found)
    }

    /// The type of a name, by its last noun for organizations.
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

    /// True if a noun of this type may refer to a name of type `name`.
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

/// True for the last word of many newspaper names.
pub(crate) fn is_masthead(word: u32) -> bool {
    semantics::is(word, SemanticClass::MASTHEAD)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::hash::hash;

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
