//! How alike two words are spelt.
//!
//! Two words enter, a percentage leaves; it is the same in both directions.

/// How alike two words are spelt, 0 to 100: twice the longest common subsequence over both lengths.
pub fn likeness(one: &str, other: &str) -> u32 {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let (short, long) = (short.as_bytes(), long.as_bytes());
    let total = short.len() + long.len();
    if total == 0 {
        return 100;
    }
    let best = 200 * short.len() / total;
    if best < 60 || short.len() > 64 {
        return if one == other { 100 } else { 0 };
    }
    // Bit-parallel longest common subsequence (Hyyrö): a zero bit is a matched letter of the shorter word.
    let mut row = u64::MAX;
    for &letter in long {
        let mut hits = 0u64;
        for (at, &own) in short.iter().enumerate() {
            hits |= u64::from(own == letter) << at;
        }
        let matched = row & hits;
        row = row.wrapping_add(matched) | (row - matched);
    }
    let used = if short.len() == 64 {
        u64::MAX
    } else {
        (1 << short.len()) - 1
    };
    let common = (!row & used).count_ones() as usize;
    (200 * common / total) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_counts_common_letters() {
        assert_eq!(likeness("harbor", "harbor"), 100);
        assert_eq!(likeness("harbor", "harbors"), 92);
        assert_eq!(likeness("ferry", "council"), 0);
        assert!(likeness("braver", "brave") > 80);
    }
}
