//! Segments of an elided or split quotation, found in order inside one unit.
//!
//! Segments enter; chains of stretches leave, one stretch a segment in the quotation's order, with gaps no longer than
//! [`GAP`] words. A unit that has such a chain is never missed, and of all chains around one place the nearest to the
//! quotation is given.

use std::cmp::Reverse;
use std::collections::VecDeque;

use crate::matching::index::bigram_index::Corpus;
use crate::matching::index::seeds::reach;
use crate::matching::query::Segment;
use crate::matching::search::effort::Effort;
use crate::matching::search::locate::Hit;
use crate::matching::search::locate::locate_indexed;
use crate::matching::search::placement::Placement;
use crate::matching::search::placement::Strength;
use crate::matching::search::placement::placements;
use crate::matching::thresholds::budget;

/// How many words an ellipsis may skip.
const GAP: usize = 150;

/// Maximum number of places of a segment that are tried around one place of the anchor: those with the fewest edits,
/// and of equals the nearest. Three words fit six places where they stand; 512 words that stand there unchanged fit 10,000.
const CLOSEST: usize = 2048;

/// Where the segments of a quotation stand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Chain {
    /// One hit a segment, in the quotation's order.
    pub(crate) hits: Vec<Hit>,
}

impl Chain {
    /// Word edits in all segments.
    pub(crate) fn distance(&self) -> usize {
        self.hits.iter().map(|hit| hit.distance).sum()
    }
}

/// Chains of all segments in order, as far as the effort goes, one around each place of the anchor that leads to one.
pub(crate) fn chains(corpus: &Corpus, segments: &[Segment], effort: &mut Effort<'_>) -> Vec<Chain> {
    let Some(anchor) = anchor(segments) else {
        return Vec::new();
    };
    let hits = locate_indexed(
        corpus,
        &segments[anchor].words,
        allowed(&segments[anchor]),
        effort,
    );
    let mut chains: Vec<Chain> = hits
        .into_iter()
        .map_while(|hit| {
            let chain = around(corpus, segments, anchor, hit, effort);
            (!effort.is_spent()).then_some(chain)
        })
        .flatten()
        .collect();
    chains.sort_unstable();
    chains.dedup();
    chains
}

/// The segment that is looked up: the longest that the index answers for, if there is one of two words or more.
///
/// It depends on the segments alone, so that a unit has a chain or not whatever else is searched with it. Only if
/// brackets leave no segment that the index answers for whole, one that it answers for in part is taken.
pub(crate) fn anchor(segments: &[Segment]) -> Option<usize> {
    let longest = |wanted: fn(usize, usize) -> bool| {
        (0..segments.len())
            .filter(|&at| {
                let allowed = allowed(&segments[at]);
                reach(&segments[at].words, allowed).is_some_and(|reach| wanted(reach, allowed))
            })
            .max_by_key(|&at| (segments[at].spoken, Reverse(at)))
    };
    longest(|reach, allowed| reach == allowed).or_else(|| longest(|_, _| true))
}

/// Edits that a segment may have; one word of it at least must stand there.
pub(crate) fn allowed(segment: &Segment) -> usize {
    (budget(segment.spoken) + segment.slack()).min(segment.words.len().saturating_sub(1))
}

