//! What a square bracket puts in or replaces → whether the speaker's words bear it.
//!
//! A bracket is free for a word that the context supports and for another form of the word it replaces. Whatever else it
//! holds is judged like words without brackets.

use std::ops::Range;

use crate::compare::Severity;
use crate::compare::VariationKind;
use crate::compare::read::pair::Pair;
use crate::english::lemma;
use crate::english::word_class::WordClass;

/// Judges word `our`, which is in brackets, in the place of word `their`.
pub(crate) fn replacement(pair: &Pair<'_>, our: usize, their: usize) -> (VariationKind, Severity) {
    let (one, other) = (&pair.ours[our], &pair.theirs[their]);
    if lemma::is_other_tense(one.spelling, other.spelling) {
        return (VariationKind::Inflection, Severity::Minor);
    }
    if lemma::is_same_lemma(one.spelling, other.spelling) {
        return (VariationKind::Bracket, Severity::Minor);
    }
    support(pair, our).unwrap_or((VariationKind::Bracket, Severity::Minor))
}

/// Judges the words `put`, which are in brackets and replace nothing.
pub(crate) fn addition(pair: &Pair<'_>, put: &Range<usize>) -> (VariationKind, Severity) {
    let is_content = |word: usize| pair.ours[word].class == WordClass::Content;
    let is_name = |word: usize| pair.quotation.marks[word].capital;
    // `the [stolen] money` says more of the money than the speaker did; `it [the money]` says what is meant.
    let is_whole = put
        .start
        .checked_sub(1)
        .is_none_or(|before| !pair.ours[before].bracketed);
    let modifies = is_whole
        && pair.ours.get(put.end).is_some_and(|next| !next.after_break)
        && put.end < pair.ours.len()
        && is_content(put.end)
        && put.clone().all(|word| is_content(word) && !is_name(word));
    if modifies {
        return (VariationKind::Insertion, Severity::Minor);
    }
    put.clone()
        .find_map(|word| support(pair, word))
        .unwrap_or((VariationKind::Bracket, Severity::Minor))
}

/// The verdict on the bracket around word `at` if nothing in the context supports it.
///
/// One supported name carries the others: `[Mayor Ana Ruiz]` for a mayor who is only called Ruiz.
fn support(pair: &Pair<'_>, at: usize) -> Option<(VariationKind, Severity)> {
    let bracket = around(pair, at);
    let names: Vec<usize> = bracket
        .clone()
        .filter(|&word| pair.quotation.marks[word].capital && pair.ours[word].class == WordClass::Content)
        .collect();
    let is_in_context = |word: &usize| pair.is_in_context(pair.ours[*word].spelling);
    if !names.is_empty() {
        let initials: String = names
            .iter()
            .filter_map(|&name| pair.quotation.surface(name).chars().next())
            .collect();
        let is_known =
            names.iter().any(is_in_context) || (names.len() >= 2 && pair.is_printed_in_context(&initials));
        return (!is_known).then_some((VariationKind::Bracket, Severity::Substantive));
    }
    let is_content = |word: &usize| pair.ours[*word].class == WordClass::Content;
    let mut content = bracket.filter(is_content).peekable();
    let is_bare = content.peek().is_none();
    let is_known = is_bare || content.any(|word| is_in_context(&word));
    (!is_known).then_some((VariationKind::Substitution, Severity::Minor))
}

/// The words of the bracket that word `at` is in.
fn around(pair: &Pair<'_>, at: usize) -> Range<usize> {
    let is_in = |word: &usize| pair.ours[*word].bracketed;
    let start = at - (0..at).rev().take_while(is_in).count();
    start..at + (at..pair.ours.len()).take_while(is_in).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::comparison::compare_passage;

    const CONTEXT: &str = "Nils Oden owns the ferry. I told him twice that we need the money for repairs.";

    fn judged(quotation: &str) -> (VariationKind, Severity) {
        let reference = "I told him twice that we need the money for repairs.";
        let compared = compare_passage(quotation, &[], reference, &[CONTEXT], true);
        let gravest = compared.variations.iter().max_by_key(|it| it.severity).unwrap();
        (gravest.kind, gravest.severity)
    }

    #[test]
    fn a_referent_of_the_context_is_free() {
        let free = (VariationKind::Bracket, Severity::Minor);
        assert_eq!(
            judged("I told [Oden] twice that we need the money for repairs."),
            free
        );
        assert_eq!(
            judged("I told [Mr. Nils Oden] twice that we need the money for repairs."),
            free
        );
        assert_eq!(
            judged("I told [the owner] twice that we need the money for repairs."),
            free
        );
    }

    #[test]
    fn what_the_context_does_not_support_is_judged_like_other_words() {
        let stranger = judged("I told [Hale] twice that we need the money for repairs.");
        assert_eq!(stranger, (VariationKind::Bracket, Severity::Substantive));
        let charge = judged("I told him twice that we need the [stolen] money for repairs.");
        assert_eq!(charge.1, Severity::Minor);
        assert_ne!(charge.0, VariationKind::Bracket);
    }
}
