//! Every stretch of a text that a segment fits within its edits.
//!
//! A segment and a stretch of the corpus enter, placements leave: all of them, not the best, since which one is right
//! depends on where the other segments stand.

use std::ops::Range;

use crate::align::bit_parallel::Pattern;
use crate::matching::index::bigram_index::Corpus;
use crate::matching::query::Segment;
use crate::matching::search::effort::Effort;
use crate::matching::search::locate::Hit;

/// A stretch that a segment fits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Placement {
    /// First word, an index into the corpus.
    pub(crate) start: usize,
    /// One past the last word.
    pub(crate) end: usize,
    pub(crate) strength: Strength,
}

/// How well words fit; less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Strength {
    /// Word edits.
    distance: usize,
    /// Ends of the stretch that are not the ends of the segment.
    edges: usize,
    /// How much longer or shorter the stretch is.
    uneven: usize,
}

impl Strength {
    /// How well both fit together.
    pub(crate) fn and(self, other: Strength) -> Strength {
        Strength {
            distance: self.distance + other.distance,
            edges: self.edges + other.edges,
            uneven: self.uneven + other.uneven,
        }
    }
}

impl Placement {
    pub(crate) fn hit(self, unit: usize) -> Hit {
        Hit {
            unit,
            start: self.start,
            end: self.end,
            distance: self.strength.distance,
        }
    }
}

/// The stretches inside `stretch` that are within `allowed` edits of a segment; none of them is empty. `None` if that is
/// more than may be looked at.
pub(crate) fn placements(
    corpus: &Corpus,
    segment: &Segment,
    allowed: usize,
    stretch: &Range<usize>,
    effort: &mut Effort<'_>,
) -> Option<Vec<Placement>> {
    let needle = &segment.words;
    let blocks = needle.len().div_ceil(64);
    if !effort.take(stretch.len() * blocks) {
        return None;
    }
    let text = &corpus.words()[..stretch.end];
    let mut ends = Vec::new();
    Pattern::new(needle.iter().copied()).ends(&text[stretch.start..], allowed, |end| {
        ends.push(stretch.start + end.at);
    });
    let backwards = Pattern::new(needle.iter().rev().copied());
    if !effort.take(ends.len() * (needle.len() + allowed) * blocks) {
        return None;
    }
    let mut found = Vec::with_capacity(ends.len());
    for end in ends {
        let start = end.saturating_sub(needle.len() + allowed).max(stretch.start);
        let words = text[start..end].iter().rev().copied();
        backwards.lengths(words, allowed, |length| {
            let start = end - length.at;
            let differs = |at: usize, word: Option<&u32>| usize::from(word != Some(&text[at]));
            found.push(Placement {
                start,
                end,
                strength: Strength {
                    distance: length.distance,
                    edges: differs(start, needle.first()) + differs(end - 1, needle.last()),
                    uneven: length.at.abs_diff(needle.len()),
                },
            });
        });
    }
    Some(found)
}
