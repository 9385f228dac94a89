//! The pipeline on one screen: the only file that calls the stages.
//!
//! Bytes enter, documents, attributions, cases and findings leave. Nothing here decides anything; it says in which order
//! the stages work and hands each what the one before it made.

use crate::attribute;
use crate::attribute::Attribution;
use crate::compare;
use crate::compare::Comparison;
use crate::document::Document;
use crate::extract;
use crate::extract::Fault;
use crate::ingest;
use crate::ingest::Options;
use crate::ingest::ReadError;

/// The quotations of a document with their speakers, and its faulty marks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// Every quoted span, speech or not, in order.
    pub attributions: Vec<Attribution>,
    /// Every mark without a proper partner, in order.
    pub faults: Vec<Fault>,
}

/// Reads the documents of a file; `name` is what messages call it.
pub fn read(name: &str, bytes: &[u8]) -> Result<Vec<Document>, ReadError> {
    ingest::read(name, bytes, &Options::default())
}

/// Finds the quotations of a document and who is credited with them; speakers below `threshold` stay unknown.
pub fn attributions(document: &Document, threshold: Option<f32>) -> Reading {
    let extraction = extract::extract(document);
    let mut options = attribute::Options::default();
    if let Some(threshold) = threshold {
        options.threshold = threshold;
    }
    Reading {
        attributions: attribute::attribute_with(document, extraction.quotations, options),
        faults: extraction.faults,
    }
}

/// Says how a quotation differs from a reference.
pub fn compare(quotation: &str, reference: &str) -> Comparison {
    compare::compare(quotation, reference)
}
