//! The tokens of a document.

use crate::english::lexicon::LexicalClass;
use crate::english::speech_verbs::Strength;
use crate::text::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A word in lower case.
    Lower,
    /// A word with a capital first letter.
    Capital,
    /// A word in capitals, two letters or more.
    Upper,
    /// A number, or a word that starts with a digit.
    Number,
    /// `@name` or `#tag`.
    Handle,
    /// `'s` and other clitics, split from their word.
    Clitic,
    /// A punctuation mark; dashes are all `b'-'`.
    Mark(u8),
    /// A quotation that is speech, or a piece of one.
    Quote,
    /// A quoted title, term or nickname.
    Quoted,
}

/// One token.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one token")]
pub(crate) struct Token {
    /// First byte.
    pub(crate) start: u32,
    /// One past the last byte.
    pub(crate) end: u32,
    /// Hash of the word.
    pub(crate) hash: u32,
    /// Classes of the word; for quotations, the number of the piece.
    pub(crate) class: LexicalClass,
    /// What it is.
    pub(crate) form: Form,
    /// How strongly the word signals attribution.
    pub(crate) cue: Strength,
    /// True if the word ends like a verb form: `-ed`, `-ing`.
    pub(crate) verbal: bool,
    /// True in a block that is set like a headline, most words with a capital.
    pub(crate) headline: bool,
    /// True if the word ends in `-ly`.
    pub(crate) adverbial: bool,
    /// True for a word with a hyphen before a small last part: `Ashford-based`, `Para-athlete`.
    pub(crate) compound: bool,
    /// Sentence in the document.
    pub(crate) sentence: u32,
    /// Block in the document.
    pub(crate) block: u32,
}

impl Token {
    pub(crate) fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    pub(crate) fn is_word(self) -> bool {
        matches!(self.form, Form::Lower | Form::Capital | Form::Upper)
    }

    pub(crate) fn is_capital(self) -> bool {
        matches!(self.form, Form::Capital | Form::Upper)
    }

    pub(crate) fn is_quote(self) -> bool {
        self.form == Form::Quote
    }

    pub(crate) fn is_mark(self, mark: u8) -> bool {
        self.form == Form::Mark(mark)
    }

    pub(crate) fn is(self, class: LexicalClass) -> bool {
        self.class.is(class)
    }

    /// `tweets`, `Britons`: a noun that ends like a plural.
    pub(crate) fn is_plural(self, text: &str) -> bool {
        let word = self.span().of(text);
        let noun = self.form == Form::Lower || self.is(LexicalClass::NATIONALITY);
        noun && word.ends_with('s') && !word.ends_with("ss")
    }

    /// `R-Ky.`: a party and a state.
    pub(crate) fn is_affiliation(self) -> bool {
        self.form == Form::Number && self.hash == u32::from(b'-')
    }

    pub(crate) fn is_possessive(self) -> bool {
        self.form == Form::Clitic && self.hash == POSSESSIVE_S
    }
}

/// Where a piece of a quotation is among the tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// The quotation.
    pub(crate) quotation: usize,
    /// Its token.
    pub(crate) token: usize,
}

/// A document as tokens.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    /// The tokens in order.
    pub(crate) list: Vec<Token>,
    /// Tokens of the pieces, in order of text; nested quotations have none.
    pub(crate) places: Vec<Place>,
}

/// Hash of `'s` and of the apostrophe after an `s`.
pub(crate) const POSSESSIVE_S: u32 = 0x4ebe_5aef;

/// A quotation, which is one token, or a list of links, which is none.
pub(crate) struct Mask {
    pub(crate) span: Span,
    /// Where the words begin, after the mark.
    pub(crate) words: usize,
    /// The quotation; `None` for links.
    pub(crate) quotation: Option<usize>,
    pub(crate) speech: bool,
}

impl Mask {
    /// A list of links.
    pub(crate) fn link(span: Span) -> Self {
        Self {
            span,
            words: span.start,
            quotation: None,
            speech: false,
        }
    }
}
