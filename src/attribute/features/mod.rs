//! What speaks for a mention being the source of a quotation.
//!
//! A quotation, a mention and what was decided before enter; feature numbers leave, each with the template that made it.

pub(crate) mod hashing;
pub(crate) mod history;
pub(crate) mod mention;
pub(crate) mod quotation;

use crate::attribute::context::Context;
use crate::attribute::features::hashing::bucket;
use crate::attribute::features::hashing::mix;
use crate::attribute::features::history::Before;
use crate::attribute::features::history::history;
use crate::attribute::features::mention::Profile;
use crate::attribute::features::quotation::Look;
use crate::attribute::model::linear::Feature;
use crate::attribute::model::linear::SIZE;
use crate::english::speech_verbs::Strength;
use crate::nlp::analysis::Analysis;

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
    context: &Context<'_>,
    look: &Look,
    quotation: usize,
    at: usize,
    before: Option<Before>,
    mut take: impl FnMut(Feature),
) {
    let analysis = context.analysis;
    let tokens = &analysis.tokens;
    let mention = &analysis.mentions[at];
    let profile = &context.profiles[at];
    let start = mention.start as usize;
    let end = mention.end as usize;
    // The nearest piece decides where the mention stands.
    let pieces = &analysis.pieces[quotation];
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
    let blocks = mention.block.abs_diff(mark.block).min(5);
    let sentences = mention
        .sentence
        .abs_diff(mark.sentence)
        .min(if blocks == 0 { 4 } else { 0 });
    let zone = u32::from(is_before) | sentences << 1 | blocks << 4 | u32::from(split) << 7;
    let sort = profile.sort;
    let cue = analysis.cues[at];
    let strength = cue.strength as u32;
    let (low, high) = if is_before {
        (end.min(piece), piece)
    } else {
        (piece + 1, start)
    };
    let between = &tokens[low..high.max(low)];
    let quotes = analysis.quotes_between(low, high).min(3);
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
    let others = mentions_between(analysis, at, piece);
    add(3, mix(zone, others));
    add(3, mix(mix(near, others), quotes));
    add(4, mix(zone, quotes));
    add(4, mix(near, quotes));
    // Exact shape of what stands between, if it is short.
    if between.len() <= 8 {
        let coarse = between.iter().fold(7, |all, it| mix(all, hashing::coarse(it)));
        add(5, mix(coarse, u32::from(is_before)));
        add(5, mix(mix(coarse, u32::from(is_before)), sort));
        if between.len() <= 3 {
            let exact = between.iter().fold(11, |all, it| mix(all, hashing::look_of(*it)));
            add(5, mix(mix(exact, u32::from(is_before)), 77));
        }
    }
    add(6, near);
    add(6, mix(near, sort));
    let inverted = u32::from(cue.inverted);
    let adjacent = cue_touches(analysis, at, piece);
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
    let cue_between = between.len() < 60 && analysis.has_cue_between(low, high);
    add(30, mix(near, u32::from(cue_between)));
    add(30, mix(mix(zone, adjacent), u32::from(cue_between)));
    if let Some(entity) = analysis.entities.of[at] {
        let it = &analysis.entities[entity];
        add(24, mix(zone, bucket(it.count as usize)));
        add(24, mix(u32::from(it.named), u32::from(it.organization)));
    }
    add(9, mix(mix(previous, two), 5));
    add(9, mix(mix(mix(previous, two), zone), quotes));
    add(9, mix(mix(near, previous), look.left));
    let owner = owner(analysis, at, piece);
    add(36, mix(owner, near));
    add(36, mix(owner, mix(quotes, u32::from(is_before))));
    let rivals = rivals(analysis, at, piece);
    add(31, mix(near, rivals));
    add(31, mix(mix(near, order), mix(rivals, owner)));
    let governing = look.governing;
    add(37, mix(governing, mix(zone, order)));
    add(37, mix(mix(governing, near), rivals));
    add(37, mix(mix(governing, order), mix(sort, u32::from(is_before))));
    let inside = look.governor.is_some_and(|it| it < start && start < look.first);
    add(37, mix(mix(governing, u32::from(inside)), mix(zone, order)));
    history(context, look, at, zone, sort, near, before, &mut add);
}

/// Whether the mention and its cue touch this quotation or another one, on either side.
fn owner(analysis: &Analysis<'_>, at: usize, piece: usize) -> u32 {
    let beside = analysis.beside[at];
    let side = |quote: u32| match quote {
        u32::MAX => 0,
        it if it as usize == piece => 1,
        _ => 2,
    };
    side(beside.left) * 3 + side(beside.right)
}

/// Mentions with a cue of their own between the mention and the quotation, of the twelve next to the mention.
fn rivals(analysis: &Analysis<'_>, at: usize, piece: usize) -> u32 {
    let (from, to) = if (analysis.mentions[at].start as usize) < piece {
        (at + 1, analysis.mentions_before(piece + 1).min(at + 13))
    } else {
        (analysis.mentions_before(piece).max(at.saturating_sub(12)), at)
    };
    analysis.speaking_mentions(from, to).min(3)
}

/// How the cue of a mention lies to the quotation: next to it, near, beyond.
fn cue_touches(analysis: &Analysis<'_>, at: usize, piece: usize) -> u32 {
    let cue = analysis.cues[at];
    if cue.strength == Strength::None {
        return 0;
    }
    let token = cue.token as usize;
    if analysis.tokens[token]
        .sentence
        .abs_diff(analysis.tokens[piece].sentence)
        > 1
        || analysis.tokens[token].block != analysis.tokens[piece].block
    {
        return 1;
    }
    let gap = token.abs_diff(piece);
    2 + u32::from(token < piece) + 2 * bucket(gap)
}

fn mentions_between(analysis: &Analysis<'_>, at: usize, piece: usize) -> u32 {
    let position = analysis.mentions_before(piece);
    let count = if at < position {
        position - 1 - at
    } else {
        at - position
    };
    bucket(count)
}
