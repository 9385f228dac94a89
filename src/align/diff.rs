//! Plain word diff: the fewest insertions, deletions and replacements, 64 words at a time.
//!
//! Two sequences of words enter, [`Run`]s leave that together cover both from end to end. The number of edits is
//! minimal; which of several minimal diffs is given depends on nothing but the words.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::text::WordId;

/// What a run of a diff does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RunKind {
    /// The words are equal.
    Keep,
    /// Words of one stand for as many of the other.
    Replace,
    /// Words that only the first has.
    Insert,
    /// Words that only the second has.
    Delete,
}

/// A stretch of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// What it does.
    pub kind: RunKind,
    /// Words of the first sequence.
    pub one: Range<usize>,
    /// Words of the second.
    pub other: Range<usize>,
}

/// More vertical differences than this are not kept (16 MB): what is longer is divided at words that both have once.
const LIMIT: usize = 1 << 20;

/// How many words in a row divide what is too long, then what is still too long between them.
const SHINGLES: &[usize] = &[4, 2, 1];

/// The fewest edits that make `other` out of `one`; of thousands of words few, not always the fewest.
pub fn diff(one: &[WordId], other: &[WordId]) -> Vec<Run> {
    let mut runs = Runs {
        found: Vec::with_capacity(8),
        one: one.len(),
        other: other.len(),
    };
    fill(one, other, SHINGLES, &mut runs);
    runs.found.reverse();
    runs.found
}

/// Puts the edits of two sequences before what is there; `shingles` are the divisions that were not tried yet.
fn fill(one: &[WordId], other: &[WordId], shingles: &[usize], runs: &mut Runs) {
    let head = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (rest, other_rest) = (&one[head..], &other[head..]);
    let tail = rest
        .iter()
        .rev()
        .zip(other_rest.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let middle = &rest[..rest.len() - tail];
    let other_middle = &other_rest[..other_rest.len() - tail];
    runs.push(RunKind::Keep, tail);
    match (middle.len(), shingles.split_first()) {
        (0, _) => runs.push(RunKind::Delete, other_middle.len()),
        (1..=64, _) if other_middle.len() <= LIMIT => short(middle, other_middle, runs),
        (words, _) if words.div_ceil(64).saturating_mul(other_middle.len()) <= LIMIT => {
            long(middle, other_middle, runs);
        }
        (_, Some((&length, finer))) => divided(middle, other_middle, length, finer, runs),
        (_, None) => {
            runs.push(RunKind::Insert, middle.len());
            runs.push(RunKind::Delete, other_middle.len());
        }
    }
    runs.push(RunKind::Keep, head);
}

/// Keeps words that both sequences have once and in the same order, and fills what lies between.
fn divided(one: &[WordId], other: &[WordId], length: usize, finer: &[usize], runs: &mut Runs) {
    let (mut end, mut other_end) = (one.len(), other.len());
    for &(at, other_at) in common(one, other, length).iter().rev() {
        if at + length > end || other_at + length > other_end {
            continue;
        }
        fill(
            &one[at + length..end],
            &other[other_at + length..other_end],
            finer,
            runs,
        );
        runs.push(RunKind::Keep, length);
        (end, other_end) = (at, other_at);
    }
    fill(&one[..end], &other[..other_end], finer, runs);
}

/// Where `length` words in a row stand that each sequence has once: most of them that are in the same order in both.
fn common(one: &[WordId], other: &[WordId], length: usize) -> Vec<(usize, usize)> {
    let once = |words: &[WordId]| {
        let mut places: FxHashMap<Vec<WordId>, Option<usize>> = FxHashMap::default();
        for (at, shingle) in words.windows(length).enumerate() {
            places
                .entry(shingle.to_vec())
                .and_modify(|place| *place = None)
                .or_insert(Some(at));
        }
        places
    };
    let known = once(other);
    let mut shared: Vec<(usize, usize)> = once(one)
        .into_iter()
        .filter_map(|(shingle, at)| Some((at?, (*known.get(&shingle)?)?)))
        .collect();
    shared.sort_unstable();
    rising(&shared)
}

/// The longest rising subsequence of the second places.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The pair with the least second place that ends a subsequence of each length, and what stands before each pair.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < pair.1);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut chosen = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(at) = next {
        chosen.push(pairs[at]);
        next = before[at];
    }
    chosen.reverse();
    chosen
}

