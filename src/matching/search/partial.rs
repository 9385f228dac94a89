//! Passages that share much of what a needle says although a large part of its words differ.
//!
//! A needle beyond its edit budget enters, stretches that hold most of its information leave. Seeds are bigrams; a
//! passage that shares no rare enough bigram with the needle is not found here.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::align::bit_parallel::FREE;
use crate::align::bit_parallel::Pattern;
use crate::english::information::English;
use crate::matching::index::bigram_index::Corpus;
use crate::matching::search::locate::Hit;

/// Places of bigrams that are looked at, those of the rarest first: the rest tell little about where to look, and in
/// twice as many references there are twice as many of them.
const PLACES: usize = 1024;

/// Words between two seeds of one stretch.
const GAP: usize = 80;

/// How many stretches are aligned.
const TRIED: usize = 6;

/// Share of the needle's information that a stretch of any needle must hold.
const MOST: f32 = 0.7;

/// Share that is enough if it is also [`MUCH`].
const HALF: f32 = 0.5;

/// Tenths of bits that no two utterances share by chance.
const MUCH: i32 = 900;

/// Cost of a needle's word left out, and of a text's word skipped, in tenths of a bit.
const LEFT_OUT: i32 = 15;
const SKIPPED: i32 = 3;

/// Stretches outside the hidden units that hold most of what `needle` says, best first.
pub(crate) fn distorted(
    corpus: &Corpus,
    english: &English,
    needle: &[u32],
    hidden: &Range<usize>,
) -> Vec<Hit> {
    let total: i32 = needle.iter().map(|&word| bits(english, word)).sum();
    let mut worth: FxHashMap<u32, i32> = FxHashMap::default();
    for &word in needle {
        *worth.entry(word).or_default() += bits(english, word).max(0);
    }
    let mut found: Vec<(i32, Hit)> = stretches(corpus, english, needle, hidden)
        .into_iter()
        .filter(|stretch| is_enough(total, most(&worth, &corpus.words()[stretch.clone()])))
        .filter_map(|stretch| align(corpus, english, needle, stretch))
        .filter(|&(held, hit)| is_telling(needle.len(), total, held, hit))
        .collect();
    found.sort_by_key(|&(held, hit)| (std::cmp::Reverse(held), hit));
    found.dedup_by_key(|(_, hit)| *hit);
    found.into_iter().map(|(_, hit)| hit).collect()
}

/// True if a stretch holds so much of a needle, so close together, that it is no chance.
fn is_telling(words: usize, total: i32, held: i32, hit: Hit) -> bool {
    hit.end - hit.start <= 2 * words + 6 && is_enough(total, held)
}

fn is_enough(total: i32, held: i32) -> bool {
    let share = held as f32 / total.max(1) as f32;
    share >= MOST || (share >= HALF && held >= MUCH)
}

/// What a stretch holds at most of a needle whose words are worth this: all words that both have.
fn most(worth: &FxHashMap<u32, i32>, stretch: &[u32]) -> i32 {
    let mut left = worth.clone();
    stretch.iter().filter_map(|word| left.remove(word)).sum()
}

/// Tenths of bits of a word.
fn bits(english: &English, word: u32) -> i32 {
    match word {
        FREE => 0,
        word => 10 * english.word(word).cast_signed() - 25,
    }
}

/// Where bigrams of the needle stand close together: the stretches with most of them.
fn stretches(corpus: &Corpus, english: &English, needle: &[u32], hidden: &Range<usize>) -> Vec<Range<usize>> {
    let mut seeds: Vec<(usize, usize)> = Vec::new();
    let mut pairs: Vec<(usize, usize)> = needle
        .windows(2)
        .enumerate()
        .map(|(offset, pair)| (corpus.candidates(pair[0], pair[1]).len(), offset))
        .collect();
    pairs.sort_unstable();
    let mut room = PLACES;
    for (places, offset) in pairs {
        let Some(left) = room.checked_sub(places) else {
            break;
        };
        room = left;
        let pair = &needle[offset..offset + 2];
        seeds.extend(corpus.places(pair[0], pair[1]).map(|place| (place, offset)));
    }
    seeds.sort_unstable();
    let mut best: Vec<(u32, Range<usize>)> = Vec::new();
    let apart = |one: &(usize, usize), next: &(usize, usize)| {
        next.0 - one.0 <= GAP && corpus.unit_at(one.0) == corpus.unit_at(next.0)
    };
    for run in seeds.chunk_by(apart) {
        if hidden.contains(&corpus.unit_at(run[0].0)) {
            continue;
        }
        let mut offsets: Vec<usize> = run.iter().map(|&(_, offset)| offset).collect();
        offsets.sort_unstable();
        offsets.dedup();
        let score = offsets
            .iter()
            .map(|&offset| english.phrase(&needle[offset..offset + 2]))
            .sum();
        best.push((score, window(corpus, needle, run)));
    }
    best.sort_by_key(|(score, range)| (std::cmp::Reverse(*score), range.start));
    best.truncate(TRIED);
    best.into_iter().map(|(_, range)| range).collect()
}

