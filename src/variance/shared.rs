//! Two renderings of one utterance → how they differ in what both have.
//!
//! Two texts enter; the differences of the stretch that both have leave. Neither is the reference: words with which one
//! begins earlier or goes on are no difference, an ellipsis on either side is a gap, and renderings that share nothing are
//! not compared.

use std::ops::Range;

use crate::align::local;
use crate::align::local::Prices;
use crate::align::local::Step;
use crate::compare::Comparison;
use crate::compare::Relation;
use crate::compare::Severity;
use crate::compare::Variation;
use crate::compare::VariationKind;
use crate::compare::Verdict;
use crate::compare::comparison::compare_passage;
use crate::english::lemma::is_opposite;
use crate::english::scope::ScopeClass;
use crate::english::scope::phrase;
use crate::text::Span;
use crate::text::likeness;
use crate::variance::printed_words::Word;
use crate::variance::printed_words::words;

/// What a shared word scores: a short one is met by chance.
const LONG: i32 = 16;
const SHORT: i32 = 8;
/// What two forms of a word score, and two different words.
const FORM: i32 = 6;
const OTHER: i32 = -10;
/// Figures are spelt in too many ways to stand for each other by chance.
const OTHER_FIGURE: i32 = -24;
/// Where one of them begins or ends, one word may stand in the place of another: `He was` for `That smuggler was`.
const PRICES: Prices = Prices { each: 2, edge: 12 };

/// Two renderings that share fewer words than this are compared only if one holds all of the other.
const FEWEST: usize = 3;

/// Texts of more words than this are not compared.
const LONGEST: usize = 2000;

/// A text with its words and the places between them where an ellipsis or a break stands.
struct Side<'t> {
    text: &'t str,
    words: Vec<Word>,
    cuts: Vec<bool>,
}

impl<'t> Side<'t> {
    fn read(text: &'t str, joints: &[usize]) -> Self {
        let words = words(text, Span::new(0, text.len()));
        let mut side = Self {
            text,
            cuts: vec![false; words.len() + 1],
            words,
        };
        for at in 1..side.words.len() {
            let gap = side.gap(at);
            let is_joint = joints.iter().any(|&joint| (gap.start..=gap.end).contains(&joint));
            let between = gap.of(text);
            side.cuts[at] =
                is_joint || between.contains('…') || between.contains("..") || between.contains(". .");
        }
        side
    }

    /// What stands between a word and the one before it.
    fn gap(&self, at: usize) -> Span {
        let letters = |span: Span| core(self.text, span);
        Span::new(
            letters(self.words[at - 1].span).end,
            letters(self.words[at].span).start,
        )
    }

    /// The bytes of a range of words without the punctuation around them; the place of an empty range.
    fn span(&self, range: &Range<usize>) -> Span {
        let Some((first, last)) = self
            .words
            .get(range.clone())
            .and_then(|it| Some((it.first()?, it.last()?)))
        else {
            let end = |at: usize| core(self.text, self.words[at].span).end;
            let at = range.start.checked_sub(1).map_or(0, end);
            return Span::new(at, at);
        };
        core(self.text, first.span).cover(core(self.text, last.span))
    }
}

/// A word without the punctuation around it, brackets and signs of money kept.
fn core(text: &str, span: Span) -> Span {
    let is_edge =
        |c: char| !c.is_alphanumeric() && !matches!(c, '[' | ']' | '(' | ')' | '$' | '€' | '£' | '%' | '*');
    let printed = span.of(text);
    let start = span.start + printed.len() - printed.trim_start_matches(is_edge).len();
    let end = start + text[start..span.end].trim_end_matches(is_edge).len();
    if start < end { Span::new(start, end) } else { span }
}

