//! The function that gets the text out of a PDF, which the caller may replace.

use std::fmt;

use crate::ingest::input::error::ReadError;
use crate::ingest::input::limits::Limits;
use crate::ingest::pdf::glyphs::pdf_text;
use crate::ingest::pdf::text::PdfText;

/// How the text of a PDF is got out of it.
#[derive(Clone, Copy)]
pub struct PdfReader(pub fn(&[u8], &Limits) -> Result<PdfText, ReadError>);

impl Default for PdfReader {
    /// In this process: for files that are trusted.
    fn default() -> Self {
        Self(|bytes, _| pdf_text(bytes))
    }
}

impl fmt::Debug for PdfReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PdfReader")
    }
}
