//! Features of a mention as the source of a quotation, hashed into the weights of the ranker.

pub(crate) mod hashing;
pub(crate) mod history;
pub(crate) mod mention;
pub(crate) mod quotation;
pub(crate) mod template;

use crate::attribute::context::Context;
use crate::attribute::features::hashing::bucket;
use crate::attribute::features::hashing::mix;
use crate::attribute::features::history::Before;
use crate::attribute::features::history::history;
use crate::attribute::features::mention::Profile;
use crate::attribute::features::quotation::Look;
use crate::attribute::features::template::Template;
use crate::attribute::model::linear::Feature;
use crate::attribute::model::linear::SIZE;
use crate::english::speech_verbs::Strength;
use crate::nlp::analysis::Analysis;

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
    // Position is relative to the nearest piece.
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
    let mut add = |template: Template, value: u32| {
        let mut hash = (value ^ (template as u32).wrapping_mul(0x9E37_79B1)).wrapping_mul(0x85EB_CA6B);
        hash ^= hash >> 13;
        hash = hash.wrapping_mul(0xC2B2_AE35);
        hash ^= hash >> 16;
        take(Feature {
            template,
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

    add(Template::Position, zone);
    add(Template::PositionAndType, mix(zone, sort));
    add(Template::Distance, mix(zone, distance));
    add(Template::Distance, mix(mix(zone, distance), sort));
    let others = mentions_between(analysis, at, piece);
    add(Template::MentionsBetween, mix(zone, others));
    add(Template::MentionsBetween, mix(mix(near, others), quotes));
    add(Template::QuotationsBetween, mix(zone, quotes));
    add(Template::QuotationsBetween, mix(near, quotes));
    // The exact tokens in between, if there are few.
    if between.len() <= 8 {
        let coarse = between.iter().fold(7, |all, it| mix(all, hashing::coarse(it)));
        add(Template::WordsBetween, mix(coarse, u32::from(is_before)));
        add(
            Template::WordsBetween,
            mix(mix(coarse, u32::from(is_before)), sort),
        );
        if between.len() <= 3 {
            let exact = between.iter().fold(11, |all, it| mix(all, hashing::look_of(*it)));
            add(Template::WordsBetween, mix(mix(exact, u32::from(is_before)), 77));
        }
    }
    add(Template::MentionCue, near);
    add(Template::MentionCue, mix(near, sort));
    let inverted = u32::from(cue.inverted);
    let adjacent = cue_touches(analysis, at, piece);
    add(Template::AdjacentCue, mix(mix(near, adjacent), inverted));
    add(
        Template::AdjacentCue,
        mix(mix(mix(near, adjacent), look.closing), look.left),
    );
    if cue.strength > Strength::None {
        let word = tokens[cue.token as usize].hash;
        add(Template::CueWord, word);
        add(Template::CueWord, mix(zone, word));
        add(Template::CueWord, mix(adjacent, word));
        add(Template::InvertedCue, mix(inverted, mix(zone, quotes)));
    }
    add(Template::PrecedingWord, previous);
    add(Template::PrecedingWord, mix(zone, previous));
    add(Template::FollowingWord, mix(zone, next));
    add(Template::FollowingWord, mix(sort, next));
    add(Template::ClauseContinuation, mix(zone, ahead));
    add(
        Template::ClauseContinuation,
        mix(mix(u32::from(is_before), ahead), look.left),
    );
    add(Template::HeadNoun, mix(sort, profile.head));
    add(
        Template::MentionClasses,
        mix(sort, mention.class.bits() & 0x1FF_FFFF),
    );
    add(Template::SentenceSubject, mix(zone, order));
    add(Template::SentenceSubject, mix(mix(near, order), sort));
    add(Template::Possessor, mix(zone, u32::from(mention.possessor)));
    add(
        Template::Possessor,
        mix(mix(next, look.left), u32::from(mention.possessor)),
    );
    add(Template::Aside, mix(zone, u32::from(mention.aside)));
    add(Template::Joint, mix(near, u32::from(mention.joint)));
    add(Template::MarkBefore, mix(zone, look.left));
    add(Template::MarkBefore, mix(near, look.left));
    add(Template::MarkAfter, mix(zone, look.right));
    add(Template::MarkAfter, mix(near, look.right));
    add(Template::ClosingMark, mix(zone, look.closing));
    add(
        Template::ClosingMark,
        mix(mix(near, look.closing), u32::from(look.starts_capital)),
    );
    let alone = u32::from(look.alone) | u32::from(look.opens_block) << 1;
    add(Template::QuotationAlone, mix(zone, alone));
    add(Template::QuotationAlone, mix(mix(near, alone), look.closing));
    add(Template::QuotationLength, mix(near, look.length));
    add(Template::MentionRank, mix(mix(zone, sort), others));
    add(Template::SplitQuotation, mix(u32::from(split), near));
    add(Template::StartsCapital, mix(zone, u32::from(look.starts_capital)));
    let cue_between = between.len() < 60 && analysis.has_cue_between(low, high);
    add(Template::CueBetween, mix(near, u32::from(cue_between)));
    add(
        Template::CueBetween,
        mix(mix(zone, adjacent), u32::from(cue_between)),
    );
    if let Some(entity) = analysis.entities.of[at] {
        let it = &analysis.entities[entity];
        add(Template::MentionCount, mix(zone, bucket(it.count as usize)));
        add(
            Template::MentionCount,
            mix(u32::from(it.named), u32::from(it.organization)),
        );
    }
    add(Template::PrecedingWord, mix(mix(previous, two), 5));
    add(
        Template::PrecedingWord,
        mix(mix(mix(previous, two), zone), quotes),
    );
    add(Template::PrecedingWord, mix(mix(near, previous), look.left));
    let owner = owner(analysis, at, piece);
    add(Template::CueOwner, mix(owner, near));
    add(Template::CueOwner, mix(owner, mix(quotes, u32::from(is_before))));
    let rivals = rivals(analysis, at, piece);
    add(Template::RivalCue, mix(near, rivals));
    add(Template::RivalCue, mix(mix(near, order), mix(rivals, owner)));
    let governing = look.governing;
    add(Template::GoverningCue, mix(governing, mix(zone, order)));
    add(Template::GoverningCue, mix(mix(governing, near), rivals));
    add(
        Template::GoverningCue,
        mix(mix(governing, order), mix(sort, u32::from(is_before))),
    );
    let inside = look.governor.is_some_and(|it| it < start && start < look.first);
    add(
        Template::GoverningCue,
        mix(mix(governing, u32::from(inside)), mix(zone, order)),
    );
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

/// Position of the cue of a mention relative to the quotation: adjacent, near, far.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribute::tests::read;

    /// The templates that fire for the mention at `text` and the last quotation of a document, after the one before it was
    /// credited to mention `previous`.
    fn fired(document: &str, text: &str, previous: Option<&str>) -> Vec<Template> {
        let (document, quotations) = read(document);
        let analysis = Analysis::new(&document, &quotations);
        let context = Context::new(&analysis);
        let mention = |text: &str| {
            let is_it =
                |at: &usize| analysis.text(analysis.mentions[*at].start, analysis.mentions[*at].end) == text;
            (0..analysis.mentions.len()).find(is_it).unwrap()
        };
        let quotation = quotations.len() - 1;
        let look = Look::of(&analysis, quotation).unwrap();
        let before = previous.map(|text| {
            let at = mention(text);
            Before::after(&analysis, None, quotation - 1, at, analysis.entities.of[at])
        });
        let mut fired = Vec::new();
        features(&context, &look, quotation, mention(text), before, |feature| {
            fired.push(feature.template);
        });
        fired
    }

    #[test]
    fn a_sentence_fires_the_templates_it_has_evidence_for() {
        let templates = fired("“It holds,” the mayor said.", "the mayor", None);
        for template in [
            Template::Position,
            Template::CueWord,
            Template::AdjacentCue,
            Template::InvertedCue,
            Template::HeadNoun,
            Template::PreviousQuotation,
        ] {
            assert!(templates.contains(&template), "{template:?}");
        }
        assert!(!templates.contains(&Template::SameSpeaker));
        assert!(!fired("“It holds,” the mayor.", "the mayor", None).contains(&Template::CueWord));
    }

    #[test]
    fn templates_of_the_history_need_a_decision_before() {
        let text = "“It holds,” Ana Ruiz said. “It will,” she added.";
        let templates = fired(text, "she", Some("Ana Ruiz"));
        for template in [
            Template::SameMention,
            Template::SameSpeaker,
            Template::PreviousSpeakerGender,
            Template::Alternation,
        ] {
            assert!(templates.contains(&template), "{template:?}");
            assert!(!fired(text, "she", None).contains(&template), "{template:?}");
        }
    }

    #[test]
    fn every_template_has_a_number_and_a_name_of_its_own() {
        let all = Template::ALL;
        assert!(all.is_sorted_by(|left, right| left < right));
        assert!(all.iter().all(|it| (*it as usize) < Template::COUNT));
        let names: std::collections::BTreeSet<&str> = all.iter().map(|it| it.name()).collect();
        assert_eq!(names.len(), all.len());
    }
}
