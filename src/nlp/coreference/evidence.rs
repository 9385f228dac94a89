//! What shows that an entity is a person: a known given name, a title or role, `who`, an age, a verb of saying, a pronoun.
//!
//! A pronoun that only one entity nearby can be the antecedent of also tells the gender of that entity.

use crate::english::gender::Gender;
use crate::english::gender::gender_of_pronoun;
use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::is_word;
use crate::english::speech_verbs::Strength;
use crate::nlp::coreference::entities::Entities;
use crate::nlp::coreference::entity::EntityId;
use crate::nlp::coreference::entity::Evidence;
use crate::nlp::mentions::cue::Cue;
use crate::nlp::mentions::mention::Mention;
use crate::nlp::mentions::mention::MentionType;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;

/// Collects the evidence for every entity.
pub(crate) fn collect(tokens: &[Token], mentions: &[Mention], cues: &[Cue], entities: &mut Entities) {
    for (at, mention) in mentions.iter().enumerate() {
        let Some(entity) = entities.of[at] else { continue };
        let evidence = of_mention(tokens, mention, cues[at]);
        let first = &mut entities[entity];
        first.evidence = first.evidence.with(evidence);
        first.opened.get_or_insert(mention.block);
    }
    bind(tokens, mentions, entities);
}

fn of_mention(tokens: &[Token], mention: &Mention, cue: Cue) -> Evidence {
    let mut evidence = Evidence::default();
    let words = |from: u32, to: u32| &tokens[from as usize..to as usize];
    let is_title = |it: &Token| {
        it.is(LexicalClass::HONORIFIC
            .with(LexicalClass::TITLE)
            .with(LexicalClass::ROLE))
    };
    let mut add = |holds: bool, sign: Evidence| {
        if holds {
            evidence = evidence.with(sign);
        }
    };
    if mention.has_name() {
        let name = words(mention.name, mention.name_end);
        add(name[0].is(LexicalClass::GIVEN), Evidence::GIVEN_NAME);
        add(
            words(mention.start, mention.name.max(mention.start))
                .iter()
                .any(is_title),
            Evidence::TITLE,
        );
    }
    add(
        mention.described > 0 || mention.has_alias() || mention.class.is(LexicalClass::ROLE),
        Evidence::TITLE,
    );
    let end = mention.end as usize;
    let after = |offset: usize| tokens.get(end + offset).copied();
    let comma = after(0).is_some_and(|it| it.is_mark(b','));
    let who = after(usize::from(comma)).is_some_and(|it| is_word!(it.hash, "who" | "whom" | "whose"));
    let age = comma
        && after(1).is_some_and(|it| it.form == Form::Number && it.end - it.start == 2)
        && after(2).is_some_and(|it| it.is_mark(b','));
    add(who || age, Evidence::WHO);
    add(cue.strength >= Strength::Fair, Evidence::SPEAKS);
    evidence
}

/// Most entities that are kept in view for a pronoun.
const IN_VIEW: usize = 8;

/// Binds each pronoun that has exactly one possible antecedent in its sentence and the one before.
fn bind(tokens: &[Token], mentions: &[Mention], entities: &mut Entities) {
    let mut view: Vec<(EntityId, u32, u32)> = Vec::new();
    let mut votes = vec![0_i32; entities.list.len()];
    for (at, mention) in mentions.iter().enumerate() {
        if let Some(entity) = entities.of[at] {
            let who = &entities[entity];
            let is_person = !who.organization
                && !who.place
                && (who.given != 0 || who.count > 1 || who.evidence != Evidence::default());
            if is_person && matches!(mention.sort, MentionType::Name | MentionType::Nominal) {
                view.retain(|it| it.0 != entity);
                if view.len() == IN_VIEW {
                    view.remove(0);
                }
                view.push((entity, mention.sentence, mention.block));
            }
            continue;
        }
        let gender = gender_of_pronoun(mention.first(tokens).hash);
        let pronoun =
            mention.sort == MentionType::Pronoun || mention.first(tokens).is(LexicalClass::POSSESSIVE);
        if gender == Gender::Unknown || !pronoun {
            continue;
        }
        let mut fits = view.iter().filter(|it| {
            let known = entities[it.0].gender;
            it.2 == mention.block
                && it.1 + 1 >= mention.sentence
                && (known == Gender::Unknown || known == gender)
        });
        if let (Some(only), None) = (fits.next(), fits.next()) {
            votes[only.0.index()] += if gender == Gender::Female { 1 } else { -1 };
        }
    }
    for (entity, vote) in entities.list.iter_mut().zip(votes) {
        if vote == 0 {
            continue;
        }
        entity.evidence = entity.evidence.with(Evidence::BOUND);
        if entity.gender == Gender::Unknown {
            entity.gender = if vote > 0 { Gender::Female } else { Gender::Male };
        }
    }
}
