//! Which wording is part of which: every witness under its one longest verified parent.
//!
//! Witnesses enter; a parent for each, or none, leaves. Parents are longer than their children, so parents never form a
//! circle; whether one holds depends on nothing but the two wordings, so witnesses can be added at any time.

use rayon::prelude::*;

use crate::matching::chain::Chain;
use crate::matching::chain::chains;
use crate::matching::corpus::Corpus;
use crate::matching::english::English;
use crate::matching::gate;
use crate::matching::locate::locate_indexed;
use crate::matching::witness::Witness;

/// Parents of witnesses; the corpus has one unit a witness.
pub(super) fn parents(corpus: &Corpus, english: &English, witnesses: &[Witness]) -> Vec<Option<usize>> {
    (0..witnesses.len())
        .into_par_iter()
        .map(|child| parent(corpus, english, witnesses, child))
        .collect()
}

/// The longest witness that holds the words of `child` and may be of the same occasion.
fn parent(corpus: &Corpus, english: &English, witnesses: &[Witness], child: usize) -> Option<usize> {
    let witness = &witnesses[child];
    let bits = english.phrase(&witness.whole.words);
    if witness.whole.words.len() < 2 || gate::never_links(english, &witness.whole.words) {
        return None;
    }
    let holders = holders(corpus, witness);
    if gate::is_catchphrase(witness.whole.spoken, holders.len()) {
        return None;
    }
    holders
        .into_iter()
        .filter(|&(other, _)| is_longer(witnesses, other, child))
        // The same words that are not one witness are of two occasions.
        .filter(|&(other, _)| witnesses[other].whole.words != witness.whole.words)
        .map(|(other, distance)| (other, distance, witness.evidence(&witnesses[other])))
        .filter(|&(_, distance, evidence)| gate::links(witness.whole.spoken, bits, distance, evidence))
        .max_by_key(|&(other, distance, evidence)| {
            let length = witnesses[other].whole.words.len();
            (
                evidence.same_speaker == Some(true),
                length,
                std::cmp::Reverse(distance),
                other,
            )
        })
        .map(|(other, ..)| other)
}

/// Witnesses that hold the words of one within its budget, itself included, each with its least distance.
fn holders(corpus: &Corpus, witness: &Witness) -> Vec<(usize, usize)> {
    let whole = &witness.whole;
    let mut found: Vec<(usize, usize)> = if witness.segments.len() > 1 {
        let chains = chains(corpus, &witness.segments, &(0..0));
        chains
            .iter()
            .map(|chain: &Chain| (chain.hits[0].unit, chain.distance()))
            .collect()
    } else {
        let hits = locate_indexed(corpus, &whole.words, gate::budget(whole.spoken) + whole.slack());
        hits.iter().map(|hit| (hit.unit, hit.distance)).collect()
    };
    found.sort_unstable();
    found.dedup_by_key(|(unit, _)| *unit);
    found
}

/// Strict order of witnesses by length, so that nothing is its own ancestor.
fn is_longer(witnesses: &[Witness], one: usize, other: usize) -> bool {
    let rank = |at: usize| (witnesses[at].whole.words.len(), std::cmp::Reverse(at));
    rank(one) > rank(other)
}
