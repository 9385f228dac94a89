//! Word → classes: the closed classes and the nouns that people and bodies are called by.
//!
//! Lowercased words enter as hashes, a set of classes leaves. Verbs of speaking are not here but in
//! [`crate::english::cue_verbs`], where they are learned.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct LexicalClass(u32);

macro_rules! classes {
    ($($name:ident $bit:literal $label:literal),* $(,)?) => {
        impl LexicalClass {
            $(pub(crate) const $name: LexicalClass = LexicalClass(1 << $bit);)*
        }
        const LABELS: &[(&str, LexicalClass)] = &[$(($label, LexicalClass::$name)),*];
    };
}

classes! {
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
    ORGANIZATION 13 "body",
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
    SPEAKING 25 "speaking",
    MALE 26 "male",
    FEMALE 27 "female",
    PERSON_NOUN 28 "person_noun",
    PORTFOLIO 29 "portfolio",
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

    /// True if the two sets share a class.
    pub(crate) fn is(self, other: LexicalClass) -> bool {
        self.0 & other.0 != 0
    }

    /// The set as a number, for features.
    pub(crate) fn bits(self) -> u32 {
        self.0
    }

    /// Both sets together.
    pub(crate) fn with(self, other: LexicalClass) -> LexicalClass {
        LexicalClass(self.0 | other.0)
    }
}

/// Hash of a word, ASCII capitals folded.
pub(crate) const fn hash(word: &str) -> u32 {
    hash_bytes(word.as_bytes())
}

/// Hashes of words that code asks for by name, so that they are made when it is compiled.
pub(crate) const fn hashes<const N: usize>(words: [&str; N]) -> [u32; N] {
    let mut hashes = [0; N];
    let mut at = 0;
    while at < N {
        hashes[at] = hash(words[at]);
        at += 1;
    }
    hashes
}

/// True if a hash is that of one of these words.
macro_rules! is_word {
    ($hash:expr, $($word:literal)|+) => {
        const { $crate::english::lexicon::hashes([$($word),+]) }.contains(&$hash)
    };
}
pub(crate) use is_word;

/// Hash of the bytes of a word, ASCII capitals folded; the curly apostrophe hashes like the straight one.
pub(crate) const fn hash_bytes(bytes: &[u8]) -> u32 {
    let mut state = HASH_OF_NOTHING;
    let mut at = 0;
    while at < bytes.len() {
        let mut byte = bytes[at].to_ascii_lowercase();
        if byte == 0xE2 && at + 2 < bytes.len() && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x99 {
            byte = b'\'';
            at += 2;
        }
        state = hash_with(state, byte);
        at += 1;
    }
    state
}

/// The hash of no bytes.
pub(crate) const HASH_OF_NOTHING: u32 = 0x811c_9dc5;

/// The hash of what was hashed before and one more byte, which must be no capital.
pub(crate) const fn hash_with(before: u32, byte: u8) -> u32 {
    (before ^ byte as u32).wrapping_mul(0x0100_0193)
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
        let mut table = FxHashMap::default();
        let lines = include_str!("lexicon.tsv").lines();
        for line in lines.chain(include_str!("given_names.tsv").lines()) {
            let Some((label, words)) = line.split_once('\t') else {
                continue;
            };
            let Some(&(_, class)) = LABELS.iter().find(|(name, _)| *name == label) else {
                continue;
            };
            for word in words.split(' ') {
                let entry: &mut LexicalClass = table.entry(hash(word)).or_default();
                *entry = entry.with(class);
            }
        }
        table
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_has_a_known_label() {
        let lines = include_str!("lexicon.tsv").lines();
        for line in lines.chain(include_str!("given_names.tsv").lines()) {
            let label = line.split('\t').next().unwrap();
            assert!(LABELS.iter().any(|(name, _)| *name == label), "{label}");
        }
    }

    #[test]
    fn capitals_and_apostrophes_do_not_matter() {
        assert_eq!(hash("Didn’t"), hash("didn't"));
        assert!(classes(hash("Senator")).is(LexicalClass::TITLE));
    }
}
