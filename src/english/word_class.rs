//! The class of a canonical word, which decides how much a difference in it weighs.
//!
//! The lists are closed classes of English and are not learned.

use std::sync::OnceLock;

use crate::english::data;

/// The sorts of words that weigh differently when wordings are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WordClass {
    /// Nouns, verbs, adjectives, adverbs: everything that is in no list.
    Content,
    /// Articles, prepositions, pronouns, auxiliaries, conjunctions.
    Function,
    /// `not`, `never`, `hardly`.
    Negation,
    /// `will`, `may`, `always`, `perhaps`: how certain, how often.
    Modal,
    /// `all`, `some`, `few`: how many.
    Quantifier,
    /// `if`, `unless`, `only`, `allegedly`: what the rest of the sentence hangs on.
    Qualifier,
    /// `uh`, `well`, `okay`: may go without loss.
    Filler,
    /// Digits and number words.
    Number,
}

impl WordClass {
    /// The class of a canonical word.
    pub fn of(canonical: &str) -> Self {
        if canonical.as_bytes().first().is_some_and(u8::is_ascii_digit) {
            return WordClass::Number;
        }
        let listed = listed();
        listed
            .binary_search_by(|(word, _)| (*word).cmp(canonical))
            .map_or(WordClass::Content, |at| listed[at].1)
    }

    /// Every word that has a class other than content and number.
    pub(crate) fn listed() -> impl Iterator<Item = &'static str> {
        listed().iter().map(|(word, _)| *word)
    }

    /// The class that `word_classes.tsv` calls by this label.
    pub(crate) fn labelled(label: &str) -> Option<Self> {
        match label {
            "filler" => Some(WordClass::Filler),
            "function" => Some(WordClass::Function),
            "modal" => Some(WordClass::Modal),
            "negation" => Some(WordClass::Negation),
            "qualifier" => Some(WordClass::Qualifier),
            "quantifier" => Some(WordClass::Quantifier),
            _ => None,
        }
    }

    /// True for words that are in a list of words with little meaning of their own.
    pub fn is_light(self) -> bool {
        matches!(self, WordClass::Function | WordClass::Filler)
    }
}

fn listed() -> &'static [(&'static str, WordClass)] {
    static LISTED: OnceLock<Vec<(&'static str, WordClass)>> = OnceLock::new();
    LISTED.get_or_init(|| {
        data::rows(data::WORD_CLASSES)
            .filter_map(|(word, label)| Some((word, WordClass::labelled(label)?)))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_of_the_canonical_word() {
        assert_eq!(WordClass::of("never"), WordClass::Negation);
        assert_eq!(WordClass::of("25"), WordClass::Number);
        assert_eq!(WordClass::of("harbor"), WordClass::Content);
    }
}