fn window(corpus: &Corpus, needle: &[u32], run: &[(usize, usize)]) -> Range<usize> {
    let unit = corpus.unit(corpus.unit_at(run[0].0));
    let (first, last) = (run[0].0, run[run.len() - 1].0);
    let start = first.saturating_sub(needle.len()).max(unit.start);
    let end = (last + needle.len() + 2).min(unit.end);
    // A stretch far longer than the needle repeats its words; its beginning is as good as the rest.
    start..end.min(start + 8 * needle.len() + 4 * GAP)
}

/// A cell of the alignment: its score, where its stretch starts, and the information matched so far.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    score: i32,
    start: usize,
    held: i32,
}

/// Local alignment weighted by information: the best stretch and how much of the needle it holds.
fn align(corpus: &Corpus, english: &English, needle: &[u32], stretch: Range<usize>) -> Option<(i32, Hit)> {
    let weights: Vec<i32> = needle.iter().map(|&word| bits(english, word)).collect();
    let nothing = Cell {
        start: stretch.start,
        ..Cell::default()
    };
    let mut column = vec![nothing; needle.len() + 1];
    let (mut best, mut best_end) = (Cell::default(), stretch.start);
    for at in stretch.clone() {
        let word = corpus.words()[at];
        let mut diagonal = Cell {
            start: at,
            ..Cell::default()
        };
        column[0] = diagonal;
        for row in 1..=needle.len() {
            let left = column[row];
            let mut cell = Cell {
                start: at + 1,
                ..Cell::default()
            };
            let fits = needle[row - 1] == word || needle[row - 1] == FREE;
            let gain = if fits { weights[row - 1] } else { -LEFT_OUT };
            let ways = [
                (diagonal, gain, if fits { weights[row - 1] } else { 0 }),
                (left, -SKIPPED, 0),
                (column[row - 1], -LEFT_OUT, 0),
            ];
            for (from, gain, held) in ways {
                if from.score + gain > cell.score {
                    cell = Cell {
                        score: from.score + gain,
                        start: from.start,
                        held: from.held + held,
                    };
                }
            }
            diagonal = left;
            column[row] = cell;
            if cell.score > best.score {
                (best, best_end) = (cell, at + 1);
            }
        }
    }
    (best.score > 0).then(|| {
        let words = &corpus.words()[best.start..best_end];
        let hit = Hit {
            unit: corpus.unit_at(best.start),
            start: best.start,
            end: best_end,
            distance: Pattern::new(needle.iter().copied()).distance(words),
        };
        (best.held, hit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heavily_altered_passage_is_found() {
        let text: Vec<u32> = (100..160).collect();
        let corpus = Corpus::new(text, vec![0, 60]);
        let needle = [7, 120, 121, 8, 124, 125, 126, 9, 131, 132];
        let found = distorted(&corpus, &English::default(), &needle, &(0..0));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].start, found[0].end), (20, 33));
    }

    /// However often the common words of a needle stand elsewhere.
    #[test]
    fn common_bigrams_do_not_hide_the_rare_ones() {
        let mut text = [120, 121, 122].repeat(PLACES);
        text.extend(100..160);
        let length = text.len() as u32;
        let corpus = Corpus::new(text, vec![0, length]);
        let needle = [7, 120, 121, 8, 124, 125, 126, 9, 131, 132];
        let found = distorted(&corpus, &English::default(), &needle, &(0..0));
        let start = 3 * PLACES + 20;
        assert_eq!(
            found.first().map(|hit| (hit.start, hit.end)),
            Some((start, start + 13))
        );
    }

    #[test]
    fn unrelated_words_are_not() {
        let corpus = Corpus::new((100..160).collect(), vec![0, 60]);
        assert!(
            distorted(
                &corpus,
                &English::default(),
                &[1, 2, 3, 120, 121, 4, 5, 6, 7, 8],
                &(0..0)
            )
            .is_empty()
        );
    }
}
