//! One look-up for the classes of a word ([`crate::english::lexicon`]) and its strength as a cue
//! ([`crate::english::speech_verbs`]).
//!
//! Most words of a text are in neither list, so a miss has to be cheap.

use std::sync::OnceLock;

use crate::english::lexicon;
use crate::english::lexicon::LexicalClass;
use crate::english::speech_verbs;
use crate::english::speech_verbs::Strength;

/// What is known of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    hash: u32,
    /// Its classes.
    pub(crate) class: LexicalClass,
    /// How strongly it signals attribution.
    pub(crate) cue: Strength,
}

impl Entry {
    fn is_empty(self) -> bool {
        self.class == LexicalClass::default() && self.cue == Strength::None
    }
}

/// A table with open addressing; at least half of it is empty.
pub(crate) struct Dictionary {
    slots: Vec<Entry>,
    /// A bit for each end of a hash that a word has: most words that are not in the table end here, in a few kilobytes
    /// that stay in the cache.
    ends: Vec<u64>,
}

/// Bits of a hash that are its end.
const END: u32 = 16;

impl Dictionary {
    /// The words of the lexicon and of the table of cues.
    pub(crate) fn shipped() -> &'static Dictionary {
        static DICTIONARY: OnceLock<Dictionary> = OnceLock::new();
        DICTIONARY.get_or_init(|| {
            let words = lexicon::hashes_known().chain(speech_verbs::hashes_known());
            Dictionary::of(words.map(|hash| Entry {
                hash,
                class: lexicon::classes(hash),
                cue: speech_verbs::strength(hash),
            }))
        })
    }

    fn of(entries: impl Iterator<Item = Entry>) -> Self {
        let entries: Vec<Entry> = entries.collect();
        let mut slots = vec![Entry::default(); (entries.len() * 2).next_power_of_two()];
        let mut ends = vec![0; 1 << (END - 6)];
        for entry in entries {
            let at = slot(&slots, entry.hash);
            slots[at] = entry;
            let (word, bit) = end(entry.hash);
            ends[word] |= bit;
        }
        Self { slots, ends }
    }

    /// What is known of the word with this hash; no class and no strength if nothing is.
    #[inline]
    pub(crate) fn look_up(&self, hash: u32) -> Entry {
        let (word, bit) = end(hash);
        if self.ends[word] & bit == 0 {
            return Entry::default();
        }
        self.slots[slot(&self.slots, hash)]
    }
}

/// Where the bit of a hash is: the word and its mask.
fn end(hash: u32) -> (usize, u64) {
    let end = hash & ((1 << END) - 1);
    ((end >> 6) as usize, 1 << (end & 63))
}

/// The slot of a hash, or the empty one where it would go.
fn slot(slots: &[Entry], hash: u32) -> usize {
    let mask = slots.len() - 1;
    let mut at = (hash ^ hash >> 15) as usize & mask;
    while slots[at].hash != hash && !slots[at].is_empty() {
        at = (at + 1) & mask;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_what_both_tables_say() {
        for word in ["said", "senator", "she", "Rebecca", "statement", "zyzzyva", ""] {
            let hash = lexicon::hash(word);
            let entry = Dictionary::shipped().look_up(hash);
            assert_eq!(
                (entry.class, entry.cue),
                (lexicon::classes(hash), speech_verbs::strength(hash))
            );
        }
    }

    #[test]
    fn words_that_meet_in_one_slot_are_told_apart() {
        let entry = |hash| Entry {
            hash,
            class: LexicalClass::ORGANIZATION,
            cue: Strength::Weak,
        };
        let dictionary = Dictionary::of([entry(1), entry(9), entry(17)].into_iter());
        assert_eq!(dictionary.look_up(17), entry(17));
        assert_eq!(dictionary.look_up(9), entry(9));
        assert!(dictionary.look_up(25).is_empty());
    }
}
