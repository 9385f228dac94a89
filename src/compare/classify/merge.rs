//! Differences that a reader sees as one.
//!
//! Differences in any order enter; they leave in the order of the quotation, neighbours joined where they are one.
//! What is joined keeps the graver severity.

use crate::compare::VariationKind;
use crate::compare::read::pair::Difference;
use crate::compare::read::pair::Pair;

/// Sorts and joins differences.
pub(crate) fn merge(pair: &Pair<'_>, mut differences: Vec<Difference>) -> Vec<Difference> {
    differences.sort_by_key(|it| (it.ours.start, it.theirs.start, it.ours.end, it.theirs.end));
    let mut merged: Vec<Difference> = Vec::with_capacity(differences.len());
    for next in differences {
        let kind = merged.last().and_then(|last| joint(pair, last, &next));
        match (merged.last_mut(), kind) {
            (Some(last), Some(kind)) => {
                last.kind = kind;
                last.severity = last.severity.max(next.severity);
                last.ours.end = next.ours.end;
                last.theirs.end = next.theirs.end;
            }
            _ => merged.push(next),
        }
    }
    merged
}

/// The kind of two differences taken as one, if they are one.
fn joint(pair: &Pair<'_>, one: &Difference, next: &Difference) -> Option<VariationKind> {
    use VariationKind::{Disfluency, FunctionWord, Inflection, Insertion, OmissionUnmarked, Substitution};
    if one.ours.end != next.ours.start || one.theirs.end != next.theirs.start {
        return None;
    }
    if one.kind == next.kind {
        // Two words spelt differently are two differences.
        return (one.kind < VariationKind::Contraction || one.kind == Disfluency).then_some(one.kind);
    }
    let kinds = [one.kind, next.kind];
    let both =
        |first: VariationKind, second: VariationKind| kinds == [first, second] || kinds == [second, first];
    // `they're` for `there's`: one word each.
    if both(FunctionWord, Inflection) && is_one_word(pair, one, next) {
        return Some(FunctionWord);
    }
    // `more brave` for `braver`.
    let compares = pair.theirs[one.theirs.clone()]
        .iter()
        .chain(&pair.ours[one.ours.clone()])
        .all(|word| matches!(word.spelling, "more" | "most"));
    let is_gap = matches!(one.kind, OmissionUnmarked | Insertion | FunctionWord);
    if is_gap && compares && next.kind == Inflection {
        return Some(Inflection);
    }
    // Small words inside a stretch that was rewritten.
    let small = |kind: VariationKind| matches!(kind, FunctionWord | Disfluency);
    ((one.kind == Substitution && small(next.kind)) || (small(one.kind) && next.kind == Substitution))
        .then_some(Substitution)
}

/// True if the words of both differences are one printed word on either side.
fn is_one_word(pair: &Pair<'_>, one: &Difference, next: &Difference) -> bool {
    let shares = |marks: &[crate::compare::read::wording::Marks], word: usize| {
        marks.get(word).is_some_and(|it| it.shares)
    };
    shares(&pair.quotation.marks, next.ours.start)
        && shares(&pair.reference.marks, next.theirs.start)
        && one.ours.len() == 1
        && one.theirs.len() == 1
}
