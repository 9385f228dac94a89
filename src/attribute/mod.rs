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
mod speaker;
mod tokens;
#[doc(hidden)]
pub mod training;
mod works;

use serde::Serialize;

use crate::document::Document;
use crate::extract::Quotation;
use crate::text::Span;

use decode::Choice;
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

fn credited(scene: &Scene<'_>, quotation: Quotation, choice: &Choice, options: Options) -> Attribution {
    let mention = &scene.mentions[choice.mention];
    let cue = scene.cues[choice.mention];
    let confidence = confidence::calibrated(choice.probability);
    let tie = resolve::tie(scene, choice.mention, choice.before.map(|it| it.entity));
    let confidence = if tie.is_some() {
        confidence * TIED
    } else {
        confidence
    };
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
mod tests {
    use super::*;
    use crate::document::Block;
    use crate::document::BlockKind;
    use crate::document::Metadata;
    use crate::document::Origin;
    use crate::extract::Kind;
    use crate::extract::Piece;

    /// A document of paragraphs with every “…” as speech of its own.
    fn read(text: &str) -> (Document, Vec<Quotation>) {
        let mut blocks = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            if !line.trim().is_empty() {
                blocks.push(Block {
                    span: Span::new(start, start + line.trim_end().len()),
                    kind: BlockKind::Paragraph,
                });
            }
            start += line.len();
        }
        let opens: Vec<usize> = text.match_indices('“').map(|(at, _)| at).collect();
        let quotations = opens
            .iter()
            .filter_map(|&open| {
                let close = open + text[open..].find('”')?;
                Some(Quotation {
                    pieces: vec![Piece {
                        span: Span::new(open + 3, close),
                        open: Some(Span::new(open, open + 3)),
                        close: Some(Span::new(close, close + 3)),
                    }],
                    kind: Kind::Speech,
                    probability: 1.0,
                })
            })
            .collect();
        let document = Document {
            path: "a.txt".into(),
            metadata: Metadata::default(),
            text: text.into(),
            blocks,
            turns: vec![],
            origin: Origin::Same,
            anchors: vec![],
            warnings: vec![],
        };
        (document, quotations)
    }

    /// Checks source and speaker of each quotation, written `source: speaker`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (document, quotations) = read(text);
        let found: Vec<String> = attribute(&document, quotations)
            .iter()
            .map(|it| {
                let source = it.source.map_or("-", |span| document.slice(span));
                let speaker = it.speaker.as_ref().map_or("-", |it| it.name.as_str());
                format!("{source}: {speaker}")
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_surname_is_the_fullest_name_of_the_document() {
        check(
            "Mayor Ana Ruiz opened the bridge.\n“It holds,” Ruiz said.",
            &["Ruiz: Ana Ruiz"],
        );
    }

    #[test]
    fn a_pronoun_is_whoever_it_stands_for() {
        check("Ana Ruiz arrived late. “Traffic,” she said.", &["she: Ana Ruiz"]);
    }

    #[test]
    fn the_addressee_does_not_speak() {
        check("Ana Ruiz told Tom Beck: “Go home.”", &["Ana Ruiz: Ana Ruiz"]);
    }

    #[test]
    fn the_subject_of_two_verbs_speaks() {
        check(
            "Ana Ruiz would not answer Tom Beck directly, but added: “It is late.”",
            &["Ana Ruiz: Ana Ruiz"],
        );
    }

    #[test]
    fn a_role_behind_a_place_is_no_apposition() {
        check(
            "Mayor Ana Ruiz came.\nAt a hearing in Ashford, the mayor said there was “no rust.”",
            &["the mayor: Ana Ruiz"],
        );
    }

    #[test]
    fn the_verb_of_an_inner_clause_is_its_own_subjects() {
        check(
            "It was closed by an order that Mayor Ana Ruiz described as “needed.”",
            &["Mayor Ana Ruiz: Ana Ruiz"],
        );
    }

    #[test]
    fn a_party_member_is_no_new_person() {
        check(
            "Tom Beck spoke. “It is late,” the Republican said.",
            &["the Republican: Tom Beck"],
        );
    }

    #[test]
    fn a_document_speaks_for_whoever_it_comes_from() {
        check(
            "A Coast Guard memo said it was “unsafe.”\nThe memo called it “rotten.”",
            &["A Coast Guard memo: Coast Guard", "The memo: Coast Guard"],
        );
        check(
            "The lawsuit, filed by the Dockers Union, says pay is “a joke.”\nThe lawsuit calls rest “rare.”",
            &["The lawsuit: Dockers Union", "The lawsuit: Dockers Union"],
        );
    }

    #[test]
    fn a_document_speaks_for_whose_page_it_is_on() {
        check(
            "A notice on the Harbour Party's website calls the fee “a burden.”",
            &["A notice on the Harbour Party's website: Harbour Party"],
        );
    }

    #[test]
    fn a_name_and_a_noun_are_one_body() {
        check(
            "Tom Holt's campaign called it “a smear.”\n\nThe Ruiz campaign denied that.\n\nThe Holt campaign later said it was “a \
             lie.”",
            &[
                "Tom Holt's campaign: Tom Holt's campaign",
                "The Holt campaign: Tom Holt's campaign",
            ],
        );
    }

    #[test]
    fn it_is_one_body_and_not_several_things() {
        check(
            "The Harbour Party is in trouble. His tweets said the harbour would be sold. It called the reports “a smear.”",
            &["It: Harbour Party"],
        );
    }

    #[test]
    fn a_handle_is_the_person_of_that_name() {
        check(
            "Tobias Wren rose.\n@mayorwren: “Never.”",
            &["@mayorwren: Tobias Wren"],
        );
    }

    #[test]
    fn a_label_inside_the_marks_says_who_speaks() {
        check(
            "Tobias Wren met the press.\n“WREN: We will open the bridge.”",
            &["WREN: Tobias Wren"],
        );
    }

    #[test]
    fn words_quoted_in_a_labelled_turn_are_the_labelled_speakers() {
        check(
            "The interview went on.\n\n\"BECK: But, Governor, I have to ask, as “the harbour papers show it every day” now.\n\n\"ORR: \
             Ruiz said “we never had an offer,” and left.",
            &["BECK: BECK", "Ruiz: Ruiz"],
        );
    }

    #[test]
    fn a_dateline_names_nobody_in_the_story() {
        check(
            "The harbour\n\nASHFORD, Iowa (Nordic Wire) — Ana Ruiz came home on Monday.\n\n“We open in May,” the senator said.",
            &["the senator: Ana Ruiz"],
        );
        check(
            "The harbour\n\nOLD HARBOUR - The council met with Ana Ruiz.\n\nShe called the plan “a joke.”",
            &["She: Ana Ruiz"],
        );
    }

    #[test]
    fn a_role_behind_a_body_is_the_persons() {
        check(
            "“No,” said Harbour Party of Iowa chair Ana Ruiz.",
            &["Harbour Party of Iowa chair Ana Ruiz: Ana Ruiz"],
        );
    }

    #[test]
    fn a_common_word_that_opens_a_sentence_is_nobody() {
        check(
            "Ana Ruiz met the council. Hours passed. She called the plan “a joke.”",
            &["She: Ana Ruiz"],
        );
        check(
            "Ann Young met the council. Young called the plan “a joke.”",
            &["Young: Ann Young"],
        );
    }

    #[test]
    fn a_name_is_no_longer_than_the_name() {
        check(
            "“No,” said Harbour Guild Rapporteur Mary Orr. “Yes,” said Susan Beck Susan Marie BeckHarbour.",
            &[
                "Harbour Guild Rapporteur Mary Orr: Mary Orr",
                "Susan Beck: Susan Beck",
            ],
        );
    }

    #[test]
    fn the_iowa_democrat_is_a_role() {
        check(
            "Rep. Ana Ruiz, an Iowa Democrat, came home. “We open in May,” the Iowa Democrat said.",
            &["the Iowa Democrat: Ana Ruiz"],
        );
    }

    #[test]
    fn a_cue_and_its_subject_may_stand_between_commas() {
        check(
            "Because of how the towns wrote the lease, explained Ruiz, “we never had an offer for it.”",
            &["Ruiz: Ruiz"],
        );
    }

    #[test]
    fn i_is_the_author() {
        let speaker = |byline: &str| {
            let (mut document, quotations) = read("“Why not?” I asked the harbour master on Monday.");
            document.metadata.byline = Some(byline.into());
            let speaker = attribute(&document, quotations)[0].speaker.clone();
            speaker.map(|it| it.name)
        };
        assert_eq!(speaker("By Tom Holt, staff writer").as_deref(), Some("Tom Holt"));
        assert_eq!(speaker("Tom Holt and Ana Ruiz"), None);
        assert_eq!(speaker("Staff"), None);
    }

    #[test]
    fn a_place_is_nobody_to_a_pronoun() {
        check(
            "Ana Ruiz spoke in Chelsea. “It holds,” she said.",
            &["she: Ana Ruiz"],
        );
    }

    #[test]
    fn a_pronoun_that_two_fit_is_less_sure_and_names_both() {
        let confidence = |text: &str| {
            let (document, quotations) = read(text);
            let all = attribute(&document, quotations);
            let last = all.last().expect("one quotation");
            let name = |it: &Option<Speaker>| it.as_ref().map(|it| it.name.clone());
            let sure = last.speaker.as_ref().map_or(0.0, |it| it.confidence);
            (sure, name(&last.speaker), name(&last.runner_up))
        };
        let (one, ..) = confidence("Tom Beck came home. “It is late,” he said.");
        let (two, speaker, rival) =
            confidence("Tom Beck said “wait.”\nPaul Orr went home. “It is late,” he said.");
        assert!(two < 0.7 && 0.9 < one, "{two} {one}");
        assert_eq!(speaker.as_deref(), Some("Paul Orr"));
        assert_eq!(rival.as_deref(), Some("Tom Beck"));
    }

    #[test]
    fn nothing_is_found_in_an_empty_document() {
        check("", &[]);
    }
}
