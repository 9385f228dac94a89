//! What was checked and what was found in it.
//!
//! Articles with their findings enter together, because some formats count first; one file a way of writing them.

pub(crate) mod evidence;
pub(crate) mod fingerprint;
pub(crate) mod github;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod sarif;
pub(crate) mod summary;

use std::io;
use std::io::Write;

pub use crate::report::findings::summary::Summary;
pub use crate::report::findings::summary::counted;

use crate::report::Palette;
use crate::rules::Article;
use crate::rules::Finding;
use crate::text::Span;
use crate::variance::collation::Collation;

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
}

/// Every way of writing findings.
pub const REPORTERS: &[Reporter] = &[
    crate::report::findings::human::REPORTER,
    crate::report::findings::json::REPORTER,
    crate::report::findings::github::REPORTER,
    crate::report::findings::sarif::REPORTER,
];

/// The reporter of that name.
pub fn reporter(name: &str) -> Option<&'static Reporter> {
    REPORTERS.iter().find(|reporter| reporter.name == name)
}
