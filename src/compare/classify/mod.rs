//! Alignment → differences.
//!
//! The steps of an alignment enter; classified differences leave, in any order and not yet joined. Every step that is
//! not a kept word printed the same way is accounted for by a difference, or was free.

pub(crate) mod bracket;
pub(crate) mod insertion_omission;
pub(crate) mod limits;
pub(crate) mod merge;
pub(crate) mod reorder;
pub(crate) mod spelling;
pub(crate) mod substitution;

use std::ops::Range;

use crate::align::Alignment;
use crate::align::Step;
use crate::align::StepKind;
use crate::align::Word;
use crate::compare::Severity;
use crate::compare::VariationKind;
use crate::compare::classify::limits::Unmatched;
use crate::compare::read::pair::Difference;
use crate::compare::read::pair::Pair;
use crate::english::scope::ScopeClass;
use crate::english::word_class::WordClass;

/// Classifies every step of `alignment`.
///
/// `found` says that the reference is known to hold the quotation.
pub(crate) fn differences(pair: &Pair<'_>, alignment: &Alignment, found: bool) -> Vec<Difference> {
    let steps = &alignment.steps;
    let moved = reorder::find(pair, steps);
    let mut out: Vec<Difference> = moved.differences;
    out.extend(head(pair, alignment));
    out.extend(turned_before(pair, alignment));
    let way = Way {
        steps,
        moved: moved.steps,
        passed: passed_over(pair, steps),
        kept: steps
            .iter()
            .filter(|step| step.kind == StepKind::Keep)
            .map(|step| (step.quotation.start, step.reference.start))
            .collect(),
        taken: alignment.reference(),
    };
    let mut at = 0;
    while at < steps.len() {
        if is_kept(&steps[at]) {
            out.extend(spelling::difference(
                pair,
                &steps[at].quotation,
                &steps[at].reference,
            ));
            at += 1;
            continue;
        }
        let end = at + steps[at..].iter().take_while(|step| !is_kept(step)).count();
        out.extend(stretch(pair, &way, at..end, found));
        at = end;
    }
    out.extend(tail(pair, alignment));
    out
}

fn is_kept(step: &Step) -> bool {
    matches!(step.kind, StepKind::Keep | StepKind::Join)
}

/// The steps of an alignment and what is known of them.
struct Way<'s> {
    steps: &'s [Step],
    /// For each step: a reordering explains it.
    moved: Vec<bool>,
    /// For each step: it leaves out words where the quotation shows it.
    passed: Vec<bool>,
    /// Words of the quotation that were kept, and their places in the reference.
    kept: Vec<(usize, usize)>,
    /// The words of the reference from the first to the last that corresponds.
    taken: Range<usize>,
}

/// Classifies a stretch of steps between kept words.
fn stretch(pair: &Pair<'_>, way: &Way<'_>, range: Range<usize>, found: bool) -> Vec<Difference> {
    let mut out = Vec::new();
    let negates = negates(pair, way, range.clone());
    let unmatched = unmatched(pair, way, &range);
    let (steps, moved) = (way.steps, &way.moved);
    let mut at = range.start;
    while at < range.end {
        if moved[at] {
            at += 1;
            continue;
        }
        let step = &steps[at];
        let run = (at..range.end)
            .take_while(|&next| !moved[next] && gap_side(steps[next].kind) == gap_side(step.kind))
            .count();
        let (ours, theirs) = (
            step.quotation.start..steps[at + run - 1].quotation.end,
            step.reference.start..steps[at + run - 1].reference.end,
        );
        match gap_side(step.kind) {
            Side::Theirs => {
                let judged = insertion_omission::omission(pair, ours.start, theirs.clone());
                // A clause that was left out limits what it says itself; what else it hides was judged.
                let is_clause = theirs.len() > insertion_omission::SHORT_CUT;
                let (kind, severity) = match judged {
                    judged if is_clause => judged,
                    judged => limited(&unmatched, judged, &ours, &theirs),
                };
                for part in parts(&pair.theirs, theirs) {
                    let kind = if pair.theirs[part.start].bracketed {
                        VariationKind::Bracket
                    } else {
                        kind
                    };
                    out.push(Difference::new(kind, severity, ours.clone(), part));
                }
                at += run;
            }
            Side::Ours => {
                for part in parts(&pair.ours, ours) {
                    let judged = insertion_omission::insertion(pair, part.clone());
                    let (kind, severity) = limited(&unmatched, judged, &part, &theirs);
                    out.push(Difference::new(kind, severity, part, theirs.clone()));
                }
                at += run;
            }
            Side::Beyond => {
                let mut beyond = overhang(pair, ours, theirs.start, found);
                if beyond.severity > Severity::None {
                    (beyond.kind, beyond.severity) = limited(
                        &unmatched,
                        (beyond.kind, beyond.severity),
                        &beyond.ours,
                        &beyond.theirs,
                    );
                }
                out.push(beyond);
                at += run;
            }
            Side::Both => {
                let mut change = across(pair, step, negates);
                (change.kind, change.severity) = limited(
                    &unmatched,
                    (change.kind, change.severity),
                    &change.ours,
                    &change.theirs,
                );
                out.push(change);
                at += 1;
            }
        }
    }
    out
}

