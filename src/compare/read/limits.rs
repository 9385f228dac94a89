//! Words → the phrases among them that limit the claim.
//!
//! The phrases and their classes are `src/languages/en/scope.tsv`.

use std::ops::Range;

use crate::align::Word;
use crate::english::scope::ScopeClass;
use crate::english::scope::phrase;
use crate::english::word_class::WordClass;

/// A phrase that limits the claim, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Limit {
    pub(crate) words: Range<usize>,
    pub(crate) class: ScopeClass,
    pub(crate) value: &'static str,
    /// A number is the word before.
    pub(crate) after_number: bool,
}

/// The limits of a text, in order.
pub(crate) fn limits(words: &[Word<'_>]) -> Vec<Limit> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let joined = |next: usize| {
            let word = words.get(next).filter(|word| next == at || !word.after_break);
            word.map(|word| word.spelling)
        };
        let Some(phrase) = phrase(at, joined) else {
            at += 1;
            continue;
        };
        let range = at..at + phrase.words;
        at = range.end;
        if words[range.clone()].iter().all(is_idle) {
            continue;
        }
        found.push(Limit {
            class: phrase.class,
            value: phrase.value,
            after_number: range
                .start
                .checked_sub(1)
                .is_some_and(|before| words[before].class == WordClass::Number),
            words: range,
        });
    }
    found
}

/// A filler, or a word that is said again at once.
fn is_idle(word: &Word<'_>) -> bool {
    word.repeated || word.class == WordClass::Filler
}
