//! Quotations of many documents → utterances, each one thing said.
//!
//! Documents and their attributions enter, all at once or one after the other; utterances leave, in order of their first
//! printing. Every speech quotation is in one utterance, a mosaic in more; two utterances never become one because a third
//! resembles both; and how the documents were divided into additions makes no difference.

#[cfg(test)]
pub(crate) mod fixture;
pub(crate) mod kinship;
pub(crate) mod layered_index;
pub(crate) mod overlap;
pub(crate) mod parent;
pub(crate) mod printing;
pub(crate) mod profile;
pub(crate) mod reverse_index;
#[cfg(test)]
mod tests;
pub(crate) mod utterances;
pub(crate) mod witness;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;

use crate::attribute::Attribution;
use crate::document::Document;
use crate::english::information::English;
use crate::matching::Utterance;
use crate::matching::cluster::layered_index::Layer;
use crate::matching::cluster::layered_index::Layers;
use crate::matching::cluster::printing::Printing;
use crate::matching::cluster::printing::printings;
use crate::matching::cluster::reverse_index::Needles;
use crate::matching::cluster::witness::Witness;
use crate::matching::index::bigram_index::Corpus;
use crate::text::Interner;

/// Groups the speech of `documents`; entry `i` of `attributions` belongs to document `i`.
pub fn cluster(documents: &[Document], attributions: &[Vec<Attribution>]) -> Vec<Utterance> {
    let numbered: Vec<(usize, &Document, &[Attribution])> = documents
        .iter()
        .zip(attributions)
        .enumerate()
        .map(|(number, (document, attributions))| (number, document, &**attributions))
        .collect();
    let mut clusters = Clusters::new();
    clusters.add(&numbered);
    clusters.utterances()
}

/// The utterances of documents that are added one after the other.
///
/// The utterances are those of all documents added so far, as if they had been added at once. An addition looks up its own
/// words, and decides again only about wordings that it prints once more, that its words hold, or that share a rare pair of
/// words with it.
#[derive(Debug, Clone)]
pub struct Clusters {
    lexicon: Interner,
    english: English,
    /// Numbers of the documents added.
    documents: FxHashSet<usize>,
    /// Places of wordings by their words.
    places: FxHashMap<Vec<u32>, usize>,
    wordings: Vec<Wording>,
    /// A slot for each witness there ever was; its words never change, and it is empty if it is one no longer.
    witnesses: Vec<Option<Witness>>,
    parents: Vec<Option<usize>>,
    /// Slots that each overlaps, where they have been computed.
    overlaps: Vec<Option<Vec<usize>>>,
    layers: Layers,
    needles: Needles,
    /// Slots that the needles do not have, or with other cuts than now.
    unlisted: Vec<usize>,
}

/// The same words, wherever they are printed.
#[derive(Debug, Clone, Default)]
struct Wording {
    /// In order of their keys.
    printings: Vec<Printing>,
    /// Slots of the witnesses that they make.
    slots: Vec<usize>,
}

impl Default for Clusters {
    fn default() -> Self {
        Self::new()
    }
}

impl Clusters {
    /// No documents yet.
    pub fn new() -> Self {
        let mut lexicon = Interner::new();
        Self {
            english: English::learned_first(&mut lexicon),
            lexicon,
            documents: FxHashSet::default(),
            places: FxHashMap::default(),
            wordings: Vec::new(),
            witnesses: Vec::new(),
            parents: Vec::new(),
            overlaps: Vec::new(),
            layers: Layers::default(),
            needles: Needles::default(),
            unlisted: Vec::new(),
        }
    }

    /// Adds the speech of documents, each with the number that [`Rendering::document`](crate::matching::Rendering::document)
    /// will have; of printings of one day that with the smaller number counts as the first. A document whose number was
    /// added before is left out.
    pub fn add(&mut self, documents: &[(usize, &Document, &[Attribution])]) {
        let unknown: Vec<(usize, &Document, &[Attribution])> = documents
            .iter()
            .filter(|(number, ..)| self.documents.insert(*number))
            .copied()
            .collect();
        let printed = printings(&unknown, &mut self.lexicon);
        let is_first = self.witnesses.is_empty();
        self.list_needles(is_first);
        let before = self.witnesses.len();
        let changed = self.print(printed);
        let born: Vec<usize> = (before..self.witnesses.len()).collect();
        self.layers
            .push(Layer::new(&self.witnesses, born), &self.witnesses);
        if is_first {
            self.decide(&changed);
            return;
        }
        let texts = Layer::new(&self.witnesses, changed.clone()).corpus;
        let mut affected = self.held_by(&texts);
        affected.extend(changed);
        affected.sort_unstable();
        affected.dedup();
        self.decide(&affected);
        self.forget_overlaps(&texts);
    }

    /// Lists what was added since the last time; the first addition needs no list.
    fn list_needles(&mut self, is_first: bool) {
        if is_first {
            return;
        }
        for slot in std::mem::take(&mut self.unlisted) {
            if let Some(witness) = &self.witnesses[slot]
                && crate::matching::cluster::parent::may_have_parent(&self.english, witness)
            {
                self.needles.add(&self.layers, slot, witness);
            }
        }
    }

    /// Adds printings to their wordings; gives the slots whose witness is another now.
    fn print(&mut self, printed: Vec<Printing>) -> Vec<usize> {
        let mut touched = Vec::new();
        for printing in printed {
            let words = &printing.words.whole.words;
            let place = self.places.get(words).copied().unwrap_or_else(|| {
                self.places.insert(words.clone(), self.wordings.len());
                self.wordings.push(Wording::default());
                self.wordings.len() - 1
            });
            self.wordings[place].printings.push(printing);
            touched.push(place);
        }
        touched.sort_unstable();
        touched.dedup();
        let mut changed = Vec::new();
        let mut is_fewer = false;
        for place in touched {
            is_fewer |= self.divide(place, &mut changed);
        }
        if is_fewer {
            self.layers.forget(&self.witnesses);
        }
        changed.sort_unstable();
        changed
    }

