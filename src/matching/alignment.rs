//! Word alignment of a quotation with a reference, weighted, with the way it was reached.
//!
//! Words of both sides enter, [`Step`]s leave: in order, without gap or overlap on the quotation's side, and on the
//! reference's side from the first to the last word that corresponds. The alignment is the cheapest there is by the
//! costs of this stage; equal costs are settled by a fixed order.

use std::ops::Range;

use crate::matching::costs;
use crate::matching::diff::RunKind;
use crate::matching::diff::diff;
use crate::matching::myers::End;
use crate::matching::myers::Pattern;
use crate::text::Class;
use crate::text::WordId;

/// A word as the alignment sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one word")]
pub struct Word<'a> {
    /// Equal ids are equal words.
    pub id: WordId,
    /// Its canonical spelling.
    pub spelling: &'a str,
    /// What sort of word it is.
    pub class: Class,
    /// True if punctuation stands before it.
    pub after_break: bool,
    /// True if an ellipsis stands before it.
    pub after_elision: bool,
    /// True if it stands in square brackets.
    pub bracketed: bool,
    /// True if it is said again at once.
    pub repeated: bool,
}

/// What one step of an alignment does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StepKind {
    /// The words are equal.
    Keep,
    /// One word on one side is two on the other: `grown up`, `grownup`.
    Join,
    /// One word stands for another.
    Substitute,
    /// Two neighbours stand in the other order.
    Swap,
    /// A word that only the quotation has.
    Insert,
    /// A word that only the reference has.
    Delete,
    /// A word that only the reference has, in a stretch that the quotation leaps over.
    Leap,
    /// A word of the quotation beyond an end of the reference.
    Overhang,
}

/// One step: the words it takes on either side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it does.
    pub kind: StepKind,
    /// Words of the quotation.
    pub quotation: Range<usize>,
    /// Words of the reference.
    pub reference: Range<usize>,
}

/// How the words of a quotation correspond to words of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alignment {
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// What they cost together.
    pub cost: u32,
}

const FAR: u32 = u32::MAX / 4;
/// The states: behind a kept word, in a stretch of edits, in a leap.
const STATES: usize = 3;
const KEPT: usize = 0;
const EDITED: usize = 1;
const LEAPT: usize = 2;

/// How a cell was reached: the step in the high bits, the state before it in the low two.
type Back = u8;
const START: u8 = 0;
const KEEP: u8 = 1;
const JOIN_QUOTATION: u8 = 2;
const JOIN_REFERENCE: u8 = 3;
const SUBSTITUTE: u8 = 4;
const SWAP: u8 = 5;
const INSERT: u8 = 6;
const DELETE: u8 = 7;
const LEAP: u8 = 8;

impl Alignment {
    /// The cheapest alignment of all of `quotation` with any stretch of `reference`.
    ///
    /// Words of the reference before and behind the stretch are free; words of the quotation beyond the ends of the
    /// reference are cheap. Time and space grow with the product of the lengths.
    ///
    /// Beyond half a million pairs of words the reference is first narrowed to where the quotation's segments stand; if that
    /// is still too much, the plain diff takes over.
    pub fn between(quotation: &[Word<'_>], reference: &[Word<'_>]) -> Self {
        let mut window = 0..reference.len();
        if quotation.len().saturating_mul(reference.len()) > CELLS {
            window = narrow(quotation, reference);
        }
        if quotation.len().saturating_mul(window.len()) > 8 * CELLS {
            return Self::coarse(quotation, reference);
        }
        let mut table = Table::new(quotation, &reference[window.clone()]);
        table.fill();
        let mut alignment = table.trace();
        for step in &mut alignment.steps {
            step.reference.start += window.start;
            step.reference.end += window.start;
        }
        alignment.slide(quotation, reference);
        alignment
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

struct Table<'a> {
    quotation: &'a [Word<'a>],
    reference: &'a [Word<'a>],
    /// Costs of the current row and the two before it.
    rows: [Vec<[u32; STATES]>; 3],
    back: Vec<[Back; STATES]>,
    /// What it costs to leave out each word of the reference.
    gaps: Vec<u32>,
    best: (u32, usize, usize, usize),
}

