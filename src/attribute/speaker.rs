//! Mention and entity → [`Speaker`]: the name that people read.
//!
//! The fullest form of the name in the document leaves, without honorifics and line breaks; a phrase for those who are
//! not named.

use crate::attribute::Speaker;
use crate::attribute::SpeakerKind;

use crate::english::lexicon::Class;
use crate::english::lexicon::is_word;
use crate::nlp::analysis::Scene;
use crate::nlp::coreference::entities::NOBODY;
use crate::nlp::mentions::mention::Sort;

/// Who a mention is, given the entity it refers to; nobody if it is a pronoun without anyone to stand for.
pub(crate) fn speaker(scene: &Scene<'_>, mention: usize, entity: u32, confidence: f32) -> Option<Speaker> {
    let it = &scene.mentions[mention];
    let phrase = || scene.name(it.start, scene.phrase_end(mention));
    let is_body = it.class.is(Class::BODY.with(Class::WORK)) && !it.class.is(Class::ROLE.with(Class::GROUP));
    if it.joint {
        return Some(Speaker {
            name: phrase(),
            confidence,
            kind: SpeakerKind::Joint,
        });
    }
    if entity == NOBODY
        && is_word!(it.first(&scene.tokens).hash, "i" | "me" | "my")
        && it.sort == Sort::Pronoun
    {
        let name = author(scene.document.metadata.byline.as_deref()?)?;
        return Some(Speaker {
            name,
            confidence,
            kind: SpeakerKind::Person,
        });
    }
    if entity == NOBODY {
        let stands_for = it.sort == Sort::Pronoun && !it.class.is(Class::INDEFINITE);
        return (!stands_for).then(|| Speaker {
            name: phrase(),
            confidence,
            kind: if is_body {
                SpeakerKind::Organization
            } else {
                SpeakerKind::Anonymous
            },
        });
    }
    let who = &scene.entities.list[entity as usize];
    let kind = if who.body {
        SpeakerKind::Organization
    } else if who.named || it.sort == Sort::Handle {
        SpeakerKind::Person
    } else if is_body {
        SpeakerKind::Organization
    } else {
        SpeakerKind::Anonymous
    };
    let own_phrase = who.name == (it.start, it.end) && kind == SpeakerKind::Anonymous;
    Some(Speaker {
        name: if own_phrase {
            phrase()
        } else {
            scene.name(who.name.0, who.name.1)
        },
        confidence,
        kind,
    })
}

/// The one author of a byline, who says `I` in it: `By Tom Holt, staff writer`.
fn author(byline: &str) -> Option<String> {
    let name = byline.trim();
    let name = ["By ", "by ", "BY "]
        .iter()
        .find_map(|by| name.strip_prefix(by))
        .unwrap_or(name);
    let name = name.split([',', '|', '•', '·', '(', '/']).next()?.trim();
    let words = name.split_whitespace();
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase) || matches!(word, "de" | "la" | "van" | "von" | "der")
    };
    ((2..=4).contains(&words.clone().count()) && words.clone().all(is_name) && !byline.contains(" and "))
        .then(|| tidy(name))
}

/// The phrase as printed, one space between words.
pub(crate) fn tidy(text: &str) -> String {
    if is_tidy(text) {
        return text.to_owned();
    }
    let mut tidy = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}

/// True if no two spaces meet, and nothing but ASCII, of which that is told at a glance, stands there.
fn is_tidy(text: &str) -> bool {
    let mut before = b' ';
    for &byte in text.as_bytes() {
        let is_printed = byte == b' ' && before != b' ' || byte.is_ascii_graphic();
        if !is_printed {
            return false;
        }
        before = byte;
    }
    before != b' '
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_tidy_phrase_has_one_space_between_words(text in "[aé \\n\u{a0}.]{0,12}") {
            let words: Vec<&str> = text.split_whitespace().collect();
            prop_assert_eq!(tidy(&text), words.join(" "));
        }
    }
}
