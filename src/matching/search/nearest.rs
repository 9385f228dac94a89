//! The stretch nearest to a quotation that no reference has.
//!
//! Input: a needle. Output: the first stretch with the fewest edits, among those around the needle's rarest words and bigrams.
//! How many places are looked at depends on the needle alone, so that what was not said costs the same in few references
//! and in many.

use std::ops::Range;

use crate::align::bit_parallel::End;
use crate::align::bit_parallel::FREE;
use crate::align::bit_parallel::Pattern;
use crate::matching::index::bigram_index::Corpus;
use crate::matching::search::effort::Effort;
use crate::matching::search::locate::Hit;
use crate::matching::search::locate::hit;
use crate::matching::search::locate::windows;

/// Places of words and bigrams around which the nearest stretch is looked for: about 0.05 ms for 20 words.
const PLACES: usize = 256;

/// The first stretch at the smallest distance of at most `limit` edits outside the hidden units.
pub(crate) fn nearest(corpus: &Corpus, needle: &[u32], limit: usize, hidden: &Range<usize>) -> Option<Hit> {
    let mut effort = Effort::of(needle.len(), hidden, &|_| true);
    let windows = windows(corpus, needle, limit, &rarest(corpus, needle), &mut effort);
    let pattern = Pattern::new(needle.iter().copied());
    let blocks = needle.len().div_ceil(64);
    let mut best: Option<End> = None;
    for window in windows {
        let is_equal = best.is_some_and(|best| best.distance == 0);
        if is_equal || !effort.take(window.len() * blocks) {
            break;
        }
        pattern.ends(&corpus.words()[window.clone()], limit, |end| {
            if best.is_none_or(|best| end.distance < best.distance) {
                best = Some(End {
                    at: window.start + end.at,
                    ..end
                });
            }
        });
    }
    best.map(|end| hit(corpus, needle, end))
}

/// The words and bigrams of a needle with the fewest places, as many as there is room for.
fn rarest(corpus: &Corpus, needle: &[u32]) -> Vec<Range<usize>> {
    let words = (0..needle.len()).map(|at| at..at + 1);
    let pairs = (1..needle.len()).map(|at| at - 1..at + 1);
    let mut seeds: Vec<(usize, Range<usize>)> = words
        .chain(pairs)
        .filter(|seed| !needle[seed.clone()].contains(&FREE))
        .map(|seed| (corpus.candidates_of(&needle[seed.clone()]).len(), seed))
        .collect();
    seeds.sort_by_key(|(places, seed)| (*places, seed.start, seed.end));
    let mut room = PLACES;
    seeds
        .into_iter()
        .map_while(|(places, seed)| {
            room = room.checked_sub(places)?;
            Some(seed)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::search::locate::scanned;
    use proptest::prelude::*;

    proptest! {
        /// Where there is room for all places, what a scan of every word finds nearest is found.
        #[test]
        fn no_stretch_is_nearer(
            words in prop::collection::vec(0..9u32, 1..120),
            needle in prop::collection::vec(prop_oneof![9 => 0..12u32, 1 => Just(FREE)], 2..12),
        ) {
            let length = words.len() as u32;
            let corpus = Corpus::new(words, vec![0, length / 2, length]);
            let spoken = needle.iter().filter(|&&word| word != FREE).count();
            prop_assume!(spoken > 1);
            let limit = spoken * 7 / 10;
            let found = nearest(&corpus, &needle, limit, &(0..0)).map(|hit| hit.distance);
            let all = scanned(&corpus, &needle, limit);
            prop_assert_eq!(found, all.iter().map(|hit| hit.distance).min());
        }
    }

    #[test]
    fn common_words_do_not_hide_a_rare_one() {
        let mut words = [1, 2, 3, 4].repeat(PLACES);
        words.extend([1, 2, 7, 5, 3, 4]);
        let length = words.len() as u32;
        let corpus = Corpus::new(words, vec![0, length]);
        let found = nearest(&corpus, &[1, 2, 7, 3, 4], 3, &(0..0)).map(|hit| (hit.start, hit.distance));
        assert_eq!(found, Some((4 * PLACES, 1)));
        assert_eq!(nearest(&corpus, &[1, 2, 7, 3, 4], 3, &(0..1)), None);
    }
}