/// What limits the claim on one side of a stretch only; what an ellipsis passes over is judged on its own.
fn unmatched<'p>(pair: &'p Pair<'_>, way: &Way<'_>, range: &Range<usize>) -> Unmatched<'p> {
    let changed: Vec<&Step> = range
        .clone()
        .filter(|&at| !way.moved[at] && !way.passed[at] && way.steps[at].kind != StepKind::Swap)
        .map(|at| &way.steps[at])
        .collect();
    Unmatched::of(
        pair,
        |word| changed.iter().any(|step| step.quotation.contains(&word)),
        |word| changed.iter().any(|step| step.reference.contains(&word)),
        &way.kept,
        &way.taken,
    )
}

/// For each step: whether it leaves out words where the quotation shows that words were left out.
fn passed_over(pair: &Pair<'_>, steps: &[Step]) -> Vec<bool> {
    let is_cut = |step: &Step| gap_side(step.kind) == Side::Theirs;
    let mut passed = Vec::with_capacity(steps.len());
    while passed.len() < steps.len() {
        let at = passed.len();
        let run = steps[at..].iter().take_while(|step| is_cut(step)).count();
        if run == 0 {
            passed.push(false);
            continue;
        }
        let cut = steps[at].reference.start..steps[at + run - 1].reference.end;
        let marked = insertion_omission::is_marked(pair, steps[at].quotation.start, &cut);
        passed.extend(std::iter::repeat_n(marked, run));
    }
    passed
}

/// A change whose words hold an unmatched limit changes the claim; spellings and slips do not.
fn limited(
    unmatched: &Unmatched<'_>,
    (kind, severity): (VariationKind, Severity),
    ours: &Range<usize>,
    theirs: &Range<usize>,
) -> (VariationKind, Severity) {
    match unmatched.within(ours, theirs) {
        // `[his] wife` for `my wife`: a bracket may say who is meant.
        Some(ScopeClass::Person) if kind == VariationKind::Bracket => (kind, severity),
        Some(class) if kind < VariationKind::Contraction => {
            let kind = if severity < Severity::Substantive {
                limits::kind(class, kind, !ours.is_empty() && !theirs.is_empty())
            } else {
                kind
            };
            (kind, Severity::Substantive)
        }
        _ => (kind, severity),
    }
}

