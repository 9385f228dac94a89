//! Relations between two canonical words: forms of one lemma, opposites, spellings that sound alike.
//!
//! Nothing here is learned.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;

use crate::english::data;

/// Each word that has irregular forms, and the base form.
fn bases() -> &'static FxHashMap<&'static str, &'static str> {
    static BASES: OnceLock<FxHashMap<&'static str, &'static str>> = OnceLock::new();
    BASES.get_or_init(|| {
        data::rows(data::IRREGULAR_FORMS)
            .flat_map(|(base, forms)| forms.split(' ').chain([base]).map(move |form| (form, base)))
            .collect()
    })
}

/// Pairs of opposites, base forms.
fn opposites() -> &'static [(&'static str, &'static str)] {
    static OPPOSITES: OnceLock<Vec<(&'static str, &'static str)>> = OnceLock::new();
    OPPOSITES.get_or_init(|| {
        data::rows(data::OPPOSITES)
            .flat_map(|(word, opposites)| opposites.split(' ').map(move |opposite| (word, opposite)))
            .collect()
    })
}

/// What a word may end in beyond the letters that its forms share.
const SUFFIXES: &[&str] = &[
    "", "d", "e", "ed", "en", "er", "ers", "es", "est", "ied", "ier", "ies", "iest", "ing", "ings", "ly",
    "r", "rs", "s", "st", "y",
];

/// True if two words are forms of one: `conversation`, `conversations`; `is`, `was`.
pub(crate) fn is_same_lemma(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    if let (Some(base), Some(other_base)) = (bases().get(one), bases().get(other))
        && base == other_base
    {
        return true;
    }
    let shared = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    if shared < 3 || !one.is_ascii() || !other.is_ascii() {
        return false;
    }
    let tails = [tail(one, shared), tail(other, shared)];
    let [Some(first), Some(second)] = tails else {
        return false;
    };
    // `past` and `paste`, `part` and `party` are two words each.
    [first, second]
        .iter()
        .any(|tail| !matches!(*tail, "" | "e" | "y"))
}

/// True if two forms of one verb tell different times: `is`, `was`; `plans`, `planned`.
///
/// Participles that only stand with an auxiliary (`been`, `taking`) tell none.
pub(crate) fn is_other_tense(one: &str, other: &str) -> bool {
    is_same_lemma(one, other) && matches!((is_past(one), is_past(other)), (Some(a), Some(b)) if a != b)
}

/// Whether a form of a verb is past; `None` if it is neither past nor present.
fn is_past(word: &str) -> Option<bool> {
    match word {
        "am" | "is" | "are" => return Some(false),
        "was" | "were" => return Some(true),
        "been" | "be" => return None,
        _ if ["ing", "er", "est", "ly"].iter().any(|end| word.ends_with(end)) => return None,
        _ => {}
    }
    match bases().get(word) {
        Some(base) if !verbs().contains(base) => None,
        Some(base) if *base == word => Some(false),
        Some(_) => Some(!word.ends_with('s')),
        None => Some(word.ends_with("ed")),
    }
}

/// The base forms of irregular verbs: words that have a form in `-ing`.
fn verbs() -> &'static FxHashSet<&'static str> {
    static VERBS: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    VERBS.get_or_init(|| {
        data::rows(data::IRREGULAR_FORMS)
            .filter(|(_, forms)| forms.split(' ').any(|form| form.ends_with("ing")))
            .map(|(base, _)| base)
            .collect()
    })
}

/// The rest of a word after the shared letters, without a doubled consonant, if it is a suffix.
fn tail(word: &str, shared: usize) -> Option<&str> {
    let tail = &word[shared..];
    if SUFFIXES.contains(&tail) {
        return Some(tail);
    }
    let doubled = tail.as_bytes().first() == word.as_bytes().get(shared.wrapping_sub(1));
    let undoubled = tail.get(1..).filter(|_| doubled)?;
    (matches!(undoubled, "ed" | "ing" | "er" | "ers" | "est")).then_some(undoubled)
}

/// True if the two words, in any of their forms, are opposites.
pub(crate) fn is_opposite(one: &str, other: &str) -> bool {
    opposites().iter().any(|(first, second)| {
        (is_same_lemma(one, first) && is_same_lemma(other, second))
            || (is_same_lemma(one, second) && is_same_lemma(other, first))
    })
}

/// True if one word is the other with a negating prefix: `lawful`, `unlawful`.
pub(crate) fn is_negated(one: &str, other: &str) -> bool {
    let negates = |long: &str, short: &str| {
        short.len() >= 4
            && long
                .strip_suffix(short)
                .is_some_and(|prefix| matches!(prefix, "un" | "in" | "im" | "il" | "ir" | "dis" | "non"))
    };
    negates(one, other) || negates(other, one)
}

/// True if the two spellings sound alike: the same consonants in the same order.
pub(crate) fn sounds_alike(one: &str, other: &str) -> bool {
    one.bytes().next() == other.bytes().next() && consonants(one) == consonants(other)
}

fn consonants(word: &str) -> Vec<char> {
    let mut out: Vec<char> = word
        .chars()
        .filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'w' | '\''))
        .map(|c| match c {
            'c' | 'q' => 'k',
            'z' => 's',
            'v' => 'f',
            other => other,
        })
        .collect();
    out.dedup();
    out
}

/// True if one word is the other with two neighbouring letters exchanged.
pub(crate) fn is_transposed(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() || one.len() < 4 {
        return false;
    }
    let Some(at) = one.iter().zip(other).position(|(a, b)| a != b) else {
        return false;
    };
    at + 1 < one.len()
        && one[at] == other[at + 1]
        && one[at + 1] == other[at]
        && one[at + 2..] == other[at + 2..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word() {
        for (one, other) in [
            ("conversation", "conversations"),
            ("plan", "planned"),
            ("make", "making"),
            ("carry", "carried"),
            ("went", "going"),
            ("brave", "braver"),
            ("is", "were"),
        ] {
            assert!(is_same_lemma(one, other), "{one} {other}");
            assert!(is_same_lemma(other, one), "{other} {one}");
        }
    }

    #[test]
    fn words_that_only_look_alike() {
        for (one, other) in [
            ("past", "paste"),
            ("part", "party"),
            ("stared", "started"),
            ("iran", "iraq"),
        ] {
            assert!(!is_same_lemma(one, other), "{one} {other}");
        }
    }

    #[test]
    fn forms_that_tell_another_time() {
        for (one, other) in [
            ("is", "was"),
            ("have", "had"),
            ("plans", "planned"),
            ("went", "goes"),
        ] {
            assert!(is_other_tense(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("is", "are"),
            ("plan", "plans"),
            ("taking", "took"),
            ("be", "was"),
            ("child", "children"),
        ] {
            assert!(!is_other_tense(one, other), "{one} {other}");
        }
    }

    #[test]
    fn opposites_in_any_form() {
        assert!(is_opposite("rising", "fell"));
        assert!(is_opposite("supports", "opposed"));
        assert!(!is_opposite("ferry", "boat"));
        assert!(is_negated("lawful", "unlawful"));
    }

    #[test]
    fn names_written_by_ear() {
        assert!(sounds_alike("katy", "katie"));
        assert!(!sounds_alike("iran", "iraq"));
    }
}
