//! Pronoun → entity, by gender, salience and nearness.
//!
//! A mention enters, the entity it refers to leaves, or nobody. Only what stands in the same or the paragraphs just
//! before is looked at, so that time stays linear.

use crate::attribute::features::gender_of_pronoun;
use crate::english::cue_verbs::Strength;
use crate::english::gender::Gender;
use crate::english::gender::gender_of_noun;
use crate::english::lexicon::Class;
use crate::english::lexicon::is_word;
use crate::english::organization_type::Trade;
use crate::nlp::analysis::Scene;
use crate::nlp::coreference::document_author::Maker;
use crate::nlp::coreference::document_author::is_personal;
use crate::nlp::coreference::entities::NOBODY;
use crate::nlp::mentions::mention::Sort;
use crate::nlp::tokens::Form;
use crate::nlp::tokens::Token;

/// How many mentions back an antecedent may stand.
const REACH: usize = 80;

/// The entity that a mention refers to; `speaker` is who was credited last.
pub(crate) fn resolve(scene: &Scene<'_>, mention: usize, speaker: Option<u32>) -> u32 {
    antecedent(scene, mention, speaker).entity
}

/// Whom a mention refers to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Antecedent {
    /// The entity, or [`NOBODY`].
    pub(crate) entity: u32,
    /// Somebody else who is about as likely, or [`NOBODY`].
    pub(crate) rival: u32,
    /// True if nothing but nearness speaks for it.
    pub(crate) loose: bool,
}

impl Antecedent {
    fn sure(entity: u32) -> Self {
        Self {
            entity,
            rival: NOBODY,
            loose: false,
        }
    }
}

/// How many documents by whoever stands behind a pronoun are followed.
const DOCUMENTS: usize = 4;

/// The entity that a mention refers to, and how much speaks for it; `speaker` is who was credited last.
pub(crate) fn antecedent(scene: &Scene<'_>, mention: usize, speaker: Option<u32>) -> Antecedent {
    let mut found = bearer(scene, mention, speaker);
    for _ in 0..DOCUMENTS {
        if found.entity == NOBODY {
            break;
        }
        let by = match scene.entities.list[found.entity as usize].maker {
            Maker::Itself | Maker::Nobody => break,
            Maker::Mention(maker) => bearer(scene, maker as usize, speaker),
            Maker::Unsaid(first) => nearest(scene, first as usize, Gender::Unknown, Asked::Maker, speaker),
        };
        if by.entity == NOBODY {
            break;
        }
        found = by;
    }
    found
}

/// The person, body or document that a mention refers to.
fn bearer(scene: &Scene<'_>, mention: usize, speaker: Option<u32>) -> Antecedent {
    let known = scene.entities.of[mention];
    if known != NOBODY {
        return Antecedent::sure(known);
    }
    let it = &scene.mentions[mention];
    if it.sort != Sort::Pronoun {
        let noun = *it.head(&scene.tokens);
        let body = noun.is(Class::BODY) && !noun.is(Class::ROLE);
        let asked = if body { Asked::Several } else { Asked::Person };
        return nearest(scene, mention, gender_of_noun(noun), asked, speaker);
    }
    let word = scene.mentions[mention].first(&scene.tokens);
    if word.is(Class::RELATIVE) {
        return Antecedent::sure(antecedent_of_relative(scene, mention, speaker));
    }
    let gender = gender_of_pronoun(*word);
    let asked = if is_word!(word.hash, "it" | "its") {
        Asked::Body
    } else if is_word!(word.hash, "they" | "their") {
        Asked::Several
    } else if gender == Gender::Unknown {
        return Antecedent::sure(NOBODY);
    } else {
        Asked::Person
    };
    nearest(scene, mention, gender, asked, speaker)
}

/// What sort of thing a mention stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// `she`, `the envoy`.
    Person,
    /// `it`.
    Body,
    /// `they`, `the company`: a body or a group.
    Several,
    /// `the report`: whoever it comes from.
    Maker,
}

/// What a mention asks of whoever it stands for.
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one phrase")]
struct Wanted {
    gender: Gender,
    sort: Asked,
    /// A noun, not a pronoun.
    noun: bool,
    /// What sort of body its noun asks for; [`Trade::Open`] for pronouns.
    trade: Trade,
    /// True for `the staff association`, which is hardly called anything else.
    modified: bool,
    /// True for a document that a person may have written alone.
    personal: bool,
    /// True before `read`: only texts do.
    text: bool,
    block: u32,
    sentence: u32,
    speaker: Option<u32>,
}

