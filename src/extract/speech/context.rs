//! The words around a quotation, within its sentence and without the words of other quotations.
//!
//! Words are ordered nearest first. At most [`REACH`] of them are read on each side, so a context costs the same in a
//! document of any length.

use crate::english::quotation_words;
use crate::english::quotation_words::QuotationWord;
use crate::text::Span;

/// A word, a punctuation mark, or a marker for something longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A word.
    Word(&'a str),
    /// One punctuation mark.
    Punctuation(char),
    /// Another quotation.
    Quotation,
    /// The start or end of the sentence.
    Sentence,
    /// The start or end of the block.
    Block,
}

/// Words looked at on each side.
pub(super) const REACH: usize = 12;
/// Bytes looked at on each side.
const WINDOW: usize = 240;

/// The tokens before `end`, nearest first; `others` are the outer spans of earlier quotations of the block, in order.
pub(super) fn before<'a>(text: &'a str, block: Span, mut end: usize, others: &[Span]) -> Vec<Token<'a>> {
    let mut tokens = Vec::with_capacity(REACH);
    let mut others = others.iter().rev().peekable();
    let floor = text
        .ceil_char_boundary(end.saturating_sub(WINDOW))
        .max(block.start);
    while tokens.len() < REACH {
        if let Some(other) = others.next_if(|it| it.end >= end && it.start < end) {
            tokens.push(Token::Quotation);
            end = other.start;
            continue;
        }
        let Some(last) = text.get(floor..end).and_then(|it| it.chars().next_back()) else {
            tokens.push(if floor <= block.start {
                Token::Block
            } else {
                Token::Sentence
            });
            break;
        };
        if is_word(last) {
            let rest = &text[floor..end];
            let start = floor + rest.trim_end_matches(is_word).len();
            tokens.push(Token::Word(&text[start..end]));
            end = start;
            continue;
        }
        end -= last.len_utf8();
        if last.is_whitespace() {
            continue;
        }
        if matches!(last, '.' | '!' | '?') && ends_sentence(text, floor, end, tokens.last()) {
            tokens.push(Token::Sentence);
            break;
        }
        tokens.push(Token::Punctuation(last));
    }
    tokens
}

/// The tokens from `start` on; `others` are the outer spans of later quotations of the block, in order.
pub(super) fn after<'a>(text: &'a str, block: Span, mut start: usize, others: &[Span]) -> Vec<Token<'a>> {
    let mut tokens = Vec::with_capacity(REACH);
    let mut others = others.iter().peekable();
    let ceiling = text
        .floor_char_boundary(start.saturating_add(WINDOW))
        .min(block.end);
    while tokens.len() < REACH {
        if let Some(other) = others.next_if(|it| it.start <= start && it.end > start) {
            tokens.push(Token::Quotation);
            start = other.end;
            continue;
        }
        let Some(first) = text.get(start..ceiling).and_then(|it| it.chars().next()) else {
            tokens.push(if ceiling >= block.end {
                Token::Block
            } else {
                Token::Sentence
            });
            break;
        };
        if is_word(first) {
            let rest = &text[start..ceiling];
            let end = start + rest.find(|it| !is_word(it)).unwrap_or(rest.len());
            tokens.push(Token::Word(&text[start..end]));
            start = end;
            continue;
        }
        let at = start;
        start += first.len_utf8();
        if first.is_whitespace() {
            continue;
        }
        let next = text[start..ceiling].chars().next();
        if matches!(first, '.' | '!' | '?')
            && next.is_none_or(char::is_whitespace)
            && !is_abbreviation(text, at)
        {
            tokens.push(Token::Sentence);
            break;
        }
        tokens.push(Token::Punctuation(first));
    }
    tokens
}

fn is_word(it: char) -> bool {
    it.is_alphanumeric() || matches!(it, '-' | '\'' | '’' | '@' | '#' | '$')
}

/// True if the stop at `at` ends a sentence, given the token read after it.
fn ends_sentence(text: &str, floor: usize, at: usize, behind: Option<&Token<'_>>) -> bool {
    let upper = match behind {
        Some(Token::Word(word)) => word.starts_with(char::is_uppercase),
        _ => true,
    };
    upper && at > floor && !is_abbreviation(text, at) && !text[at + 1..].starts_with(is_word)
}

/// True if the full stop at `at` belongs to `Mr.`, `Gov.`, `U.S.` or an initial.
fn is_abbreviation(text: &str, at: usize) -> bool {
    let from = text.ceil_char_boundary(at.saturating_sub(8));
    let word = text[from..at]
        .rsplit(|it: char| !it.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let is_short = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    text[at..].starts_with('.')
        && (is_short || quotation_words::is_spelled(word, QuotationWord::ABBREVIATION))
}
