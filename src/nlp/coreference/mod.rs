//! Coreference: which mentions are one person or organization.

pub(crate) mod author;
pub(crate) mod document_author;
pub(crate) mod document_issuer;
pub(crate) mod entities;
pub(crate) mod entity;
pub(crate) mod evidence;
pub(crate) mod full_name;
pub(crate) mod name_parts;
pub(crate) mod role_index;
pub(crate) mod second_pass;

use crate::english::speech_verbs::Strength;
use crate::nlp::coreference::entities::Entities;
use crate::nlp::coreference::entities::is_organization;
use crate::nlp::coreference::entity::Entity;
use crate::nlp::coreference::entity::EntityId;
use crate::nlp::mentions::cue::Cue;
use crate::nlp::mentions::mention::Mention;
use crate::nlp::mentions::mention::MentionType;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;

/// Resolves every mention but pronouns.
pub(crate) fn entities(text: &str, tokens: &[Token], mentions: &[Mention], cues: &[Cue]) -> Entities {
    let mut all = Entities::default();
    all.of.reserve(mentions.len());
    for (mention, cue) in mentions.iter().zip(cues) {
        let headline = tokens[mention.head as usize].headline;
        let entity = if headline {
            None
        } else {
            bracketed(&mut all, tokens, mention).or_else(|| entity(&mut all, text, tokens, mention, *cue))
        };
        all.of.push(entity);
    }
    document_author::credit(tokens, mentions, cues, &mut all);
    full_name::settle(text, tokens, &mut all);
    all.look_back(text, tokens, mentions);
    evidence::collect(tokens, mentions, cues, &mut all);
    all
}

/// `the Harbour Guild of Ashford (HGA)`: capitals in brackets after a name are its short form.
fn bracketed(all: &mut Entities, tokens: &[Token], mention: &Mention) -> Option<EntityId> {
    let start = mention.start as usize;
    let short = tokens[start].form == Form::Upper && mention.end == mention.start + 1;
    let bracket = start.checked_sub(1).filter(|&at| tokens[at].is_mark(b'('))?;
    let closed = tokens
        .get(mention.end as usize)
        .is_some_and(|it| it.is_mark(b')'));
    let name = all.of.last().copied().flatten().filter(|_| short && closed)?;
    let last = tokens[bracket.checked_sub(1)?];
    let ends = all[name].named && last.is_capital();
    ends.then(|| {
        all.abbreviate(tokens[start].hash, name);
        name
    })
}

/// The entity of a mention outside headlines.
fn entity(all: &mut Entities, text: &str, tokens: &[Token], mention: &Mention, cue: Cue) -> Option<EntityId> {
    let head = tokens[mention.head as usize];
    Some(match mention.sort {
        MentionType::Pronoun => return None,
        MentionType::Name => all.person(text, tokens, mention, (mention.name, mention.name_end)),
        MentionType::Organization | MentionType::Nominal if is_organization(head) && mention.has_alias() => {
            let body = all.organization(text, tokens, (mention.alias, mention.alias_end));
            all.by_organization_noun.insert(head.hash, body);
            body
        }
        MentionType::Organization if mention.has_name() => {
            all.organization(text, tokens, (mention.name, mention.name_end))
        }
        MentionType::Organization => all.organization(text, tokens, (mention.start, mention.end)),
        MentionType::Nominal if mention.has_alias() => {
            all.person(text, tokens, mention, (mention.alias, mention.alias_end))
        }
        MentionType::Nominal => return all.described(text, tokens, mention, cue.strength >= Strength::Fair),
        MentionType::Handle | MentionType::Slot => all.add(Entity {
            name: (mention.start, mention.end),
            count: 1,
            ..Entity::default()
        }),
    })
}
