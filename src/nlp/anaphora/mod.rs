//! Anaphora resolution: finds the entity of a pronoun or role noun by agreement and a learned linear model.
//!
//! Only the same paragraph and the few before it are searched, so that time stays linear.

pub(crate) mod agreement;
pub(crate) mod features;
pub(crate) mod model;

use crate::english::gender::Gender;
use crate::english::gender::gender_of_noun;
use crate::english::gender::gender_of_pronoun;
use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::is_word;
use crate::english::organization_type::OrganizationType;
use crate::nlp::analysis::Analysis;
use crate::nlp::anaphora::agreement::agrees;
use crate::nlp::anaphora::model::COUNT;
use crate::nlp::anaphora::model::Features;
use crate::nlp::anaphora::model::Weights;
use crate::nlp::coreference::author::Maker;
use crate::nlp::coreference::document_author::is_personal;
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

/// The type of thing that a mention refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// `she`, `the envoy`.
    Person,
    /// `it`.
    Organization,
    /// `they`, `the company`: a body or a group.
    Several,
    /// `the report`: its author.
    Maker,
}

/// What the antecedent of a mention has to be.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one phrase")]
pub(crate) struct Wanted {
    /// The anaphor.
    mention: usize,
    gender: Gender,
    sort: Asked,
    /// A noun, not a pronoun.
    noun: bool,
    /// True for `the envoy`; false for pronouns and for `the 45-year-old`, who is always known.
    may_be_new: bool,
    /// What sort of body its noun asks for; [`OrganizationType::Open`] for pronouns.
    organization_type: OrganizationType,
    /// True for `the staff association`, which is hardly called anything else.
    modified: bool,
    /// True for a document that a person may have written alone.
    personal: bool,
    /// True before `read`: only texts do.
    text: bool,
    block: u32,
    sentence: u32,
    speaker: Option<EntityId>,
}

impl Wanted {
    fn of(
        analysis: &Analysis<'_>,
        mention: usize,
        gender: Gender,
        sort: Asked,
        speaker: Option<EntityId>,
    ) -> Self {
        let it = &analysis.mentions[mention];
        let noun = it.sort != MentionType::Pronoun;
        let head = it.head(&analysis.tokens);
        Self {
            mention,
            gender,
            sort,
            noun,
            may_be_new: noun && head.is(LexicalClass::NOUN),
            organization_type: if noun {
                OrganizationType::of_noun(head.hash)
            } else {
                OrganizationType::Open
            },
            modified: noun && is_modified(analysis, mention),
            personal: is_personal(*head),
            text: sort == Asked::Organization && reads(analysis, it.end as usize),
            block: analysis.block(mention),
            sentence: analysis.sentence(mention),
            speaker,
        }
    }

    /// True for a noun that may be mentioned for the first time.
    pub(crate) fn may_be_new(&self) -> bool {
        self.may_be_new
    }

    /// The group of weights that it is weighed with.
    pub(crate) fn group(&self) -> usize {
        match (self.sort, self.noun) {
            (Asked::Person, false) => 0,
            (Asked::Person, true) => 1,
            _ => 2,
        }
    }
}

/// What the antecedent of a pronoun or noun has to be; `None` if it has none.
pub(crate) fn wanted(analysis: &Analysis<'_>, mention: usize, speaker: Option<EntityId>) -> Option<Wanted> {
    let it = &analysis.mentions[mention];
    if it.sort != MentionType::Pronoun {
        let noun = *it.head(&analysis.tokens);
        let body = noun.is(LexicalClass::ORGANIZATION) && !noun.is(LexicalClass::ROLE);
        let asked = if body { Asked::Several } else { Asked::Person };
        let gender = gender_of_noun(noun.hash, noun.class);
        return Some(Wanted::of(analysis, mention, gender, asked, speaker));
    }
    let word = it.first(&analysis.tokens);
    let gender = gender_of_pronoun(word.hash);
    let asked = if is_word!(word.hash, "it" | "its") {
        Asked::Organization
    } else if is_word!(word.hash, "they" | "their") {
        Asked::Several
    } else if gender == Gender::Unknown {
        return None;
    } else {
        Asked::Person
    };
    Some(Wanted::of(analysis, mention, gender, asked, speaker))
}

/// True for commas, full stops of abbreviations and text in brackets: `Ruiz (D-Iowa), who`.
fn only_marks(tokens: &[Token]) -> bool {
    let mut inside = false;
    tokens.iter().all(|it| {
        inside = (inside || it.is_mark(b'(')) && !it.is_mark(b')');
        inside || matches!(it.form, Form::Mark(b',' | b'.' | b')' | b'-'))
    })
}

/// `it read`, `it reads`.
fn reads(analysis: &Analysis<'_>, at: usize) -> bool {
    let next = analysis.tokens.get(at);
    next.is_some_and(|it| it.form == Form::Lower && is_word!(it.hash, "read" | "reads"))
}

/// True if a noun in lower case tells the body from others: `the staff association`.
fn is_modified(analysis: &Analysis<'_>, at: usize) -> bool {
    let it = &analysis.mentions[at];
    analysis.tokens[it.start as usize..it.head as usize]
        .iter()
        .any(|it| it.form == Form::Lower && !it.is(LexicalClass::CLOSED.with(LexicalClass::ADVERB)))
}

#[cfg(test)]
mod tests {
    use crate::attribute::tests::check;

    #[test]
    fn a_pronoun_refers_to_a_person_and_not_to_the_nearest_capital() {
        check(
            "Ana Ruiz, 45, runs a shop in Ashford.\nShe opened it during the World Championship. “It was a gamble,” she said.",
            &["she: Ana Ruiz"],
        );
    }

    #[test]
    fn the_subject_of_the_last_main_clause_is_preferred_to_an_object() {
        check(
            "Tom Beck asked Carl Orr to leave on Monday. “I had no choice,” he said.",
            &["he: Tom Beck"],
        );
    }

    #[test]
    fn a_pronoun_that_is_resolved_leads_to_the_next() {
        check(
            "Tom Beck came back on Monday.\nHe had left for Iowa with Carl Orr in May. He wept there, he said. “I am home,” he said.",
            &["he: Tom Beck"],
        );
    }

    #[test]
    fn an_age_or_a_nationality_describes_a_known_person() {
        check(
            "Ana Ruiz won in Ashford on Monday.\n“I am glad,” the 45-year-old said.",
            &["the 45-year-old: Ana Ruiz"],
        );
        check(
            "Luc Orr won in Ashford on Monday.\n“I am glad,” said the Frenchman.",
            &["the Frenchman: Luc Orr"],
        );
    }

    #[test]
    fn a_title_and_the_noun_that_it_abbreviates_are_one_role() {
        check(
            "Sen. Ana Ruiz met Tom Beck in Iowa.\n“I am glad,” the senator said.",
            &["the senator: Ana Ruiz"],
        );
    }
}
