//! What speaks for a mention being the source of a quotation.
//!
//! A quotation, a mention and what was decided before enter; feature numbers leave, each with the template that made it.

pub(crate) mod mention;
pub(crate) mod quotation;

use crate::attribute::features::mention::Profile;
use crate::attribute::features::quotation::Look;
use crate::attribute::features::quotation::bucket;
use crate::attribute::features::quotation::mix;
use crate::attribute::model::linear::Feature;
use crate::attribute::model::linear::SIZE;
use crate::english::cue_verbs::Strength;
use crate::english::gender::Gender;
use crate::english::lexicon::is_word;
use crate::nlp::analysis::Scene;
use crate::nlp::coreference::entities::NOBODY;
use crate::nlp::mentions::mention::Sort;
use crate::nlp::tokens::Token;

/// What was decided for the quotation before.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Before {
    /// Its number.
    pub(crate) quotation: usize,
    /// The mention that was credited.
    pub(crate) mention: u32,
    /// Whom that mention refers to.
    pub(crate) entity: u32,
    /// Who spoke last before them.
    other: u32,
    /// True if its words end in a question mark.
    asked: bool,
}

impl Before {
    /// What is known of the past once a quotation is decided.
    pub(crate) fn after(
        scene: &Scene<'_>,
        before: Option<Before>,
        quotation: usize,
        mention: usize,
        entity: u32,
    ) -> Self {
        let other = match before {
            Some(it) if it.entity == entity => it.other,
            Some(it) => it.entity,
            None => NOBODY,
        };
        Self {
            quotation,
            mention: mention as u32,
            entity,
            other,
            asked: scene.pieces[quotation]
                .last()
                .is_some_and(|&it| asks(scene, it as usize)),
        }
    }
}

/// Names of the templates, for people.
pub(crate) const TEMPLATES: &[&str] = &[
    "position",
    "position and sort",
    "distance",
    "mentions between",
    "quotations between",
    "words between",
    "cue of the mention",
    "cue word",
    "cue next to the quotation",
    "word before the mention",
    "word behind the mention",
    "where its clause goes on",
    "head noun",
    "subject of its sentence",
    "possessor",
    "aside",
    "joint",
    "same mention as before",
    "same speaker as before",
    "gender of the speaker before",
    "mark before the quotation",
    "mark behind the quotation",
    "closing mark",
    "quotation alone",
    "how often mentioned",
    "length of the quotation",
    "place among the mentions",
    "inverted cue",
    "split quotation",
    "starts with a capital",
    "cue between",
    "other cue nearer",
    "quotation before",
    "classes of the mention",
    "shape of the sentence",
    "unused",
    "quotation that the cue touches",
    "cue that governs the quotation",
    "alternation",
];

