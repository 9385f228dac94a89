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

/// True if two spellings of a first name sound alike: `Katy` and `Katie`, `Sara` and `Sarah`, `Stephen` and `Steven`.
pub(crate) fn is_spelling_of_given(one: &str, other: &str) -> bool {
    let sound = |name: &str| {
        let name = name.replace("ph", "v");
        let name = name.strip_suffix('h').unwrap_or(&name);
        let end = ["ie", "ey", "ee", "i", "y"]
            .into_iter()
            .find_map(|end| name.strip_suffix(end));
        end.map_or_else(|| name.to_owned(), |stem| format!("{stem}y"))
    };
    sound(one) == sound(other)
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

    #[test]
    fn spellings_of_first_names() {
        assert!(is_spelling_of_given("katy", "katie") && is_spelling_of_given("stephen", "steven"));
        assert!(!is_spelling_of_given("leonard", "leonardo") && !is_spelling_of_given("diaz", "dias"));
    }
}
