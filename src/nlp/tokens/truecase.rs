//! Truecasing: which capitalised words are names, and which only start a sentence.
//!
//! Common words come from a list that `onrecord-trainer common` learned.

use rustc_hash::FxHashMap;

use crate::english::common_words::is_common;
use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::is_word;
use crate::english::semantics;
use crate::english::semantics::SemanticClass;
use crate::english::speech_verbs::Strength;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;

/// Reads function words, months, roles and places as the surnames that they are in this document: after `Theresa May`, every
/// `May`; after `Ana England`, every `England said`.
pub(crate) fn unmask(tokens: &mut [Token]) {
    let masks = LexicalClass::CLOSED
        .with(LexicalClass::WHEN)
        .with(LexicalClass::ROLE)
        .with(LexicalClass::TITLE)
        .with(LexicalClass::PLACE);
    let masked = |it: &Token| {
        it.form == Form::Capital
            && !it.headline
            && it.is(masks)
            && !it.is(LexicalClass::GIVEN.with(LexicalClass::HONORIFIC))
    };
    let surnames: Vec<u32> = tokens
        .windows(3)
        .filter(|it| {
            let [given, surname, next] = it else { return false };
            given.is(LexicalClass::GIVEN)
                && given.form == Form::Capital
                && !given.is(LexicalClass::CLOSED.with(LexicalClass::PLACE))
                && masked(surname)
                && given.sentence == surname.sentence
                && next.form != Form::Number
                && !next.is_capital()
        })
        .map(|it| it[1].hash)
        .collect();
    if surnames.is_empty() {
        return;
    }
    let says = |it: &Token| it.form == Form::Lower && it.cue == Strength::Strong;
    for at in 0..tokens.len() {
        if !masked(&tokens[at]) || !surnames.contains(&tokens[at].hash) {
            continue;
        }
        let next = tokens.get(at + 1);
        let before = at.checked_sub(1).map(|it| tokens[it]);
        let dated = next.is_some_and(|it| it.form == Form::Number);
        let located = before.is_some_and(|it| semantics::is(it.hash, SemanticClass::BEFORE_MONTH));
        // `Judge Orr`, `the Judge` are no surnames, and England also plays.
        let closed = tokens[at].is(LexicalClass::CLOSED.with(LexicalClass::WHEN));
        let titles = next.is_some_and(|it| it.is_capital())
            || before.is_some_and(|it| it.is(LexicalClass::DETERMINER.with(LexicalClass::POSSESSIVE)));
        let speaks = next.is_some_and(says) || before.as_ref().is_some_and(says);
        let place = tokens[at].is(LexicalClass::PLACE);
        if !dated && !located && (closed || !titles && (!place || speaks)) {
            tokens[at].class = LexicalClass::default();
        }
    }
}

/// Reads the labels of captions and credits as small letters: `Image caption`, `Media copyright`.
pub(crate) fn lower_labels(tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        let label = tokens[at];
        if label.form == Form::Lower && is_word!(label.hash, "caption" | "copyright") {
            let before = &mut tokens[at - 1];
            if before.form == Form::Capital && before.block == label.block {
                before.form = Form::Lower;
            }
        }
    }
}

/// Reads capitals that only open a sentence as small letters: `Hours later`, but not `Young said` where the document has
/// `Ann Young`, nor `Green Party`.
pub(crate) fn lower(tokens: &mut [Token]) {
    let mut candidates = Vec::new();
    for (at, (it, opens)) in with_openings(tokens).enumerate() {
        if opens && it.form == Form::Capital && stands_alone(it, tokens.get(at + 1)) && is_common(it.hash) {
            candidates.push(at);
        }
    }
    if candidates.is_empty() {
        return;
    }
    let mut names: FxHashMap<u32, bool> = candidates.iter().map(|&at| (tokens[at].hash, false)).collect();
    for (it, opens) in with_openings(tokens) {
        if !opens
            && it.is_capital()
            && !it.headline
            && let Some(is_name) = names.get_mut(&it.hash)
        {
            *is_name = true;
        }
    }
    for at in candidates {
        if !names[&tokens[at].hash] {
            tokens[at].form = Form::Lower;
        }
    }
}

/// Each token, and whether it opens a sentence.
fn with_openings(tokens: &[Token]) -> impl Iterator<Item = (&Token, bool)> {
    let mut sentence = u32::MAX;
    tokens.iter().map(move |it| {
        let opens = it.sentence != sentence;
        sentence = it.sentence;
        (it, opens)
    })
}

/// True if the next token does not make it a name.
fn stands_alone(word: &Token, next: Option<&Token>) -> bool {
    !word.headline
        && !word.is(LexicalClass::GIVEN)
        && next.is_some_and(|next| matches!(next.form, Form::Lower | Form::Number | Form::Mark(b',')))
}
