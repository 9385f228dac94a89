//! Agreement: whether an earlier mention can be the antecedent of an anaphor at all.

use crate::english::gender::Gender;
use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::is_word;
use crate::english::organization_type::OrganizationType;
use crate::english::speech_verbs::Strength;
use crate::nlp::analysis::Analysis;
use crate::nlp::anaphora::wanted::Asked;
use crate::nlp::anaphora::wanted::Wanted;
use crate::nlp::coreference::author::Maker;
use crate::nlp::coreference::entity::EntityId;
use crate::nlp::mentions::mention::MentionType;

/// Most sentences between a document and an author known only because they spoke before it; chosen by hand.
const SENTENCES_TO_MAKER: u32 = 2;

/// True if a mention of an entity can be the antecedent of what is wanted.
pub(crate) fn agrees(analysis: &Analysis<'_>, at: usize, entity: EntityId, wanted: &Wanted) -> bool {
    let it = &analysis.mentions[at];
    let entity = &analysis.entities[entity];
    if entity.shouted && entity.organization {
        return false;
    }
    match wanted.sort {
        Asked::Person => {
            let gender = wanted.gender;
            let person = matches!(it.sort, MentionType::Name | MentionType::Pronoun)
                || analysis.entities.of[at].is_none()
                || it.class.is(LexicalClass::ROLE) && it.sort == MentionType::Nominal;
            let clash =
                gender != Gender::Unknown && entity.gender != Gender::Unknown && entity.gender != gender;
            person && !entity.organization && !entity.place && !clash && !it.joint
        }
        Asked::Maker if wanted.organization_type == OrganizationType::Press => entity.outlet,
        Asked::Maker => {
            let acts = analysis.cues[at].strength >= Strength::Fair;
            let near = wanted.sentence <= analysis.sentence(at) + SENTENCES_TO_MAKER;
            let apt = if entity.organization {
                acts || opens_sentence(analysis, at)
            } else {
                acts && wanted.personal
            };
            near && entity.named && !entity.place && apt
        }
        Asked::Organization => {
            let fits = entity.organization && !entity.place || it.class.is(LexicalClass::GROUP);
            fits && !it.joint && !is_plural(analysis, at)
        }
        Asked::Several if wanted.noun => {
            let open = entity.organization_type == OrganizationType::Open;
            entity.organization
                && entity.named
                && !entity.place
                && wanted.organization_type.accepts(entity.organization_type)
                && !(open && wanted.modified)
        }
        Asked::Several => {
            // `They lived in the Commonwealth` and spoke: seldom the Commonwealth.
            let acts = analysis.cues[at].strength >= Strength::Fair;
            let body = entity.organization && !entity.place && entity.maker == Maker::Itself;
            let aside = !acts && entity.named && is_prepositional(analysis, at);
            (body || it.joint || it.class.is(LexicalClass::GROUP)) && !aside
        }
    }
}

/// True for the first mention of a sentence.
pub(crate) fn opens_sentence(analysis: &Analysis<'_>, at: usize) -> bool {
    at == 0 || analysis.sentence(at - 1) != analysis.sentence(at)
}

/// True after a preposition, also as the second of two: `led by Ruiz and Beck`.
pub(crate) fn is_prepositional(analysis: &Analysis<'_>, at: usize) -> bool {
    let prepositional = |at: usize| analysis.mentions[at].is_governed(&analysis.tokens);
    let first = || {
        let before = (analysis.mentions[at].start as usize).checked_sub(1);
        let and = before.filter(|&it| is_word!(analysis.tokens[it].hash, "and" | "or"))?;
        (at.saturating_sub(4)..at).find(|&it| analysis.mentions[it].end as usize == and)
    };
    prepositional(at) || first().is_some_and(prepositional)
}

/// `his early tweets`, `two Britons`: more than one.
fn is_plural(analysis: &Analysis<'_>, at: usize) -> bool {
    let it = &analysis.mentions[at];
    it.sort == MentionType::Nominal && it.head(&analysis.tokens).is_plural(&analysis.document.text)
}
