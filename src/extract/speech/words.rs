//! Splits text into words at white space.
//!
//! Like `str::split_whitespace`, but reads bytes rather than characters while they are ASCII.

/// The words of a text.
pub(super) fn words(text: &str) -> Words<'_> {
    Words { rest: text }
}

/// An iterator over words.
pub(super) struct Words<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let start = find(self.rest, |byte| !SPACE[byte as usize], |it| !it.is_whitespace())?;
        let rest = &self.rest[start..];
        let end = find(rest, |byte| SPACE[byte as usize], char::is_whitespace).unwrap_or(rest.len());
        self.rest = &rest[end..];
        Some(&rest[..end])
    }
}

/// Bytes that are space.
const SPACE: [bool; 256] = {
    let mut table = [false; 256];
    let mut at = b'\t';
    while at <= b'\r' {
        table[at as usize] = true;
        at += 1;
    }
    table[b' ' as usize] = true;
    table
};

/// The first character that is wanted: of ASCII its byte is asked about, of others the character.
fn find(text: &str, byte: impl Fn(u8) -> bool, wide: impl Fn(char) -> bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += bytes[at..].iter().position(|&it| !it.is_ascii() || byte(it))?;
        if bytes[at].is_ascii() {
            return Some(at);
        }
        let it = text[at..].chars().next()?;
        if wide(it) {
            return Some(at);
        }
        at += it.len_utf8();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_words_are_those_of_split_whitespace(text in "[a-c \\t\\n\u{b}\u{c}\u{1c}\u{85}\u{a0}\u{3000}\u{200b}é—]{0,30}") {
            prop_assert!(words(&text).eq(text.split_whitespace()));
        }

        #[test]
        fn in_any_text(text in any::<String>()) {
            prop_assert!(words(&text).eq(text.split_whitespace()));
        }
    }
}
