//! Binary logistic regression over hashed features, trained by `AdaGrad` in a fixed order.
//!
//! Examples enter in the order given and are visited in that order, shuffled by a seeded generator; the same examples
//! give the same weights.

/// One example: its features, each an index into the weights, and its label.
#[derive(Debug, Clone)]
pub(crate) struct Example {
    /// Indices of the features that hold.
    pub(crate) features: Vec<u32>,
    /// What it is.
    pub(crate) label: bool,
    /// How much it counts.
    pub(crate) weight: f32,
    /// Article it comes from: folds never split an article.
    pub(crate) group: usize,
}

/// How to train.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settings {
    /// Number of weights.
    pub(crate) size: usize,
    /// Passes over the examples.
    pub(crate) epochs: usize,
    /// Step size.
    pub(crate) rate: f32,
    /// Strength of the pull to zero, per visit of a feature.
    pub(crate) l2: f32,
}

/// A trained model.
#[derive(Debug, Clone)]
pub(crate) struct Logistic {
    /// One weight a feature.
    pub(crate) weights: Vec<f32>,
    /// Log-odds with no feature at all.
    pub(crate) bias: f32,
}

impl Logistic {
    /// Learns from the examples.
    pub(crate) fn train(examples: &[Example], settings: Settings) -> Self {
        let mut model = Self {
            weights: vec![0.0; settings.size],
            bias: 0.0,
        };
        let mut squares = vec![1e-6_f32; settings.size];
        let mut bias_square = 1e-6_f32;
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut random = Random::new(1);
        for _ in 0..settings.epochs {
            random.shuffle(&mut order);
            for &at in &order {
                let example = &examples[at];
                let error = model.probability(&example.features) - f32::from(u8::from(example.label));
                let gradient = example.weight * error;
                for &feature in &example.features {
                    let feature = feature as usize;
                    let slope = gradient + settings.l2 * model.weights[feature];
                    squares[feature] += slope * slope;
                    model.weights[feature] -= settings.rate * slope / squares[feature].sqrt();
                }
                bias_square += gradient * gradient;
                model.bias -= settings.rate * gradient / bias_square.sqrt();
            }
        }
        model
    }

    /// Log-odds of the label being true.
    pub(crate) fn score(&self, features: &[u32]) -> f32 {
        let sum: f32 = features.iter().map(|&it| self.weights[it as usize]).sum();
        sum + self.bias
    }

    /// Probability of the label being true.
    pub(crate) fn probability(&self, features: &[u32]) -> f32 {
        1.0 / (1.0 + (-self.score(features)).exp())
    }
}

/// The probability of each example by a model that has not seen its article.
pub(crate) fn cross_validate(
    examples: &[Example],
    folds: usize,
    train: impl Fn(&[Example]) -> Logistic,
) -> Vec<f32> {
    let mut probabilities = vec![0.0; examples.len()];
    for fold in 0..folds {
        let rest: Vec<Example> = examples
            .iter()
            .filter(|example| fold_of(example.group, folds) != fold)
            .cloned()
            .collect();
        let model = train(&rest);
        for (example, probability) in examples.iter().zip(&mut probabilities) {
            if fold_of(example.group, folds) == fold {
                *probability = model.probability(&example.features);
            }
        }
    }
    probabilities
}

/// The fold that an article belongs to: neighbours in the file, often of one publisher, are spread.
pub(crate) fn fold_of(group: usize, folds: usize) -> usize {
    group % folds
}

/// A small seeded generator (xorshift), so that training does not depend on anything but its input.
pub(crate) struct Random(u64);

impl Random {
    /// Starts from a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Puts the items into a random order.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            let other = (self.next() % (at as u64 + 1)) as usize;
            items.swap(at, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings {
            size: 4,
            epochs: 20,
            rate: 0.3,
            l2: 1e-4,
        }
    }

    fn examples() -> Vec<Example> {
        (0..40)
            .map(|at| Example {
                features: vec![u32::from(at % 2 == 0), 2 + u32::from(at % 3 == 0)],
                label: at % 2 == 0,
                weight: 1.0,
                group: at,
            })
            .collect()
    }

    #[test]
    fn the_feature_that_decides_gets_the_weight() {
        let model = Logistic::train(&examples(), settings());
        assert!(model.probability(&[1, 2]) > 0.9);
        assert!(model.probability(&[0, 2]) < 0.1);
    }

    #[test]
    fn training_twice_gives_the_same_weights() {
        let once = Logistic::train(&examples(), settings());
        let again = Logistic::train(&examples(), settings());
        assert_eq!(once.weights, again.weights);
    }

    #[test]
    fn cross_validation_judges_every_example() {
        let found = cross_validate(&examples(), 4, |rest| Logistic::train(rest, settings()));
        assert!(found.iter().all(|&it| it > 0.0 && it < 1.0));
    }
}
