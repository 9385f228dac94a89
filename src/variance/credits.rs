//! The speakers whom outlets credit with one utterance → who is credited, and whether outlets disagree on him.
//!
//! Speakers enter in the order of the renderings, groups leave: spellings and shorter forms of one name are one credit,
//! named by the fullest form. Where two forms can be the same person or body, they are not called a disagreement.

use crate::attribute::Speaker;
use crate::attribute::SpeakerKind;
use crate::names::organization::is_initialism;
use crate::names::person;

/// One person or body, and the renderings that credit it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// The fullest form of the name.
    pub name: String,
    /// What sort of speaker it is.
    pub kind: SpeakerKind,
    /// Indices of renderings, ascending.
    pub renderings: Vec<usize>,
}

/// Groups the speakers of renderings, the most credited first; renderings without a speaker are in no group.
pub(crate) fn credits<'a>(speakers: impl Iterator<Item = Option<&'a Speaker>>) -> Vec<Credit> {
    let mut credits: Vec<Credit> = Vec::new();
    for (rendering, speaker) in speakers.enumerate() {
        let Some(speaker) = speaker else { continue };
        let known = credits
            .iter_mut()
            .find(|credit| credit.kind == speaker.kind && is_same(&credit.name, &speaker.name, speaker.kind));
        if let Some(credit) = known {
            credit.renderings.push(rendering);
            if speaker.name.chars().count() > credit.name.chars().count() {
                credit.name.clone_from(&speaker.name);
            }
        } else {
            credits.push(Credit {
                name: speaker.name.clone(),
                kind: speaker.kind,
                renderings: vec![rendering],
            });
        }
    }
    credits.sort_by_key(|credit| {
        let named = credit.kind != SpeakerKind::Anonymous;
        (!named, std::cmp::Reverse(credit.renderings.len()))
    });
    credits
}

/// True if two outlets credit speakers who cannot both be right: two persons, or two bodies.
///
/// A person and a body can (a spokeswoman and her ministry), and so can a name and somebody who is not named. An outlet
/// that credits both speakers by itself is not in disagreement with another.
pub(crate) fn disagree(credits: &[Credit], outlets: &[&str]) -> bool {
    let outlets_of =
        |credit: &Credit| -> Vec<&str> { credit.renderings.iter().map(|&at| outlets[at]).collect() };
    let apart = |a: &Credit, b: &Credit| {
        let (a, b) = (outlets_of(a), outlets_of(b));
        a.iter().any(|outlet| !b.contains(outlet)) && b.iter().any(|outlet| !a.contains(outlet))
    };
    credits.iter().enumerate().any(|(at, a)| {
        let mut others = credits[at + 1..].iter();
        others.any(|b| is_conflict(a, b) && apart(a, b))
    })
}

fn is_conflict(a: &Credit, b: &Credit) -> bool {
    use SpeakerKind::{Joint, Organization, Person};
    let names = |one: &Credit, joint: &Credit| {
        person::surname(&one.name).is_some_and(|name| names_of(&joint.name).contains(&name))
    };
    let named = |credit: &Credit| credit.name.chars().any(char::is_uppercase);
    match (a.kind, b.kind) {
        // A phrase without a name may stand for anybody.
        _ if !named(a) || !named(b) => false,
        (Person, Person) | (Organization, Organization) | (Joint, Joint) => true,
        (Person, Joint) => !names(a, b),
        (Joint, Person) => !names(b, a),
        _ => false,
    }
}

fn is_same(one: &str, other: &str, kind: SpeakerKind) -> bool {
    if kind == SpeakerKind::Person {
        return person::is_same_person(one, other).unwrap_or(one == other);
    }
    let (one, other) = (names_of(one), names_of(other));
    if one == other {
        return true;
    }
    let within = |few: &[String], many: &[String]| few.iter().all(|name| many.contains(name));
    kind != SpeakerKind::Anonymous
        && (within(&one, &other) || within(&other, &one) || is_initialism(&one, &other))
}

