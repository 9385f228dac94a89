//! How many edits a quotation may have, and which are too short or too common to judge.
//!
//! A phrase and what is known of it enter; a budget, or the reason why nothing can be said, leaves.

use crate::matching::english::English;

/// Below this many words nothing but the exact words counts.
const FRAGMENT: usize = 5;

/// From this many words on, a fifth of them may differ.
const WHOLE: usize = 8;

/// Phrases with fewer bits than this are said by anybody at any time.
const COMMON_BITS: u32 = 20;

/// A phrase that more documents than this have is common here, whatever it is elsewhere.
const COMMON_DOCUMENTS: usize = 8;

/// Word edits that a quotation of so many words may have and still be looked for.
pub(super) fn budget(words: usize) -> usize {
    match words {
        0..FRAGMENT => 0,
        FRAGMENT..WHOLE => 1,
        _ => words / 5,
    }
}

/// True if a quotation of so many words is judged by rarity and context.
pub(super) fn is_fragment(words: usize) -> bool {
    words < FRAGMENT
}

/// True if a quotation of so many words may be found heavily altered.
pub(super) fn is_whole(words: usize) -> bool {
    words >= WHOLE
}

/// Why a fragment cannot be judged wherever it stands; `None` if it says enough.
pub(super) fn too_common(english: &English, words: &[u32]) -> Option<String> {
    if words.iter().all(|&word| english.is_function(word)) {
        return Some("only function words, which anybody may have said".to_owned());
    }
    let bits = english.phrase(words);
    if bits >= COMMON_BITS {
        return None;
    }
    Some(match words.len() {
        1 => "a single word, too common to tell who said it".to_owned(),
        words => format!("{words} words that are common together, too common to tell who said them"),
    })
}

/// Why a fragment found in so many documents is no evidence; `None` if it is.
pub(super) fn too_frequent(words: usize, documents: usize) -> Option<String> {
    (documents > COMMON_DOCUMENTS).then(|| match words {
        1 => format!("a single word that {documents} references have"),
        words => format!("{words} words that {documents} references have"),
    })
}

/// Why a fragment that no reference has, or has out of context, is not judged.
pub(super) fn out_of_context(words: usize, documents: usize) -> String {
    let what = match words {
        1 => "a single word".to_owned(),
        words => format!("only {words} words"),
    };
    match documents {
        0 => format!("{what}, too short to be told from a paraphrase; no reference has them"),
        1 => format!("{what}, found in 1 reference but not from this speaker"),
        _ => format!("{what}, found in {documents} references but not from this speaker"),
    }
}
