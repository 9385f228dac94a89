//! Word alignment of a quotation with a reference, weighted, with the way it was reached.
//!
//! Words of both sides enter, [`Step`]s leave: in order, without gap or overlap on the quotation's side, and on the
//! reference's side from the first to the last word that corresponds. The alignment is the cheapest there is by the
//! costs of this stage; equal costs are settled by a fixed order.

pub(crate) mod bit_parallel;
pub(crate) mod costs;
pub mod diff;
pub(crate) mod dynamic;
pub(crate) mod local;
#[cfg(test)]
mod oracle;
pub(crate) mod word;

use std::ops::Range;

use crate::align::bit_parallel::End;
use crate::align::bit_parallel::Pattern;
use crate::align::diff::RunKind;
use crate::align::diff::diff;
use crate::text::WordId;

pub use crate::align::word::Alignment;
pub use crate::align::word::Step;
pub use crate::align::word::StepKind;
pub use crate::align::word::Word;

impl Alignment {
    /// The cheapest alignment of all of `quotation` with any stretch of `reference`.
    ///
    /// Words of the reference before and behind the stretch are free; words of the quotation beyond the ends of the
    /// reference are cheap. Time and space grow with the product of the lengths.
    ///
    /// Beyond half a million pairs of words the reference is first narrowed to where the quotation's segments stand; if that
    /// is still too much, or the quotation is too long to look for, the plain diff takes over.
    pub fn between(quotation: &[Word<'_>], reference: &[Word<'_>]) -> Self {
        let mut window = 0..reference.len();
        if quotation.len() <= NARROWED && quotation.len().saturating_mul(reference.len()) > CELLS {
            window = narrow(quotation, reference);
        }
        if quotation.len().saturating_mul(window.len()) > 8 * CELLS {
            return Self::coarse(quotation, reference);
        }
        let mut alignment = crate::align::dynamic::cheapest(quotation, &reference[window.clone()]);
        for step in &mut alignment.steps {
            step.reference.start += window.start;
            step.reference.end += window.start;
        }
        alignment.slide(quotation, reference);
        alignment.release(quotation, reference);
        alignment
    }

    /// Words in brackets at the end of the quotation stand for nothing in the next sentence of the reference, and those at its
    /// beginning for nothing in the one before.
    fn release(&mut self, quotation: &[Word<'_>], reference: &[Word<'_>]) {
        let is_replacement =
            |step: &Step| step.kind == StepKind::Substitute && quotation[step.quotation.start].bracketed;
        let end = self.steps.len();
        let tail = self
            .steps
            .iter()
            .rev()
            .take_while(|step| is_replacement(step))
            .count();
        let first_free = (end - tail..end).find(|&at| reference[self.steps[at].reference.start].after_break);
        if let Some(free) = first_free.filter(|_| tail < end) {
            let at = self.steps[free].reference.start;
            for step in &mut self.steps[free..] {
                step.kind = StepKind::Insert;
                step.reference = at..at;
            }
        }
        let head = self.steps.iter().take_while(|step| is_replacement(step)).count();
        let last_break = (1..head)
            .rev()
            .find(|&at| reference[self.steps[at].reference.start].after_break);
        if let Some(last) = last_break.filter(|_| head < end) {
            let at = self.steps[last].reference.start;
            for step in &mut self.steps[..last] {
                step.kind = StepKind::Insert;
                step.reference = at..at;
            }
        }
    }

