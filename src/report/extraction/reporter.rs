//! The interface of reporters that list quotations.

use crate::report::Palette;
use crate::report::extraction::record::Record;
use std::io;
use std::io::Write;

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