/// Gives `take` the features of one mention for one quotation.
pub(crate) fn features(
    scene: &Scene<'_>,
    look: &Look,
    quotation: usize,
    at: usize,
    before: Option<Before>,
    mut take: impl FnMut(Feature),
) {
    let tokens = &scene.tokens;
    let mention = &scene.mentions[at];
    let profile = &scene.profiles[at];
    let start = mention.start as usize;
    let end = mention.end as usize;
    // The nearest piece decides where the mention stands.
    let pieces = &scene.pieces[quotation];
    let following = pieces.partition_point(|&it| (it as usize) < start);
    let piece = match (
        following.checked_sub(1).map(|it| pieces[it] as usize),
        pieces.get(following).map(|&it| it as usize),
    ) {
        (Some(left), Some(right)) => {
            if start - left <= right - start {
                left
            } else {
                right
            }
        }
        (Some(left), None) => left,
        (None, Some(right)) => right,
        (None, None) => look.first,
    };
    let is_before = start < piece;
    let split = following > 0 && following < pieces.len();
    let mark = tokens[piece];
    let blocks = profile.block.abs_diff(mark.block).min(5);
    let sentences = profile
        .sentence
        .abs_diff(mark.sentence)
        .min(if blocks == 0 { 4 } else { 0 });
    let zone = u32::from(is_before) | sentences << 1 | blocks << 4 | u32::from(split) << 7;
    let sort = profile.sort;
    let cue = scene.cues[at];
    let strength = cue.strength as u32;
    let (low, high) = if is_before {
        (end.min(piece), piece)
    } else {
        (piece + 1, start)
    };
    let between = &tokens[low..high.max(low)];
    let quotes = scene.quotes_between(low, high).min(3);
    let mut add = |template: u32, value: u32| {
        let mut hash = (value ^ template.wrapping_mul(0x9E37_79B1)).wrapping_mul(0x85EB_CA6B);
        hash ^= hash >> 13;
        hash = hash.wrapping_mul(0xC2B2_AE35);
        hash ^= hash >> 16;
        take(Feature {
            template: template as u8,
            index: hash & (SIZE as u32 - 1),
        });
    };
    let Profile {
        ahead,
        next,
        previous,
        two,
        order,
        ..
    } = *profile;
    let distance = bucket(between.len());
    let near = zone | strength << 8;

    add(0, zone);
    add(1, mix(zone, sort));
    add(2, mix(zone, distance));
    add(2, mix(mix(zone, distance), sort));
    let others = mentions_between(scene, at, piece);
    add(3, mix(zone, others));
    add(3, mix(mix(near, others), quotes));
    add(4, mix(zone, quotes));
    add(4, mix(near, quotes));
    // Exact shape of what stands between, if it is short.
    if between.len() <= 8 {
        let coarse = between.iter().fold(7, |all, it| {
            mix(all, crate::attribute::features::quotation::coarse(it))
        });
        add(5, mix(coarse, u32::from(is_before)));
        add(5, mix(mix(coarse, u32::from(is_before)), sort));
        if between.len() <= 3 {
            let exact = between.iter().fold(11, |all, it| {
                mix(all, crate::attribute::features::quotation::look_of(*it))
            });
            add(5, mix(mix(exact, u32::from(is_before)), 77));
        }
    }
    add(6, near);
    add(6, mix(near, sort));
    let inverted = u32::from(cue.inverted);
    let adjacent = cue_touches(scene, at, piece);
    add(8, mix(mix(near, adjacent), inverted));
    add(8, mix(mix(mix(near, adjacent), look.closing), look.left));
    if cue.strength > Strength::None {
        let word = tokens[cue.token as usize].hash;
        add(7, word);
        add(7, mix(zone, word));
        add(7, mix(adjacent, word));
        add(27, mix(inverted, mix(zone, quotes)));
    }
    add(9, previous);
    add(9, mix(zone, previous));
    add(10, mix(zone, next));
    add(10, mix(sort, next));
    add(11, mix(zone, ahead));
    add(11, mix(mix(u32::from(is_before), ahead), look.left));
    add(12, mix(sort, profile.head));
    add(33, mix(sort, mention.class.bits() & 0x1FF_FFFF));
    add(13, mix(zone, order));
    add(13, mix(mix(near, order), sort));
    add(14, mix(zone, u32::from(mention.possessor)));
    add(14, mix(mix(next, look.left), u32::from(mention.possessor)));
    add(15, mix(zone, u32::from(mention.aside)));
    add(16, mix(near, u32::from(mention.joint)));
    add(20, mix(zone, look.left));
    add(20, mix(near, look.left));
    add(21, mix(zone, look.right));
    add(21, mix(near, look.right));
    add(22, mix(zone, look.closing));
    add(22, mix(mix(near, look.closing), u32::from(look.starts_capital)));
    let alone = u32::from(look.alone) | u32::from(look.opens_block) << 1;
    add(23, mix(zone, alone));
    add(23, mix(mix(near, alone), look.closing));
    add(25, mix(near, look.length));
    add(26, mix(mix(zone, sort), others));
    add(28, mix(u32::from(split), near));
    add(29, mix(zone, u32::from(look.starts_capital)));
    let cue_between = between.len() < 60 && scene.has_cue_between(low, high);
    add(30, mix(near, u32::from(cue_between)));
    add(30, mix(mix(zone, adjacent), u32::from(cue_between)));
    let entity = scene.entities.of[at];
    if entity != NOBODY {
        let it = &scene.entities.list[entity as usize];
        add(24, mix(zone, bucket(it.count as usize)));
        add(24, mix(u32::from(it.named), u32::from(it.body)));
    }
    add(9, mix(mix(previous, two), 5));
    add(9, mix(mix(mix(previous, two), zone), quotes));
    add(9, mix(mix(near, previous), look.left));
    let owner = owner(scene, at, piece);
    add(36, mix(owner, near));
    add(36, mix(owner, mix(quotes, u32::from(is_before))));
    let rivals = rivals(scene, at, piece);
    add(31, mix(near, rivals));
    add(31, mix(mix(near, order), mix(rivals, owner)));
    let governing = look.governing;
    add(37, mix(governing, mix(zone, order)));
    add(37, mix(mix(governing, near), rivals));
    add(37, mix(mix(governing, order), mix(sort, u32::from(is_before))));
    let inside = look.governor.is_some_and(|it| it < start && start < look.first);
    add(37, mix(mix(governing, u32::from(inside)), mix(zone, order)));
    history(scene, look, at, zone, sort, near, before, &mut add);
}

/// Whether the mention and its cue touch this quotation or another one, on either side.
fn owner(scene: &Scene<'_>, at: usize, piece: usize) -> u32 {
    let beside = scene.beside[at];
    let side = |quote: u32| match quote {
        u32::MAX => 0,
        it if it as usize == piece => 1,
        _ => 2,
    };
    side(beside.left) * 3 + side(beside.right)
}

