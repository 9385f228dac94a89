//! Differences → verdict, and how much of the reference was taken.
//!
//! Classified differences enter, a rung of the ladder leaves. The ladder is DESIGN.md's.

pub(crate) mod same_utterance;

use std::ops::Range;

use crate::compare::Relation;
use crate::compare::Severity;
use crate::compare::VariationKind;
use crate::compare::Verdict;
use crate::compare::read::pair::Difference;
use crate::compare::read::pair::Pair;
use crate::english::word_class::WordClass;

/// The verdict on differences that count; `beyond` says that words of the quotation lie beyond the reference, so that
/// nothing better than `altered` can be said of it.
pub(crate) fn of(pair: &Pair<'_>, same: bool, differences: &[Difference], beyond: bool) -> Verdict {
    if !same {
        let stands = differences.is_empty() && !same_utterance::is_judgeable(pair);
        return if stands {
            Verdict::Unverifiable
        } else {
            Verdict::NotFound
        };
    }
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

/// A quotation printed as a sentence begins in the middle of one, behind a negation or a condition.
pub(crate) fn cut_before(pair: &Pair<'_>, taken: &Range<usize>) -> Option<Difference> {
    const NEAR: usize = 4;
    let capital = pair.quotation.marks.first()?.capital && !taken.is_empty();
    let starts = |word: usize| pair.reference.marks[word].starts_sentence;
    if !capital || starts(taken.start) {
        return None;
    }
    let near = taken.start.saturating_sub(NEAR)..taken.start;
    let from = near
        .clone()
        .rev()
        .find(|&word| starts(word))
        .unwrap_or(near.start);
    let turns = (from..taken.start).find(|&word| {
        matches!(
            pair.theirs[word].class,
            WordClass::Negation | WordClass::Qualifier
        )
    })?;
    Some(Difference::new(
        VariationKind::TruncatedContext,
        Severity::None,
        0..0,
        turns..taken.start,
    ))
}

/// The sentence goes on with `but`, `if` or `unless` where the quotation stops.
pub(crate) fn cut_context(pair: &Pair<'_>, taken: &Range<usize>) -> Option<Difference> {
    let next = pair.theirs.get(taken.end).filter(|_| !taken.is_empty())?;
    let goes_on = !pair.reference.marks[taken.end].starts_sentence;
    let turns = matches!(
        next.spelling,
        "but" | "if" | "unless" | "except" | "although" | "though" | "until" | "provided" | "however"
    );
    let end = pair.ours.len();
    (goes_on && turns).then(|| {
        Difference::new(
            VariationKind::TruncatedContext,
            Severity::None,
            end..end,
            taken.end..taken.end + 1,
        )
    })
}
