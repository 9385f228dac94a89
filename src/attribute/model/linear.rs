//! The linear ranker: the score of hashed features, by trained weights.
//!
//! Weights are bytes with one scale; the small training set does not support more precision.

use crate::attribute::features::template::Template;

/// Number of weights, a power of two.
pub(crate) const SIZE: usize = 1 << 17;

/// Bytes of the scale.
const SCALE: usize = 4;

/// A feature and the index of its weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Feature {
    /// Its template.
    pub(crate) template: Template,
    /// Index of its weight.
    pub(crate) index: u32,
}

/// Weights of features.
pub(crate) trait Weights {
    /// The weight of one feature.
    fn weight(&self, feature: Feature) -> f32;
}

/// Weights as the binary has them: a signed byte each, and one scale.
pub(crate) struct Shipped<'a> {
    /// What each byte says, scaled.
    values: [f32; 256],
    bytes: &'a [u8; SCALE + SIZE],
}

impl Shipped<'static> {
    /// The weights shipped in the binary.
    pub(crate) fn weights() -> Self {
        static BYTES: &[u8; SCALE + SIZE] = include_bytes!("ranker.bin");
        Shipped::read(BYTES)
    }
}

impl<'a> Shipped<'a> {
    /// Every weight.
    pub(crate) fn values(&self) -> Vec<f32> {
        let bytes = self.bytes[SCALE..].iter();
        bytes.map(|&it| self.values[it as usize]).collect()
    }

    /// Reads weights from bytes: the scale, then a signed byte each.
    fn read(bytes: &'a [u8; SCALE + SIZE]) -> Self {
        let [a, b, c, d, ..] = *bytes;
        let scale = f32::from_le_bytes([a, b, c, d]);
        let value = |byte| f32::from((byte as u8).cast_signed()) * scale;
        Self {
            values: std::array::from_fn(value),
            bytes,
        }
    }
}

impl Weights for Shipped<'_> {
    fn weight(&self, feature: Feature) -> f32 {
        self.values[self.bytes[SCALE + (feature.index as usize & (SIZE - 1))] as usize]
    }
}

/// Weights while they are learned.
pub(crate) struct Learned {
    values: Vec<f32>,
}

impl Learned {
    /// Uses weights as they are; those left out are zero.
    pub(crate) fn of(mut values: Vec<f32>) -> Self {
        values.resize(SIZE, 0.0);
        Self { values }
    }
}

impl Weights for Learned {
    fn weight(&self, feature: Feature) -> f32 {
        self.values[feature.index as usize & (SIZE - 1)]
    }
}

/// Writes weights as [`Shipped`] reads them.
pub(crate) fn encode(values: &[f32]) -> Vec<u8> {
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
        let bytes = encode(&values);
        let read = Shipped::read(bytes[..].try_into().expect("a scale and a byte for each weight"));
        for index in [3, 9, 10] {
            let feature = Feature {
                template: Template::Position,
                index,
            };
            assert!((read.weight(feature) - values[index as usize]).abs() < 0.02);
        }
    }
}
