//! Anaphora resolution: finds the entity of a pronoun or role noun by gender, salience and distance.
//!
//! Only the same paragraph and the few before it are searched, so that time stays linear.

use crate::english::gender::gender_of_pronoun;
use std::cell::OnceCell;

use crate::english::gender::Gender;
use crate::english::gender::gender_of_noun;
use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::is_word;
use crate::english::organization_type::OrganizationType;
use crate::english::speech_verbs::Strength;
use crate::nlp::analysis::Analysis;
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
    guesses: Vec<OnceCell<Option<EntityId>>>,
}

impl<'a> Anaphora<'a> {
    pub(crate) fn new(analysis: &'a Analysis<'a>) -> Self {
        Self {
            analysis,
            guesses: vec![OnceCell::new(); analysis.mentions.len()],
        }
    }

    /// The most likely entity of a mention before anything is known of who speaks.
    pub(crate) fn guess(&self, mention: usize) -> Option<EntityId> {
        *self.guesses[mention].get_or_init(|| self.resolve(mention, None))
    }

    /// The entity that a mention refers to; `speaker` is the speaker of the previous quotation.
    pub(crate) fn resolve(&self, mention: usize, speaker: Option<EntityId>) -> Option<EntityId> {
        self.antecedent(mention, speaker).entity
    }

    /// The entity that a mention refers to, and the evidence for it; `speaker` is the speaker of the previous quotation.
    pub(crate) fn antecedent(&self, mention: usize, speaker: Option<EntityId>) -> Antecedent {
        antecedent(self.analysis, mention, speaker)
    }
}

/// Whom a mention refers to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Antecedent {
    /// The entity, if one is found.
    pub(crate) entity: Option<EntityId>,
    /// Another entity that is about as likely.
    pub(crate) rival: Option<EntityId>,
    /// True if nothing but nearness speaks for it.
    pub(crate) loose: bool,
}

impl Antecedent {
    fn sure(entity: Option<EntityId>) -> Self {
        Self {
            entity,
            rival: None,
            loose: false,
        }
    }
}

/// Most documents followed from a document to its author; chosen by hand.
const DOCUMENTS: usize = 4;

/// The entity that a mention refers to, and how much speaks for it; `speaker` is who was credited last.
fn antecedent(analysis: &Analysis<'_>, mention: usize, speaker: Option<EntityId>) -> Antecedent {
    let mut found = bearer(analysis, mention, speaker);
    for _ in 0..DOCUMENTS {
        let Some(entity) = found.entity else { break };
        let by = match analysis.entities[entity].maker {
            Maker::Itself | Maker::Nobody => break,
            Maker::Mention(maker) => bearer(analysis, maker as usize, speaker),
            Maker::Unsaid(first) => nearest(analysis, first as usize, Gender::Unknown, Asked::Maker, speaker),
        };
        if by.entity.is_none() {
            break;
        }
        found = by;
    }
    found
}

/// The person, body or document that a mention refers to.
fn bearer(analysis: &Analysis<'_>, mention: usize, speaker: Option<EntityId>) -> Antecedent {
    let known = analysis.entities.of[mention];
    if known.is_some() {
        return Antecedent::sure(known);
    }
    let it = &analysis.mentions[mention];
    if it.sort != MentionType::Pronoun {
        let noun = *it.head(&analysis.tokens);
        let body = noun.is(LexicalClass::ORGANIZATION) && !noun.is(LexicalClass::ROLE);
        let asked = if body { Asked::Several } else { Asked::Person };
        return nearest(
            analysis,
            mention,
            gender_of_noun(noun.hash, noun.class),
            asked,
            speaker,
        );
    }
    let word = analysis.mentions[mention].first(&analysis.tokens);
    if word.is(LexicalClass::RELATIVE) {
        return Antecedent::sure(antecedent_of_relative(analysis, mention, speaker));
    }
    let gender = gender_of_pronoun(word.hash);
    let asked = if is_word!(word.hash, "it" | "its") {
        Asked::Organization
    } else if is_word!(word.hash, "they" | "their") {
        Asked::Several
    } else if gender == Gender::Unknown {
        return Antecedent::sure(None);
    } else {
        Asked::Person
    };
    nearest(analysis, mention, gender, asked, speaker)
}

