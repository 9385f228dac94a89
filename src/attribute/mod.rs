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
pub(crate) mod tests;
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
use crate::text::language::foreign_language;

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
            threshold: 0.15,
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
    if let Some(language) = foreign_language(&document.text) {
        let foreign = |quotation| Attribution {
            foreign: Some(language),
            ..Attribution::unattributed(quotation)
        };
        return quotations.into_iter().map(foreign).collect();
    }
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

/// Confidence multiplier when the antecedent of `the company` or `the report` was chosen by distance alone.
const LOOSE: f32 = 0.7;

/// How far an answer is to be trusted, before calibration.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Trust {
    /// The product of three shares of probability: that the quotation is speech, of its source, of whom the source refers to.
    pub(crate) share: f32,
    /// What a loose antecedent leaves of the calibrated share.
    pub(crate) factor: f32,
    /// The other entity that the source may refer to.
    pub(crate) rival: Option<EntityId>,
}

/// How far a choice for a quotation is to be trusted.
pub(crate) fn trust(context: &Context<'_>, quotation: &Quotation, choice: &Choice) -> Trust {
    let before = choice.before.and_then(|it| it.entity);
    let antecedent = context.anaphora.antecedent(choice.mention, before);
    Trust {
        share: choice.probability * antecedent.share * quotation.probability,
        factor: if antecedent.loose { LOOSE } else { 1.0 },
        rival: antecedent.rival,
    }
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
    let trust = trust(context, &quotation, choice);
    let confidence = calibrated(trust.share) * trust.factor;
    let speaker = speaker::speaker(analysis, choice.mention, choice.entity, confidence);
    let runner_up = choice.runner_up.and_then(|(at, share)| {
        speaker::speaker(analysis, at, context.anaphora.guess(at), share.min(confidence))
    });
    let tied = trust
        .rival
        .and_then(|it| speaker::speaker(analysis, choice.mention, Some(it), confidence));
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