/// The best chain whose anchor stands near a hit.
///
/// Segments are placed outwards from the anchor, each only where the one before it can be reached.
fn around(
    corpus: &Corpus,
    segments: &[Segment],
    anchor: usize,
    hit: Hit,
    effort: &mut Effort<'_>,
) -> Option<Chain> {
    let unit = corpus.unit(hit.unit);
    let room = |segment: &Segment| segment.words.len() + allowed(segment);
    // Of ends of the anchor that are less than its length apart the index gives the best; each of the others is within
    // its length of one that has more edits, or behind the best.
    let length = segments[anchor].words.len();
    let first = hit.end.saturating_sub(length * (allowed(&segments[anchor]) + 1));
    let ends = first.max(unit.start)..(hit.end + length).min(unit.end);
    let mut place = |segment: &Segment, start: usize, end: usize, keep: &dyn Fn(&Placement) -> bool| {
        let stretch = start.max(unit.start)..end.min(unit.end);
        let mut column = placements(corpus, segment, allowed(segment), &stretch, effort)?;
        column.retain(keep);
        narrow(&mut column, hit.start);
        (!column.is_empty()).then_some(column)
    };
    let start = ends.start.saturating_sub(room(&segments[anchor]));
    let mut columns: VecDeque<Vec<Placement>> = VecDeque::with_capacity(segments.len());
    columns.push_back(place(&segments[anchor], start, ends.end, &|it| {
        ends.start < it.end && it.end <= ends.end
    })?);
    for segment in &segments[anchor + 1..] {
        let before = columns.back()?.iter().map(|it| it.end);
        let (first, last) = (before.clone().min()?, before.max()? + GAP);
        columns.push_back(place(segment, first, last + room(segment), &|it| {
            it.start <= last
        })?);
    }
    for segment in segments[..anchor].iter().rev() {
        let behind = columns.front()?.iter().map(|it| it.start);
        let (first, last) = (behind.clone().min()?.saturating_sub(GAP), behind.max()?);
        let start = first.saturating_sub(room(segment));
        columns.push_front(place(segment, start, last, &|it| first <= it.end)?);
    }
    best(columns.make_contiguous()).map(|hits| Chain {
        hits: hits.iter().map(|placement| placement.hit(hit.unit)).collect(),
    })
}

/// Leaves the closest placements, in their order.
fn narrow(column: &mut Vec<Placement>, near: usize) {
    if column.len() <= CLOSEST {
        return;
    }
    let rank = |it: &Placement| (it.strength, it.start.abs_diff(near), it.start, it.end);
    let (_, last, _) = column.select_nth_unstable_by_key(CLOSEST - 1, rank);
    let last = rank(last);
    column.retain(|it| rank(it) <= last);
    column.sort_unstable_by_key(|it| (it.end, it.start));
}

/// How good a chain is up to one of its placements: its edits and edges, how late it starts.
type Rank = (Strength, Reverse<usize>);

/// A placement reached by a chain: its rank, and the placement before it in the column before.
type Reached = Option<(Rank, usize)>;

/// One placement of each column, in order and with bounded gaps: the fewest edits, then the clearest edges, then the
/// shortest stretch.
fn best(columns: &[Vec<Placement>]) -> Option<Vec<Placement>> {
    let mut reached: Vec<Vec<Reached>> = Vec::with_capacity(columns.len());
    for (at, column) in columns.iter().enumerate() {
        let ranks = match at {
            0 => column
                .iter()
                .map(|it| Some(((it.strength, Reverse(it.start)), 0)))
                .collect(),
            _ => step(&columns[at - 1], &reached[at - 1], column),
        };
        reached.push(ranks);
    }
    let last = columns.len().checked_sub(1)?;
    let (_, mut place) = columns[last]
        .iter()
        .zip(&reached[last])
        .enumerate()
        .filter_map(|(place, (placement, reached))| {
            let ((strength, Reverse(start)), _) = (*reached)?;
            Some(((strength, placement.end - start, start), place))
        })
        .min()?;
    let mut chosen = Vec::with_capacity(columns.len());
    for at in (0..columns.len()).rev() {
        chosen.push(columns[at][place]);
        place = reached[at][place]?.1;
    }
    chosen.reverse();
    Some(chosen)
}

/// Reaches the placements of a column from those of the one before it.
fn step(before: &[Placement], ranks: &[Reached], column: &[Placement]) -> Vec<Reached> {
    let (Some(first), Some(last)) = (
        before.iter().map(|it| it.end).min(),
        column.iter().map(|it| it.start).max(),
    ) else {
        return vec![None; column.len()];
    };
    // The best chain that ends at each word, then the best that ends within the gap before each word.
    let mut ending: Vec<Reached> = vec![None; (last + 1).saturating_sub(first)];
    for (place, (placement, rank)) in before.iter().zip(ranks).enumerate() {
        let Some((rank, _)) = *rank else { continue };
        let Some(best) = ending.get_mut(placement.end - first) else {
            continue;
        };
        if best.is_none_or(|best| rank < best.0) {
            *best = Some((rank, place));
        }
    }
    let ending = least_within_gap(&ending);
    let reach = |placement: &Placement| -> Reached {
        let at = placement.start.checked_sub(first)?;
        let ((strength, start), place) = ending[at]?;
        Some(((strength.and(placement.strength), start), place))
    };
    column.iter().map(reach).collect()
}

