//! Information content (surprisal) of words and word pairs in English news prose, in bits.
//!
//! Common phrases carry few bits ("of the": 7), rare ones many. The tables hold counts learned by
//! `onrecord-trainer english` and no text.

use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;

use crate::english::data;
use crate::english::word_class::WordClass;
use crate::text::Interner;
use crate::text::WordId;

/// Bits of a word that the table does not have.
pub(crate) const RARE: u8 = 18;

/// Least bits of a pair that the table does not have.
const RARE_PAIR: u32 = 17;

/// Bits of the words of one lexicon.
#[derive(Debug, Clone, Default)]
pub(crate) struct English {
    words: Vec<u8>,
    pairs: FxHashMap<(u32, u32), u8>,
    /// Words of the closed classes.
    closed: FxHashSet<u32>,
}

impl English {
    /// Reads the tables in the numbers of `lexicon`.
    pub(crate) fn new(lexicon: &Interner) -> Self {
        let mut english = Self {
            words: vec![RARE; lexicon.len()],
            pairs: FxHashMap::default(),
            closed: WordClass::listed()
                .filter_map(|word| lexicon.get(word))
                .map(|word| word.0)
                .collect(),
        };
        for (bits, word) in entries(data::WORD_INFORMATION) {
            if let Some(WordId(id)) = lexicon.get(word) {
                english.words[id as usize] = bits;
            }
        }
        for (bits, pair) in entries(data::PAIR_INFORMATION) {
            let Some((first, second)) = pair.split_once('_') else {
                continue;
            };
            if let (Some(first), Some(second)) = (lexicon.get(first), lexicon.get(second)) {
                english.pairs.insert((first.0, second.0), bits);
            }
        }
        english
    }

    /// Reads the tables, adding their words to `lexicon`: what it learns later is rare.
    pub(crate) fn learned_first(lexicon: &mut Interner) -> Self {
        for word in entries(data::WORD_INFORMATION)
            .map(|it| it.1)
            .chain(WordClass::listed())
        {
            lexicon.intern(word);
        }
        Self::new(lexicon)
    }

    /// Bits of one word; the most for a word of another lexicon.
    pub(crate) fn word(&self, word: u32) -> u32 {
        u32::from(self.words.get(word as usize).copied().unwrap_or(RARE))
    }

    /// True for words of the closed classes, which say next to nothing by themselves: "the", "not", "we".
    pub(crate) fn is_function(&self, word: u32) -> bool {
        self.closed.contains(&word)
    }

    /// Bits of a phrase: of its first word, and of each word given the one before it.
    pub(crate) fn phrase(&self, words: &[u32]) -> u32 {
        let Some(&first) = words.first() else {
            return 0;
        };
        let given = |pair: &[u32]| self.pair(pair[0], pair[1]).saturating_sub(self.word(pair[0]));
        self.word(first) + words.windows(2).map(given).sum::<u32>()
    }

    fn pair(&self, first: u32, second: u32) -> u32 {
        match self.pairs.get(&(first, second)) {
            Some(&bits) => u32::from(bits),
            None => (self.word(first) + self.word(second)).max(RARE_PAIR),
        }
    }
}

/// Every word that the table has, with its bits.
pub(crate) fn words() -> impl Iterator<Item = (u8, &'static str)> {
    entries(data::WORD_INFORMATION)
}

/// Pairs of bits and entry.
fn entries(table: &'static str) -> impl Iterator<Item = (u8, &'static str)> {
    data::rows(table).flat_map(|(bits, entries)| {
        let bits = bits.parse().unwrap_or(RARE);
        entries.split(' ').map(move |entry| (bits, entry))
    })
}

#[cfg(test)]
mod tests {
    use super::English;
    use crate::text::Interner;
    use crate::text::words;

    fn bits(phrase: &str) -> u32 {
        let mut lexicon = Interner::new();
        let words: Vec<u32> = words(phrase, &mut lexicon)
            .iter()
            .map(|token| token.word.0)
            .collect();
        English::new(&lexicon).phrase(&words)
    }

    #[test]
    fn function_words_are_a_closed_list_and_not_what_a_corpus_repeats() {
        let mut lexicon = Interner::new();
        let tokens = words("the not we will Trump said people", &mut lexicon);
        let english = English::new(&lexicon);
        let function: Vec<bool> = tokens.iter().map(|it| english.is_function(it.word.0)).collect();
        assert_eq!(function, [true, true, true, true, false, false, false]);
    }

    #[test]
    fn rare_phrases_say_more_than_common_ones() {
        assert!(bits("of the") < bits("very good"));
        assert!(bits("very good") < bits("critical importance"));
        assert!(bits("the United States") < bits("the granite staircase"));
        assert_eq!(bits(""), 0);
    }
}
