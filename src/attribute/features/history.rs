//! Features from the decision for the previous quotation.

use crate::attribute::context::Context;
use crate::attribute::features::hashing::mix;
use crate::attribute::features::quotation::Look;
use crate::attribute::features::template::Template;
use crate::english::gender::gender_of_pronoun;
use crate::nlp::analysis::Analysis;
use crate::nlp::coreference::entity::EntityId;
use crate::nlp::mentions::mention::MentionType;

/// The decision for the previous quotation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Before {
    /// Its number.
    pub(crate) quotation: usize,
    /// The mention that was credited.
    pub(crate) mention: u32,
    /// The entity that mention refers to.
    pub(crate) entity: Option<EntityId>,
    /// Who spoke last before them.
    other: Option<EntityId>,
    /// True if its words end in a question mark.
    asked: bool,
}

impl Before {
    /// The history after a quotation is decided.
    pub(crate) fn after(
        analysis: &Analysis<'_>,
        before: Option<Before>,
        quotation: usize,
        mention: usize,
        entity: Option<EntityId>,
    ) -> Self {
        let other = match before {
            Some(it) if it.entity == entity => it.other,
            Some(it) => it.entity,
            None => None,
        };
        Self {
            quotation,
            mention: mention as u32,
            entity,
            other,
            asked: analysis.pieces[quotation]
                .last()
                .is_some_and(|&it| asks(analysis, it as usize)),
        }
    }
}

/// Adds the features from the decision for the previous quotation (transition features).
#[expect(
    clippy::too_many_arguments,
    reason = "parts of the features that were computed once"
)]
pub(crate) fn history(
    context: &Context<'_>,
    look: &Look,
    at: usize,
    zone: u32,
    sort: u32,
    near: u32,
    before: Option<Before>,
    add: &mut impl FnMut(Template, u32),
) {
    let analysis = context.analysis;
    let Some(before) = before else {
        add(Template::PreviousQuotation, zone);
        return;
    };
    let last = analysis.pieces[before.quotation]
        .last()
        .map_or(0, |&it| it as usize);
    let gap_blocks = analysis.tokens[look.first]
        .block
        .saturating_sub(analysis.tokens[last].block)
        .min(3);
    let gap_sentences = analysis.tokens[look.first]
        .sentence
        .saturating_sub(analysis.tokens[last].sentence)
        .min(4);
    let gap = gap_blocks * 5 + gap_sentences;
    let same = u32::from(before.mention == at as u32);
    let entity = analysis.entities.of[at];
    let same_entity = if entity.is_none() || before.entity.is_none() {
        2
    } else {
        u32::from(entity == before.entity)
    };
    add(Template::SameMention, mix(same, gap));
    add(Template::SameMention, mix(mix(same, gap), look.left));
    add(
        Template::SameMention,
        mix(mix(same, zone), mix(u32::from(look.alone), look.closing)),
    );
    add(
        Template::SameMention,
        mix(mix(same, near), u32::from(look.starts_capital)),
    );
    add(Template::SameSpeaker, mix(same_entity, mix(gap, sort)));
    add(Template::SameSpeaker, mix(same_entity, near));
    let guess = context.anaphora.guess(at);
    let same_guess = if guess.is_none() || before.entity.is_none() {
        2
    } else {
        u32::from(guess == before.entity)
    };
    add(Template::SameSpeaker, mix(mix(same_guess, near), mix(gap, 3)));
    add(
        Template::SameSpeaker,
        mix(mix(same_guess, sort), mix(u32::from(look.alone), gap)),
    );
    add(
        Template::SameSpeaker,
        mix(
            mix(same_guess, zone),
            mix(look.left, u32::from(look.starts_capital)),
        ),
    );
    if sort & 7 == MentionType::Pronoun as u32
        && let Some(entity) = before.entity
    {
        let speaker = analysis.entities[entity].gender;
        let own = gender_of_pronoun(analysis.tokens[analysis.mentions[at].start as usize].hash);
        add(
            Template::PreviousSpeakerGender,
            mix(mix(speaker as u32, own as u32), gap),
        );
    }
    let alternates = match (guess, before.other) {
        (None, _) | (_, None) => 2,
        (one, other) => u32::from(one == other),
    };
    let turn = u32::from(look.alone) | u32::from(before.asked) << 1 | same_guess << 2;
    add(Template::Alternation, mix(alternates, mix(turn, gap)));
    add(Template::Alternation, mix(mix(alternates, near), turn));
    // A mention between the two quotations is fresh; one before both is carried over.
    let fresh = u32::from(analysis.mentions[at].start as usize > last);
    add(Template::PreviousQuotation, mix(mix(fresh, near), gap));
    add(Template::PreviousQuotation, mix(mix(fresh, gap), look.left));
}

/// True if the words of a quotation end in a question mark.
fn asks(analysis: &Analysis<'_>, quote: usize) -> bool {
    let words = analysis.tokens[quote].span().of(&analysis.document.text);
    words.trim_end_matches(['"', '”', '\'', '’', '»']).ends_with('?')
}
