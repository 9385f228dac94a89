//! The trained weights, and the probability of speech they give to features.
//!
//! The table is written by the trainer (`onrecord-trainer speech`): the bias, then one weight for each feature, each a
//! little-endian `i16` in units of 1/1024.

use super::features::SIZE;

static TABLE: &[u8] = include_bytes!("weights.bin");

/// Units of the table.
const UNIT: f32 = 1.0 / 1024.0;

/// The probability that a quotation with these features is speech.
pub(super) fn probability(features: &[u32]) -> f32 {
    let sum: f32 = features.iter().map(|&it| weight(it as usize % SIZE + 1)).sum();
    1.0 / (1.0 + (-(sum + weight(0))).exp())
}

fn weight(at: usize) -> f32 {
    match TABLE.get(2 * at..2 * at + 2) {
        Some(&[low, high]) => f32::from(i16::from_le_bytes([low, high])) * UNIT,
        _ => 0.0,
    }
}

/// The table for these weights.
pub fn encode(bias: f32, weights: &[f32]) -> Vec<u8> {
    let one = |it: f32| ((it / UNIT).round() as i16).to_le_bytes();
    std::iter::once(bias)
        .chain(weights.iter().copied())
        .flat_map(one)
        .collect()
}
