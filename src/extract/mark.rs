//! Finds the quotation marks of a block, each with the cost of reading it as opener, as closer, or as no mark at all.
//!
//! The costs come from the glyph and from the characters on both sides alone, so each mark is looked at once.
//! Apostrophes inside words are not marks.

use crate::english::quotation_words;
use crate::english::quotation_words::QuotationWord;
use crate::text::Span;

use super::glyph::Family;
use super::glyph::Glyph;
use super::neighbours::Class;
use super::neighbours::Neighbours;

/// A quotation mark and what it may be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    /// Where it is in the document.
    pub(super) span: Span,
    /// What is printed.
    pub(super) glyph: Glyph,
    /// Cost of reading it as an opening mark.
    pub(super) opener: f32,
    /// Cost of reading it as a closing mark.
    pub(super) closer: f32,
    /// Cost of reading it as neither: an apostrophe, a prime, a fault.
    pub(super) literal: f32,
    /// True if, read as neither, it is no fault: an apostrophe or a prime.
    pub(super) innocent: bool,
}

/// Appends the marks of `block` to `out`.
pub(super) fn marks_into(text: &str, block: Span, out: &mut Vec<Mark>) {
    let bytes = &text.as_bytes()[..block.end];
    let mut at = block.start;
    while let Some(ahead) = next_start(&bytes[at..]) {
        at += ahead;
        let byte = bytes[at];
        let end = match byte {
            b'\'' | b'`' => run_end(bytes, at),
            _ => at + 1,
        };
        match glyph_at(bytes, at) {
            Some((_, width)) if byte == b'\'' && end == at + width && is_inside_word(bytes, at, width) => {
                at += width;
            }
            Some((glyph, width)) => at = push_run(text, block, at, glyph, width, out),
            None => at += 1,
        }
    }
}

/// Bytes looked at together.
const CHUNK: usize = 32;

/// Where the first byte is that a glyph may start with. Most chunks have none, which is seen of all their bytes at once.
fn next_start(bytes: &[u8]) -> Option<usize> {
    let (chunks, rest) = bytes.as_chunks::<CHUNK>();
    let skipped = chunks.iter().position(has_start).unwrap_or(chunks.len());
    let near = chunks.get(skipped).map_or(rest, |chunk| chunk);
    let at = near.iter().position(|&byte| is_start(byte) != 0)?;
    Some(skipped * CHUNK + at)
}

/// True if a mark may start in a chunk. Numbers instead of flags, and no early end, let the compiler compare sixteen bytes
/// at once.
fn has_start(chunk: &[u8; CHUNK]) -> bool {
    chunk.iter().fold(0, |found, &byte| found | is_start(byte)) != 0
}

/// 1 for a byte that a glyph may start with, 0 for others.
fn is_start(byte: u8) -> u8 {
    STARTS.iter().fold(0, |found, &it| found | u8::from(byte == it))
}

/// First bytes of every glyph.
const STARTS: [u8; 5] = [b'"', b'\'', b'`', 0xC2, 0xE2];

/// The glyph that starts at a byte, and its width.
fn glyph_at(bytes: &[u8], at: usize) -> Option<(Glyph, usize)> {
    let rest = &bytes[at..];
    let glyph = match rest {
        [b'"', ..] => return Some((Glyph::Straight, 1)),
        [b'\'', ..] => return Some((Glyph::Apostrophe, 1)),
        [b'`', ..] => return Some((Glyph::Backtick, 1)),
        [0xC2, 0xAB, ..] => return Some((Glyph::GuillemetLeft, 2)),
        [0xC2, 0xBB, ..] => return Some((Glyph::GuillemetRight, 2)),
        [0xE2, 0x80, third, ..] => match third {
            0x98 | 0x9B => Glyph::SingleOpen,
            0x99 => Glyph::SingleClose,
            0x9A => Glyph::SingleLow,
            0x9C | 0x9F => Glyph::CurlyOpen,
            0x9D => Glyph::CurlyClose,
            0x9E => Glyph::Low,
            0xB9 => Glyph::AngleLeft,
            0xBA => Glyph::AngleRight,
            _ => return None,
        },
        _ => return None,
    };
    Some((glyph, 3))
}

/// Where a run of the same byte ends.
fn run_end(bytes: &[u8], at: usize) -> usize {
    let same = bytes[at..].iter().take_while(|&&byte| byte == bytes[at]).count();
    at + same
}

/// The fast way out for `don't`: ASCII letters on both sides.
fn is_inside_word(bytes: &[u8], at: usize, width: usize) -> bool {
    let before = at.checked_sub(1).map(|it| bytes[it]);
    let after = bytes.get(at + width);
    before.is_some_and(|it| it.is_ascii_alphanumeric()) && after.is_some_and(u8::is_ascii_alphabetic)
}

/// Pushes the marks of a run of one glyph: three apostrophes are a single mark beside a double one. Returns its end.
fn push_run(text: &str, block: Span, at: usize, glyph: Glyph, width: usize, out: &mut Vec<Mark>) -> usize {
    let bytes = &text.as_bytes()[..block.end];
    let doubled = match glyph {
        Glyph::Apostrophe | Glyph::SingleClose => Glyph::Doubled,
        Glyph::Backtick | Glyph::SingleOpen => Glyph::DoubledOpen,
        _ => {
            push(text, block, Span::new(at, at + width), glyph, out);
            return at + width;
        }
    };
    let mut count = 1;
    while glyph_at(bytes, at + count * width).is_some_and(|(next, _)| next == glyph) {
        count += 1;
    }
    let opens = Neighbours::of(text, block, Span::new(at, at + count * width)).before == Class::Space;
    let mut start = at;
    let mut left = count;
    while left > 0 {
        // An odd mark is the inner one: last when opening, first when closing.
        let single = left == 1 || (left % 2 == 1 && !opens);
        let (glyph, units) = if single { (glyph, 1) } else { (doubled, 2) };
        push(text, block, Span::new(start, start + units * width), glyph, out);
        start += units * width;
        left -= units;
    }
    start
}

