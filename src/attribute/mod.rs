//! Attribution: who is credited with a quotation, by which words, and who that is.
//!
//! Quotations of one document are attributed together, because speakers carry over from one to the next. A quotation is left
//! without a speaker rather than given a guess.

pub(crate) mod attribution;
pub(crate) mod choice;
pub(crate) mod context;
pub(crate) mod decoder;
pub(crate) mod explanation;
pub(crate) mod features;
pub(crate) mod headline_copy;
pub(crate) mod layout;
pub mod model;
pub(crate) mod relay;
pub(crate) mod speaker;
#[cfg(test)]
mod tests;
pub(crate) mod window;

use crate::document::Document;
use crate::extract::Quotation;

pub use crate::attribute::attribution::Attribution;
pub use crate::attribute::attribution::Evidence;
pub use crate::attribute::attribution::Named;
pub use crate::attribute::attribution::Speaker;
pub use crate::attribute::attribution::SpeakerKind;
use crate::attribute::choice::Choice;
use crate::attribute::context::Context;
use crate::attribute::model::calibration::calibrated;
use crate::attribute::model::linear::Shipped;
use crate::nlp::analysis::Analysis;
use crate::nlp::coreference::entity::EntityId;

/// How sure an attribution has to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Below this confidence the speaker is left open.
    pub threshold: f32,
    /// Weigh again what spoke for each choice, for [`Evidence::features`].
    pub explain: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            threshold: 0.3,
            explain: false,
        }
    }
}

/// Attributes the quotations of a document.
pub fn attribute(document: &Document, quotations: Vec<Quotation>) -> Vec<Attribution> {
    attribute_with(document, quotations, Options::default())
}

/// Attributes the quotations of a document, with a threshold of one's own.
pub fn attribute_with(document: &Document, quotations: Vec<Quotation>, options: Options) -> Vec<Attribution> {
    let analysis = Analysis::new(document, &quotations);
    let context = Context::new(&analysis);
    let weights = Shipped::weights();
    let choices = decoder::decode(&context, &weights, |at| quotations[at].is_speech());
    let mut attributions = Vec::with_capacity(quotations.len());
    for (at, (quotation, choice)) in quotations.into_iter().zip(choices).enumerate() {
        let Some(choice) = choice else {
            attributions.push(Attribution::unattributed(quotation));
            continue;
        };
        let mut attribution = credited(&context, quotation, &choice, options);
        attribution.evidence.decided_by = layout::name(&analysis, at, &choice);
        if options.explain {
            attribution.evidence.features = explanation::strongest(&context, &weights, at, &choice);
        }
        let secondhand = relay::read(&analysis, at, &choice);
        attribution.relayed_by = secondhand.relayed_by;
        attribution.addressee = secondhand.addressee;
        attribution.venue = secondhand.venue;
        attributions.push(attribution);
    }
    attributions
}

/// Confidence multiplier when a second antecedent is about as likely: half of such guesses are right (development set).
const TIED: f32 = 0.55;

/// Confidence multiplier when the antecedent of `the company` or `the report` was chosen by distance alone.
const LOOSE: f32 = 0.7;

/// What doubts about the antecedent leave of the confidence, and the other entity that it may be.
pub(crate) fn doubt(context: &Context<'_>, choice: &Choice) -> (f32, Option<EntityId>) {
    let antecedent = context
        .anaphora
        .antecedent(choice.mention, choice.before.and_then(|it| it.entity));
    let tie = antecedent.rival;
    let left = match (tie, antecedent.loose) {
        (Some(_), _) => TIED,
        (None, true) => LOOSE,
        (None, false) => 1.0,
    };
    (left, tie)
}

/// The attribution that a choice comes to.
pub(crate) fn credited(
    context: &Context<'_>,
    quotation: Quotation,
    choice: &Choice,
    options: Options,
) -> Attribution {
    let analysis = context.analysis;
    let mention = &analysis.mentions[choice.mention];
    let cue = analysis.cues[choice.mention];
    let (left, tie) = doubt(context, choice);
    let confidence = calibrated(choice.probability) * left;
    let speaker = speaker::speaker(analysis, choice.mention, choice.entity, confidence);
    let runner_up = choice.runner_up.and_then(|(at, share)| {
        speaker::speaker(analysis, at, context.anaphora.guess(at), share.min(confidence))
    });
    let tied = tie.and_then(|it| speaker::speaker(analysis, choice.mention, Some(it), confidence));
    let source = analysis.tokens[mention.start as usize]
        .span()
        .cover(analysis.tokens[analysis.phrase_end(choice.mention) as usize - 1].span());
    Attribution {
        cue: (cue.strength > crate::english::speech_verbs::Strength::None).then(|| {
            let last = cue.token + cue.length - 1;
            analysis.tokens[cue.token as usize]
                .span()
                .cover(analysis.tokens[last as usize].span())
        }),
        source: Some(source),
        speaker: speaker.filter(|_| confidence >= options.threshold),
        runner_up: tied.or(runner_up),
        ..Attribution::unattributed(quotation)
    }
}
