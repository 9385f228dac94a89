//! What the trainer needs from anaphora resolution: the features of every candidate antecedent of a credited anaphor.
//!
//! Not intended for users of the library.

use crate::attribute::context::Context;
use crate::attribute::model::training::best;
use crate::attribute::speaker::speaker;
use crate::attribute::window::window;
use crate::document::Document;
use crate::extract::Quotation;
use crate::nlp::analysis::Analysis;
use crate::nlp::anaphora::features;
use crate::nlp::anaphora::wanted::wanted;
use crate::text::Span;

pub use crate::nlp::anaphora::model::COUNT;
pub use crate::nlp::anaphora::model::Features;
pub use crate::nlp::anaphora::model::GROUPS;
pub use crate::nlp::anaphora::model::Weights;

/// The candidate antecedents of one anaphor, and which of them the gold names.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// The group of weights.
    pub group: usize,
    /// The features of each candidate; of a noun, the last one is no antecedent at all.
    pub candidates: Vec<Features>,
    /// Which of them refer to the speaker of the gold.
    pub right: Vec<bool>,
}

/// What the gold says of the speaker of one quotation.
#[derive(Debug, Clone, Copy)]
pub enum Gold<'a> {
    /// Nothing.
    Unknown,
    /// A speaker without a name: a noun that is credited and refers to no earlier mention.
    Unnamed,
    /// The name of a person or an organization.
    Named(&'a str),
}

/// The examples of a document: one for each credited pronoun or noun that is resolved by what precedes it.
///
/// `is_same` compares a name of the gold with the name of a candidate.
pub fn examples(
    document: &Document,
    quotations: &[Quotation],
    sources: &[Vec<Span>],
    speakers: &[Gold<'_>],
    is_same: impl Fn(usize, &str, &str) -> bool,
) -> Vec<Example> {
    let analysis = Analysis::new(document, quotations);
    let context = Context::new(&analysis);
    let mut found = Vec::new();
    let mut seen = Vec::new();
    let mut before = None;
    for (at, gold) in sources.iter().enumerate() {
        let Some(mention) = best(&analysis, &window(&analysis, at), gold) else {
            continue;
        };
        let last = before;
        before = context.anaphora.resolve(mention, last);
        if analysis.entities.of[mention].is_some() || seen.contains(&mention) {
            continue;
        }
        seen.push(mention);
        let Some(wanted) = wanted(&analysis, mention, last) else {
            continue;
        };
        let mut example = Example {
            group: wanted.group(),
            candidates: vec![],
            right: vec![],
        };
        let is_right = |name: &str| match speakers[at] {
            Gold::Named(gold) => is_same(at, gold, name),
            Gold::Unnamed | Gold::Unknown => false,
        };
        context.anaphora.each_candidate(&wanted, |entity, features| {
            let speaker = speaker(&analysis, mention, Some(entity), 1.0);
            example.candidates.push(*features);
            example.right.push(speaker.is_some_and(|it| is_right(&it.name)));
        });
        if wanted.may_be_new() {
            example.candidates.push(features::none());
            example.right.push(matches!(speakers[at], Gold::Unnamed));
        }
        let usable = !matches!(speakers[at], Gold::Unknown) && example.right.contains(&true);
        if usable && example.candidates.len() > 1 {
            found.push(example);
        }
    }
    found
}
