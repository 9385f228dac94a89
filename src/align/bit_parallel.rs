//! Word edit distance of a needle inside a text, 64 words at a time (Myers 1999, blocks after Hyyrö 2003).
//!
//! Word ids enter, ends and distances leave. A distance is exact, never an estimate, for needles of any length.

/// A word that no text has: a word of a quotation that the references never use.
pub(crate) const UNKNOWN: u32 = u32::MAX - 1;

/// A free slot of a needle (words in square brackets): fits any one word.
pub(crate) const FREE: u32 = u32::MAX;

/// A place where a needle ends in a text, and at which distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct End {
    /// One past the last word.
    pub(crate) at: usize,
    /// Word edits.
    pub(crate) distance: usize,
}

/// A needle made ready to be searched.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    len: usize,
    last: u32,
    blocks: usize,
    /// Open addressing: word of each cell; [`UNKNOWN`] if the cell is empty.
    words: Vec<u32>,
    /// `blocks` masks a cell, and `blocks` more for words that the needle does not have.
    masks: Vec<u64>,
}

/// Column of the distance matrix as vertical differences.
#[derive(Debug, Clone)]
struct Column {
    plus: Vec<u64>,
    minus: Vec<u64>,
}

impl Pattern {
    /// Makes a needle ready; `words` yields it from first to last.
    pub(crate) fn new(words: impl ExactSizeIterator<Item = u32> + Clone) -> Self {
        let len = words.len();
        let blocks = len.div_ceil(64).max(1);
        let cells = (2 * len).next_power_of_two().max(2);
        let mut pattern = Self {
            len,
            last: words.clone().last().unwrap_or(UNKNOWN),
            blocks,
            words: vec![UNKNOWN; cells],
            masks: vec![0; (cells + 1) * blocks],
        };
        for (at, word) in words.clone().enumerate() {
            if word == FREE {
                pattern.open(at);
            }
        }
        for (at, word) in words.enumerate() {
            if word < UNKNOWN {
                pattern.add(at, word);
            }
        }
        pattern
    }

    /// Lets any word stand at `at`.
    fn open(&mut self, at: usize) {
        let bit = 1 << (at % 64);
        for cell in 0..=self.words.len() {
            self.masks[cell * self.blocks + at / 64] |= bit;
        }
    }

    fn add(&mut self, at: usize, word: u32) {
        let cell = self.cell(word);
        self.words[cell] = word;
        self.masks[cell * self.blocks + at / 64] |= 1 << (at % 64);
    }

    /// The cell of a word, or the empty cell where it would be.
    fn cell(&self, word: u32) -> usize {
        let last = self.words.len() - 1;
        let mut cell = (word.wrapping_mul(0x9e37_79b1) >> 7) as usize & last;
        while self.words[cell] != word && self.words[cell] != UNKNOWN {
            cell = (cell + 1) & last;
        }
        cell
    }

    fn masks(&self, word: u32) -> &[u64] {
        let cell = self.cell(word);
        let row = if self.words[cell] == word && word < UNKNOWN {
            cell
        } else {
            self.words.len()
        };
        &self.masks[row * self.blocks..(row + 1) * self.blocks]
    }

    /// Gives every end inside `text` at which the needle lies within `limit` edits, start free.
    pub(crate) fn ends(&self, text: &[u32], limit: usize, mut found: impl FnMut(End)) {
        self.run(text.iter().copied(), false, |at, distance| {
            if distance <= limit {
                found(End { at, distance });
            }
        });
    }

    /// Gives every number of words of `text`, from its first, that the needle takes within `limit` edits.
    pub(crate) fn lengths(&self, text: impl Iterator<Item = u32>, limit: usize, mut found: impl FnMut(End)) {
        self.run(text, true, |at, distance| {
            if distance <= limit {
                found(End { at, distance });
            }
        });
    }

    /// How many words of `text` the needle takes if it must start with the first.
    ///
    /// Among equals, an end with the needle's last word is better, then one nearer to the needle's length.
    pub(crate) fn length_from(&self, text: impl Iterator<Item = u32> + Clone) -> End {
        let mut words = text.clone();
        let mut best = (self.len, true, self.len, 0);
        self.run(text, true, |at, distance| {
            let differs = words.next() != Some(self.last);
            best = best.min((distance, differs, at.abs_diff(self.len), at));
        });
        End {
            at: best.3,
            distance: best.0,
        }
    }

