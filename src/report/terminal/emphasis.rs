//! Two spellings of a word → the letters they differ in.
//!
//! Two texts enter, the stretches of each that the other does not have leave, on grapheme boundaries. Words with little
//! in common differ as a whole: picking out chance letters would hide the difference.

use similar::ChangeTag;
use similar::TextDiff;

use crate::text::Span;

/// Below this part of common letters two words are two words.
const ALIKE: f32 = 0.6;

/// Words of more bytes than this together are no words; they differ as a whole.
const LONGEST: usize = 400;

/// The letters of `a` that `b` does not have, and those of `b` that `a` does not have.
pub(crate) fn changed_letters(a: &str, b: &str) -> (Vec<Span>, Vec<Span>) {
    let whole = |text: &str| {
        if text.is_empty() {
            vec![]
        } else {
            vec![Span::new(0, text.len())]
        }
    };
    if a.len() + b.len() > LONGEST {
        return (whole(a), whole(b));
    }
    let diff = TextDiff::from_graphemes(a, b);
    if diff.ratio() < ALIKE {
        return (whole(a), whole(b));
    }
    let (mut in_a, mut in_b) = (Vec::new(), Vec::new());
    let (mut at_a, mut at_b) = (0, 0);
    for change in diff.iter_all_changes() {
        let length = change.value().len();
        match change.tag() {
            ChangeTag::Equal => {
                at_a += length;
                at_b += length;
            }
            ChangeTag::Delete => {
                extend(&mut in_a, Span::new(at_a, at_a + length));
                at_a += length;
            }
            ChangeTag::Insert => {
                extend(&mut in_b, Span::new(at_b, at_b + length));
                at_b += length;
            }
        }
    }
    (in_a, in_b)
}

fn extend(spans: &mut Vec<Span>, next: Span) {
    match spans.last_mut() {
        Some(last) if last.end == next.start => last.end = next.end,
        _ => spans.push(next),
    }
}

/// The text cut into stretches, each with whether one of the spans covers it; spans ascend.
pub(crate) fn stretches<'a>(text: &'a str, spans: &[Span]) -> Vec<(&'a str, bool)> {
    let mut stretches = Vec::new();
    let mut at = 0;
    for span in spans {
        stretches.push((&text[at..span.start], false));
        stretches.push((span.of(text), true));
        at = span.end;
    }
    stretches.push((&text[at..], false));
    stretches.retain(|(text, _)| !text.is_empty());
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expected: &str) {
        let (in_a, in_b) = changed_letters(a, b);
        let draw = |text, spans: &[Span]| -> String {
            let mark = |(text, changed): (&str, bool)| {
                if changed {
                    format!("[{text}]")
                } else {
                    text.to_owned()
                }
            };
            stretches(text, spans).into_iter().map(mark).collect()
        };
        assert_eq!(format!("{} {}", draw(a, &in_a), draw(b, &in_b)), expected);
    }

    #[test]
    fn letters_are_picked_out_of_words_that_are_alike() {
        check("conversation", "conversations", "conversation conversation[s]");
        check("favour", "favor", "favo[u]r favor");
        check("there’ll", "there will", "there[’]ll there[ wi]ll");
    }

    #[test]
    fn different_words_differ_as_a_whole() {
        check("cat", "dog", "[cat] [dog]");
        check("", "dog", " [dog]");
    }
}
