//! The one rule for whether two names belong to one person.
//!
//! Titles are left out, surnames may differ in spelling, and given names must be equal, an initial, or a name and its short
//! form. Names are taken as documents print them.

use unicode_normalization::UnicodeNormalization;

use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::classes;
use crate::english::lexicon::hash;
use crate::english::lexicon::hash_bytes;
use crate::english::semantics;
use crate::english::semantics::SemanticClass;
use crate::names::nickname::is_same_given;
use crate::names::organization::is_initialism;

/// Shortest surname, in letters, that one letter more, less or other leaves the same name: Zelensky, Zelenski.
const SPELLING_MIN_LETTERS: usize = 6;

/// Whether two names are of one person; `None` if one of them is not a name, such as `QUESTION`.
pub(crate) fn is_same_person(one: &str, other: &str) -> Option<bool> {
    Some(PersonName::read(one)?.is_same(&PersonName::read(other)?))
}

/// The surname of a name in lower case, without a suffix such as `Jr.`; `None` if there is no word.
pub(crate) fn surname(name: &str) -> Option<String> {
    words(name).pop()
}

/// A person's name taken apart; all words in lower case and without accents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PersonName {
    /// The words of the name without titles and suffix; never empty.
    words: Vec<String>,
    /// `jr`, `iii`.
    suffix: Option<String>,
}

impl PersonName {
    /// Takes a name apart; `None` if it is not a name.
    pub(crate) fn read(name: &str) -> Option<Self> {
        let mut words = words(name);
        // `Q` and `A` label turns; beside other words they are initials.
        let is_label = |words: &[String]| matches!(words, [word] if matches!(&**word, "q" | "a"));
        let is_anonymous = |word: &String| semantics::is(hash(word), SemanticClass::ANONYMOUS);
        if is_label(&words) || words.iter().any(is_anonymous) {
            return None;
        }
        let is_title = |word: &String| {
            classes(hash(word)).is(LexicalClass::HONORIFIC
                .with(LexicalClass::TITLE)
                .with(LexicalClass::ROLE))
                || matches!(&**word, "the" | "former" | "vice" | "prime")
        };
        let titles = words.iter().take_while(|word| is_title(word)).count();
        words.drain(..titles.min(words.len().saturating_sub(1)));
        (!words.is_empty()).then(|| Self {
            suffix: suffix(name),
            words,
        })
    }

    /// The words of the name without titles and suffix, in lower case.
    pub(crate) fn words(&self) -> &[String] {
        &self.words
    }

    /// True if the two can be of one person.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        if let (Some(one), Some(other)) = (&self.suffix, &other.suffix)
            && one != other
        {
            return false;
        }
        let (short, long) = if self.words.len() <= other.words.len() {
            (&self.words, &other.words)
        } else {
            (&other.words, &self.words)
        };
        // `Ruiz` and `Ana` for `Ana Ruiz`, `López` for `Ana López Ruiz`, `Ministry of Health` for `the Health Ministry`.
        if short
            .iter()
            .all(|word| long.iter().any(|it| is_spelling(word, it)))
            || is_initialism(short, long)
        {
            return true;
        }
        let (Some(last), Some(other_last)) = (self.words.last(), other.words.last()) else {
            return false;
        };
        is_spelling(last, other_last)
            && match (self.given(), other.given()) {
                ([], _) | (_, []) => true,
                (one, other) => {
                    one.iter().any(|it| is_same_given_or_initial(it, &other[0]))
                        || other.iter().any(|it| is_same_given_or_initial(it, &one[0]))
                }
            }
    }

    /// The words before the surname and its particles.
    fn given(&self) -> &[String] {
        let before = &self.words[..self.words.len() - 1];
        let is_particle = |word: &&String| classes(hash(word)).is(LexicalClass::PARTICLE);
        let particles = before.iter().rev().take_while(is_particle).count();
        &before[..before.len() - particles]
    }

    /// What is compared of the name where names are compared in great number.
    pub(crate) fn key(&self) -> PersonKey {
        let given = self.given().first();
        PersonKey {
            surname: self.words.last().map_or(0, |it| skeleton(it)),
            given: given.map_or(0, |it| hash(it)),
            initial: given.and_then(|it| it.chars().next()),
            is_initial: given.is_some_and(|it| it.chars().count() == 1),
        }
    }
}

/// A name as far as the surname's sound and the first given name go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PersonKey {
    /// Skeleton of the surname.
    surname: u32,
    /// Hash of the first given name; 0 if there is none.
    given: u32,
    initial: Option<char>,
    is_initial: bool,
}

impl PersonKey {
    /// True if the two can be of one person.
    pub(crate) fn is_same(self, other: Self) -> bool {
        self.surname == other.surname
            && (self.given == 0
                || other.given == 0
                || is_same_given(self.given, other.given)
                || (self.is_initial || other.is_initial) && self.initial == other.initial)
    }
}

/// True for `Joe` and `Joseph`, `J` and `Joseph`.
fn is_same_given_or_initial(one: &str, other: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    is_same_given(hash(one), hash(other)) || initial(one, other) || initial(other, one)
}

