//! Lists of links that a page runs into its text, behind the name that they are about.
//!
//! Finds lists of links that a page runs into its sentences:
//! `Sen. Ana Ruiz` **`Ana Maria RuizHarbour opens Boats return MORE`** `(D-Iowa) said`. What gives them away is the surname
//! that comes a second time, run together with the first headline, and the `MORE` at the end.

use crate::text::Span;

/// What ends a list.
const END: &str = "MORE";
/// How long a list may be, in bytes.
const LONGEST: usize = 900;
/// How many words the name may have that is repeated in full before the first headline.
const NAME: usize = 7;

/// The lists of links in a text, in order and apart from each other.
pub fn link_lists(text: &str) -> Vec<Span> {
    let mut lists: Vec<Span> = Vec::new();
    for (at, end) in text.match_indices(END) {
        let stop = at + end.len();
        let alone = text[..at].ends_with(' ') && !text[stop..].starts_with(|it: char| it.is_alphanumeric());
        let from = lists.last().map_or(0, |it| it.end).max(line_start(text, at));
        if alone && let Some(start) = start(text, from, at) {
            lists.push(Span::new(start, stop));
        }
    }
    lists
}

/// Where the line begins, or the longest list that may end at `at`.
fn line_start(text: &str, at: usize) -> usize {
    let from = text.floor_char_boundary(at.saturating_sub(LONGEST));
    text[from..at].rfind('\n').map_or(from, |it| from + it + 1)
}

/// Where the list begins that ends at `to`: right behind the surname that comes again with a headline run on to it.
fn start(text: &str, from: usize, to: usize) -> Option<usize> {
    let mut words: Vec<(usize, &str)> = Vec::new();
    for word in text[from..to].split_ascii_whitespace() {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        if let Some(surname) = run_on(word) {
            let known = words.iter().rev().take(NAME).find(|(_, it)| bare(it) == surname);
            if let Some(&(start, it)) = known {
                return Some(start + it.len());
            }
        }
        words.push((at, word));
    }
    None
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|it: char| !it.is_alphanumeric())
}

/// `RuizHarbour`, `Ruiz2020`: what stands before the second capital or the number.
fn run_on(word: &str) -> Option<&str> {
    let mut before = None;
    for (at, letter) in word.char_indices() {
        let starts = letter.is_uppercase() || letter.is_ascii_digit();
        if starts && at > 2 && before.is_some_and(char::is_lowercase) {
            return Some(&word[..at]);
        }
        before = Some(letter);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn without(text: &str) -> String {
        let mut left = String::new();
        let mut at = 0;
        for list in link_lists(text) {
            left.push_str(&text[at..list.start]);
            at = list.end;
        }
        left + &text[at..]
    }

    #[test]
    fn a_list_goes_from_the_surname_to_its_end() {
        assert_eq!(
            without("Sen. Ana Ruiz Ana Maria RuizHarbour opens at last Boats return MORE (D-Iowa) said so."),
            "Sen. Ana Ruiz (D-Iowa) said so."
        );
        assert_eq!(
            without(
                "Beck Thomas (Tom) Lee Beck2020 boats: a guide MORE and Ana Ruiz Ana RuizThe bridge MORE's plan"
            ),
            "Beck and Ana Ruiz's plan"
        );
    }

    #[test]
    fn words_in_capitals_are_left_alone() {
        for text in [
            "We want MORE boats.",
            "Ana Ruiz of HarbourWatch wants MORE boats.",
            "Ana Ruiz\nAna RuizHarbour\nMORE",
            "MORE",
        ] {
            assert_eq!(without(text), text);
        }
    }

    proptest! {
        #[test]
        fn lists_are_in_order_and_on_char_boundaries(text in "(Ruiz|RuizThe|Ána|MORE|[é \n.’]){0,40}") {
            let mut last = 0;
            for list in link_lists(&text) {
                prop_assert!(last <= list.start && list.start < list.end);
                prop_assert!(text.is_char_boundary(list.start) && text.is_char_boundary(list.end));
                last = list.end;
            }
        }
    }
}
