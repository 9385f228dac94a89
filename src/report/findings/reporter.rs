//! The interface of reporters of findings.

use crate::report::Palette;
use crate::report::findings::skipped::Skipped;
use crate::rules::Article;
use crate::rules::Finding;
use crate::text::Span;
use crate::variance::collation::Collation;
use std::io;
use std::io::Write;

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
