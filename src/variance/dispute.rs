//! Whether outlets really credit an utterance to two people, and how much a credit is worth.
//!
//! Attributions enter with their documents. A disagreement is an accusation, so it needs proof on both sides: a name
//! printed at the cue, in one sentence with the quotation, and a confident attribution. A pronoun or a role that was
//! resolved wrongly proves nothing.

use std::collections::HashMap;
use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use crate::attribute::Attribution;
use crate::attribute::SpeakerKind;
use crate::document::Document;
use crate::text::Span;
use crate::text::likeness;

/// Calibrated confidence from which a credit is proof.
const CERTAIN: f32 = 0.95;

/// Bytes between the quotation and the words that credit it; more leave room for another speaker.
const NEAR: usize = 48;

/// Bytes around a quotation in which no speaker that others credit may be named: that speaker may be relaying words or having
/// them passed on.
const CONTEXT: usize = 500;

/// Shorter quotations are said by many.
const FEWEST: usize = 5;

/// Whom one rendering credits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Credited<'a> {
    outlet: &'a str,
    /// The name as printed beside the quotation if that is beyond doubt, else as resolved.
    name: String,
    is_proven: bool,
    /// The text around the quotation.
    context: &'a str,
}

impl<'a> Credited<'a> {
    /// Whom a rendering credits; a partial one proves nothing, as it may share no word with another.
    pub(crate) fn of(
        outlet: &'a str,
        attribution: &Attribution,
        document: &'a Document,
        partial: bool,
    ) -> Option<Self> {
        let speaker = attribution.speaker.as_ref()?;
        let words = attribution
            .quotation
            .text(&document.text)
            .split_whitespace()
            .count();
        let printed = proven(attribution, document).filter(|_| !partial && words >= FEWEST);
        Some(Self {
            outlet,
            is_proven: printed.is_some() && attribution.relayed_by.is_none(),
            context: context(document, attribution.quotation.span()),
            name: printed.unwrap_or_else(|| speaker.name.clone()),
        })
    }
}

/// The text of a document around a quotation.
fn context(document: &Document, span: Span) -> &str {
    let text = &document.text;
    let start = (0..=span.start.saturating_sub(CONTEXT))
        .rev()
        .find(|&at| text.is_char_boundary(at));
    let end = (text.len().min(span.end + CONTEXT)..=text.len()).find(|&at| text.is_char_boundary(at));
    let (start, end) = (start.unwrap_or(0), end.unwrap_or(text.len()));
    &text[start..end]
}

/// The speaker as the document itself names him beside the quotation, if that is beyond doubt.
fn proven(attribution: &Attribution, document: &Document) -> Option<String> {
    let speaker = attribution.speaker.as_ref()?;
    let (cue, source) = (attribution.cue?, attribution.source?);
    let is_person = speaker.kind == SpeakerKind::Person && speaker.confidence >= CERTAIN;
    let printed = names(document.slice(source));
    let surname = speaker.name.split_whitespace().next_back()?;
    let is_named = printed.split(' ').any(|word| word == surname);
    let pieces = attribution.quotation.pieces.iter();
    let gap = pieces
        .filter_map(|piece| gap(document, piece.span, source.cover(cue)))
        .min_by_key(|it| it.len())?;
    (is_person && is_named && is_one_sentence(gap)).then_some(printed)
}

/// The words of a phrase that begin with a capital, without what hangs on them: `Ana Ruiz` of `harbour chief Ana Ruiz’s`.
fn names(phrase: &str) -> String {
    let words = phrase.split_whitespace().map(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.trim_end_matches("'s").trim_end_matches("’s")
    });
    let names: Vec<&str> = words
        .filter(|word| word.starts_with(char::is_uppercase))
        .collect();
    names.join(" ")
}

/// What stands between a piece and the words that credit it; `None` if these are inside it.
fn gap(document: &Document, piece: Span, credit: Span) -> Option<&str> {
    let between = match () {
        () if piece.end <= credit.start => Span::new(piece.end, credit.start),
        () if credit.end <= piece.start => Span::new(credit.end, piece.start),
        () => return None,
    };
    Some(document.slice(between))
}

/// True if a gap is short and ends no sentence; the point inside the closing mark is the quotation's.
fn is_one_sentence(gap: &str) -> bool {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '\n');
    gap.len() <= NEAR && !gap.contains(ends)
}

/// Everybody who is credited by one name.
#[derive(Debug)]
struct Namesakes<'a> {
    name: &'a str,
    words: Vec<String>,
    outlets: HashSet<&'a str>,
    proven: Vec<&'a Credited<'a>>,
}