/// The most salient entity before a mention that agrees with it.
fn nearest(
    scene: &Scene<'_>,
    mention: usize,
    gender: Gender,
    sort: Asked,
    speaker: Option<u32>,
) -> Antecedent {
    let it = &scene.mentions[mention];
    let noun = it.sort == Sort::Nominal;
    let wanted = Wanted {
        gender,
        sort,
        noun,
        trade: if noun {
            Trade::of_noun(it.head(&scene.tokens).hash)
        } else {
            Trade::Open
        },
        modified: noun && is_modified(scene, mention),
        personal: is_personal(*it.head(&scene.tokens)),
        text: sort == Asked::Body && reads(scene, it.end as usize),
        block: scene.block(mention),
        sentence: scene.sentence(mention),
        speaker,
    };
    let from = mention.saturating_sub(REACH);
    let mut best = (0.0_f32, NOBODY);
    let mut second = (f32::NEG_INFINITY, NOBODY);
    for at in (from..mention).rev() {
        let entity = scene.entities.of[at];
        if entity == NOBODY {
            continue;
        }
        if scene.block(at) + 5 < wanted.block {
            break;
        }
        let distance = distance(scene, at, &wanted);
        if best.1 != NOBODY && distance + scene.entities.most_salient + MOST < best.0 - TIE {
            // From here on everybody is farther away.
            break;
        }
        let Some(score) = salience(scene, at, distance, &wanted) else {
            continue;
        };
        if score > best.0 || best.1 == NOBODY {
            if best.1 != NOBODY && best.1 != entity {
                second = best;
            }
            best = (score, entity);
        } else if entity != best.1 && score > second.0 {
            second = (score, entity);
        }
    }
    let best_is_body = best.1 != NOBODY && scene.entities.list[best.1 as usize].named;
    let tied = second.1 != best.1 && second.0 > best.0 - TIE;
    Antecedent {
        entity: best.1,
        rival: if tied { second.1 } else { NOBODY },
        loose: best.1 != NOBODY && (sort == Asked::Maker || sort == Asked::Several && (noun || best_is_body)),
    }
}

/// Two whose salience differs by less than this are about as likely.
const TIE: f32 = 0.4;

/// How many sentences before a document its maker has to speak, if nothing else says who made it.
const SENTENCES_TO_MAKER: u32 = 2;

/// What nearness counts; it only falls from one mention to the one before.
fn distance(scene: &Scene<'_>, at: usize, wanted: &Wanted) -> f32 {
    let sentences = wanted.sentence.abs_diff(scene.sentence(at)).min(8) as f32;
    let blocks = wanted.block.abs_diff(scene.block(at)) as f32;
    let elsewhere = if blocks > 0.0 { 0.3 } else { 0.0 };
    10.0 - 1.3 * sentences - 0.2 * blocks - elsewhere
}

/// More than all that [`salience`] can add to nearness and to how often somebody is mentioned.
const MOST: f32 = 6.5;

/// `Ruiz, who said`: the mention right before. Behind `Ana Ruiz of Iowa, who` it is she, not Iowa.
fn antecedent_of_relative(scene: &Scene<'_>, mention: usize, speaker: Option<u32>) -> u32 {
    let tokens = &scene.tokens;
    let relative = scene.mentions[mention].first(tokens);
    let human = is_word!(relative.hash, "who" | "whom");
    let mut edge = scene.mentions[mention].start;
    let mut second_best = NOBODY;
    for at in (mention.saturating_sub(8)..mention).rev() {
        let it = &scene.mentions[at];
        let end = it.end.max(it.alias_end).max(match it.described {
            0 => 0,
            noun => noun + 1,
        });
        // Of `who, who, who` none is asked whom another stands for, or a text of nothing else would be without end.
        let relative = it.sort == Sort::Pronoun && it.first(tokens).is(Class::RELATIVE);
        if relative || it.possessor || end > edge || !only_marks(&tokens[end as usize..edge as usize]) {
            continue;
        }
        let entity = match scene.entities.of[at] {
            NOBODY => bearer(scene, at, speaker).entity,
            known => known,
        };
        if entity == NOBODY {
            continue;
        }
        let thing = scene.entities.list[entity as usize].body || scene.entities.list[entity as usize].place;
        if human && thing && it.is_governed(tokens) {
            second_best = entity;
            edge = it.start - 1;
            continue;
        }
        return entity;
    }
    second_best
}

/// True for commas, full stops of abbreviations and what stands in brackets: `Ruiz (D-Iowa), who`.
fn only_marks(tokens: &[Token]) -> bool {
    let mut inside = false;
    tokens.iter().all(|it| {
        inside = (inside || it.is_mark(b'(')) && !it.is_mark(b')');
        inside || matches!(it.form, Form::Mark(b',' | b'.' | b')' | b'-'))
    })
}

