//! Which word bigrams or words of a needle must be looked up so that nothing within the budget is missed.
//!
//! A needle and a budget of `e` edits enter; `e + 1` bigrams that share no word leave, or as many words. One edit damages
//! at most one of them, so every passage within the budget has at least one of them whole.

use crate::align::bit_parallel::FREE;
use crate::matching::index::bigram_index::Corpus;

/// First words of the bigrams to look up; `None` if the needle has not enough of them.
///
/// Those that bring the fewest candidates, or nearly: a bonus for each bigram is raised until the cheapest choice has
/// enough of them. Time and space grow with the needle's length, whatever the budget is.
pub(crate) fn seeds(corpus: &Corpus, needle: &[u32], budget: usize) -> Option<Vec<usize>> {
    let wanted = budget + 1;
    if needle.len() / 2 < wanted || reach(needle, budget) != Some(budget) {
        return None;
    }
    let costs: Vec<Option<i64>> = needle.windows(2).map(|pair| cost(corpus, pair)).collect();
    // With a bonus above all costs together as many bigrams are chosen as there is room for.
    let (mut low, mut high) = (0, costs.iter().flatten().sum::<i64>() + 1);
    while low < high {
        let bonus = low.midpoint(high);
        if choose(&costs, bonus).len() < wanted {
            low = bonus + 1;
        } else {
            high = bonus;
        }
    }
    let mut chosen = choose(&costs, low);
    // Bigrams whose choice is a tie come together; the dearest are left out again.
    chosen.sort_by_key(|&at| (costs[at], at));
    chosen.truncate(wanted);
    chosen.sort_unstable();
    (chosen.len() == wanted).then_some(chosen)
}

/// The words to look up, the rarest; `None` if the needle has not enough of them.
pub(crate) fn word_seeds(corpus: &Corpus, needle: &[u32], budget: usize) -> Option<Vec<usize>> {
    let mut spoken: Vec<usize> = (0..needle.len()).filter(|&at| needle[at] != FREE).collect();
    spoken.sort_by_key(|&at| corpus.occurrences(needle[at]).len());
    spoken.truncate(budget + 1);
    (spoken.len() == budget + 1).then_some(spoken)
}

/// The bigrams that share no word and cost the least together, each `bonus` less than its cost; of equals the most.
fn choose(costs: &[Option<i64>], bonus: i64) -> Vec<usize> {
    // Least cost of bigrams that start at or after `at`, and how many they are, below zero so that more is less.
    let mut best: Vec<(i64, i64)> = vec![(0, 0); costs.len() + 2];
    let with = |best: &[(i64, i64)], at: usize| {
        let (cost, count) = best[at + 2];
        costs[at].map(|own| (cost + own - bonus, count - 1))
    };
    for at in (0..costs.len()).rev() {
        best[at] = with(&best, at).map_or(best[at + 1], |with| with.min(best[at + 1]));
    }
    let mut chosen = Vec::new();
    let mut at = 0;
    while at < costs.len() {
        if best[at] == best[at + 1] {
            at += 1;
        } else {
            chosen.push(at);
            at += 2;
        }
    }
    chosen
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

/// How many candidates a bigram brings, as a summand that can be taken off again; a bigram with a free slot cannot be looked up.
fn cost(corpus: &Corpus, pair: &[u32]) -> Option<i64> {
    let is_whole = !pair.contains(&FREE);
    is_whole.then(|| {
        let candidates = corpus.candidates(pair[0], pair[1]).len();
        i64::try_from(candidates).unwrap_or(i64::MAX - 1) + 1
    })
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

        #[test]
        fn seeds_share_no_word_and_are_as_many_as_the_budget_needs(
            needle in prop::collection::vec(prop_oneof![6 => 0..5u32, 1 => Just(FREE)], 0..40),
            budget in 0..8usize,
        ) {
            let corpus = Corpus::new(vec![0, 1, 2, 3, 0, 1, 0, 1, 1, 1], vec![0, 10]);
            if let Some(seeds) = seeds(&corpus, &needle, budget) {
                prop_assert_eq!(seeds.len(), budget + 1);
                prop_assert!(seeds.windows(2).all(|pair| pair[0] + 2 <= pair[1]));
                prop_assert!(seeds.iter().all(|&at| !needle[at..at + 2].contains(&FREE)));
            }
        }
    }

    #[test]
    fn the_rarest_bigrams_are_chosen() {
        let corpus = Corpus::new([[1, 2, 9]; 40].concat(), vec![0, 120]);
        let seeds = seeds(&corpus, &[1, 2, 3, 4, 1, 2, 5, 6], 1).expect("enough bigrams");
        assert!(!seeds.contains(&0) && !seeds.contains(&4), "{seeds:?}");
    }

    /// A table of words by edits would take 16 TB.
    #[test]
    fn a_needle_of_millions_of_words_has_its_seeds() {
        let corpus = Corpus::new(vec![0, 1, 2, 3], vec![0, 4]);
        let needle: Vec<u32> = (0..1_000_000).map(|at| at % 7).collect();
        let seeds = seeds(&corpus, &needle, 200_000).expect("enough whole bigrams");
        assert_eq!(seeds.len(), 200_001);
    }
}
