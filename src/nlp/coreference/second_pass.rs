//! Second coreference pass: marks place names and links headlines and handles to entities.
//!
//! These decisions need the complete entity table.

use crate::english::lexicon::LexicalClass;
use crate::english::semantics;
use crate::english::semantics::SemanticClass;
use crate::english::speech_verbs::Strength;
use crate::names::person::skeleton;
use crate::nlp::coreference::entities::Entities;
use crate::nlp::coreference::entity::Entity;
use crate::nlp::coreference::entity::EntityId;
use crate::nlp::coreference::name_parts::Parts;
use crate::nlp::mentions::mention::Mention;
use crate::nlp::mentions::mention::MentionType;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;

/// Longest handle considered, in bytes; longer ones are never linked to a person. Every suffix is looked up.
const LONGEST_HANDLE: usize = 64;
/// Shortest surname suffix that may link a handle to a person, in bytes; shorter ones match by chance.
const SHORTEST_SURNAME: usize = 4;

impl Entities {
    /// Runs the passes that need the complete entity table.
    pub(crate) fn look_back(&mut self, text: &str, tokens: &[Token], mentions: &[Mention]) {
        self.find_places(tokens, mentions);
        self.find_handles(text, tokens, mentions);
        self.read_headlines(text, tokens, mentions);
    }

    /// Headlines come last: they shorten names and capitalise everything, so they only refer to who is known.
    fn read_headlines(&mut self, text: &str, tokens: &[Token], mentions: &[Mention]) {
        for (at, mention) in mentions.iter().enumerate() {
            if !tokens[mention.head as usize].headline || mention.sort == MentionType::Pronoun {
                continue;
            }
            let words = &tokens[mention.start as usize..mention.end as usize];
            let known = words.iter().filter(|it| it.is_capital()).find_map(|it| {
                let them = self.by_surname.get(&skeleton(it.span().of(text)))?;
                them.iter().copied().max_by_key(|&it| self[it].count)
            });
            if let Some(known) = known {
                self.learn_full_name(text, tokens, mention, known);
            }
            let is_name = matches!(mention.sort, MentionType::Name | MentionType::Organization);
            if known.is_none() && !is_name {
                continue;
            }
            self.of[at] = known.or_else(|| {
                Some(self.add(Entity {
                    name: (mention.name.max(mention.start), mention.end),
                    named: mention.has_name(),
                    organization: mention.sort == MentionType::Organization,
                    shouted: true,
                    count: 1,
                    ..Entity::default()
                }))
            });
        }
    }

    /// `Ana Ruiz wins`: a headline may be the only place that prints the first name.
    fn learn_full_name(&mut self, text: &str, tokens: &[Token], mention: &Mention, known: EntityId) {
        if mention.sort != MentionType::Name || !tokens[mention.name as usize].is(LexicalClass::GIVEN) {
            return;
        }
        let parts = Parts::of(text, tokens, (mention.name, mention.name_end));
        let person = &mut self[known];
        let is_surname = Parts::of(text, tokens, person.name).key == parts.key;
        if person.given == 0 && parts.given != 0 && is_surname && !person.organization {
            person.given = parts.given;
            person.name = (mention.name, mention.name_end);
        }
    }

    /// A name that things happen in and that never acts is a place: `in Ashford`. A platform that speaks is a company.
    fn find_places(&mut self, tokens: &[Token], mentions: &[Mention]) {
        let mut located = vec![0_u32; self.list.len()];
        for (mention, &entity) in mentions.iter().zip(&self.of) {
            let Some(entity) =
                entity.filter(|_| matches!(mention.sort, MentionType::Name | MentionType::Organization))
            else {
                continue;
            };
            let before = (mention.start as usize).checked_sub(1).map(|at| tokens[at]);
            let inside = mention.start == mention.name
                && !mention.possessor
                && before.is_some_and(|it| it.form == Form::Lower && is_locative(it.hash));
            let acts = tokens
                .get(mention.end as usize)
                .is_some_and(|it| it.form == Form::Lower && it.cue >= Strength::Fair);
            let count = &mut located[entity.index()];
            *count = match (inside, acts) {
                (_, true) => u32::MAX,
                (true, false) => count.saturating_add(1),
                (false, false) => *count,
            };
        }
        for (entity, count) in self.list.iter_mut().zip(located) {
            let plain = entity.given == 0 && !entity.outlet;
            entity.place &= !(entity.platform && count == u32::MAX);
            entity.place |= plain && count != u32::MAX && count > 0 && 2 * count >= entity.count;
        }
    }

    /// `@mayorruiz` is Ana Ruiz, if she alone of the document's people is called so.
    fn find_handles(&mut self, text: &str, tokens: &[Token], mentions: &[Mention]) {
        for (at, mention) in mentions.iter().enumerate() {
            if mention.sort != MentionType::Handle {
                continue;
            }
            let handle = tokens[mention.head as usize].span().of(text);
            let letters = handle
                .trim_start_matches(['@', '#'])
                .trim_end_matches(|it: char| !it.is_alphabetic());
            if letters.len() > LONGEST_HANDLE {
                continue;
            }
            let owner = letters
                .char_indices()
                .map(|(start, _)| &letters[start..])
                .take_while(|it| it.len() >= SHORTEST_SURNAME)
                .find_map(|it| self.only_person(skeleton(it)));
            self.of[at] = owner.or(self.of[at]);
        }
    }
}

/// Prepositions before places.
fn is_locative(word: u32) -> bool {
    semantics::is(word, SemanticClass::LOCATIVE)
}
