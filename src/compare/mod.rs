//! What the differences between two wordings mean: variations, severity, verdict.
//!
//! A quotation and the passage it was found in enter, a [`Comparison`] leaves; all evidence about one quotation makes a
//! [`Case`]. Nothing here searches.

#[cfg(test)]
mod cases;
mod classify;
pub mod collation;
mod comparison;
mod credits;
mod dispute;
mod gaps;
mod judge;
mod lemma;
mod merge;
mod moves;
mod pair;
mod person;
mod printed;
mod repeats;
mod sameness;
#[cfg(test)]
pub(crate) mod sample;
mod shared;
mod substitution;
mod surface;
#[cfg(test)]
mod table;
pub mod variance;
mod variants;
mod verdict;
mod wording;

pub use comparison::{compare, compare_pieces};
pub use judge::judge;
pub use repeats::{Repeat, repeats};

use serde::Serialize;

use crate::attribute::Attribution;
use crate::document::Delivery;
use crate::matching::Passage;
use crate::text::Span;

/// One classified difference between a quotation and a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variation {
    /// What sort of difference.
    pub kind: VariationKind,
    /// How much it matters.
    pub severity: Severity,
    /// Bytes of the quotation's text; empty if the words are only in the reference.
    pub quotation: Span,
    /// Bytes of the reference's text; empty if the words are only in the quotation.
    pub reference: Span,
}

/// The sorts of [`Variation`], most harmful first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum VariationKind {
    /// A negation on one side only.
    Negation,
    /// A number, unit or magnitude differs.
    Number,
    /// A name differs.
    Name,
    /// Modality or quantity differs: will/may, all/some.
    Modality,
    /// Other content words differ.
    Substitution,
    /// Words that the reference does not have.
    Insertion,
    /// Words left out with no mark.
    OmissionUnmarked,
    /// Words of different sentences, turns or occasions joined without a mark.
    Splice,
    /// The same words in another order.
    Reorder,
    /// Another form of the same word: conversation/conversations.
    Inflection,
    /// A function word: a/the, in/on.
    FunctionWord,
    /// An insertion in square brackets.
    Bracket,
    /// Words left out, marked by an ellipsis.
    OmissionMarked,
    /// it's/it is.
    Contraction,
    /// favor/favour, percent/per cent, OK/okay.
    Spelling,
    /// uh, you know, a word said twice.
    Disfluency,
    /// Cut just before "but", "if", "unless": informational.
    TruncatedContext,
    /// Capitals only.
    Case,
    /// Punctuation only.
    Punctuation,
}

/// How much a difference matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Not counted: case, punctuation.
    None,
    /// Spelling, contraction, disfluency.
    Cosmetic,
    /// The wording differs, the sense is the same.
    Minor,
    /// A fact, its strength, or who or what is changed.
    Substantive,
}

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
}

/// A quotation with all the evidence about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The quotation and who is credited with it.
    pub attribution: Attribution,
    /// What the evidence says.
    pub verdict: Verdict,
    /// The worst severity of the best evidence.
    pub severity: Severity,
    /// Where the words were found, best first: primary before secondary, nearer before farther.
    pub found: Vec<Found>,
    /// If nowhere: the nearest passage.
    pub nearest: Option<Found>,
    /// True if the words were found, from another speaker.
    pub misattributed: bool,
    /// Why the verdict is `unverifiable`.
    pub reason: Option<String>,
}

/// A passage that was compared with the quotation.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Where it stands.
    pub passage: Passage,
    /// How its words differ. Spans on the quotation's side are of [`crate::extract::Quotation::text`], on the
    /// reference's side of the reference document's text.
    pub comparison: Comparison,
    /// Who said it according to the reference.
    pub speaker: Option<String>,
    /// True for a transcript or statement, false for another report.
    pub primary: bool,
    /// For a transcript that says so: whether it has the words as spoken or as written.
    pub delivery: Option<Delivery>,
    /// True if whoever says it there is reading or quoting somebody else.
    pub relayed: bool,
}