/// Mentions with a cue of their own between the mention and the quotation, of the twelve next to the mention.
fn rivals(scene: &Scene<'_>, at: usize, piece: usize) -> u32 {
    let (from, to) = if (scene.mentions[at].start as usize) < piece {
        (at + 1, scene.mentions_before(piece + 1).min(at + 13))
    } else {
        (scene.mentions_before(piece).max(at.saturating_sub(12)), at)
    };
    scene.speaking_mentions(from, to).min(3)
}

/// What the decision for the quotation before says.
#[expect(
    clippy::too_many_arguments,
    reason = "parts of the features that were computed once"
)]
fn history(
    scene: &Scene<'_>,
    look: &Look,
    at: usize,
    zone: u32,
    sort: u32,
    near: u32,
    before: Option<Before>,
    add: &mut impl FnMut(u32, u32),
) {
    let Some(before) = before else {
        add(32, zone);
        return;
    };
    let last = scene.pieces[before.quotation].last().map_or(0, |&it| it as usize);
    let gap_blocks = scene.tokens[look.first]
        .block
        .saturating_sub(scene.tokens[last].block)
        .min(3);
    let gap_sentences = scene.tokens[look.first]
        .sentence
        .saturating_sub(scene.tokens[last].sentence)
        .min(4);
    let gap = gap_blocks * 5 + gap_sentences;
    let same = u32::from(before.mention == at as u32);
    let entity = scene.entities.of[at];
    let same_entity = if entity == NOBODY || before.entity == NOBODY {
        2
    } else {
        u32::from(entity == before.entity)
    };
    add(17, mix(same, gap));
    add(17, mix(mix(same, gap), look.left));
    add(17, mix(mix(same, zone), mix(u32::from(look.alone), look.closing)));
    add(17, mix(mix(same, near), u32::from(look.starts_capital)));
    add(18, mix(same_entity, mix(gap, sort)));
    add(18, mix(same_entity, near));
    let guess = scene.guess(at);
    let same_guess = if guess == NOBODY || before.entity == NOBODY {
        2
    } else {
        u32::from(guess == before.entity)
    };
    add(18, mix(mix(same_guess, near), mix(gap, 3)));
    add(18, mix(mix(same_guess, sort), mix(u32::from(look.alone), gap)));
    add(
        18,
        mix(
            mix(same_guess, zone),
            mix(look.left, u32::from(look.starts_capital)),
        ),
    );
    if sort & 7 == Sort::Pronoun as u32 && before.entity != NOBODY {
        let speaker = scene.entities.list[before.entity as usize].gender;
        let own = gender_of_pronoun(scene.tokens[scene.mentions[at].start as usize]);
        add(19, mix(mix(speaker as u32, own as u32), gap));
    }
    let alternates = match (guess, before.other) {
        (NOBODY, _) | (_, NOBODY) => 2,
        (one, other) => u32::from(one == other),
    };
    let turn = u32::from(look.alone) | u32::from(before.asked) << 1 | same_guess << 2;
    add(38, mix(alternates, mix(turn, gap)));
    add(38, mix(mix(alternates, near), turn));
    // A mention between the quotation before and this one is news; one before both is carried over.
    let fresh = u32::from(scene.mentions[at].start as usize > last);
    add(32, mix(mix(fresh, near), gap));
    add(32, mix(mix(fresh, gap), look.left));
}

/// True if the words of a quotation end in a question mark.
fn asks(scene: &Scene<'_>, quote: usize) -> bool {
    let words = scene.tokens[quote].span().of(&scene.document.text);
    words.trim_end_matches(['"', '”', '\'', '’', '»']).ends_with('?')
}

/// Gender that a pronoun asks for.
pub(crate) fn gender_of_pronoun(token: Token) -> Gender {
    if is_word!(token.hash, "he" | "his" | "himself") {
        Gender::Male
    } else if is_word!(token.hash, "she" | "her" | "herself") {
        Gender::Female
    } else {
        Gender::Unknown
    }
}

/// How the cue of a mention lies to the quotation: next to it, near, beyond.
fn cue_touches(scene: &Scene<'_>, at: usize, piece: usize) -> u32 {
    let cue = scene.cues[at];
    if cue.strength == Strength::None {
        return 0;
    }
    let token = cue.token as usize;
    if scene.tokens[token]
        .sentence
        .abs_diff(scene.tokens[piece].sentence)
        > 1
        || scene.tokens[token].block != scene.tokens[piece].block
    {
        return 1;
    }
    let gap = token.abs_diff(piece);
    2 + u32::from(token < piece) + 2 * bucket(gap)
}

fn mentions_between(scene: &Scene<'_>, at: usize, piece: usize) -> u32 {
    let position = scene.mentions_before(piece);
    let count = if at < position {
        position - 1 - at
    } else {
        at - position
    };
    bucket(count)
}
