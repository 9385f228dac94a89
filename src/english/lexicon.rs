//! The classes that a token carries: closed classes, and nouns for people, organizations and documents.
//!
//! Words are looked up by the hash of their lowercase form. The classes are inputs of the trained ranker.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::english::data;
use crate::english::data::label_set;
pub(crate) use crate::english::hash::HASH_OF_NOTHING;
pub(crate) use crate::english::hash::hash;
pub(crate) use crate::english::hash::hash_bytes;
pub(crate) use crate::english::hash::hash_with;
pub(crate) use crate::english::hash::is_word;
use crate::english::speech_verbs;
use crate::english::speech_verbs::SpeechVerb;

label_set! {
    /// A set of word classes.
    LexicalClass(u32) {
        PRONOUN 0 "pronoun",
        POSSESSIVE 1 "possessive",
        DETERMINER 2 "determiner",
        PREPOSITION 3 "preposition",
        CONJUNCTION 4 "conjunction",
        RELATIVE 5 "relative",
        AUXILIARY 6 "auxiliary",
        NEGATION 7 "negation",
        ADVERB 8 "adverb",
        HONORIFIC 9 "honorific",
        TITLE 10 "title",
        ROLE 11 "role",
        GROUP 12 "group",
        ORGANIZATION 13 "organization",
        WORK 14 "work",
        OUTLET 15 "outlet",
        PLATFORM 16 "platform",
        WHEN 17 "when",
        NATIONALITY 18 "nationality",
        PARTICLE 19 "particle",
        SUFFIX 20 "suffix",
        PLACE 21 "place",
        ABBREVIATION 22 "abbreviation",
        VERB 23 "verb",
        INDEFINITE 24 "indefinite",
        /// Verbs of saying; listed in [`crate::english::speech_verbs`].
        SPEAKING 25 "speaking",
        MALE 26 "male",
        FEMALE 27 "female",
        PERSON_NOUN 28 "person_noun",
        PORTFOLIO 29 "portfolio",
    }
}

impl LexicalClass {
    /// Nouns that can be credited with words.
    pub(crate) const NOUN: LexicalClass = LexicalClass(
        LexicalClass::ROLE.0
            | LexicalClass::GROUP.0
            | LexicalClass::ORGANIZATION.0
            | LexicalClass::WORK.0
            | LexicalClass::OUTLET.0
            | LexicalClass::TITLE.0,
    );

    /// Words that end a noun phrase.
    pub(crate) const CLOSED: LexicalClass = LexicalClass(
        LexicalClass::PRONOUN.0
            | LexicalClass::POSSESSIVE.0
            | LexicalClass::DETERMINER.0
            | LexicalClass::PREPOSITION.0
            | LexicalClass::CONJUNCTION.0
            | LexicalClass::RELATIVE.0
            | LexicalClass::AUXILIARY.0
            | LexicalClass::NEGATION.0,
    );

    /// First names.
    pub(crate) const GIVEN: LexicalClass = LexicalClass(LexicalClass::MALE.0 | LexicalClass::FEMALE.0);

    /// The set as a number, for features.
    pub(crate) fn bits(self) -> u32 {
        self.0
    }
}

/// The classes of the word with this hash.
pub(crate) fn classes(hash: u32) -> LexicalClass {
    table().get(&hash).copied().unwrap_or_default()
}

/// Every word that has a class, as its hash.
pub(crate) fn hashes_known() -> impl Iterator<Item = u32> {
    table().keys().copied()
}

fn table() -> &'static FxHashMap<u32, LexicalClass> {
    static TABLE: OnceLock<FxHashMap<u32, LexicalClass>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: FxHashMap<u32, LexicalClass> = FxHashMap::default();
        let mut add = |word: &str, class: LexicalClass| {
            let known = table.entry(hash(word)).or_default();
            *known = known.with(class);
        };
        for (word, labels) in data::rows(data::LEXICON).chain(data::rows(data::GIVEN_NAMES)) {
            add(word, LexicalClass::of_labels(labels));
        }
        for word in speech_verbs::words(SpeechVerb::SPEAKING) {
            add(word, LexicalClass::SPEAKING);
        }
        // Words that only have semantic classes are not carried by tokens.
        table.retain(|_, class| *class != LexicalClass::default());
        table
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_apostrophes_do_not_matter() {
        assert_eq!(hash("Didn’t"), hash("didn't"));
        assert!(classes(hash("Senator")).is(LexicalClass::TITLE));
    }
}
