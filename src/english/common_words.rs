//! Words that are known as words or as names.
//!
//! Common words come from a list that `onrecord-trainer common` learned; places from a list written by hand.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::english::data;
use crate::english::hash::hash;
use crate::english::lexicon;
use crate::english::lexicon::LexicalClass;

/// True for `hours`, `perhaps`, `last`: words that are seldom written with a capital.
pub(crate) fn is_common(word: u32) -> bool {
    static COMMON: OnceLock<FxHashSet<u32>> = OnceLock::new();
    COMMON
        .get_or_init(|| {
            data::rows(data::LOWERCASE_WORDS)
                .map(|(word, _)| hash(word))
                .collect()
        })
        .contains(&word)
}

/// True if the canonical word is a form of a common word.
pub(crate) fn is_word(word: &str) -> bool {
    let stem = |suffix: &str| word.strip_suffix(suffix).filter(|stem| stem.len() >= 3);
    let forms = ["s", "es", "d", "ed", "ing", "ly"].into_iter().filter_map(stem);
    is_common(hash(word)) || forms.into_iter().any(|stem| is_common(hash(stem)))
}

/// True if the word is a first name or the name of a place.
pub(crate) fn is_known_name(word: &str) -> bool {
    static PLACES: OnceLock<FxHashSet<u32>> = OnceLock::new();
    let places = PLACES.get_or_init(|| data::rows(data::PLACES).map(|(word, _)| hash(word)).collect());
    let hash = hash(word);
    places.contains(&hash) || lexicon::classes(hash).is(LexicalClass::GIVEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_common_words_are_words() {
        assert!(is_word("hours") && is_word("walked"));
        assert!(!is_word("recieve"));
        assert!(is_known_name("niger") && !is_known_name("zelensky"));
    }
}
