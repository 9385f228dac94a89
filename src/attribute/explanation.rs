//! The ranker's strongest reasons for a choice.
//!
//! Features are weighed again here, for the chosen mention and the runner-up only.

use crate::attribute::choice::Choice;
use crate::attribute::context::Context;
use crate::attribute::features;
use crate::attribute::features::quotation::Look;
use crate::attribute::features::template::Template;
use crate::attribute::model::linear::Weights;

/// Most features shown.
const MAX_SHOWN: usize = 5;

/// The templates that favour a choice over the runner-up, with their summed weights, strongest first.
pub(crate) fn strongest(
    context: &Context<'_>,
    weights: &impl Weights,
    quotation: usize,
    choice: &Choice,
) -> Vec<(&'static str, f32)> {
    let mut sums = [0.0_f32; Template::COUNT];
    if let Some(look) = Look::of(context.analysis, quotation) {
        let rival = choice.runner_up.map(|it| it.0);
        for (mention, sign) in [(Some(choice.mention), 1.0), (rival, -1.0)] {
            let Some(mention) = mention else {
                continue;
            };
            features::features(context, &look, quotation, mention, choice.before, |feature| {
                sums[feature.template as usize] += sign * weights.weight(feature);
            });
        }
    }
    let mut order: Vec<(&'static str, f32)> = Template::ALL
        .into_iter()
        .map(|template| (template.name(), sums[template as usize]))
        .filter(|&(_, sum)| sum > 0.0)
        .collect();
    order.sort_by(|left, right| right.1.total_cmp(&left.1));
    order.truncate(MAX_SHOWN);
    order
}