fn push(text: &str, block: Span, span: Span, glyph: Glyph, out: &mut Vec<Mark>) {
    let around = Neighbours::of(text, block, span);
    if glyph.family() == Family::Single && around.is_inside_word() {
        return;
    }
    let elides = glyph.family() == Family::Single && is_elision(&text[span.end..block.end]);
    let (literal, innocent) = literal(text, block, span, glyph, around);
    out.push(Mark {
        span,
        glyph,
        opener: glyph.opening() + opener(around) + f32::from(u8::from(elides)),
        closer: glyph.closing() + closer(around),
        literal,
        innocent,
    });
}

/// How badly the neighbours suit an opening mark.
fn opener(around: Neighbours) -> f32 {
    let before = match around.before {
        Class::Space | Class::Open | Class::Dash => 0.0,
        Class::Close | Class::Stop => 1.5,
        Class::Equals => 0.5,
        Class::Letter | Class::Digit => 3.0,
        Class::Other => 1.0,
    };
    let after = match around.after {
        Class::Letter | Class::Digit | Class::Open | Class::Other | Class::Equals => 0.0,
        Class::Dash => 0.5,
        Class::Stop => 1.5,
        Class::Close => 2.5,
        Class::Space => 3.0,
    };
    before + after
}

/// How badly the neighbours suit a closing mark.
fn closer(around: Neighbours) -> f32 {
    let before = match around.before {
        Class::Stop => 0.0,
        Class::Close | Class::Letter | Class::Digit | Class::Other => 0.3,
        Class::Dash | Class::Equals => 0.5,
        Class::Open => 2.5,
        Class::Space => 3.0,
    };
    let after = match around.after {
        Class::Space | Class::Stop | Class::Close | Class::Dash => 0.0,
        Class::Open | Class::Other | Class::Equals => 1.0,
        Class::Letter | Class::Digit => 3.0,
    };
    before + after
}

/// Cost of a double mark that is nothing.
const STRAY: f32 = 6.0;

/// What it costs to read the mark as an apostrophe or a prime, or else as a fault.
fn literal(text: &str, block: Span, span: Span, glyph: Glyph, around: Neighbours) -> (f32, bool) {
    match glyph {
        Glyph::Straight | Glyph::Doubled | Glyph::CurlyClose if around.before == Class::Digit => {
            let cost = if is_feet_and_inches(text, block, span) {
                0.2
            } else {
                2.5
            };
            (cost, true)
        }
        Glyph::Backtick => (0.5, true),
        Glyph::Apostrophe | Glyph::SingleClose | Glyph::SingleOpen => {
            apostrophe(text, block, span, glyph, around)
        }
        _ => (STRAY, false),
    }
}

fn apostrophe(text: &str, block: Span, span: Span, glyph: Glyph, around: Neighbours) -> (f32, bool) {
    let opens = around.before != Class::Letter && around.after_is_word();
    if opens {
        let elided = is_elision(&text[span.end..block.end]);
        return match (glyph, elided) {
            (Glyph::SingleOpen, true) => (1.0, true),
            (Glyph::SingleOpen, false) => (5.0, false),
            (_, true) => (0.3, true),
            (Glyph::SingleClose, false) => (0.8, true),
            (_, false) => (2.5, true),
        };
    }
    if glyph == Glyph::SingleOpen {
        return (5.0, false);
    }
    let cost = match around.before {
        Class::Letter => possessive(&text[block.start..span.start]),
        Class::Digit => 0.5,
        Class::Stop | Class::Close => 4.0,
        _ => 2.0,
    };
    (cost, cost < 4.0)
}

/// How odd an apostrophe is after this: not at all in `the dogs'`, a little in `runnin'`.
fn possessive(before: &str) -> f32 {
    match before.as_bytes() {
        [.., b's' | b'S'] => 0.8,
        [.., b'x' | b'z' | b'n' | b'o'] => 1.5,
        _ => 3.0,
    }
}

/// True if an apostrophe before these words replaces omitted letters: `'tis`, `'90s`, `'em`.
fn is_elision(after: &str) -> bool {
    let word: &str = after
        .split(|it: char| !it.is_alphanumeric())
        .next()
        .unwrap_or_default();
    if let [b'0'..=b'9', b'0'..=b'9', rest @ ..] = word.as_bytes() {
        return matches!(rest, [] | [b's']);
    }
    quotation_words::has(word, QuotationWord::ELISION)
}

/// True for the mark of the inches in `6'2"`.
fn is_feet_and_inches(text: &str, block: Span, span: Span) -> bool {
    let before = text[block.start..span.start].trim_end_matches(|it: char| it.is_ascii_digit() || it == '.');
    before.len() < span.start - block.start
        && span.start - block.start - before.len() <= 5
        && before
            .strip_suffix(['\'', '’', '′'])
            .or_else(|| before.strip_suffix("' "))
            .is_some_and(|it| it.ends_with(|it: char| it.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_next_start_is_the_first(text in "[a ]{0,70}[a\"'`«“é…]{0,3}[a ]{0,40}\"?") {
            let first = text.bytes().position(|byte| STARTS.contains(&byte));
            prop_assert_eq!(next_start(text.as_bytes()), first);
        }
    }
}
