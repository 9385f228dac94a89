//! What the reference says right before and after the words that were taken → whether the cut changes them.
//!
//! A quotation printed as a sentence is held against the whole sentence of the reference. A clause that depends on `I do
//! not think that` or on `she said` is not what the speaker claims; a sentence that goes on with `unless` claims less.

use std::ops::Range;

use crate::align::Word;
use crate::compare::Severity;
use crate::compare::VariationKind;
use crate::compare::read::limits::Limit;
use crate::compare::read::pair::Difference;
use crate::compare::read::pair::Pair;
use crate::english::hash::hash;
use crate::english::scope::ScopeClass;
use crate::english::semantics;
use crate::english::semantics::SemanticClass;
use crate::english::speech_verbs;
use crate::english::speech_verbs::SpeechVerb;
use crate::english::word_class::WordClass;

/// The cuts before and after `taken` that change what the quotation says.
pub(crate) fn cuts(pair: &Pair<'_>, taken: &Range<usize>) -> Vec<Difference> {
    if taken.is_empty() {
        return Vec::new();
    }
    before(pair, taken.start)
        .into_iter()
        .chain(after(pair, taken))
        .collect()
}

/// Words before the quotation that are read for what it depends on.
const FRAME: usize = 40;

/// What the clause that starts at word `at` depends on.
fn before(pair: &Pair<'_>, at: usize) -> Option<Difference> {
    if !is_printed_as_sentence(pair, at) || starts_sentence(pair, at) {
        return None;
    }
    let start = (at.saturating_sub(FRAME)..at)
        .rev()
        .find(|&word| starts_sentence(pair, word))
        .unwrap_or(at.saturating_sub(FRAME));
    // `Maybe, we will`, `If it rains, we will`: a comma closes the frame.
    let opens = |word: usize| pair.theirs[word].after_break || is_coordinator(pair.theirs[word].spelling);
    let clause = (start + 1..at).rev().find(|&word| opens(word)).unwrap_or(start);
    let clause = clause + usize::from(is_coordinator(pair.theirs[clause].spelling));
    let severity = frame(pair, clause..at).or_else(|| {
        // `If it rains and the wind is high, we will`.
        (pair.theirs[at].after_break && is_condition(pair, start)).then_some(Severity::Minor)
    })?;
    Some(Difference::new(
        VariationKind::TruncatedContext,
        severity,
        0..0,
        clause..at,
    ))
}

/// How much the words `frame` change a clause that follows them.
fn frame(pair: &Pair<'_>, frame: Range<usize>) -> Option<Severity> {
    let words = &pair.theirs[frame.clone()];
    let is_link = |word: &Word<'_>| matches!(word.spelling, "that" | "if" | "whether" | "how");
    let end = frame.start + words.len() - words.iter().rev().take_while(|word| is_link(word)).count();
    let last = pair.theirs[frame.start..end].last()?;
    let hedges = |limit: &Limit| limit.class == ScopeClass::Hedge && limit.value != "certain";
    let ends_in_hedge = pair
        .their_limits
        .iter()
        .any(|limit| frame.start <= limit.words.start && limit.words.end == end && hedges(limit));
    if ends_in_hedge {
        return Some(Severity::Substantive);
    }
    let is = |class: SemanticClass| semantics::is(hash(last.spelling), class);
    let is_speaking = speech_verbs::is(hash(last.spelling), SpeechVerb::SPEAKING);
    let has = |class: WordClass| words.iter().any(|word| word.class == class);
    let is_own = words
        .iter()
        .any(|word| matches!(word.spelling, "i" | "we" | "me" | "us"));
    let turns = is(SemanticClass::DENYING)
        || (is(SemanticClass::THINKING) && has(WordClass::Negation))
        || ((is(SemanticClass::THINKING) || is_speaking) && is_anothers(words) && !is_own);
    if turns {
        return Some(Severity::Substantive);
    }
    is_condition(pair, frame.start).then_some(Severity::Minor)
}

/// True if a clause that starts at word `at` says when the next one holds.
fn is_condition(pair: &Pair<'_>, at: usize) -> bool {
    let starts = |limit: &Limit| limit.class == ScopeClass::Condition && limit.words.start == at;
    pair.their_limits.iter().any(starts) || is_temporal(pair.theirs[at].spelling)
}

