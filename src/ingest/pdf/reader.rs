//! The function that gets the text out of a PDF, which the caller may replace.

use std::fmt;

use crate::ingest::input::error::ReadError;
use crate::ingest::input::limits::Limits;
#[cfg(feature = "pdf")]
use crate::ingest::pdf::glyphs::pdf_text;
use crate::ingest::pdf::text::PdfText;

/// How the text of a PDF is got out of it.
#[derive(Clone, Copy)]
pub struct PdfReader(pub fn(&[u8], &Limits) -> Result<PdfText, ReadError>);

impl Default for PdfReader {
    /// None: the caller decides how PDF files are read.
    fn default() -> Self {
        Self(|_, _| Err(ReadError::NoPdfReader))
    }
}

#[cfg(feature = "pdf")]
impl PdfReader {
    /// Reads in this process: for trusted files only, since a hostile one can overflow the stack or never end.
    pub fn in_process() -> Self {
        Self(|bytes, _| pdf_text(bytes))
    }
}

impl fmt::Debug for PdfReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PdfReader")
    }
}