/// Compares two renderings in what both have; true if each has words that the other has not.
pub(crate) fn compare_shared(a: &str, a_joints: &[usize], b: &str, b_joints: &[usize]) -> (Comparison, bool) {
    let (ours, theirs) = (Side::read(a, a_joints), Side::read(b, b_joints));
    let steps = common(&ours, &theirs);
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else {
        return (
            comparison(Vec::new(), Vec::new(), Span::new(0, 0), Relation::Fragment),
            true,
        );
    };
    let window = (
        first.ours.start..last.ours.end,
        first.theirs.start..last.theirs.end,
    );
    let goes_on = |side: &Side<'_>, window: &Range<usize>| window.start > 0 || window.end < side.words.len();
    let partial = goes_on(&ours, &window.0) && goes_on(&theirs, &window.1);
    let relation = if goes_on(&theirs, &window.1) {
        Relation::Fragment
    } else {
        Relation::Full
    };
    let (mut counted, mut recorded) = (Vec::new(), Vec::new());
    let marked = |step: &Step| step.marked;
    for step in steps.iter().filter(|step| marked(step)) {
        counted.push(Variation {
            kind: VariationKind::OmissionMarked,
            severity: Severity::Minor,
            quotation: ours.span(&step.ours),
            reference: theirs.span(&step.theirs),
        });
    }
    for block in steps
        .split(marked)
        .filter_map(|block| trimmed(block, &ours, &theirs))
    {
        let (of_a, of_b) = (ours.span(&block.0), theirs.span(&block.1));
        let joints: Vec<usize> = a_joints
            .iter()
            .filter_map(|it| it.checked_sub(of_a.start))
            .collect();
        let inner = compare_passage(of_a.of(a), &joints, of_b.of(b), &[], true);
        let moved = |it: Variation| Variation {
            quotation: it.quotation.shift(of_a.start),
            reference: it.reference.shift(of_b.start),
            ..it
        };
        counted.extend(inner.variations.into_iter().map(moved));
        recorded.extend(inner.recorded.into_iter().map(moved));
    }
    counted.sort_by_key(|it| (it.quotation.start, it.reference.start));
    let mut counted = settled(counted, a, b);
    let beyond = (beyond(a, ours.span(&window.0)), beyond(b, theirs.span(&window.1)));
    for variation in &mut counted {
        let (here, there) = (variation.quotation.of(a), variation.reference.of(b));
        let moved = (there.is_empty() && has(&beyond.1, here)) || (here.is_empty() && has(&beyond.0, there));
        if moved {
            variation.kind = VariationKind::Reorder;
            variation.severity = Severity::Minor;
        } else if !is_proven(variation.kind, here, there) {
            variation.severity = variation.severity.min(Severity::Minor);
        }
    }
    (
        comparison(counted, recorded, theirs.span(&window.1), relation),
        partial,
    )
}

/// True if a difference between two outlets, neither of which is the original, changes a fact whatever was said: a negation, a
/// number, a name, or one limit for another of its class. Words that only one outlet prints may have been left out by the other.
fn is_proven(kind: VariationKind, here: &str, there: &str) -> bool {
    use VariationKind::{Name, Negation, Number, OmissionMarked};
    matches!(kind, Negation | Name | Number | OmissionMarked)
        || is_opposite(&here.to_lowercase(), &there.to_lowercase())
        || classes(here).iter().any(|class| classes(there).contains(class))
}

/// The classes of the phrases in a text that limit a claim.
fn classes(text: &str) -> Vec<ScopeClass> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .collect();
    let word = |at: usize| words.get(at).map(String::as_str);
    (0..words.len())
        .filter_map(|at| phrase(at, word))
        .map(|found| found.class)
        .collect()
}

/// The few words of a text before and after a stretch of it: a word that one outlet has inside may be there.
fn beyond(text: &str, stretch: Span) -> [Vec<&str>; 2] {
    /// As many as an adverb moves.
    const WORDS: usize = 3;
    let before = text[..stretch.start]
        .split_whitespace()
        .rev()
        .take(WORDS)
        .collect();
    let after = text[stretch.end..].split_whitespace().take(WORDS).collect();
    [before, after]
}

/// True if one of the lists has the single word.
fn has(lists: &[Vec<&str>; 2], word: &str) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let word = bare(word);
    !word.is_empty() && lists.iter().flatten().any(|other| bare(other) == word)
}

