//! Differences in words: `“will” where the reference has “may”`.
//!
//! A subject enters with a choice among its variations, a phrase leaves for a message.

use super::Subject;
use crate::compare::Found;
use crate::compare::Variation;
use crate::compare::VariationKind;

/// Variations named in one message; more would not be read.
const NAMED: usize = 3;

/// True of a difference that a rule of its own reports: words left out, words joined, brackets, context.
pub(super) fn has_own_rule(variation: &Variation) -> bool {
    use VariationKind::{Bracket, OmissionMarked, OmissionUnmarked, Splice, TruncatedContext};
    matches!(
        variation.kind,
        Bracket | OmissionMarked | OmissionUnmarked | Splice | TruncatedContext
    )
}

/// The variations of some evidence that `wanted` picks.
pub(super) fn variations_of(found: &Found, wanted: impl Fn(&Variation) -> bool) -> Vec<&Variation> {
    let all = found.comparison.variations.iter();
    all.filter(|variation| wanted(variation)).collect()
}

impl<'a> Subject<'a> {
    /// The best evidence, if the words were found.
    pub(super) fn best(&self) -> Option<&'a Found> {
        self.case.found.first()
    }

    /// The variations of the best evidence that `wanted` picks.
    pub(super) fn variations(&self, wanted: impl Fn(&Variation) -> bool) -> Vec<&'a Variation> {
        self.best()
            .map_or_else(Vec::new, |found| variations_of(found, wanted))
    }

    /// What the reference of a passage is called: its outlet, else its path.
    pub(super) fn reference_name(&self, found: &Found) -> &'a str {
        let Some(reference) = self.article.references.get(found.passage.document) else {
            return "the reference";
        };
        reference.publisher()
    }

    /// The differences in words, as many as can be read.
    pub(super) fn differences(&self, found: &Found, variations: &[&Variation]) -> String {
        let text = self.text();
        let reference = self.article.references.get(found.passage.document);
        let named: Vec<String> = variations
            .iter()
            .take(NAMED)
            .map(|variation| {
                let here = words(variation.quotation.start, variation.quotation.end, &text);
                let there = reference.map_or("", |it| {
                    words(variation.reference.start, variation.reference.end, &it.text)
                });
                difference(here, there)
            })
            .collect();
        let more = variations.len().saturating_sub(NAMED);
        let rest = if more == 0 {
            String::new()
        } else {
            format!(", and {more} more")
        };
        named.join(", ") + &rest
    }
}

fn difference(here: &str, there: &str) -> String {
    match (here.is_empty(), there.is_empty()) {
        (false, false) => format!("“{here}” for “{there}”"),
        (false, true) => format!("“{here}” added"),
        (true, false) => format!("“{there}” left out"),
        (true, true) => "different punctuation".to_owned(),
    }
}

/// Spans come from other stages; one that does not fit its text says nothing rather than end the run.
fn words(start: usize, end: usize, text: &str) -> &str {
    text.get(start..end).unwrap_or_default().trim()
}
