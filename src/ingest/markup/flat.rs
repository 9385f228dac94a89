//! Markup → flat text with the way back to the bytes.
//!
//! Pieces of a source enter in order, text with blocks and origin leaves. Every byte of a block was copied from the
//! source or made from a unit of it (an entity, a line break); what is only laid out between blocks came from nowhere.

use std::sync::Arc;

use memchr::memchr3;

use crate::document::Block;
use crate::document::BlockKind;
use crate::document::Document;
use crate::document::Metadata;
use crate::document::Origin;
use crate::document::Run;
use crate::document::Warning;
use crate::ingest::input::Decoded;
use crate::ingest::input::extend;
use crate::text::Span;

/// Flat text under construction.
pub(in crate::ingest) struct Flat<'a> {
    source: &'a str,
    text: String,
    runs: Vec<Run>,
    blocks: Vec<Block>,
    open: Option<Block>,
}

impl<'a> Flat<'a> {
    /// Starts on a source.
    pub(in crate::ingest) fn new(source: &'a str) -> Self {
        Self {
            source,
            text: String::with_capacity(source.len() / 2),
            runs: Vec::new(),
            blocks: Vec::new(),
            open: None,
        }
    }

    /// Starts a block; the one that is open ends.
    pub(in crate::ingest) fn open(&mut self, kind: BlockKind) {
        self.close();
        self.open = Some(Block {
            span: Span::new(self.text.len(), self.text.len()),
            kind,
        });
    }

    /// Ends the block that is open; one without words is forgotten. Returns its number if it was kept.
    pub(in crate::ingest) fn close(&mut self) -> Option<usize> {
        let mut block = self.open.take()?;
        let words = &self.text[block.span.start..];
        let start = block.span.start + (words.len() - words.trim_start().len());
        block.span = Span::new(start, start + words.trim().len());
        if block.span.is_empty() {
            return None;
        }
        self.text.push_str("\n\n");
        self.blocks.push(block);
        Some(self.blocks.len() - 1)
    }

    /// True if a block is open.
    pub(in crate::ingest) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// True if a block is open that has no words yet.
    pub(in crate::ingest) fn is_bare(&self) -> bool {
        let words = |block: &Block| self.text[block.span.start..].trim().is_empty();
        self.open.as_ref().is_some_and(words)
    }

    /// True if a caption is open.
    pub(in crate::ingest) fn is_captioning(&self) -> bool {
        self.open
            .as_ref()
            .is_some_and(|block| block.kind == BlockKind::Caption)
    }

    /// Changes the kind of the block that is open.
    pub(in crate::ingest) fn set_kind(&mut self, kind: BlockKind) {
        if let Some(block) = &mut self.open {
            block.kind = kind;
        }
    }

    /// Bytes of text so far.
    pub(in crate::ingest) fn len(&self) -> usize {
        self.text.len()
    }

    /// Number of the blocks that were closed.
    pub(in crate::ingest) fn blocks(&self) -> usize {
        self.blocks.len()
    }

    /// The blocks that were closed, from number `first` on.
    pub(in crate::ingest) fn blocks_from(&mut self, first: usize) -> &mut [Block] {
        self.blocks.get_mut(first..).unwrap_or_default()
    }

    /// The text so far from byte `start` on.
    pub(in crate::ingest) fn since(&self, start: usize) -> &str {
        self.text.get(start..).unwrap_or_default()
    }

    /// Copies a part of the source.
    pub(in crate::ingest) fn copy(&mut self, from: Span) {
        if !from.is_empty() {
            let start = self.text.len();
            self.text.push_str(from.of(self.source));
            self.run(start, from);
        }
    }

    /// Appends text that stands for a part of the source.
    pub(in crate::ingest) fn unit(&mut self, text: &str, from: Span) {
        if !text.is_empty() {
            let start = self.text.len();
            self.text.push_str(text);
            self.run(start, from);
        }
    }

    /// Copies a part of the source and makes one space of each stretch of white space, none at the start of a block.
    pub(in crate::ingest) fn collapse(&mut self, from: Span) {
        let bytes = self.source.as_bytes();
        let mut at = from.start;
        while at < from.end {
            let space = self.space(at, from.end);
            if space > at {
                let ends_blank = self.text.ends_with([' ', '\n']);
                if self.is_open() && !ends_blank && !self.is_bare() {
                    self.unit(" ", Span::new(at, space));
                }
                at = space;
                continue;
            }
            // White space is looked for in long strides: a single space is copied along.
            let mut end = at;
            loop {
                end = next_space(bytes, end, from.end);
                let single = end < from.end
                    && bytes[end] == b' '
                    && bytes.get(end + 1).is_some_and(|byte| !byte.is_ascii_whitespace())
                    && end + 1 < from.end;
                if !single {
                    break;
                }
                end += 1;
            }
            self.copy(Span::new(at, end));
            at = end;
        }
    }

