//! What was read: text, its blocks, its metadata, and the way back to the stored bytes.
//!
//! Readers make documents, every later stage reads them. Spans of blocks, turns and of everything that later stages
//! find are byte ranges of [`Document::text`]; [`Document::stored`] leads from there to the bytes of the file. The two
//! are the same for plain UTF-8 text.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use crate::text::LineColumn;
use crate::text::LineIndex;
use crate::text::Span;

/// One file, page, message or feed item that was read.
#[derive(Debug, Clone)]
pub struct Document {
    /// How the document is called in messages: its path, or archive and member.
    pub path: String,
    /// What it says of itself.
    pub metadata: Metadata,
    /// The text that the stages work on: no markup, entities decoded.
    pub text: String,
    /// The parts of the text in order, without overlap; text between blocks is not looked at.
    pub blocks: Vec<Block>,
    /// Turns of a speaker-labelled transcript, in order; empty for anything else.
    pub turns: Vec<Turn>,
    /// From text to stored bytes.
    pub origin: Origin,
    /// Places in formats without byte positions, and times; sorted by offset.
    pub anchors: Vec<Anchor>,
    /// What the reader had to assume or leave out.
    pub warnings: Vec<Warning>,
}

/// What a document says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Metadata {
    /// The publisher: `Reuters`.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Date as printed, ISO 8601 where the reader could tell.
    pub date: Option<String>,
    /// Headline or title.
    pub title: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// For a transcript: whether it has the words as spoken or as written beforehand, if it says so.
    pub delivery: Option<Delivery>,
}

/// How the words of a transcript came down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Delivery {
    /// Taken down from what was said.
    AsSpoken,
    /// Written to be said: prepared remarks.
    AsWritten,
}

impl fmt::Display for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AsSpoken => "as spoken",
            Self::AsWritten => "as written",
        })
    }
}

/// A part of the text that stands by itself: a paragraph, a headline, a turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its text, without the white space around it.
    pub span: Span,
    /// What sort of part it is.
    pub kind: BlockKind,
}

/// The sorts of [`Block`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// The headline of the document.
    Headline,
    /// A heading inside the document.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A block quotation or an embedded post.
    BlockQuote,
    /// A passage of the body repeated for display.
    PullQuote,
    /// The text under a picture.
    Caption,
    /// A cell or row of a table.
    Table,
    /// A footnote.
    Footnote,
    /// Who wrote it, and when.
    Byline,
    /// Words of the page, not of the article: "Leave a comment".
    Boilerplate,
    /// Words of a transcript's turn.
    Turn,
    /// A stage direction of a transcript: `(APPLAUSE)`.
    Direction,
}

/// One speaker's words in a transcript, up to the next speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Who speaks, as labelled, without honorifics and asides; `None` for words before the first label.
    pub speaker: Option<String>,
    /// The label in the text.
    pub label: Option<Span>,
    /// From the first to the last word of the turn, label excluded.
    pub span: Span,
}

/// How offsets of the text lead to offsets of the stored bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The text is the stored bytes.
    Same,
    /// The text was decoded or flattened from bytes.
    Runs {
        /// Runs in order of text, without overlap.
        runs: Vec<Run>,
        /// The stored text itself, if it is UTF-8: for counting columns in characters. Shared, because the items of
        /// a feed are all stored in one file.
        stored: Option<Arc<str>>,
    },
    /// The format has no usable byte positions (.docx, PDF); the anchors say where things are.
    Anchored,
}

/// A stretch of text and the stored bytes it was made from.
///
/// Equal lengths mean byte for byte; otherwise the stretch is one unit (an entity, a decoded character).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Bytes of the text.
    pub text: Span,
    /// Bytes of the file.
    pub stored: Span,
}

/// The place of everything from `offset` of the text up to the next anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// Byte offset into the text.
    pub offset: usize,
    /// What stands there.
    pub place: Place,
}

/// A place in a format that people do not count in lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Paragraph of a .docx file, from 1.
    Paragraph(usize),
    /// Page and line of a PDF, from 1.
    Page {
        /// Page, from 1.
        page: usize,
        /// Line on the page, from 1.
        line: usize,
    },
    /// Time in a recording, in milliseconds.
    Time(u64),
    /// Line of a JSON Lines file or number of a feed item, from 1.
    Record(usize),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paragraph(number) => write!(f, "paragraph {number}"),
            Self::Page { page, line } => write!(f, "page {page}, line {line}"),
            Self::Time(time) => {
                let seconds = time / 1000;
                let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
                write!(f, "at {hours:02}:{minutes:02}:{:02}", seconds % 60)
            }
            Self::Record(number) => write!(f, "record {number}"),
        }
    }
}

/// Something a reader had to assume or leave out, for people to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Stored byte the warning is about, if it is about one.
    pub offset: Option<usize>,
    /// One sentence.
    pub message: String,
    /// True if something was left out that may hold a quotation.
    pub left_out: bool,
}

