//! Reads the text outside quotations as tokens, with each quotation as one token.
//!
//! Words inside a quotation are never read: a quotation acts like one noun in its sentence.

pub(crate) mod token;
pub(crate) mod tokenizer;
pub(crate) mod truecase;

use crate::document::BlockKind;
use crate::document::Document;
use crate::extract::Quotation;
use crate::text::Span;
use crate::text::link_lists;

use crate::english::dictionary::Dictionary;
use crate::english::lexicon::LexicalClass;
use crate::english::semantics;
use crate::english::semantics::SemanticClass;
use crate::english::speech_verbs::Strength;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Mask;
use crate::nlp::tokens::token::Token;
use crate::nlp::tokens::token::Tokens;
use crate::nlp::tokens::tokenizer::Cutter;

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
    truecase::lower_labels(&mut tokens.list);
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
        && list
            .first()
            .is_some_and(|it| semantics::is(it.hash, SemanticClass::PAGE_LABEL))
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
            // Too many lowercase words for a headline of at most 30 words.
            return false;
        }
    }
    // `Ana Ruiz of Ashford was there.`, `“…,” Ana Ruiz of Ashford.`: sentences with many names.
    let is_verb = |it: &Token| {
        it.form == Form::Lower && (it.is(LexicalClass::AUXILIARY) || it.cue >= Strength::Fair || it.verbal)
    };
    let quoted = list.first().is_some_and(|it| it.is_quote());
    let stop = list.last().is_some_and(|it| it.is_mark(b'.'));
    let sentence = stop && (quoted || list.iter().any(is_verb));
    let ends = sentence || list.last().is_some_and(|it| it.is_quote());
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
