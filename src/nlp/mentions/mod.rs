//! Mention detection: finds every phrase of a document that can be credited with words.
//!
//! These are noun phrases with their appositions resolved, pronouns, and any other words in a slot that only a source fills.
//! They are ordered by first token.

pub(crate) mod apposition;
pub(crate) mod cue;
pub(crate) mod mention;
pub(crate) mod name_phrase;
pub(crate) mod noun_phrase;
pub(crate) mod syntax;

use crate::english::lexicon::LexicalClass;
use crate::english::speech_verbs::Strength;
use crate::nlp::mentions::mention::Mention;
use crate::nlp::mentions::mention::MentionType;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;

/// Every mention in order of its first token.
pub(crate) fn detect(tokens: &[Token]) -> Vec<Mention> {
    let mut mentions = noun_phrase::phrases(tokens);
    // A possessor can begin after the start of its phrase: `one of the mayor's friends`.
    mentions.sort_by_key(|it| (it.start, it.end));
    without_datelines(tokens, &mut mentions);
    apposition::link(tokens, &mut mentions);
    let slots = slots(tokens, &mentions);
    if !slots.is_empty() {
        mentions.extend(slots);
        mentions.sort_by_key(|it| (it.start, it.end));
    }
    for mention in &mut mentions {
        let first = mention.first(tokens);
        (mention.block, mention.sentence) = (first.block, first.sentence);
    }
    mentions
}

/// Drops mentions in datelines: `ASHFORD, Iowa (Nordic Wire) —`. They name the writer, not a source.
fn without_datelines(tokens: &[Token], mentions: &mut Vec<Mention>) {
    let mut end = 0;
    mentions.retain(|it| {
        let at = it.start as usize;
        let opens = at == 0 || tokens[at - 1].block != tokens[at].block;
        if opens && tokens[at].form == Form::Upper {
            end = dateline(tokens, at).unwrap_or(end);
        }
        at >= end
    });
}

/// Blocks at the start of a document in which a dateline needs no agency in brackets: headline, standfirst, byline.
const OPENING: u32 = 4;

/// Where the dateline ends that starts at a token in capitals.
fn dateline(tokens: &[Token], start: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    let block = tokens[start].block;
    let words = tokens[start..].iter().take(LONGEST).take_while(|it| {
        it.block == block
            && !it.is_quote()
            && !matches!(it.form, Form::Lower | Form::Clitic | Form::Mark(b':'))
    });
    let (mut dash, mut agency) = (None, false);
    for (at, token) in words.enumerate() {
        agency |= token.is_mark(b'(');
        if token.is_mark(b'-') {
            dash = Some(start + at);
            break;
        }
    }
    let behind = dash? + 1;
    let speaks = tokens.get(behind).is_some_and(|it| it.is_quote());
    (agency || block < OPENING && !speaks).then_some(behind)
}

/// Words before and after cues that no phrase covers.
fn slots(tokens: &[Token], mentions: &[Mention]) -> Vec<Mention> {
    let mut slots = Vec::new();
    let mut next = 0;
    let mut covered = 0;
    for at in 0..tokens.len() {
        while next < mentions.len() && mentions[next].start as usize <= at {
            covered = covered.max(mentions[next].end as usize);
            next += 1;
        }
        if at < covered || !is_slot(tokens, at) {
            continue;
        }
        slots.push(Mention::new(at, at + 1, at, MentionType::Slot));
    }
    slots
}

fn is_slot(tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    let fills = matches!(
        token.form,
        Form::Lower | Form::Capital | Form::Upper | Form::Number | Form::Quoted
    ) && !token.is(LexicalClass::CLOSED
        .with(LexicalClass::ADVERB)
        .with(LexicalClass::WHEN));
    if !fills {
        return false;
    }
    let cue = |it: &Token| it.form == Form::Lower && it.cue >= Strength::Fair;
    let before = tokens
        .get(at + 1)
        .is_some_and(|next| cue(next) && next.sentence == token.sentence);
    let behind = at > 1 && cue(&tokens[at - 1]) && tokens[at - 2].is_quote();
    let label = tokens.get(at + 1).is_some_and(|next| next.is_mark(b':'));
    before && !syntax::looks_verbal(token) || behind || label && token.is_capital()
}
