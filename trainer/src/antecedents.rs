//! Trains the antecedent model: which earlier mention a credited pronoun or noun refers to.
//!
//! A softmax over the candidates of an anaphor; all candidates of the right speaker count together. Each weight is the sum of
//! one that all kinds of anaphors share and one of its own kind, so that rare kinds learn from the frequent ones.

use onrecord::attribute::model::antecedents;
use onrecord::attribute::model::antecedents::COUNT;
use onrecord::attribute::model::antecedents::Example;
use onrecord::attribute::model::antecedents::Features;
use onrecord::attribute::model::antecedents::GROUPS;
use onrecord::attribute::model::antecedents::Gold;
use onrecord::attribute::model::antecedents::Weights;

use crate::figures::Share;
use crate::figures::is_same_body;
use crate::figures::is_same_person;
use crate::gold::Article;
use crate::ranker::Case;

/// Passes over all examples.
const PASSES: usize = 300;
/// Step size.
const RATE: f32 = 0.1;
/// Strength of the pull to zero, for the whole set of examples.
const L2: f32 = 2.0;

/// The examples of one article.
pub(crate) fn examples(article: &Article, case: &Case) -> Vec<Example> {
    let credited = |golds: &Vec<usize>| {
        let mut golds = golds.iter().map(|&at| &article.quotations[at]);
        golds.find(|it| it.attributed == Some(true) && it.speaker_kind.is_some())
    };
    let golds: Vec<_> = case.golds.iter().map(credited).collect();
    let speakers: Vec<Gold<'_>> = golds
        .iter()
        .map(|gold| match gold {
            Some(gold) if gold.speaker_kind.as_deref() == Some("anonymous") => Gold::Unnamed,
            Some(gold) => gold.speaker.as_deref().map_or(Gold::Unknown, Gold::Named),
            None => Gold::Unknown,
        })
        .collect();
    let is_same = |at: usize, gold: &str, name: &str| {
        let kind = golds[at].and_then(|it| it.speaker_kind.as_deref());
        if kind == Some("person") {
            is_same_person(gold, name)
        } else {
            is_same_body(gold, name)
        }
    };
    antecedents::examples(
        &case.document,
        &case.quotations,
        &case.sources,
        &speakers,
        is_same,
    )
}

/// Learns from examples, each with a weight; the order does not matter but for rounding.
pub(crate) fn train(examples: &[(f32, &Example)]) -> Weights {
    // The last group is what all have in common.
    let mut weights = [[0.0_f32; COUNT]; GROUPS + 1];
    let mut squares = [[1e-6_f32; COUNT]; GROUPS + 1];
    for _ in 0..PASSES {
        let mut slopes = [[0.0_f32; COUNT]; GROUPS + 1];
        let current = combined(&weights);
        for (weight, example) in examples {
            add_slopes(&current, example, *weight, &mut slopes);
        }
        for group in 0..=GROUPS {
            for feature in 0..COUNT {
                let slope = slopes[group][feature] + L2 * weights[group][feature];
                squares[group][feature] += slope * slope;
                weights[group][feature] -= RATE * slope / squares[group][feature].sqrt();
            }
        }
    }
    combined(&weights)
}

fn combined(weights: &[Features; GROUPS + 1]) -> Weights {
    let values = std::array::from_fn(|group| {
        std::array::from_fn(|feature| weights[group][feature] + weights[GROUPS][feature])
    });
    Weights::of(values)
}

fn add_slopes(current: &Weights, example: &Example, weight: f32, slopes: &mut [Features; GROUPS + 1]) {
    let all = shares(current, example);
    let right: f32 = all
        .iter()
        .zip(&example.right)
        .filter(|it| *it.1)
        .map(|it| it.0)
        .sum();
    for ((features, share), is_right) in example.candidates.iter().zip(&all).zip(&example.right) {
        let wanted = if *is_right { share / right.max(1e-12) } else { 0.0 };
        let error = weight * (share - wanted);
        for (feature, value) in features.iter().enumerate() {
            slopes[example.group][feature] += error * value;
            slopes[GROUPS][feature] += error * value;
        }
    }
}

/// The share of the probability of each candidate.
fn shares(weights: &Weights, example: &Example) -> Vec<f32> {
    let scores: Vec<f32> = example
        .candidates
        .iter()
        .map(|it| weights.score(example.group, it))
        .collect();
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let exponentials: Vec<f32> = scores.iter().map(|it| (it - most).exp()).collect();
    let total: f32 = exponentials.iter().sum();
    exponentials.into_iter().map(|it| it / total).collect()
}

/// For each kind of anaphor how many of the examples the weights resolve to the right speaker.
pub(crate) fn judge<'a>(weights: &Weights, examples: impl Iterator<Item = &'a Example>) -> [Share; GROUPS] {
    let mut judged = [Share::default(); GROUPS];
    for example in examples {
        let shares = shares(weights, example);
        let best = (0..shares.len()).max_by(|&a, &b| shares[a].total_cmp(&shares[b]));
        judged[example.group].count(best.is_some_and(|at| example.right[at]));
    }
    judged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(group: usize, right: usize) -> Example {
        let mut candidates = vec![[0.0; COUNT]; 2];
        candidates[right][2] = 1.0;
        Example {
            group,
            candidates,
            right: vec![right == 0, right == 1],
        }
    }

    #[test]
    fn what_marks_the_right_candidate_gets_the_weight() {
        let examples: Vec<Example> = (0..20).map(|at| example(at % GROUPS, at % 2)).collect();
        let rows: Vec<(f32, &Example)> = examples.iter().map(|it| (1.0, it)).collect();
        let judged = judge(&train(&rows), examples.iter());
        assert!(judged.iter().all(|it| it.all > 0 && it.right == it.all));
    }
}
