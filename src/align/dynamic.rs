//! The table of the weighted alignment: filled by rows, read backwards.
//!
//! Words of both sides enter, the cheapest alignment leaves. A cell has three states, so that a stretch of edits is
//! opened once and a leap is paid for once; equal costs are settled by the order in which the ways are tried.

use crate::align::costs;
use crate::align::word::Alignment;
use crate::align::word::Step;
use crate::align::word::StepKind;
use crate::align::word::Word;

pub(crate) const FAR: u32 = u32::MAX / 4;
/// The states: behind a kept word, in a stretch of edits, in a leap.
const STATES: usize = 3;
pub(crate) const KEPT: usize = 0;
pub(crate) const EDITED: usize = 1;
pub(crate) const LEAPT: usize = 2;

/// How a cell was reached: the step in the high bits, the state before it in the low two.
type Back = u8;
const START: u8 = 0;
const KEEP: u8 = 1;
const JOIN_QUOTATION: u8 = 2;
const JOIN_REFERENCE: u8 = 3;
const SUBSTITUTE: u8 = 4;
const SWAP: u8 = 5;
const INSERT: u8 = 6;
const DELETE: u8 = 7;
const LEAP: u8 = 8;

/// The cheapest alignment of all of `quotation` with any stretch of `reference`.
pub(crate) fn cheapest(quotation: &[Word<'_>], reference: &[Word<'_>]) -> Alignment {
    let mut table = Table::new(quotation, reference);
    table.fill();
    table.trace()
}

struct Table<'a> {
    quotation: &'a [Word<'a>],
    reference: &'a [Word<'a>],
    /// Costs of the current row and the two before it.
    rows: [Vec<[u32; STATES]>; 3],
    back: Vec<[Back; STATES]>,
    /// What it costs to leave out each word of the reference.
    gaps: Vec<u32>,
    best: (u32, usize, usize, usize),
}

