//! Tests of single tokens that name phrases and noun phrases share.

use crate::english::lexicon::LexicalClass;
use crate::english::speech_verbs::Strength;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;

/// True if a lowercase word is a verb by list or by ending.
pub(crate) fn looks_verbal(token: Token) -> bool {
    token.is(LexicalClass::VERB.with(LexicalClass::SPEAKING)) && !token.is(LexicalClass::ROLE)
        || token.cue >= Strength::Fair && !token.is(LexicalClass::NOUN)
        || token.verbal && token.class == LexicalClass::default() && token.form == Form::Lower
}

/// True for the first token of a sentence.
pub(crate) fn starts_sentence(tokens: &[Token], at: usize) -> bool {
    at == 0 || tokens[at - 1].sentence != tokens[at].sentence || tokens[at - 1].block != tokens[at].block
}

/// `the Harbour Foundation`, `the Constitution`: a name whose last word is its noun needs no other noun after it.
pub(crate) fn is_full_name(last: Token) -> bool {
    last.is(LexicalClass::ORGANIZATION
        .with(LexicalClass::OUTLET)
        .with(LexicalClass::WORK))
        && !last.is(LexicalClass::ROLE)
}