/// True if the words have a subject that is not the speaker.
fn is_anothers(words: &[Word<'_>]) -> bool {
    words.iter().any(|word| {
        word.class == WordClass::Content
            || matches!(
                word.spelling,
                "he" | "she" | "they" | "who" | "everybody" | "everyone" | "somebody" | "some"
            )
    }) && words.len() > 1
}

/// How the sentence goes on, or what the next one says of it.
fn after(pair: &Pair<'_>, taken: &Range<usize>) -> Option<Difference> {
    let (at, end) = (taken.end, pair.ours.len());
    let cut = |severity, words: Range<usize>| {
        Some(Difference::new(
            VariationKind::TruncatedContext,
            severity,
            end..end,
            words,
        ))
    };
    let tail = pair.quotation.gap(end);
    let is_sentence = is_printed_as_sentence(pair, taken.start);
    if at >= pair.theirs.len() || starts_sentence(pair, at) {
        let asked =
            pair.reference.gap(at).contains('?') && tail.contains(['.', ',', '!']) && !tail.contains('?');
        if asked && is_sentence && starts_sentence(pair, taken.start) {
            return cut(Severity::Minor, at - 1..at);
        }
        let next = at..(at + 1..pair.theirs.len())
            .find(|&word| starts_sentence(pair, word))
            .unwrap_or(pair.theirs.len());
        return (is_sentence && takes_back(&pair.theirs[next.clone()]))
            .then(|| cut(Severity::Minor, next))
            .flatten();
    }
    let counts = pair.theirs[at - 1].class == WordClass::Number
        && pair
            .reference
            .gap(at)
            .chars()
            .all(|c| c.is_whitespace() || c == '-');
    let is_unit = |limit: &&Limit| limit.class == ScopeClass::Unit && limit.words.start == at;
    if let Some(unit) = pair.their_limits.iter().find(is_unit).filter(|_| counts) {
        return cut(Severity::Substantive, unit.words.clone());
    }
    let next = if pair.theirs[at].spelling == "only" || pair.theirs[at].spelling == "and" {
        at + 1
    } else {
        at
    };
    let goes_on = |limit: &&Limit| limit.class == ScopeClass::Condition && limit.words.start == next;
    let condition = pair
        .their_limits
        .iter()
        .find(goes_on)
        .map(|limit| limit.words.clone());
    let link = pair
        .theirs
        .get(next)
        .filter(|word| is_restricting(word.spelling))
        .map(|_| next..next + 1);
    let words = condition.or(link).filter(|_| is_sentence)?;
    cut(Severity::Minor, at..words.end)
}

/// True if the quotation reads as a sentence of its own although the reference has its first word, `at`, inside one.
///
/// A capital shows it, unless the word always has one; then the mark at the end does.
fn is_printed_as_sentence(pair: &Pair<'_>, at: usize) -> bool {
    let Some(first) = pair.quotation.marks.first() else {
        return false;
    };
    let is_disclosed = pair.quotation.gap(0).contains(['[', '…']) || pair.quotation.gap(0).contains("..");
    let always = !starts_sentence(pair, at) && pair.reference.marks[at].capital;
    let ends = pair.quotation.gap(pair.ours.len()).contains(['.', '!', '?', ',']);
    first.capital && !first.bracketed && !is_disclosed && (!always || ends)
}

fn starts_sentence(pair: &Pair<'_>, at: usize) -> bool {
    pair.reference
        .marks
        .get(at)
        .is_none_or(|marks| marks.starts_sentence)
}

fn is_coordinator(word: &str) -> bool {
    matches!(word, "and" | "but" | "so" | "or")
}

fn is_temporal(word: &str) -> bool {
    matches!(word, "when" | "whenever" | "while" | "once")
}

/// Words with which a sentence goes on to say less than it said.
fn is_restricting(word: &str) -> bool {
    matches!(
        word,
        "but" | "because" | "however" | "when" | "whenever" | "while" | "whereas" | "despite"
    )
}

/// True for a short sentence that says that the one before is not so: `That is not true.`
fn takes_back(words: &[Word<'_>]) -> bool {
    /// More words say something of their own.
    const SHORT: usize = 6;
    let any = |is: &dyn Fn(&Word<'_>) -> bool| words.iter().any(is);
    let denies = any(&|word| semantics::is(hash(word.spelling), SemanticClass::DENYING));
    let negates = any(&|word| word.class == WordClass::Negation)
        && any(&|word| matches!(word.spelling, "true" | "so" | "right" | "case" | "really"));
    let jokes = any(&|word| matches!(word.spelling, "kidding" | "joking" | "sarcastic"));
    !words.is_empty() && words.len() <= SHORT && (denies || negates || jokes)
}

#[cfg(test)]
mod tests {
    use crate::compare::Severity;
    use crate::compare::VariationKind;
    use crate::compare::compare;

    /// The gravest cut that `compare` reports.
    fn cut(quotation: &str, reference: &str) -> Option<Severity> {
        let compared = compare(quotation, reference);
        let all = compared.variations.iter().chain(&compared.recorded);
        all.filter(|it| it.kind == VariationKind::TruncatedContext)
            .map(|it| it.severity)
            .max()
    }

    #[test]
    fn a_frame_that_turns_the_clause_is_substantive() {
        for frame in [
            "I do not think that",
            "I doubt that",
            "I think",
            "The mayor said that",
            "They believe",
            "It is not true that",
            "Maybe",
            "It seems",
        ] {
            let reference = format!("Good evening. {frame} the ferry will sink in the harbour this winter.");
            let found = cut("The ferry will sink in the harbour this winter.", &reference);
            assert_eq!(found, Some(Severity::Substantive), "{frame}");
        }
    }

    #[test]
    fn a_sentence_that_goes_on_to_say_less_is_a_warning() {
        for tail in [
            ", unless the council pays.",
            " if the council pays.",
            ", but that is only my guess.",
        ] {
            let reference = format!("The ferry will sink in the harbour this winter{tail}");
            let found = cut("The ferry will sink in the harbour this winter.", &reference);
            assert_eq!(found, Some(Severity::Minor), "{tail}");
        }
        let asked = cut(
            "The ferry will sink in the harbour this winter.",
            "The ferry will sink in the harbour this winter? Nonsense.",
        );
        assert_eq!(asked, Some(Severity::Minor));
    }

    #[test]
    fn other_words_around_a_sentence_are_free() {
        for reference in [
            "I know the boat well, and the ferry will sink in the harbour this winter.",
            "We do not like it, and the ferry will sink in the harbour this winter.",
            "I told you, the ferry will sink in the harbour this winter.",
            "The ferry will sink in the harbour this winter. I said so in May.",
        ] {
            assert_eq!(
                cut("The ferry will sink in the harbour this winter.", reference),
                None,
                "{reference}"
            );
        }
    }

    #[test]
    fn a_fragment_inside_a_sentence_of_the_article_is_free() {
        assert_eq!(
            cut(
                "the ferry will sink in the harbour",
                "I think the ferry will sink in the harbour this winter."
            ),
            None
        );
    }
}
