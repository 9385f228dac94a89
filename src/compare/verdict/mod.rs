//! Differences → verdict, and how much of the reference was taken.
//!
//! Classified differences enter, a rung of the ladder leaves. The ladder is DESIGN.md's.

pub(crate) mod context;
pub(crate) mod same_utterance;

use std::ops::Range;

use crate::compare::Relation;
use crate::compare::Severity;
use crate::compare::VariationKind;
use crate::compare::Verdict;
use crate::compare::read::pair::Difference;
use crate::compare::read::pair::Pair;

/// The verdict on differences that count; `beyond` says that words of the quotation lie beyond the reference, so that
/// nothing better than `altered` can be said of it.
pub(crate) fn of(differences: &[Difference], beyond: bool) -> Verdict {
    let is_disclosed =
        |it: &&Difference| matches!(it.kind, VariationKind::Bracket | VariationKind::OmissionMarked);
    let worst = differences.iter().map(|it| it.severity).max();
    let undisclosed = differences
        .iter()
        .filter(|it| !is_disclosed(it))
        .map(|it| it.severity)
        .max();
    let verdict = match (worst, undisclosed) {
        (None, _) => Verdict::Verbatim,
        (Some(Severity::Substantive), _) => Verdict::Distorted,
        (_, None) => Verdict::Edited,
        (_, Some(Severity::None)) => Verdict::Verbatim,
        (_, Some(Severity::Cosmetic)) => Verdict::Cleaned,
        (_, Some(_)) => Verdict::Altered,
    };
    if beyond {
        verdict.max(Verdict::Altered)
    } else {
        verdict
    }
}

/// Whether whole sentences of the reference were taken.
pub(crate) fn relation(pair: &Pair<'_>, taken: &Range<usize>) -> Relation {
    let marks = &pair.reference.marks;
    let starts = marks.get(taken.start).is_none_or(|marks| marks.starts_sentence);
    let ends = marks.get(taken.end).is_none_or(|marks| marks.starts_sentence);
    if starts && ends && !taken.is_empty() {
        Relation::Full
    } else {
        Relation::Fragment
    }
}
