//! The cue of a mention, the word that credits it with words: `said` in `Ruiz said`, `according to` in `according to Ruiz`.

use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::is_word;
use crate::english::speech_verbs;
use crate::english::speech_verbs::SpeechVerb;
use crate::english::speech_verbs::Strength;
use crate::nlp::mentions::mention::Mention;
use crate::nlp::mentions::syntax::is_adverb;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;

/// A word that signals attribution, beside a mention.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cue {
    /// Its token.
    pub(crate) token: u32,
    /// How strong it is.
    pub(crate) strength: Strength,
    /// Number of its tokens: two for `according to`.
    pub(crate) length: u32,
    /// True if it is before the mention: `said Ruiz`.
    pub(crate) inverted: bool,
}

/// The cue whose subject the mention is: after its tail, adverbs and auxiliaries skipped, or right before it.
pub(crate) fn cue_of(tokens: &[Token], mention: &Mention) -> Cue {
    if let Some(cue) = agent(tokens, mention) {
        return cue;
    }
    let behind = if mention.aside {
        Cue::default()
    } else {
        cue_behind(tokens, mention)
    };
    if behind.strength >= Strength::Fair || mention.possessor {
        return behind;
    }
    let before = (mention.start as usize).checked_sub(1).filter(|&at| {
        let token = tokens[at];
        token.form == Form::Lower && token.block == tokens[mention.start as usize].block
    });
    if let Some(at) = before {
        let strength = tokens[at].cue;
        let after_quote = at > 0
            && (tokens[at - 1].is_quote()
                || tokens[at - 1].is_mark(b',') && at > 1 && tokens[at - 2].is_quote());
        // `The harbour, says Ruiz, is “ours.”`
        let parenthesis = strength == Strength::Strong
            && at > 0
            && tokens[at - 1].is_mark(b',')
            && tokens
                .get(mention.tail as usize)
                .is_some_and(|it| it.is_mark(b','));
        if strength > behind.strength && (after_quote || parenthesis) {
            return Cue {
                token: at as u32,
                strength,
                length: 1,
                inverted: true,
            };
        }
    }
    behind
}

/// `according to Ruiz`, `was told by Ruiz`.
fn agent(tokens: &[Token], mention: &Mention) -> Option<Cue> {
    let preposition = (mention.start as usize).checked_sub(1)?;
    let verb = preposition.checked_sub(1)?;
    if tokens[verb].block != tokens[mention.start as usize].block || mention.possessor {
        return None;
    }
    let according = is_word!(tokens[preposition].hash, "to") && is_word!(tokens[verb].hash, "according");
    let passive = is_word!(tokens[preposition].hash, "by")
        && (is_addressing(tokens[verb]) || tokens[verb].verbal && introduces(tokens, mention));
    (according || passive).then_some(Cue {
        token: verb as u32,
        strength: Strength::Strong,
        length: if according { 2 } else { 1 },
        inverted: true,
    })
}

/// `was summed up by Ruiz: “…”`.
fn introduces(tokens: &[Token], mention: &Mention) -> bool {
    let colon = mention.tail as usize;
    tokens.get(colon).is_some_and(|it| it.is_mark(b':'))
        && tokens.get(colon + 1).is_some_and(|it| it.is_quote())
}

/// Verbs whose passive subject is the hearer.
fn is_addressing(token: Token) -> bool {
    speech_verbs::is_participle(token.hash, SpeechVerb::ADDRESSING)
}

fn cue_behind(tokens: &[Token], mention: &Mention) -> Cue {
    let mut at = mention.tail as usize;
    let block = tokens[mention.start as usize].block;
    let limit = tokens.len().min(at + 5);
    while at < limit {
        let token = tokens[at];
        if token.block != block || token.form != Form::Lower && token.form != Form::Clitic {
            break;
        }
        let strength = if closes(tokens, mention, at) {
            token.cue.max(Strength::Fair)
        } else {
            token.cue
        };
        if is_addressing(token) && at > mention.tail as usize && is_be(tokens[at - 1]) {
            break;
        }
        if strength > Strength::None
            && !(token.is(LexicalClass::WORK) && tokens[at - 1].is(LexicalClass::DETERMINER))
        {
            return Cue {
                token: at as u32,
                strength,
                length: 1,
                inverted: false,
            };
        }
        let skipped = token.is(LexicalClass::ADVERB
            .with(LexicalClass::AUXILIARY)
            .with(LexicalClass::WHEN)
            .with(LexicalClass::NEGATION))
            || token.form == Form::Clitic;
        if !skipped && !is_adverb(token) {
            break;
        }
        at += 1;
    }
    Cue::default()
}

/// `“…” Ruiz repeated.`: a verb in a slot that only a cue fills.
fn closes(tokens: &[Token], mention: &Mention, verb: usize) -> bool {
    let start = mention.start as usize;
    let behind = tokens.get(verb + 1);
    tokens[verb].verbal
        && tokens[verb].form == Form::Lower
        && start > 0
        && tokens[start - 1].is_quote()
        && behind.is_none_or(|it| {
            it.block != tokens[verb].block || matches!(it.form, Form::Mark(b'.' | b',' | b';'))
        })
}

fn is_be(token: Token) -> bool {
    is_word!(token.hash, "was" | "were" | "been" | "being" | "is" | "are")
}
