//! Which word bigrams of a needle must be looked up so that nothing within the budget is missed.
//!
//! A needle and a budget of `e` edits enter; `e + 1` bigrams that share no word leave. One edit damages at most one of
//! them, so every passage within the budget has at least one of them whole.

use crate::align::bit_parallel::FREE;
use crate::matching::index::bigram_index::Corpus;

/// First words of the bigrams to look up; `None` if the needle has not enough of them.
pub(crate) fn seeds(corpus: &Corpus, needle: &[u32], budget: usize) -> Option<Vec<usize>> {
    let pairs = needle.len().saturating_sub(1);
    let wanted = budget + 1;
    if pairs == 0 || needle.len() / 2 < wanted {
        return None;
    }
    let costs: Vec<u32> = needle.windows(2).map(|pair| cost(corpus, pair)).collect();
    // best[k][at]: least cost of k bigrams that start at or behind `at`.
    let width = pairs + 2;
    let mut best = vec![u32::MAX; (wanted + 1) * width];
    best[..width].fill(0);
    for count in 1..=wanted {
        for at in (0..pairs).rev() {
            let without = best[count * width + at + 1];
            let with = best[(count - 1) * width + at + 2].saturating_add(costs[at]);
            best[count * width + at] = without.min(with);
        }
    }
    if best[wanted * width] == u32::MAX {
        return None;
    }
    let mut chosen = Vec::with_capacity(wanted);
    let (mut count, mut at) = (wanted, 0);
    while count > 0 {
        if best[count * width + at] == best[count * width + at + 1] {
            at += 1;
        } else {
            chosen.push(at);
            count -= 1;
            at += 2;
        }
    }
    Some(chosen)
}

/// The most edits up to `budget` that the bigrams of a needle can answer for, in whatever corpus; `None` if none at all.
pub(crate) fn reach(needle: &[u32], budget: usize) -> Option<usize> {
    let mut apart = 0;
    let mut at = 0;
    while at + 1 < needle.len() {
        let is_whole = !needle[at..at + 2].contains(&FREE);
        apart += usize::from(is_whole);
        at += if is_whole { 2 } else { 1 };
    }
    Some(budget.min(apart.checked_sub(1)?))
}

/// How many candidates a bigram brings; a bigram with a free slot cannot be looked up.
fn cost(corpus: &Corpus, pair: &[u32]) -> u32 {
    if pair.contains(&FREE) {
        return u32::MAX;
    }
    corpus.candidates(pair[0], pair[1]).len() as u32 + 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn reach_is_the_largest_budget_with_seeds(
            needle in prop::collection::vec(prop_oneof![3 => 0..5u32, 1 => Just(FREE)], 0..20),
            budget in 0..8usize,
        ) {
            let corpus = Corpus::new(vec![0, 1, 2, 3, 0, 1], vec![0, 6]);
            let largest = (0..=budget).rev().find(|&budget| seeds(&corpus, &needle, budget).is_some());
            prop_assert_eq!(reach(&needle, budget), largest);
        }
    }
}
