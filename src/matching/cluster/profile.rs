//! What a document is about, in a few numbers: which documents report one event.
//!
//! The text of a document enters, its most telling words leave. Whether two documents report one event depends on these
//! two alone, so that documents can be added at any time; and it is not transitive, so that a story that goes on for
//! weeks is no single event.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::english::information;
use crate::matching::thresholds;

/// Terms kept of each document. On `eval/crossoutlet` (952 pairs of articles of one event, 7,069 of others within a week)
/// 32, 64 and all terms give nearly the same separation.
const TERMS: usize = 64;

/// A document with fewer telling words than this says too little of what it is about.
const FEWEST: usize = 24;

/// Words with at most this many bits of information are of any story.
const PLAIN: u8 = 8;

/// Cosine from which two documents are about one event: 97% of the pairs of one event reach it and 8% of the others of
/// the same week, nearly all of them about another day of one story.
const ALIKE: f32 = 0.2;

/// The most telling words of a document and when it appeared.
#[derive(Debug, Clone, Default)]
pub(crate) struct Profile {
    day: Option<i32>,
    /// Hash and weight of each term, by hash; the weights are scaled to length 1.
    terms: Vec<(u64, f32)>,
}

impl Profile {
    pub(crate) fn of(document: &Document, day: Option<i32>) -> Self {
        let title = document.metadata.title.as_deref().unwrap_or("");
        let mut counts: FxHashMap<u64, (u32, u8)> = FxHashMap::default();
        for word in terms(title).chain(terms(&document.text)) {
            counts.entry(word).or_insert_with(|| (0, bits(word))).0 += 1;
        }
        let mut terms: Vec<(u64, f32)> = counts
            .into_iter()
            .filter(|(_, (_, bits))| *bits > PLAIN)
            .map(|(word, (count, bits))| (word, f32::from(bits - PLAIN) * (1.0 + (count as f32).ln())))
            .collect();
        if terms.len() < FEWEST {
            return Self::default();
        }
        terms.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        terms.truncate(TERMS);
        terms.sort_unstable_by_key(|term| term.0);
        let length = terms
            .iter()
            .map(|(_, weight)| weight * weight)
            .sum::<f32>()
            .sqrt();
        for (_, weight) in &mut terms {
            *weight /= length;
        }
        Self { day, terms }
    }

    /// True if both documents report one event: alike in words, and published within days.
    pub(crate) fn is_one_event(&self, other: &Profile) -> bool {
        let apart = match (self.day, other.day) {
            (Some(one), Some(other)) => (one - other).abs(),
            _ => return false,
        };
        thresholds::is_near(apart) && self.likeness(other) >= ALIKE
    }

    fn likeness(&self, other: &Profile) -> f32 {
        let mut others = other.terms.iter().peekable();
        let mut sum = 0.0;
        for &(word, weight) in &self.terms {
            while others.next_if(|term| term.0 < word).is_some() {}
            if let Some(term) = others.next_if(|term| term.0 == word) {
                sum += weight * term.1;
            }
        }
        sum
    }
}

/// Hashes of the words of a text without case; single letters are left out.
fn terms(text: &str) -> impl Iterator<Item = u64> {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    text.as_bytes()
        .split(move |byte| !is_word(byte))
        .filter(|word| word.len() > 1)
        .map(hash)
}

/// FNV-1a without case.
fn hash(word: &[u8]) -> u64 {
    word.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Bits of information of a word in English news prose.
fn bits(word: u64) -> u8 {
    static BITS: OnceLock<FxHashMap<u64, u8>> = OnceLock::new();
    let learned = || {
        information::words()
            .map(|(bits, word)| (hash(word.as_bytes()), bits))
            .collect()
    };
    BITS.get_or_init(learned)
        .get(&word)
        .copied()
        .unwrap_or(information::RARE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::cluster::fixture;

    const FERRY: &str = "The ferry Marigold ran aground on the Skerry sandbank off Ostergate before dawn on Tuesday with \
        ninety passengers aboard, and lifeboats from Ostergate and Brannock took them ashore. Captain Odile Farrow said the \
        rudder had jammed; harbour inspectors are examining the steering gear and the tide tables.";
    const FERRY_TOO: &str = "Ninety people were rescued by lifeboat crews from Brannock and Ostergate after the Marigold, a \
        ferry built in Brannock, grounded on the Skerry. A jammed rudder is blamed by Captain Farrow. Inspectors have begun \
        to take the steering gear apart, and the ferry will be refloated on the next spring tide.";
    const ORCHARD: &str = "Cider makers in the Vale of Tamsin expect their smallest harvest for twenty years after late frost \
        killed blossom in most orchards. Growers asked the ministry for loans; beekeepers lost colonies as well, and bottlers \
        will import concentrate from Normandy, the growers' union said on Tuesday.";

    fn profile(date: i32, text: &str) -> Profile {
        Profile::of(&fixture::document("2031-05-04", text), Some(date))
    }

    #[test]
    fn two_reports_of_one_day_are_of_one_event_and_others_are_not() {
        assert!(profile(1, FERRY).is_one_event(&profile(2, FERRY_TOO)));
        assert!(!profile(1, FERRY).is_one_event(&profile(1, ORCHARD)));
        assert!(!profile(1, FERRY).is_one_event(&profile(40, FERRY_TOO)));
    }

    #[test]
    fn a_document_of_a_few_words_is_about_nothing() {
        let short = profile(1, "The ferry Marigold ran aground");
        assert!(!short.is_one_event(&short));
    }
}