fn comparison(
    variations: Vec<Variation>,
    recorded: Vec<Variation>,
    reference: Span,
    relation: Relation,
) -> Comparison {
    let severity = variations
        .iter()
        .map(|it| it.severity)
        .max()
        .unwrap_or(Severity::None);
    let is_marked =
        |it: &Variation| matches!(it.kind, VariationKind::Bracket | VariationKind::OmissionMarked);
    Comparison {
        same_utterance: true,
        relation,
        verdict: match severity {
            Severity::None => Verdict::Verbatim,
            Severity::Cosmetic => Verdict::Cleaned,
            Severity::Minor if variations.iter().all(is_marked) => Verdict::Edited,
            Severity::Minor => Verdict::Altered,
            Severity::Substantive => Verdict::Distorted,
        },
        severity,
        variations,
        recorded,
        reference,
        // Both are renderings of one utterance: whether they are the same passage is not asked again.
        content: 0,
        kept: 0,
    }
}

/// The steps of what both have; none if that is too little.
fn common(ours: &Side<'_>, theirs: &Side<'_>) -> Vec<Step> {
    if ours.words.len().max(theirs.words.len()) > LONGEST {
        return Vec::new();
    }
    let similarity = |at: usize, to: usize| similarity(&ours.words[at].key, &theirs.words[to].key);
    let steps = local::align(&ours.cuts, &theirs.cuts, similarity, PRICES);
    let is_met = |step: &&Step| {
        let (ours, theirs) = (
            ours.words.get(step.ours.start),
            theirs.words.get(step.theirs.start),
        );
        step.ours.len() == 1 && step.theirs.len() == 1 && ours.map(|it| &it.key) == theirs.map(|it| &it.key)
    };
    let met = steps.iter().filter(is_met).count();
    if met < FEWEST.min(ours.words.len()).min(theirs.words.len()) {
        return Vec::new();
    }
    steps
}

fn similarity(one: &str, other: &str) -> i32 {
    let is_figure = |c: char| c.is_ascii_digit();
    let stem = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    match () {
        () if one == other && one.len() > 3 => LONG,
        () if one == other => SHORT,
        () if stem >= 4 && one.len().max(other.len()) - stem <= 3 => FORM,
        () if one.len().min(other.len()) >= 4 && likeness(one, other) >= 75 => FORM,
        () if one.contains(is_figure) || other.contains(is_figure) => OTHER_FIGURE,
        () => OTHER,
    }
}

/// The words of a block of steps; beside an ellipsis only from the first to the last words in common.
fn trimmed(block: &[Step], ours: &Side<'_>, theirs: &Side<'_>) -> Option<(Range<usize>, Range<usize>)> {
    let is_edge = |step: &Step| {
        let touches = |side: &Side<'_>, range: &Range<usize>| side.cuts[range.start] || side.cuts[range.end];
        step.ours.is_empty()
            || step.theirs.is_empty()
            || (touches(ours, &step.ours) || touches(theirs, &step.theirs))
                && ours.words[step.ours.start].key != theirs.words[step.theirs.start].key
    };
    let first = block.iter().position(|step| !is_edge(step))?;
    let last = block.iter().rposition(|step| !is_edge(step))?;
    let (first, last) = (&block[first], &block[last]);
    Some((
        first.ours.start..last.ours.end,
        first.theirs.start..last.theirs.end,
    ))
}

/// Looks again at differences that stand side by side: `the United Kingdom` for `UK`, `not happy` for `unhappy`.
fn settled(variations: Vec<Variation>, a: &str, b: &str) -> Vec<Variation> {
    let mut groups: Vec<Vec<Variation>> = Vec::new();
    for variation in variations {
        let is_next = |last: &Variation| {
            let space = |text: &str, from: usize, to: usize| {
                from <= to
                    && text
                        .get(from..to)
                        .is_some_and(|it| it.chars().all(|c| !c.is_alphanumeric()))
            };
            space(a, last.quotation.end, variation.quotation.start)
                && space(b, last.reference.end, variation.reference.start)
        };
        match groups.last_mut() {
            Some(group) if group.last().is_some_and(is_next) => group.push(variation),
            _ => groups.push(vec![variation]),
        }
    }
    let settled = groups.into_iter().flat_map(|group| settle(group, a, b));
    settled.map(|it| seen(it, a, b)).collect()
}

