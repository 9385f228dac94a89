//! Words that tell what text in quotation marks is: speech, a title, a term.
//!
//! A word has all its classes after one look-up, whatever its case.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::english::data;
use crate::english::data::label_set;
use crate::english::speech_verbs;
use crate::english::speech_verbs::SpeechVerb;

label_set! {
    /// A set of classes. Those up to `NAMING` are inputs of the speech classifier.
    QuotationWord(u16) {
        /// Words that titles leave in lower case.
        SMALL 0 "small",
        /// Finite verbs, which a clause has.
        FINITE 1 "finite",
        /// First and second persons.
        PERSON 2 "person",
        /// Words that say more than their looks.
        FUNCTION 3 "function",
        /// Words that credit a source with words; listed in [`crate::english::speech_verbs`].
        CREDITING 4 "crediting",
        /// Words beside the titles of works, shows and songs.
        MEDIA 5 "media",
        /// Words before words that are spoken of as words.
        NAMING 6 "naming",
        /// Broadcasters and services, which own shows.
        NETWORK 7 "network",
        /// What the maker or player of a work is called.
        MAKER 8 "maker",
        /// What a work is called.
        WORK 9 "work",
        /// Words that have lost their first letters.
        ELISION 10 "elision",
        /// Words whose full stop ends no sentence.
        ABBREVIATION 11 "abbreviation",
    }
}

/// True if the word, without the punctuation around it, is in one of these classes.
pub(crate) fn has(word: &str, classes: QuotationWord) -> bool {
    of(word).is(classes)
}

/// True if the word is listed in one of these classes in just this spelling.
pub(crate) fn is_spelled(word: &str, classes: QuotationWord) -> bool {
    Vocabulary::shipped()
        .spellings
        .get(word)
        .is_some_and(|listed| listed.is(classes))
}

/// The classes of all the words; stops once `classes` are all found.
pub(crate) fn among(words: &[&str], classes: QuotationWord) -> QuotationWord {
    let mut found = QuotationWord::default();
    for word in words {
        found = found.with(of(word));
        if found.contains(classes) {
            break;
        }
    }
    found
}

impl QuotationWord {
    /// True if all of `classes` are in the set.
    fn contains(self, classes: Self) -> bool {
        self.0 & classes.0 == classes.0
    }
}

/// Longer words are in no class.
const LONGEST: usize = 16;

/// The words and their classes.
struct Vocabulary {
    words: FxHashMap<u128, QuotationWord>,
    /// The words as they are listed.
    spellings: FxHashMap<&'static str, QuotationWord>,
    /// A bit for each shape that a word has: most words that are in no class end here.
    shapes: [u64; SHAPES / 64],
}

impl Vocabulary {
    fn shipped() -> &'static Vocabulary {
        static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
        VOCABULARY.get_or_init(|| {
            let mut words: FxHashMap<u128, QuotationWord> = FxHashMap::default();
            let mut spellings = FxHashMap::default();
            let mut shapes = [0; SHAPES / 64];
            let mut add = |word: &str, class: QuotationWord| {
                if let (Some(shape), Some(key)) = (shape(word), key(word)) {
                    let known = words.entry(key).or_default();
                    *known = known.with(class);
                    shapes[shape / 64] |= 1 << (shape % 64);
                }
            };
            for (word, labels) in data::rows(data::QUOTATION_WORDS) {
                let class = QuotationWord::of_labels(labels);
                spellings.insert(word, class);
                add(word, class);
                add(&word.replace('\'', "’"), class);
            }
            for word in speech_verbs::words(SpeechVerb::CREDITING) {
                add(word, QuotationWord::CREDITING);
            }
            Vocabulary {
                words,
                spellings,
                shapes,
            }
        })
    }

    fn classes(&self, word: &str) -> QuotationWord {
        let is_shaped = |shape: usize| self.shapes[shape / 64] & 1 << (shape % 64) != 0;
        if !shape(word).is_some_and(is_shaped) {
            return QuotationWord::default();
        }
        key(word)
            .and_then(|key| self.words.get(&key))
            .copied()
            .unwrap_or_default()
    }
}

fn of(word: &str) -> QuotationWord {
    let is_bare = |it: Option<&u8>| it.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = word.as_bytes();
    let word = if is_bare(bytes.first()) && is_bare(bytes.last()) {
        word
    } else {
        word.trim_matches(|it: char| !it.is_alphanumeric())
    };
    Vocabulary::shipped().classes(word)
}

/// Number of shapes.
const SHAPES: usize = 1 << 13;

/// A cheap fingerprint that ignores case: the low bits of its first and last letters, and of its length.
fn shape(word: &str) -> Option<usize> {
    let (&first, &last) = (word.as_bytes().first()?, word.as_bytes().last()?);
    let letter = |byte: u8| usize::from(byte & 0x1f);
    (word.len() <= LONGEST).then_some(letter(first) << 8 | letter(last) << 3 | word.len() & 7)
}

/// The letters of a word in lower case as one number, which is compared faster than letters; none for longer words.
fn key(word: &str) -> Option<u128> {
    let mut bytes = [0; LONGEST];
    let lower = bytes.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    Some(u128::from_le_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case_and_with_either_apostrophe() {
        assert!(has("SAID", QuotationWord::CREDITING));
        assert!(has("Don't", QuotationWord::FINITE) && has("don’t", QuotationWord::FINITE));
        assert!(!has("bridge", QuotationWord::FINITE.with(QuotationWord::MEDIA)));
    }

    #[test]
    fn a_spelling_is_exact() {
        assert!(is_spelled("Mr", QuotationWord::ABBREVIATION));
        assert!(!is_spelled("NO", QuotationWord::ABBREVIATION));
        assert!(is_spelled("No", QuotationWord::ABBREVIATION));
    }
}
