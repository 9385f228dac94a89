//! Text outside quotations as tokens, with every quotation as one token.
//!
//! A document and its quotations enter, tokens in order leave, with sentence and block numbers. Words inside a
//! quotation are never looked at: a quotation reads like one noun in its sentence.

pub(crate) mod tokenizer;
pub(crate) mod truecase;

use crate::document::BlockKind;
use crate::document::Document;
use crate::extract::Quotation;
use crate::text::Span;
use crate::text::link_lists;

use crate::english::cue_verbs::Strength;
use crate::english::dictionary::Dictionary;
use crate::english::lexicon::Class;
use crate::english::lexicon::is_word;
use crate::nlp::tokens::tokenizer::Cutter;
use crate::nlp::tokens::tokenizer::Mask;

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
pub(crate) struct Token {
    /// First byte.
    pub(crate) start: u32,
    /// One past the last byte.
    pub(crate) end: u32,
    /// Hash of the word.
    pub(crate) hash: u32,
    /// Classes of the word; for quotations, the number of the piece.
    pub(crate) class: Class,
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

    pub(crate) fn is(self, class: Class) -> bool {
        self.class.is(class)
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

/// Hash of `'s` and of the apostrophe behind an `s`.
pub(crate) const POSSESSIVE_S: u32 = 0x4ebe_5aef;

/// Cuts a document into tokens.
pub(crate) fn tokenize(document: &Document, quotations: &[Quotation]) -> Tokens {
    let masks = masks(&document.text, quotations);
    let mut tokens = Tokens::default();
    if u32::try_from(document.text.len()).is_err() {
        return tokens;
    }
    tokens.list.reserve(document.text.len() / 5);
    tokens.places.reserve(masks.len());
    let mut cutter = Cutter {
        text: &document.text,
        tokens: &mut tokens,
        sentence: 0,
        block: 0,
        dictionary: Dictionary::shipped(),
    };
    let mut next = 0;
    for (block, it) in document.blocks.iter().enumerate() {
        if matches!(it.kind, BlockKind::Direction) {
            continue;
        }
        let from = cutter.tokens.list.len();
        cutter.block = block as u32;
        cutter.sentence += 1;
        let mut at = it.span.start;
        while next < masks.len() && masks[next].span.start < it.span.end {
            let mask = &masks[next];
            next += 1;
            if mask.span.start < at {
                continue;
            }
            cutter.cut(at, mask.span.start);
            if let Some(quotation) = mask.quotation {
                cutter.quote(mask, quotation);
            }
            at = mask.span.end;
        }
        if at < it.span.end {
            cutter.cut(at, it.span.end);
        }
        if is_label(&cutter.tokens.list[from..]) {
            cutter.tokens.list.truncate(from);
            continue;
        }
        let kind = it.kind;
        let list = &mut cutter.tokens.list[from..];
        let title = matches!(kind, BlockKind::Headline | BlockKind::Heading);
        if title || is_title_case(list) {
            for token in list.iter_mut() {
                token.headline = true;
            }
        }
    }
    truecase::lower(&mut tokens.list);
    truecase::unmask(&mut tokens.list);
    tokens
}

/// `Advertisement`, `Slideshow (35 Images)`: a line of the page around the article.
fn is_label(list: &[Token]) -> bool {
    list.len() <= 6
        && !list
            .iter()
            .any(|it| matches!(it.form, Form::Quote | Form::Quoted | Form::Lower))
        && list.first().is_some_and(|it| {
            is_word!(
                it.hash,
                "advertisement"
                    | "advertising"
                    | "slideshow"
                    | "gallery"
                    | "related"
                    | "trending"
                    | "sponsored"
            )
        })
}

/// True if three quarters of the longer words have a capital.
fn is_title_case(list: &[Token]) -> bool {
    let mut all = 0;
    let mut capital = 0;
    let mut lower = false;
    for token in list {
        lower |= token.form == Form::Lower;
        if token.is_word() && token.end - token.start > 3 {
            all += 1;
            capital += u32::from(token.is_capital());
        }
        if all - capital > 7 {
            // Not shouted, and a title with so many small words would be longer than thirty words.
            return false;
        }
    }
    let ends = list.last().is_some_and(|it| it.is_quote());
    // One word with a capital is a name, one in capitals a heading.
    let alone = all == 1 && !list.iter().any(|it| it.form == Form::Capital);
    let shouted = !lower && (all > 1 || alone);
    (shouted || (4..=30).contains(&all) && capital * 4 >= all * 3) && !ends
}

/// The stretches to hide, marks included, in order: quotations, and links that a page runs into its text.
fn masks(text: &str, quotations: &[Quotation]) -> Vec<Mask> {
    let mut masks: Vec<Mask> = link_lists(text).into_iter().map(Mask::link).collect();
    for (at, quotation) in quotations.iter().enumerate() {
        for piece in &quotation.pieces {
            let start = piece.open.map_or(piece.span.start, |mark| mark.start);
            let end = piece.close.map_or(piece.span.end, |mark| mark.end);
            masks.push(Mask {
                span: Span::new(start.min(piece.span.start), end.max(piece.span.end)),
                words: piece.span.start,
                quotation: Some(at),
                speech: quotation.is_speech(),
            });
        }
    }
    masks.sort_by_key(|mask| (mask.span.start, usize::MAX - mask.span.end));
    masks
}
