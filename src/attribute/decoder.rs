//! Chooses the source of every quotation of a document, in order.
//!
//! Each decision is a feature of the next one, so quotations of a document are decided together.

use crate::attribute::choice::Choice;
use crate::attribute::context::Context;
use crate::attribute::features;
use crate::attribute::features::history::Before;
use crate::attribute::features::quotation::Look;
use crate::attribute::headline_copy;
use crate::attribute::layout;
use crate::attribute::model::linear::Weights;
use crate::attribute::window::window_into;
use crate::nlp::coreference::entity::EntityId;

/// Share of the probability of what a layout says.
const LAYOUT: f32 = 0.98;

/// Chooses for every quotation, in order.
pub(crate) fn decode(
    context: &Context<'_>,
    weights: &impl Weights,
    speech: impl Fn(usize) -> bool,
) -> Vec<Option<Choice>> {
    let analysis = context.analysis;
    let mut choices: Vec<Option<Choice>> = Vec::with_capacity(analysis.pieces.len());
    let mut before = None;
    let mut sure = 1.0;
    let mut buffers = Buffers::default();
    for quotation in 0..analysis.pieces.len() {
        let choice = speech(quotation)
            .then(|| choose(context, weights, quotation, before, &mut buffers))
            .flatten();
        let choice = choice.map(|it| chained(it, before, sure));
        if let Some(choice) = choice {
            sure = choice.probability;
            before = Some(Before::after(
                analysis,
                before,
                quotation,
                choice.mention,
                choice.entity,
            ));
        }
        choices.push(choice);
    }
    headline_copy::carry_to_headlines(analysis, &mut choices);
    choices
}

/// What is carried over is no surer than where it comes from.
fn chained(mut choice: Choice, before: Option<Before>, sure: f32) -> Choice {
    if before.is_some_and(|it| it.mention as usize == choice.mention) {
        choice.probability *= sure;
    }
    choice
}

/// Room that is used again for every quotation.
#[derive(Default)]
struct Buffers {
    window: Vec<usize>,
    scores: Vec<f32>,
}

fn choose(
    context: &Context<'_>,
    weights: &impl Weights,
    quotation: usize,
    before: Option<Before>,
    buffers: &mut Buffers,
) -> Option<Choice> {
    let analysis = context.analysis;
    let look = Look::of(analysis, quotation)?;
    let Buffers { window, scores } = buffers;
    window_into(analysis, quotation, window);
    scores.clear();
    for &mention in window.iter() {
        // Summed as they come: the order of the templates is the order of the sum.
        let mut score = 0.0;
        features::features(context, &look, quotation, mention, before, |feature| {
            score += weights.weight(feature);
        });
        scores.push(score);
    }
    let highest = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]));
    let layout = layout::by_layout(analysis, quotation);
    let mention = match (layout, highest) {
        (Some((mention, _)), _) => mention,
        (None, Some(best)) => window[best],
        (None, None) => return None,
    };
    let most = highest.map_or(0.0, |best| scores[best]);
    let total: f32 = scores.iter().map(|it| (it - most).exp()).sum();
    let entity = context.anaphora.resolve(mention, before.and_then(|it| it.entity));
    let runner_up = runner_up(context, window, scores, mention, entity)
        .map(|at| (window[at], (scores[at] - most).exp() / total));
    Some(Choice {
        mention,
        entity,
        probability: if layout.is_some() { LAYOUT } else { 1.0 / total },
        layout: layout.map(|it| it.1),
        runner_up,
        before,
    })
}

/// The best mention of another entity.
fn runner_up(
    context: &Context<'_>,
    window: &[usize],
    scores: &[f32],
    mention: usize,
    entity: Option<EntityId>,
) -> Option<usize> {
    let mut best: Option<usize> = None;
    for at in 0..scores.len() {
        if window[at] == mention || best.is_some_and(|best| scores[best] >= scores[at]) {
            continue;
        }
        if entity.is_none() || context.anaphora.guess(window[at]) != entity {
            best = Some(at);
        }
    }
    best
}
