//! The quotations of documents, listed.
//!
//! One document with its attributions enters at a time and leaves at once, so that a listing needs no more memory than
//! its largest document.

pub(crate) mod csv;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod jsonl;
pub(crate) mod record;

use std::io;
use std::io::Write;

pub use crate::report::extraction::record::Detail;
pub use crate::report::extraction::record::Record;
pub use crate::report::extraction::record::records;

use crate::report::Palette;

/// A way of listing quotations.
#[derive(Debug)]
pub struct Reporter {
    /// What it is called on the command line.
    pub name: &'static str,
    /// Whom it is for.
    pub about: &'static str,
    /// Writes what stands before the first quotation.
    pub head: fn(&mut dyn Write) -> io::Result<()>,
    /// Writes the quotations of one document.
    pub listing: fn(&mut Listing<'_>, &mut dyn Write) -> io::Result<()>,
    /// Writes what stands behind the last quotation.
    pub tail: fn(&mut dyn Write) -> io::Result<()>,
}

/// The quotations of one document.
pub struct Listing<'a> {
    /// What the document is called.
    pub path: &'a str,
    /// Its quotations, in order; made one by one, so that a long document needs no room for all of them.
    pub records: &'a mut dyn Iterator<Item = Record>,
    /// True if no quotation was written before.
    pub first: bool,
    /// The colours, for people.
    pub palette: Palette,
}

/// Every way of listing quotations.
pub const REPORTERS: &[Reporter] = &[
    crate::report::extraction::human::REPORTER,
    crate::report::extraction::jsonl::REPORTER,
    crate::report::extraction::json::REPORTER,
    crate::report::extraction::csv::REPORTER,
];

/// The reporter of that name.
pub fn reporter(name: &str) -> Option<&'static Reporter> {
    REPORTERS.iter().find(|reporter| reporter.name == name)
}