impl Document {
    /// Who published it; its path if it does not say.
    pub fn publisher(&self) -> &str {
        self.metadata.outlet.as_deref().unwrap_or(&self.path)
    }

    /// The text under a span.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The stored bytes a span of the text was made from; `None` if the format has no byte positions.
    pub fn stored(&self, span: Span) -> Option<Span> {
        match &self.origin {
            Origin::Same => Some(span),
            Origin::Anchored => None,
            Origin::Runs { runs, .. } => {
                if span.is_empty() {
                    let at = stored_start(runs, span.start)?;
                    return Some(Span::new(at, at));
                }
                let start = stored_start(runs, span.start)?;
                let end = stored_end(runs, span.end)?;
                Some(Span::new(start, end.max(start)))
            }
        }
    }

    /// The place that the anchors give for an offset of the text.
    pub fn place(&self, offset: usize) -> Option<Place> {
        let after = self.anchors.partition_point(|anchor| anchor.offset <= offset);
        after.checked_sub(1).map(|at| self.anchors[at].place)
    }

    /// Makes what [`Document::line_column`] needs; once per document, in reporters.
    pub fn lines(&self) -> LineIndex {
        match &self.origin {
            Origin::Runs {
                stored: Some(stored), ..
            } => LineIndex::new(stored),
            _ => LineIndex::new(&self.text),
        }
    }

    /// Line and column in the stored file of an offset of the text.
    pub fn line_column(&self, lines: &LineIndex, offset: usize) -> LineColumn {
        match &self.origin {
            Origin::Runs {
                runs,
                stored: Some(stored),
                ..
            } => lines.place(stored, stored_start(runs, offset).unwrap_or(0)),
            _ => lines.place(&self.text, offset),
        }
    }

    /// The block that holds an offset of the text.
    pub fn block_at(&self, offset: usize) -> Option<usize> {
        let after = self.blocks.partition_point(|block| block.span.start <= offset);
        let at = after.checked_sub(1)?;
        (offset <= self.blocks[at].span.end).then_some(at)
    }

    /// The turn that holds an offset of the text.
    pub fn turn_at(&self, offset: usize) -> Option<usize> {
        let after = self.turns.partition_point(|turn| turn.span.start <= offset);
        let at = after.checked_sub(1)?;
        (offset <= self.turns[at].span.end).then_some(at)
    }

    /// True if the document is a speaker-labelled transcript.
    pub fn is_transcript(&self) -> bool {
        !self.turns.is_empty()
    }
}

fn stored_start(runs: &[Run], offset: usize) -> Option<usize> {
    let at = runs.partition_point(|run| run.text.end <= offset);
    match runs.get(at) {
        Some(run) if run.text.len() == run.stored.len() => {
            Some(run.stored.start + offset.saturating_sub(run.text.start))
        }
        Some(run) => Some(run.stored.start),
        None => runs.last().map(|run| run.stored.end),
    }
}

fn stored_end(runs: &[Run], offset: usize) -> Option<usize> {
    let at = runs
        .partition_point(|run| run.text.start < offset)
        .checked_sub(1)?;
    let run = &runs[at];
    if run.text.len() == run.stored.len() && offset <= run.text.end {
        return Some(run.stored.start + (offset - run.text.start));
    }
    Some(run.stored.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a&amp;b` decoded to `a&b`.
    fn decoded() -> Document {
        Document {
            path: "page.html".into(),
            metadata: Metadata::default(),
            text: "a&b".into(),
            blocks: vec![],
            turns: vec![],
            origin: Origin::Runs {
                runs: vec![
                    Run {
                        text: Span::new(0, 1),
                        stored: Span::new(0, 1),
                    },
                    Run {
                        text: Span::new(1, 2),
                        stored: Span::new(1, 6),
                    },
                    Run {
                        text: Span::new(2, 3),
                        stored: Span::new(6, 7),
                    },
                ],
                stored: Some("a&amp;b".into()),
            },
            anchors: vec![],
            warnings: vec![],
        }
    }

    #[test]
    fn a_decoded_entity_is_one_unit() {
        let document = decoded();
        assert_eq!(document.stored(Span::new(1, 2)), Some(Span::new(1, 6)));
        assert_eq!(document.stored(Span::new(0, 3)), Some(Span::new(0, 7)));
        assert_eq!(document.stored(Span::new(2, 3)), Some(Span::new(6, 7)));
    }

    #[test]
    fn places_are_told_as_people_tell_them() {
        assert_eq!(Place::Time(872_900).to_string(), "at 00:14:32");
        let place = Place::Page { page: 2, line: 7 };
        assert_eq!(place.to_string(), "page 2, line 7");
    }

    #[test]
    fn columns_are_those_of_the_stored_file() {
        let document = decoded();
        assert_eq!(document.line_column(&document.lines(), 2).column, 7);
    }
}
