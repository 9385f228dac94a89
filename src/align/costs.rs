//! What word edits cost.
//!
//! Words enter, small integers leave. One content word left out costs [`CONTENT`]; everything else is set against that.

use crate::align::word::Word;
use crate::english::word_class::WordClass;
use crate::text::likeness;

/// A content word left out or put in.
pub(crate) const CONTENT: u32 = 100;
/// A function word left out or put in.
const FUNCTION: u32 = 60;
/// A filler.
const FILLER: u32 = 20;
/// A word said twice.
const REPEATED: u32 = 45;
/// Starting a stretch of edits: few long stretches read better than many short ones.
pub(crate) const OPEN: u32 = 40;
/// A word written as two.
pub(crate) const JOIN: u32 = 8;
/// Two neighbours in the other order.
pub(crate) const SWAP: u32 = 90;
/// A word of the quotation beyond either end of the reference.
const OVERHANG: u32 = 132;
/// Leaving out a long stretch: the price of the leap and of each word in it.
pub(crate) const LEAP: u32 = 220;
pub(crate) const LEAP_WORD: u32 = 6;
/// The same where the quotation has an ellipsis.
pub(crate) const ELISION: u32 = 15;
pub(crate) const ELISION_WORD: u32 = 1;
/// A word in square brackets, whatever it stands for.
const BRACKETED: u32 = 45;

/// A word in square brackets in the place of another.
const REPLACED: u32 = 25;

/// What it costs to leave out or put in a word.
pub(crate) fn gap(word: &Word<'_>) -> u32 {
    if word.bracketed {
        return BRACKETED;
    }
    if word.repeated {
        return gap_of(word.class).min(REPEATED);
    }
    gap_of(word.class)
}

fn gap_of(class: WordClass) -> u32 {
    match class {
        WordClass::Filler => FILLER,
        WordClass::Function => FUNCTION,
        _ => CONTENT,
    }
}

/// What it costs to put in a word. Dearer than leaving one out: the reference's ends are free, so a word of the
/// quotation that could be matched by leaving words out must not be given up instead.
pub(crate) fn insertion(word: &Word<'_>) -> u32 {
    let gap = gap(word);
    if gap > BRACKETED { gap * 12 / 5 } else { gap }
}

/// What it costs to leave these words of the quotation beyond an end of the reference.
pub(crate) fn overhang(words: &[Word<'_>]) -> u32 {
    let of = |word: &Word<'_>| match word.class {
        WordClass::Filler => FILLER + OPEN / 2,
        _ => OVERHANG,
    };
    words.iter().map(of).sum()
}

/// What it costs to put one word for another.
pub(crate) fn substitution(one: &Word<'_>, other: &Word<'_>) -> u32 {
    if one.bracketed != other.bracketed {
        return REPLACED;
    }
    match (one.class, other.class) {
        (WordClass::Filler, WordClass::Filler) => FILLER,
        (WordClass::Filler, _) | (_, WordClass::Filler) => gap(one) + gap(other),
        (WordClass::Function, WordClass::Function) => 100,
        (WordClass::Function, _) | (_, WordClass::Function) => 140,
        (WordClass::Number, WordClass::Number) => 60,
        (WordClass::Number, _) | (_, WordClass::Number) => 170,
        (WordClass::Content, WordClass::Content) => between_content(one.spelling, other.spelling),
        (one, other) if one == other => 60,
        _ => 230,
    }
}

fn between_content(one: &str, other: &str) -> u32 {
    match likeness(one, other) {
        80.. => 45,
        60..80 => 75,
        _ => 230,
    }
}
