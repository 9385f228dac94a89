//! Anaphora resolution: finds the entity of a pronoun or role noun by agreement and a learned linear model.
//!
//! Only the same paragraph and the few before it are searched, so that time stays linear.

pub(crate) mod agreement;
pub(crate) mod features;
pub(crate) mod model;
pub(crate) mod wanted;

use crate::english::gender::Gender;
use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::is_word;
use crate::nlp::analysis::Analysis;
use crate::nlp::anaphora::agreement::agrees;
use crate::nlp::anaphora::model::COUNT;
use crate::nlp::anaphora::model::Features;
use crate::nlp::anaphora::model::Weights;
use crate::nlp::anaphora::wanted::Asked;
use crate::nlp::anaphora::wanted::Wanted;
use crate::nlp::anaphora::wanted::wanted;
use crate::nlp::coreference::author::Maker;
use crate::nlp::coreference::entity::EntityId;
use crate::nlp::mentions::mention::MentionType;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;

/// Most mentions between an anaphor and its antecedent.
const REACH: usize = 80;

/// The antecedents of a document's mentions; what is asked without a previous speaker is remembered.
pub(crate) struct Anaphora<'a> {
    analysis: &'a Analysis<'a>,
    weights: &'a Weights,
    /// The most likely entity of each mention before anything is known of who speaks.
    guesses: Vec<Option<EntityId>>,
    /// The features of each mention as a candidate, as far as they do not depend on the anaphor.
    candidates: Vec<Features>,
}

impl<'a> Anaphora<'a> {
    pub(crate) fn new(analysis: &'a Analysis<'a>, weights: &'a Weights) -> Self {
        let mut anaphora = Self {
            analysis,
            weights,
            guesses: Vec::with_capacity(analysis.mentions.len()),
            candidates: Vec::with_capacity(analysis.mentions.len()),
        };
        // In order: an anaphor that is resolved is a candidate for the next.
        for at in 0..analysis.mentions.len() {
            let entity = anaphora.resolve(at, None);
            anaphora.guesses.push(entity);
            let candidate = entity.map(|entity| features::of_candidate(analysis, at, entity));
            anaphora.candidates.push(candidate.unwrap_or([0.0; COUNT]));
        }
        anaphora
    }

    /// The most likely entity of a mention before anything is known of who speaks.
    pub(crate) fn guess(&self, mention: usize) -> Option<EntityId> {
        self.guesses[mention]
    }

    /// The entity that a mention refers to; `speaker` is the speaker of the previous quotation.
    pub(crate) fn resolve(&self, mention: usize, speaker: Option<EntityId>) -> Option<EntityId> {
        self.antecedent(mention, speaker).entity
    }

    /// The entity that a mention refers to, and the evidence for it; `speaker` is the speaker of the previous quotation.
    pub(crate) fn antecedent(&self, mention: usize, speaker: Option<EntityId>) -> Antecedent {
        let mut found = self.bearer(mention, speaker);
        for _ in 0..DOCUMENTS {
            let Some(entity) = found.entity else { break };
            let by = match self.analysis.entities[entity].maker {
                Maker::Itself | Maker::Nobody => break,
                Maker::Mention(maker) => self.bearer(maker as usize, speaker),
                Maker::Unsaid(first) => {
                    let wanted = Wanted::of(
                        self.analysis,
                        first as usize,
                        Gender::Unknown,
                        Asked::Maker,
                        speaker,
                    );
                    self.nearest(&wanted)
                }
            };
            if by.entity.is_none() {
                break;
            }
            found = by;
        }
        found
    }

    /// The person, body or document that a mention refers to.
    fn bearer(&self, mention: usize, speaker: Option<EntityId>) -> Antecedent {
        let known = self.analysis.entities.of[mention];
        if known.is_some() {
            return Antecedent::sure(known);
        }
        let it = &self.analysis.mentions[mention];
        if it.sort == MentionType::Pronoun && it.first(&self.analysis.tokens).is(LexicalClass::RELATIVE) {
            return Antecedent::sure(self.antecedent_of_relative(mention, speaker));
        }
        match wanted(self.analysis, mention, speaker) {
            Some(wanted) => self.nearest(&wanted),
            None => Antecedent::sure(None),
        }
    }

