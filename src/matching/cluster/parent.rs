//! Which wording is part of which: every witness under its one longest verified parent.
//!
//! A witness enters; its parent, or none, leaves. Parents are longer than their children, so parents never form a circle;
//! whether one wording holds another depends on nothing but the two, so witnesses can be added at any time.

use crate::english::information::English;
use crate::matching::cluster::layered_index::Layer;
use crate::matching::cluster::layered_index::Layers;
use crate::matching::cluster::witness::Witness;
use crate::matching::index::bigram_index::Corpus;
use crate::matching::index::seeds::reach;
use crate::matching::query::Segment;
use crate::matching::search::chain::allowed;
use crate::matching::search::chain::anchor;
use crate::matching::search::chain::chains;
use crate::matching::search::effort::Effort;
use crate::matching::search::locate::locate_indexed;
use crate::matching::thresholds;

/// The longest witness that holds the words of `child` and may be of the same occasion.
pub(crate) fn parent(
    layers: &Layers,
    english: &English,
    witnesses: &[Option<Witness>],
    child: &Witness,
) -> Option<usize> {
    if !may_have_parent(english, child) {
        return None;
    }
    let whole = &child.words.whole;
    let bits = english.phrase(&whole.words);
    let content = thresholds::content(english, &whole.words);
    let holders: Vec<(&Witness, usize, usize)> = layers
        .iter()
        .flat_map(|layer| holders(layer, child))
        .filter_map(|(slot, distance)| Some((witnesses[slot].as_ref()?, slot, distance)))
        .collect();
    if thresholds::is_catchphrase(whole.spoken, holders.len()) {
        return None;
    }
    holders
        .into_iter()
        .filter(|(other, ..)| is_longer(other, child))
        // The same words that are not one witness are of two occasions.
        .filter(|(other, ..)| other.words.whole.words != whole.words)
        .map(|(other, slot, distance)| (other, slot, distance, child.evidence(other)))
        .filter(|&(other, _, distance, evidence)| {
            thresholds::links(whole.spoken, bits, distance, evidence)
                || (thresholds::links_in_event(whole.spoken, content, distance) && child.is_of_event(other))
        })
        .max_by_key(|&(other, _, distance, evidence)| {
            (
                evidence.same_speaker == Some(true),
                other.words.whole.words.len(),
                std::cmp::Reverse(distance),
                other.key,
            )
        })
        .map(|(_, slot, ..)| slot)
}

/// True if the words of a witness say enough to link it to anything.
pub(crate) fn may_have_parent(english: &English, witness: &Witness) -> bool {
    let words = &witness.words.whole.words;
    words.len() >= 2 && !witness.is_title && !thresholds::never_links(english, words)
}

/// Witnesses of a layer that hold the words of one within its budget, itself included, each with its least distance.
fn holders(layer: &Layer, witness: &Witness) -> Vec<(usize, usize)> {
    let mut found = units(&layer.corpus, witness);
    found.sort_unstable();
    found.dedup_by_key(|(unit, _)| *unit);
    for (unit, _) in &mut found {
        *unit = layer.slots[*unit];
    }
    found
}

/// True if some unit of a corpus holds the words of a witness.
pub(crate) fn is_held(corpus: &Corpus, witness: &Witness) -> bool {
    !units(corpus, witness).is_empty()
}

/// Units that hold the words of a witness, and at which distance.
fn units(corpus: &Corpus, witness: &Witness) -> Vec<(usize, usize)> {
    let segments = &witness.words.segments;
    let mut effort = Effort::of_anybody(witness.words.whole.words.len());
    if segments.len() > 1 {
        let chains = chains(corpus, segments, &mut effort);
        return chains
            .iter()
            .map(|chain| (chain.hits[0].unit, chain.distance()))
            .collect();
    }
    let whole = &witness.words.whole;
    locate_indexed(corpus, &whole.words, edits(whole), &mut effort)
        .iter()
        .map(|hit| (hit.unit, hit.distance))
        .collect()
}

fn edits(segment: &Segment) -> usize {
    thresholds::budget(segment.spoken) + segment.slack()
}

/// Words that every holder of a witness has within this many edits; `None` if the index cannot look for any.
pub(crate) fn sought(witness: &Witness) -> Option<(&[u32], usize)> {
    let segments = &witness.words.segments;
    let (segment, edits) = match segments.len() {
        0 => return None,
        1 => (&witness.words.whole, edits(&witness.words.whole)),
        _ => {
            let segment = &segments[anchor(segments)?];
            (segment, allowed(segment))
        }
    };
    Some((&segment.words, reach(&segment.words, edits)?))
}

/// Strict order of witnesses by length, so that nothing is its own ancestor.
fn is_longer(one: &Witness, other: &Witness) -> bool {
    let rank = |witness: &Witness| (witness.words.whole.words.len(), std::cmp::Reverse(witness.key));
    rank(one) > rank(other)
}
