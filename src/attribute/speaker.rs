//! Builds the [`Speaker`] of a mention and its entity, the name that people read.
//!
//! It is the fullest form of the name in the document, without honorifics and line breaks; for unnamed speakers, the phrase.

use crate::attribute::Speaker;
use crate::attribute::SpeakerKind;

use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::is_word;
use crate::nlp::analysis::Analysis;
use crate::nlp::coreference::entity::EntityId;
use crate::nlp::mentions::mention::MentionType;
use crate::text::whitespace::tidy;

/// The speaker of a mention and its entity; `None` for a pronoun without an antecedent.
pub(crate) fn speaker(
    analysis: &Analysis<'_>,
    mention: usize,
    entity: Option<EntityId>,
    confidence: f32,
) -> Option<Speaker> {
    let it = &analysis.mentions[mention];
    let phrase = || analysis.name(it.start, analysis.phrase_end(mention));
    let is_organization = it.class.is(LexicalClass::ORGANIZATION.with(LexicalClass::WORK))
        && !it.class.is(LexicalClass::ROLE.with(LexicalClass::GROUP));
    if it.joint {
        return Some(Speaker {
            name: phrase(),
            confidence,
            kind: SpeakerKind::Joint,
        });
    }
    if entity.is_none()
        && is_word!(it.first(&analysis.tokens).hash, "i" | "me" | "my")
        && it.sort == MentionType::Pronoun
    {
        let name = author(analysis.document.metadata.byline.as_deref()?)?;
        return Some(Speaker {
            name,
            confidence,
            kind: SpeakerKind::Person,
        });
    }
    let Some(entity) = entity else {
        let stands_for = it.sort == MentionType::Pronoun && !it.class.is(LexicalClass::INDEFINITE);
        return (!stands_for).then(|| Speaker {
            name: phrase(),
            confidence,
            kind: if is_organization {
                SpeakerKind::Organization
            } else {
                SpeakerKind::Anonymous
            },
        });
    };
    let who = &analysis.entities[entity];
    let kind = if who.organization {
        SpeakerKind::Organization
    } else if who.named || it.sort == MentionType::Handle {
        SpeakerKind::Person
    } else if is_organization {
        SpeakerKind::Organization
    } else {
        SpeakerKind::Anonymous
    };
    let own_phrase = who.name == (it.start, it.end) && kind == SpeakerKind::Anonymous;
    Some(Speaker {
        name: if own_phrase {
            phrase()
        } else if let Some(printed) = who.printed {
            tidy(printed.of(&analysis.document.text))
        } else {
            analysis.name(who.name.0, who.name.1)
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
