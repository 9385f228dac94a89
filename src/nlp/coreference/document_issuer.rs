//! Who issues a document, by the verb before it: `the union released a report`, `Ruiz said in a statement`.

use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::is_word;
use crate::english::speech_verbs;
use crate::english::speech_verbs::SpeechVerb;
use crate::english::speech_verbs::Strength;
use crate::nlp::mentions::cue::Cue;
use crate::nlp::mentions::mention::Mention;
use crate::nlp::mentions::mention::MentionType;
use crate::nlp::mentions::syntax::starts_sentence;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;

/// How far back the subject of the verb is searched, in mentions; chosen by hand.
const MENTIONS_BACK: usize = 10;
/// Most tokens between the verb and the document; chosen by hand.
const TOKENS_BACK: usize = 8;

/// The mention of the issuer of the document that mention `at` refers to.
pub(crate) fn issuer(tokens: &[Token], mentions: &[Mention], cues: &[Cue], at: usize) -> Option<usize> {
    by_verb(tokens, mentions, cues, at).or_else(|| writer(tokens, mentions, cues, at))
}

/// `In the memo, Ruiz wrote`: the speaker of the clause after the document.
fn writer(tokens: &[Token], mentions: &[Mention], cues: &[Cue], at: usize) -> Option<usize> {
    let document = &mentions[at];
    let before = tokens[(document.start as usize).checked_sub(1)?];
    if !is_word!(before.hash, "in") || !tokens.get(document.tail as usize)?.is_mark(b',') {
        return None;
    }
    let sentence = tokens[document.start as usize].sentence;
    (at + 1..mentions.len().min(at + 4))
        .filter(|&it| {
            mentions[it].start == document.tail + 1
                && tokens[mentions[it].start as usize].sentence == sentence
        })
        .find(|&it| cues[it].strength >= Strength::Fair && !mentions[it].possessor)
}

fn by_verb(tokens: &[Token], mentions: &[Mention], cues: &[Cue], at: usize) -> Option<usize> {
    let document = &mentions[at];
    let start = document.start as usize;
    let sentence = tokens[start].sentence;
    let from = start.saturating_sub(TOKENS_BACK);
    let verb = (from..start)
        .rev()
        .take_while(|&it| tokens[it].sentence == sentence)
        .find(|&it| {
            tokens[it].form == Form::Lower && (is_issuing(tokens[it]) || tokens[it].cue >= Strength::Fair)
        })?;
    // `in a June 10, 2009, email`.
    let dated = tokens[verb + 1..start]
        .iter()
        .rev()
        .take_while(|it| {
            it.is(LexicalClass::DETERMINER.with(LexicalClass::WHEN))
                || it.form == Form::Number
                || it.is_mark(b',')
        })
        .count();
    let between = &tokens[verb + 1..start - dated];
    let inside = between
        .last()
        .is_some_and(|it| it.form == Form::Lower && is_word!(it.hash, "in" | "via" | "through" | "on"));
    let object = is_issuing(tokens[verb])
        && between
            .iter()
            .all(|it| it.is_word() && !it.is(LexicalClass::CONJUNCTION));
    if !object && !inside {
        return None;
    }
    subject(tokens, mentions, cues, at, verb)
}

/// The subject of a verb: the mention whose cue it is, or whose clause goes on with it.
fn subject(tokens: &[Token], mentions: &[Mention], cues: &[Cue], at: usize, verb: usize) -> Option<usize> {
    let before = (at.saturating_sub(MENTIONS_BACK)..at).rev();
    let speaks = |it: &usize| {
        let cue = cues[*it];
        cue.strength > Strength::None && cue.token as usize == verb
    };
    let auxiliary = tokens[..verb]
        .iter()
        .rev()
        .take(3)
        .take_while(|it| it.form == Form::Lower && it.is(LexicalClass::AUXILIARY.with(LexicalClass::ADVERB)))
        .count();
    let first = verb - auxiliary;
    let acts = |it: &usize| {
        let it = &mentions[*it];
        !it.possessor && (it.end as usize == first || it.tail as usize == first)
    };
    let opens = |it: &usize| {
        // `Ruiz met the board and issued a statement`.
        let joined =
            first > 0 && tokens[first - 1].form == Form::Lower && is_word!(tokens[first - 1].hash, "and");
        let it = &mentions[*it];
        joined && !it.possessor && starts_sentence(tokens, it.start as usize)
    };
    let passive = speech_verbs::is_participle(tokens[verb].hash, SpeechVerb::ISSUING)
        && auxiliary > 0
        && is_word!(tokens[verb - 1].hash, "was" | "were" | "been" | "is" | "are");
    if passive {
        return None;
    }
    // Of those whose clause goes on with the verb, the first: `Ana Ruiz of Ashford, Iowa, issued`.
    before
        .clone()
        .find(speaks)
        .or_else(|| before.clone().rev().find(acts))
        .or_else(|| before.clone().find(opens))
        .filter(|&it| mentions[it].sort != MentionType::Slot)
        .map(|it| outermost(tokens, mentions, it))
}

/// `a coalition of forty groups`: the coalition.
fn outermost(tokens: &[Token], mentions: &[Mention], mut at: usize) -> usize {
    while mentions[at].is_governed(tokens)
        && let Some(outer) = (at.saturating_sub(3)..at)
            .rev()
            .find(|&it| mentions[it].end + 1 == mentions[at].start && !mentions[it].possessor)
    {
        at = outer;
    }
    at
}

/// Verbs whose object comes from their subject.
fn is_issuing(verb: Token) -> bool {
    speech_verbs::is(verb.hash, SpeechVerb::ISSUING)
}