/// The words of a name that tell it from others.
fn names_of(name: &str) -> Vec<String> {
    let mut words = person::words(name);
    words.retain(|word| !matches!(&**word, "the" | "of" | "and"));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `Name` is a person, `#Name` a body, `?Name` anonymous, `&A and B` two people.
    fn check(speakers: &[&str], names: &[&str], disagreement: bool) {
        let speaker = |text: &&str| {
            let (kind, name) = match text.chars().next()? {
                '#' => (SpeakerKind::Organization, &text[1..]),
                '?' => (SpeakerKind::Anonymous, &text[1..]),
                '&' => (SpeakerKind::Joint, &text[1..]),
                _ => (SpeakerKind::Person, *text),
            };
            Some(Speaker {
                name: name.to_owned(),
                confidence: 1.0,
                kind,
            })
        };
        let speakers: Vec<Option<Speaker>> = speakers.iter().map(speaker).collect();
        let credits = credits(speakers.iter().map(Option::as_ref));
        let found: Vec<&str> = credits.iter().map(|credit| credit.name.as_str()).collect();
        assert_eq!(found, names);
        let outlets: Vec<String> = (0..speakers.len()).map(|at| format!("outlet {at}")).collect();
        let outlets: Vec<&str> = outlets.iter().map(String::as_str).collect();
        assert_eq!(disagree(&credits, &outlets), disagreement);
        assert!(!disagree(&credits, &vec!["one outlet"; speakers.len()]));
    }

    #[test]
    fn forms_of_one_name_are_one_credit() {
        check(&["Orlova", "Marta Orlova", "M. Orlova"], &["Marta Orlova"], false);
        check(&["Petro Zelenskyi", "Zelensky"], &["Petro Zelenskyi"], false);
        check(&["Anton Kovalenko", "Kovalenkko"], &["Anton Kovalenko"], false);
        check(&["José Díaz", "Jose Diaz"], &["José Díaz"], false);
        check(&["Bill Orr", "William Orr"], &["William Orr"], false);
        check(&["Ana Oden-Ruiz", "AOR"], &["Ana Oden-Ruiz"], false);
        check(&["#Harbour Department", "#DOH"], &["Harbour Department"], false);
    }

    #[test]
    fn two_people_are_a_disagreement() {
        check(&["Marta Orlova", "Jan Beck"], &["Marta Orlova", "Jan Beck"], true);
        check(
            &["Marta Beck", "Jan Beck", "Jan Beck"],
            &["Jan Beck", "Marta Beck"],
            true,
        );
    }

    #[test]
    fn a_body_and_its_speaker_can_both_be_right() {
        check(
            &["#the harbour office", "Jan Beck"],
            &["the harbour office", "Jan Beck"],
            false,
        );
        check(
            &["?a person at the talks", "Jan Beck"],
            &["Jan Beck", "a person at the talks"],
            false,
        );
        check(
            &["#NPO", "#National Ports Office"],
            &["National Ports Office"],
            false,
        );
        check(
            &["#the Harbour Office", "#the Town Council"],
            &["the Harbour Office", "the Town Council"],
            true,
        );
        check(
            &["#the harbour office", "#the Town Council"],
            &["the harbour office", "the Town Council"],
            false,
        );
    }

    #[test]
    fn joint_speakers_include_each_of_them() {
        check(
            &["&Jan Beck and Marta Orlova", "Beck"],
            &["Jan Beck and Marta Orlova", "Beck"],
            false,
        );
        check(
            &["&Jan Beck and Marta Orlova", "Ruiz"],
            &["Jan Beck and Marta Orlova", "Ruiz"],
            true,
        );
    }

    #[test]
    fn nobody_is_no_credit() {
        check(&["", "Jan Beck"], &["Jan Beck"], false);
    }
}
