//! A source made from parts of another one, with the way back.
//!
//! Parts of a file enter: copied, unescaped or made up. The text that leaves is read like a file of its own.

use memchr::memchr;

use crate::document::Run;
use crate::ingest::input::extend;
use crate::text::Span;

use crate::ingest::markup::entities;
use crate::ingest::markup::tokenizer::Token;
use crate::ingest::markup::tokenizer::Tokens;

/// A source under construction.
pub(in crate::ingest) struct Rewrite<'a> {
    source: &'a str,
    /// What was made so far.
    pub(in crate::ingest) text: String,
    /// The way back to the source.
    pub(in crate::ingest) runs: Vec<Run>,
}

impl<'a> Rewrite<'a> {
    /// Starts on a source.
    pub(in crate::ingest) fn new(source: &'a str) -> Self {
        Self {
            source,
            text: String::new(),
            runs: Vec::new(),
        }
    }

    /// Appends text that stands nowhere in the source.
    pub(in crate::ingest) fn literal(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Appends a part of the source.
    pub(in crate::ingest) fn copy(&mut self, part: Span) {
        self.made(part.of(self.source), part);
    }

    /// Appends a part of the source, its references decoded.
    pub(in crate::ingest) fn unescape(&mut self, part: Span) {
        let mut at = part.start;
        let mut search = at;
        while let Some(sign) = memchr(b'&', &self.source.as_bytes()[search..part.end]) {
            let start = search + sign;
            search = start + 1;
            if let Some((length, text)) = entities::reference(&self.source[start..part.end]) {
                self.copy(Span::new(at, start));
                at = start + length;
                search = at;
                self.made(&text, Span::new(start, at));
            }
        }
        self.copy(Span::new(at, part.end));
    }

    /// Appends the words of an XML element: text unescaped, CDATA copied, elements left out.
    pub(in crate::ingest) fn words(&mut self, inner: Span) {
        for token in Tokens::xml(self.source, inner) {
            match token {
                Token::Text(span) => self.unescape(span),
                Token::Raw(span) => self.copy(span),
                _ => {}
            }
        }
    }

    fn made(&mut self, text: &str, stored: Span) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        let run = Run {
            text: Span::new(start, self.text.len()),
            stored,
        };
        extend(&mut self.runs, run);
    }
}

/// An element of XML and what is in it.
#[derive(Debug, Clone, Copy)]
pub(in crate::ingest) struct Child<'a> {
    /// The name, prefix included.
    pub(in crate::ingest) name: &'a str,
    /// The attributes.
    pub(in crate::ingest) attributes: &'a str,
    /// Everything between its tags.
    pub(in crate::ingest) inner: Span,
}

/// The elements directly inside a part of XML.
pub(in crate::ingest) fn children(source: &str, part: Span) -> Vec<Child<'_>> {
    let mut found: Vec<Child<'_>> = Vec::new();
    let mut depth = 0_usize;
    for token in Tokens::xml(source, part) {
        match token {
            Token::Open {
                tag,
                name,
                attributes,
                closed,
            } => {
                if depth == 0 {
                    found.push(Child {
                        name: name.of(source),
                        attributes: attributes.of(source),
                        inner: Span::new(tag.end, if closed { tag.end } else { part.end }),
                    });
                }
                depth += usize::from(!closed);
            }
            Token::Close { tag, .. } => {
                depth = depth.saturating_sub(1);
                if depth == 0
                    && let Some(last) = found.last_mut()
                    && tag.start >= last.inner.start
                    && last.inner.end == part.end
                {
                    last.inner.end = tag.start;
                }
            }
            _ => {}
        }
    }
    found
}

/// The words of an element as one line.
pub(in crate::ingest) fn line(source: &str, inner: Span) -> Option<String> {
    let mut words = Rewrite::new(source);
    words.words(inner);
    let line = words.text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}
