//! How a quotation and the words around it look to the ranker.
//!
//! Tokens enter, small numbers leave that features are made of; nothing here depends on a mention.

use crate::english::cue_verbs::Strength;
use crate::english::lexicon::Class;
use crate::nlp::analysis::Scene;
use crate::nlp::tokens::Form;
use crate::nlp::tokens::Token;

/// How a quotation looks, whatever the mention.
pub(crate) struct Look {
    /// Token of its first piece.
    pub(crate) first: usize,
    pub(crate) left: u32,
    pub(crate) right: u32,
    pub(crate) closing: u32,
    pub(crate) length: u32,
    pub(crate) alone: bool,
    pub(crate) opens_block: bool,
    pub(crate) starts_capital: bool,
    /// The cue before the quotation in its sentence.
    pub(crate) governor: Option<usize>,
    pub(crate) governing: u32,
}

impl Look {
    pub(crate) fn of(scene: &Scene<'_>, quotation: usize) -> Option<Self> {
        let pieces = &scene.pieces[quotation];
        let first = *pieces.first()? as usize;
        let last = *pieces.last()? as usize;
        let tokens = &scene.tokens;
        let block = tokens[first].block;
        let left = first.checked_sub(1).filter(|&at| tokens[at].block == block);
        let right = Some(last + 1).filter(|&at| at < tokens.len() && tokens[at].block == tokens[last].block);
        let text = &scene.document.text[tokens[last].span().start..tokens[last].span().end];
        let inside = text.trim_end_matches(['"', '”', '\'', '’', '»', '“']);
        let closing = inside.bytes().last().map_or(0, |byte| {
            if byte.is_ascii_alphanumeric() {
                1
            } else {
                u32::from(byte)
            }
        });
        let opening = scene.document.text[tokens[first].span().start..]
            .trim_start_matches(['"', '“', '\'', '‘', '«', '`']);
        let governor = governor(tokens, first);
        Some(Self {
            governor,
            governing: governor.map_or(0, |at| mix(tokens[at].hash, bucket(first - at))),
            first,
            left: left.map_or(0, |at| look_of(tokens[at])),
            right: right.map_or(0, |at| look_of(tokens[at])),
            closing,
            length: bucket(inside.len() / 6),
            alone: left.is_none() && right.is_none(),
            opens_block: left.is_none(),
            starts_capital: opening.chars().next().is_some_and(char::is_uppercase),
        })
    }
}

/// The nearest cue before a quotation in its sentence, at most six tokens away.
fn governor(tokens: &[Token], quote: usize) -> Option<usize> {
    let from = quote.saturating_sub(6);
    (from..quote)
        .rev()
        .take_while(|&at| tokens[at].sentence == tokens[quote].sentence && !tokens[at].is_quote())
        .find(|&at| tokens[at].form == Form::Lower && tokens[at].cue > Strength::None)
}

/// A word as features see it: function words, marks and cues as themselves, other words by class.
pub(crate) fn look_of(token: Token) -> u32 {
    match token.form {
        Form::Mark(mark) => u32::from(mark),
        Form::Quote => 1,
        Form::Quoted => 2,
        Form::Number => 3,
        Form::Handle => 4,
        Form::Clitic | Form::Lower => token.hash,
        Form::Capital | Form::Upper => {
            if token.is(Class::CLOSED) {
                token.hash
            } else {
                5
            }
        }
    }
}

/// A token as the shape of a passage sees it.
pub(crate) fn coarse(token: &Token) -> u32 {
    match token.form {
        Form::Mark(mark) => u32::from(mark),
        Form::Quote => 1,
        Form::Quoted => 2,
        Form::Number => 3,
        Form::Handle => 4,
        Form::Clitic => 6,
        Form::Capital | Form::Upper => 5,
        Form::Lower => {
            let strength = token.cue;
            if strength >= Strength::Fair {
                return 200 + strength as u32;
            }
            if token.is(Class::PREPOSITION.with(Class::CONJUNCTION).with(Class::PRONOUN)) {
                return token.hash;
            }
            let class = token.class.bits() & (Class::CLOSED.bits() | Class::ADVERB.bits());
            mix(210, class ^ u32::from(token.verbal))
        }
    }
}

/// A count on a scale that grows coarser.
pub(crate) fn bucket(value: usize) -> u32 {
    match value {
        0..=4 => value as u32,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        50..=99 => 10,
        _ => 11,
    }
}

/// Two numbers as one.
pub(crate) fn mix(a: u32, b: u32) -> u32 {
    let hash = (a.rotate_left(13) ^ b).wrapping_mul(0x27D4_EB2F);
    hash ^ hash >> 15
}
