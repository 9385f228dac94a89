//! What the differences between two wordings mean: variations, severity, verdict.
//!
//! A quotation and the passage it was found in enter, a [`Comparison`] leaves; all evidence about one quotation makes a
//! [`Case`]. Nothing here searches.

pub(crate) mod case;
pub(crate) mod classify;
pub(crate) mod comparison;
pub(crate) mod coverage;
pub(crate) mod evidence;
pub(crate) mod passage;
pub(crate) mod read;
pub(crate) mod self_repeats;
#[cfg(test)]
mod tests;
pub(crate) mod variation;
pub(crate) mod verdict;

pub use crate::compare::comparison::compare;
pub use crate::compare::comparison::compare_pieces;
pub use crate::compare::coverage::Coverage;
pub use crate::compare::coverage::Held;
pub use crate::compare::evidence::judge;
pub use crate::compare::evidence::settle;
pub use crate::compare::self_repeats::Repeat;
pub use crate::compare::self_repeats::repeats;

pub use crate::compare::case::Case;
pub use crate::compare::case::Found;
pub use crate::compare::case::Unproven;
pub use crate::compare::variation::Severity;
pub use crate::compare::variation::Variation;
pub use crate::compare::variation::VariationKind;

use serde::Serialize;

use crate::text::Span;

/// What the evidence says of a quotation, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Word for word.
    Verbatim,
    /// Every difference is disclosed by ellipsis or brackets and hides nothing.
    Edited,
    /// Cosmetic differences only.
    Cleaned,
    /// Minor differences.
    Altered,
    /// Substantive differences, or spliced.
    Distorted,
    /// No reference has the words.
    NotFound,
    /// Too short or too common to judge, or there is no reference.
    Unverifiable,
}

/// How much of the reference the quotation takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// At least a whole sentence of it.
    Full,
    /// A part of a sentence.
    Fragment,
}

/// Two wordings, compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// True if the two are renderings of one utterance.
    pub same_utterance: bool,
    /// How much of the reference the quotation takes.
    pub relation: Relation,
    /// What the differences amount to.
    pub verdict: Verdict,
    /// The worst severity of the variations.
    pub severity: Severity,
    /// The differences that count, in order of the quotation.
    pub variations: Vec<Variation>,
    /// What is recorded and not counted: case, punctuation, context cut off; in order of the quotation.
    pub recorded: Vec<Variation>,
    /// The stretch of the reference that corresponds to the quotation.
    pub reference: Span,
    /// Content words of the quotation; 0 where two renderings of one utterance are compared.
    pub(crate) content: usize,
    /// How many of these the reference has, in whatever form.
    pub(crate) kept: usize,
}
