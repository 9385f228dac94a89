//! The speakers whom outlets credit with one utterance → who is credited.
//!
//! Speakers enter in the order of the renderings, groups leave: spellings and shorter forms of one name are one credit,
//! named by the fullest form.

use crate::attribute::Speaker;
use crate::attribute::SpeakerKind;
use crate::names::organization::is_initialism;
use crate::names::person;
use crate::names::person::PersonName;

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
    let mut names: Vec<Name> = Vec::new();
    for (rendering, speaker) in speakers.enumerate() {
        let Some(speaker) = speaker else { continue };
        let name = Name::read(&speaker.name);
        let known = (0..credits.len())
            .find(|&at| credits[at].kind == speaker.kind && is_same(&names[at], &name, speaker.kind));
        if let Some(at) = known {
            credits[at].renderings.push(rendering);
            if speaker.name.chars().count() > credits[at].name.chars().count() {
                credits[at].name.clone_from(&speaker.name);
                names[at] = name;
            }
        } else {
            names.push(name);
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

/// A name read once, to be compared with many.
#[derive(Debug)]
struct Name {
    printed: String,
    /// The name as a person's.
    person: Option<PersonName>,
    /// The words that tell it from others.
    words: Vec<String>,
}

impl Name {
    fn read(name: &str) -> Self {
        let mut words = person::words(name);
        words.retain(|word| !matches!(&**word, "the" | "of" | "and"));
        Self {
            printed: name.to_owned(),
            person: PersonName::read(name),
            words,
        }
    }
}

fn is_same(one: &Name, other: &Name, kind: SpeakerKind) -> bool {
    if kind == SpeakerKind::Person {
        return match (&one.person, &other.person) {
            (Some(one), Some(other)) => one.is_same(other),
            _ => one.printed == other.printed,
        };
    }
    let (one, other) = (&one.words, &other.words);
    if one == other {
        return true;
    }
    let within = |few: &[String], many: &[String]| few.iter().all(|name| many.contains(name));
    kind != SpeakerKind::Anonymous && (within(one, other) || within(other, one) || is_initialism(one, other))
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
