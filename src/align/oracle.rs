//! Cases of the alignment, and its definition written down cell by cell as the oracle.

use proptest::prelude::*;

use crate::align::Alignment;
use crate::align::StepKind;
use crate::align::Word;
use crate::align::costs;
use crate::align::dynamic::EDITED;
use crate::align::dynamic::FAR;
use crate::align::dynamic::KEPT;
use crate::align::dynamic::LEAPT;
use crate::align::dynamic::is_joined;
use crate::align::narrow;
use crate::english::word_class::WordClass;
use crate::text::WordId;

const SPELLINGS: &[(&str, WordClass)] = &[
    ("harbor", WordClass::Content),
    ("ferry", WordClass::Content),
    ("ferries", WordClass::Content),
    ("the", WordClass::Function),
    ("of", WordClass::Function),
    ("not", WordClass::Negation),
    ("uh", WordClass::Filler),
    ("grown", WordClass::Content),
    ("up", WordClass::Function),
    ("grownup", WordClass::Content),
    ("12", WordClass::Number),
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
            best = best.min(costs::overhang(&one[at..]));
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
        let hangs = (1..=self.one.len()).map(|at| (at, 0, costs::overhang(&self.one[..at])));
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
