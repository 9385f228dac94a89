//! Pronoun → entity, by gender, salience and nearness.
//!
//! A mention enters, the entity it refers to leaves, or nobody. Only what stands in the same or the paragraphs just
//! before is looked at, so that time stays linear.

use super::cues::Strength;
use super::entities::NOBODY;
use super::features::gender_of_pronoun;
use super::gender::Gender;
use super::gender::gender_of_noun;
use super::lexicon::Class;
use super::lexicon::is_word;
use super::mention::Sort;
use super::scene::Scene;
use super::tokens::Form;
use super::works::is_press;

/// How many mentions back an antecedent may stand.
const REACH: usize = 80;

/// The entity that a mention refers to; `speaker` is who was credited last.
pub(super) fn resolve(scene: &Scene<'_>, mention: usize, speaker: Option<u32>) -> u32 {
    antecedent(scene, mention, speaker).entity
}

/// Whom a mention may refer to just as well, if two are about as likely.
pub(super) fn tie(scene: &Scene<'_>, mention: usize, speaker: Option<u32>) -> Option<u32> {
    Some(antecedent(scene, mention, speaker).rival).filter(|&it| it != NOBODY)
}

/// Whom a mention refers to.
struct Antecedent {
    entity: u32,
    /// Somebody else who is about as likely.
    rival: u32,
}

impl Antecedent {
    fn sure(entity: u32) -> Self {
        Self {
            entity,
            rival: NOBODY,
        }
    }
}

fn antecedent(scene: &Scene<'_>, mention: usize, speaker: Option<u32>) -> Antecedent {
    let known = scene.entities.of[mention];
    if known != NOBODY {
        return Antecedent::sure(known);
    }
    if scene.mentions[mention].sort != Sort::Pronoun {
        let noun = scene.mentions[mention].head(&scene.tokens);
        let body = noun.is(Class::BODY.with(Class::WORK)) && !noun.is(Class::ROLE);
        return nearest(scene, mention, gender_of_noun(*noun), body, speaker);
    }
    let word = scene.mentions[mention].first(&scene.tokens);
    if word.is(Class::RELATIVE) {
        return Antecedent::sure(antecedent_of_relative(scene, mention));
    }
    let gender = gender_of_pronoun(*word);
    let plural = is_word!(word.hash, "they" | "their" | "it" | "its");
    if gender == Gender::Unknown && !plural {
        return Antecedent::sure(NOBODY);
    }
    nearest(scene, mention, gender, plural, speaker)
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
}

/// What a mention asks of whoever it stands for.
struct Wanted {
    gender: Gender,
    sort: Asked,
    /// A noun, not a pronoun.
    noun: bool,
    /// A piece of a newspaper.
    press: bool,
    block: u32,
    sentence: u32,
    speaker: Option<u32>,
}

