//! The words of all witnesses, indexed in layers: each addition is one, and small ones are joined.
//!
//! Units enter with the slot of their witness; corpora leave. A layer is at least twice as long as the next, so a word is
//! indexed again only as often as the archive doubles, and there are few layers to search.

use rustc_hash::FxHashMap;

use crate::align::bit_parallel::FREE;
use crate::align::bit_parallel::UNKNOWN;
use crate::matching::cluster::witness::Witness;
use crate::matching::index::bigram_index::Corpus;

/// Witnesses that were added together, or joined since.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layer {
    /// Their words, a unit each.
    pub(crate) corpus: Corpus,
    /// The slot of each unit's witness.
    pub(crate) slots: Vec<usize>,
    /// How often each bigram stands there that shares a bucket of [`CROWD`] places.
    crowded: FxHashMap<(u32, u32), usize>,
}

/// Buckets of more places than this are counted when they are made, since going through them costs more.
const CROWD: usize = 40;

impl Layer {
    /// Indexes the words of the witnesses in `slots`.
    pub(crate) fn new(witnesses: &[Option<Witness>], slots: Vec<usize>) -> Self {
        let mut words = Vec::new();
        let mut bounds = vec![0];
        // A bracket is a word that nothing has.
        let heard = |&word: &u32| if word == FREE { UNKNOWN } else { word };
        for witness in slots.iter().map(|&slot| witnesses[slot].as_ref()) {
            words.extend(witness.iter().flat_map(|it| &it.words.whole.words).map(heard));
            bounds.push(words.len() as u32);
        }
        let corpus = Corpus::new(words, bounds);
        let mut crowded = FxHashMap::default();
        for places in corpus.buckets().filter(|places| places.len() > CROWD) {
            for pair in places
                .iter()
                .map(|&at| &corpus.words()[at as usize..at as usize + 2])
            {
                *crowded.entry((pair[0], pair[1])).or_default() += 1;
            }
        }
        Self {
            corpus,
            slots,
            crowded,
        }
    }

    /// How often a bigram stands there.
    fn count(&self, first: u32, second: u32) -> usize {
        if self.corpus.candidates(first, second).len() > CROWD {
            return self.crowded.get(&(first, second)).copied().unwrap_or(0);
        }
        self.corpus.places(first, second).count()
    }

    fn len(&self) -> usize {
        self.corpus.words().len()
    }
}

/// All layers, the longest first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layers(Vec<Layer>);

impl Layers {
    /// Adds a layer and joins those that are not twice as long as the next.
    pub(crate) fn push(&mut self, layer: Layer, witnesses: &[Option<Witness>]) {
        let mut length = layer.len();
        if length == 0 {
            return;
        }
        let mut slots = layer.slots.clone();
        while let Some(last) = self.0.pop_if(|last| last.len() < 2 * length) {
            length += last.len();
            slots.extend(last.slots);
        }
        let is_alone = slots.len() == layer.slots.len();
        self.0.push(if is_alone {
            layer
        } else {
            Layer::new(witnesses, slots)
        });
    }

    /// Leaves out slots that have no witness any longer.
    pub(crate) fn forget(&mut self, witnesses: &[Option<Witness>]) {
        let is_there = |slot: &usize| witnesses[*slot].is_some();
        for layer in &mut self.0 {
            if !layer.slots.iter().all(is_there) {
                let slots = layer.slots.iter().copied().filter(is_there);
                *layer = Layer::new(witnesses, slots.collect());
            }
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Layer> {
        self.0.iter()
    }

    /// How often a bigram stands in all layers.
    pub(crate) fn count(&self, first: u32, second: u32) -> usize {
        self.0.iter().map(|layer| layer.count(first, second)).sum()
    }

    /// Every place of a bigram: the number of the layer, the word in it, and the slot of the witness.
    pub(crate) fn places(&self, first: u32, second: u32) -> impl Iterator<Item = (usize, usize, usize)> {
        self.0.iter().enumerate().flat_map(move |(number, layer)| {
            let places = layer.corpus.places(first, second);
            places.map(move |at| (number, at, layer.slots[layer.corpus.unit_at(at)]))
        })
    }

    /// The words of a layer.
    pub(crate) fn corpus(&self, number: usize) -> &Corpus {
        &self.0[number].corpus
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::cluster::witness::tests::witness;

    #[test]
    fn layers_double_and_forget_the_dead() {
        let mut witnesses: Vec<Option<Witness>> = Vec::new();
        let mut layers = Layers::default();
        for slot in 0..40 {
            witnesses.push(Some(witness(&[1, 2, 3, slot as u32])));
            layers.push(Layer::new(&witnesses, vec![slot]), &witnesses);
            let lengths: Vec<usize> = layers.iter().map(Layer::len).collect();
            assert!(
                lengths.windows(2).all(|pair| pair[0] >= 2 * pair[1]),
                "{lengths:?}"
            );
            assert_eq!(layers.places(1, 2).count(), slot + 1);
            assert_eq!(layers.count(1, 2), slot + 1);
        }
        witnesses[7] = None;
        layers.forget(&witnesses);
        assert_eq!(layers.count(1, 2), 39);
        witnesses.push(Some(witness(&[1; 200])));
        layers.push(Layer::new(&witnesses, vec![40]), &witnesses);
        assert_eq!(layers.iter().count(), 1);
        assert_eq!(
            (layers.count(1, 2), layers.count(1, 1), layers.count(2, 1)),
            (39, 199, 0)
        );
        assert_eq!(layers.places(1, 2).count(), 39);
    }
}