fn settle(group: Vec<Variation>, a: &str, b: &str) -> Vec<Variation> {
    let (Some(first), Some(last)) = (group.first(), group.last()) else {
        return group;
    };
    // An empty side stands where the words would be.
    let cover = |spans: &mut dyn Iterator<Item = Span>, at: Span| {
        let filled = spans.filter(|it| !it.is_empty());
        filled.reduce(Span::cover).unwrap_or(at)
    };
    let quotation = cover(&mut group.iter().map(|it| it.quotation), first.quotation);
    let reference = cover(&mut group.iter().map(|it| it.reference), first.reference);
    let keys =
        |text: &str, span: Span| -> Vec<String> { words(text, span).into_iter().map(|it| it.key).collect() };
    let (one, other) = (keys(a, quotation), keys(b, reference));
    let is_alike = one == other;
    let bare =
        |keys: Vec<String>| -> Vec<String> { keys.into_iter().filter(|key| !is_article(key)).collect() };
    let (one, other) = (bare(one), bare(other));
    let as_one = |kind, severity| {
        vec![Variation {
            kind,
            severity,
            quotation,
            reference,
        }]
    };
    let worst = group.iter().map(|it| it.severity).max().max(Some(last.severity));
    if one.is_empty() || other.is_empty() || worst <= Some(Severity::Cosmetic) {
        return group;
    }
    match () {
        () if is_alike => Vec::new(),
        () if is_short_for(&one, &other) || is_short_for(&other, &one) => {
            as_one(VariationKind::Spelling, Severity::Cosmetic)
        }
        () if is_instead(&one, &other) || is_instead(&other, &one) => {
            as_one(VariationKind::Substitution, Severity::Minor)
        }
        () if is_denied(&one, &other) || is_denied(&other, &one) => {
            as_one(VariationKind::Substitution, Severity::Minor)
        }
        () => group,
    }
}

fn is_article(word: &str) -> bool {
    matches!(word, "the" | "a" | "an")
}

/// One difference, looked at where it stands: what is in brackets of either sort is the editor's, and `Russian` is a form
/// of `Russia`.
fn seen(variation: Variation, a: &str, b: &str) -> Variation {
    let is_bracketed = |text: &str, span: Span| {
        !span.is_empty()
            && (text[..span.start].ends_with(['(', '['])
                || text[span.end..].starts_with([')', ']'])
                || span.of(text).contains(['(', '[']))
    };
    let (one, other) = (
        variation.quotation.of(a).to_lowercase(),
        variation.reference.of(b).to_lowercase(),
    );
    let stem = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    match variation.kind {
        VariationKind::Negation | VariationKind::OmissionMarked => variation,
        _ if is_bracketed(a, variation.quotation) || is_bracketed(b, variation.reference) => Variation {
            kind: VariationKind::Bracket,
            severity: variation.severity.min(Severity::Minor),
            ..variation
        },
        VariationKind::Number if one.trim_end_matches('s') == other.trim_end_matches('s') => Variation {
            kind: VariationKind::Inflection,
            severity: Severity::Minor,
            ..variation
        },
        VariationKind::Name if stem >= 4 && one.len().max(other.len()) - stem <= 2 => Variation {
            kind: VariationKind::Inflection,
            severity: Severity::Minor,
            ..variation
        },
        _ => variation,
    }
}

/// `UK`, `UKs` for `United Kingdom’s`.
fn is_short_for(short: &[String], long: &[String]) -> bool {
    let initials: String = long.iter().filter_map(|word| word.chars().next()).collect();
    let [short] = short else {
        return false;
    };
    long.len() >= 2 && (*short == initials || short.strip_suffix('s') == Some(&*initials))
}

/// `and not` for `rather than`, `or`, `nor`: both deny.
fn is_instead(one: &[String], other: &[String]) -> bool {
    let has = |words: &[String], any: &[&str]| words.iter().any(|word| any.contains(&&**word));
    has(one, &["not", "no"])
        && has(other, &["than", "or", "nor", "without"])
        && one.len().max(other.len()) <= 3
}