/// Runs, from the last to the first.
struct Runs {
    found: Vec<Run>,
    one: usize,
    other: usize,
}

impl Runs {
    /// Puts `count` words of a kind before what is there.
    fn push(&mut self, kind: RunKind, count: usize) {
        if count == 0 {
            return;
        }
        let (takes_one, takes_other) = match kind {
            RunKind::Keep | RunKind::Replace => (count, count),
            RunKind::Insert => (count, 0),
            RunKind::Delete => (0, count),
        };
        let (one, other) = (self.one - takes_one, self.other - takes_other);
        match self.found.last_mut().filter(|last| last.kind == kind) {
            Some(last) => {
                last.one.start = one;
                last.other.start = other;
            }
            None => self.found.push(Run {
                kind,
                one: one..self.one,
                other: other..self.other,
            }),
        }
        (self.one, self.other) = (one, other);
    }

    /// Walks back through the vertical differences of each column; `vertical(column, row)` says whether the distance
    /// rises or falls there.
    fn trace(&mut self, one: &[WordId], other: &[WordId], vertical: impl Fn(usize, usize) -> (bool, bool)) {
        let (mut row, mut column) = (one.len(), other.len());
        while row > 0 && column > 0 {
            if vertical(column, row).0 {
                self.push(RunKind::Insert, 1);
                row -= 1;
                continue;
            }
            column -= 1;
            if column > 0 && vertical(column, row).1 {
                self.push(RunKind::Delete, 1);
                continue;
            }
            row -= 1;
            let kind = if one[row] == other[column] {
                RunKind::Keep
            } else {
                RunKind::Replace
            };
            self.push(kind, 1);
        }
        self.push(RunKind::Insert, row);
        self.push(RunKind::Delete, column);
    }
}

/// Up to 64 words: one machine word a column.
fn short(one: &[WordId], other: &[WordId], runs: &mut Runs) {
    let mut columns: Vec<(u64, u64)> = Vec::with_capacity(other.len());
    let (mut plus, mut minus) = (u64::MAX, 0u64);
    for word in other {
        let mut equal = 0u64;
        for (at, own) in one.iter().enumerate() {
            equal |= u64::from(own == word) << at;
        }
        advance(&mut plus, &mut minus, equal, 1);
        columns.push((plus, minus));
    }
    runs.trace(one, other, |column, row| {
        let (plus, minus) = columns[column - 1];
        (plus >> (row - 1) & 1 == 1, minus >> (row - 1) & 1 == 1)
    });
}

/// More than 64 words: blocks, the carry of one entering the next.
fn long(one: &[WordId], other: &[WordId], runs: &mut Runs) {
    let blocks = one.len().div_ceil(64);
    let mut masks: FxHashMap<WordId, Vec<u64>> = FxHashMap::default();
    for (at, &word) in one.iter().enumerate() {
        masks.entry(word).or_insert_with(|| vec![0; blocks])[at / 64] |= 1 << (at % 64);
    }
    let none = vec![0; blocks];
    let mut columns: Vec<(u64, u64)> = Vec::with_capacity(blocks * other.len());
    let mut state = vec![(u64::MAX, 0u64); blocks];
    for word in other {
        let mask = masks.get(word).unwrap_or(&none);
        let mut carry = 1;
        for (block, (plus, minus)) in state.iter_mut().enumerate() {
            carry = advance(plus, minus, mask[block], carry);
            columns.push((*plus, *minus));
        }
    }
    runs.trace(one, other, |column, row| {
        let (plus, minus) = columns[(column - 1) * blocks + (row - 1) / 64];
        let bit = (row - 1) % 64;
        (plus >> bit & 1 == 1, minus >> bit & 1 == 1)
    });
}

