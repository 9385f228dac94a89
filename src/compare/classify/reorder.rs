//! Words that stand elsewhere.
//!
//! The steps of an alignment enter; words that are left out in one place and put in at another leave as reorderings,
//! with the steps they explain.

use crate::align::Step;
use crate::align::StepKind;
use crate::compare::Severity;
use crate::compare::VariationKind;
use crate::compare::read::pair::Difference;
use crate::compare::read::pair::Pair;
use crate::english::word_class::WordClass;

/// Reorderings, and for every step whether one of them explains it.
#[derive(Debug)]
pub(crate) struct Moves {
    pub(crate) differences: Vec<Difference>,
    pub(crate) steps: Vec<bool>,
}

/// How many steps a word may have moved.
const REACH: usize = 14;
/// How many steps a word may have moved that stands in every sentence.
const NEAR: usize = 3;

/// Finds the moves among `steps`.
pub(crate) fn find(pair: &Pair<'_>, steps: &[Step]) -> Moves {
    let mut found = Moves {
        differences: Vec::new(),
        steps: vec![false; steps.len()],
    };
    for at in 0..steps.len() {
        if found.steps[at] {
            continue;
        }
        let end = steps.len().min(at + REACH);
        let partner = (at + 1..end).find(|&other| {
            let near = other - at <= NEAR;
            !found.steps[other] && is_move(pair, &steps[at], &steps[other], near)
        });
        let Some(other) = partner else {
            continue;
        };
        found.steps[at] = true;
        found.steps[other] = true;
        let severity = match () {
            () if changes_roles(pair, &steps[at..=other]) => Severity::Substantive,
            () => Severity::Minor,
        };
        found
            .differences
            .push(difference(&steps[at], &steps[other], severity));
    }
    found
}

/// True if the two steps are a word taken from one place to the other, or two words that changed places.
fn is_move(pair: &Pair<'_>, one: &Step, other: &Step, near: bool) -> bool {
    let heavy = |class: WordClass| match class {
        WordClass::Function => near,
        WordClass::Filler | WordClass::Negation => false,
        _ => true,
    };
    let ours = |step: &Step| &pair.ours[step.quotation.start];
    let theirs = |step: &Step| &pair.theirs[step.reference.start];
    match (one.kind, other.kind) {
        (StepKind::Insert, StepKind::Delete) => ours(one).id == theirs(other).id && heavy(ours(one).class),
        (StepKind::Delete, StepKind::Insert) => ours(other).id == theirs(one).id && heavy(ours(other).class),
        (StepKind::Substitute, StepKind::Substitute) => {
            ours(one).id == theirs(other).id && ours(other).id == theirs(one).id && heavy(ours(one).class)
        }
        _ => false,
    }
}

/// True if two words changed places around a verb: who did it and to whom it was done.
///
/// What is told apart by commas or joined by `and` may stand in any order.
fn changes_roles(pair: &Pair<'_>, steps: &[Step]) -> bool {
    let [first, between @ .., last] = steps else {
        return false;
    };
    let is_exchange = first.kind == StepKind::Substitute && last.kind == StepKind::Substitute;
    let content = |step: &Step| pair.ours[step.quotation.start].class == WordClass::Content;
    let words = |step: &Step| &pair.ours[step.quotation.clone()];
    is_exchange
        && content(first)
        && content(last)
        && between.iter().all(|step| step.kind == StepKind::Keep)
        && between.iter().any(content)
        && between
            .iter()
            .chain([last])
            .flat_map(words)
            .all(|word| !word.after_break && !matches!(word.spelling, "and" | "or" | "nor" | "than"))
}

fn difference(one: &Step, other: &Step, severity: Severity) -> Difference {
    let (ours, theirs) = match (one.kind, other.kind) {
        (StepKind::Insert, _) => (one.quotation.clone(), other.reference.clone()),
        (StepKind::Delete, _) => (other.quotation.clone(), one.reference.clone()),
        _ => (
            one.quotation.start..other.quotation.end,
            one.reference.start..other.reference.end,
        ),
    };
    Difference::new(VariationKind::Reorder, severity, ours, theirs)
}
