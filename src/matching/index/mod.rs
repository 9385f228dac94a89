//! The index of references: word pairs, units, and the seeds of a search.

pub(crate) mod bigram_index;
pub(crate) mod builder;
pub(crate) mod seeds;
pub(crate) mod unit;

use rayon::prelude::*;

use crate::document::Block;
use crate::document::Document;
use crate::english::information::English;
use crate::matching::index::bigram_index::Corpus;
use crate::matching::index::builder::Shelf;
use crate::matching::index::builder::split;
use crate::matching::index::unit::Unit;
use crate::text::Interner;

/// The words of the references, and where each stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    pub(crate) lexicon: Interner,
    pub(crate) english: English,
    pub(crate) corpus: Corpus,
    /// Bytes of each word in its document.
    pub(crate) spans: Vec<(u32, u32)>,
    pub(crate) units: Vec<Unit>,
}

impl Index {
    /// Indexes the wanted blocks of documents.
    pub(crate) fn new(documents: &[Document], wanted: fn(&Block) -> bool) -> Self {
        let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
        let share = bytes / rayon::current_num_threads().max(1) + 1;
        let shelves: Vec<Shelf> = split(documents, share)
            .into_par_iter()
            .map(|(first, documents)| Shelf::read(first, documents, wanted))
            .collect();
        let mut index = Self::default();
        let mut words = Vec::new();
        let mut bounds = Vec::new();
        for shelf in shelves {
            let moved = index.lexicon.absorb(&shelf.lexicon);
            let before = words.len() as u32;
            words.extend(shelf.words.iter().map(|&word| moved[word as usize].0));
            bounds.extend(shelf.bounds.iter().map(|start| start + before));
            index.spans.extend(shelf.spans);
            index.units.extend(shelf.units);
        }
        bounds.push(words.len() as u32);
        index.english = English::new(&index.lexicon);
        index.corpus = Corpus::new(words, bounds);
        index
    }
}
