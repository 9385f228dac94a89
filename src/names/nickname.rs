//! Given names and their short forms: Bill is William.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::english::lexicon::hash;

/// `nicknames.tsv`: a short form, a tab, the given names it stands for.
const NICKNAMES: &str = include_str!("../english/nicknames.tsv");

/// The given names that each short form stands for, all as hashes of lowercase words.
fn table() -> &'static FxHashMap<u32, Vec<u32>> {
    static TABLE: OnceLock<FxHashMap<u32, Vec<u32>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let rows = NICKNAMES.lines().filter_map(|line| line.split_once('\t'));
        rows.map(|(short, full)| (hash(short), full.split(' ').map(hash).collect()))
            .collect()
    })
}

/// True if two given names can be of one person: equal, a name and its short form, or two short forms of one name.
///
/// Names are hashes of [`crate::english::lexicon::hash`].
pub(crate) fn is_same_given(one: u32, other: u32) -> bool {
    let full = |name: u32| table().get(&name).map_or(&[][..], Vec::as_slice);
    one == other
        || full(one).contains(&other)
        || full(other).contains(&one)
        || full(one).iter().any(|it| full(other).contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_row_has_names() {
        let rows: Vec<(&str, &str)> = NICKNAMES
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split_once('\t').expect("a tab"))
            .collect();
        assert!(rows.is_sorted_by(|one, other| one.0 < other.0));
        for (short, full) in rows {
            let names: Vec<&str> = full.split(' ').collect();
            assert!(names.is_sorted_by(|one, other| one < other), "{short}");
            assert!(
                names.iter().all(|name| !name.is_empty() && *name != short),
                "{short}"
            );
        }
    }

    #[test]
    fn short_forms_agree_with_what_they_stand_for() {
        let same = |one: &str, other: &str| is_same_given(hash(one), hash(other));
        assert!(same("bill", "william"));
        assert!(same("liz", "beth"));
        assert!(same("ana", "ana"));
        assert!(!same("ana", "andrew"));
        assert!(!same("mary", "mark"));
    }
}
