//! How many edits a quotation may have, and which are too short or too common to judge.
//!
//! A phrase and what is known of it enter; a budget, or the reason why nothing can be said, leaves.

use crate::align::bit_parallel::FREE;
use crate::align::bit_parallel::UNKNOWN;
use crate::english::information::English;
use crate::text::Interner;
use crate::text::WordId;

/// Below this many words nothing but the exact words counts.
const FRAGMENT: usize = 5;

/// From this many words on, a fifth of them may differ.
const WHOLE: usize = 8;

/// Phrases with fewer bits than this are too common to tell who said them.
const COMMON_BITS: u32 = 20;

/// Bits that each word of a shared run has to bring before the run tells anything.
pub(crate) const PLAIN_BITS: u32 = 4;

/// Shared runs that bring fewer bits than this above the plain ones are of two utterances that use the same words.
const SHARED_BITS: u32 = 28;

/// A phrase that more documents than this have is common here, whatever it is elsewhere.
const COMMON_DOCUMENTS: usize = 8;

/// Maximum number of word edits within which a quotation of this length is searched for.
pub(crate) fn budget(words: usize) -> usize {
    match words {
        0..FRAGMENT => 0,
        FRAGMENT..WHOLE => 1,
        _ => words / 5,
    }
}

/// Words that change what is said although they are common.
const CHARGED: &[&str] = &[
    "all", "can", "could", "may", "might", "more", "most", "must", "no", "nobody", "none", "not", "nothing",
    "only", "should", "some", "will", "would",
];

/// True if a difference of these words, one side against the other, leaves five to seven words recognisable.
pub(crate) fn is_harmless(english: &English, lexicon: &Interner, one: &[u32], other: &[u32]) -> bool {
    let spelling = |word: u32| lexicon.spelling(WordId(word));
    if let ([one], [other]) = (one, other) {
        let (one, other) = (spelling(*one), spelling(*other));
        let stem = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
        if stem >= 4 && one.len().max(other.len()) - stem <= 3 {
            return true;
        }
    }
    let is_light = |&word: &u32| english.is_function(word) && CHARGED.binary_search(&spelling(word)).is_err();
    one.iter().chain(other).all(is_light)
}

/// Bits that make five to seven words unmistakable where the speaker said them, and wherever they stand.
const HIS_BITS: u32 = 30;
const ANYBODY_BITS: u32 = 60;

/// True if the words are informative enough to be recognised although one of them differs.
pub(crate) fn is_unmistakable(bits: u32, same_speaker: bool) -> bool {
    bits >= if same_speaker { HIS_BITS } else { ANYBODY_BITS }
}

/// True if the sides differ in one word that changes what is said: `not` put in or left out, `all` for `some`.
pub(crate) fn is_charged(lexicon: &Interner, one: &[u32], other: &[u32]) -> bool {
    let charged = |word: &u32| match *word {
        UNKNOWN => false,
        word => {
            let spelling = lexicon.spelling(WordId(word));
            CHARGED.binary_search(&spelling).is_ok() || spelling == "never"
        }
    };
    let few = one.len() <= 1 && other.len() <= 1 && one.len() + other.len() > 0;
    few && one.iter().chain(other).all(charged)
}

/// Number of words that say something by themselves; a bracket is none.
pub(crate) fn content(english: &English, words: &[u32]) -> usize {
    let is_content = |word: &&u32| **word != FREE && !english.is_function(**word);
    words.iter().filter(is_content).count()
}

/// True if a quotation of this length is judged by rarity and context.
pub(crate) fn is_fragment(words: usize) -> bool {
    words < FRAGMENT
}

/// True if a quotation of this length may be found heavily altered.
pub(crate) fn is_whole(words: usize) -> bool {
    words >= WHOLE
}

/// Why a fragment cannot be judged wherever it stands; `None` if it says enough.
pub(crate) fn too_common(english: &English, words: &[u32]) -> Option<String> {
    if words.iter().all(|&word| english.is_function(word)) {
        return Some("only function words, which anybody may have said".to_owned());
    }
    let bits = english.phrase(words);
    if bits >= COMMON_BITS {
        return None;
    }
    Some(match words.len() {
        1 => "a single word, too common to tell who said it".to_owned(),
        words => format!("{words} words that are common together, too common to tell who said them"),
    })
}

