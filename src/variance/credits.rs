//! The speakers whom outlets credit with one utterance → who is credited.
//!
//! Speakers enter in the order of the renderings, groups leave: spellings and shorter forms of one name are one credit,
//! named by the fullest form.

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
    fn check(speakers: &[&str], names: &[&str]) {
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
    }

    #[test]
    fn forms_of_one_name_are_one_credit() {
        check(&["Orlova", "Marta Orlova", "M. Orlova"], &["Marta Orlova"]);
        check(&["Petro Zelenskyi", "Zelensky"], &["Petro Zelenskyi"]);
        check(&["Anton Kovalenko", "Kovalenkko"], &["Anton Kovalenko"]);
        check(&["José Díaz", "Jose Diaz"], &["José Díaz"]);
        check(&["Bill Orr", "William Orr"], &["William Orr"]);
        check(&["Ana Oden-Ruiz", "AOR"], &["Ana Oden-Ruiz"]);
        check(&["#Harbour Department", "#DOH"], &["Harbour Department"]);
    }

    #[test]
    fn two_people_are_two_credits() {
        check(&["Marta Orlova", "Jan Beck"], &["Marta Orlova", "Jan Beck"]);
        check(
            &["Marta Beck", "Jan Beck", "Jan Beck"],
            &["Jan Beck", "Marta Beck"],
        );
    }

    #[test]
    fn a_body_and_its_speaker_are_two_credits() {
        check(
            &["#the harbour office", "Jan Beck"],
            &["the harbour office", "Jan Beck"],
        );
        check(
            &["?a person at the talks", "Jan Beck"],
            &["Jan Beck", "a person at the talks"],
        );
        check(&["#NPO", "#National Ports Office"], &["National Ports Office"]);
        check(
            &["#the Harbour Office", "#the Town Council"],
            &["the Harbour Office", "the Town Council"],
        );
        check(
            &["#the harbour office", "#the Town Council"],
            &["the harbour office", "the Town Council"],
        );
    }

    #[test]
    fn joint_speakers_are_a_credit_of_their_own() {
        check(
            &["&Jan Beck and Marta Orlova", "Beck"],
            &["Jan Beck and Marta Orlova", "Beck"],
        );
        check(
            &["&Jan Beck and Marta Orlova", "Ruiz"],
            &["Jan Beck and Marta Orlova", "Ruiz"],
        );
    }

    #[test]
    fn nobody_is_no_credit() {
        check(&["", "Jan Beck"], &["Jan Beck"]);
    }
}
