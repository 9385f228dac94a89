//! A text → its words as printed, each with the form under which two outlets' words are the same.
//!
//! A text enters, words leave in order, without overlap, on char boundaries. Every letter and digit of the text belongs
//! to exactly one word; punctuation stays with the word it is set against, so that a word is shown as it was printed.

use unicode_normalization::UnicodeNormalization;

use crate::text::Span;

/// One word as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// The word with the punctuation set against it.
    pub(crate) span: Span,
    /// The word without case, punctuation and typography.
    pub(crate) key: String,
}

/// The words of one stretch of `text`.
pub(crate) fn words(text: &str, stretch: Span) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut lead: Option<usize> = None;
    for span in tokens(text, stretch) {
        let key = key(span.of(text));
        if !key.is_empty() {
            let start = lead.take().unwrap_or(span.start);
            words.push(Word {
                span: Span::new(start, span.end),
                key,
            });
        } else if let Some(word) = words.last_mut() {
            word.span.end = span.end;
        } else {
            lead.get_or_insert(span.start);
        }
    }
    words
}

/// The wording of a text: two texts with the same wording differ in nothing but case and punctuation.
///
/// Ellipses and square brackets belong to the wording, because they say that words were left out or put in.
pub(crate) fn wording(text: &str) -> Vec<String> {
    let spaced = text.replace(". . .", "…").replace("...", "…").replace('…', " … ");
    let all = Span::new(0, spaced.len());
    tokens(&spaced, all)
        .filter_map(|span| {
            let token = span.of(&spaced);
            let edges =
                |c: char| !c.is_alphanumeric() && !matches!(c, '[' | ']' | '…' | '%' | '$' | '€' | '£');
            let token = token.trim_matches(edges).replace(['’', '‘', 'ʼ'], "'");
            (!token.is_empty()).then(|| token.nfkc().collect::<String>().to_lowercase())
        })
        .collect()
}

/// White space ends a token, and so does a dash between two words.
fn tokens(text: &str, stretch: Span) -> impl Iterator<Item = Span> {
    let mut start = None;
    let mut tokens = Vec::new();
    for (offset, c) in stretch.of(text).char_indices() {
        let at = stretch.start + offset;
        if c.is_whitespace() {
            tokens.extend(start.take().map(|from| Span::new(from, at)));
            continue;
        }
        // An ellipsis without spaces parts two words.
        let before = start.map_or("", |from| &text[from..at]);
        if c.is_alphanumeric()
            && before.ends_with(['…', '.'])
            && (before.ends_with("...") || before.ends_with('…'))
        {
            tokens.extend(start.take().map(|from| Span::new(from, at)));
        }
        let from = *start.get_or_insert(at);
        if matches!(c, '—' | '–') {
            tokens.push(Span::new(from, at + c.len_utf8()));
            start = None;
        }
    }
    tokens.extend(start.map(|from| Span::new(from, stretch.end)));
    tokens.into_iter()
}

fn key(token: &str) -> String {
    token
        .nfkc()
        .filter(|c| c.is_alphanumeric() || matches!(c, '%' | '$' | '€' | '£'))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn printed(text: &str) -> Vec<&str> {
        words(text, Span::new(0, text.len()))
            .iter()
            .map(|it| it.span.of(text))
            .collect()
    }

    #[test]
    fn punctuation_stays_with_its_word() {
        assert_eq!(
            printed("We won — “twice”, they say."),
            ["We", "won —", "“twice”,", "they", "say."]
        );
        assert_eq!(printed("… and so on"), ["… and", "so", "on"]);
        assert_eq!(printed("the end—but not"), ["the", "end—", "but", "not"]);
        assert_eq!(printed("the end...but …not"), ["the", "end...", "but …", "not"]);
    }

    #[test]
    fn a_wording_is_more_than_its_punctuation() {
        assert_eq!(wording("We won, they say."), wording("we won they say"));
        assert_eq!(wording("It’s over"), wording("it's over"));
        assert_ne!(wording("It is over"), wording("it's over"));
        assert_ne!(wording("We won … twice"), wording("We won twice"));
        assert_eq!(wording("We won . . . twice"), wording("We won... twice"));
        assert_ne!(wording("[We] won"), wording("We won"));
    }

    proptest! {
        #[test]
        fn words_are_in_order_and_lose_no_letter(text in "\\PC{0,60}") {
            let words = words(&text, Span::new(0, text.len()));
            let mut end = 0;
            for word in &words {
                prop_assert!(word.span.start >= end);
                prop_assert!(!word.span.of(&text).is_empty());
                end = word.span.end;
            }
            let kept: usize = words.iter().map(|it| it.key.chars().count()).sum();
            prop_assert_eq!(kept, key(&text).chars().count());
        }
    }
}
