//! Every place of a corpus where a needle stands within its budget.
//!
//! A needle and a budget enter, hits leave, in order. The hits are those of an exhaustive scan: the index only decides
//! where to look, and it looks wherever the needle can be.

use std::ops::Range;

use crate::align::bit_parallel::End;
use crate::align::bit_parallel::Pattern;
use crate::matching::index::bigram_index::Corpus;
use crate::matching::index::seeds::reach;
use crate::matching::index::seeds::seeds;
use crate::matching::index::seeds::word_seeds;
use crate::matching::search::effort::Effort;

/// A stretch of words that a needle was found in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Hit {
    /// The unit that holds it.
    pub(crate) unit: usize,
    /// First word, an index into the corpus.
    pub(crate) start: usize,
    /// One past the last word.
    pub(crate) end: usize,
    /// Word edits between needle and stretch.
    pub(crate) distance: usize,
}

/// Hits of `needle` within `budget` edits, as far as the effort goes.
pub(crate) fn locate(corpus: &Corpus, needle: &[u32], budget: usize, effort: &mut Effort<'_>) -> Vec<Hit> {
    if needle.is_empty() || corpus.units() == 0 {
        return Vec::new();
    }
    if budget >= needle.len() {
        return Vec::new();
    }
    let pairs = || seeds(corpus, needle, budget).map(|seeds| ranges(&seeds, 2));
    let words = || word_seeds(corpus, needle, budget).map(|seeds| ranges(&seeds, 1));
    match pairs().or_else(words) {
        Some(seeds) => indexed(corpus, needle, budget, &seeds, effort),
        // With few words and many brackets, any words fit.
        None if effort.take(corpus.words().len() * needle.len().div_ceil(64)) => {
            scanned(corpus, needle, budget)
        }
        None => Vec::new(),
    }
}

/// Hits of `needle` within `budget` edits, or within as many as the index can answer for.
///
/// Brackets leave a short needle with too few whole bigrams for its budget; where a scan for each such needle would cost
/// too much, fewer edits are granted instead.
pub(crate) fn locate_indexed(
    corpus: &Corpus,
    needle: &[u32],
    budget: usize,
    effort: &mut Effort<'_>,
) -> Vec<Hit> {
    if corpus.units() == 0 {
        return Vec::new();
    }
    let answer = |budget| Some((budget, seeds(corpus, needle, budget)?));
    match reach(needle, budget).and_then(answer) {
        Some((budget, seeds)) => indexed(corpus, needle, budget, &ranges(&seeds, 2), effort),
        None => Vec::new(),
    }
}

/// Hits of an exhaustive scan.
pub(crate) fn scanned(corpus: &Corpus, needle: &[u32], budget: usize) -> Vec<Hit> {
    let pattern = Pattern::new(needle.iter().copied());
    let mut hits = Vec::new();
    let mut ends = Vec::new();
    for unit in (0..corpus.units()).map(|unit| corpus.unit(unit)) {
        pattern.ends(&corpus.words()[unit.clone()], budget, |end| {
            ends.push(End {
                at: unit.start + end.at,
                ..end
            });
        });
        hits_of(corpus, needle, &ends, &mut hits);
        ends.clear();
    }
    hits
}

/// The words of seeds that start at `firsts`.
fn ranges(firsts: &[usize], length: usize) -> Vec<Range<usize>> {
    firsts.iter().map(|&first| first..first + length).collect()
}

fn indexed(
    corpus: &Corpus,
    needle: &[u32],
    budget: usize,
    seeds: &[Range<usize>],
    effort: &mut Effort<'_>,
) -> Vec<Hit> {
    let windows = windows(corpus, needle, budget, seeds, effort);
    if windows.is_empty() {
        return Vec::new();
    }
    let mut hits = Vec::new();
    let mut ends: Vec<End> = Vec::new();
    let pattern = Pattern::new(needle.iter().copied());
    let blocks = needle.len().div_ceil(64);
    let mut unit = None;
    for window in windows {
        let here = corpus.unit_at(window.start);
        // The first end that a window can have is a needle's length from its start, but for the edits; what is a needle's
        // length behind the last end belongs to another hit.
        let is_apart = ends.last().is_none_or(|last| window.start >= last.at + budget);
        if unit != Some(here) || is_apart {
            hits_of(corpus, needle, &ends, &mut hits);
            ends.clear();
            unit = Some(here);
        }
        if !effort.take((window.end - window.start) * blocks) {
            break;
        }
        let known = hits.len();
        pattern.ends(&corpus.words()[window.start..window.end], budget, |end| {
            if effort.wants(here, end.distance, known) {
                ends.push(End {
                    at: window.start + end.at,
                    ..end
                });
            }
        });
    }
    hits_of(corpus, needle, &ends, &mut hits);
    hits
}

