//! Publishers as the gold prints them → outlets, and the fold of each outlet.
//!
//! Folds depend on nothing but the outlet's name, so that an outlet is always judged by weights that have not seen it,
//! and so that the outlets whose misses are read freely ([`is_open`]) stay the same when articles are added.

/// The outlet of a publisher: `foxnews.com` and `Fox Online News` are one outlet, as are the sections of one.
pub(crate) fn outlet(publisher: &str) -> String {
    let name = publisher.trim().to_lowercase();
    let rows = include_str!("outlets.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'));
    let mut aliases = rows.filter_map(|line| line.split_once('\t'));
    let section = |printed: &str| {
        name.strip_prefix(printed)
            .is_some_and(|rest| rest.starts_with(' '))
    };
    if let Some((_, outlet)) =
        aliases.find(|(printed, _)| *printed == name || *printed == "masakhane" && section(printed))
    {
        return outlet.to_owned();
    }
    let name = name.strip_prefix("the ").unwrap_or(&name);
    let name = [".com", ".org", ".info"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .unwrap_or(name);
    name.to_owned()
}

/// The fold of an outlet.
pub(crate) fn fold_of(outlet: &str, folds: usize) -> usize {
    (fnv(outlet) % folds as u64) as usize
}

/// Outlets are divided into this many parts, of which one is open.
const PARTS: usize = 5;

/// True for the fifth of the outlets whose misses are read freely.
pub(crate) fn is_open(outlet: &str) -> bool {
    fold_of(outlet, PARTS) == 0
}

/// FNV-1a, 64 bits: fixed for all time and short to write in any language.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_outlet_are_one() {
        assert_eq!(outlet("The Hill"), outlet("thehill.com"));
        assert_eq!(outlet("foxnews.com"), outlet("Fox Online News"));
        assert_eq!(outlet("masakhane rugby-union"), "bbc news");
        assert_eq!(outlet("nyt"), outlet("New York Times - News"));
        assert_eq!(outlet("wired.com"), outlet("Wired"));
    }

    #[test]
    fn every_outlet_has_one_fold() {
        for folds in [2, 5, 10] {
            assert!(
                ["axios", "cnn", "slate"]
                    .iter()
                    .all(|it| fold_of(it, folds) < folds)
            );
        }
        assert!(is_open("axios") && !is_open("slate"));
    }
}
