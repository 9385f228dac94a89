//! Encodes tokens and counts as small numbers, and combines numbers into feature values.

use crate::english::lexicon::LexicalClass;
use crate::english::speech_verbs::Strength;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;

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
            if token.is(LexicalClass::CLOSED) {
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
            if token.is(LexicalClass::PREPOSITION
                .with(LexicalClass::CONJUNCTION)
                .with(LexicalClass::PRONOUN))
            {
                return token.hash;
            }
            let class = token.class.bits() & (LexicalClass::CLOSED.bits() | LexicalClass::ADVERB.bits());
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