/// Stretches around the places of the seeds, in order, joined where they overlap.
pub(crate) fn windows(
    corpus: &Corpus,
    needle: &[u32],
    budget: usize,
    seeds: &[Range<usize>],
    effort: &mut Effort<'_>,
) -> Vec<Range<usize>> {
    let mut windows = Vec::new();
    for seed in seeds {
        let before = seed.start + budget;
        let behind = needle.len() - seed.start + budget;
        for place in corpus.places_of(&needle[seed.clone()]) {
            if !effort.take(1) {
                break;
            }
            let number = corpus.unit_at(place);
            if !effort.sees(number) {
                continue;
            }
            let unit = corpus.unit(number);
            windows.push(place.saturating_sub(before).max(unit.start)..(place + behind).min(unit.end));
        }
    }
    windows.sort_unstable_by_key(|window| window.start);
    windows.dedup_by(|next, last| {
        // Windows of different units never overlap.
        let joins = next.start < last.end;
        if joins {
            last.end = last.end.max(next.end);
        }
        joins
    });
    windows
}

/// Ends of one unit → hits: of ends that are less than a needle apart, the best; among equals one with the needle's last word.
fn hits_of(corpus: &Corpus, needle: &[u32], ends: &[End], hits: &mut Vec<Hit>) {
    let mut best: Option<End> = None;
    let rank = |end: End| (end.distance, needle.last() != Some(&corpus.words()[end.at - 1]));
    for &end in ends {
        match best {
            Some(last) if end.at < last.at + needle.len() => {
                if rank(end) < rank(last) {
                    best = Some(end);
                }
            }
            _ => {
                hits.extend(best.map(|end| hit(corpus, needle, end)));
                best = Some(end);
            }
        }
    }
    hits.extend(best.map(|end| hit(corpus, needle, end)));
}

