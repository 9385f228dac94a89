//! Quotations that one document prints more than once, and differently.
//!
//! The cases of a document enter; pairs of quotations that are one utterance in two wordings leave. Pairs are looked at
//! only if they share three words in a row, so that the work does not grow with the square of the quotations.

use std::collections::BTreeSet;
use std::collections::HashMap;

use crate::compare::Case;
use crate::compare::Comparison;
use crate::compare::Verdict;
use crate::compare::compare;
use crate::document::Document;
use crate::names::person::is_same_person;

/// A run of words at more places than this is a phrase of the document and leads to no pair.
const COMMON: usize = 8;

/// One utterance that a document prints twice, in different words.
#[derive(Debug, Clone, PartialEq)]
pub struct Repeat {
    /// The shorter of the two, an index into the cases.
    pub one: usize,
    /// The fuller of the two.
    pub other: usize,
    /// How the shorter differs from the fuller; spans are of [`crate::extract::Quotation::text`] of each.
    pub comparison: Comparison,
}

/// Finds what `document` quotes twice, differently, in order of the shorter.
pub fn repeats(document: &Document, cases: &[Case]) -> Vec<Repeat> {
    let texts: Vec<String> = cases
        .iter()
        .map(|case| case.attribution.quotation.text(&document.text))
        .collect();
    let mut found: Vec<Repeat> = pairs(&texts)
        .into_iter()
        .filter(|&(one, other)| may_be_one_speaker(&cases[one], &cases[other]))
        .filter_map(|(one, other)| {
            let longer = texts[one].len() > texts[other].len();
            let (one, other) = if longer { (other, one) } else { (one, other) };
            let comparison = compare(&texts[one], &texts[other]);
            let differs = comparison.same_utterance
                && matches!(comparison.verdict, Verdict::Altered | Verdict::Distorted);
            differs.then_some(Repeat {
                one,
                other,
                comparison,
            })
        })
        .collect();
    found.sort_by_key(|it| (it.one, it.other));
    found
}

/// Pairs of texts that share three words in a row.
fn pairs(texts: &[String]) -> BTreeSet<(usize, usize)> {
    let mut places: HashMap<[String; 3], Vec<usize>> = HashMap::new();
    for (at, text) in texts.iter().enumerate() {
        let words: Vec<String> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        for run in words.windows(3) {
            let run = [run[0].clone(), run[1].clone(), run[2].clone()];
            let known = places.entry(run).or_default();
            if known.last() != Some(&at) {
                known.push(at);
            }
        }
    }
    let mut pairs = BTreeSet::new();
    for known in places.values().filter(|known| known.len() <= COMMON) {
        for (at, &one) in known.iter().enumerate() {
            pairs.extend(known[at + 1..].iter().map(|&other| (one, other)));
        }
    }
    pairs
}

fn may_be_one_speaker(one: &Case, other: &Case) -> bool {
    match (&one.attribution.speaker, &other.attribution.speaker) {
        (Some(one), Some(other)) => is_same_person(&one.name, &other.name) != Some(false),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_share_three_words() {
        let texts = [
            "The ferry will never pay for itself",
            "“The ferry may never pay for itself!”",
            "Nobody asked the dock workers",
        ];
        let texts = texts.map(str::to_owned);
        assert_eq!(pairs(&texts).into_iter().collect::<Vec<_>>(), [(0, 1)]);
    }
}
