//! Why text that is not speech is in quotation marks.
//!
//! Rules see what the classifier sees. Those in [`certain`] decide before the classifier; those in [`likely`] only name a
//! reason after the classifier has ruled out speech.

use super::context::Token;
use super::features::Sight;
use super::features::is_title;
use super::words::words;
use crate::english::quotation_words;
use crate::english::quotation_words::QuotationWord;
use crate::extract::Kind;

/// The reasons that need no classifier.
pub(super) fn certain(sight: &Sight<'_>) -> Option<Kind> {
    if sight.touching.0 == Some('=') || sight.furniture {
        return Some(Kind::Label);
    }
    if is_headline(sight) {
        return Some(Kind::Headline);
    }
    if sight.several || is_signed(sight) {
        return Some(Kind::Speech);
    }
    if is_work(sight) {
        return Some(Kind::Title);
    }
    if is_nickname(sight) {
        return Some(Kind::Nickname);
    }
    None
}

/// The most likely reason.
pub(super) fn likely(sight: &Sight<'_>) -> Kind {
    let words: Vec<&str> = words(sight.content).take(40).collect();
    if is_about_a_word(sight.before) {
        return Kind::Term;
    }
    if is_title(&words) && sight.content.starts_with(char::is_uppercase) {
        return Kind::Title;
    }
    if sight.content.starts_with(['@', '#']) || sight.content.contains("://") {
        return Kind::Label;
    }
    Kind::ScareQuotes
}

/// True for the headline printed again in the body, in marks and with no words of the body beside it, or several times in
/// a row.
fn is_headline(sight: &Sight<'_>) -> bool {
    let apart = |tokens: &[Token<'_>]| {
        tokens
            .iter()
            .all(|it| !matches!(it, Token::Word(_) | Token::Punctuation(_)))
    };
    // After a sentence of the body, words that the headline has too are said there.
    let in_a_row = |tokens: &[Token<'_>]| apart(tokens) && !tokens.contains(&Token::Sentence);
    let again = sight.repeated > 1 && sight.in_block > 1 && in_a_row(sight.before) && in_a_row(sight.after);
    !sight.heading && (again || sight.is_title && apart(sight.before) && apart(sight.after))
}

/// True for a paragraph of its own with a name after a dash: `“Never again.” — Ana Lowe`.
fn is_signed(sight: &Sight<'_>) -> bool {
    let is_dash = matches!(sight.after.first(), Some(Token::Punctuation('—' | '–' | '―')));
    let is_name = matches!(sight.after.get(1), Some(Token::Word(it)) if it.starts_with(char::is_uppercase) || it.starts_with('@'));
    let is_clause = || words(sight.content).nth(2).is_some() || sight.content.ends_with(['.', '!', '?', '…']);
    is_dash && is_name && sight.before.first() == Some(&Token::Block) && is_clause()
}

/// True for a work that its context says is one: `NBC's “Today,”`, `his book, “Low Tide,”`, `the author of “Low Tide.”`
fn is_work(sight: &Sight<'_>) -> bool {
    let mut before = sight.before.iter().filter_map(|it| match it {
        Token::Word(word) => Some(*word),
        Token::Punctuation(',') => None,
        _ => Some(""),
    });
    let (Some(first), Some(second)) = (before.next(), before.next()) else {
        return false;
    };
    let owner = ["'s", "’s", "'", "’"]
        .iter()
        .find_map(|it| first.strip_suffix(it));
    let is_of_network = owner.is_some_and(|it| quotation_words::is_spelled(it, QuotationWord::NETWORK));
    let is_named = matches!(first, "called" | "titled" | "entitled");
    let noun = if is_named { second } else { first };
    let by_somebody =
        matches!(first, "of" | "in") && quotation_words::is_spelled(second, QuotationWord::MAKER);
    if !(is_of_network || quotation_words::is_spelled(noun, QuotationWord::WORK) || by_somebody) {
        return false;
    }
    let words: Vec<&str> = words(sight.content).take(40).collect();
    is_title(&words)
}

/// True for the `Shorty` of `Joe “Shorty” Diaz`.
fn is_nickname(sight: &Sight<'_>) -> bool {
    let is_initial = matches!(sight.before.get(1), Some(Token::Word(it)) if it.chars().count() == 1 && it.starts_with(char::is_uppercase));
    let behind_initial = is_initial && sight.before.first() == Some(&Token::Punctuation('.'));
    let is_name = |token: Option<&Token<'_>>| matches!(token, Some(Token::Word(it)) if it.starts_with(char::is_uppercase) && !it.contains(['\'', '’']));
    let no_sentence = !matches!(sight.before.get(1), None | Some(Token::Sentence | Token::Block))
        || matches!(sight.before.first(), Some(Token::Word(it)) if it.chars().count() > 2);
    let is_capital = sight.content.starts_with(char::is_uppercase);
    let is_short = || words(sight.content).nth(3).is_none();
    let ends_in_word = sight.content.ends_with(char::is_alphanumeric);
    is_capital
        && is_short()
        && ends_in_word
        && no_sentence
        && (is_name(sight.before.first()) || behind_initial)
        && is_name(sight.after.first())
        && !is_common(sight.before.first())
}

/// Words in upper case that are no first names.
fn is_common(token: Option<&Token<'_>>) -> bool {
    matches!(token, Some(Token::Word(it)) if quotation_words::has(it, QuotationWord::FUNCTION))
}

/// True after `the term`, `so-called`, `known as`.
fn is_about_a_word(before: &[Token<'_>]) -> bool {
    let names = |word: &str| {
        let titles = matches!(word, "titled" | "entitled");
        quotation_words::is_spelled(word, QuotationWord::NAMING) && !titles
            || matches!(word, "as" | "labelled")
    };
    let mut near = before.iter().take(3);
    near.any(|token| matches!(token, Token::Word(it) if names(it)))
}
