//! Relayed speech: who passes words on, to whom they were said, and where.
//!
//! Only the sentences of the quotation are searched.

use crate::attribute::Named;
use crate::text::Span;
use crate::text::whitespace::tidy;

use crate::attribute::choice::Choice;
use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::is_word;
use crate::english::semantics;
use crate::english::semantics::SemanticClass;
use crate::english::speech_verbs;
use crate::english::speech_verbs::SpeechVerb;
use crate::english::speech_verbs::Strength;
use crate::nlp::analysis::Analysis;
use crate::nlp::mentions::mention::MentionType;
use crate::nlp::tokens::token::Form;

/// Most tokens between a cue and its venue; chosen by hand.
const REACH: usize = 12;

/// The parts of second-hand speech.
#[derive(Debug, Default)]
pub(crate) struct Secondhand {
    pub(crate) relayed_by: Option<Named>,
    pub(crate) addressee: Option<Named>,
    pub(crate) venue: Option<Named>,
}

/// Finds the relayer, the addressee and the venue around the cue of a source.
pub(crate) fn read(analysis: &Analysis<'_>, quotation: usize, choice: &Choice) -> Secondhand {
    let relayed_by = relayed_by(analysis, quotation, choice.mention);
    let cue = analysis.cues[choice.mention];
    if cue.strength == Strength::None {
        return Secondhand {
            relayed_by,
            ..Secondhand::default()
        };
    }
    let mention = &analysis.mentions[choice.mention];
    let from = if cue.inverted {
        mention.tail.max(mention.end)
    } else {
        cue.token + 1
    } as usize;
    let addressee = addressee(analysis, choice.mention, cue.token as usize);
    let (venue, host) = venue(analysis, from);
    Secondhand {
        relayed_by,
        addressee: addressee.or(host),
        venue,
    }
}

/// `told CNN`.
fn addressee(analysis: &Analysis<'_>, source: usize, cue: usize) -> Option<Named> {
    if !speech_verbs::is(analysis.tokens[cue].hash, SpeechVerb::ADDRESSING) {
        return None;
    }
    let at = analysis.mention_starting(cue + 1).filter(|&at| at != source)?;
    Some(named(analysis, at))
}

/// `on Truth Social`, `in a statement`, `in an interview with CNN`: where, and who asked.
fn venue(analysis: &Analysis<'_>, from: usize) -> (Option<Named>, Option<Named>) {
    let tokens = &analysis.tokens;
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
        let Some(mention) = analysis.mention_starting(at + 1) else {
            continue;
        };
        let it = &analysis.mentions[mention];
        let head = it.head(tokens);
        let noun = semantics::is(head.hash, SemanticClass::VENUE);
        let place = it.class.is(LexicalClass::WORK
            .with(LexicalClass::OUTLET)
            .with(LexicalClass::PLATFORM))
            || noun
            || on_air(analysis, mention, token.hash);
        if !place || it.class.is(LexicalClass::WHEN) && !noun {
            continue;
        }
        let host = tokens
            .get(it.end as usize)
            .filter(|next| is_word!(next.hash, "with"))
            .and_then(|_| analysis.mention_starting(it.end as usize + 1));
        return (Some(named(analysis, mention)), host.map(|at| named(analysis, at)));
    }
    (None, None)
}

/// `on ABC News`, `on Truth Social`: a capitalised name after `on` that is not a place.
fn on_air(analysis: &Analysis<'_>, mention: usize, preposition: u32) -> bool {
    let it = &analysis.mentions[mention];
    is_word!(preposition, "on")
        && matches!(it.sort, MentionType::Name | MentionType::Organization)
        && !it.class.is(LexicalClass::PLACE)
}

/// `as cited by Axios`, `Axios reported`, `Beck recalled Orr saying`.
fn relayed_by(analysis: &Analysis<'_>, quotation: usize, source: usize) -> Option<Named> {
    let tokens = &analysis.tokens;
    let start = analysis.mentions[source].start as usize;
    // Beck recalled Orr saying.
    if let Some(verb) = start.checked_sub(1).filter(|&at| tokens[at].form == Form::Lower) {
        let participle = tokens
            .get(analysis.mentions[source].end as usize)
            .is_some_and(|it| is_word!(it.hash, "saying" | "telling" | "as"));
        let recalls = speech_verbs::is(tokens[verb].hash, SpeechVerb::RECALLING);
        if participle && recalls {
            return analysis.mention_ending(verb).map(|at| named(analysis, at));
        }
    }
    let last = *analysis.pieces[quotation].last()? as usize;
    let first = *analysis.pieces[quotation].first()? as usize;
    let low = analysis
        .mentions
        .partition_point(|it| (it.start as usize) + 30 < first);
    for at in low..analysis.mentions.len() {
        let it = &analysis.mentions[at];
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
            && speech_verbs::is_participle(word(2), SpeechVerb::RELAYING.with(SpeechVerb::SOURCED));
        let according = is_word!(word(1), "to") && is_word!(word(2), "according");
        let cue = analysis.cues[at];
        let reports = cue.strength > Strength::None
            && it.sort == MentionType::Organization
            && speech_verbs::is(tokens[cue.token as usize].hash, SpeechVerb::RELAYING);
        if cited || according || reports {
            return Some(named(analysis, at));
        }
    }
    None
}

fn named(analysis: &Analysis<'_>, mention: usize) -> Named {
    let it = &analysis.mentions[mention];
    let (start, end) = if it.has_name() && it.sort != MentionType::Nominal {
        (it.name, it.name_end)
    } else {
        (it.start, it.end)
    };
    let from = analysis.tokens[start as usize].start as usize;
    let to = analysis.tokens[end as usize - 1].end as usize;
    Named {
        name: tidy(analysis.text(start, end)),
        span: Span::new(from, to),
    }
}