/// `not happy` for `unhappy`.
fn is_denied(plain: &[String], prefixed: &[String]) -> bool {
    let ([.., not, word], [.., other]) = (plain, prefixed) else {
        return false;
    };
    let negated = ["un", "in", "im", "ir", "dis", "non"];
    plain.len() == prefixed.len() + 1
        && not == "not"
        && negated
            .iter()
            .any(|prefix| other.strip_prefix(prefix) == Some(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Kind, words of the first side, words of the second.
    fn found(a: &str, b: &str) -> Vec<(VariationKind, String, String)> {
        let each = |it: &Variation| {
            (
                it.kind,
                it.quotation.of(a).to_owned(),
                it.reference.of(b).to_owned(),
            )
        };
        let (comparison, _) = compare_shared(a, &[], b, &[]);
        comparison.variations.iter().map(each).collect()
    }

    #[track_caller]
    fn check(a: &str, b: &str, expected: &[(VariationKind, &str, &str)]) {
        let found = found(a, b);
        let found: Vec<(VariationKind, &str, &str)> =
            found.iter().map(|(kind, a, b)| (*kind, &**a, &**b)).collect();
        assert_eq!(found, expected, "{a} / {b}");
    }

    #[test]
    fn going_on_is_no_difference_on_either_side() {
        let whole = "We sold the ferry. The harbour will never forgive us, but the dredger stays.";
        check("The harbour will never forgive us.", whole, &[]);
        check(whole, "The harbour will never forgive us,", &[]);
        check(
            "Last year the harbour slept through the storm and nobody drowned",
            "the harbour slept through the storm; we mended the lanterns",
            &[],
        );
    }

    #[test]
    fn what_differs_inside_is_found_whoever_goes_on() {
        check(
            "We sold the ferry. The harbour will never forgive the mayor for that",
            "The harbour will never forgive the council for that, and rightly so",
            &[(VariationKind::Substitution, "mayor", "council")],
        );
    }

    #[test]
    fn disjoint_parts_are_not_compared() {
        let (comparison, partial) =
            compare_shared("The brass bell rang.", &[], "Nobody mended lanterns", &[]);
        assert_eq!((comparison.severity, partial), (Severity::None, true));
        assert!(comparison.variations.is_empty());
    }

    #[test]
    fn an_ellipsis_on_either_side_hides_words_of_the_other() {
        let (cut, whole) = (
            "The ferry sank … and the harbour slept",
            "The ferry sank with all its brass lanterns burning and the harbour slept",
        );
        let words = "with all its brass lanterns burning";
        check(cut, whole, &[(VariationKind::OmissionMarked, "", words)]);
        check(whole, cut, &[(VariationKind::OmissionMarked, words, "")]);
    }

    #[test]
    fn both_may_begin_with_another_word_of_the_clause() {
        check(
            "He was prepared to burn the granary",
            "That smuggler was prepared to burn the granary",
            &[(VariationKind::Substitution, "He", "smuggler")],
        );
    }

    #[test]
    fn brackets_are_the_editors() {
        check(
            "We (will) leave the harbour to the smugglers",
            "We leave the harbour to the smugglers",
            &[(VariationKind::Bracket, "will", "")],
        );
    }

    #[test]
    fn short_forms_are_spelling() {
        check(
            "the granary is under UHB control at last",
            "the granary is under United Harbour Board control at last",
            &[(VariationKind::Spelling, "UHB", "United Harbour Board")],
        );
    }

    #[test]
    fn a_negation_inside_a_word_is_the_same_negation() {
        let (a, b) = (
            "The fishermen are unhappy about the new lantern tax",
            "The fishermen are not happy about the new lantern tax",
        );
        check(a, b, &[(VariationKind::Substitution, "unhappy", "not happy")]);
    }

    proptest! {
        #[test]
        fn spans_are_of_the_texts_and_both_ways_are_alike(
            a in "([abcd]{1,4}[.,]? |… ){0,10}",
            b in "([abcd]{1,4}[.,]? |… ){0,10}",
        ) {
            for (a, b) in [(&a, &b), (&b, &a)] {
                for it in compare_shared(a, &[], b, &[]).0.variations {
                    prop_assert!(a.get(it.quotation.start..it.quotation.end).is_some());
                    prop_assert!(b.get(it.reference.start..it.reference.end).is_some());
                    prop_assert!(!it.quotation.is_empty() || !it.reference.is_empty());
                }
            }
            prop_assert_eq!(compare_shared(&a, &[], &a, &[]).0.variations, vec![]);
        }
    }
}