    /// The end of the white space at `at`.
    fn space(&self, at: usize, end: usize) -> usize {
        let bytes = &self.source.as_bytes()[at..end];
        let length = bytes.iter().position(|byte| !byte.is_ascii_whitespace());
        at + length.unwrap_or(bytes.len())
    }

    fn run(&mut self, start: usize, stored: Span) {
        let run = Run {
            text: Span::new(start, self.text.len()),
            stored,
        };
        extend(&mut self.runs, run);
    }

    /// Makes the document; `decoded` is what the source was part of, `shared` its text for counting columns.
    pub(in crate::ingest) fn document(
        mut self,
        name: &str,
        metadata: Metadata,
        way: &Way,
        warnings: Vec<Warning>,
    ) -> Document {
        self.close();
        Document {
            path: name.to_owned(),
            metadata,
            text: self.text,
            blocks: self.blocks,
            turns: vec![],
            origin: way.origin(self.runs),
            anchors: vec![],
            warnings,
        }
    }
}

/// The next byte of white space, or `end`.
fn next_space(bytes: &[u8], from: usize, end: usize) -> usize {
    let rest = &bytes[from..end];
    let near = memchr3(b' ', b'\n', b'\t', rest).unwrap_or(rest.len());
    let near = rest[..near]
        .iter()
        .position(|byte| matches!(byte, b'\r' | 0x0c))
        .unwrap_or(near);
    from + near
}

/// The way from decoded text back to the bytes.
pub(in crate::ingest) struct Way {
    /// `None` if the text is the bytes.
    runs: Option<Vec<Run>>,
    /// The text, if it is the bytes.
    stored: Option<Arc<str>>,
}

impl Way {
    /// The way back of a decoded file; `shared` is its text.
    pub(in crate::ingest) fn new(decoded: &mut Decoded<'_>) -> Self {
        let runs = decoded.runs.take();
        let stored = runs.is_none().then(|| Arc::from(decoded.text.as_ref()));
        Self { runs, stored }
    }

    /// The way from a source that was made of this one, by `runs`.
    pub(in crate::ingest) fn behind(&self, runs: &[Run]) -> Self {
        Self {
            runs: Some(match &self.runs {
                None => runs.to_vec(),
                Some(outer) => compose(runs, outer),
            }),
            stored: self.stored.clone(),
        }
    }

    fn origin(&self, inner: Vec<Run>) -> Origin {
        Origin::Runs {
            runs: match &self.runs {
                None => inner,
                Some(outer) => compose(&inner, outer),
            },
            stored: self.stored.clone(),
        }
    }
}

/// Joins the way from flat text to decoded text (`inner`) with the way from there to the bytes (`outer`).
fn compose(inner: &[Run], outer: &[Run]) -> Vec<Run> {
    let mut made = Vec::with_capacity(inner.len());
    for run in inner {
        let first = outer.partition_point(|it| it.text.end <= run.stored.start);
        let under = outer[first..]
            .iter()
            .take_while(|it| it.text.start < run.stored.end);
        if run.text.len() == run.stored.len() {
            for it in under {
                let start = it.text.start.max(run.stored.start);
                let end = it.text.end.min(run.stored.end);
                let by_byte = it.text.len() == it.stored.len();
                let at = it.stored.start + (start - it.text.start);
                made.push(Run {
                    text: Span::new(start - run.stored.start, end - run.stored.start).shift(run.text.start),
                    stored: if by_byte {
                        Span::new(at, at + (end - start))
                    } else {
                        it.stored
                    },
                });
            }
        } else if let Some(stored) = under.map(|it| it.stored).reduce(Span::cover) {
            made.push(Run {
                text: run.text,
                stored,
            });
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_collapses_and_leads_back() {
        let source = "  One \n\t two three  ";
        let mut flat = Flat::new(source);
        flat.open(BlockKind::Paragraph);
        flat.collapse(Span::new(0, source.len()));
        let way = Way {
            runs: None,
            stored: None,
        };
        let document = flat.document("a", Metadata::default(), &way, vec![]);
        let block = document.blocks[0].span;
        assert_eq!(document.slice(block), "One two three");
        let stored = document.stored(block).expect("has positions");
        assert_eq!(stored.of(source), "One \n\t two three");
    }
}
