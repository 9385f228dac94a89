//! Classes of words that a single rule asks for: nouns of men, of companies, of places where people speak.
//!
//! Tokens do not carry these classes, so that they can change without training the ranker again.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::english::data;
use crate::english::data::label_set;
use crate::english::hash::hash;

label_set! {
    /// A set of classes of meaning.
    SemanticClass(u32) {
        /// Labels and phrases that give a part in a conversation and no name: `QUESTION`, `a spokesman`.
        ANONYMOUS 0 "anonymous",
        /// Words before a month.
        BEFORE_MONTH 1 "before_month",
        /// Companies.
        BUSINESS 2 "business",
        /// Words that say of a clause that it is not so: `I doubt that`.
        DENYING 20 "denying",
        /// Offices with a `to` or `for`: `ambassador to`.
        ENVOY 3 "envoy",
        /// Honorifics, titles and nouns of women.
        FEMALE_NOUN 4 "female_noun",
        /// Participles of those who make a document public: `released by`.
        HANDING_ON 5 "handing_on",
        /// Participles of those who had a document in hand: `obtained by`.
        HANDLING 6 "handling",
        /// Prepositions before places.
        LOCATIVE 7 "locative",
        /// Honorifics, titles and nouns of men.
        MALE_NOUN 8 "male_noun",
        /// Last words of the names of many newspapers.
        MASTHEAD 9 "masthead",
        /// Pages and accounts on the web.
        PAGE 10 "page",
        /// First words of lines that belong to the page and not to the article.
        PAGE_LABEL 11 "page_label",
        /// Documents that a person may write without an organization.
        PERSONAL_DOCUMENT 12 "personal_document",
        /// Organizations in the plural.
        PLURAL_BODY 13 "plural_body",
        /// Newspapers, broadcasters, sites, and what they publish.
        PRESS 14 "press",
        /// Documents that others than their authors publish.
        PRIVATE_DOCUMENT 15 "private_document",
        /// Words that make a clause a thought or a claim: `I think that`, `it is true that`.
        THINKING 21 "thinking",
        /// Associations of people.
        SOCIETY 16 "society",
        /// Offices of a state.
        STATE_OFFICE 17 "state_office",
        /// Bodies that are only called by their own noun: `the campaign`.
        UNNAMED_BODY 18 "unnamed_body",
        /// Occasions of speech.
        VENUE 19 "venue",
    }
}

impl SemanticClass {
    /// The classes of the word with this hash.
    pub(crate) fn of(word: u32) -> Self {
        static TABLE: OnceLock<FxHashMap<u32, SemanticClass>> = OnceLock::new();
        let table = TABLE.get_or_init(|| {
            data::rows(data::LEXICON)
                .map(|(word, labels)| (hash(word), SemanticClass::of_labels(labels)))
                .filter(|(_, class)| *class != SemanticClass::default())
                .collect()
        });
        table.get(&word).copied().unwrap_or_default()
    }

    /// How many of its classes are among these.
    #[cfg(test)]
    pub(crate) fn within(self, classes: Self) -> u32 {
        (self.0 & classes.0).count_ones()
    }
}

/// True if the word with this hash is in one of these classes.
pub(crate) fn is(word: u32, classes: SemanticClass) -> bool {
    SemanticClass::of(word).is(classes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_be_in_several_classes_whatever_its_case() {
        let class = SemanticClass::of(hash("Email"));
        assert!(class.is(SemanticClass::PRIVATE_DOCUMENT) && class.is(SemanticClass::PERSONAL_DOCUMENT));
        assert!(!is(hash("harbour"), SemanticClass::PERSONAL_DOCUMENT));
    }
}
