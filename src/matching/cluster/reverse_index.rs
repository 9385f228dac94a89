//! Which witnesses may be part of what is added: the search turned round.
//!
//! Witnesses enter once; texts enter later, and those witnesses leave that share one of their seeds with them. By the
//! argument of [`seeds`] every witness that the texts hold is among them.

use rustc_hash::FxHashMap;

use crate::matching::cluster::layered_index::Layers;
use crate::matching::cluster::parent::sought;
use crate::matching::cluster::witness::Witness;
use crate::matching::index::bigram_index::Corpus;
use crate::matching::index::seeds::seeds;

/// Slots of witnesses by the bigrams that they are looked up by.
#[derive(Debug, Clone, Default)]
pub(crate) struct Needles(FxHashMap<(u32, u32), Vec<usize>>);

impl Needles {
    /// Adds the witness of a slot; its seeds are the rarest now, and any would do.
    pub(crate) fn add(&mut self, layers: &Layers, slot: usize, witness: &Witness) {
        let Some((words, edits)) = sought(witness) else {
            return;
        };
        let Some(largest) = layers.iter().next() else {
            return;
        };
        for seed in seeds(&largest.corpus, words, edits).unwrap_or_default() {
            let slots = self.0.entry((words[seed], words[seed + 1])).or_default();
            if slots.last() != Some(&slot) {
                slots.push(slot);
            }
        }
    }

    /// Slots whose witnesses the units of `texts` may hold, in order.
    pub(crate) fn in_texts(&self, texts: &Corpus) -> Vec<usize> {
        let mut slots: Vec<usize> = (0..texts.units())
            .flat_map(|unit| texts.words()[texts.unit(unit)].windows(2))
            .filter_map(|pair| self.0.get(&(pair[0], pair[1])))
            .flatten()
            .copied()
            .collect();
        slots.sort_unstable();
        slots.dedup();
        slots
    }
}