/// Why a fragment found in this many documents is no evidence; `None` if it is evidence.
pub(crate) fn too_frequent(words: usize, documents: usize) -> Option<String> {
    (documents > COMMON_DOCUMENTS).then(|| match words {
        1 => format!("a single word that {documents} references have"),
        words => format!("{words} words that {documents} references have"),
    })
}

/// Why a fragment that no reference has, or has out of context, is not judged.
pub(crate) fn out_of_context(words: usize, documents: usize) -> String {
    let what = match words {
        1 => "a single word".to_owned(),
        words => format!("only {words} words"),
    };
    match documents {
        0 => format!("{what}, too short to be told from a paraphrase; no reference has them"),
        1 => format!("{what}, found in 1 reference but not from this speaker"),
        _ => format!("{what}, found in {documents} references but not from this speaker"),
    }
}

/// What speaks for two wordings being of one occasion, apart from the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Evidence {
    /// `None` if one of the speakers is not known by name.
    pub(crate) same_speaker: Option<bool>,
    /// Days between the printings; 0 if a date is missing.
    pub(crate) days_apart: i32,
}

/// Days within which outlets report one occasion.
const NEWS: i32 = 7;

/// True if two documents this many days apart may report one event.
pub(crate) fn is_near(days: i32) -> bool {
    days <= NEWS
}

/// Content words that are of one occasion wherever two reports of one event have them.
const EVENT_CONTENT: usize = 4;

/// Length in words from which half as many content words are enough if the phrase is the same word for word.
const EVENT_PHRASE: usize = 4;

/// True if words with so many content words, at a distance from their place in another wording, are of one occasion with
/// it where both are printed in reports of one event, even if the credited speakers differ.
pub(crate) fn links_in_event(words: usize, content: usize, distance: usize) -> bool {
    content >= EVENT_CONTENT || (distance == 0 && words >= EVENT_PHRASE && content >= EVENT_CONTENT / 2)
}

/// Bits that shared words bring where two reports of one event have them, one rendering inside the other.
const EVENT_BITS: u32 = 32;

/// Content words that one speaker's renderings share.
const SPEAKER_CONTENT: usize = 3;

/// Words in a row by which one rendering goes on where the other ends, or both differ by a few words at one end.
const DOVETAIL_RUN: usize = 6;
const DOVETAIL_APART: usize = 3;

/// Words in a row that are one utterance whatever either goes on with.
const LONG_RUN: usize = 10;

/// True if one wording holds the other, or they dovetail; `apart` counts the words with which both go on differently at the
/// same end, `run` the shared words in a row. What shares less is of one speech or topic at best.
pub(crate) fn dovetails(held: bool, kept: usize, apart: usize, run: usize) -> bool {
    held || (apart == 0 && kept >= SPEAKER_CONTENT)
        || (apart <= DOVETAIL_APART && run >= DOVETAIL_RUN)
        || run >= LONG_RUN
}

/// True if what two wordings share makes them renderings of one utterance; `kept` and `changed` are content words, `bits`
/// what the shared words say.
pub(crate) fn is_kin(same_speaker: bool, kept: usize, changed: usize, apart: usize, bits: u32) -> bool {
    let enough = if same_speaker {
        SPEAKER_CONTENT
    } else {
        EVENT_CONTENT
    };
    let is_close = apart <= 1 || bits >= 2 * EVENT_BITS;
    3 * changed <= kept && is_close && kept >= enough && bits >= EVENT_BITS
}

/// True if so much of what two renderings of one speaker share was changed that they are of two occasions.
pub(crate) fn is_reworded(kept: usize, changed: usize) -> bool {
    5 * changed > 3 * kept
}

/// A fragment that stands in more wordings than this, or is printed on more days, is a catchphrase.
const CATCHPHRASE: usize = 8;

/// True if a quotation of this length with this many occurrences is a catchphrase, which says nothing about the occasion.
pub(crate) fn is_catchphrase(words: usize, occurrences: usize) -> bool {
    is_fragment(words) && occurrences > CATCHPHRASE
}

/// True if two printings of the same words are one rendering.
pub(crate) fn is_one_wording(english: &English, words: &[u32], evidence: Evidence) -> bool {
    let is_same = evidence.same_speaker == Some(true);
    match words.len() {
        0 => false,
        1 if never_links(english, words) => false,
        1..WHOLE => is_same && evidence.days_apart <= NEWS,
        _ => evidence.same_speaker != Some(false) || evidence.days_apart <= NEWS,
    }
}