/// The hit that ends at `end`: reads backwards for the start.
pub(crate) fn hit(corpus: &Corpus, needle: &[u32], end: End) -> Hit {
    let unit = corpus.unit_at(end.at - 1);
    let first = corpus.unit(unit).start;
    let start = end.at.saturating_sub(needle.len() + end.distance).max(first);
    let length = if end.distance == 0 {
        needle.len()
    } else {
        let pattern = Pattern::new(needle.iter().rev().copied());
        pattern
            .length_from(corpus.words()[start..end.at].iter().rev().copied())
            .at
    };
    Hit {
        unit,
        start: end.at - length,
        end: end.at,
        distance: end.distance,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::bit_parallel::FREE;
    use crate::text::Interner;
    use crate::text::words;
    use proptest::prelude::*;
    use proptest::test_runner::TestRunner;

    /// A text of few words, cut into units, and a needle taken from it and edited.
    fn planted() -> impl Strategy<Value = (Vec<u32>, Vec<u32>, Vec<u32>)> {
        (
            2..12u32,
            prop::collection::vec(any::<u32>(), 1..300),
            prop::collection::vec(1..60u32, 0..6),
            any::<(u16, u8)>(),
            prop::collection::vec((any::<u8>(), any::<u8>(), any::<u32>()), 0..8),
        )
            .prop_map(|(alphabet, words, lengths, (start, length), edits)| {
                let words: Vec<u32> = words.iter().map(|word| word % alphabet).collect();
                let mut bounds = vec![0];
                for length in lengths {
                    bounds.push((bounds[bounds.len() - 1] + length).min(words.len() as u32));
                }
                bounds.push(words.len() as u32);
                let start = start as usize % words.len();
                let end = (start + 1 + length as usize % 80).min(words.len());
                let mut needle = words[start..end].to_vec();
                for (kind, at, word) in edits {
                    let at = at as usize % needle.len();
                    match kind % 8 {
                        0..3 => needle[at] = word % (alphabet + 1),
                        3..5 => needle.insert(at, word % alphabet),
                        5..7 if needle.len() > 1 => {
                            needle.remove(at);
                        }
                        _ => needle[at] = FREE,
                    }
                }
                (words, bounds, needle)
            })
    }

    /// The five articles of `seeds/`, a unit a paragraph.
    fn articles() -> Corpus {
        const ARTICLES: [&str; 5] = [
            include_str!("../../../seeds/epoch-times.md"),
            include_str!("../../../seeds/financial-times.md"),
            include_str!("../../../seeds/kyiv-independent.md"),
            include_str!("../../../seeds/outlet-a.md"),
            include_str!("../../../seeds/outlet-c.md"),
        ];
        let mut lexicon = Interner::new();
        let (mut read, mut bounds) = (Vec::new(), vec![0]);
        for paragraph in ARTICLES.iter().flat_map(|article| article.split("\n\n")) {
            read.extend(words(paragraph, &mut lexicon).iter().map(|token| token.word.0));
            bounds.push(read.len() as u32);
        }
        Corpus::new(read, bounds)
    }

    /// A stretch of a corpus with some words changed for others of it, put in or left out.
    fn stretch(corpus: &Corpus, at: usize, length: usize, edits: &[(u8, usize, usize)]) -> Vec<u32> {
        let text = corpus.words();
        let start = at % (text.len() - length);
        let mut needle = text[start..start + length].to_vec();
        for &(kind, at, from) in edits {
            let (at, word) = (at % needle.len(), text[from % text.len()]);
            match kind % 4 {
                0 => needle[at] = word,
                1 => needle.insert(at, word),
                2 if needle.len() > 2 => {
                    needle.remove(at);
                }
                _ => needle[at] = FREE,
            }
        }
        needle
    }

    #[test]
    fn the_index_finds_in_real_text_what_the_scan_finds() {
        let corpus = articles();
        let mut found = 0;
        let edits = prop::collection::vec(any::<(u8, usize, usize)>(), 0..6);
        let cases = (any::<usize>(), 3..41usize, edits, 0..4usize);
        let mut runner = TestRunner::new(ProptestConfig::with_cases(4000));
        let outcome = runner.run(&cases, |(at, length, edits, share)| {
            let needle = stretch(&corpus, at, length, &edits);
            let budget = needle.len() * share / 10;
            let fast = locate(&corpus, &needle, budget, &mut Effort::of_anybody(needle.len()));
            prop_assert_eq!(&fast, &scanned(&corpus, &needle, budget));
            Ok(())
        });
        assert_eq!(outcome, Ok(()));
        for at in (0..corpus.words().len() - 12).step_by(7) {
            let needle = stretch(&corpus, at, 12, &[(0, 5, at * 7)]);
            found += locate(&corpus, &needle, 2, &mut Effort::of_anybody(12)).len();
        }
        assert!(found > 100, "planted stretches are found, {found} of them");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn the_index_finds_what_the_scan_finds((words, bounds, needle) in planted(), share in 0..6usize) {
            let corpus = Corpus::new(words, bounds);
            let budget = needle.len() * share / 10;
            let mut effort = Effort::of_anybody(needle.len());
            prop_assert_eq!(locate(&corpus, &needle, budget, &mut effort), if budget < needle.len() { scanned(&corpus, &needle, budget) } else { vec![] });
        }
    }

    #[test]
    fn a_hit_has_both_ends() {
        let corpus = Corpus::new(vec![9, 9, 1, 2, 7, 3, 4, 5, 6, 9], vec![0, 10]);
        let hits = locate(&corpus, &[1, 2, 3, 4, 5, 6], 1, &mut Effort::of_anybody(6));
        let expected = Hit {
            unit: 0,
            start: 2,
            end: 9,
            distance: 1,
        };
        assert_eq!(hits, [expected]);
    }

    /// A word pair that occurs a hundred thousand times does not hide an equal stretch at the end of the text.
    #[test]
    fn of_many_hits_the_equal_ones_are_given() {
        let mut words = [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13].repeat(100_000);
        words.extend(1..9);
        let length = words.len() as u32;
        let corpus = Corpus::new(words, vec![0, length]);
        let needle = [1, 2, 3, 4, 5, 6, 7, 8];
        let mut effort = Effort::of(needle.len(), &(0..0), &|_| false);
        let hits = locate(&corpus, &needle, 1, &mut effort);
        assert!(hits.len() < 1000, "{} hits", hits.len());
        assert_eq!(hits.last().map(|hit| hit.distance), Some(0));
    }
}
