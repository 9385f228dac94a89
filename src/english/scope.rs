//! Words and phrases that decide how far a sentence reaches: negations, quantifiers, bounds, modal verbs, hedges, conditions, times.
//!
//! The phrases are in `src/languages/en/scope.tsv`, in canonical words.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::english::data;
use crate::text::spelling::american;

/// What a phrase limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ScopeClass {
    /// `not`, `never`, `without`.
    Negation,
    /// `all`, `most`, `a few`, `one of`.
    Quantifier,
    /// `at least`, `up to`, `nearly`.
    Bound,
    /// `twice`, `tripled`.
    Multiple,
    /// `weeks`, `percent`: what a number counts.
    Unit,
    /// `will`, `may`, `have to`.
    Modal,
    /// `always`, `sometimes`.
    Frequency,
    /// `want to`, `refuse to`.
    Intent,
    /// `perhaps`, `I think`, `allegedly`.
    Hedge,
    /// `if`, `only`, `except`.
    Condition,
    /// `vice`, `former`, `acting`.
    Role,
    /// `yesterday`, `last year`.
    Time,
    /// `we`, `they`: who does it.
    Person,
}

impl ScopeClass {
    /// The class that `scope.tsv` calls by this label.
    pub(crate) fn labelled(label: &str) -> Option<Self> {
        Some(match label {
            "negation" => ScopeClass::Negation,
            "quantifier" => ScopeClass::Quantifier,
            "bound" => ScopeClass::Bound,
            "multiple" => ScopeClass::Multiple,
            "unit" => ScopeClass::Unit,
            "modal" => ScopeClass::Modal,
            "frequency" => ScopeClass::Frequency,
            "intent" => ScopeClass::Intent,
            "hedge" => ScopeClass::Hedge,
            "condition" => ScopeClass::Condition,
            "role" => ScopeClass::Role,
            "time" => ScopeClass::Time,
            "person" => ScopeClass::Person,
            _ => return None,
        })
    }
}

/// What a phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ScopePhrase {
    /// What it limits.
    pub(crate) class: ScopeClass,
    /// Phrases of one class and value may replace each other.
    pub(crate) value: &'static str,
    /// Its length in words.
    pub(crate) words: usize,
}

#[derive(Debug)]
struct Entry {
    rest: Vec<String>,
    before_number: bool,
    class: ScopeClass,
    value: &'static str,
}

/// The longest phrase that starts at word `at`; `word` gives the canonical words, and `None` behind the last.
pub(crate) fn phrase<'w>(at: usize, word: impl Fn(usize) -> Option<&'w str>) -> Option<ScopePhrase> {
    let is_number = |at: usize| word(at).is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()));
    let entries = listed().get(word(at)?)?;
    let found = entries.iter().find(|entry| {
        let rest = entry.rest.iter().enumerate();
        let behind = at + 1 + entry.rest.len();
        rest.into_iter()
            .all(|(next, it)| word(at + 1 + next) == Some(it.as_str()))
            && (!entry.before_number || is_number(behind))
    })?;
    Some(ScopePhrase {
        class: found.class,
        value: found.value,
        words: 1 + found.rest.len(),
    })
}

/// The phrases by their first word, the longest first.
fn listed() -> &'static FxHashMap<String, Vec<Entry>> {
    static LISTED: OnceLock<FxHashMap<String, Vec<Entry>>> = OnceLock::new();
    LISTED.get_or_init(|| {
        // The canonical spelling of a word is the American one.
        let canonical = |word: &str| american(word).unwrap_or_else(|| word.to_owned());
        let mut listed: FxHashMap<String, Vec<Entry>> = FxHashMap::default();
        for (phrase, fields) in data::rows(data::SCOPE) {
            let (Some((label, value)), Some(first)) = (fields.split_once('\t'), phrase.split(' ').next())
            else {
                continue;
            };
            let Some(class) = ScopeClass::labelled(label) else {
                continue;
            };
            let words = phrase.split(' ').skip(1);
            listed.entry(canonical(first)).or_default().push(Entry {
                rest: words.filter(|word| *word != "+").map(canonical).collect(),
                before_number: phrase.ends_with(" +"),
                class,
                value,
            });
        }
        for entries in listed.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        }
        listed
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<(ScopeClass, &'static str, usize)> {
        let words: Vec<&str> = text.split(' ').collect();
        phrase(0, |at| words.get(at).copied()).map(|it| (it.class, it.value, it.words))
    }

    #[test]
    fn the_longest_phrase_counts() {
        assert_eq!(of("no more than 5"), Some((ScopeClass::Bound, "below", 3)));
        assert_eq!(of("no more ferries"), Some((ScopeClass::Negation, "not", 1)));
    }

    #[test]
    fn over_is_a_bound_before_a_number_only() {
        assert_eq!(of("over 300 boats"), Some((ScopeClass::Bound, "above", 1)));
        assert_eq!(of("over the bridge"), None);
    }
}
