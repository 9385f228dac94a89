//! The speakers whom outlets credit with one utterance → who is credited.
//!
//! Speakers enter in the order of the renderings, groups leave: spellings and shorter forms of one name are one credit,
//! named by the fullest form.

use unicode_normalization::UnicodeNormalization;

use crate::attribute::Speaker;
use crate::attribute::SpeakerKind;
use crate::text::formal_name;

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
pub(super) fn credits<'a>(speakers: impl Iterator<Item = Option<&'a Speaker>>) -> Vec<Credit> {
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

fn is_same(a: &str, b: &str, kind: SpeakerKind) -> bool {
    let (a_names, b_names) = (names_of(a), names_of(b));
    if a_names == b_names {
        return true;
    }
    match kind {
        SpeakerKind::Person => is_same_person(&a_names, &b_names),
        SpeakerKind::Joint | SpeakerKind::Organization => {
            let within = |few: &[String], many: &[String]| few.iter().all(|name| many.contains(name));
            within(&a_names, &b_names) || within(&b_names, &a_names) || is_initialism(&a_names, &b_names)
        }
        SpeakerKind::Anonymous => false,
    }
}

/// Surnames must agree; first names may be left out, shortened or of the same letter (Mike, Michael).
fn is_same_person(a: &[String], b: &[String]) -> bool {
    let (Some(last), Some(other)) = (a.last(), b.last()) else {
        return false;
    };
    if !is_spelling(last, other) {
        // `Barr` and `Barr’s summary`, `Ana` and `Ana Ruiz`, `AOR` and `Ana Oden-Ruiz`.
        return b.contains(last) || a.contains(other) || is_initialism(a, b);
    }
    // Bill is William.
    let initial = |names: &[String]| (names.len() > 1).then(|| formal_name(&names[0]).chars().next());
    match (initial(a), initial(b)) {
        (Some(one), Some(two)) => one == two,
        _ => true,
    }
}

/// True of two spellings of one name: Zelensky, Zelenskyy.
fn is_spelling(a: &str, b: &str) -> bool {
    let same = |(x, y): &(char, char)| x == y;
    let prefix = a.chars().zip(b.chars()).take_while(same).count();
    let suffix = a.chars().rev().zip(b.chars().rev()).take_while(same).count();
    let (short, long) = {
        let (a, b) = (a.chars().count(), b.chars().count());
        (a.min(b), a.max(b))
    };
    a == b || short >= 6 && prefix + suffix + 1 >= long
}

fn is_initialism(a: &[String], b: &[String]) -> bool {
    let spells = |short: &[String], long: &[String]| {
        let words = || long.iter().flat_map(|name| name.split('-'));
        let initials: String = words().filter_map(|name| name.chars().next()).collect();
        // `DOJ` is the Department of Justice and the Justice Department.
        let turned = match long {
            [subject @ .., office] => format!(
                "{}o{}",
                office.chars().take(1).collect::<String>(),
                subject
                    .iter()
                    .filter_map(|name| name.chars().next())
                    .collect::<String>()
            ),
            [] => String::new(),
        };
        short.len() == 1 && words().count() > 1 && (short[0] == initials || short[0] == turned)
    };
    spells(a, b) || spells(b, a)
}

/// The words of a name, without marks, accents and particles of possession.
fn names_of(name: &str) -> Vec<String> {
    let plain: String = name
        .nfd()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '’' | '\''))
        .flat_map(char::to_lowercase)
        .collect();
    plain
        .split([' ', '-'])
        .map(|word| word.trim_end_matches("'s").trim_end_matches("’s"))
        .filter(|word| !matches!(*word, "" | "the" | "of" | "and" | "jr" | "sr"))
        .map(str::to_owned)
        .collect()
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
