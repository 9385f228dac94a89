//! Finds quotations in a document and decides whether each is speech.
//!
//! Every pair of marks becomes a quotation, and each mark without a partner gets a diagnosis. Nothing between marks is lost
//! silently: what is not speech has a reason.

mod assembly;
mod glyph;
mod layout;
mod mark;
mod neighbours;
mod nesting;
mod pairing;
pub mod speech;
mod split;
mod style;

use serde::Serialize;

use crate::document::Document;
use crate::text::Span;

use pairing::Found;

/// Content between quotation marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// The pieces in order; a split quotation (“A,” she said, “b.”) has two, a multi-paragraph one a piece a paragraph.
    pub pieces: Vec<Piece>,
    /// Speech, or the reason why not.
    pub kind: Kind,
    /// Probability that this is speech.
    pub probability: f32,
}

/// One uninterrupted stretch of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// The content, without the marks.
    pub span: Span,
    /// The opening mark; none in layouts without marks (block quotations).
    pub open: Option<Span>,
    /// The closing mark; none before a continuation, or if it is missing.
    pub close: Option<Span>,
}

/// What a quoted span is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Words that a source is reported to have said or written.
    Speech,
    /// The title of a work.
    Title,
    /// A nickname inside a name.
    Nickname,
    /// A word spoken of as a word, a term, a motto.
    Term,
    /// Distance, irony: no particular source is quoted.
    ScareQuotes,
    /// The headline of the document printed again.
    Headline,
    /// Words in marks that are not part of the prose: a caption credit, code, a label.
    Label,
}

/// A quotation mark without a partner, or an odd pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The mark.
    pub mark: Span,
    /// What is wrong with it.
    pub kind: FaultKind,
}

/// The sorts of [`Fault`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// Opened and never closed; the quotation was ended with its paragraph.
    Unclosed,
    /// Closed without having been opened.
    Stray,
    /// Opened in one style and closed in another.
    Mixed,
}

/// What [`extract`] found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extraction {
    /// Every quoted span, in order of its first piece.
    pub quotations: Vec<Quotation>,
    /// Every mark that has no proper partner, in order.
    pub faults: Vec<Fault>,
}

/// Finds the text between quotation marks in the blocks of a document.
///
/// Each block is read by itself, in time linear in its length: a stray mark in one never changes the pieces of another.
pub fn extract(document: &Document) -> Extraction {
    let text = &document.text;
    let mut marks = Vec::new();
    let ends: Vec<usize> = document
        .blocks
        .iter()
        .map(|block| {
            mark::marks_into(text, block.span, &mut marks);
            marks.len()
        })
        .collect();
    let single = style::is_single(&marks);
    let mut reader = nesting::Reader::default();
    let mut found: Vec<(usize, Found)> = Vec::new();
    let mut faults = Vec::new();
    let mut start = 0;
    for (at, (block, &end)) in document.blocks.iter().zip(&ends).enumerate() {
        let marks = &marks[start..end];
        let first = found.len();
        if !marks.is_empty() {
            let roles = reader.read(marks, single);
            pairing::pair(text, block.span, marks, &roles, at, &mut found, &mut faults);
        }
        layout::read(text, block, at, first, &mut found);
        start = end;
    }
    faults.sort_by_key(|fault| fault.mark);
    let quotations = assembly::assemble(text, &document.blocks, &found, &mut faults);
    let mut quotations: Vec<Quotation> = quotations
        .into_iter()
        .map(|pieces| Quotation {
            pieces,
            kind: Kind::Speech,
            probability: 1.0,
        })
        .collect();
    speech::classify(document, &mut quotations);
    Extraction { quotations, faults }
}

impl Quotation {
    /// From the first to the last byte of the content.
    pub fn span(&self) -> Span {
        self.pieces
            .iter()
            .map(|piece| piece.span)
            .reduce(Span::cover)
            .unwrap_or(Span::new(0, 0))
    }

    /// True if a source is reported to have said it.
    pub fn is_speech(&self) -> bool {
        self.kind == Kind::Speech
    }

    /// The content, pieces joined by one space.
    pub fn text(&self, document: &str) -> String {
        if let [piece] = self.pieces.as_slice() {
            return piece.span.of(document).to_owned();
        }
        let pieces: Vec<&str> = self.pieces.iter().map(|piece| piece.span.of(document)).collect();
        pieces.join(" ")
    }
}

#[cfg(test)]
mod tests;
