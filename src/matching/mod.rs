//! Where the words of a quotation stand in references, and which quotations are one utterance.
//!
//! Attributions and reference documents enter, passages and clusters leave. A passage says where words stand; what the
//! differences mean is for the next stage to say.

pub(crate) mod cluster;
pub(crate) mod index;
pub(crate) mod query;
pub(crate) mod search;
pub(crate) mod thresholds;

pub use crate::matching::cluster::Clusters;
pub use crate::matching::cluster::cluster;
pub use crate::matching::query::Query;
pub use crate::matching::search::references::References;

use crate::text::Span;

/// A stretch of a reference that holds the words of a quotation, or comes near to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// Index of the document among the references.
    pub document: usize,
    /// From the first to the last word that corresponds to the quotation.
    pub span: Span,
    /// The stretch for each segment of an elided or split quotation, in the quotation's order; one if it is whole.
    pub segments: Vec<Span>,
    /// The transcript turn, if the reference is a transcript.
    pub turn: Option<usize>,
    /// How it was found.
    pub method: Method,
    /// Word edits between the quotation and the passage.
    pub distance: usize,
}

/// How a passage was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Inside the edit budget, by the index; nothing inside the budget is missed.
    Indexed,
    /// Beyond the budget, by scan: heavily altered.
    Heavy,
    /// Not found; this is the nearest stretch.
    Nearest,
}

/// What a search of the references gave for one quotation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Search {
    /// Passages that hold the words, best first.
    pub passages: Vec<Passage>,
    /// If there are none: the nearest stretch.
    pub nearest: Option<Passage>,
    /// Why no verdict can be had (too short, too common), in words for people.
    pub unverifiable: Option<String>,
    /// Bits of information that the quotation's words bring above those of any common phrase.
    pub bits: u32,
}

/// Quotations of several documents that are one thing said.
#[derive(Debug, Clone, PartialEq)]
pub struct Utterance {
    /// Its renderings, the reference rendering first.
    pub renderings: Vec<Rendering>,
}

/// One quotation as a member of an utterance.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendering {
    /// Index of the document.
    pub document: usize,
    /// Index of the attribution among the document's.
    pub quotation: usize,
    /// The rendering it was attached to, an index into the utterance; `None` for the reference rendering.
    pub parent: Option<usize>,
    /// True if the quotation joins words of two utterances and belongs to both.
    pub mosaic: bool,
}
