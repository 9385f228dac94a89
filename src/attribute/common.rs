//! Words that are written small: with a capital at the start of a sentence they are no names.
//!
//! The hash of a word enters; whether `onrecord-trainer common` saw it small, and hardly ever otherwise, leaves.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::lexicon;
use super::lexicon::Class;
use super::tokens::Form;
use super::tokens::Token;

/// True for `hours`, `perhaps`, `last`.
fn is_common(hash: u32) -> bool {
    static COMMON: OnceLock<FxHashSet<u32>> = OnceLock::new();
    COMMON
        .get_or_init(|| include_str!("common.txt").lines().map(lexicon::hash).collect())
        .contains(&hash)
}

/// Reads capitals that only open a sentence as small letters: `Hours later`, but not `Young said` where the document has
/// `Ann Young`, nor `Green Party`.
pub(super) fn lower(tokens: &mut [Token]) {
    let opens = |tokens: &[Token], at: usize| at == 0 || tokens[at - 1].sentence != tokens[at].sentence;
    let alone = |tokens: &[Token], at: usize| {
        let it = tokens[at];
        let next = tokens.get(at + 1);
        it.form == Form::Capital
            && !it.headline
            && !it.is(Class::GIVEN)
            && opens(tokens, at)
            && next.is_some_and(|next| matches!(next.form, Form::Lower | Form::Number | Form::Mark(b',')))
            && is_common(it.hash)
    };
    let candidates: Vec<usize> = (0..tokens.len()).filter(|&at| alone(tokens, at)).collect();
    if candidates.is_empty() {
        return;
    }
    let inside: FxHashSet<u32> = (0..tokens.len())
        .filter(|&at| tokens[at].is_capital() && !tokens[at].headline && !opens(tokens, at))
        .map(|at| tokens[at].hash)
        .collect();
    for at in candidates {
        if !inside.contains(&tokens[at].hash) {
            tokens[at].form = Form::Lower;
        }
    }
}