impl<'a> Table<'a> {
    fn new(quotation: &'a [Word<'a>], reference: &'a [Word<'a>]) -> Self {
        let width = reference.len() + 1;
        let row = vec![[FAR; STATES]; width];
        Self {
            quotation,
            reference,
            rows: [row.clone(), row.clone(), row],
            back: vec![[START; STATES]; width * (quotation.len() + 1)],
            gaps: reference.iter().map(costs::gap).collect(),
            best: (FAR, 0, 0, KEPT),
        }
    }

    fn fill(&mut self) {
        let length = self.quotation.len();
        for one in 0..=length {
            self.rows.rotate_left(1);
            if one == 0 {
                self.rows[2].fill([0, FAR, FAR]);
            } else {
                self.fill_row(one);
            }
            let hang = costs::overhang(&self.quotation[one..]);
            let end = self.rows[2][self.reference.len()];
            self.consider(end, hang, one, self.reference.len());
        }
        for other in 0..=self.reference.len() {
            self.consider(self.rows[2][other], 0, length, other);
        }
    }

    fn consider(&mut self, cell: [u32; STATES], extra: u32, one: usize, other: usize) {
        for state in [KEPT, EDITED] {
            let cost = cell[state].saturating_add(extra);
            if cost < self.best.0 {
                self.best = (cost, one, other, state);
            }
        }
    }

    fn fill_row(&mut self, one: usize) {
        let width = self.reference.len() + 1;
        let word = self.quotation[one - 1];
        let insert = costs::insertion(&word);
        let elides = self.quotation.get(one).is_some_and(|next| next.after_elision);
        let (leap, leap_word) = if elides {
            (costs::ELISION, costs::ELISION_WORD)
        } else {
            (costs::LEAP, costs::LEAP_WORD)
        };
        let [before_last, last, row] = &mut self.rows;
        let back = &mut self.back[one * width..(one + 1) * width];
        row[0] = [last[0][KEPT] + costs::overhang(&[word]), FAR, FAR];
        for other in 1..width {
            let across = self.reference[other - 1];
            let mut cell = [FAR; STATES];
            let mut way = [START; STATES];
            let mut reach = |state: usize, cost: u32, step: u8, from: usize| {
                if cost < cell[state] {
                    cell[state] = cost;
                    way[state] = (step << 2) | from as u8;
                }
            };
            let diagonal = last[other - 1];
            if word.id == across.id {
                let (cost, from) = least(diagonal);
                reach(KEPT, cost, KEEP, from);
            } else {
                let (cost, from) = entering(diagonal);
                reach(
                    EDITED,
                    cost + costs::substitution(&word, &across),
                    SUBSTITUTE,
                    from,
                );
            }
            if one >= 2 && other >= 2 {
                let (earlier, across_earlier) = (self.quotation[one - 2], self.reference[other - 2]);
                if earlier.id == across.id && word.id == across_earlier.id && earlier.id != word.id {
                    let (cost, from) = entering(before_last[other - 2]);
                    reach(EDITED, cost + costs::SWAP, SWAP, from);
                }
            }
            if other >= 2 && is_joined(word.spelling, self.reference[other - 2].spelling, across.spelling) {
                let (cost, from) = least(last[other - 2]);
                reach(KEPT, cost + costs::JOIN, JOIN_REFERENCE, from);
            }
            if one >= 2 && is_joined(across.spelling, self.quotation[one - 2].spelling, word.spelling) {
                let (cost, from) = least(before_last[other - 1]);
                reach(KEPT, cost + costs::JOIN, JOIN_QUOTATION, from);
            }
            let (cost, from) = entering(last[other]);
            reach(EDITED, cost + insert, INSERT, from);
            let left = row[other - 1];
            let (cost, from) = entering([left[KEPT], left[EDITED], FAR]);
            reach(EDITED, cost + self.gaps[other - 1], DELETE, from);
            let (cost, from) = least([left[KEPT] + leap, left[EDITED] + leap, left[LEAPT]]);
            reach(LEAPT, cost + leap_word, LEAP, from);
            row[other] = cell;
            back[other] = way;
        }
    }

    fn trace(&self) -> Alignment {
        let width = self.reference.len() + 1;
        let (cost, mut one, mut other, mut state) = self.best;
        let mut steps = Vec::with_capacity(self.quotation.len() + 8);
        for hanging in (one..self.quotation.len()).rev() {
            steps.push(Step {
                kind: StepKind::Overhang,
                quotation: hanging..hanging + 1,
                reference: other..other,
            });
        }
        while one > 0 {
            let way = self.back[one * width + other][state];
            let (kind, takes_one, takes_other) = match way >> 2 {
                KEEP => (StepKind::Keep, 1, 1),
                JOIN_QUOTATION => (StepKind::Join, 2, 1),
                JOIN_REFERENCE => (StepKind::Join, 1, 2),
                SUBSTITUTE => (StepKind::Substitute, 1, 1),
                SWAP => (StepKind::Swap, 2, 2),
                INSERT => (StepKind::Insert, 1, 0),
                DELETE => (StepKind::Delete, 0, 1),
                LEAP => (StepKind::Leap, 0, 1),
                _ => (StepKind::Overhang, 1, 0),
            };
            steps.push(Step {
                kind,
                quotation: one - takes_one..one,
                reference: other - takes_other..other,
            });
            one -= takes_one;
            other -= takes_other;
            state = (way & 3) as usize;
        }
        steps.reverse();
        Alignment { steps, cost }
    }
}

/// The cheapest state and its cost; the earlier wins a tie.
fn least(cell: [u32; STATES]) -> (u32, usize) {
    let mut best = (cell[KEPT], KEPT);
    for state in [EDITED, LEAPT] {
        if cell[state] < best.0 {
            best = (cell[state], state);
        }
    }
    best
}

/// The cheapest state to begin or go on editing from.
fn entering(cell: [u32; STATES]) -> (u32, usize) {
    least([cell[KEPT] + costs::OPEN, cell[EDITED], cell[LEAPT]])
}

/// True if `whole` is `first` and `second` written together.
pub(crate) fn is_joined(whole: &str, first: &str, second: &str) -> bool {
    whole.len() == first.len() + second.len()
        && first.len() > 1
        && whole.starts_with(first)
        && whole.ends_with(second)
}
