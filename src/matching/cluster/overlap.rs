//! Wordings that share a stretch of words although neither holds the other: mosaics.
//!
//! A witness without a parent enters; the witnesses that share a telling run of words with it leave. A run is telling
//! only from the same speaker within days, or in reports of one event.

use crate::align::bit_parallel::FREE;
use crate::english::information::English;
use crate::matching::cluster::layered_index::Layers;
use crate::matching::cluster::witness::Witness;
use crate::matching::index::bigram_index::Corpus;
use crate::matching::thresholds;
use rustc_hash::FxHashMap;

use crate::matching::cluster::kinship::kinship;

/// Bigrams in more places than this are not followed.
pub(crate) const COMMON: usize = 60;

/// Slots of witnesses that share telling runs of words with that in slot `one`, the most telling first.
pub(crate) fn overlaps(
    layers: &Layers,
    english: &English,
    witnesses: &[Option<Witness>],
    one: usize,
) -> Vec<usize> {
    let Some(witness) = &witnesses[one] else {
        return Vec::new();
    };
    let words = &witness.words.whole.words;
    let mut found: Vec<(u32, usize)> = shared(layers, witnesses, one, witness)
        .chunk_by(|run, next| run.other == next.other)
        .filter_map(|runs| {
            let other = witnesses[runs[0].other].as_ref()?;
            let corpus = layers.corpus(runs[0].layer);
            let (bits, phrases) = information(corpus, english, words, runs);
            let same = thresholds::may_overlap(witness.evidence(other));
            let kin = kinship(english, &witness.words, &other.words);
            let is_telling =
                same && thresholds::is_telling(bits) && !thresholds::is_reworded(kin.kept, kin.changed);
            let is_kin = thresholds::is_kin(same, kin.kept, kin.changed, kin.apart, kin.bits);
            let dovetails = thresholds::dovetails(kin.held, kin.kept, kin.apart, kin.run);
            (dovetails && is_kin || is_telling && (dovetails || phrases > 1))
                .then_some((bits.max(kin.bits), runs[0].other))
        })
        .collect();
    let key = |slot: usize| witnesses[slot].as_ref().map(|witness| witness.key);
    found.sort_unstable_by_key(|&(bits, other)| (std::cmp::Reverse(bits), key(other)));
    found.into_iter().map(|(_, other)| other).collect()
}

/// A bigram that a witness shares with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Shared {
    other: usize,
    /// Where the other stands minus where the one stands, kept above zero: equal along a run.
    diagonal: usize,
    offset: usize,
    place: usize,
    layer: usize,
}

/// Shared bigrams, in order of the other witness and along its runs.
fn shared(layers: &Layers, witnesses: &[Option<Witness>], one: usize, witness: &Witness) -> Vec<Shared> {
    let words = &witness.words.whole.words;
    let mut shared = Vec::new();
    let mut near: FxHashMap<usize, bool> = FxHashMap::default();
    for (offset, pair) in words.windows(2).enumerate() {
        if pair.contains(&FREE) || layers.count(pair[0], pair[1]) > COMMON {
            continue;
        }
        for (layer, place, other) in layers.places(pair[0], pair[1]) {
            let may_overlap = |slot: usize| {
                witnesses[slot].as_ref().is_some_and(|other| {
                    let evidence = witness.evidence(other);
                    thresholds::may_overlap(evidence)
                        || (thresholds::is_near(evidence.days_apart) && witness.is_of_event(other))
                })
            };
            if other != one && *near.entry(other).or_insert_with(|| may_overlap(other)) {
                shared.push(Shared {
                    other,
                    diagonal: words.len() + place - offset,
                    offset,
                    place,
                    layer,
                });
            }
        }
    }
    shared.sort_unstable();
    shared
}

/// Bits of the words of `one` that stand in runs of another witness, each word counted once, and how many runs tell
/// anything.
fn information(corpus: &Corpus, english: &English, words: &[u32], shared: &[Shared]) -> (u32, usize) {
    let along = |one: &Shared, next: &Shared| one.diagonal == next.diagonal && one.offset + 1 == next.offset;
    let mut runs: Vec<(usize, usize)> = shared
        .chunk_by(along)
        .map(|run| {
            widen(
                corpus,
                words,
                (run[0].offset, run[run.len() - 1].offset + 2),
                run[0].place,
            )
        })
        .collect();
    runs.sort_unstable();
    let mut counted = 0;
    let (mut bits, mut phrases) = (0, 0);
    for (start, end) in runs {
        let start = start.max(counted);
        if start < end {
            let telling = thresholds::telling(english, &words[start..end]);
            bits += telling;
            phrases += usize::from(telling > 0);
            counted = end;
        }
    }
    (bits, phrases)
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
