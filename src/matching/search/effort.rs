//! How much of the references one quotation may have looked at.
//!
//! Steps are taken as a search goes; when there are none left it stops with what it has and says so. The bound grows with
//! the quotation and not with the references, so that the time of a run grows with its input, whatever that is.

use std::ops::Range;

/// Steps that any quotation has: a step compares one word with 64 words of a needle. About 20 ms.
const LEAST: usize = 1 << 23;

/// Steps for each word of a quotation: what a long one that stands in one place takes, four times over.
const A_WORD: usize = 1 << 13;

/// Number of hits after which only words of the credited speaker, or equal words, count: a longer list is of no use.
const FEW: usize = 256;

/// Number of hits after which nothing more counts.
const MANY: usize = 4096;

/// What a search may still do.
pub(crate) struct Effort<'a> {
    left: usize,
    is_spent: bool,
    /// Units that are not looked at.
    hidden: Range<usize>,
    /// True for a unit of the credited speaker.
    is_own: &'a dyn Fn(usize) -> bool,
}

impl<'a> Effort<'a> {
    /// The effort for a quotation of this length; `is_own` says which units are the credited speaker's.
    pub(crate) fn of(words: usize, hidden: &Range<usize>, is_own: &'a dyn Fn(usize) -> bool) -> Self {
        Self {
            left: LEAST.max(words.saturating_mul(A_WORD)),
            is_spent: false,
            hidden: hidden.clone(),
            is_own,
        }
    }

    /// The effort for words without a credited speaker.
    pub(crate) fn of_anybody(words: usize) -> Self {
        Self::of(words, &(0..0), &|_| true)
    }

    /// True for units that are looked at.
    pub(crate) fn sees(&self, unit: usize) -> bool {
        !self.hidden.contains(&unit)
    }

    /// Takes this many steps; false if too few are left.
    pub(crate) fn take(&mut self, steps: usize) -> bool {
        match self.left.checked_sub(steps) {
            Some(left) => self.left = left,
            None => self.is_spent = true,
        }
        !self.is_spent
    }

    /// True if something was left undone.
    pub(crate) fn is_spent(&self) -> bool {
        self.is_spent
    }

    /// True if another hit in a unit, at a distance, is of use behind `known` others.
    pub(crate) fn wants(&self, unit: usize, distance: usize, known: usize) -> bool {
        known < FEW || (known < MANY && (distance == 0 || (self.is_own)(unit)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_end_and_hits_of_the_speaker_go_on_longer() {
        let is_own = |unit| unit == 3;
        let mut effort = Effort::of(1, &(0..2), &is_own);
        assert!(effort.sees(2) && !effort.sees(1));
        assert!(effort.take(LEAST) && !effort.is_spent());
        assert!(!effort.take(1) && effort.is_spent());
        assert!(effort.wants(0, 1, FEW - 1) && !effort.wants(0, 1, FEW));
        assert!(effort.wants(0, 0, FEW) && effort.wants(3, 1, FEW) && !effort.wants(3, 0, MANY));
    }
}
