//! The parts of the features that depend on a quotation and the words around it but not on a mention.

use crate::attribute::features::hashing::bucket;
use crate::attribute::features::hashing::look_of;
use crate::attribute::features::hashing::mix;
use crate::english::speech_verbs::Strength;
use crate::nlp::analysis::Analysis;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;

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
    pub(crate) fn of(analysis: &Analysis<'_>, quotation: usize) -> Option<Self> {
        let pieces = &analysis.pieces[quotation];
        let first = *pieces.first()? as usize;
        let last = *pieces.last()? as usize;
        let tokens = &analysis.tokens;
        let block = tokens[first].block;
        let left = first.checked_sub(1).filter(|&at| tokens[at].block == block);
        let right = Some(last + 1).filter(|&at| at < tokens.len() && tokens[at].block == tokens[last].block);
        let text = &analysis.document.text[tokens[last].span().start..tokens[last].span().end];
        let inside = text.trim_end_matches(['"', '”', '\'', '’', '»', '“']);
        let closing = inside.bytes().last().map_or(0, |byte| {
            if byte.is_ascii_alphanumeric() {
                1
            } else {
                u32::from(byte)
            }
        });
        let opening = analysis.document.text[tokens[first].span().start..]
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
