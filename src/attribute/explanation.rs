//! Why a source was chosen, for people.
//!
//! A choice enters; the ranker's strongest features leave with their weights. Features are weighed again
//! here, for the chosen mention only.

use crate::attribute::choice::Choice;
use crate::attribute::context::Context;
use crate::attribute::features;
use crate::attribute::features::TEMPLATES;
use crate::attribute::features::quotation::Look;
use crate::attribute::model::linear::Weights;

/// At most so many features are told.
const TOLD: usize = 5;

/// What speaks for a choice against the runner-up and how much, strongest first.
pub(crate) fn strongest(
    context: &Context<'_>,
    weights: &impl Weights,
    quotation: usize,
    choice: &Choice,
) -> Vec<(&'static str, f32)> {
    let mut sums = [0.0_f32; TEMPLATES.len()];
    if let Some(look) = Look::of(context.analysis, quotation) {
        let rival = choice.runner_up.map(|it| it.0);
        for (mention, sign) in [(Some(choice.mention), 1.0), (rival, -1.0)] {
            let Some(mention) = mention else {
                continue;
            };
            features::features(context, &look, quotation, mention, choice.before, |feature| {
                if let Some(sum) = sums.get_mut(feature.template as usize) {
                    *sum += sign * weights.weight(feature);
                }
            });
        }
    }
    let mut order: Vec<usize> = (0..sums.len()).filter(|&at| sums[at] > 0.0).collect();
    order.sort_by(|&a, &b| sums[b].total_cmp(&sums[a]));
    order.truncate(TOLD);
    order.into_iter().map(|at| (TEMPLATES[at], sums[at])).collect()
}
