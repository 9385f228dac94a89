//! The linear ranker: hashed features → a score, by weights that the trainer wrote.
//!
//! Feature numbers enter, a sum leaves. Weights are bytes with one scale, because a score needs no more precision than
//! the gold it was learned from has.

use std::sync::OnceLock;

/// Number of weights, a power of two.
pub(super) const SIZE: usize = 1 << 17;

/// What a feature says, and where its weight is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Feature {
    /// Which template made it.
    pub(super) template: u8,
    /// Its weight's index.
    pub(super) index: u32,
}

/// The weights in use.
pub(super) struct Weights {
    values: Vec<f32>,
}

impl Weights {
    /// The weights shipped in the binary.
    pub(super) fn shipped() -> &'static Weights {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        WEIGHTS.get_or_init(|| Weights::decode(include_bytes!("ranker.bin")))
    }

    /// Reads weights from bytes: the scale, then a signed byte each.
    pub(super) fn decode(bytes: &[u8]) -> Self {
        let mut values = vec![0.0; SIZE];
        if let Some((scale, rest)) = bytes.split_first_chunk::<4>() {
            let scale = f32::from_le_bytes(*scale);
            for (value, &byte) in values.iter_mut().zip(rest) {
                *value = f32::from(byte.cast_signed()) * scale;
            }
        }
        Self { values }
    }

    /// Uses weights as they are.
    pub(super) fn of(values: Vec<f32>) -> Self {
        Self { values }
    }

    /// The weight of one feature.
    pub(super) fn weight(&self, feature: Feature) -> f32 {
        self.values[feature.index as usize & (SIZE - 1)]
    }

    /// The sum of the weights.
    pub(super) fn score(&self, features: &[Feature]) -> f32 {
        features.iter().map(|&it| self.weight(it)).sum()
    }
}

/// Writes weights as [`Weights::decode`] reads them.
pub(super) fn encode(values: &[f32]) -> Vec<u8> {
    let largest = values.iter().fold(0.0_f32, |most, it| most.max(it.abs()));
    let scale = if largest > 0.0 { largest / 127.0 } else { 1.0 };
    let mut bytes = scale.to_le_bytes().to_vec();
    bytes.extend(
        values
            .iter()
            .map(|it| ((it / scale).round() as i8).cast_unsigned()),
    );
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_survive_encoding_to_one_part_in_a_hundred() {
        let mut values = vec![0.0; SIZE];
        values[3] = -2.0;
        values[9] = 0.5;
        let read = Weights::decode(&encode(&values));
        for index in [3, 9, 10] {
            let feature = Feature { template: 0, index };
            assert!((read.weight(feature) - values[index as usize]).abs() < 0.02);
        }
    }
}