/// True if two proven speakers cannot be one: no word of their names is the same or nearly so, and neither outlet credits
/// the other's speaker as well.
pub(crate) fn is_dispute(credits: &[Credited<'_>]) -> bool {
    let names = by_name(credits);
    let has = |outlet: &str, words: &[String]| {
        names
            .iter()
            .any(|it| it.outlets.contains(outlet) && is_akin(&it.words, words))
    };
    let mentions = |context: &str, name: &str| {
        name.split(' ')
            .any(|word| word.len() > 2 && context.contains(word))
    };
    let differ = |one: &Namesakes<'_>, other: &Namesakes<'_>| {
        let pair = |a: &Credited<'_>, b: &Credited<'_>| {
            !has(b.outlet, &one.words)
                && !has(a.outlet, &other.words)
                && !mentions(a.context, other.name)
                && !mentions(b.context, one.name)
        };
        !is_akin(&one.words, &other.words)
            && one.proven.iter().any(|a| other.proven.iter().any(|b| pair(a, b)))
    };
    let mut pairs = names
        .iter()
        .enumerate()
        .flat_map(|(at, one)| names[at + 1..].iter().map(move |other| (one, other)));
    pairs.any(|(one, other)| differ(one, other))
}

fn by_name<'a>(credits: &'a [Credited<'a>]) -> Vec<Namesakes<'a>> {
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut names: Vec<Namesakes<'a>> = Vec::new();
    for credit in credits {
        let at = *known.entry(&credit.name).or_insert(names.len());
        if at == names.len() {
            names.push(Namesakes {
                name: &credit.name,
                words: words(&credit.name),
                outlets: HashSet::new(),
                proven: Vec::new(),
            });
        }
        names[at].outlets.insert(credit.outlet);
        names[at].proven.extend(credit.is_proven.then_some(credit));
    }
    names
}

/// The words of a name, without initials and accents and in lower case.
fn words(name: &str) -> Vec<String> {
    let parts = name.split([' ', '-']).filter(|word| word.chars().count() > 1);
    let folded = |word: &str| {
        word.nfd()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
            .to_lowercase()
    };
    parts.map(folded).collect()
}

/// True if two names may be of one person: they share a word, or one that differs in a letter or two.
fn is_akin(one: &[String], other: &[String]) -> bool {
    let initials = |words: &[String]| -> String { words.iter().filter_map(|it| it.chars().next()).collect() };
    let is_near = |a: &String, b: &String| a == b || a.len().min(b.len()) >= 4 && likeness(a, b) >= 70;
    one.iter().any(|a| other.contains(a))
        || one.iter().any(|a| other.iter().any(|b| is_near(a, b)))
        || one.contains(&initials(other))
        || other.contains(&initials(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credited<'a>(credits: &[(&'a str, &str, bool)]) -> Vec<Credited<'a>> {
        let credit = |&(outlet, name, is_proven): &(&'a str, &str, bool)| Credited {
            outlet,
            name: name.to_owned(),
            is_proven,
            context: "",
        };
        credits.iter().map(credit).collect()
    }

    #[track_caller]
    fn check(one: &str, other: &str, expected: bool) {
        let both = [("Herald", one, true), ("Post", other, true)];
        assert_eq!(is_dispute(&credited(&both)), expected, "{one} / {other}");
    }

    #[test]
    fn two_names_are_a_dispute_and_two_spellings_are_not() {
        check("Marta Orlova", "Jan Beck", true);
        check("Amid Mertha", "Judge Mehrta", false);
        check("Orlova", "Marta Orlova", false);
        check("MOB", "Marta Orlova-Beck", false);
        check("Pía Leén", "Leen", false);
    }

    #[test]
    fn a_name_that_was_only_resolved_disputes_nothing() {
        let credits = [("Herald", "Marta Orlova", true), ("Post", "Jan Beck", false)];
        assert!(!is_dispute(&credited(&credits)));
    }

    #[test]
    fn an_outlet_that_credits_both_disputes_nothing() {
        let both = [
            ("Herald", "Marta Orlova", true),
            ("Herald", "Jan Beck", false),
            ("Post", "Jan Beck", true),
        ];
        assert!(!is_dispute(&credited(&both)));
    }

    #[test]
    fn a_gap_of_another_sentence_is_no_proof() {
        assert!(is_one_sentence("” the mayor "));
        assert!(!is_one_sentence("” he said. "));
        assert!(!is_one_sentence(&" ".repeat(NEAR + 1)));
    }

    #[test]
    fn only_names_are_left_of_a_phrase() {
        assert_eq!(names("harbour chief Ana Ruiz’s"), "Ana Ruiz");
        assert_eq!(names("she"), "");
    }
}