    /// The most likely entity before a mention that agrees with it.
    fn nearest(&self, wanted: &Wanted) -> Antecedent {
        let none = if wanted.may_be_new {
            self.weights.score(wanted.group(), &features::none())
        } else {
            f32::NEG_INFINITY
        };
        let mut best = (none, None);
        let mut second = (f32::NEG_INFINITY, None);
        let mut scores: Vec<(Option<EntityId>, f32)> = vec![(None, none)];
        self.each_candidate(wanted, |entity, features| {
            let score = self.weights.score(wanted.group(), features);
            scores.push((Some(entity), score));
            if score > best.0 {
                if best.1 != Some(entity) {
                    second = best;
                }
                best = (score, Some(entity));
            } else if best.1 != Some(entity) && score > second.0 {
                second = (score, Some(entity));
            }
        });
        let best_is_organization = best.1.is_some_and(|it| self.analysis.entities[it].named);
        let tied = second.1 != best.1 && second.0 > best.0 - TIE;
        let exponential = |score: f32| (score - best.0).exp();
        let all: f32 = scores.iter().map(|it| exponential(it.1)).sum();
        let own = scores.iter().filter(|it| it.0 == best.1);
        Antecedent {
            entity: best.1,
            share: if best.1.is_some() {
                own.map(|it| exponential(it.1)).sum::<f32>() / all
            } else {
                1.0
            },
            rival: if tied { second.1 } else { None },
            loose: best.1.is_some()
                && (wanted.sort == Asked::Maker
                    || wanted.sort == Asked::Several && (wanted.noun || best_is_organization)),
        }
    }

    /// Calls `visit` with the entity and the features of every candidate, the nearest first.
    pub(crate) fn each_candidate(&self, wanted: &Wanted, mut visit: impl FnMut(EntityId, &Features)) {
        let analysis = self.analysis;
        for at in (wanted.mention.saturating_sub(REACH)..wanted.mention).rev() {
            if analysis.block(at) + BLOCKS < wanted.block {
                break;
            }
            // The author of a document may be named after it, where nothing is resolved yet.
            let guess = self.guesses.get(at).copied().flatten();
            let Some(entity) = guess.filter(|&it| agrees(analysis, at, it, wanted)) else {
                continue;
            };
            let mut features = self.candidates[at];
            features::of_pair(analysis, at, entity, wanted, &mut features);
            visit(entity, &features);
        }
    }

    /// `Ruiz, who said`: the mention right before. In `Ana Ruiz of Iowa, who` it is Ruiz, not Iowa.
    fn antecedent_of_relative(&self, mention: usize, speaker: Option<EntityId>) -> Option<EntityId> {
        let analysis = self.analysis;
        let tokens = &analysis.tokens;
        let relative = analysis.mentions[mention].first(tokens);
        let human = is_word!(relative.hash, "who" | "whom");
        let mut edge = analysis.mentions[mention].start;
        let mut second_best = None;
        for at in (mention.saturating_sub(8)..mention).rev() {
            let it = &analysis.mentions[at];
            let end = it.end.max(it.alias_end).max(match it.described {
                0 => 0,
                noun => noun + 1,
            });
            // A relative pronoun is no antecedent of another, or `who, who, who` would be followed without end.
            let relative = it.sort == MentionType::Pronoun && it.first(tokens).is(LexicalClass::RELATIVE);
            if relative || it.possessor || end > edge || !only_marks(&tokens[end as usize..edge as usize]) {
                continue;
            }
            let known = analysis.entities.of[at].or_else(|| self.bearer(at, speaker).entity);
            let Some(entity) = known else { continue };
            let thing = analysis.entities[entity].organization || analysis.entities[entity].place;
            if human && thing && it.is_governed(tokens) {
                second_best = Some(entity);
                edge = it.start - 1;
                continue;
            }
            return Some(entity);
        }
        second_best
    }
}

/// Whom a mention refers to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Antecedent {
    /// The entity, if one is found.
    pub(crate) entity: Option<EntityId>,
    /// Another entity that is about as likely.
    pub(crate) rival: Option<EntityId>,
    /// Share of the probability that the model gives to the entity; 1 where nothing is resolved.
    pub(crate) share: f32,
    /// True if it was chosen by distance alone.
    pub(crate) loose: bool,
}

impl Antecedent {
    fn sure(entity: Option<EntityId>) -> Self {
        Self {
            entity,
            rival: None,
            share: 1.0,
            loose: false,
        }
    }
}

/// Most documents followed from a document to its author; chosen by hand.
const DOCUMENTS: usize = 4;

/// Most paragraphs between an anaphor and its antecedent; chosen by hand.
const BLOCKS: u32 = 5;

/// Antecedents whose scores differ by less are about equally likely; chosen by hand.
const TIE: f32 = 0.4;

/// True for commas, full stops of abbreviations and text in brackets: `Ruiz (D-Iowa), who`.
fn only_marks(tokens: &[Token]) -> bool {
    let mut inside = false;
    tokens.iter().all(|it| {
        inside = (inside || it.is_mark(b'(')) && !it.is_mark(b')');
        inside || matches!(it.form, Form::Mark(b',' | b'.' | b')' | b'-'))
    })
}
