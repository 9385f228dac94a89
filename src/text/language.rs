//! The language of a whole text, as far as it matters: attribution reads English only.

use whatlang::Lang;

/// Bytes of a text that are looked at.
const SAMPLE: usize = 20_000;

/// Words from which on the language of a text is decided; shorter texts count as English.
const FEWEST_WORDS: usize = 40;

/// The commonest function words of English, spelled like no frequent word of most other languages.
const ENGLISH: [&str; 5] = ["the", "and", "of", "to", "that"];

/// English prose has one of [`ENGLISH`] in six words or fewer; texts with less than one in this number are not English.
const ENGLISH_ONE_IN: usize = 25;

/// The name of the language of a text that is surely not English, in English.
///
/// Two independent signs have to agree: letter sequences (`whatlang`), and that English function words are missing.
pub(crate) fn foreign_language(text: &str) -> Option<&'static str> {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let mut words = 0;
    let mut english = 0;
    for word in sample
        .split(|it: char| !it.is_alphabetic())
        .filter(|it| !it.is_empty())
    {
        words += 1;
        english += usize::from(ENGLISH.iter().any(|it| it.eq_ignore_ascii_case(word)));
    }
    if words < FEWEST_WORDS || english * ENGLISH_ONE_IN >= words {
        return None;
    }
    let found = whatlang::detect(sample)?;
    (found.lang() != Lang::Eng && found.is_reliable()).then(|| found.lang().eng_name())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str = "Der Hafen wird nicht verkauft, sagte die Bürgermeisterin am Montag vor der Presse. „Wir haben lange \
        darüber gesprochen, und wir werden ihn behalten“, sagte sie. Die Gegner des Plans zeigten sich erleichtert, forderten \
        aber einen Beschluss des Rates, der auch die nächsten Jahre bindet.";
    const ENGLISH_PROSE: &str = "The harbour is not for sale, the mayor told the press on Monday. She quoted a motto of the \
        town, „Wir haben lange darüber gesprochen, und wir werden ihn behalten“, and said that it was carved over the gate of \
        the old hall. Opponents of the plan were relieved but asked for a vote of the council that binds it for years.";

    #[test]
    fn a_german_text_is_german() {
        assert_eq!(foreign_language(GERMAN), Some("German"));
    }

    #[test]
    fn english_with_a_german_quotation_is_english() {
        assert_eq!(foreign_language(ENGLISH_PROSE), None);
    }

    #[test]
    fn a_text_of_a_few_words_is_not_decided() {
        assert_eq!(foreign_language("„Wir haben gewonnen“, sagte Ana Ruiz."), None);
    }
}
