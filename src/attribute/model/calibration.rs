//! Turns the product of three shares of probability (speech, source, antecedent) into a calibrated confidence.
//!
//! The table is fitted by isotonic regression on the answers for outlets that the ranker has not seen
//! (`onrecord-trainer calibration`): of the answers at 0.9, nine in ten are right as a whole.

use std::sync::OnceLock;

/// The confidence of a share of probability.
pub(crate) fn calibrated(share: f32) -> f32 {
    interpolate(table(), share)
}

fn table() -> &'static [(f32, f32)] {
    static TABLE: OnceLock<Vec<(f32, f32)>> = OnceLock::new();
    TABLE.get_or_init(|| include_str!("calibration.tsv").lines().filter_map(row).collect())
}

fn row(line: &str) -> Option<(f32, f32)> {
    let (share, right) = line.split_once('\t')?;
    Some((share.parse().ok()?, right.parse().ok()?))
}

/// On straight lines between the points, flat beyond them.
fn interpolate(points: &[(f32, f32)], share: f32) -> f32 {
    let after = points.partition_point(|&(at, _)| at <= share);
    match (
        after.checked_sub(1).map(|it| points[it]),
        points.get(after).copied(),
    ) {
        (Some(low), Some(high)) => {
            let part = (share - low.0) / (high.0 - low.0).max(f32::EPSILON);
            low.1 + part * (high.1 - low.1)
        }
        (Some(end), None) | (None, Some(end)) => end.1,
        (None, None) => share,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_grows_with_the_share() {
        let steps: Vec<f32> = (0..=100).map(|it| calibrated(it as f32 / 100.0)).collect();
        assert!(steps.is_sorted());
        assert!(steps.iter().all(|it| (0.0..=1.0).contains(it)));
    }

    #[test]
    fn between_two_points_lies_the_line() {
        let points = [(0.0, 0.2), (1.0, 0.6)];
        assert!((interpolate(&points, 0.5) - 0.4).abs() < 1e-6);
        assert!((interpolate(&points, 2.0) - 0.6).abs() < 1e-6);
    }
}
