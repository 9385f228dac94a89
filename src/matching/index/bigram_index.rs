//! Texts as one array of word ids, and where each word and each pair of neighbouring words stands.
//!
//! Units (turns, documents, quotations) enter in order; a corpus leaves. No pair of words reaches over the end of its
//! unit, and every pair inside a unit is listed: nothing is capped.

use std::ops::Range;
use std::sync::OnceLock;

/// Units of words with an index of their word bigrams.
#[derive(Debug, Clone, Default)]
pub(crate) struct Corpus {
    words: Vec<u32>,
    /// Start of each unit, and the end of the last.
    bounds: Vec<u32>,
    /// One more than the largest word id.
    vocabulary: usize,
    /// `places[heads[b]..heads[b + 1]]` are the bigrams of bucket `b`, in order of the text.
    heads: Vec<u32>,
    places: Vec<u32>,
    shift: u32,
    /// Made when the first word is looked up by itself.
    postings: OnceLock<Postings>,
}

/// `places[heads[w]..heads[w + 1]]` are the places of word `w`, in order of the text.
#[derive(Debug, Clone)]
struct Postings {
    heads: Vec<u32>,
    places: Vec<u32>,
}

impl Postings {
    fn new(words: &[u32], vocabulary: usize) -> Self {
        let mut heads = vec![0u32; vocabulary + 1];
        for &word in words {
            heads[word as usize + 1] += 1;
        }
        for word in 1..heads.len() {
            heads[word] += heads[word - 1];
        }
        let mut next = heads.clone();
        let mut places = vec![0; words.len()];
        for (at, &word) in words.iter().enumerate() {
            let slot = &mut next[word as usize];
            places[*slot as usize] = at as u32;
            *slot += 1;
        }
        Self { heads, places }
    }
}

impl Corpus {
    /// Indexes `words`, cut into units at `bounds` (first 0, last the number of words).
    pub(crate) fn new(words: Vec<u32>, bounds: Vec<u32>) -> Self {
        let vocabulary = words.iter().max().map_or(0, |&word| word as usize + 1);
        let buckets = words.len().next_power_of_two().max(64);
        let mut corpus = Self {
            words,
            bounds,
            vocabulary,
            heads: vec![0; buckets + 1],
            places: Vec::new(),
            shift: 64 - buckets.trailing_zeros(),
            postings: OnceLock::new(),
        };
        corpus.fill();
        corpus
    }

    /// Counts each bucket, then puts every place where its bucket says.
    fn fill(&mut self) {
        let mut heads = std::mem::take(&mut self.heads);
        for at in self.pairs() {
            heads[self.bucket(self.words[at], self.words[at + 1]) + 1] += 1;
        }
        for bucket in 1..heads.len() {
            heads[bucket] += heads[bucket - 1];
        }
        let mut places = vec![0; heads[heads.len() - 1] as usize];
        let mut next = heads.clone();
        for at in self.pairs() {
            let slot = &mut next[self.bucket(self.words[at], self.words[at + 1])];
            places[*slot as usize] = at as u32;
            *slot += 1;
        }
        self.heads = heads;
        self.places = places;
    }

    /// First places of all bigrams.
    fn pairs(&self) -> impl Iterator<Item = usize> {
        (0..self.units()).flat_map(|unit| {
            let range = self.unit(unit);
            range.start..range.end.saturating_sub(1).max(range.start)
        })
    }

    fn bucket(&self, first: u32, second: u32) -> usize {
        let key = u64::from(first) << 32 | u64::from(second);
        let mixed = (key ^ key >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> self.shift) as usize
    }

    /// The words of all units.
    pub(crate) fn words(&self) -> &[u32] {
        &self.words
    }

    /// How many units there are.
    pub(crate) fn units(&self) -> usize {
        self.bounds.len().saturating_sub(1)
    }

    /// The words of a unit.
    pub(crate) fn unit(&self, unit: usize) -> Range<usize> {
        self.bounds[unit] as usize..self.bounds[unit + 1] as usize
    }

    /// The unit that holds a word.
    pub(crate) fn unit_at(&self, word: usize) -> usize {
        self.bounds
            .partition_point(|&start| start as usize <= word)
            .saturating_sub(1)
    }

    /// Places of the bigrams of each bucket.
    pub(crate) fn buckets(&self) -> impl Iterator<Item = &[u32]> {
        let heads = self.heads.windows(2);
        heads.map(|ends| &self.places[ends[0] as usize..ends[1] as usize])
    }

    /// Places of a bigram, with those of others that share its bucket.
    pub(crate) fn candidates(&self, first: u32, second: u32) -> &[u32] {
        if self.heads.is_empty() {
            return &[];
        }
        let bucket = self.bucket(first, second);
        &self.places[self.heads[bucket] as usize..self.heads[bucket + 1] as usize]
    }

    /// Places of a word, in order of the text.
    pub(crate) fn occurrences(&self, word: u32) -> &[u32] {
        let all = self
            .postings
            .get_or_init(|| Postings::new(&self.words, self.vocabulary));
        let word = word as usize;
        if word >= self.vocabulary {
            return &[];
        }
        &all.places[all.heads[word] as usize..all.heads[word + 1] as usize]
    }

    /// Places of a word or of a bigram; nothing for more words than two.
    pub(crate) fn places_of(&self, words: &[u32]) -> impl Iterator<Item = usize> {
        self.candidates_of(words)
            .iter()
            .map(|&at| at as usize)
            .filter(move |&at| match *words {
                // Of the places of a word each has it.
                [first, second] => self.words[at] == first && self.words[at + 1] == second,
                _ => true,
            })
    }

    /// Places of a word or of a bigram, with those of other bigrams that share its bucket.
    pub(crate) fn candidates_of(&self, words: &[u32]) -> &[u32] {
        match *words {
            [word] => self.occurrences(word),
            [first, second] => self.candidates(first, second),
            _ => &[],
        }
    }

    /// Places of a bigram.
    pub(crate) fn places(&self, first: u32, second: u32) -> impl Iterator<Item = usize> {
        self.candidates(first, second)
            .iter()
            .map(|&at| at as usize)
            .filter(move |&at| self.words[at] == first && self.words[at + 1] == second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_bigram_ends_with_its_unit() {
        let corpus = Corpus::new(vec![1, 2, 3, 1, 2], vec![0, 2, 2, 5]);
        assert_eq!(corpus.places(1, 2).collect::<Vec<_>>(), [0, 3]);
        assert_eq!(corpus.places(2, 3).count(), 0);
        assert_eq!(corpus.unit_at(2), 2);
    }

    proptest! {
        #[test]
        fn every_bigram_is_listed(words in prop::collection::vec(0..6u32, 0..80)) {
            let len = words.len() as u32;
            let corpus = Corpus::new(words.clone(), vec![0, len]);
            for (at, pair) in words.windows(2).enumerate() {
                prop_assert!(corpus.places(pair[0], pair[1]).any(|place| place == at));
                prop_assert!(corpus.places_of(pair).any(|place| place == at));
            }
            for word in 0..7 {
                let places: Vec<usize> = (0..words.len()).filter(|&at| words[at] == word).collect();
                prop_assert_eq!(corpus.places_of(&[word]).collect::<Vec<_>>(), places);
            }
        }
    }
}
