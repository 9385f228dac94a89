//! The whole document, quotation by quotation: which mention is credited.
//!
//! A scene enters, a choice for each quotation leaves, with the runner-up and the scores they had. What was decided for
//! one quotation speaks for the next.

use super::features;
use super::features::Before;
use super::features::Look;
use super::ranker::Feature;
use super::ranker::Weights;
use super::resolve;
use super::scene::Scene;

/// What was decided for a quotation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Choice {
    /// The mention that is credited.
    pub(super) mention: usize,
    /// Whom it refers to.
    pub(super) entity: u32,
    /// Share of the probability that the ranker gives the mention.
    pub(super) probability: f32,
    /// The best mention of somebody else.
    pub(super) runner_up: Option<(usize, f32)>,
    /// What was decided before, for the evidence.
    pub(super) before: Option<Before>,
}

/// Chooses for every quotation, in order.
pub(super) fn decode(
    scene: &Scene<'_>,
    weights: &Weights,
    speech: impl Fn(usize) -> bool,
) -> Vec<Option<Choice>> {
    let mut choices = Vec::with_capacity(scene.pieces.len());
    let mut before = None;
    let mut buffer = Vec::with_capacity(96);
    for quotation in 0..scene.pieces.len() {
        let choice = speech(quotation)
            .then(|| choose(scene, weights, quotation, before, &mut buffer))
            .flatten();
        if let Some(choice) = choice {
            before = Some(Before {
                quotation,
                mention: choice.mention as u32,
                entity: choice.entity,
            });
        }
        choices.push(choice);
    }
    choices
}

fn choose(
    scene: &Scene<'_>,
    weights: &Weights,
    quotation: usize,
    before: Option<Before>,
    buffer: &mut Vec<Feature>,
) -> Option<Choice> {
    let look = Look::of(scene, quotation)?;
    let window = scene.window(quotation);
    let mut scores = Vec::with_capacity(window.len());
    for mention in window.clone() {
        features::features(scene, &look, quotation, mention, before, buffer);
        scores.push(weights.score(buffer));
    }
    let best = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]))?;
    let most = scores[best];
    let total: f32 = scores.iter().map(|it| (it - most).exp()).sum();
    let mention = window.start + best;
    let last = before.map(|it| it.entity);
    let entity = resolve::resolve(scene, mention, last);
    let own = scene.entities.of[mention];
    let runner_up = (0..scores.len())
        .filter(|&at| {
            at != best && (own == super::entities::NOBODY || scene.entities.of[window.start + at] != own)
        })
        .max_by(|&a, &b| scores[a].total_cmp(&scores[b]))
        .map(|at| (window.start + at, (scores[at] - most).exp() / total));
    Some(Choice {
        mention,
        entity,
        probability: 1.0 / total,
        runner_up,
        before,
    })
}
