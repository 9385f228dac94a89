//! Whether two wordings are renderings of one utterance.
//!
//! An alignment and its differences enter, a yes or no leaves. Words that were kept speak for it; what had to be
//! changed speaks against it, and the fewer words there are the less may be changed.

use crate::compare::Severity;
use crate::compare::VariationKind;
use crate::compare::pair::Difference;
use crate::compare::pair::Pair;
use crate::matching::alignment::Alignment;
use crate::matching::alignment::StepKind;
use crate::matching::alignment::Word;
use crate::text::Class;

/// Fewer words than this cannot be told from a phrase that anybody may use.
const FEW: usize = 3;

/// True if the two are renderings of one utterance.
pub(super) fn is_same(pair: &Pair<'_>, alignment: &Alignment, differences: &[Difference]) -> bool {
    let overhang = count(pair, alignment, |kind| kind == StepKind::Overhang);
    let words = pair.ours.iter().filter(|word| is_counted(word)).count();
    let shared = words - overhang.min(words);
    let kept = count(pair, alignment, |kind| {
        matches!(kind, StepKind::Keep | StepKind::Join | StepKind::Swap)
    });
    if shared < FEW || kept < FEW {
        return false;
    }
    let edits: f32 = differences.iter().map(weight).sum();
    let lost = edits / shared as f32;
    let hanging = overhang as f32 / words.max(1) as f32;
    let budget = match shared {
        0..5 => 0.0,
        5..8 => 0.2,
        _ => 0.34,
    };
    lost <= budget && hanging <= 0.5
}

/// True if the quotation has words enough to be looked for.
pub(super) fn is_judgeable(pair: &Pair<'_>) -> bool {
    let content = pair
        .ours
        .iter()
        .filter(|word| word.class == Class::Content)
        .count();
    pair.ours.len() >= 5 || (pair.ours.len() >= 2 && content >= 2)
}

fn is_counted(word: &Word<'_>) -> bool {
    !word.bracketed && word.class != Class::Filler
}

fn count(pair: &Pair<'_>, alignment: &Alignment, is: fn(StepKind) -> bool) -> usize {
    alignment
        .steps
        .iter()
        .filter(|step| is(step.kind))
        .flat_map(|step| pair.ours[step.quotation.clone()].iter())
        .filter(|word| is_counted(word))
        .count()
}

/// How much a difference speaks against one utterance, in words.
fn weight(difference: &Difference) -> f32 {
    let words = difference.ours.len().max(difference.theirs.len()) as f32;
    match difference.kind {
        VariationKind::OmissionMarked | VariationKind::Bracket | VariationKind::Disfluency => 0.0,
        _ if difference.severity <= Severity::Cosmetic => 0.0,
        VariationKind::Inflection | VariationKind::Reorder => 0.5 * words,
        VariationKind::OmissionUnmarked | VariationKind::Splice => words.min(3.0),
        _ => words,
    }
}
