//! Plain text → paragraphs.
//!
//! Text enters, spans leave, in order and without the white space around them. A blank line always separates. Whether
//! the end of a line does depends on the file: where lines are about as long as they can be, they were wrapped.

use memchr::memchr2_iter;

use crate::text::Span;

use crate::ingest::structure::speaker_labels;

/// Lines longer than this are paragraphs, not wrapped lines.
const LONGEST_WRAPPED: usize = 120;
/// A file whose lines are all shorter than this was not wrapped: they are items or verses.
const SHORTEST_WRAPPED: usize = 40;

/// A paragraph and the group of lines it stood in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) struct Paragraph {
    /// Its text, without the white space around it.
    pub(in crate::ingest) span: Span,
    /// Number of the group of lines without a blank line between them, from 0.
    pub(in crate::ingest) group: usize,
}

/// One line that is not blank.
#[derive(Debug, Clone, Copy)]
struct Line {
    span: Span,
    group: usize,
    /// Bytes of white space in front.
    indent: usize,
}

/// The paragraphs of `text` from byte `from` on.
pub(in crate::ingest) fn paragraphs(text: &str, from: usize) -> Vec<Paragraph> {
    let lines = lines(text, from);
    let width = wrap_width(text, &lines);
    let mut found: Vec<Paragraph> = Vec::with_capacity(lines.len());
    let mut previous: Option<Line> = None;
    for &line in &lines {
        let goes_on = match (width, previous) {
            (Some(width), Some(previous)) => continues(text, previous, line, width),
            _ => false,
        };
        match found.last_mut() {
            Some(last) if goes_on => last.span.end = line.span.end,
            _ => found.push(Paragraph {
                span: line.span,
                group: line.group,
            }),
        }
        previous = Some(line);
    }
    found
}

/// The lines of `text` from byte `from` on that are not blank.
fn lines(text: &str, from: usize) -> Vec<Line> {
    let rest = &text[from..];
    let mut found = Vec::new();
    let (mut start, mut group, mut blank) = (0, 0, false);
    let ends = memchr2_iter(b'\n', b'\r', rest.as_bytes()).chain([rest.len()]);
    for end in ends {
        let whole = &rest[start..end];
        let trimmed = whole.trim();
        // The second byte of "\r\n" ends no line of its own.
        let after_return = start > 0 && end == start && rest.as_bytes()[start - 1] == b'\r';
        if trimmed.is_empty() {
            blank |= !after_return;
        } else {
            let indent = whole.len() - whole.trim_start().len();
            if blank && !found.is_empty() {
                group += 1;
            }
            blank = false;
            let at = from + start + indent;
            found.push(Line {
                span: Span::new(at, at + trimmed.len()),
                group,
                indent,
            });
        }
        start = end + 1;
    }
    found
}

/// The width that the lines were wrapped to; `None` if each line is a paragraph.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let joint = |pair: &&[Line]| pair[0].group == pair[1].group && !starts_anew(pair[1].span.of(text));
    let pairs = || lines.windows(2).filter(joint);
    let mut lengths: Vec<usize> = pairs().map(|pair| pair[0].span.len()).collect();
    let long = lines
        .iter()
        .filter(|line| line.span.len() > LONGEST_WRAPPED)
        .count();
    if lengths.is_empty() || long * 10 > lines.len() {
        return None;
    }
    lengths.sort_unstable();
    // The odd address or URL may stick out.
    let width = lengths[(lengths.len() - 1) * 19 / 20];
    if !(SHORTEST_WRAPPED..=LONGEST_WRAPPED).contains(&width) {
        return None;
    }
    let full = pairs()
        .filter(|pair| is_full(text, pair[0], pair[1], width))
        .count();
    let open = pairs()
        .filter(|pair| !ends_sentence(pair[0].span.of(text)))
        .count();
    (full * 5 >= lengths.len() * 3 && open > 0).then_some(width)
}

/// True if `next` belongs to the paragraph of `line`, in a file wrapped to `width`.
fn continues(text: &str, line: Line, next: Line, width: usize) -> bool {
    if line.group != next.group || next.indent >= line.indent + 2 || starts_anew(next.span.of(text)) {
        return false;
    }
    let starts_small = next.span.of(text).starts_with(char::is_lowercase);
    is_full(text, line, next, width) || (starts_small && !ends_sentence(line.span.of(text)))
}

/// True if the first word of `next` would hardly have had room on `line`.
fn is_full(text: &str, line: Line, next: Line, width: usize) -> bool {
    let word = next.span.of(text).split(' ').next().unwrap_or_default();
    line.span.len() + 1 + word.len() >= width * 17 / 20
}

/// True if a sentence ends with this line.
pub(in crate::ingest) fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '*', '_']);
    bare.ends_with(['.', '!', '?', '…'])
}

/// True if a line starts a paragraph whatever stood before: a list item, a speaker's label in capitals.
fn starts_anew(line: &str) -> bool {
    starts_item(line) || speaker_labels::label(line).is_some_and(|label| label.strong)
}

/// True if a list item starts with this line.
pub(in crate::ingest) fn starts_item(line: &str) -> bool {
    if line.starts_with(['•', '▪', '◦', '‣']) {
        return true;
    }
    if let Some(rest) = line.strip_prefix(['-', '*', '–']) {
        return rest.starts_with([' ', '\t']);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits) && (line[digits..].starts_with(". ") || line[digits..].starts_with(") "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = paragraphs(text, 0).iter().map(|it| it.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn blank_lines_separate() {
        check("One.\n\n  Two.  \n \t\nThree", &["One.", "Two.", "Three"]);
        check("One.\r\n\r\nTwo.\r\n", &["One.", "Two."]);
        check("One.\rTwo.", &["One.", "Two."]);
        check("", &[]);
        check("\n\n \n", &[]);
    }

    #[test]
    fn long_lines_are_paragraphs() {
        let long = "The harbour board met for the third time this week and again sent everybody home without a vote, \
                    to the anger of the fishermen who had waited outside.";
        check(&format!("{long}\n{long}\nShort."), &[long, long, "Short."]);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let text = "The harbour board met for the third time this week and\n\
                    again sent everybody home without a vote. “We are not\n\
                    in a hurry,” the chairwoman said, “and nobody should\n\
                    be.”\n\n\
                    The fishermen had waited outside since the morning, in\n\
                    the rain.\n";
        check(
            text,
            &[
                "The harbour board met for the third time this week and\nagain sent everybody home without a vote. “We \
             are not\nin a hurry,” the chairwoman said, “and nobody should\nbe.”",
                "The fishermen had waited outside since the morning, in\nthe rain.",
            ],
        );
    }

    #[test]
    fn an_indented_line_starts_a_paragraph_of_wrapped_text() {
        let text = "   The harbour board met for the third time this week and\n\
                    again sent everybody home without a vote, to the anger.\n   \
                    The fishermen had waited outside since the morning, in\n\
                    the rain.\n";
        assert_eq!(paragraphs(text, 0).len(), 2);
    }

    #[test]
    fn short_lines_are_not_wrapped_text() {
        check("Milk\nBread\nEggs", &["Milk", "Bread", "Eggs"]);
    }

    #[test]
    fn items_stand_by_themselves() {
        assert!(starts_item("- milk"));
        assert!(starts_item("3. Vote"));
        assert!(!starts_item("1984 was a cold year"));
        assert!(!starts_item("-- and then"));
    }
}
