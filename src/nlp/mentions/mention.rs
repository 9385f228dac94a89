//! A mention: a phrase that can be credited with words.
//!
//! A mention never extends into a quotation.

use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::is_word;
use crate::nlp::tokens::token::Token;

/// What a mention is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum MentionType {
    /// Probably ends in the name of a person.
    Name,
    /// The name of a company, office, outlet, place.
    Organization,
    /// A phrase around a common noun: `the envoy`, `a person briefed on the talks`.
    Nominal,
    /// `she`, `they`, `who`, `others`.
    Pronoun,
    /// `@name`.
    Handle,
    /// Any words where only a source can be: before or after a cue.
    Slot,
}

/// A phrase that could be credited with words; positions are indices of tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mention {
    /// First token, determiner and titles included.
    pub(crate) start: u32,
    /// One past the last token.
    pub(crate) end: u32,
    /// The token of the head: the surname, the noun.
    pub(crate) head: u32,
    /// First token of the name, if it has one.
    pub(crate) name: u32,
    /// One past the last token of the name; equal to `name` if it has none.
    pub(crate) name_end: u32,
    /// What it is made of.
    pub(crate) sort: MentionType,
    /// Classes of all its words together.
    pub(crate) class: LexicalClass,
    /// True before `'s`, and of `his`.
    pub(crate) possessor: bool,
    /// True if it is two sources at once.
    pub(crate) joint: bool,
    /// True inside an apposition or a relative clause between commas.
    pub(crate) aside: bool,
    /// Where the clause goes on after apposition and relative clause.
    pub(crate) tail: u32,
    /// Another name for the same: the `Anna White` of `a spokeswoman, Anna White`.
    pub(crate) alias: u32,
    /// One past the last token of the alias.
    pub(crate) alias_end: u32,
    /// The noun of an apposition: the `envoy` of `Ana Ruiz, the envoy,`; 0 if none.
    pub(crate) described: u32,
    /// Block of its first token.
    pub(crate) block: u32,
    /// Sentence of its first token.
    pub(crate) sentence: u32,
}

impl Mention {
    pub(crate) fn new(start: usize, end: usize, head: usize, sort: MentionType) -> Self {
        Self {
            start: start as u32,
            end: end as u32,
            head: head as u32,
            name: start as u32,
            name_end: start as u32,
            sort,
            class: LexicalClass::default(),
            possessor: false,
            joint: false,
            aside: false,
            tail: end as u32,
            alias: 0,
            alias_end: 0,
            described: 0,
            block: 0,
            sentence: 0,
        }
    }

    /// True for `the report`, `this envoy`.
    pub(crate) fn is_definite(&self, tokens: &[Token]) -> bool {
        is_word!(self.first(tokens).hash, "the" | "this" | "that")
    }

    /// True right after a preposition.
    pub(crate) fn is_governed(&self, tokens: &[Token]) -> bool {
        self.start > 0 && tokens[self.start as usize - 1].is(LexicalClass::PREPOSITION)
    }

    pub(crate) fn has_name(&self) -> bool {
        self.name < self.name_end
    }

    pub(crate) fn has_alias(&self) -> bool {
        self.alias < self.alias_end
    }

    pub(crate) fn first<'a>(&self, tokens: &'a [Token]) -> &'a Token {
        &tokens[self.start as usize]
    }

    pub(crate) fn head<'a>(&self, tokens: &'a [Token]) -> &'a Token {
        &tokens[self.head as usize]
    }
}