/// True behind a preposition, also as the second of two: `led by Ruiz and Beck`.
fn governed(scene: &Scene<'_>, at: usize) -> bool {
    let prepositional = |at: usize| scene.mentions[at].is_governed(&scene.tokens);
    let first = || {
        let before = (scene.mentions[at].start as usize).checked_sub(1);
        let and = before.filter(|&it| is_word!(scene.tokens[it].hash, "and" | "or"))?;
        (at.saturating_sub(4)..at).find(|&it| scene.mentions[it].end as usize == and)
    };
    prepositional(at) || first().is_some_and(prepositional)
}

/// `a farmer`, `any taxpayer`, `workers`: seldom who the story goes on about.
fn indefinite(scene: &Scene<'_>, at: usize) -> bool {
    let it = &scene.mentions[at];
    !it.is_definite(&scene.tokens) && !it.first(&scene.tokens).is(Class::POSSESSIVE)
}

/// `his early tweets`, `two Britons`: more than one.
fn is_plural(scene: &Scene<'_>, at: usize) -> bool {
    let it = &scene.mentions[at];
    let head = it.head(&scene.tokens);
    let word = head.span().of(&scene.document.text);
    let noun = head.form == Form::Lower || head.is(Class::NATIONALITY);
    it.sort == Sort::Nominal && noun && word.ends_with('s') && !word.ends_with("ss")
}

/// `it read`, `it reads`.
fn reads(scene: &Scene<'_>, at: usize) -> bool {
    let next = scene.tokens.get(at);
    next.is_some_and(|it| it.form == Form::Lower && is_word!(it.hash, "read" | "reads"))
}

/// True if a noun in lower case tells the body from others: `the staff association`.
fn is_modified(scene: &Scene<'_>, at: usize) -> bool {
    let it = &scene.mentions[at];
    scene.tokens[it.start as usize..it.head as usize]
        .iter()
        .any(|it| it.form == Form::Lower && !it.is(Class::CLOSED.with(Class::ADVERB)))
}

fn salience(scene: &Scene<'_>, at: usize, distance: f32, wanted: &Wanted) -> Option<f32> {
    let it = &scene.mentions[at];
    let number = scene.entities.of[at];
    let entity = &scene.entities.list[number as usize];
    let gender = wanted.gender;
    let acts = scene.cues[at].strength >= Strength::Fair;
    let opens = at == 0 || scene.sentence(at - 1) != scene.sentence(at);
    if entity.shouted && entity.body {
        return None;
    }
    let fits = match wanted.sort {
        Asked::Person => {
            let person = it.sort == Sort::Name || it.class.is(Class::ROLE) && it.sort == Sort::Nominal;
            let clash =
                gender != Gender::Unknown && entity.gender != Gender::Unknown && entity.gender != gender;
            person && !entity.body && !entity.place && !clash && !it.joint
        }
        Asked::Maker if wanted.trade == Trade::Press => entity.outlet,
        Asked::Maker => {
            let near = wanted.sentence <= scene.sentence(at) + SENTENCES_TO_MAKER;
            let apt = if entity.body {
                acts || opens
            } else {
                acts && wanted.personal
            };
            near && entity.named && !entity.place && apt
        }
        Asked::Body => {
            let fits = entity.body && !entity.place || it.class.is(Class::GROUP);
            fits && !it.joint && !is_plural(scene, at)
        }
        Asked::Several if wanted.noun => {
            let open = entity.trade == Trade::Open;
            entity.body
                && entity.named
                && !entity.place
                && wanted.trade.accepts(entity.trade)
                && !(open && wanted.modified)
        }
        Asked::Several => {
            // `They lived in the Commonwealth` and spoke: seldom the Commonwealth.
            let body = entity.body && !entity.place && entity.maker == Maker::Itself;
            let aside = !acts && entity.named && governed(scene, at);
            (body || it.joint || it.class.is(Class::GROUP)) && !aside
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
    score -= if governed(scene, at) { 0.8 } else { 0.0 };
    score += if entity.gender == gender && gender != Gender::Unknown {
        1.0
    } else {
        0.0
    };
    score += match (entity.named, indefinite(scene, at)) {
        (true, _) => 0.6,
        (false, false) => -0.6,
        (false, true) => -1.6,
    };
    score += scene.entities.salience[number as usize];
    if wanted.speaker == Some(number) {
        score += 0.5;
    }
    Some(score)
}
