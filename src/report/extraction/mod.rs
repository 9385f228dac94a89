//! The quotations of documents, listed.
//!
//! One document with its attributions enters at a time and leaves at once, so that a listing needs no more memory than
//! its largest document.

pub(crate) mod csv;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod jsonl;
pub(crate) mod record;
pub(crate) mod reporter;

pub use crate::report::extraction::record::Detail;
pub use crate::report::extraction::record::Record;
pub use crate::report::extraction::record::records;
pub use crate::report::extraction::reporter::Listing;
pub use crate::report::extraction::reporter::Reporter;

/// Every way of listing quotations.
pub const REPORTERS: &[Reporter] = &[human::REPORTER, jsonl::REPORTER, json::REPORTER, csv::REPORTER];

/// The reporter of that name.
pub fn reporter(name: &str) -> Option<&'static Reporter> {
    REPORTERS.iter().find(|reporter| reporter.name == name)
}
