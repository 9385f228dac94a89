//! Segments of an elided or split quotation, found in order inside one unit.
//!
//! Segments enter; chains of stretches leave, one stretch a segment in the quotation's order, with gaps no longer than
//! [`GAP`] words. A chain is complete or it is not given.

use std::ops::Range;

use crate::matching::corpus::Corpus;
use crate::matching::gate::budget;
use crate::matching::locate::Hit;
use crate::matching::locate::hit;
use crate::matching::locate::locate_indexed;
use crate::matching::myers::End;
use crate::matching::myers::Pattern;
use crate::matching::quoted::Segment;

/// How many words an ellipsis may skip.
const GAP: usize = 150;

/// A phrase that stands at more places than this does not lead anywhere by itself.
const COMMON: usize = 2000;

/// Where the segments of a quotation stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chain {
    /// One hit a segment, in the quotation's order.
    pub(super) hits: Vec<Hit>,
}

impl Chain {
    /// Word edits in all segments.
    pub(super) fn distance(&self) -> usize {
        self.hits.iter().map(|hit| hit.distance).sum()
    }
}

/// Chains of all segments in order, outside the hidden units, found from the longest segment that leads to one.
pub(super) fn chains(corpus: &Corpus, segments: &[Segment], hidden: &Range<usize>) -> Vec<Chain> {
    let mut anchors: Vec<usize> = (0..segments.len()).collect();
    anchors.sort_by_key(|&at| std::cmp::Reverse(segments[at].spoken));
    for anchor in anchors {
        let segment = &segments[anchor];
        if segment.words.len() < 2 {
            break;
        }
        let hits = locate_indexed(corpus, &segment.words, allowed(segment));
        if hits.len() > COMMON {
            continue;
        }
        let mut chains: Vec<Chain> = hits
            .into_iter()
            .filter(|hit| !hidden.contains(&hit.unit))
            .filter_map(|hit| around(corpus, segments, anchor, hit))
            .collect();
        if !chains.is_empty() {
            chains.dedup();
            return chains;
        }
    }
    Vec::new()
}

/// Edits that a segment may have.
fn allowed(segment: &Segment) -> usize {
    budget(segment.spoken) + segment.slack()
}

/// The chain through `anchor`, if every other segment stands before or behind it.
fn around(corpus: &Corpus, segments: &[Segment], anchor: usize, at: Hit) -> Option<Chain> {
    let unit = corpus.unit(at.unit);
    let mut hits = vec![at; segments.len()];
    for next in anchor + 1..segments.len() {
        let start = hits[next - 1].end;
        let reach = start + GAP + 2 * segments[next].words.len();
        hits[next] = nearest(corpus, &segments[next], start..reach.min(unit.end), start)?;
    }
    for next in (0..anchor).rev() {
        let end = hits[next + 1].start;
        let reach = end.saturating_sub(GAP + 2 * segments[next].words.len());
        hits[next] = nearest(corpus, &segments[next], reach.max(unit.start)..end, end)?;
    }
    Some(Chain { hits })
}

/// The best place of a segment in a stretch; the nearest to `from` among equals.
fn nearest(corpus: &Corpus, segment: &Segment, stretch: Range<usize>, from: usize) -> Option<Hit> {
    if stretch.is_empty() {
        return None;
    }
    let mut best: Option<End> = None;
    let pattern = Pattern::new(segment.words.iter().copied());
    let limit = allowed(segment).min(segment.words.len() - 1);
    pattern.ends(&corpus.words()[stretch.clone()], limit, |end| {
        let end = End {
            at: stretch.start + end.at,
            ..end
        };
        let is_better = best.is_none_or(|best| {
            (end.distance, end.at.abs_diff(from)) < (best.distance, best.at.abs_diff(from))
        });
        if is_better {
            best = Some(end);
        }
    });
    let mut found = hit(corpus, &segment.words, best?);
    found.start = found.start.max(stretch.start);
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(words: &[u32]) -> Segment {
        Segment {
            words: words.to_vec(),
            spoken: words.len(),
        }
    }

    #[test]
    fn segments_stand_in_order() {
        let corpus = Corpus::new(vec![1, 2, 3, 9, 9, 4, 5, 6, 1, 2, 3], vec![0, 11]);
        let found = chains(&corpus, &[segment(&[1, 2, 3]), segment(&[4, 5])], &(0..0));
        let spans: Vec<Vec<(usize, usize)>> = found
            .iter()
            .map(|chain| chain.hits.iter().map(|hit| (hit.start, hit.end)).collect())
            .collect();
        assert_eq!(spans, [[(0, 3), (5, 7)]]);
        assert!(chains(&corpus, &[segment(&[4, 5]), segment(&[9, 9])], &(0..0)).is_empty());
    }

    #[test]
    fn a_chain_stays_in_its_unit() {
        let corpus = Corpus::new(vec![1, 2, 3, 4, 5, 6], vec![0, 3, 6]);
        assert!(chains(&corpus, &[segment(&[1, 2, 3]), segment(&[4, 5, 6])], &(0..0)).is_empty());
    }
}