/// For each place the least of those up to [`GAP`] before it; among equals the nearest.
fn least_within_gap(ending: &[Reached]) -> Vec<Reached> {
    let mut least = Vec::with_capacity(ending.len());
    // Places whose rank is less than that of all places behind them.
    let mut open: VecDeque<(usize, (Rank, usize))> = VecDeque::new();
    for (at, reached) in ending.iter().enumerate() {
        if let Some(reached) = *reached {
            while open.back().is_some_and(|(_, known)| reached.0 <= known.0) {
                open.pop_back();
            }
            open.push_back((at, reached));
        }
        if open.front().is_some_and(|&(front, _)| front + GAP < at) {
            open.pop_front();
        }
        least.push(open.front().map(|&(_, reached)| reached));
    }
    least
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use std::ops::Range;

    use super::*;
    use crate::align::bit_parallel::FREE;

    fn segment(words: &[u32]) -> Segment {
        Segment {
            words: words.to_vec(),
            spoken: words.iter().filter(|&&word| word != FREE).count(),
        }
    }

    fn spans(corpus: &Corpus, segments: &[&[u32]]) -> Vec<Vec<(usize, usize)>> {
        let segments: Vec<Segment> = segments.iter().map(|words| segment(words)).collect();
        chains(corpus, &segments, &mut Effort::of_anybody(1))
            .iter()
            .map(|chain| chain.hits.iter().map(|hit| (hit.start, hit.end)).collect())
            .collect()
    }

    #[test]
    fn segments_stand_in_order() {
        let corpus = Corpus::new(vec![1, 2, 3, 9, 9, 4, 5, 6, 1, 2, 3], vec![0, 11]);
        assert_eq!(spans(&corpus, &[&[1, 2, 3], &[4, 5]]), [[(0, 3), (5, 7)]]);
        assert!(spans(&corpus, &[&[4, 5], &[9, 9]]).is_empty());
    }

    #[test]
    fn a_chain_stays_in_its_unit() {
        let corpus = Corpus::new(vec![1, 2, 3, 4, 5, 6], vec![0, 3, 6]);
        assert!(spans(&corpus, &[&[1, 2, 3], &[4, 5, 6]]).is_empty());
    }

    #[test]
    fn the_nearest_place_is_left_if_nothing_follows_it() {
        // Behind the nearest `4 5` there is no `6 7` within the gap; behind the other there is.
        let mut words = vec![1, 2, 3, 4, 5];
        words.extend(std::iter::repeat_n(9, 100));
        words.extend([4, 5]);
        words.extend(std::iter::repeat_n(9, 100));
        words.extend([6, 7]);
        let length = words.len();
        let corpus = Corpus::new(words, vec![0, length as u32]);
        assert_eq!(
            spans(&corpus, &[&[1, 2, 3], &[4, 5], &[6, 7]]),
            [[(0, 3), (105, 107), (207, 209)]]
        );
    }

    /// Word edits by the textbook.
    fn distance(needle: &[u32], text: &[u32]) -> usize {
        let mut row: Vec<usize> = (0..=text.len()).collect();
        for (at, &word) in needle.iter().enumerate() {
            let mut corner = std::mem::replace(&mut row[0], at + 1);
            for (column, &other) in text.iter().enumerate() {
                let differs = usize::from(word != other && word != FREE);
                let cell = (corner + differs).min(row[column] + 1).min(row[column + 1] + 1);
                corner = std::mem::replace(&mut row[column + 1], cell);
            }
        }
        row[text.len()]
    }

    /// Every stretch of a unit that a segment fits, by trying them all: start, end, edits.
    fn everywhere(words: &[u32], unit: &Range<usize>, segment: &Segment) -> Vec<(usize, usize, usize)> {
        let longest = segment.words.len() + allowed(segment);
        unit.clone()
            .flat_map(|start| (start + 1..=unit.end.min(start + longest)).map(move |end| (start, end)))
            .map(|(start, end)| (start, end, distance(&segment.words, &words[start..end])))
            .filter(|&(.., edits)| edits <= allowed(segment))
            .collect()
    }

    /// The fewest edits of all segments, by trying every choice of their stretches.
    fn exhaustive(places: &[Vec<(usize, usize, usize)>], starts: &Range<usize>) -> Option<usize> {
        let Some((first, rest)) = places.split_first() else {
            return Some(0);
        };
        let fitting = first.iter().filter(|(start, ..)| starts.contains(start));
        fitting
            .filter_map(|&(_, end, edits)| Some(edits + exhaustive(rest, &(end..end + GAP + 1))?))
            .min()
    }

    /// Units of few words with stretches of other words between that make gaps too long or nearly so.
    fn text() -> impl Strategy<Value = (Vec<u32>, Vec<u32>)> {
        let stretch = prop_oneof![
            9 => prop::collection::vec(0..4u32, 1..12),
            1 => (120..180usize).prop_map(|length| vec![99; length]),
        ];
        prop::collection::vec((stretch, prop::bool::weighted(0.2)), 1..8).prop_map(|stretches| {
            let (mut words, mut bounds) = (Vec::new(), vec![0]);
            for (stretch, ends) in stretches {
                words.extend(stretch);
                if ends {
                    bounds.push(words.len() as u32);
                }
            }
            bounds.push(words.len() as u32);
            (words, bounds)
        })
    }

    fn quotation() -> impl Strategy<Value = Vec<Segment>> {
        let word = prop_oneof![12 => 0..4u32, 1 => Just(FREE)];
        prop::collection::vec(prop::collection::vec(word, 1..8), 2..4).prop_map(|segments| {
            let segments = segments.iter().map(|words| segment(words));
            segments.filter(|segment| segment.spoken > 0).collect()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn chains_are_what_trying_every_stretch_gives((words, bounds) in text(), segments in quotation()) {
            let corpus = Corpus::new(words.clone(), bounds);
            let found = chains(&corpus, &segments, &mut Effort::of_anybody(1));
            for chain in &found {
                let unit = corpus.unit(chain.hits[0].unit);
                prop_assert_eq!(chain.hits.len(), segments.len());
                for (hit, segment) in chain.hits.iter().zip(&segments) {
                    prop_assert!(unit.start <= hit.start && hit.start < hit.end && hit.end <= unit.end);
                    prop_assert_eq!(distance(&segment.words, &words[hit.start..hit.end]), hit.distance);
                    prop_assert!(hit.distance <= allowed(segment));
                }
                for pair in chain.hits.windows(2) {
                    prop_assert!(pair[0].end <= pair[1].start && pair[1].start <= pair[0].end + GAP);
                }
            }
            let Some(anchor) = anchor(&segments) else {
                prop_assert!(found.is_empty());
                return Ok(());
            };
            if reach(&segments[anchor].words, allowed(&segments[anchor])) != Some(allowed(&segments[anchor])) {
                return Ok(());
            }
            for number in 0..corpus.units() {
                let unit = corpus.unit(number);
                let places: Vec<_> = segments.iter().map(|it| everywhere(&words, &unit, it)).collect();
                let fewest = found.iter().filter(|it| it.hits[0].unit == number).map(Chain::distance).min();
                prop_assert_eq!(fewest, exhaustive(&places, &unit), "unit {}", number);
            }
        }
    }

    /// Every piece fits every place: placing all of them everywhere would take the cube of their number.
    #[test]
    fn thousands_of_equal_segments_come_to_an_end() {
        let segments = vec![segment(&[1, 2, 3]); 2000];
        let words = [1, 2, 3].repeat(2000);
        let corpus = Corpus::new(words, vec![0, 6000]);
        let mut effort = Effort::of_anybody(6000);
        let found = chains(&corpus, &segments, &mut effort);
        let all: Vec<(usize, usize)> = (0..2000).map(|at| (3 * at, 3 * at + 3)).collect();
        let mut found = found.iter().map(|chain| -> Vec<(usize, usize)> {
            chain.hits.iter().map(|hit| (hit.start, hit.end)).collect()
        });
        assert!(effort.is_spent() || found.next_back() == Some(all));
    }
}
