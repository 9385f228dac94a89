//! Spans of a document's text → places of the stored file.
//!
//! A document and its line index enter, byte ranges, lines and columns leave. Formats without byte positions keep the
//! offsets of the text and say so.

use serde::Serialize;

use crate::document::Document;
use crate::text::LineColumn;
use crate::text::LineIndex;
use crate::text::Span;

/// A byte range as JSON has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Range {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A document with what it takes to name places in it.
#[derive(Debug)]
pub struct Located<'a> {
    /// The document.
    pub document: &'a Document,
    lines: LineIndex,
}

impl<'a> Located<'a> {
    /// Indexes the lines of a document.
    pub fn new(document: &'a Document) -> Self {
        Self {
            document,
            lines: document.lines(),
        }
    }

    /// Bytes of the file; of the text if the format has no byte positions.
    pub fn range(&self, span: Span) -> Range {
        let span = self.document.stored(span).unwrap_or(span);
        Range {
            start: span.start,
            end: span.end,
        }
    }

    /// Line and column in the file.
    pub fn line_column(&self, offset: usize) -> LineColumn {
        self.document.line_column(&self.lines, offset)
    }

    /// True if [`Located::range`] counts bytes of the file.
    pub fn has_bytes(&self) -> bool {
        self.document.stored(Span::new(0, 0)).is_some()
    }
}
