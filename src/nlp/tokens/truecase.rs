//! Truecasing: which capitalised words are names, and which only start a sentence.
//!
//! Common words come from a list that `onrecord-trainer common` learned.

use rustc_hash::FxHashMap;

use crate::english::common_words::is_common;
use crate::english::lexicon::LexicalClass;
use crate::english::semantics;
use crate::english::semantics::SemanticClass;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;

/// Reads function words and months as the surnames that they are in this document: after `Theresa May`, every `May`.
pub(crate) fn unmask(tokens: &mut [Token]) {
    let masked = |it: &Token| {
        it.form == Form::Capital
            && !it.headline
            && it.is(LexicalClass::CLOSED.with(LexicalClass::WHEN))
            && !it.is(LexicalClass::GIVEN)
    };
    let surnames: Vec<u32> = tokens
        .windows(3)
        .filter(|it| {
            let [given, surname, next] = it else { return false };
            given.is(LexicalClass::GIVEN)
                && given.form == Form::Capital
                && !given.is(LexicalClass::CLOSED)
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
    for at in 0..tokens.len() {
        let dated = tokens.get(at + 1).is_some_and(|it| it.form == Form::Number);
        let located = at > 0 && semantics::is(tokens[at - 1].hash, SemanticClass::BEFORE_MONTH);
        if masked(&tokens[at]) && surnames.contains(&tokens[at].hash) && !dated && !located {
            tokens[at].class = LexicalClass::default();
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