/// The most salient entity before a mention that agrees with it.
fn nearest(
    scene: &Scene<'_>,
    mention: usize,
    gender: Gender,
    plural: bool,
    speaker: Option<u32>,
) -> Antecedent {
    let it = &scene.mentions[mention];
    let noun = it.sort == Sort::Nominal;
    let wanted = Wanted {
        gender,
        sort: match plural {
            false => Asked::Person,
            true if is_word!(it.first(&scene.tokens).hash, "it" | "its") => Asked::Body,
            true => Asked::Several,
        },
        noun,
        press: noun && is_press(*it.head(&scene.tokens)),
        block: scene.block(mention),
        sentence: scene.sentence(mention),
        speaker,
    };
    let from = mention.saturating_sub(REACH);
    let mut best = (0.0_f32, NOBODY);
    let mut second = (f32::NEG_INFINITY, NOBODY);
    for at in (from..mention).rev() {
        let entity = scene.entities.of[at];
        if scene.block(at) + 5 < wanted.block {
            break;
        }
        let distance = distance(scene, at, &wanted);
        if best.1 != NOBODY && distance + scene.entities.most_salient + MOST < best.0 - TIE {
            // From here on everybody is farther away.
            break;
        }
        if entity == NOBODY {
            continue;
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
    let tied = second.1 != best.1 && second.0 > best.0 - TIE;
    Antecedent {
        entity: best.1,
        rival: if tied { second.1 } else { NOBODY },
    }
}

/// Two whose salience differs by less than this are about as likely.
const TIE: f32 = 0.4;

/// What nearness counts; it only falls from one mention to the one before.
fn distance(scene: &Scene<'_>, at: usize, wanted: &Wanted) -> f32 {
    let sentences = wanted.sentence.abs_diff(scene.sentence(at)).min(8) as f32;
    let blocks = wanted.block.abs_diff(scene.block(at)) as f32;
    let elsewhere = if blocks > 0.0 { 0.3 } else { 0.0 };
    10.0 - 1.3 * sentences - 0.2 * blocks - elsewhere
}

/// More than all that [`salience`] can add to nearness and to how often somebody is mentioned.
const MOST: f32 = 4.5;

/// `Ruiz, who said`: the mention right before.
fn antecedent_of_relative(scene: &Scene<'_>, mention: usize) -> u32 {
    let start = scene.mentions[mention].start;
    let from = mention.saturating_sub(6);
    (from..mention)
        .rev()
        .find(|&at| {
            let it = &scene.mentions[at];
            !it.possessor && it.end <= start && start - it.end <= 1 && scene.entities.of[at] != NOBODY
        })
        .map_or(NOBODY, |at| scene.entities.of[at])
}

/// True behind a preposition, also as the second of two: `led by Ruiz and Beck`.
fn governed(scene: &Scene<'_>, at: usize) -> bool {
    let before = |at: usize| (scene.mentions[at].start as usize).checked_sub(1);
    let prepositional = |at: usize| before(at).is_some_and(|it| scene.tokens[it].is(Class::PREPOSITION));
    let first = || {
        let and = before(at).filter(|&it| is_word!(scene.tokens[it].hash, "and" | "or"))?;
        (at.saturating_sub(4)..at).find(|&it| scene.mentions[it].end as usize == and)
    };
    prepositional(at) || first().is_some_and(prepositional)
}

/// `a farmer`, `any taxpayer`, `workers`: seldom who the story goes on about.
fn indefinite(scene: &Scene<'_>, at: usize) -> bool {
    let first = scene.mentions[at].first(&scene.tokens);
    let definite = is_word!(first.hash, "the" | "this" | "that");
    !definite && !first.is(Class::POSSESSIVE)
}

/// `his early tweets`: more than one.
fn is_plural(scene: &Scene<'_>, at: usize) -> bool {
    let it = &scene.mentions[at];
    let head = it.head(&scene.tokens);
    let word = head.span().of(&scene.document.text);
    it.sort == Sort::Nominal && head.form == Form::Lower && word.ends_with('s') && !word.ends_with("ss")
}

fn salience(scene: &Scene<'_>, at: usize, distance: f32, wanted: &Wanted) -> Option<f32> {
    let it = &scene.mentions[at];
    let number = scene.entities.of[at];
    let entity = &scene.entities.list[number as usize];
    let gender = wanted.gender;
    if wanted.sort == Asked::Person {
        let person = it.sort == Sort::Name || it.class.is(Class::ROLE) && it.sort == Sort::Nominal;
        let clash = gender != Gender::Unknown && entity.gender != Gender::Unknown && entity.gender != gender;
        if entity.body || entity.place || !person || clash || it.joint {
            return None;
        }
    } else {
        let fits = entity.body && !entity.place || it.joint || it.class.is(Class::GROUP);
        let several = wanted.sort == Asked::Body && (it.joint || is_plural(scene, at));
        let stands_for = !several && (!wanted.noun || entity.body && entity.named);
        if !fits || !stands_for || wanted.press && !entity.outlet {
            return None;
        }
    }
    let mut score = distance;
    let subject = at == 0 || scene.sentence(at - 1) != scene.sentence(at);
    score += if subject { 1.0 } else { 0.0 };
    score += if scene.cues[at].strength >= Strength::Fair {
        1.2
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