    /// The plain diff as an alignment: for texts too long to be weighed word by word.
    fn coarse(quotation: &[Word<'_>], reference: &[Word<'_>]) -> Self {
        let ids = |words: &[Word<'_>]| -> Vec<WordId> { words.iter().map(|word| word.id).collect() };
        let mut steps = Vec::with_capacity(quotation.len());
        let mut cost = 0;
        for run in diff(&ids(quotation), &ids(reference)) {
            let kind = match run.kind {
                RunKind::Keep => StepKind::Keep,
                RunKind::Replace => StepKind::Substitute,
                RunKind::Insert => StepKind::Insert,
                RunKind::Delete => StepKind::Delete,
            };
            let (each, other_each) = (
                usize::from(!run.one.is_empty()),
                usize::from(!run.other.is_empty()),
            );
            for at in 0..run.one.len().max(run.other.len()) {
                let (one, other) = (run.one.start + at * each, run.other.start + at * other_each);
                steps.push(Step {
                    kind,
                    quotation: one..one + each,
                    reference: other..other + other_each,
                });
                cost += if kind == StepKind::Keep { 0 } else { costs::CONTENT };
            }
        }
        let is_free = |step: &Step| step.kind == StepKind::Delete;
        let end = steps.len() - steps.iter().rev().take_while(|step| is_free(step)).count();
        steps.truncate(end);
        let start = steps.iter().take_while(|step| is_free(step)).count();
        steps.drain(..start);
        Self { steps, cost }
    }

    /// The words of the reference from the first to the last that corresponds; empty if none does.
    pub fn reference(&self) -> Range<usize> {
        let mut held = self
            .steps
            .iter()
            .filter(|step| !step.reference.is_empty())
            .map(|step| step.reference.clone());
        let Some(first) = held.next() else {
            return 0..0;
        };
        let end = held.next_back().map_or(first.end, |last| last.end);
        first.start..end
    }

    /// How many words of the quotation were kept.
    pub fn kept(&self) -> usize {
        self.steps
            .iter()
            .filter(|step| matches!(step.kind, StepKind::Keep | StepKind::Join))
            .map(|step| step.quotation.len())
            .sum()
    }

    /// Moves stretches of insertions and deletions that could as well stand elsewhere to punctuation.
    fn slide(&mut self, quotation: &[Word<'_>], reference: &[Word<'_>]) {
        let mut at = 0;
        while at < self.steps.len() {
            let kind = self.steps[at].kind;
            let run = self.steps[at..]
                .iter()
                .take_while(|step| step.kind == kind)
                .count();
            match kind {
                // What an ellipsis stands for stays where the ellipsis stands.
                StepKind::Delete | StepKind::Leap
                    if quotation
                        .get(self.steps[at].quotation.start)
                        .is_some_and(|word| word.after_elision) => {}
                StepKind::Delete | StepKind::Leap => {
                    self.slide_run(at, run, kind, reference, |step| step.reference.start);
                }
                StepKind::Insert => self.slide_run(at, run, kind, quotation, |step| step.quotation.start),
                _ => {}
            }
            at += run;
        }
    }

    /// Slides the run at `at` left as long as the words before it equal its last words, to the first break it meets.
    fn slide_run(
        &mut self,
        at: usize,
        run: usize,
        kind: StepKind,
        words: &[Word<'_>],
        position: fn(&Step) -> usize,
    ) {
        let first = position(&self.steps[at]);
        let is_break = |word: usize| {
            words
                .get(word)
                .is_none_or(|word| word.after_break || word.after_elision)
        };
        if is_break(first) || is_break(first + run) {
            return;
        }
        let mut left = 0;
        while left < at && left < first {
            let before = &self.steps[at - left - 1];
            let equal = before.kind == StepKind::Keep
                && words[first - left - 1].id == words[first + run - left - 1].id;
            if !equal {
                return;
            }
            left += 1;
            if is_break(first - left) {
                self.shift(at, run, left, kind);
                return;
            }
        }
    }

    /// Puts the run of `run` steps at `at` before the `left` kept steps in front of it.
    fn shift(&mut self, at: usize, run: usize, left: usize, kind: StepKind) {
        let start = at - left;
        let (mut one, mut other) = (
            self.steps[start].quotation.start,
            self.steps[start].reference.start,
        );
        for (place, step) in self.steps[start..at + run].iter_mut().enumerate() {
            let is_gap = place < run;
            let (takes_one, takes_other) = match (is_gap, kind) {
                (false, _) => (1, 1),
                (true, StepKind::Insert) => (1, 0),
                (true, _) => (0, 1),
            };
            *step = Step {
                kind: if is_gap { kind } else { StepKind::Keep },
                quotation: one..one + takes_one,
                reference: other..other + takes_other,
            };
            one += takes_one;
            other += takes_other;
        }
    }
}

/// The most pairs of words that are weighed without narrowing the reference.
const CELLS: usize = 1 << 19;

/// A quotation of more words than this fits no window of few enough pairs.
const NARROWED: usize = 2048;

/// Where in a long reference the segments of the quotation stand best, with room on both sides.
fn narrow(quotation: &[Word<'_>], reference: &[Word<'_>]) -> Range<usize> {
    let text: Vec<u32> = reference.iter().map(|word| word.id.0).collect();
    let mut found: Option<Range<usize>> = None;
    let mut rest = quotation;
    while !rest.is_empty() {
        let length = (1..rest.len())
            .find(|&at| rest[at].after_elision)
            .unwrap_or(rest.len());
        let (segment, behind) = rest.split_at(length);
        rest = behind;
        if segment.len() < SEGMENT && segment.len() < quotation.len() {
            continue;
        }
        let from = found
            .as_ref()
            .map_or(0, |found| found.end.saturating_sub(segment.len()));
        let pattern = Pattern::new(segment.iter().map(|word| word.id.0));
        let mut best: Option<End> = None;
        pattern.ends(&text[from..], segment.len(), |end| {
            if best.is_none_or(|best| end.distance < best.distance) {
                best = Some(end);
            }
        });
        let Some(best) = best.filter(|best| 2 * best.distance <= segment.len() || found.is_none()) else {
            continue;
        };
        let end = from + best.at;
        let start = end.saturating_sub(2 * segment.len() + ROOM);
        let end = (end + segment.len() + ROOM).min(reference.len());
        found = Some(found.map_or(start..end, |found| found.start.min(start)..found.end.max(end)));
    }
    found.unwrap_or(0..reference.len())
}

/// Shorter segments of an elided quotation are not located by themselves.
const SEGMENT: usize = 3;
/// Words of the reference that are read along on either side.
const ROOM: usize = 40;
