//! Documents → the words of their units, ready to be indexed.
//!
//! A run of documents enters, a [`Shelf`] leaves. Words between turns of a transcript, stage directions and the words of
//! the page are not on it; every word has the bytes that it was printed as.

use crate::document::Block;
use crate::document::BlockKind;
use crate::document::Document;
use crate::matching::index::unit::Unit;
use crate::names::person::surname;
use crate::text::Interner;
use crate::text::Token;
use crate::text::words_into;

/// Cuts documents into runs of about `share` bytes, each with the number of its first document.
pub(crate) fn split(documents: &[Document], share: usize) -> Vec<(usize, &[Document])> {
    let mut runs = Vec::new();
    let mut start = 0;
    let mut bytes = 0;
    for (at, document) in documents.iter().enumerate() {
        bytes += document.text.len();
        if bytes >= share || at + 1 == documents.len() {
            runs.push((start, &documents[start..=at]));
            start = at + 1;
            bytes = 0;
        }
    }
    runs
}

/// Words of a run of documents, in the numbers of its own lexicon.
#[derive(Default)]
pub(crate) struct Shelf {
    pub(crate) lexicon: Interner,
    pub(crate) words: Vec<u32>,
    pub(crate) spans: Vec<(u32, u32)>,
    pub(crate) bounds: Vec<u32>,
    pub(crate) units: Vec<Unit>,
    tokens: Vec<Token>,
}

impl Shelf {
    /// Reads documents, the first of which has number `first`.
    pub(crate) fn read(first: usize, documents: &[Document], wanted: fn(&Block) -> bool) -> Self {
        let mut shelf = Self::default();
        for (at, document) in documents.iter().enumerate() {
            shelf.add(first + at, document, wanted);
        }
        shelf
    }

    fn add(&mut self, number: usize, document: &Document, wanted: fn(&Block) -> bool) {
        let mut open: Option<Option<usize>> = None;
        for block in document.blocks.iter().filter(|block| wanted(block)) {
            let turn = document.turn_at(block.span.start);
            if open != Some(turn) {
                self.open(number, document, turn);
                open = Some(turn);
            }
            words_into(
                document.slice(block.span),
                block.span.start,
                &mut self.lexicon,
                &mut self.tokens,
            );
            self.words.extend(self.tokens.iter().map(|token| token.word.0));
            self.spans.extend(
                self.tokens
                    .iter()
                    .map(|token| (token.span.start as u32, token.span.end as u32)),
            );
            self.tokens.clear();
        }
    }

    fn open(&mut self, document: usize, read: &Document, turn: Option<usize>) {
        self.bounds.push(self.words.len() as u32);
        self.units.push(Unit {
            document,
            turn,
            surname: turn.and_then(|turn| surname(read.turns[turn].speaker.as_deref()?)),
            is_transcript: read.is_transcript(),
        });
    }
}

/// True for blocks whose words were said or written for publication.
pub(crate) fn is_of_record(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Boilerplate | BlockKind::Direction)
}

/// True for blocks that seem to belong to the page and not to the article.
pub(crate) fn is_furniture(block: &Block) -> bool {
    block.kind == BlockKind::Boilerplate
}
