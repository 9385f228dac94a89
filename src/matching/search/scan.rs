//! Exhaustive search: every needle against every word, eight needles a pass.
//!
//! A corpus and needles enter, ends leave. Nothing is skipped, so this is the oracle for the index and the search for
//! wordings beyond every budget.

use std::ops::Range;

use crate::align::bit_parallel::End;
use crate::align::bit_parallel::FREE;
use crate::align::bit_parallel::Pattern;
use crate::align::bit_parallel::UNKNOWN;
use crate::matching::index::bigram_index::Corpus;

const LANES: usize = 8;

/// Length of a lane without a needle: farther from everything than any limit.
const IDLE: u64 = 1 << 40;

/// What a scan keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    /// Every end within the limit.
    All,
    /// The first end at the smallest distance within the limit.
    Best,
}

/// Ends of each needle within its limit in all units but the hidden ones, in order.
pub(crate) fn scan(
    corpus: &Corpus,
    needles: &[(&[u32], usize)],
    keep: Keep,
    hidden: &Range<usize>,
) -> Vec<Vec<End>> {
    let mut found = vec![Vec::new(); needles.len()];
    let (short, long): (Vec<usize>, Vec<usize>) =
        (0..needles.len()).partition(|&needle| needles[needle].0.len() <= 64);
    for group in short.chunks(LANES) {
        Lanes::new(corpus.vocabulary(), needles, group).run(corpus, keep, hidden, |lane, end| {
            keep_end(&mut found[group[lane]], end, keep);
        });
    }
    for needle in long {
        let (words, mut limit) = needles[needle];
        let pattern = Pattern::new(words.iter().copied());
        for unit in seen(corpus, hidden) {
            let range = corpus.unit(unit);
            pattern.ends(&corpus.words()[range.clone()], limit, |end| {
                let end = End {
                    at: range.start + end.at,
                    ..end
                };
                keep_end(&mut found[needle], end, keep);
            });
            limit = limit_after(limit, &found[needle], keep);
        }
    }
    found
}

/// The units that are looked at.
fn seen(corpus: &Corpus, hidden: &Range<usize>) -> impl Iterator<Item = usize> {
    (0..corpus.units()).filter(|unit| !hidden.contains(unit))
}

fn keep_end(found: &mut Vec<End>, end: End, keep: Keep) {
    match (keep, found.first_mut()) {
        (Keep::Best, Some(best)) => {
            if end.distance < best.distance {
                *best = end;
            }
        }
        _ => found.push(end),
    }
}

fn limit_after(limit: usize, found: &[End], keep: Keep) -> usize {
    match (keep, found.first()) {
        (Keep::Best, Some(best)) => best.distance,
        _ => limit,
    }
}

/// Up to eight needles side by side, each with its last word in bit 63.
struct Lanes {
    /// Row of `masks` for each word of the vocabulary; 0 for words that no needle has.
    rows: Vec<u16>,
    masks: Vec<[u64; LANES]>,
    plus: [u64; LANES],
    lens: [u64; LANES],
    limits: [u64; LANES],
}

impl Lanes {
    fn new(vocabulary: usize, needles: &[(&[u32], usize)], group: &[usize]) -> Self {
        let mut lanes = Self {
            rows: vec![0; vocabulary],
            masks: vec![[0; LANES]],
            plus: [0; LANES],
            lens: [0; LANES],
            limits: [0; LANES],
        };
        let mut everywhere = [0; LANES];
        for (lane, &needle) in group.iter().enumerate() {
            let (words, limit) = needles[needle];
            lanes.lens[lane] = words.len() as u64;
            lanes.limits[lane] = limit as u64;
            // Bits below the needle stand for words that fit anything at no cost: rows of zeros.
            let below = 64 - words.len() as u32;
            lanes.plus[lane] = u64::MAX.checked_shl(below).unwrap_or(0);
            everywhere[lane] = !lanes.plus[lane];
            for (at, &word) in words.iter().enumerate() {
                let bit = 1 << (below + at as u32);
                match word {
                    FREE => everywhere[lane] |= bit,
                    UNKNOWN => {}
                    word if (word as usize) < vocabulary => {
                        let row = lanes.row(word);
                        lanes.masks[row][lane] |= bit;
                    }
                    _ => {}
                }
            }
        }
        for lane in group.len()..LANES {
            lanes.lens[lane] = IDLE;
        }
        for masks in &mut lanes.masks {
            for (mask, everywhere) in masks.iter_mut().zip(everywhere) {
                *mask |= everywhere;
            }
        }
        lanes
    }

    fn row(&mut self, word: u32) -> usize {
        let row = &mut self.rows[word as usize];
        if *row == 0 {
            *row = self.masks.len() as u16;
            self.masks.push([0; LANES]);
        }
        *row as usize
    }

    fn run(mut self, corpus: &Corpus, keep: Keep, hidden: &Range<usize>, mut found: impl FnMut(usize, End)) {
        for unit in seen(corpus, hidden) {
            let range = corpus.unit(unit);
            let mut plus = self.plus;
            let mut minus = [0u64; LANES];
            let mut distance = self.lens;
            for (at, &word) in corpus.words()[range.clone()].iter().enumerate() {
                let equal = &self.masks[self.rows[word as usize] as usize];
                let near = advance(equal, &mut plus, &mut minus, &mut distance, &self.limits);
                if near != 0 {
                    self.report(&distance, keep, range.start + at + 1, &mut found);
                }
            }
        }
    }

    fn report(&mut self, distance: &[u64; LANES], keep: Keep, at: usize, found: &mut impl FnMut(usize, End)) {
        for lane in 0..LANES {
            if distance[lane] <= self.limits[lane] && self.lens[lane] <= 64 {
                let end = End {
                    at,
                    distance: distance[lane] as usize,
                };
                found(lane, end);
                match (keep, distance[lane]) {
                    (Keep::All, _) => {}
                    // Nothing can be better than equal.
                    (Keep::Best, 0) => self.lens[lane] = IDLE,
                    (Keep::Best, distance) => self.limits[lane] = distance - 1,
                }
            }
        }
    }
}

/// One word for all lanes; gives a number other than 0 if a lane is within its limit.
#[inline]
fn advance(
    equal: &[u64; LANES],
    plus: &mut [u64; LANES],
    minus: &mut [u64; LANES],
    distance: &mut [u64; LANES],
    limits: &[u64; LANES],
) -> u64 {
    let mut near = 0;
    for lane in 0..LANES {
        let vertical = equal[lane] | minus[lane];
        let horizontal = ((equal[lane] & plus[lane]).wrapping_add(plus[lane]) ^ plus[lane]) | equal[lane];
        let up = minus[lane] | !(horizontal | plus[lane]);
        let down = plus[lane] & horizontal;
        distance[lane] = distance[lane].wrapping_add(up >> 63).wrapping_sub(down >> 63);
        plus[lane] = (down << 1) | !(vertical | (up << 1));
        minus[lane] = (up << 1) & vertical;
        // The top bit of `limit - distance` is set exactly if the distance is larger.
        near |= !(limits[lane].wrapping_sub(distance[lane])) >> 63;
    }
    near
}
