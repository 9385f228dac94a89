//! Whether a transcript has the words as they were spoken or as they were written to be spoken.
//!
//! The name of a file and the first lines of a text enter; the answer leaves if one of them says so.

use crate::document::Delivery;
use crate::document::Document;

/// Lines at the start that may say so.
const LINES: usize = 5;
/// Longer lines are text, in bytes.
const LONGEST: usize = 200;

/// What stands over a text that was written to be spoken.
const WRITTEN: &[&str] = &[
    "as written",
    "as prepared",
    "prepared remarks",
    "prepared for delivery",
    "check against delivery",
];
/// What stands over words that were spoken.
const SPOKEN: &[&str] = &["as spoken", "as delivered"];

/// What a transcript says of itself: in its name, or in a short line at its start.
pub(in crate::ingest) fn delivery(document: &Document) -> Option<Delivery> {
    if !document.is_transcript() {
        return None;
    }
    let start = document
        .text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let lines = start.take(LINES).filter(|line| line.len() <= LONGEST);
    std::iter::once(document.path.as_str())
        .chain(lines)
        .find_map(named)
}

/// What a line or a value says: `Remarks as prepared for delivery`.
pub(in crate::ingest) fn named(line: &str) -> Option<Delivery> {
    let words = line.to_lowercase().replace(['-', '_'], " ");
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| words.contains(phrase));
    if has(WRITTEN) {
        return Some(Delivery::AsWritten);
    }
    has(SPOKEN).then_some(Delivery::AsSpoken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{Options, read};

    fn of(name: &str, text: &str) -> Option<Delivery> {
        let mut documents = read(name, text.as_bytes(), &Options::default()).expect("text");
        documents.remove(0).metadata.delivery
    }

    #[test]
    fn names_first_lines_and_front_matter_say_it() {
        let speech = "ANA RUIZ: We open the harbour.\n\nTOM HOLT: When?\n\nANA RUIZ: In May.\n";
        assert_eq!(
            of("2031-05-04-as-written-speech.txt", speech),
            Some(Delivery::AsWritten)
        );
        assert_eq!(of("speech_as_spoken.txt", speech), Some(Delivery::AsSpoken));
        assert_eq!(of("speech.txt", speech), None);
        let headed = format!("Remarks as Prepared for Delivery\n\n{speech}");
        assert_eq!(of("speech.txt", &headed), Some(Delivery::AsWritten));
        let checked = format!("CHECK AGAINST DELIVERY\n\n{speech}");
        assert_eq!(of("speech.txt", &checked), Some(Delivery::AsWritten));
        let front = "---\ndelivery: as spoken\nspeaker: Ana Ruiz\n---\nWe open the harbour.\n";
        assert_eq!(of("speech-as-written.txt", front), Some(Delivery::AsSpoken));
    }

    #[test]
    fn an_article_has_none() {
        let story = "Harbour to open\n\n“We open in May,” Ruiz said, as delivered.\n";
        assert_eq!(of("as-written.txt", story), None);
    }
}