    /// Divides a wording into witnesses again, each in a slot that the wording had, if there is one; true if some slots
    /// are empty now.
    fn divide(&mut self, place: usize, changed: &mut Vec<usize>) -> bool {
        let wording = &mut self.wordings[place];
        wording.printings.sort_unstable_by_key(Printing::key);
        let witnesses = crate::matching::cluster::witness::witnesses(&self.english, &wording.printings);
        let is_fewer = wording.slots.len() > witnesses.len();
        while wording.slots.len() > witnesses.len() {
            if let Some(slot) = wording.slots.pop() {
                self.witnesses[slot] = None;
                self.parents[slot] = None;
            }
        }
        for (at, witness) in witnesses.into_iter().enumerate() {
            let Some(&slot) = wording.slots.get(at) else {
                let slot = self.witnesses.len();
                wording.slots.push(slot);
                self.witnesses.push(Some(witness));
                self.parents.push(None);
                self.overlaps.push(None);
                self.unlisted.push(slot);
                changed.push(slot);
                continue;
            };
            let was = self.witnesses[slot].as_ref();
            if was.is_some_and(|was| was.printings == witness.printings) {
                continue;
            }
            if was.is_none_or(|was| was.words != witness.words) {
                self.unlisted.push(slot);
            }
            self.witnesses[slot] = Some(witness);
            changed.push(slot);
        }
        is_fewer
    }

    /// Slots of earlier witnesses that units of `texts` hold.
    fn held_by(&self, texts: &Corpus) -> Vec<usize> {
        let is_held = |slot: &usize| {
            self.witnesses[*slot]
                .as_ref()
                .is_some_and(|witness| crate::matching::cluster::parent::is_held(texts, witness))
        };
        let listed = self.needles.in_texts(texts);
        listed.into_par_iter().filter(is_held).collect()
    }

    /// Finds the parents of the witnesses in `slots`.
    fn decide(&mut self, slots: &[usize]) {
        let parent = |&slot: &usize| {
            let witness = self.witnesses[slot].as_ref()?;
            crate::matching::cluster::parent::parent(&self.layers, &self.english, &self.witnesses, witness)
        };
        let parents: Vec<Option<usize>> = slots.par_iter().map(parent).collect();
        for (&slot, parent) in slots.iter().zip(parents) {
            self.parents[slot] = parent;
        }
    }

    /// Forgets what shares a pair of words with `texts` that is rare, or was before they were added.
    fn forget_overlaps(&mut self, texts: &Corpus) {
        let pairs: FxHashSet<(u32, u32)> = (0..texts.units())
            .flat_map(|unit| texts.words()[texts.unit(unit)].windows(2))
            .map(|pair| (pair[0], pair[1]))
            .collect();
        for (first, second) in pairs {
            let added = texts.places(first, second).count();
            if self.layers.count(first, second) <= crate::matching::cluster::overlap::COMMON + added {
                for (.., slot) in self.layers.places(first, second) {
                    self.overlaps[slot] = None;
                }
            }
        }
    }

    /// The utterances of all documents added so far.
    pub fn utterances(&mut self) -> Vec<Utterance> {
        let order = self.in_order();
        self.find_overlaps(&order);
        let mut places = vec![None; self.witnesses.len()];
        for (place, &slot) in order.iter().enumerate() {
            places[slot] = Some(place);
        }
        let witnesses: Vec<&Witness> = order
            .iter()
            .filter_map(|&slot| self.witnesses[slot].as_ref())
            .collect();
        let parents: Vec<Option<usize>> = order
            .iter()
            .map(|&slot| self.parents[slot].and_then(|parent| places[parent]))
            .collect();
        let overlaps: Vec<Vec<usize>> = order
            .iter()
            .map(|&slot| {
                let overlaps = self.overlaps[slot].iter().flatten();
                overlaps.filter_map(|&other| places[other]).collect()
            })
            .collect();
        crate::matching::cluster::utterances::utterances(&witnesses, &parents, &overlaps)
    }

    /// Slots of the witnesses that there are, in order of their first printings.
    fn in_order(&self) -> Vec<usize> {
        let key = |slot: usize| Some((self.witnesses[slot].as_ref()?.key, slot));
        let mut keys: Vec<_> = (0..self.witnesses.len()).filter_map(key).collect();
        keys.sort_unstable();
        keys.into_iter().map(|(_, slot)| slot).collect()
    }

    /// Computes the missing overlaps of witnesses without a parent.
    fn find_overlaps(&mut self, slots: &[usize]) {
        let is_wanted = |slot: &usize| {
            self.parents[*slot].is_none()
                && self.overlaps[*slot].is_none()
                && self.witnesses[*slot]
                    .as_ref()
                    .is_some_and(crate::matching::cluster::utterances::may_join)
        };
        let found: Vec<(usize, Vec<usize>)> = slots
            .par_iter()
            .copied()
            .filter(is_wanted)
            .map(|slot| {
                let overlaps = crate::matching::cluster::overlap::overlaps(
                    &self.layers,
                    &self.english,
                    &self.witnesses,
                    slot,
                );
                (slot, overlaps)
            })
            .collect();
        for (slot, overlaps) in found {
            self.overlaps[slot] = Some(overlaps);
        }
    }
}