    /// Word edits between the needle and the whole of `text`.
    pub(crate) fn distance(&self, text: &[u32]) -> usize {
        let mut last = self.len.max(if self.len == 0 { text.len() } else { 0 });
        self.run(text.iter().copied(), true, |_, distance| last = distance);
        last
    }

    fn run(&self, text: impl Iterator<Item = u32>, anchored: bool, mut step: impl FnMut(usize, usize)) {
        if self.len == 0 {
            return;
        }
        let top = 1 << ((self.len - 1) % 64);
        let enter = isize::from(anchored);
        let mut distance = self.len.cast_signed();
        if self.blocks == 1 {
            let (mut plus, mut minus) = (u64::MAX, 0);
            for (at, word) in text.enumerate() {
                let equal = self.masks(word)[0];
                distance += advance(&mut plus, &mut minus, equal, enter, top);
                step(at + 1, distance as usize);
            }
            return;
        }
        let mut column = Column {
            plus: vec![u64::MAX; self.blocks],
            minus: vec![0; self.blocks],
        };
        for (at, word) in text.enumerate() {
            distance += self.advance_blocks(&mut column, word, enter, top);
            step(at + 1, distance as usize);
        }
    }

    fn advance_blocks(&self, column: &mut Column, word: u32, enter: isize, top: u64) -> isize {
        let masks = self.masks(word);
        let last = self.blocks - 1;
        let mut carry = enter;
        for (block, &mask) in masks.iter().enumerate() {
            let top = if block == last { top } else { 1 << 63 };
            carry = advance(
                &mut column.plus[block],
                &mut column.minus[block],
                mask,
                carry,
                top,
            );
        }
        carry
    }
}

/// One word of the text for one block; gives the horizontal difference at the block's `top` bit.
#[inline]
fn advance(plus: &mut u64, minus: &mut u64, equal: u64, carry: isize, top: u64) -> isize {
    let vertical = equal | *minus;
    let equal = equal | u64::from(carry < 0);
    let horizontal = ((equal & *plus).wrapping_add(*plus) ^ *plus) | equal;
    let up = *minus | !(horizontal | *plus);
    let down = *plus & horizontal;
    let out = isize::from(up & top != 0) - isize::from(down & top != 0);
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
    fn plain(needle: &[u32], text: &[u32], anchored: bool) -> Vec<usize> {
        let mut column: Vec<usize> = (0..=needle.len()).collect();
        let mut ends = Vec::new();
        for (at, &word) in text.iter().enumerate() {
            let mut diagonal = column[0];
            column[0] = if anchored { at + 1 } else { 0 };
            for row in 1..=needle.len() {
                let fits = needle[row - 1] == word || needle[row - 1] == FREE;
                let cost = (diagonal + usize::from(!fits))
                    .min(column[row] + 1)
                    .min(column[row - 1] + 1);
                diagonal = std::mem::replace(&mut column[row], cost);
            }
            ends.push(column[needle.len()]);
        }
        ends
    }

    fn needle() -> impl Strategy<Value = Vec<u32>> {
        prop::collection::vec(prop_oneof![9 => 0..4u32, 1 => Just(FREE)], 1..150)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        #[test]
        fn distances_are_those_of_the_textbook(needle in needle(), text in prop::collection::vec(0..5u32, 0..200)) {
            let pattern = Pattern::new(needle.iter().copied());
            for anchored in [false, true] {
                let mut found = Vec::new();
                pattern.run(text.iter().copied(), anchored, |_, distance| found.push(distance));
                prop_assert_eq!(found, plain(&needle, &text, anchored));
            }
        }
    }

    #[test]
    fn an_unknown_word_equals_nothing() {
        let pattern = Pattern::new([1, UNKNOWN, 3].into_iter());
        assert_eq!(pattern.length_from([1, UNKNOWN, 3].into_iter()).distance, 1);
    }
}
