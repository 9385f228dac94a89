//! Mention and entity → [`Speaker`]: the name that people read.
//!
//! The fullest form of the name in the document leaves, without honorifics and line breaks; a phrase for those who are
//! not named.

use crate::attribute::Speaker;
use crate::attribute::SpeakerKind;

use super::entities::NOBODY;
use super::lexicon::Class;
use super::mention::Sort;
use super::scene::Scene;

/// Who a mention is, given the entity it refers to.
pub(super) fn speaker(scene: &Scene<'_>, mention: usize, entity: u32, confidence: f32) -> Speaker {
    let it = &scene.mentions[mention];
    if it.joint {
        return Speaker {
            name: tidy(scene.text(it.start, it.end)),
            confidence,
            kind: SpeakerKind::Joint,
        };
    }
    if entity == NOBODY {
        let body = it.class.is(Class::BODY.with(Class::WORK)) && !it.class.is(Class::ROLE.with(Class::GROUP));
        return Speaker {
            name: tidy(scene.text(it.start, it.end)),
            confidence,
            kind: if body {
                SpeakerKind::Organization
            } else {
                SpeakerKind::Anonymous
            },
        };
    }
    let who = &scene.entities.list[entity as usize];
    let name = tidy(scene.text(who.name.0, who.name.1));
    let kind = if who.body {
        SpeakerKind::Organization
    } else if who.named || it.sort == Sort::Handle {
        SpeakerKind::Person
    } else if it.class.is(Class::BODY) && !it.class.is(Class::ROLE.with(Class::GROUP)) {
        SpeakerKind::Organization
    } else {
        SpeakerKind::Anonymous
    };
    Speaker {
        name,
        confidence,
        kind,
    }
}

/// One space between words, no determiner before a name of a body stays off: the phrase as printed.
pub(super) fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}
