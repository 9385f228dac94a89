//! What the trainer needs from the ranker: the features of every candidate, and how to write the weights.
//!
//! Not intended for users of the library.

use crate::attribute::Attribution;
use crate::attribute::Options;
use crate::document::Document;
use crate::extract::Quotation;
use crate::text::Span;

use crate::attribute::context::Context;
use crate::attribute::credited;
use crate::attribute::decoder;
use crate::attribute::features;
use crate::attribute::features::history::Before;
use crate::attribute::features::quotation::Look;
use crate::attribute::model::linear;
use crate::attribute::model::linear::Learned;
use crate::attribute::model::linear::Shipped;
use crate::attribute::trust;
use crate::attribute::window::window;
use crate::english::lexicon;
use crate::english::lexicon::LexicalClass;
use crate::nlp::analysis::Analysis;
use crate::nlp::anaphora::model::Weights;
use crate::nlp::mentions::mention::MentionType;

/// Number of weights.
pub const SIZE: usize = linear::SIZE;

/// The candidates of one quotation, and which of them the gold credits.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// The features of each candidate.
    pub candidates: Vec<Vec<u32>>,
    /// The candidate that is credited; `None` if none of them overlaps the gold.
    pub gold: Option<usize>,
    /// Which candidates overlap the gold.
    pub overlaps: Vec<bool>,
}

/// The ranking examples of a document: one for each quotation with a gold source.
pub fn examples(
    document: &Document,
    quotations: &[Quotation],
    sources: &[Vec<Span>],
) -> Vec<(usize, Example)> {
    let analysis = Analysis::new(document, quotations);
    let context = Context::new(&analysis);
    let mut before: Option<Before> = None;
    let mut found = Vec::new();
    for (quotation, gold) in sources.iter().enumerate() {
        if gold.is_empty() {
            continue;
        }
        let Some(look) = Look::of(&analysis, quotation) else {
            continue;
        };
        let window = window(&analysis, quotation);
        let mut candidates = Vec::with_capacity(window.len());
        for &mention in &window {
            let mut indices = Vec::new();
            features::features(&context, &look, quotation, mention, before, |it| {
                indices.push(it.index);
            });
            candidates.push(indices);
        }
        let overlaps: Vec<bool> = window.iter().map(|&at| touches(&analysis, at, gold)).collect();
        let chosen = best(&analysis, &window, gold);
        found.push((
            quotation,
            Example {
                candidates,
                gold: chosen.and_then(|chosen| window.iter().position(|&at| at == chosen)),
                overlaps,
            },
        ));
        if let Some(mention) = chosen {
            let last = before.and_then(|it| it.entity);
            let entity = context.anaphora.resolve(mention, last);
            before = Some(Before::after(&analysis, before, quotation, mention, entity));
        }
    }
    found
}

/// What given weights decide for a quotation that has a gold source.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Share of the probability.
    pub probability: f32,
    /// True if the choice overlaps the gold.
    pub right: bool,
    /// True if any candidate does.
    pub reachable: bool,
    /// The mention that was chosen.
    pub source: Option<Span>,
}

/// What the given weights decide for each quotation that has a gold source.
pub fn decide(
    document: &Document,
    quotations: &[Quotation],
    sources: &[Vec<Span>],
    values: &[f32],
) -> Vec<Option<Decision>> {
    let analysis = Analysis::new(document, quotations);
    let context = Context::new(&analysis);
    let weights = Learned::of(values.to_vec());
    let choices = decoder::decode(&context, &weights, |at| quotations[at].is_speech());
    let judge = |(quotation, gold): (usize, &Vec<Span>)| {
        if gold.is_empty() {
            return None;
        }
        let choice = choices[quotation];
        Some(Decision {
            probability: choice.map_or(0.0, |it| it.probability),
            right: choice.is_some_and(|it| touches(&analysis, it.mention, gold)),
            reachable: window(&analysis, quotation)
                .into_iter()
                .any(|at| touches(&analysis, at, gold)),
            source: choice.map(|it| span(&analysis, it.mention)),
        })
    };
    sources.iter().enumerate().map(judge).collect()
}

/// The weights that the library ships.
pub fn shipped() -> Vec<f32> {
    Shipped::weights().values()
}

/// The weights as the library ships them.
pub fn encode(values: &[f32]) -> Vec<u8> {
    linear::encode(values)
}

/// True for words that are never cues: function words, days, outlets, nouns of people.
pub fn is_never_cue(word: &str) -> bool {
    let class = lexicon::classes(lexicon::hash(word));
    class.is(LexicalClass::CLOSED
        .with(LexicalClass::ADVERB)
        .with(LexicalClass::WHEN)
        .with(LexicalClass::OUTLET)
        .with(LexicalClass::PLATFORM)
        .with(LexicalClass::ROLE)
        .with(LexicalClass::ORGANIZATION))
}

fn span(analysis: &Analysis<'_>, mention: usize) -> Span {
    let it = &analysis.mentions[mention];
    let from = analysis.tokens[it.start as usize].start as usize;
    let to = analysis.tokens[it.end as usize - 1].end as usize;
    Span::new(from, to)
}

pub(crate) fn touches(analysis: &Analysis<'_>, mention: usize, gold: &[Span]) -> bool {
    gold.iter().any(|it| it.overlaps(span(analysis, mention)))
}

/// Of the mentions that overlap the gold the one that starts nearest to its start, the longest of those.
pub(crate) fn best(analysis: &Analysis<'_>, window: &[usize], gold: &[Span]) -> Option<usize> {
    let start = gold.first()?.start;
    window
        .iter()
        .copied()
        .filter(|&at| touches(analysis, at, gold))
        .min_by_key(|&at| {
            let it = &analysis.mentions[at];
            let off = span(analysis, at).start.abs_diff(start);
            (off, u32::MAX - (it.end - it.start), it.sort == MentionType::Slot)
        })
}

/// What given weights answer for a quotation, before calibration.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The answer; its confidence is that of the shipped calibration and no speaker is left open.
    pub attribution: Attribution,
    /// The choice's share of the probability.
    pub share: f32,
    /// What doubts about the antecedent leave of the calibrated share.
    pub factor: f32,
}

/// What the given weights answer for each quotation that is speech.
pub fn answers(
    document: &Document,
    quotations: &[Quotation],
    values: &[f32],
    antecedents: &Weights,
) -> Vec<Option<Answer>> {
    let analysis = Analysis::new(document, quotations);
    let context = Context::with(&analysis, antecedents);
    let weights = Learned::of(values.to_vec());
    let choices = decoder::decode(&context, &weights, |at| quotations[at].is_speech());
    let options = Options {
        threshold: 0.0,
        explain: false,
    };
    let both = choices.into_iter().zip(quotations);
    both.map(|(choice, quotation)| {
        let choice = choice?;
        let attribution = credited(&context, quotation.clone(), &choice, options);
        let trust = trust(&context, quotation, &choice);
        Some(Answer {
            factor: trust.factor,
            share: trust.share,
            attribution,
        })
    })
    .collect()
}
