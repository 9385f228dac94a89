//! The parts of a name that identify it elsewhere in the document: surname, first name, gender, initials.

use crate::english::gender::Gender;
use crate::english::gender::gender_of_given;
use crate::english::gender::gender_of_noun;
use crate::english::lexicon;
use crate::english::lexicon::LexicalClass;
use crate::names::person::skeleton;
use crate::nlp::mentions::mention::Mention;
use crate::nlp::mentions::syntax;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;

/// A name taken apart.
pub(crate) struct Parts {
    /// Hash of the surname without regard to spelling variants.
    pub(crate) key: u32,
    /// Hash of the last word.
    pub(crate) last: u32,
    /// Hash of the first name; 0 if there is only one word.
    pub(crate) given: u32,
    /// Hash of `Jr.`, `III` and the like; 0 if there is none.
    pub(crate) suffix: u32,
    /// Number of words.
    pub(crate) words: usize,
    /// Gender of the first name.
    pub(crate) gender: Gender,
}

impl Parts {
    /// Takes the tokens of a name apart.
    pub(crate) fn of(text: &str, tokens: &[Token], name: (u32, u32)) -> Self {
        let words = &tokens[name.0 as usize..name.1 as usize];
        let mut real = words
            .iter()
            .filter(|it| it.is_word() && !it.is(LexicalClass::SUFFIX));
        let first = real.next();
        let last = real.next_back().or(first);
        let suffix = words
            .iter()
            .find(|it| it.is(LexicalClass::SUFFIX))
            .map_or(0, |it| it.hash);
        let count = word_count(tokens, name);
        let (Some(first), Some(last)) = (first, last) else {
            return Self {
                key: 0,
                last: 0,
                given: 0,
                suffix,
                words: count,
                gender: Gender::Unknown,
            };
        };
        let single = first.start == last.start;
        Self {
            key: skeleton(last.span().of(text)),
            last: last.hash,
            given: if single { 0 } else { first.hash },
            suffix,
            words: count,
            gender: if single {
                Gender::Unknown
            } else {
                gender_of_given(first.class)
            },
        }
    }
}

/// Number of words in a name.
pub(crate) fn word_count(tokens: &[Token], name: (u32, u32)) -> usize {
    let tokens = &tokens[name.0 as usize..name.1 as usize];
    tokens.iter().filter(|it| it.is_word()).count()
}

/// Gender by the titles before a name and the rank in it, else by its first name.
pub(crate) fn gender_of(tokens: &[Token], mention: &Mention, parts: &Parts) -> Gender {
    for at in mention.start..(mention.name + 1).min(mention.end) {
        let token = tokens[at as usize];
        let found = gender_of_noun(token.hash, token.class);
        if found != Gender::Unknown {
            return found;
        }
    }
    parts.gender
}

/// The hash of the first letters of a body's words: `CIA`.
pub(crate) fn initials(text: &str, words: &[Token]) -> Option<u32> {
    let mut letters = [0_u8; 12];
    let mut length = 0;
    for word in words.iter().filter(|it| it.is_capital()) {
        if length == letters.len() {
            return None;
        }
        letters[length] = text.as_bytes()[word.start as usize];
        length += 1;
    }
    (length > 1).then(|| lexicon::hash_bytes(&letters[..length]))
}

/// True if a name of two words or more ends in all words of another.
pub(crate) fn ends_in(tokens: &[Token], long: (u32, u32), short: (u32, u32)) -> bool {
    let words = |range: (u32, u32)| {
        let tokens = tokens[range.0 as usize..range.1 as usize].iter().rev();
        tokens
            .filter(|it| it.is_word() && !it.is(LexicalClass::SUFFIX))
            .map(|it| it.hash)
    };
    let length = words(short).count();
    length >= 2 && words(long).count() > length && words(short).zip(words(long)).all(|it| it.0 == it.1)
}

/// A single word that opens a sentence has its capital from there: it may be no name at all.
pub(crate) fn is_doubtful(tokens: &[Token], mention: &Mention) -> bool {
    let at = mention.name as usize;
    let alone = mention.end == mention.name + 1 && mention.start == mention.name;
    let opens = syntax::starts_sentence(tokens, at);
    let acts = tokens
        .get(mention.end as usize)
        .is_some_and(|next| next.form == Form::Lower || next.form == Form::Clitic);
    alone && opens && !(acts || tokens[at].is(LexicalClass::GIVEN))
}

/// One number for the words of a body's name, articles aside.
pub(crate) fn key_of(words: &[Token]) -> u32 {
    words
        .iter()
        .filter(|it| it.is_word() && !it.is(LexicalClass::DETERMINER))
        .fold(17_u32, |key, it| key.wrapping_mul(31) ^ it.hash)
}

/// What names a body with a noun of its own: the `Holt` of `the Holt campaign` and of `Tom Holt's campaign`.
pub(crate) fn named_by(tokens: &[Token], mention: &Mention) -> Option<usize> {
    let head = mention.head as usize;
    let owner = (mention.start as usize..head).rev().find(|&at| {
        tokens[at].is_capital() && !tokens[at].is(LexicalClass::CLOSED.with(LexicalClass::TITLE))
    })?;
    let opens = syntax::starts_sentence(tokens, owner);
    let owns = tokens[owner + 1].form == Form::Clitic;
    (!opens || owns).then_some(owner)
}