/// The range without the brackets at its ends, and those; brackets inside belong to what surrounds them.
fn parts(words: &[Word<'_>], range: Range<usize>) -> Vec<Range<usize>> {
    let is_plain = |at: &usize| !words[*at].bracketed;
    let (Some(first), Some(last)) = (range.clone().find(is_plain), range.clone().rfind(is_plain)) else {
        return vec![range];
    };
    [range.start..first, first..last + 1, last + 1..range.end]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect()
}

#[derive(PartialEq)]
enum Side {
    Ours,
    Theirs,
    Both,
    Beyond,
}

fn gap_side(kind: StepKind) -> Side {
    match kind {
        StepKind::Insert => Side::Ours,
        StepKind::Delete | StepKind::Leap => Side::Theirs,
        StepKind::Overhang => Side::Beyond,
        StepKind::Keep | StepKind::Join | StepKind::Substitute | StepKind::Swap => Side::Both,
    }
}

/// True if one side of a stretch has more negations than the other; what an ellipsis passes over is not counted.
fn negates(pair: &Pair<'_>, way: &Way<'_>, range: Range<usize>) -> bool {
    let mut balance = 0i32;
    for at in range {
        let step = &way.steps[at];
        if step.kind == StepKind::Overhang || way.passed[at] {
            continue;
        }
        let negations = |class: WordClass| i32::from(class == WordClass::Negation);
        balance += pair.ours[step.quotation.clone()]
            .iter()
            .map(|word| negations(word.class))
            .sum::<i32>();
        balance -= pair.theirs[step.reference.clone()]
            .iter()
            .map(|word| negations(word.class))
            .sum::<i32>();
    }
    balance != 0
}

fn across(pair: &Pair<'_>, step: &Step, negates: bool) -> Difference {
    let (ours, theirs) = (step.quotation.clone(), step.reference.clone());
    if step.kind == StepKind::Swap {
        let turns = pair.ours[ours.clone()]
            .iter()
            .any(|word| word.class == WordClass::Negation);
        let severity = if turns {
            Severity::Substantive
        } else {
            Severity::Minor
        };
        return Difference::new(VariationKind::Reorder, severity, ours, theirs);
    }
    let (kind, severity) = substitution::judge(pair, ours.start, theirs.start, negates);
    Difference::new(kind, severity, ours, theirs)
}

/// Words of the quotation beyond an end of the reference: an insertion.
///
/// Where the reference itself breaks off and may not hold the whole of the quotation, they are neither
/// found nor contradicted: severity none.
fn overhang(pair: &Pair<'_>, ours: Range<usize>, at: usize, found: bool) -> Difference {
    let marks = &pair.quotation.marks;
    let breaks_off = if ours.start == 0 {
        let elides = marks.get(ours.end).is_some_and(|next| next.after_elision);
        let lower = pair.reference.marks.first().is_some_and(|first| !first.capital);
        elides || lower
    } else {
        let tail = pair.reference.gap(pair.theirs.len());
        let ends = tail.contains(['.', '?', '!']) && !tail.contains("...") && !tail.contains(". . .");
        marks[ours.start].after_elision || !ends
    };
    let (kind, severity) = insertion_omission::insertion(pair, ours.clone());
    if breaks_off && !found && severity < Severity::Substantive {
        return Difference::new(VariationKind::Insertion, Severity::None, ours, at..at);
    }
    Difference::new(kind, severity, ours, at..at)
}

/// `And we won` quoted as `We won`: the link to the sentence before is dropped.
fn head(pair: &Pair<'_>, alignment: &Alignment) -> Option<Difference> {
    let first = alignment.steps.first().filter(|step| is_kept(step))?;
    let start = alignment.reference().start;
    let capital = pair.quotation.marks.first()?.capital && !pair.quotation.gap(0).contains('[');
    if first.quotation.start != 0 || !capital || start == 0 || pair.reference.marks[start].starts_sentence {
        return None;
    }
    let link = (0..start)
        .rev()
        .take(4)
        .find(|&word| pair.reference.marks[word].starts_sentence)?;
    let links = pair.theirs[link..start].iter().all(|word| {
        word.class == WordClass::Filler || word.repeated || insertion_omission::is_conjunction(word.spelling)
    });
    links.then(|| Difference::new(VariationKind::Disfluency, Severity::Cosmetic, 0..0, link..start))
}

/// `Not every boat` or `almost every boat` quoted as the sentence `Every boat`: what turns the first word round was cut.
fn turned_before(pair: &Pair<'_>, alignment: &Alignment) -> Option<Difference> {
    let first = alignment.steps.first().filter(|step| is_kept(step))?;
    let start = alignment.reference().start;
    let before = start.checked_sub(1)?;
    let ours = pair.quotation.marks.first()?;
    let theirs = &pair.reference.marks[start];
    let is_sentence = ours.capital && !theirs.capital && !pair.quotation.gap(0).contains('[');
    if first.quotation.start != 0 || !is_sentence || theirs.after_break || theirs.shares {
        return None;
    }
    let word = &pair.theirs[before];
    let kind = match word.class {
        WordClass::Negation => VariationKind::Negation,
        _ if matches!(
            word.spelling,
            "almost" | "nearly" | "allegedly" | "supposedly" | "reportedly"
        ) =>
        {
            VariationKind::Modality
        }
        _ => return None,
    };
    Some(Difference::new(kind, Severity::Substantive, 0..0, before..start))
}

/// `couldn't` quoted as `could`, `will never` as `will`: what turns the last word round was cut.
fn tail(pair: &Pair<'_>, alignment: &Alignment) -> Option<Difference> {
    alignment.steps.last().filter(|step| is_kept(step))?;
    let end = alignment.reference().end;
    let next = pair.theirs.get(end)?;
    let last = &pair.theirs[end - 1];
    let is_verb = last.class == WordClass::Modal || substitution::is_auxiliary(last.spelling);
    let turns = next.class == WordClass::Negation && is_verb && !next.after_break;
    if !turns && !pair.reference.marks[end].shares {
        return None;
    }
    let ours = pair.ours.len();
    let (kind, severity) = if turns {
        (VariationKind::Negation, Severity::Substantive)
    } else {
        insertion_omission::omission(pair, ours, end..end + 1)
    };
    Some(Difference::new(kind, severity, ours..ours, end..end + 1))
}
