//! A wording with its variations → its text cut up where it differs, each difference numbered.
//!
//! A wording enters, stretches of its text leave, in order and complete: joined they are the text. The numbers are
//! those of the wording's variations, from 1, as in the apparatus of a critical edition.

use crate::text::Span;
use crate::variance::Wording;

/// A stretch of a wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stretch<'a> {
    /// Words that are those of the reference wording.
    Alike(&'a str),
    /// Words that differ, and the numbers of their variations, first and last.
    Changed(&'a str, usize, usize),
    /// The place of words left out, and the number of the variation.
    Gap(usize),
}

/// The text of a wording in stretches.
pub(crate) fn stretches(wording: &Wording) -> Vec<Stretch<'_>> {
    let text = wording.text.as_str();
    let mut stretches: Vec<Stretch<'_>> = Vec::new();
    let mut at = 0;
    for (span, first, last) in places(wording) {
        if span.start > at {
            stretches.push(Stretch::Alike(&text[at..span.start]));
        }
        at = span.end;
        stretches.push(if span.is_empty() {
            Stretch::Gap(first)
        } else {
            Stretch::Changed(span.of(text), first, last)
        });
    }
    if at < text.len() {
        stretches.push(Stretch::Alike(&text[at..]));
    }
    stretches
}

/// Where the variations stand, ascending; what overlaps is one place.
fn places(wording: &Wording) -> Vec<(Span, usize, usize)> {
    let numbered = wording
        .variations
        .iter()
        .enumerate()
        .map(|(index, it)| (it.quotation, index + 1, index + 1));
    let mut all: Vec<(Span, usize, usize)> = numbered.collect();
    all.sort_by_key(|(span, first, _)| (span.start, span.end, *first));
    let mut places: Vec<(Span, usize, usize)> = Vec::new();
    for (span, first, last) in all {
        match places.last_mut() {
            Some(place) if span.start < place.0.end => {
                place.0 = place.0.cover(span);
                place.1 = place.1.min(first);
                place.2 = place.2.max(last);
            }
            _ => places.push((span, first, last)),
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Severity;
    use crate::compare::Variation;
    use crate::compare::VariationKind;
    use proptest::prelude::*;

    fn wording(text: &str, spans: &[(usize, usize)]) -> Wording {
        let variation = |&(start, end): &(usize, usize)| Variation {
            kind: VariationKind::Substitution,
            severity: Severity::Minor,
            quotation: Span::new(start, end),
            reference: Span::new(0, 0),
        };
        Wording {
            text: text.to_owned(),
            renderings: vec![0],
            severity: Severity::Minor,
            variations: spans.iter().map(variation).collect(),
            partial: false,
        }
    }

    #[test]
    fn differences_are_numbered_where_they_stand() {
        let wording = wording("we keep doors open", &[(8, 13), (18, 18)]);
        assert_eq!(
            stretches(&wording),
            [
                Stretch::Alike("we keep "),
                Stretch::Changed("doors", 1, 1),
                Stretch::Alike(" open"),
                Stretch::Gap(2)
            ]
        );
    }

    proptest! {
        #[test]
        fn stretches_are_the_text(spans in prop::collection::vec((0_usize..30, 0_usize..8), 0..6)) {
            let text = "abcdefghij".repeat(4);
            let spans: Vec<(usize, usize)> = spans.iter().map(|&(start, length)| (start, start + length)).collect();
            let wording = wording(&text, &spans);
            let joined: String = stretches(&wording).iter().map(|stretch| match stretch {
                Stretch::Alike(words) | Stretch::Changed(words, ..) => *words,
                Stretch::Gap(_) => "",
            }).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