/// The type of thing that a mention refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
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
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one phrase")]
struct Wanted {
    gender: Gender,
    sort: Asked,
    /// A noun, not a pronoun.
    noun: bool,
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

/// The most salient entity before a mention that agrees with it.
fn nearest(
    analysis: &Analysis<'_>,
    mention: usize,
    gender: Gender,
    sort: Asked,
    speaker: Option<EntityId>,
) -> Antecedent {
    let it = &analysis.mentions[mention];
    let noun = it.sort == MentionType::Nominal;
    let wanted = Wanted {
        gender,
        sort,
        noun,
        organization_type: if noun {
            OrganizationType::of_noun(it.head(&analysis.tokens).hash)
        } else {
            OrganizationType::Open
        },
        modified: noun && is_modified(analysis, mention),
        personal: is_personal(*it.head(&analysis.tokens)),
        text: sort == Asked::Organization && reads(analysis, it.end as usize),
        block: analysis.block(mention),
        sentence: analysis.sentence(mention),
        speaker,
    };
    let from = mention.saturating_sub(REACH);
    let mut best = (0.0_f32, None);
    let mut second = (f32::NEG_INFINITY, None);
    for at in (from..mention).rev() {
        let entity = analysis.entities.of[at];
        if entity.is_none() {
            continue;
        }
        if analysis.block(at) + 5 < wanted.block {
            break;
        }
        let distance = distance(analysis, at, &wanted);
        if best.1.is_some() && distance + analysis.entities.most_salient + MOST < best.0 - TIE {
            // From here on everybody is farther away.
            break;
        }
        let Some(score) = salience(analysis, at, distance, &wanted) else {
            continue;
        };
        if score > best.0 || best.1.is_none() {
            if best.1.is_some() && best.1 != entity {
                second = best;
            }
            best = (score, entity);
        } else if entity != best.1 && score > second.0 {
            second = (score, entity);
        }
    }
    let best_is_organization = best.1.is_some_and(|it| analysis.entities[it].named);
    let tied = second.1 != best.1 && second.0 > best.0 - TIE;
    Antecedent {
        entity: best.1,
        rival: if tied { second.1 } else { None },
        loose: best.1.is_some()
            && (sort == Asked::Maker || sort == Asked::Several && (noun || best_is_organization)),
    }
}

/// Antecedents whose salience differs by less are about equally likely; chosen by hand.
const TIE: f32 = 0.4;

/// Most sentences between a document and an author known only because they spoke before it; chosen by hand.
const SENTENCES_TO_MAKER: u32 = 2;

/// The score for nearness, which only decreases with distance.
fn distance(analysis: &Analysis<'_>, at: usize, wanted: &Wanted) -> f32 {
    let sentences = wanted.sentence.abs_diff(analysis.sentence(at)).min(8) as f32;
    let blocks = wanted.block.abs_diff(analysis.block(at)) as f32;
    let elsewhere = if blocks > 0.0 { 0.3 } else { 0.0 };
    10.0 - 1.3 * sentences - 0.2 * blocks - elsewhere
}

/// Upper bound of what [`salience`] adds to the scores for nearness and for the number of mentions.
const MOST: f32 = 6.5;

/// `Ruiz, who said`: the mention right before. In `Ana Ruiz of Iowa, who` it is Ruiz, not Iowa.
fn antecedent_of_relative(
    analysis: &Analysis<'_>,
    mention: usize,
    speaker: Option<EntityId>,
) -> Option<EntityId> {
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
        // Of `who, who, who` none is asked whom another stands for, or a text of nothing else would be without end.
        let relative = it.sort == MentionType::Pronoun && it.first(tokens).is(LexicalClass::RELATIVE);
        if relative || it.possessor || end > edge || !only_marks(&tokens[end as usize..edge as usize]) {
            continue;
        }
        let known = analysis.entities.of[at].or_else(|| bearer(analysis, at, speaker).entity);
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

/// True for commas, full stops of abbreviations and text in brackets: `Ruiz (D-Iowa), who`.
fn only_marks(tokens: &[Token]) -> bool {
    let mut inside = false;
    tokens.iter().all(|it| {
        inside = (inside || it.is_mark(b'(')) && !it.is_mark(b')');
        inside || matches!(it.form, Form::Mark(b',' | b'.' | b')' | b'-'))
    })
}

/// True after a preposition, also as the second of two: `led by Ruiz and Beck`.
fn governed(analysis: &Analysis<'_>, at: usize) -> bool {
    let prepositional = |at: usize| analysis.mentions[at].is_governed(&analysis.tokens);
    let first = || {
        let before = (analysis.mentions[at].start as usize).checked_sub(1);
        let and = before.filter(|&it| is_word!(analysis.tokens[it].hash, "and" | "or"))?;
        (at.saturating_sub(4)..at).find(|&it| analysis.mentions[it].end as usize == and)
    };
    prepositional(at) || first().is_some_and(prepositional)
}

/// `a farmer`, `any taxpayer`, `workers`: seldom who the story goes on about.
fn indefinite(analysis: &Analysis<'_>, at: usize) -> bool {
    let it = &analysis.mentions[at];
    !it.is_definite(&analysis.tokens) && !it.first(&analysis.tokens).is(LexicalClass::POSSESSIVE)
}

/// `his early tweets`, `two Britons`: more than one.
fn is_plural(analysis: &Analysis<'_>, at: usize) -> bool {
    let it = &analysis.mentions[at];
    let head = it.head(&analysis.tokens);
    let word = head.span().of(&analysis.document.text);
    let noun = head.form == Form::Lower || head.is(LexicalClass::NATIONALITY);
    it.sort == MentionType::Nominal && noun && word.ends_with('s') && !word.ends_with("ss")
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

fn salience(analysis: &Analysis<'_>, at: usize, distance: f32, wanted: &Wanted) -> Option<f32> {
    let it = &analysis.mentions[at];
    let number = analysis.entities.of[at]?;
    let entity = &analysis.entities[number];
    let gender = wanted.gender;
    let acts = analysis.cues[at].strength >= Strength::Fair;
    let opens = at == 0 || analysis.sentence(at - 1) != analysis.sentence(at);
    if entity.shouted && entity.organization {
        return None;
    }
    let fits = match wanted.sort {
        Asked::Person => {
            let person = it.sort == MentionType::Name
                || it.class.is(LexicalClass::ROLE) && it.sort == MentionType::Nominal;
            let clash =
                gender != Gender::Unknown && entity.gender != Gender::Unknown && entity.gender != gender;
            person && !entity.organization && !entity.place && !clash && !it.joint
        }
        Asked::Maker if wanted.organization_type == OrganizationType::Press => entity.outlet,
        Asked::Maker => {
            let near = wanted.sentence <= analysis.sentence(at) + SENTENCES_TO_MAKER;
            let apt = if entity.organization {
                acts || opens
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
            let body = entity.organization && !entity.place && entity.maker == Maker::Itself;
            let aside = !acts && entity.named && governed(analysis, at);
            (body || it.joint || it.class.is(LexicalClass::GROUP)) && !aside
        }
    };
    if !fits {
        return None;
    }
    let mut score = distance;
    score += if opens { 1.0 } else { 0.0 };
    score += if acts { 1.2 } else { 0.0 };
    // `It read`: a text.
    score += if wanted.text && entity.maker != Maker::Itself {
        2.0
    } else {
        0.0
    };
    score -= if it.possessor { 0.8 } else { 0.0 };
    score -= if it.aside { 1.0 } else { 0.0 };
    score -= if governed(analysis, at) { 0.8 } else { 0.0 };
    score += if entity.gender == gender && gender != Gender::Unknown {
        1.0
    } else {
        0.0
    };
    score += match (entity.named, indefinite(analysis, at)) {
        (true, _) => 0.6,
        (false, false) => -0.6,
        (false, true) => -1.6,
    };
    score += analysis.entities.salience[number.index()];
    if wanted.speaker == Some(number) {
        score += 0.5;
    }
    Some(score)
}
