//! Wordings that share a stretch of words although neither holds the other: mosaics.
//!
//! A witness without a parent enters; the witnesses that share a telling run of words with it leave. A run is telling
//! only from the same speaker within days.

use crate::matching::corpus::Corpus;
use crate::matching::english::English;
use crate::matching::gate;
use crate::matching::witness::Witness;

/// Bigrams in more places than this are not followed.
const COMMON: usize = 60;

/// Witnesses that share telling runs of words with `one`, the most telling first.
pub(super) fn overlaps(corpus: &Corpus, english: &English, witnesses: &[Witness], one: usize) -> Vec<usize> {
    let words = &corpus.words()[corpus.unit(one)];
    let mut found: Vec<(u32, usize)> = shared(corpus, witnesses, one)
        .chunk_by(|run, next| run.other == next.other)
        .map(|runs| (information(corpus, english, words, runs), runs[0].other))
        .filter(|&(bits, _)| gate::is_telling(bits))
        .collect();
    found.sort_unstable_by_key(|&(bits, other)| (std::cmp::Reverse(bits), other));
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
}

/// Shared bigrams, in order of the other witness and along its runs.
fn shared(corpus: &Corpus, witnesses: &[Witness], one: usize) -> Vec<Shared> {
    let unit = corpus.unit(one);
    let words = &corpus.words()[unit.clone()];
    let mut shared = Vec::new();
    for (offset, pair) in words.windows(2).enumerate() {
        if corpus.candidates(pair[0], pair[1]).len() > COMMON {
            continue;
        }
        for place in corpus.places(pair[0], pair[1]) {
            let other = corpus.unit_at(place);
            if other != one && is_near(witnesses, one, other) {
                shared.push(Shared {
                    other,
                    diagonal: words.len() + place - offset,
                    offset,
                    place,
                });
            }
        }
    }
    shared.sort_unstable();
    shared
}

/// Bits of the words of `one` that stand in runs of another witness, each word counted once.
fn information(corpus: &Corpus, english: &English, words: &[u32], shared: &[Shared]) -> u32 {
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
    let mut bits = 0;
    for (start, end) in runs {
        let start = start.max(counted);
        if start < end {
            bits += gate::telling(english, &words[start..end]);
            counted = end;
        }
    }
    bits
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
