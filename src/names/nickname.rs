//! Given names and their short forms: Bill is William.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::english::data;
use crate::english::lexicon::hash;

/// The given names that each short form stands for, as hashes of lowercase words.
fn table() -> &'static FxHashMap<u32, Vec<u32>> {
    static TABLE: OnceLock<FxHashMap<u32, Vec<u32>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        data::rows(data::NICKNAMES)
            .map(|(short, full)| (hash(short), full.split(' ').map(hash).collect()))
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
    fn short_forms_agree_with_what_they_stand_for() {
        let same = |one: &str, other: &str| is_same_given(hash(one), hash(other));
        assert!(same("bill", "william"));
        assert!(same("liz", "beth"));
        assert!(same("ana", "ana"));
        assert!(!same("ana", "andrew"));
        assert!(!same("mary", "mark"));
    }
}
