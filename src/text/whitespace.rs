//! White space between the words of a phrase.

/// The phrase as printed, one space between words.
pub(crate) fn tidy(text: &str) -> String {
    if is_tidy(text) {
        return text.to_owned();
    }
    let mut tidy = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}

/// True if no two spaces meet, and nothing but ASCII, of which that is told at a glance, stands there.
fn is_tidy(text: &str) -> bool {
    let mut before = b' ';
    for &byte in text.as_bytes() {
        let is_printed = byte == b' ' && before != b' ' || byte.is_ascii_graphic();
        if !is_printed {
            return false;
        }
        before = byte;
    }
    before != b' '
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_tidy_phrase_has_one_space_between_words(text in "[aé \\n\u{a0}.]{0,12}") {
            let words: Vec<&str> = text.split_whitespace().collect();
            prop_assert_eq!(tidy(&text), words.join(" "));
        }
    }
}
