//! Second-hand speech: who passes words on, to whom they were said, and where.
//!
//! A decided source enters; the mentions around its cue leave in the roles they play. Only the sentences of the quotation
//! are looked at.

use crate::attribute::Named;
use crate::text::Span;

use crate::attribute::decoder::Choice;
use crate::attribute::speaker;
use crate::english::cue_verbs::Strength;
use crate::english::lexicon::Class;
use crate::english::lexicon::hashes;
use crate::english::lexicon::is_word;
use crate::nlp::analysis::Scene;
use crate::nlp::mentions::mention::Sort;
use crate::nlp::tokens::Form;

/// How far behind a cue a venue may stand.
const REACH: usize = 12;

/// The parts of second-hand speech.
#[derive(Debug, Default)]
pub(crate) struct Secondhand {
    pub(crate) relayed_by: Option<Named>,
    pub(crate) addressee: Option<Named>,
    pub(crate) venue: Option<Named>,
}

/// Finds what stands around the cue of a source.
pub(crate) fn read(scene: &Scene<'_>, quotation: usize, choice: &Choice) -> Secondhand {
    let relayed_by = relayed_by(scene, quotation, choice.mention);
    let cue = scene.cues[choice.mention];
    if cue.strength == Strength::None {
        return Secondhand {
            relayed_by,
            ..Secondhand::default()
        };
    }
    let mention = &scene.mentions[choice.mention];
    let from = if cue.inverted {
        mention.tail.max(mention.end)
    } else {
        cue.token + 1
    } as usize;
    let addressee = addressee(scene, choice.mention, cue.token as usize);
    let (venue, host) = venue(scene, from);
    Secondhand {
        relayed_by,
        addressee: addressee.or(host),
        venue,
    }
}

/// `told CNN`.
fn addressee(scene: &Scene<'_>, source: usize, cue: usize) -> Option<Named> {
    const ADDRESSING: &[u32] = &hashes([
        "told", "tells", "telling", "tell", "asked", "asks", "asking", "assured", "informed", "reminded",
        "warned",
    ]);
    if !ADDRESSING.contains(&scene.tokens[cue].hash) {
        return None;
    }
    let at = scene.mention_starting(cue + 1).filter(|&at| at != source)?;
    Some(named(scene, at))
}

/// `on Truth Social`, `in a statement`, `in an interview with CNN`: where, and who asked.
fn venue(scene: &Scene<'_>, from: usize) -> (Option<Named>, Option<Named>) {
    let tokens = &scene.tokens;
    let Some(sentence) = from.checked_sub(1).map(|at| tokens[at].sentence) else {
        return (None, None);
    };
    for at in from..tokens.len().min(from + REACH) {
        let token = tokens[at];
        if token.sentence != sentence || token.is_quote() || token.is_mark(b':') {
            break;
        }
        if !is_word!(token.hash, "in" | "on" | "at" | "during" | "via" | "by") {
            continue;
        }
        let Some(mention) = scene.mention_starting(at + 1) else {
            continue;
        };
        let it = &scene.mentions[mention];
        let head = it.head(tokens);
        let noun = is_word!(
            head.hash,
            "interview" | "conference" | "rally" | "speech" | "hearing" | "debate" | "telephone" | "phone"
        );
        let place = it.class.is(Class::WORK.with(Class::OUTLET).with(Class::PLATFORM))
            || noun
            || on_air(scene, mention, token.hash);
        if !place || it.class.is(Class::WHEN) && !noun {
            continue;
        }
        let host = tokens
            .get(it.end as usize)
            .filter(|next| is_word!(next.hash, "with"))
            .and_then(|_| scene.mention_starting(it.end as usize + 1));
        return (Some(named(scene, mention)), host.map(|at| named(scene, at)));
    }
    (None, None)
}

/// `on ABC News`, `on Truth Social`: a capitalised name behind `on` that is no day.
fn on_air(scene: &Scene<'_>, mention: usize, preposition: u32) -> bool {
    let it = &scene.mentions[mention];
    is_word!(preposition, "on") && matches!(it.sort, Sort::Name | Sort::Body) && !it.class.is(Class::PLACE)
}

/// `as cited by Axios`, `Axios reported`, `Beck recalled Orr saying`.
fn relayed_by(scene: &Scene<'_>, quotation: usize, source: usize) -> Option<Named> {
    let tokens = &scene.tokens;
    let start = scene.mentions[source].start as usize;
    // Beck recalled Orr saying.
    if let Some(verb) = start.checked_sub(1).filter(|&at| tokens[at].form == Form::Lower) {
        let participle = tokens
            .get(scene.mentions[source].end as usize)
            .is_some_and(|it| is_word!(it.hash, "saying" | "telling" | "as"));
        let recalls = is_word!(
            tokens[verb].hash,
            "recalled" | "quoted" | "remembered" | "recalls" | "quotes" | "cited" | "described"
        );
        if participle && recalls {
            return scene.mention_ending(verb).map(|at| named(scene, at));
        }
    }
    let last = *scene.pieces[quotation].last()? as usize;
    let first = *scene.pieces[quotation].first()? as usize;
    let low = scene
        .mentions
        .partition_point(|it| (it.start as usize) + 30 < first);
    for at in low..scene.mentions.len() {
        let it = &scene.mentions[at];
        let begins = it.start as usize;
        if begins > last + 30 {
            break;
        }
        let sentence = tokens[begins].sentence;
        if at == source
            || it.possessor
            || sentence != tokens[last].sentence && sentence != tokens[first].sentence
        {
            continue;
        }
        let word = |back: usize| begins.checked_sub(back).map_or(0, |it| tokens[it].hash);
        let cited = is_word!(word(1), "by")
            && is_word!(
                word(2),
                "cited" | "quoted" | "reported" | "obtained" | "published"
            );
        let according = is_word!(word(1), "to") && is_word!(word(2), "according");
        let cue = scene.cues[at];
        let reports = cue.strength > Strength::None
            && it.sort == Sort::Body
            && is_word!(
                tokens[cue.token as usize].hash,
                "reported" | "reports" | "quoted" | "cited"
            );
        if cited || according || reports {
            return Some(named(scene, at));
        }
    }
    None
}

fn named(scene: &Scene<'_>, mention: usize) -> Named {
    let it = &scene.mentions[mention];
    let (start, end) = if it.has_name() && it.sort != Sort::Nominal {
        (it.name, it.name_end)
    } else {
        (it.start, it.end)
    };
    let from = scene.tokens[start as usize].start as usize;
    let to = scene.tokens[end as usize - 1].end as usize;
    Named {
        name: speaker::tidy(scene.text(start, end)),
        span: Span::new(from, to),
    }
}
