//! Short forms of first names: Bill is William.
//!
//! A first name in lower case enters, the form leaves that its short forms share.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::english::lexicon;

/// Short forms and what they are short for, sorted by the short form.
const SHORT: &[(&str, &str)] = &[
    ("abby", "abigail"),
    ("al", "albert"),
    ("alex", "alexander"),
    ("andy", "andrew"),
    ("art", "arthur"),
    ("barb", "barbara"),
    ("becky", "rebecca"),
    ("ben", "benjamin"),
    ("bernie", "bernard"),
    ("beth", "elizabeth"),
    ("bill", "william"),
    ("billy", "william"),
    ("bob", "robert"),
    ("bobby", "robert"),
    ("cathy", "catherine"),
    ("charlie", "charles"),
    ("chris", "christopher"),
    ("chuck", "charles"),
    ("cindy", "cynthia"),
    ("dan", "daniel"),
    ("dave", "david"),
    ("debbie", "deborah"),
    ("dick", "richard"),
    ("don", "donald"),
    ("doug", "douglas"),
    ("drew", "andrew"),
    ("ed", "edward"),
    ("fred", "frederick"),
    ("gabe", "gabriel"),
    ("gene", "eugene"),
    ("gerry", "gerald"),
    ("gordie", "gordon"),
    ("greg", "gregory"),
    ("jack", "john"),
    ("jamie", "james"),
    ("jeff", "jeffrey"),
    ("jen", "jennifer"),
    ("jerry", "jerrold"),
    ("jim", "james"),
    ("jimmy", "james"),
    ("joe", "joseph"),
    ("joey", "joseph"),
    ("jon", "jonathan"),
    ("josh", "joshua"),
    ("kate", "katherine"),
    ("kathy", "katherine"),
    ("ken", "kenneth"),
    ("kim", "kimberly"),
    ("larry", "lawrence"),
    ("lenny", "leonard"),
    ("liz", "elizabeth"),
    ("maggie", "margaret"),
    ("matt", "matthew"),
    ("mick", "michael"),
    ("mickey", "michael"),
    ("mike", "michael"),
    ("mitt", "willard"),
    ("nate", "nathan"),
    ("nick", "nicholas"),
    ("pat", "patrick"),
    ("peggy", "margaret"),
    ("pete", "peter"),
    ("phil", "philip"),
    ("ray", "raymond"),
    ("rick", "richard"),
    ("ricky", "richard"),
    ("rob", "robert"),
    ("ron", "ronald"),
    ("rudy", "rudolph"),
    ("russ", "russell"),
    ("sam", "samuel"),
    ("sandy", "sandra"),
    ("stephen", "steven"),
    ("steve", "steven"),
    ("sue", "susan"),
    ("ted", "edward"),
    ("terry", "terence"),
    ("tim", "timothy"),
    ("tom", "thomas"),
    ("tommy", "thomas"),
    ("tony", "anthony"),
    ("trish", "patricia"),
    ("val", "valerie"),
    ("vicky", "victoria"),
    ("vince", "vincent"),
    ("volodymyr", "vladimir"),
    ("walt", "walter"),
    ("wes", "wesley"),
    ("will", "william"),
    ("zach", "zachary"),
];

/// The one form for the short forms of a first name, both in lower case: `bill` → `william`.
pub(crate) fn formal_name(given: &str) -> &str {
    match SHORT.binary_search_by_key(&given, |it| it.0) {
        Ok(at) => SHORT[at].1,
        Err(_) => given,
    }
}

/// Every short form with what it is short for.
pub(crate) fn short_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    SHORT.iter().copied()
}

/// One form for the short forms of a first name.
pub(crate) fn full_form(given: u32) -> u32 {
    static TABLE: OnceLock<FxHashMap<u32, u32>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        short_names()
            .map(|(short, long)| (lexicon::hash(short), lexicon::hash(long)))
            .collect()
    });
    table.get(&given).copied().unwrap_or(given)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_are_found() {
        assert!(SHORT.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(formal_name("bill"), "william");
        assert_eq!(formal_name("ana"), "ana");
    }
}
