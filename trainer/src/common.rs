//! Counts which words are written small: at the start of a sentence, they are no names.
//!
//! Articles enter, words leave that stand inside sentences often and hardly ever with a capital, one a line, sorted.

use std::collections::BTreeMap;

use crate::gold::Article;

/// A word must be seen small so often.
const LEAST: usize = 4;
/// And at most so great a share of its uses inside sentences may have a capital.
const CAPITAL: f64 = 0.1;

/// The table, one word a line.
pub(crate) fn learn(articles: &[Article]) -> String {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for article in articles {
        for paragraph in article.text.lines() {
            count(paragraph, &mut counts);
        }
    }
    let common = counts.into_iter().filter(|(word, (small, capital))| {
        let share = *capital as f64 / (small + capital) as f64;
        word.len() > 1 && *small >= LEAST && share <= CAPITAL
    });
    common.map(|(word, _)| word + "\n").collect()
}

/// Counts small and capital uses of the words of a paragraph that open no sentence; what is all in capitals says nothing.
fn count(paragraph: &str, counts: &mut BTreeMap<String, (usize, usize)>) {
    let mut opens = true;
    for token in paragraph.split_whitespace() {
        let word = token.trim_matches(|it: char| !it.is_alphanumeric());
        let first = token.chars().next();
        let quoted = first.is_some_and(|it| !it.is_alphanumeric());
        if !word.is_empty() && word.bytes().all(|it| it.is_ascii_alphabetic()) && !opens && !quoted {
            let entry = counts.entry(word.to_ascii_lowercase()).or_default();
            if word.bytes().all(|it| it.is_ascii_lowercase()) {
                entry.0 += 1;
            } else if word.bytes().skip(1).all(|it| it.is_ascii_lowercase()) {
                entry.1 += 1;
            }
        }
        opens = token.ends_with(['.', '?', '!', ':', '”', '"', '\'', '…', '—', '-']);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_open_a_sentence_say_nothing() {
        let mut counts = BTreeMap::new();
        count(
            "Hours later the harbour closed. Hours went by, said Harbour.",
            &mut counts,
        );
        assert_eq!(counts.get("hours"), None);
        assert_eq!(counts["harbour"], (1, 1));
    }
}
