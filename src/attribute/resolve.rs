//! Pronoun → entity, by gender, salience and nearness.
//!
//! A mention enters, the entity it refers to leaves, or nobody. Only what stands in the same or the paragraphs just
//! before is looked at, so that time stays linear.

use super::cues::Strength;
use super::entities::NOBODY;
use super::entities::is_press;
use super::features::gender_of_pronoun;
use super::gender::Gender;
use super::gender::gender_of_noun;
use super::lexicon::Class;
use super::lexicon::is_word;
use super::mention::Sort;
use super::scene::Scene;

/// How many mentions back an antecedent may stand.
const REACH: usize = 80;

/// The entity that a mention refers to; `speaker` is who was credited last.
pub(super) fn resolve(scene: &Scene<'_>, mention: usize, speaker: Option<u32>) -> u32 {
    let known = scene.entities.of[mention];
    if known != NOBODY {
        return known;
    }
    if scene.mentions[mention].sort != Sort::Pronoun {
        let noun = scene.mentions[mention].head(&scene.tokens);
        let body = noun.is(Class::BODY.with(Class::WORK)) && !noun.is(Class::ROLE);
        return nearest(scene, mention, gender_of_noun(*noun), body, speaker);
    }
    let word = scene.mentions[mention].first(&scene.tokens);
    if word.is(Class::RELATIVE) {
        return antecedent_of_relative(scene, mention);
    }
    let gender = gender_of_pronoun(*word);
    let plural = is_word!(word.hash, "they" | "their" | "it" | "its");
    if gender == Gender::Unknown && !plural {
        return NOBODY;
    }
    nearest(scene, mention, gender, plural, speaker)
}

/// The most salient entity before a mention that agrees with it.
fn nearest(scene: &Scene<'_>, mention: usize, gender: Gender, plural: bool, speaker: Option<u32>) -> u32 {
    let from = mention.saturating_sub(REACH);
    let mut best = (0.0_f32, NOBODY);
    for at in (from..mention).rev() {
        let entity = scene.entities.of[at];
        if entity == NOBODY || scene.block(at) + 5 < scene.block(mention) {
            continue;
        }
        if let Some(score) = salience(scene, at, mention, gender, plural, speaker)
            && (score > best.0 || best.1 == NOBODY)
        {
            best = (score, entity);
        }
    }
    best.1
}

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

fn salience(
    scene: &Scene<'_>,
    at: usize,
    pronoun: usize,
    gender: Gender,
    plural: bool,
    speaker: Option<u32>,
) -> Option<f32> {
    let it = &scene.mentions[at];
    let entity = &scene.entities.list[scene.entities.of[at] as usize];
    if plural {
        let fits = entity.body && !entity.place || it.joint || it.class.is(Class::GROUP);
        let noun = scene.mentions[pronoun].sort == Sort::Nominal;
        let press = noun && is_press(*scene.mentions[pronoun].head(&scene.tokens));
        if !fits || noun && !(entity.body && entity.named) || press && !entity.outlet {
            return None;
        }
    } else {
        let person = it.sort == Sort::Name || it.class.is(Class::ROLE) && it.sort == Sort::Nominal;
        let clash = gender != Gender::Unknown && entity.gender != Gender::Unknown && entity.gender != gender;
        if entity.body || !person || clash || it.joint {
            return None;
        }
    }
    let sentences = scene.sentence(pronoun).abs_diff(scene.sentence(at)).min(8) as f32;
    let blocks = scene.block(pronoun).abs_diff(scene.block(at)) as f32;
    let mut score = 10.0 - 1.3 * sentences - 0.2 * blocks;
    let subject = at == 0 || scene.sentence(at - 1) != scene.sentence(at);
    score += if subject { 1.0 } else { 0.0 };
    score += if scene.cues[at].strength >= Strength::Fair {
        1.2
    } else {
        0.0
    };
    score -= if it.possessor { 0.8 } else { 0.0 };
    score -= if it.aside { 1.0 } else { 0.0 };
    let governed = it.start > 0 && scene.tokens[it.start as usize - 1].is(Class::PREPOSITION);
    score -= if governed { 0.8 } else { 0.0 };
    score += if entity.gender == gender && gender != Gender::Unknown {
        1.0
    } else {
        0.0
    };
    score += if entity.named { 0.6 } else { -0.6 };
    score += 0.15 * (entity.count as f32).ln_1p();
    if speaker == Some(scene.entities.of[at]) {
        score += 0.5;
    }
    Some(score)
}
