//! Text → its words, as space parts them.
//!
//! What `str::split_whitespace` does, looking at bytes rather than characters as long as they are ASCII.

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
        let start = find(self.rest, |is_space| !is_space)?;
        let rest = &self.rest[start..];
        let end = find(rest, |is_space| is_space).unwrap_or(rest.len());
        self.rest = &rest[end..];
        Some(&rest[..end])
    }
}

/// The first character that is space, or is none, as asked.
fn find(text: &str, is_wanted: impl Fn(bool) -> bool) -> Option<usize> {
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        let (is_space, width) = if byte.is_ascii() {
            (matches!(byte, b' ' | b'\t'..=b'\r'), 1)
        } else {
            let wide = text[at..].chars().next()?;
            (wide.is_whitespace(), wide.len_utf8())
        };
        if is_wanted(is_space) {
            return Some(at);
        }
        at += width;
    }
    None
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
