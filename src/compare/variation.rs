//! One classified difference between two wordings.

use serde::Serialize;

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
    /// The wording differs; no change of fact was recognised.
    Minor,
    /// A fact, its strength, or who or what is changed.
    Substantive,
}