impl<'a> Table<'a> {
    fn new(quotation: &'a [Word<'a>], reference: &'a [Word<'a>]) -> Self {
        let width = reference.len() + 1;
        let row = vec![[FAR; STATES]; width];
        Self {
            quotation,
            reference,
            rows: [row.clone(), row.clone(), row],
            back: vec![[START; STATES]; width * (quotation.len() + 1)],
            gaps: reference.iter().map(costs::gap).collect(),
            best: (FAR, 0, 0, KEPT),
        }
    }

    fn fill(&mut self) {
        let length = self.quotation.len();
        for one in 0..=length {
            self.rows.rotate_left(1);
            if one == 0 {
                self.rows[2].fill([0, FAR, FAR]);
            } else {
                self.fill_row(one);
            }
            let hang = (length - one) as u32 * costs::OVERHANG;
            let end = self.rows[2][self.reference.len()];
            self.consider(end, hang, one, self.reference.len());
        }
        for other in 0..=self.reference.len() {
            self.consider(self.rows[2][other], 0, length, other);
        }
    }

    fn consider(&mut self, cell: [u32; STATES], extra: u32, one: usize, other: usize) {
        for state in [KEPT, EDITED] {
            let cost = cell[state].saturating_add(extra);
            if cost < self.best.0 {
                self.best = (cost, one, other, state);
            }
        }
    }

    fn fill_row(&mut self, one: usize) {
        let width = self.reference.len() + 1;
        let word = self.quotation[one - 1];
        let insert = costs::insertion(&word);
        let elides = self.quotation.get(one).is_some_and(|next| next.after_elision);
        let (leap, leap_word) = if elides {
            (costs::ELISION, costs::ELISION_WORD)
        } else {
            (costs::LEAP, costs::LEAP_WORD)
        };
        let [before_last, last, row] = &mut self.rows;
        let back = &mut self.back[one * width..(one + 1) * width];
        row[0] = [one as u32 * costs::OVERHANG, FAR, FAR];
        for other in 1..width {
            let across = self.reference[other - 1];
            let mut cell = [FAR; STATES];
            let mut way = [START; STATES];
            let mut reach = |state: usize, cost: u32, step: u8, from: usize| {
                if cost < cell[state] {
                    cell[state] = cost;
                    way[state] = (step << 2) | from as u8;
                }
            };
            let diagonal = last[other - 1];
            if word.id == across.id {
                let (cost, from) = cheapest(diagonal);
                reach(KEPT, cost, KEEP, from);
            } else {
                let (cost, from) = entering(diagonal);
                reach(
                    EDITED,
                    cost + costs::substitution(&word, &across),
                    SUBSTITUTE,
                    from,
                );
            }
            if one >= 2 && other >= 2 {
                let (earlier, across_earlier) = (self.quotation[one - 2], self.reference[other - 2]);
                if earlier.id == across.id && word.id == across_earlier.id && earlier.id != word.id {
                    let (cost, from) = entering(before_last[other - 2]);
                    reach(EDITED, cost + costs::SWAP, SWAP, from);
                }
            }
            if other >= 2 && is_joined(word.spelling, self.reference[other - 2].spelling, across.spelling) {
                let (cost, from) = cheapest(last[other - 2]);
                reach(KEPT, cost + costs::JOIN, JOIN_REFERENCE, from);
            }
            if one >= 2 && is_joined(across.spelling, self.quotation[one - 2].spelling, word.spelling) {
                let (cost, from) = cheapest(before_last[other - 1]);
                reach(KEPT, cost + costs::JOIN, JOIN_QUOTATION, from);
            }
            let (cost, from) = entering(last[other]);
            reach(EDITED, cost + insert, INSERT, from);
            let left = row[other - 1];
            let (cost, from) = entering([left[KEPT], left[EDITED], FAR]);
            reach(EDITED, cost + self.gaps[other - 1], DELETE, from);
            let (cost, from) = cheapest([left[KEPT] + leap, left[EDITED] + leap, left[LEAPT]]);
            reach(LEAPT, cost + leap_word, LEAP, from);
            row[other] = cell;
            back[other] = way;
        }
    }

    fn trace(&self) -> Alignment {
        let width = self.reference.len() + 1;
        let (cost, mut one, mut other, mut state) = self.best;
        let mut steps = Vec::with_capacity(self.quotation.len() + 8);
        for hanging in (one..self.quotation.len()).rev() {
            steps.push(Step {
                kind: StepKind::Overhang,
                quotation: hanging..hanging + 1,
                reference: other..other,
            });
        }
        while one > 0 {
            let way = self.back[one * width + other][state];
            let (kind, takes_one, takes_other) = match way >> 2 {
                KEEP => (StepKind::Keep, 1, 1),
                JOIN_QUOTATION => (StepKind::Join, 2, 1),
                JOIN_REFERENCE => (StepKind::Join, 1, 2),
                SUBSTITUTE => (StepKind::Substitute, 1, 1),
                SWAP => (StepKind::Swap, 2, 2),
                INSERT => (StepKind::Insert, 1, 0),
                DELETE => (StepKind::Delete, 0, 1),
                LEAP => (StepKind::Leap, 0, 1),
                _ => (StepKind::Overhang, 1, 0),
            };
            steps.push(Step {
                kind,
                quotation: one - takes_one..one,
                reference: other - takes_other..other,
            });
            one -= takes_one;
            other -= takes_other;
            state = (way & 3) as usize;
        }
        steps.reverse();
        Alignment { steps, cost }
    }
}

