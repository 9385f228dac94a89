//! The words of all witnesses, indexed in layers: each addition is one, and small ones are joined.
//!
//! Units enter with the slot of their witness; corpora leave. A layer is at least twice as long as the next, so a word is
//! indexed again only as often as the archive doubles, and there are few layers to search.

use crate::matching::clusters::witness::Witness;
use crate::matching::corpus::Corpus;
use crate::matching::myers::FREE;
use crate::matching::myers::UNKNOWN;

/// Witnesses that were added together, or joined since.
#[derive(Debug, Clone, Default)]
pub(super) struct Layer {
    /// Their words, a unit each.
    pub(super) corpus: Corpus,
    /// The slot of each unit's witness.
    pub(super) slots: Vec<usize>,
}

impl Layer {
    /// Indexes the words of the witnesses in `slots`.
    pub(super) fn new(witnesses: &[Option<Witness>], slots: Vec<usize>) -> Self {
        let mut words = Vec::new();
        let mut bounds = vec![0];
        // A bracket is a word that nothing has.
        let heard = |&word: &u32| if word == FREE { UNKNOWN } else { word };
        for witness in slots.iter().map(|&slot| witnesses[slot].as_ref()) {
            words.extend(witness.iter().flat_map(|it| &it.words.whole.words).map(heard));
            bounds.push(words.len() as u32);
        }
        Self {
            corpus: Corpus::new(words, bounds),
            slots,
        }
    }

    fn len(&self) -> usize {
        self.corpus.words().len()
    }
}

/// All layers, the longest first.
#[derive(Debug, Clone, Default)]
pub(super) struct Layers(Vec<Layer>);

impl Layers {
    /// Adds a layer and joins those that are not twice as long as the next; slots without a witness are left out.
    pub(super) fn push(&mut self, layer: Layer, witnesses: &[Option<Witness>]) {
        let mut length = layer.len();
        if length == 0 {
            return;
        }
        let mut slots = layer.slots.clone();
        let mut joined = false;
        while let Some(last) = self.0.pop_if(|last| last.len() < 2 * length) {
            length += last.len();
            slots.extend(last.slots);
            joined = true;
        }
        if joined {
            slots.retain(|&slot| witnesses[slot].is_some());
            slots.sort_unstable();
        }
        self.0.push(if joined {
            Layer::new(witnesses, slots)
        } else {
            layer
        });
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Layer> {
        self.0.iter()
    }

    /// Places of a bigram in all layers, with those of others that share its bucket.
    pub(super) fn candidates(&self, first: u32, second: u32) -> usize {
        let each = |layer: &Layer| layer.corpus.candidates(first, second).len();
        self.0.iter().map(each).sum()
    }

    /// Every place of a bigram: the number of the layer, the word in it, and the slot of the witness, if it has one still.
    pub(super) fn places(&self, first: u32, second: u32) -> impl Iterator<Item = (usize, usize, usize)> {
        self.0.iter().enumerate().flat_map(move |(number, layer)| {
            let places = layer.corpus.places(first, second);
            places.map(move |at| (number, at, layer.slots[layer.corpus.unit_at(at)]))
        })
    }

    /// The words of a layer.
    pub(super) fn corpus(&self, number: usize) -> &Corpus {
        &self.0[number].corpus
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::clusters::witness::tests::witness;

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
        }
        witnesses[7] = None;
        witnesses.push(Some(witness(&[1; 200])));
        layers.push(Layer::new(&witnesses, vec![40]), &witnesses);
        assert_eq!(layers.iter().count(), 1);
        assert_eq!(layers.places(1, 2).count(), 39);
    }
}
