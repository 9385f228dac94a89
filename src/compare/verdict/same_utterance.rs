//! Whether two wordings are renderings of one utterance.
//!
//! An alignment and its differences enter, a yes or no leaves. Words that were kept speak for it; what had to be
//! changed speaks against it, and the fewer words there are the less may be changed.

use crate::align::Alignment;
use crate::align::StepKind;
use crate::align::Word;
use crate::compare::Severity;
use crate::compare::VariationKind;
use crate::compare::read::pair::Difference;
use crate::compare::read::pair::Pair;
use crate::english::word_class::WordClass;

/// Fewer words than this cannot be told from a common phrase: two wordings alone do not say which it is.
const FEW: usize = 5;
/// From this many words on, a fixed share of them may differ.
const MANY: usize = 8;
/// Up to this many words, what differs at the ends counts more.
const SOME: usize = 14;

/// True if the two are renderings of one utterance.
pub(crate) fn is_same(pair: &Pair<'_>, alignment: &Alignment, differences: &[Difference]) -> bool {
    let is_overhang = |kind: StepKind| kind == StepKind::Overhang;
    let is_kept = |kind: StepKind| matches!(kind, StepKind::Keep | StepKind::Join | StepKind::Swap);
    let words = pair.ours.iter().filter(|word| is_counted(word)).count();
    let overhang = count(pair, alignment, is_overhang, is_counted);
    let kept = count(pair, alignment, is_kept, is_counted);
    let telling = count(pair, alignment, is_kept, |word| {
        is_counted(word) && word.class != WordClass::Function
    });
    let shared = words - overhang.min(words);
    match shared {
        0..FEW => false,
        FEW..MANY => {
            let light = |it: &&Difference| it.kind == VariationKind::FunctionWord;
            let edits: usize = differences
                .iter()
                .filter(light)
                .map(|it| it.ours.len().max(it.theirs.len()))
                .sum();
            let heavy = differences
                .iter()
                .filter(|it| !light(it))
                .any(|it| weight(pair, it, 0) > 0.0);
            overhang == 0
                && !heavy
                && stands_alone(pair, alignment)
                && (edits == 0 || (edits == 1 && telling >= 3))
        }
        _ => {
            let share = if shared <= SOME { 0.19 } else { 0.3 };
            let lost: f32 = differences.iter().map(|it| weight(pair, it, shared)).sum();
            lost <= share * shared as f32 && overhang <= words / 2 && kept >= FEW
        }
    }
}

/// Content words of the quotation, and how many of them the reference has in whatever form.
pub(crate) fn content(pair: &Pair<'_>, differences: &[Difference]) -> (usize, usize) {
    use VariationKind::{Insertion, Modality, Name, Negation, Number, Substitution};
    let count = |words: &[Word<'_>]| {
        let is_content = |word: &&Word<'_>| is_counted(word) && word.class != WordClass::Function;
        words.iter().filter(is_content).count()
    };
    let content = count(&pair.ours);
    let lost: usize = differences
        .iter()
        .filter(|it| {
            matches!(
                it.kind,
                Insertion | Modality | Name | Negation | Number | Substitution
            )
        })
        .map(|it| count(&pair.ours[it.ours.clone()]))
        .sum();
    (content, content.saturating_sub(lost))
}

/// True if enough content words are kept for one wording to be a rendering of the other; one word may always differ.
pub(crate) fn is_rendering(content: usize, kept: usize) -> bool {
    content - kept <= 1 || 3 * kept >= 2 * content
}

/// True if enough content words are kept for a wording to be worth showing.
pub(crate) fn is_near(content: usize, kept: usize) -> bool {
    kept >= 2 && 3 * kept >= 2 * content || kept >= 3 && 2 * kept >= content
}

fn is_counted(word: &Word<'_>) -> bool {
    !word.bracketed && word.class != WordClass::Filler
}

/// Counts words of the quotation by the step they are in.
fn count(
    pair: &Pair<'_>,
    alignment: &Alignment,
    is: impl Fn(StepKind) -> bool,
    counts: impl Fn(&Word<'_>) -> bool,
) -> usize {
    alignment
        .steps
        .iter()
        .filter(|step| is(step.kind))
        .flat_map(|step| pair.ours[step.quotation.clone()].iter())
        .filter(|word| counts(word))
        .count()
}

/// True unless the quotation is printed as a sentence and the reference has its words in the middle of a clause.
fn stands_alone(pair: &Pair<'_>, alignment: &Alignment) -> bool {
    let taken = alignment.reference();
    let breaks = |word: usize| pair.theirs.get(word).is_none_or(|word| word.after_break);
    let is_sentence = pair.quotation.marks.first().is_some_and(|first| first.capital);
    !is_sentence || breaks(taken.start) || breaks(taken.end)
}

fn has_light(pair: &Pair<'_>, difference: &Difference) -> bool {
    let is_light = |word: &Word<'_>| word.class.is_light();
    pair.ours[difference.ours.clone()].iter().any(is_light)
        || pair.theirs[difference.theirs.clone()].iter().any(is_light)
}

/// How much a difference speaks against one utterance, in words, for a quotation that shares `shared` words.
fn weight(pair: &Pair<'_>, difference: &Difference, shared: usize) -> f32 {
    let words = difference.ours.len().max(difference.theirs.len()) as f32;
    let disclosed = matches!(
        difference.kind,
        VariationKind::OmissionMarked | VariationKind::Bracket
    );
    if disclosed || difference.severity <= Severity::Cosmetic {
        return 0.0;
    }
    let weight = match difference.kind {
        VariationKind::Reorder => return 0.5 * words,
        VariationKind::Inflection => 0.5 * words,
        VariationKind::FunctionWord if difference.severity == Severity::Minor => 0.6 * words,
        VariationKind::Substitution if has_light(pair, difference) => 0.6 * words,
        VariationKind::OmissionUnmarked | VariationKind::Splice => 0.3 * words.min(6.0),
        _ => words,
    };
    // A common phrase goes on in different words; an utterance that was misquoted differs inside.
    // A changed fact at an end is still a changed fact.
    let is_fact = matches!(
        difference.kind,
        VariationKind::Negation | VariationKind::Number | VariationKind::Name | VariationKind::Modality
    );
    if is_fact {
        return weight;
    }
    let is_edge = difference.ours.start == 0 || difference.ours.end == pair.ours.len();
    match (is_edge, shared <= SOME) {
        (true, true) => 3.0 * weight,
        // What hangs over an end of the reference was not contradicted.
        (true, false) if difference.kind == VariationKind::Insertion => 0.5 * weight,
        _ => weight,
    }
}