/// The cheapest state and its cost; the earlier wins a tie.
fn cheapest(cell: [u32; STATES]) -> (u32, usize) {
    let mut best = (cell[KEPT], KEPT);
    for state in [EDITED, LEAPT] {
        if cell[state] < best.0 {
            best = (cell[state], state);
        }
    }
    best
}

/// The cheapest state to begin or go on editing from.
fn entering(cell: [u32; STATES]) -> (u32, usize) {
    cheapest([cell[KEPT] + costs::OPEN, cell[EDITED], cell[LEAPT]])
}

/// True if `whole` is `first` and `second` written together.
fn is_joined(whole: &str, first: &str, second: &str) -> bool {
    whole.len() == first.len() + second.len()
        && first.len() > 1
        && whole.starts_with(first)
        && whole.ends_with(second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SPELLINGS: &[(&str, Class)] = &[
        ("harbor", Class::Content),
        ("ferry", Class::Content),
        ("ferries", Class::Content),
        ("the", Class::Function),
        ("of", Class::Function),
        ("not", Class::Negation),
        ("uh", Class::Filler),
        ("grown", Class::Content),
        ("up", Class::Function),
        ("grownup", Class::Content),
        ("12", Class::Number),
    ];

    fn word(spelling: &str) -> Word<'static> {
        let bare = spelling.trim_matches(['…', ',', '[']);
        let at = SPELLINGS
            .iter()
            .position(|(known, _)| *known == bare)
            .unwrap_or(0);
        let (known, class) = SPELLINGS[at];
        Word {
            id: WordId(at as u32),
            spelling: known,
            class,
            after_break: spelling.starts_with(','),
            after_elision: spelling.starts_with('…'),
            bracketed: spelling.starts_with('['),
            repeated: false,
        }
    }

    fn words(text: &str) -> Vec<Word<'static>> {
        text.split_whitespace().map(word).collect()
    }

    #[track_caller]
    fn check(quotation: &str, reference: &str, expected: &str) {
        let (one, other) = (words(quotation), words(reference));
        let alignment = Alignment::between(&one, &other);
        let shown: Vec<String> = alignment
            .steps
            .iter()
            .map(|step| {
                let show = |words: &[Word<'_>]| -> String {
                    words
                        .iter()
                        .map(|word| word.spelling)
                        .collect::<Vec<_>>()
                        .join("+")
                };
                let (one, other) = (
                    show(&one[step.quotation.clone()]),
                    show(&other[step.reference.clone()]),
                );
                match step.kind {
                    StepKind::Keep => one,
                    StepKind::Join => format!("{one}={other}"),
                    StepKind::Substitute => format!("{one}/{other}"),
                    StepKind::Swap => format!("{one}<>{other}"),
                    StepKind::Insert => format!("+{one}"),
                    StepKind::Delete => format!("-{other}"),
                    StepKind::Leap => format!("..{other}"),
                    StepKind::Overhang => format!("~{one}"),
                }
            })
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn the_quotation_is_found_inside_the_reference() {
        check("the harbor", "12 of the harbor not", "the harbor");
        check(
            "the grownup ferry",
            "uh the grown up ferry",
            "the grownup=grown+up ferry",
        );
        check(
            "the grown up ferry",
            "the grownup ferry of",
            "the grown+up=grownup ferry",
        );
    }

    #[test]
    fn edits_take_the_cheapest_form() {
        check(
            "the not harbor of ferry",
            "the harbor of ferry",
            "the +not harbor of ferry",
        );
        check("harbor of ferry", "harbor uh of ferry", "harbor -uh of ferry");
        check(
            "the ferries of the harbor",
            "the ferry of the harbor",
            "the ferries/ferry of the harbor",
        );
        check(
            "the harbor ferry of 12",
            "the ferry harbor of 12",
            "the harbor+ferry<>ferry+harbor of 12",
        );
    }

    #[test]
    fn an_ellipsis_leaps_and_its_words_stay_where_it_stands() {
        check(
            "the harbor …ferry not",
            "the harbor of 12 grown up of the ferry not",
            "the harbor ..of ..12 ..grown ..up ..of ..the ferry not",
        );
    }

    #[test]
    fn a_cut_slides_to_punctuation() {
        check(
            "harbor the ferry of 12",
            "harbor ,the grown ,the ferry of 12",
            "harbor -the -grown the ferry of 12",
        );
    }

    #[test]
    fn nothing_aligns_with_nothing() {
        check("", "the harbor", "");
        check("the harbor", "", "~the ~harbor");
    }

    /// The definition, cell by cell and from the end: what it costs to align `one[at..]` from `other[from]` on.
    struct Plain<'a> {
        one: &'a [Word<'a>],
        other: &'a [Word<'a>],
        known: std::collections::HashMap<(usize, usize, usize), u32>,
    }

    impl Plain<'_> {
        fn cost(&mut self, at: usize, from: usize, state: usize) -> u32 {
            if let Some(&known) = self.known.get(&(at, from, state)) {
                return known;
            }
            let (one, other) = (self.one, self.other);
            let open = if state == KEPT { costs::OPEN } else { 0 };
            let mut best = FAR;
            if at == one.len() && state != LEAPT {
                best = 0;
            }
            if from == other.len() && state != LEAPT {
                best = best.min((one.len() - at) as u32 * costs::OVERHANG);
            }
            if at < one.len() && from < other.len() {
                let step = if one[at].id == other[from].id {
                    self.cost(at + 1, from + 1, KEPT)
                } else {
                    open + costs::substitution(&one[at], &other[from]) + self.cost(at + 1, from + 1, EDITED)
                };
                best = best.min(step);
            }
            if at + 1 < one.len() && from + 1 < other.len() {
                let crossed = one[at].id == other[from + 1].id && one[at + 1].id == other[from].id;
                if crossed && one[at].id != one[at + 1].id {
                    best = best.min(open + costs::SWAP + self.cost(at + 2, from + 2, EDITED));
                }
            }
            if at < one.len()
                && from + 1 < other.len()
                && is_joined(one[at].spelling, other[from].spelling, other[from + 1].spelling)
            {
                best = best.min(costs::JOIN + self.cost(at + 1, from + 2, KEPT));
            }
            if at + 1 < one.len()
                && from < other.len()
                && is_joined(other[from].spelling, one[at].spelling, one[at + 1].spelling)
            {
                best = best.min(costs::JOIN + self.cost(at + 2, from + 1, KEPT));
            }
            // Nothing of the reference is paid for before the quotation begins.
            if at < one.len() && from > 0 {
                best = best.min(open + costs::insertion(&one[at]) + self.cost(at + 1, from, EDITED));
            }
            if at > 0 && from < other.len() {
                let started = from > 0;
                if started && state != LEAPT {
                    best = best.min(open + costs::gap(&other[from]) + self.cost(at, from + 1, EDITED));
                }
                let elides = one.get(at).is_some_and(|next| next.after_elision);
                let (leap, each) = if elides {
                    (costs::ELISION, costs::ELISION_WORD)
                } else {
                    (costs::LEAP, costs::LEAP_WORD)
                };
                let leap = if state == LEAPT { 0 } else { leap };
                best = best.min(leap + each + self.cost(at, from + 1, LEAPT));
            }
            self.known.insert((at, from, state), best);
            best
        }

        fn best(mut self) -> u32 {
            let starts = (0..=self.other.len()).map(|from| (0, from, 0));
            let hangs = (1..=self.one.len()).map(|at| (at, 0, at as u32 * costs::OVERHANG));
            let starts: Vec<(usize, usize, u32)> = starts.chain(hangs).collect();
            starts
                .into_iter()
                .map(|(at, from, paid)| paid.saturating_add(self.cost(at, from, KEPT)))
                .min()
                .unwrap_or(0)
        }
    }

    fn text() -> impl Strategy<Value = Vec<Word<'static>>> {
        let mark = prop_oneof![6 => Just(""), 1 => Just(","), 1 => Just("…"), 1 => Just("[")];
        let spelling =
            (mark, 0..SPELLINGS.len()).prop_map(|(mark, at)| word(&format!("{mark}{}", SPELLINGS[at].0)));
        proptest::collection::vec(spelling, 0..9)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn the_alignment_is_the_cheapest(one in text(), other in text()) {
            let plain = Plain { one: &one, other: &other, known: std::collections::HashMap::new() };
            prop_assert_eq!(Alignment::between(&one, &other).cost, plain.best());
        }

        #[test]
        fn replaying_the_steps_gives_both_sides(one in text(), other in text()) {
            let alignment = Alignment::between(&one, &other);
            let taken = alignment.reference();
            let (mut at, mut from) = (0, taken.start);
            for step in &alignment.steps {
                prop_assert_eq!(step.quotation.start, at);
                if !step.reference.is_empty() {
                    prop_assert_eq!(step.reference.start, from);
                    from = step.reference.end;
                }
                if step.kind == StepKind::Keep {
                    prop_assert_eq!(one[step.quotation.start].id, other[step.reference.start].id);
                }
                at = step.quotation.end;
            }
            prop_assert_eq!(at, one.len());
            prop_assert_eq!(from, taken.end);
        }

        #[test]
        fn putting_one_word_for_another_costs_the_same_both_ways(one in text(), other in text()) {
            for (a, b) in one.iter().zip(&other) {
                prop_assert_eq!(costs::substitution(a, b), costs::substitution(b, a));
            }
        }

        #[test]
        fn a_narrowed_reference_holds_what_was_planted(before in 0..4000usize, behind in 0..4000usize) {
            let mut other: Vec<Word<'static>> = Vec::new();
            other.extend(std::iter::repeat_n(word("of"), before));
            let planted = words("the ferry not harbor 12 the grown ferries harbor not the harbor");
            other.extend(planted.iter().copied());
            other.extend(std::iter::repeat_n(word("uh"), behind));
            let window = narrow(&planted, &other);
            prop_assert!(window.start <= before && before + planted.len() <= window.end);
        }
    }
}
