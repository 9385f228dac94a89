//! Two wordings → [`Comparison`].
//!
//! A quotation and the reference it may be taken from enter; what differs and what that amounts to leaves. The answer
//! depends on the two texts alone.

use crate::align::Alignment;
use crate::compare::Comparison;
use crate::compare::Severity;
use crate::compare::VariationKind;
use crate::compare::Verdict;
use crate::compare::classify;
use crate::compare::classify::merge;
use crate::compare::read::pair::Difference;
use crate::compare::read::pair::Pair;
use crate::compare::read::wording::Wording;
use crate::compare::verdict;
use crate::compare::verdict::same_utterance;
use crate::text::Interner;
use crate::text::Span;

/// Compares a quotation with a reference.
///
/// The verdict tells how they differ, also where they may be two utterances; `same_utterance` tells that.
pub fn compare(quotation: &str, reference: &str) -> Comparison {
    compare_pieces(quotation, &[], reference)
}

/// Compares a split quotation, whose pieces were joined at the bytes `joints` of `quotation`, with a reference.
pub fn compare_pieces(quotation: &str, joints: &[usize], reference: &str) -> Comparison {
    compare_passage(quotation, joints, reference, &[], false)
}

/// Compares with a passage that a search gave; `found` says that the two are one utterance, whatever the words say.
///
/// `context` holds the texts that say who or what the reference is about; empty if none are known.
pub(crate) fn compare_passage(
    quotation: &str,
    joints: &[usize],
    reference: &str,
    context: &[&str],
    found: bool,
) -> Comparison {
    let mut lexicon = Interner::new();
    let mut ours = Wording::read(quotation, &mut lexicon);
    ours.interrupt(joints);
    let theirs = Wording::read(reference, &mut lexicon);
    let pair = Pair::new(&ours, &theirs, context, &lexicon);
    let alignment = Alignment::between(&pair.ours, &pair.theirs);
    assess(&pair, &alignment, found)
}

fn assess(pair: &Pair<'_>, alignment: &Alignment, found: bool) -> Comparison {
    let differences = classify::differences(pair, alignment, found);
    let same_utterance = found || same_utterance::is_same(pair, alignment, &differences);
    let differences = merge::merge(pair, differences);
    let (mut counted, mut noted): (Vec<Difference>, Vec<Difference>) =
        differences.into_iter().partition(|it| !is_noted(it));
    let beyond = noted.iter().any(is_beyond);
    let taken = alignment.reference();
    let (turned, lessened): (Vec<Difference>, Vec<Difference>) = verdict::context::cuts(pair, &taken)
        .into_iter()
        // Two texts alone do not say that the quotation was printed as a sentence: there a cut is recorded only.
        .partition(|it| found && it.severity == Severity::Substantive);
    noted.extend(lessened);
    let (content, kept) = same_utterance::content(pair, &counted);
    counted.extend(turned);
    let severity = counted
        .iter()
        .map(|it| it.severity)
        .max()
        .unwrap_or(Severity::None);
    let relation = verdict::relation(pair, &taken);
    let reference = if taken.is_empty() {
        Span::new(0, 0)
    } else {
        pair.reference.span(&taken)
    };
    Comparison {
        same_utterance,
        relation,
        verdict: if kept == 0 && content > 0 {
            Verdict::NotFound
        } else {
            verdict::of(&counted, beyond)
        },
        severity,
        variations: counted.iter().map(|it| pair.variation(it)).collect(),
        recorded: noted.iter().map(|it| pair.variation(it)).collect(),
        reference,
        content,
        kept,
    }
}

fn is_noted(difference: &Difference) -> bool {
    let is_glyph = matches!(
        difference.kind,
        VariationKind::Case | VariationKind::Punctuation | VariationKind::TruncatedContext
    );
    is_glyph || is_beyond(difference)
}

/// Words beyond the end of a reference that breaks off.
fn is_beyond(difference: &Difference) -> bool {
    difference.kind == VariationKind::Insertion && difference.severity == Severity::None
}