/// One column of one block (Myers 1999, carries after Hyyrö 2003); gives the horizontal difference at its last row.
#[inline]
fn advance(plus: &mut u64, minus: &mut u64, equal: u64, carry: i8) -> i8 {
    let vertical = equal | *minus;
    let equal = equal | u64::from(carry < 0);
    let horizontal = ((equal & *plus).wrapping_add(*plus) ^ *plus) | equal;
    let up = *minus | !(horizontal | *plus);
    let down = *plus & horizontal;
    let out = (up >> 63) as i8 - (down >> 63) as i8;
    let up = up << 1 | u64::from(carry > 0);
    let down = down << 1 | u64::from(carry < 0);
    *plus = down | !(vertical | up);
    *minus = up & vertical;
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The textbook recurrence.
    fn plain(one: &[WordId], other: &[WordId]) -> usize {
        let mut row: Vec<usize> = (0..=other.len()).collect();
        for (at, own) in one.iter().enumerate() {
            let mut before = row[0];
            row[0] = at + 1;
            for (column, word) in other.iter().enumerate() {
                let across = before + usize::from(own != word);
                before = row[column + 1];
                row[column + 1] = across.min(before + 1).min(row[column] + 1);
            }
        }
        row[other.len()]
    }

    fn edits(runs: &[Run]) -> usize {
        runs.iter()
            .filter(|run| run.kind != RunKind::Keep)
            .map(|run| run.one.len().max(run.other.len()))
            .sum()
    }

    fn sequence(longest: usize) -> impl Strategy<Value = Vec<WordId>> {
        proptest::collection::vec((0..6u32).prop_map(WordId), 0..longest)
    }

    /// Checks that the runs lead from `one` to `other`, and with how few edits.
    fn check(one: &[WordId], other: &[WordId]) {
        let runs = diff(one, other);
        let (mut at, mut other_at) = (0, 0);
        for run in &runs {
            assert_eq!((run.one.start, run.other.start), (at, other_at));
            if run.kind == RunKind::Keep {
                assert_eq!(one[run.one.clone()], other[run.other.clone()]);
            }
            (at, other_at) = (run.one.end, run.other.end);
        }
        assert_eq!((at, other_at), (one.len(), other.len()));
        assert_eq!(edits(&runs), plain(one, other), "{runs:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        #[test]
        fn diffs_of_short_sequences_are_minimal(one in sequence(30), other in sequence(30)) {
            check(&one, &other);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn diffs_of_long_sequences_are_minimal(one in sequence(200), other in sequence(200)) {
            check(&one, &other);
        }
    }

    #[test]
    fn a_diff_of_too_much_still_covers_both() {
        let one: Vec<WordId> = (0..40_000).map(WordId).collect();
        let other: Vec<WordId> = (40_000..80_000).map(WordId).collect();
        let runs = diff(&one, &other);
        assert_eq!(runs.iter().map(|run| run.one.len()).sum::<usize>(), one.len());
        assert_eq!(runs.iter().map(|run| run.other.len()).sum::<usize>(), other.len());
    }

    /// Two edits in a hundred thousand words, far from each other, are two edits.
    #[test]
    fn a_diff_of_very_long_texts_keeps_what_is_equal() {
        let word = |at: u32| WordId(at.wrapping_mul(2_654_435_761) >> 20);
        let one: Vec<WordId> = (0..100_000).map(word).collect();
        let mut other = one.clone();
        other[10] = WordId(5000);
        other.remove(99_000);
        assert_eq!(edits(&diff(&one, &other)), 2);
    }
}
