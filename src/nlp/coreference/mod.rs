//! Coreference: which mentions are one person or organization.

pub(crate) mod author;
pub(crate) mod document_author;
pub(crate) mod document_issuer;
pub(crate) mod entities;
pub(crate) mod entity;
pub(crate) mod name_parts;
pub(crate) mod role_index;
pub(crate) mod second_pass;

use crate::nlp::coreference::entities::Entities;
use crate::nlp::coreference::entities::is_organization;
use crate::nlp::coreference::entity::Entity;
use crate::nlp::coreference::entity::EntityId;
use crate::nlp::mentions::cue::Cue;
use crate::nlp::mentions::mention::Mention;
use crate::nlp::mentions::mention::MentionType;
use crate::nlp::tokens::token::Token;

/// Resolves every mention but pronouns.
pub(crate) fn entities(text: &str, tokens: &[Token], mentions: &[Mention], cues: &[Cue]) -> Entities {
    let mut all = Entities::default();
    all.of.reserve(mentions.len());
    for mention in mentions {
        let headline = tokens[mention.head as usize].headline;
        let entity = if headline {
            None
        } else {
            entity(&mut all, text, tokens, mention)
        };
        all.of.push(entity);
    }
    document_author::credit(tokens, mentions, cues, &mut all);
    all.look_back(text, tokens, mentions);
    let salience = |it: &Entity| 0.15 * (it.count as f32).ln_1p();
    all.salience = all.list.iter().map(salience).collect();
    all.most_salient = all.salience.iter().copied().fold(0.0, f32::max);
    all
}

/// The entity of a mention outside headlines.
fn entity(all: &mut Entities, text: &str, tokens: &[Token], mention: &Mention) -> Option<EntityId> {
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
        MentionType::Nominal => return all.described(tokens, mention),
        MentionType::Handle | MentionType::Slot => all.add(Entity {
            name: (mention.start, mention.end),
            count: 1,
            ..Entity::default()
        }),
    })
}
