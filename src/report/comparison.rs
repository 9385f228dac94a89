//! Two wordings, compared, as the machine-readable contract has it.
//!
//! A comparison enters with both texts, a record leaves. Fields are only ever added.

use serde::Serialize;
use serde_json::Value;

use crate::compare::Comparison;
use crate::compare::Relation;
use crate::compare::Severity;
use crate::compare::Variation;
use crate::compare::VariationKind;
use crate::compare::Verdict;
use crate::text::Span;

/// The answer to one pair of wordings.
#[derive(Debug, Serialize)]
pub struct ComparisonRecord {
    /// What the caller calls the pair.
    #[serde(skip_serializing_if = "Value::is_null")]
    pub id: Value,
    /// True if the two are renderings of one utterance.
    pub same_utterance: bool,
    /// What the differences amount to.
    pub verdict: Verdict,
    /// The worst of them.
    pub severity: Severity,
    /// How much of the reference the quotation takes.
    pub relation: Relation,
    /// The stretch of the reference that corresponds to the quotation, in bytes.
    pub reference_span: [usize; 2],
    /// The differences that count.
    pub variations: Vec<VariationRecord>,
    /// What is recorded and does not count: case, punctuation, context cut off.
    pub recorded: Vec<VariationRecord>,
}

/// One difference.
#[derive(Debug, Serialize)]
pub struct VariationRecord {
    /// What sort.
    pub kind: VariationKind,
    /// How much it matters.
    pub severity: Severity,
    /// The words of the quotation.
    pub quotation: String,
    /// The words of the reference.
    pub reference: String,
    /// Their bytes in the quotation.
    pub quotation_span: [usize; 2],
    /// Their bytes in the reference.
    pub reference_span: [usize; 2],
}

impl ComparisonRecord {
    /// The record of a comparison of these two texts.
    pub fn new(id: Value, quotation: &str, reference: &str, comparison: &Comparison) -> Self {
        let record = |variation: &Variation| VariationRecord {
            kind: variation.kind,
            severity: variation.severity,
            quotation: words(quotation, variation.quotation),
            reference: words(reference, variation.reference),
            quotation_span: pair(variation.quotation),
            reference_span: pair(variation.reference),
        };
        Self {
            id,
            same_utterance: comparison.same_utterance,
            verdict: comparison.verdict,
            severity: comparison.severity,
            relation: comparison.relation,
            reference_span: pair(comparison.reference),
            variations: comparison.variations.iter().map(record).collect(),
            recorded: comparison.recorded.iter().map(record).collect(),
        }
    }
}

fn words(text: &str, span: Span) -> String {
    text.get(span.start..span.end).unwrap_or_default().to_owned()
}

fn pair(span: Span) -> [usize; 2] {
    [span.start, span.end]
}
