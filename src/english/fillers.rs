//! Phrases that may go without loss: `you know`, `to be honest`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::english::data;
use crate::text::spelling::american;

/// The length in words of the longest filler phrase that starts at word `at`; `word` gives the canonical words.
pub(crate) fn phrase<'w>(at: usize, word: impl Fn(usize) -> Option<&'w str>) -> Option<usize> {
    let rests = listed().get(word(at)?)?;
    let fits = |rest: &&Vec<String>| {
        let mut rest = rest.iter().enumerate();
        rest.all(|(next, it)| word(at + 1 + next) == Some(it.as_str()))
    };
    rests.iter().filter(fits).map(|rest| 1 + rest.len()).max()
}

/// The phrases by their first word.
fn listed() -> &'static FxHashMap<String, Vec<Vec<String>>> {
    static LISTED: OnceLock<FxHashMap<String, Vec<Vec<String>>>> = OnceLock::new();
    LISTED.get_or_init(|| {
        let mut listed: FxHashMap<String, Vec<Vec<String>>> = FxHashMap::default();
        for (phrase, _) in data::rows(data::FILLER_PHRASES) {
            // The canonical spelling of a word is the American one.
            let mut words = phrase
                .split(' ')
                .map(|word| american(word).unwrap_or_else(|| word.to_owned()));
            if let Some(first) = words.next() {
                listed.entry(first).or_default().push(words.collect());
            }
        }
        listed
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_counts() {
        let words = ["to", "be", "honest", "with", "you", "now"];
        assert_eq!(phrase(0, |at| words.get(at).copied()), Some(5));
        assert_eq!(phrase(1, |at| words.get(at).copied()), None);
    }
}
