//! The distinct wordings of an utterance, and what two of them differ in.

use crate::compare::Severity;
use crate::compare::Variation;

/// Maximum number of wordings that are compared pairwise; with more, each is compared with the reference only.
pub(crate) const MOST_PAIRED: usize = 24;

/// One wording of an utterance: words, not case and punctuation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The words as the first of its renderings prints them.
    pub text: String,
    /// Indices of the renderings that have it, ascending.
    pub renderings: Vec<usize>,
    /// How far it is from the reference wording.
    pub severity: Severity,
    /// Its differences from the reference wording.
    pub variations: Vec<Variation>,
    /// True if it shares only a part of its words with the reference wording.
    pub partial: bool,
}

/// A difference between two wordings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Index of the wording on the quotation's side.
    pub a: usize,
    /// Index of the wording on the reference's side.
    pub b: usize,
    /// The difference.
    pub variation: Variation,
}
