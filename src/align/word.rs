//! The words that an alignment compares, and the steps it is made of.

use std::ops::Range;

use crate::english::word_class::WordClass;
use crate::text::WordId;

/// A word as the alignment sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one word")]
pub struct Word<'a> {
    /// Equal ids are equal words.
    pub id: WordId,
    /// Its canonical spelling.
    pub spelling: &'a str,
    /// What sort of word it is.
    pub class: WordClass,
    /// True if punctuation stands before it.
    pub after_break: bool,
    /// True if an ellipsis stands before it.
    pub after_elision: bool,
    /// True if it stands in square brackets.
    pub bracketed: bool,
    /// True if it is said again at once.
    pub repeated: bool,
}

/// What one step of an alignment does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StepKind {
    /// The words are equal.
    Keep,
    /// One word on one side is two on the other: `grown up`, `grownup`.
    Join,
    /// One word stands for another.
    Substitute,
    /// Two neighbours stand in the other order.
    Swap,
    /// A word that only the quotation has.
    Insert,
    /// A word that only the reference has.
    Delete,
    /// A word that only the reference has, in a stretch that the quotation leaps over.
    Leap,
    /// A word of the quotation beyond an end of the reference.
    Overhang,
}

/// One step: the words it takes on either side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it does.
    pub kind: StepKind,
    /// Words of the quotation.
    pub quotation: Range<usize>,
    /// Words of the reference.
    pub reference: Range<usize>,
}

/// How the words of a quotation correspond to words of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alignment {
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// What they cost together.
    pub cost: u32,
}