/// True for phrases that link nothing to anything.
pub(crate) fn never_links(english: &English, words: &[u32]) -> bool {
    words.iter().all(|&word| english.is_function(word)) || english.phrase(words) < COMMON_BITS
}

/// True if words with this much information, found at this edit distance in another wording, are of the same occasion.
pub(crate) fn links(words: usize, bits: u32, distance: usize, evidence: Evidence) -> bool {
    let days = evidence.days_apart;
    let is_short = words < WHOLE;
    if is_short && distance > 0 && (evidence.same_speaker != Some(true) || words < FRAGMENT) {
        return false;
    }
    match evidence.same_speaker {
        Some(true) if words < FRAGMENT || (is_short && distance > 0) => days <= NEWS,
        Some(true) if is_short => days <= 4 * NEWS,
        Some(true) => true,
        None if is_short => days <= NEWS && bits >= 45,
        None => days <= 4 * NEWS || bits >= 100,
        Some(false) => !is_short && days <= NEWS && bits >= 70,
    }
}

/// True if wordings may be of one occasion because they share a part.
pub(crate) fn may_overlap(evidence: Evidence) -> bool {
    evidence.same_speaker == Some(true) && evidence.days_apart <= NEWS
}

/// Bits that a run of words that two wordings share brings above those of any common phrase.
pub(crate) fn telling(english: &English, words: &[u32]) -> u32 {
    if words.len() < 3 {
        return 0;
    }
    english
        .phrase(words)
        .saturating_sub(PLAIN_BITS * words.len() as u32)
}

/// True if words with this many bits above the plain ones are not said by two people by chance.
pub(crate) fn is_distinctive(bits: u32) -> bool {
    bits >= SHARED_BITS
}

/// True if shared runs with this many bits in all make two wordings renderings of one utterance.
pub(crate) fn is_telling(bits: u32) -> bool {
    bits >= SHARED_BITS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_quotations_may_have_more_edits() {
        let budgets: Vec<usize> = [1, 4, 5, 7, 8, 10, 40].into_iter().map(budget).collect();
        assert_eq!(budgets, [0, 0, 1, 1, 1, 2, 8]);
    }

    #[test]
    fn the_shorter_the_words_the_more_must_speak_for_one_occasion() {
        let evidence = |same_speaker, days_apart| Evidence {
            same_speaker,
            days_apart,
        };
        // Words, bits, edits; links.
        let check = |words, bits, edits, evidence, expected| {
            assert_eq!(
                links(words, bits, edits, evidence),
                expected,
                "{words} {bits} {edits} {evidence:?}"
            );
        };
        check(3, 60, 0, evidence(Some(true), 7), true);
        check(3, 60, 0, evidence(Some(true), 8), false);
        check(3, 60, 1, evidence(Some(true), 0), false);
        check(3, 60, 0, evidence(None, 0), true);
        check(3, 44, 0, evidence(None, 0), false);
        check(6, 40, 0, evidence(Some(true), 28), true);
        check(6, 40, 1, evidence(Some(true), 8), false);
        check(6, 45, 0, evidence(None, 7), true);
        check(6, 44, 0, evidence(None, 7), false);
        check(9, 50, 2, evidence(Some(true), 900), true);
        check(9, 69, 0, evidence(Some(false), 0), false);
        check(9, 70, 0, evidence(Some(false), 7), true);
        check(9, 70, 0, evidence(Some(false), 8), false);
    }

    #[test]
    fn one_word_may_turn_a_quotation_round() {
        let mut lexicon = Interner::new();
        let mut word = |spelling: &str| lexicon.intern(spelling).0;
        let (not, all, some, ferry) = (word("not"), word("all"), word("some"), word("ferry"));
        assert!(is_charged(&lexicon, &[], &[not]));
        assert!(is_charged(&lexicon, &[all], &[some]));
        assert!(!is_charged(&lexicon, &[ferry], &[some]));
        assert!(!is_charged(&lexicon, &[], &[not, all]));
        assert!(!is_charged(&lexicon, &[], &[]));
        assert!(!is_charged(&lexicon, &[UNKNOWN], &[]));
    }
}