/// True for two spellings of one name: Zelensky and Zelenskyy, Lindquist and Lindqvist.
pub(crate) fn is_spelling(one: &str, other: &str) -> bool {
    if one == other || skeleton(one) == skeleton(other) {
        return true;
    }
    let same = |(x, y): &(char, char)| x == y;
    let prefix = one.chars().zip(other.chars()).take_while(same).count();
    let suffix = one
        .chars()
        .rev()
        .zip(other.chars().rev())
        .take_while(same)
        .count();
    let (one, other) = (one.chars().count(), other.chars().count());
    one.min(other) >= SPELLING_MIN_LETTERS && prefix > 0 && prefix + suffix + 1 >= one.max(other)
}

/// Hash of a name that its transliterations share: Zelensky, Zelenskyy, Zelenskiy.
///
/// `i` and `j` count as `y`, and a letter said twice counts once.
pub(crate) fn skeleton(word: &str) -> u32 {
    let mut bytes = [0_u8; 40];
    let mut length = 0;
    for byte in word.bytes() {
        let byte = match byte.to_ascii_lowercase() {
            b'i' | b'j' => b'y',
            other => other,
        };
        if length > 0 && bytes[length - 1] == byte {
            continue;
        }
        if length == bytes.len() {
            break;
        }
        bytes[length] = byte;
        length += 1;
    }
    hash_bytes(&bytes[..length])
}

/// The words of a name in lower case, without accents, possessives, suffix and what follows a comma or bracket.
pub(crate) fn words(name: &str) -> Vec<String> {
    let bare = name.split(['(', ',', '[']).next().unwrap_or(name);
    let plain: String = bare
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect();
    plain
        .split(|c: char| c.is_whitespace() || matches!(c, '.' | '-' | '\u{2010}' | '\u{2011}'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .map(|word| word.trim_end_matches("'s").trim_end_matches("’s"))
        .filter(|word| !word.is_empty() && !is_suffix(word))
        .map(|word| word.replace('’', "'"))
        .collect()
}

/// The `jr` of `Tom Orr, Jr.`
fn suffix(name: &str) -> Option<String> {
    let mut words = name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.find(|word| is_suffix(word))
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "jr" | "sr" | "ii" | "iii" | "iv")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: Option<bool>) {
        assert_eq!(is_same_person(one, other), expected, "{one} / {other}");
        assert_eq!(is_same_person(other, one), expected, "{other} / {one}");
        if let (Some(one_name), Some(other_name), Some(false)) =
            (PersonName::read(one), PersonName::read(other), expected)
        {
            assert!(
                !one_name.key().is_same(other_name.key()),
                "{one} / {other} by key"
            );
        }
    }

    #[test]
    fn one_person_under_several_names() {
        for (one, other) in [
            ("Sen. Ana Ruiz", "RUIZ"),
            ("Councillor Ana Ruiz", "Ana Ruiz"),
            ("Ana M. Ruiz", "Ana Ruiz"),
            ("J. Edgar Hale", "Edgar Hale"),
            ("Robert Hale", "Bob Hale"),
            ("Becky Orr", "Rebecca Orr"),
            ("Ted Orr", "Theodore Orr"),
            ("Ted Orr", "Edward Orr"),
            ("Jerry Orr", "Gerald Orr"),
            ("Liz Orr", "Beth Orr"),
            ("Joe Hale", "Joseph Hale Jr."),
            ("M. Orlova", "Marta Orlova"),
            ("Petro Zelenskyi", "Zelensky"),
            ("Marta Lindquist", "Marta Lindqvist"),
            ("José Díaz", "Jose Diaz"),
            ("Ursula von der Leyen", "von der Leyen"),
            ("President Ursula von der Leyen", "Leyen"),
            ("Ana López Ruiz", "López"),
            ("Kim Jong-un", "Kim Jong Un"),
            ("Pat O'Hara", "Pat O’Hara"),
            ("AOR", "Ana Oden-Ruiz"),
            ("the Harbor Ministry", "Harbor Ministry of Ostia"),
        ] {
            check(one, other, Some(true));
        }
    }

    #[test]
    fn two_people() {
        for (one, other) in [
            ("Mary Orr", "Mark Orr"),
            ("Ana Orr", "Andrew Orr"),
            ("Steve Orr", "Stella Orr"),
            ("Ana Ruiz", "Tom Ruiz"),
            ("Ana Ruiz", "Ana Hale"),
            ("Ruiz", "Hale"),
            ("Dan Orr", "Dana Orr"),
            ("Paul Orr", "Paula Orr"),
            ("A. Orr", "Tom Orr"),
            ("Niels van den Berg", "Tom van den Berg"),
        ] {
            check(one, other, Some(false));
        }
        assert_eq!(is_same_person("Tom Orr Jr.", "Tom Orr Sr."), Some(false));
    }

    #[test]
    fn parts_played_name_nobody() {
        check("QUESTION", "Ana Ruiz", None);
        check("", "Ana Ruiz", None);
        check("Q.", "Ana Ruiz", None);
        check("a spokesman for Ruiz", "Ana Ruiz", None);
    }

    #[test]
    fn a_title_alone_is_the_name() {
        check("Judge", "Mike Judge", Some(true));
        check("Bishop", "Ana Ruiz", Some(false));
    }

    #[test]
    fn surnames_are_last_words() {
        for (name, expected) in [
            ("Sen. Ana Ruiz’s", Some("ruiz")),
            ("Walter Orr Jr.", Some("orr")),
            ("Ruiz", Some("ruiz")),
            ("…", None),
        ] {
            assert_eq!(surname(name).as_deref(), expected, "{name}");
        }
    }
}
