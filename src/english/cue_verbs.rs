//! Words that signal attribution, learned from annotated articles with their counts.
//!
//! The hash of a word enters, how often it is a cue leaves. The table is written by the trainer; a verb that is not in it
//! can still be a cue in a slot that only a cue fills.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// How strongly a word signals attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Strength {
    /// Not in the table.
    #[default]
    None,
    /// Seldom a cue: `found`, `put`.
    Weak,
    /// Often a cue: `called`, `noted`.
    Fair,
    /// Nearly always a cue: `said`, `tweeted`.
    Strong,
}

/// How strongly the word with this hash signals attribution.
pub(crate) fn strength(hash: u32) -> Strength {
    table().get(&hash).copied().unwrap_or_default()
}

/// Every word of the table, as its hash.
pub(crate) fn hashes_known() -> impl Iterator<Item = u32> {
    table().keys().copied()
}

fn table() -> &'static FxHashMap<u32, Strength> {
    static TABLE: OnceLock<FxHashMap<u32, Strength>> = OnceLock::new();
    TABLE.get_or_init(|| {
        include_str!("cues.tsv")
            .lines()
            .filter_map(|line| {
                let mut fields = line.split('\t');
                let word = fields.next()?;
                let cue: f32 = fields.next()?.parse().ok()?;
                let all: f32 = fields.next()?.parse().ok()?;
                Some((crate::english::lexicon::hash(word), grade(cue / all)))
            })
            .collect()
    })
}

fn grade(share: f32) -> Strength {
    match share {
        _ if share >= 0.35 => Strength::Strong,
        _ if share >= 0.12 => Strength::Fair,
        _ => Strength::Weak,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::lexicon::hash;

    #[test]
    fn the_commonest_cue_is_strong() {
        assert_eq!(strength(hash("said")), Strength::Strong);
        assert_eq!(strength(hash("the")), Strength::None);
    }
}
