//! Isotonic regression: from the share of probability that the ranker gives to how often it is right.
//!
//! Cross-validated decisions enter, a table of points leaves whose second column never falls.

use std::fmt::Write;

/// Decisions are pooled into so many groups before they are fitted.
const GROUPS: usize = 60;

/// The points as tab-separated lines, share ascending.
pub(crate) fn table(judged: &[(f32, bool)]) -> String {
    let mut lines = String::new();
    for (share, right) in points(judged) {
        let _ = writeln!(lines, "{share:.4}\t{right:.4}");
    }
    lines
}

/// A fitted table.
pub(crate) struct Table(Vec<(f64, f64)>);

impl Table {
    /// Fits a table.
    pub(crate) fn of(judged: &[(f32, bool)]) -> Self {
        Self(points(judged))
    }

    /// On straight lines between the points, flat beyond them.
    pub(crate) fn confidence(&self, score: f32) -> f32 {
        let score = f64::from(score);
        let after = self.0.partition_point(|it| it.0 <= score);
        let below = after.checked_sub(1).map(|it| self.0[it]);
        match (below, self.0.get(after)) {
            (Some(low), Some(high)) => {
                let part = (score - low.0) / (high.0 - low.0).max(f64::EPSILON);
                (low.1 + part * (high.1 - low.1)) as f32
            }
            (Some(end), None) | (None, Some(&end)) => end.1 as f32,
            (None, None) => score as f32,
        }
    }
}

struct Pool {
    shares: f64,
    right: f64,
    count: f64,
}

/// Pools adjacent violators.
fn points(judged: &[(f32, bool)]) -> Vec<(f64, f64)> {
    let mut sorted = judged.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let size = sorted.len().div_ceil(GROUPS).max(1);
    let mut pools: Vec<Pool> = Vec::new();
    for group in sorted.chunks(size) {
        pools.push(Pool {
            shares: group.iter().map(|it| f64::from(it.0)).sum(),
            right: group.iter().filter(|it| it.1).count() as f64,
            count: group.len() as f64,
        });
        while let [.., low, high] = pools.as_slice() {
            if low.right / low.count < high.right / high.count {
                break;
            }
            let merged = Pool {
                shares: low.shares + high.shares,
                right: low.right + high.right,
                count: low.count + high.count,
            };
            pools.truncate(pools.len() - 2);
            pools.push(merged);
        }
    }
    pools
        .iter()
        .map(|it| (it.shares / it.count, it.right / it.count))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_right_more_often_is_never_lower() {
        let judged: Vec<(f32, bool)> = (0..600).map(|it| (it as f32 / 600.0, it % 7 < it / 90)).collect();
        let points = points(&judged);
        assert!(points.is_sorted_by(|a, b| a.0 < b.0 && a.1 <= b.1));
        assert!(points.len() > 2);
    }
}
