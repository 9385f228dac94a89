//! A variation → the words that say it: `“conversations” for “conversation”`.

use crate::compare::Severity;
use crate::compare::Variation;
use crate::report::label;

/// Longer stretches are shortened in the middle.
const LONGEST: usize = 72;

/// What differs, quotation first; both texts are those that the spans are bytes of.
pub fn phrase(variation: &Variation, quotation: &str, reference: &str) -> String {
    let words = |text: &str, span: crate::text::Span| format!("“{}”", shortened(span.of(text)));
    match (variation.quotation.is_empty(), variation.reference.is_empty()) {
        (false, false) => format!(
            "{} for {}",
            words(quotation, variation.quotation),
            words(reference, variation.reference)
        ),
        (false, true) => format!(
            "{} is not in the reference",
            words(quotation, variation.quotation)
        ),
        (true, false) => format!("{} is left out", words(reference, variation.reference)),
        (true, true) => label(variation.kind).replace('-', " "),
    }
}

/// The sign of a variation where colour cannot be seen: `~` changed, `+` put in, `-` left out.
pub fn sign(variation: &Variation) -> char {
    match (variation.quotation.is_empty(), variation.reference.is_empty()) {
        (false, true) => '+',
        (true, false) => '-',
        _ => '~',
    }
}

/// How much a difference matters, in words.
pub fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::None => "not counted",
        Severity::Cosmetic => "cosmetic",
        Severity::Minor => "minor",
        Severity::Substantive => "substantive",
    }
}

/// A text on one line, the middle of a long one left out.
pub fn shortened(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().count() <= LONGEST || words.len() < 8 {
        return line;
    }
    let (head, tail) = (&words[..4], &words[words.len() - 3..]);
    format!("{} … {}", head.join(" "), tail.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::VariationKind;
    use crate::text::Span;

    fn variation(quotation: Span, reference: Span) -> Variation {
        Variation {
            kind: VariationKind::Substitution,
            severity: Severity::Minor,
            quotation,
            reference,
        }
    }

    #[test]
    fn each_shape_has_its_words() {
        let (a, b) = ("we keep doors open", "we keep a door open");
        let changed = variation(Span::new(8, 13), Span::new(8, 14));
        assert_eq!(phrase(&changed, a, b), "“doors” for “a door”");
        let added = variation(Span::new(8, 13), Span::new(8, 8));
        assert_eq!(phrase(&added, a, b), "“doors” is not in the reference");
        let removed = variation(Span::new(8, 8), Span::new(8, 9));
        assert_eq!(phrase(&removed, a, b), "“a” is left out");
        assert_eq!([sign(&changed), sign(&added), sign(&removed)], ['~', '+', '-']);
    }

    #[test]
    fn the_middle_of_a_long_stretch_is_left_out() {
        let long = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";
        assert_eq!(shortened(long), "one two three four … thirteen fourteen fifteen");
    }
}
