//! Quotation → [`Attribution`]: who is credited, by which words, and who that is.
//!
//! Quotations of one document enter together, because speakers carry over from one to the next; each leaves with its
//! cue, source and speaker, or with none of them rather than a guess.

mod asides;
mod candidates;
mod common;
mod confidence;
mod cues;
mod cutter;
mod decode;
mod dictionary;
mod entities;
mod evidence;
mod features;
mod gender;
mod hindsight;
mod issuers;
mod lexicon;
mod look;
mod mention;
mod naming;
mod parts;
mod phrases;
mod profile;
mod ranker;
mod repeats;
mod resolve;
mod roles;
mod scene;
mod secondhand;
mod sieves;
mod signal;
mod speaker;
mod tokens;
mod trades;
#[doc(hidden)]
pub mod training;
mod works;

use serde::Serialize;

use crate::document::Document;
use crate::extract::Quotation;
use crate::text::Span;

use decode::Choice;
use entities::NOBODY;
use ranker::Shipped;
use scene::Scene;

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
    let scene = Scene::new(document, &quotations);
    let weights = Shipped::weights();
    let choices = decode::decode(&scene, &weights, |at| quotations[at].is_speech());
    let mut attributions = Vec::with_capacity(quotations.len());
    for (at, (quotation, choice)) in quotations.into_iter().zip(choices).enumerate() {
        let Some(choice) = choice else {
            attributions.push(Attribution::nobody(quotation));
            continue;
        };
        let mut attribution = credited(&scene, quotation, &choice, options);
        attribution.evidence.decided_by = sieves::name(&scene, at, &choice);
        if options.explain {
            attribution.evidence.features = evidence::strongest(&scene, &weights, at, &choice);
        }
        let secondhand = secondhand::read(&scene, at, &choice);
        attribution.relayed_by = secondhand.relayed_by;
        attribution.addressee = secondhand.addressee;
        attribution.venue = secondhand.venue;
        attributions.push(attribution);
    }
    attributions
}

/// What is left of the confidence if a pronoun may as well stand for somebody else: half of such guesses are right.
const TIED: f32 = 0.55;

/// What is left of it if nothing but nearness says which body `the company` is or whose report `the report` is.
const LOOSE: f32 = 0.7;

/// What doubts about the antecedent leave of the confidence, and who else it may be.
fn doubt(scene: &Scene<'_>, choice: &Choice) -> (f32, Option<u32>) {
    let antecedent = resolve::antecedent(scene, choice.mention, choice.before.map(|it| it.entity));
    let tie = Some(antecedent.rival).filter(|&it| it != NOBODY);
    let left = match (tie, antecedent.loose) {
        (Some(_), _) => TIED,
        (None, true) => LOOSE,
        (None, false) => 1.0,
    };
    (left, tie)
}

fn credited(scene: &Scene<'_>, quotation: Quotation, choice: &Choice, options: Options) -> Attribution {
    let mention = &scene.mentions[choice.mention];
    let cue = scene.cues[choice.mention];
    let (left, tie) = doubt(scene, choice);
    let confidence = confidence::calibrated(choice.probability * left * quotation.probability);
    let speaker = speaker::speaker(scene, choice.mention, choice.entity, confidence);
    let runner_up = choice
        .runner_up
        .and_then(|(at, share)| speaker::speaker(scene, at, scene.guess(at), share.min(confidence)));
    let tied = tie.and_then(|it| speaker::speaker(scene, choice.mention, it, confidence));
    let source = scene.tokens[mention.start as usize]
        .span()
        .cover(scene.tokens[scene.phrase_end(choice.mention) as usize - 1].span());
    Attribution {
        cue: (cue.strength > cues::Strength::None).then(|| {
            let last = cue.token + cue.length - 1;
            scene.tokens[cue.token as usize]
                .span()
                .cover(scene.tokens[last as usize].span())
        }),
        source: Some(source),
        speaker: speaker.filter(|_| confidence >= options.threshold),
        runner_up: tied.or(runner_up),
        ..Attribution::nobody(quotation)
    }
}

/// An attribution relation: who (source) is said (cue) to have said what (the quotation's content).
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// The quotation whose content is attributed.
    pub quotation: Quotation,
    /// The words that signal attribution: `said`, `according to`.
    pub cue: Option<Span>,
    /// The mention of whoever is credited: `she`, `the ministry`.
    pub source: Option<Span>,
    /// Whom the mention resolves to.
    pub speaker: Option<Speaker>,
    /// The next best speaker, if one came near.
    pub runner_up: Option<Speaker>,
    /// Who passes the words on: the `Beck` of `Beck recalled Orr saying`.
    pub relayed_by: Option<Named>,
    /// To whom they were said: `told CNN`.
    pub addressee: Option<Named>,
    /// Where they were said or published: `on Truth Social`, `in a statement`.
    pub venue: Option<Named>,
    /// What decided.
    pub evidence: Evidence,
}

impl Attribution {
    /// A quotation that is credited to nobody.
    pub fn nobody(quotation: Quotation) -> Self {
        Self {
            quotation,
            cue: None,
            source: None,
            speaker: None,
            runner_up: None,
            relayed_by: None,
            addressee: None,
            venue: None,
            evidence: Evidence {
                decided_by: "none",
                features: vec![],
            },
        }
    }
}

/// A person or organisation that is credited.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Speaker {
    /// The fullest form of the name in the document, without honorifics; the phrase itself if anonymous.
    pub name: String,
    /// Probability that the credited mention is the right one, 0 to 1.
    pub confidence: f32,
    /// What sort of speaker it is.
    pub kind: SpeakerKind,
}

/// The sorts of [`Speaker`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpeakerKind {
    /// One human being.
    Person,
    /// Two or more people at once.
    Joint,
    /// A company, office, outlet or other body.
    Organization,
    /// Somebody who is not named: `a person briefed on the talks`.
    Anonymous,
}

/// A phrase of the document and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The phrase without prepositions: `CNN`.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// Why a source was chosen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Evidence {
    /// The sieve that decided, or `ranker`, or `none`.
    pub decided_by: &'static str,
    /// What spoke for the choice and how much, strongest first; nothing unless [`Options::explain`] asks for it.
    pub features: Vec<(&'static str, f32)>,
}

#[cfg(test)]
mod tests;
