//! What was checked and what was found in it.
//!
//! Articles with their findings enter together, because some formats count first; one file a way of writing them.

use std::io;
use std::io::Write;

mod evidence;
mod fingerprint;
mod github;
mod human;
mod json;
mod sarif;
mod skipped;
mod summary;

pub use skipped::{Reason, Skipped};
pub use summary::{Summary, counted};

use crate::compare::collation::Collation;
use crate::report::Palette;
use crate::rules::Article;
use crate::rules::Finding;
use crate::text::Span;

/// A way of writing findings.
#[derive(Debug)]
pub struct Reporter {
    /// What it is called on the command line.
    pub name: &'static str,
    /// Whom it is for.
    pub about: &'static str,
    /// Writes all of it.
    pub write: fn(&Outcome<'_>, &mut dyn Write) -> io::Result<()>,
}

/// Articles that were checked.
#[derive(Debug)]
pub struct Outcome<'a> {
    /// Each article with its findings, in order.
    pub reviewed: &'a [Reviewed<'a>],
    /// What was meant to be checked and was not.
    pub skipped: &'a [Skipped],
    /// True if every quotation is listed, not only those with findings.
    pub every_quotation: bool,
    /// The colours, for people.
    pub palette: Palette,
    /// Columns of the terminal.
    pub width: usize,
    /// Lays two wordings out word under word; given from outside because a reporter calls no stage.
    pub collate: fn(&[(&str, Span)]) -> Collation,
}

/// One article and what the rules found in it.
#[derive(Debug, Clone)]
pub struct Reviewed<'a> {
    /// The article with the evidence.
    pub article: Article<'a>,
    /// The findings, in order of the text.
    pub findings: Vec<Finding>,
    /// The path that fingerprints have, the same however the article's path was written.
    pub identity: String,
}

/// Every way of writing findings.
pub const REPORTERS: &[Reporter] = &[human::REPORTER, json::REPORTER, github::REPORTER, sarif::REPORTER];

/// The reporter of that name.
pub fn reporter(name: &str) -> Option<&'static Reporter> {
    REPORTERS.iter().find(|reporter| reporter.name == name)
}
