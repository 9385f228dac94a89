//! What two sequences of words share, whatever either begins or goes on with.
//!
//! Places of ellipses and a score for each two words enter; the steps of the best local alignment leave. Neither side is
//! the reference, and an ellipsis on either side makes a gap in the other nearly free.

use std::ops::Range;

/// What a gap costs to open; in the unit of the scores, where a shared content word is 16.
const OPENING: i32 = 10;
/// The same at an ellipsis, where words cost nothing.
const OPENING_MARKED: i32 = 2;

/// What else counts beside words, in the unit of the scores.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Prices {
    /// What a word in a gap costs.
    pub(crate) each: i32,
    /// What it is worth to begin, and to end, where one of the sequences does.
    pub(crate) edge: i32,
}

/// A step of an alignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    /// The word on the first side; none or several in a gap.
    pub(crate) ours: Range<usize>,
    /// The word on the second side; none or several in a gap.
    pub(crate) theirs: Range<usize>,
    /// True of a gap where the side without words has an ellipsis.
    pub(crate) marked: bool,
}

/// Which way the best score of a cell was reached.
const START: u8 = 0;
const MEET: u8 = 1;
const OURS: u8 = 2;
const THEIRS: u8 = 3;
const OPENED: u8 = 4;

/// The stretch that two sequences share, step by step; nothing if they share nothing.
///
/// `a_cuts` and `b_cuts` have an entry for each place between words, the ends included: true where an ellipsis stands.
/// `prices` says what a word in a gap costs, and what it is worth to begin or end where one of the sequences does.
pub(crate) fn align(
    a_cuts: &[bool],
    b_cuts: &[bool],
    similarity: impl Fn(usize, usize) -> i32,
    prices: Prices,
) -> Vec<Step> {
    const NEVER: i32 = i32::MIN / 2;
    let (Some(rows), Some(columns)) = (a_cuts.len().checked_sub(1), b_cuts.len().checked_sub(1)) else {
        return Vec::new();
    };
    let width = columns + 1;
    let cells = (rows + 1) * width;
    let mut best = vec![0_i32; cells];
    let mut came = vec![START; cells];
    // Gaps that take words of `a`: one score for each column; that take words of `b`: one for the row.
    let mut ours = vec![NEVER; width];
    let mut ours_opened = vec![0_u8; cells];
    let mut theirs_opened = vec![0_u8; cells];
    let mut top = (0, 0);
    let cost = |cut: bool| {
        if cut {
            (OPENING_MARKED, 0)
        } else {
            (OPENING, prices.each)
        }
    };
    let step = |ours, theirs, marked| Step { ours, theirs, marked };
    for (i, &a_cut) in a_cuts.iter().enumerate().take(rows + 1) {
        let mut theirs = NEVER;
        for j in 0..=columns {
            let at = i * width + j;
            let mut score = if i == 0 || j == 0 { prices.edge } else { 0 };
            if i > 0 {
                let (opening, each) = cost(b_cuts[j]);
                let opened = best[at - width] - opening - each;
                let longer = ours[j] - each;
                ours_opened[at] = if opened >= longer { OPENED } else { OURS };
                ours[j] = opened.max(longer);
                if ours[j] > score {
                    (score, came[at]) = (ours[j], OURS);
                }
            }
            if j > 0 {
                let (opening, each) = cost(a_cut);
                let opened = best[at - 1] - opening - each;
                let longer = theirs - each;
                theirs_opened[at] = if opened >= longer { OPENED } else { THEIRS };
                theirs = opened.max(longer);
                if theirs > score {
                    (score, came[at]) = (theirs, THEIRS);
                }
            }
            if i > 0 && j > 0 {
                let met = best[at - width - 1] + similarity(i - 1, j - 1);
                if met >= score && met > 0 {
                    (score, came[at]) = (met, MEET);
                }
            }
            best[at] = score;
            let ends = i == rows || j == columns;
            let total = score + if ends { prices.edge } else { 0 };
            if came[at] != START && total > top.0 {
                top = (total, at);
            }
        }
    }
    let mut steps = Vec::new();
    let mut at = top.1;
    while came[at] != START {
        let (i, j) = (at / width, at % width);
        match came[at] {
            MEET => {
                steps.push(step(i - 1..i, j - 1..j, false));
                at -= width + 1;
            }
            OURS => {
                let mut count = 1;
                while ours_opened[at - (count - 1) * width] != OPENED {
                    count += 1;
                }
                steps.push(step(i - count..i, j..j, b_cuts[j]));
                at -= count * width;
            }
            _ => {
                let mut count = 1;
                while theirs_opened[at - (count - 1)] != OPENED {
                    count += 1;
                }
                steps.push(step(i..i, j - count..j, a_cuts[i]));
                at -= count;
            }
        }
    }
    steps.reverse();
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PRICES: Prices = Prices { each: 2, edge: 0 };

    fn aligned(a: &str, b: &str) -> Vec<Step> {
        let (a, b) = (a.as_bytes(), b.as_bytes());
        let (a_cuts, b_cuts) = (vec![false; a.len() + 1], vec![false; b.len() + 1]);
        align(
            &a_cuts,
            &b_cuts,
            |at, to| if a[at] == b[to] { 16 } else { -10 },
            PRICES,
        )
    }

    #[test]
    fn the_ends_are_free_and_gaps_are_not_cut_up() {
        let steps = aligned("xyabcdef", "abcqrdefz");
        let gaps: Vec<&Step> = steps.iter().filter(|it| it.ours.is_empty()).collect();
        assert_eq!(steps.first().map(|it| it.ours.clone()), Some(2..3));
        assert_eq!(gaps.len(), 1);
        assert_eq!(gaps[0].theirs, 3..5);
        assert_eq!(aligned("abc", "xyz"), []);
    }

    proptest! {
        #[test]
        fn steps_go_on_where_the_last_ended(a in "[abc]{0,12}", b in "[abc]{0,12}", cut in 0..13usize) {
            let (a, b) = (a.as_bytes(), b.as_bytes());
            let cuts = |length: usize| (0..=length).map(|at| at == cut).collect::<Vec<bool>>();
            let steps = align(&cuts(a.len()), &cuts(b.len()), |at, to| if a[at] == b[to] { 16 } else { -10 }, PRICES);
            for pair in steps.windows(2) {
                prop_assert_eq!(pair[0].ours.end, pair[1].ours.start);
                prop_assert_eq!(pair[0].theirs.end, pair[1].theirs.start);
            }
            prop_assert_eq!(steps.is_empty(), !a.iter().any(|it| b.contains(it)));
        }
    }
}
