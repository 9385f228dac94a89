//! Why a source was chosen, for people.
//!
//! A choice enters; the pattern or the ranker's strongest features leave with their weights. Features are weighed again
//! here, for the chosen mention only.

use crate::attribute::Evidence;

use super::decode::Choice;
use super::features;
use super::features::Look;
use super::features::TEMPLATES;
use super::ranker::Feature;
use super::ranker::Weights;
use super::scene::Scene;
use super::sieves;

/// At most so many features are told.
const TOLD: usize = 5;

/// The evidence for a choice.
pub(super) fn evidence(
    scene: &Scene<'_>,
    weights: &Weights,
    quotation: usize,
    choice: &Choice,
    buffer: &mut Vec<Feature>,
) -> Evidence {
    let mut sums = [0.0_f32; TEMPLATES.len()];
    if let Some(look) = Look::of(scene, quotation) {
        features::features(scene, &look, quotation, choice.mention, choice.before, buffer);
        for &feature in buffer.iter() {
            if let Some(sum) = sums.get_mut(feature.template as usize) {
                *sum += weights.weight(feature);
            }
        }
    }
    let mut order: Vec<usize> = (0..sums.len()).filter(|&at| sums[at] != 0.0).collect();
    order.sort_by(|&a, &b| sums[b].abs().total_cmp(&sums[a].abs()));
    order.truncate(TOLD);
    Evidence {
        decided_by: sieves::name(scene, quotation, choice),
        features: order
            .into_iter()
            .map(|at| (TEMPLATES[at].to_owned(), sums[at]))
            .collect(),
    }
}
