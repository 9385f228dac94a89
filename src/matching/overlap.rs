//! Wordings that share a stretch of words although neither holds the other: mosaics.
//!
//! A witness without a parent enters; the witnesses that share a telling run of words with it leave. A run is telling
//! only from the same speaker within days.

use rustc_hash::FxHashMap;

use crate::matching::corpus::Corpus;
use crate::matching::english::English;
use crate::matching::gate;
use crate::matching::witness::Witness;

/// Bigrams in more places than this are not followed.
const COMMON: usize = 60;

/// Witnesses that share a run of words with `one`, the most telling first.
pub(super) fn overlaps(corpus: &Corpus, english: &English, witnesses: &[Witness], one: usize) -> Vec<usize> {
    let unit = corpus.unit(one);
    let words = &corpus.words()[unit.clone()];
    // Unit and diagonal of each shared bigram → its first and last offset.
    let mut runs: FxHashMap<(usize, usize), (usize, usize)> = FxHashMap::default();
    let mut best: FxHashMap<usize, u32> = FxHashMap::default();
    for (offset, pair) in words.windows(2).enumerate() {
        if corpus.candidates(pair[0], pair[1]).len() > COMMON {
            continue;
        }
        for place in corpus.places(pair[0], pair[1]) {
            let other = corpus.unit_at(place);
            if other == one || !is_near(witnesses, one, other) {
                continue;
            }
            let diagonal = corpus.words().len() + place - offset;
            let run = runs.entry((other, diagonal)).or_insert((offset, offset));
            if run.1 + 1 < offset {
                *run = (offset, offset);
            }
            run.1 = offset;
            let run = widen(corpus, words, (run.0, run.1 + 2), place - (offset - run.0));
            let bits = best.entry(other).or_default();
            *bits = (*bits).max(gate::telling(english, &words[run.0..run.1]));
        }
    }
    let mut found: Vec<(u32, usize)> = best
        .into_iter()
        .filter(|&(_, bits)| bits > 0)
        .map(|(other, bits)| (bits, other))
        .collect();
    found.sort_unstable_by_key(|&(bits, other)| (std::cmp::Reverse(bits), other));
    found.into_iter().map(|(_, other)| other).collect()
}

/// A run of shared words with the equal words on both sides of it.
fn widen(corpus: &Corpus, words: &[u32], run: (usize, usize), place: usize) -> (usize, usize) {
    let unit = corpus.unit(corpus.unit_at(place));
    let (mut start, mut end) = run;
    let mut before = place;
    while start > 0 && before > unit.start && corpus.words()[before - 1] == words[start - 1] {
        start -= 1;
        before -= 1;
    }
    let mut behind = place + (run.1 - run.0);
    while end < words.len() && behind < unit.end && corpus.words()[behind] == words[end] {
        end += 1;
        behind += 1;
    }
    (start, end)
}

fn is_near(witnesses: &[Witness], one: usize, other: usize) -> bool {
    gate::may_overlap(witnesses[one].evidence(&witnesses[other]))
}
