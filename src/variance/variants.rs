//! Differences between wordings → variants: the places of the collation where wordings differ, each with its readings.
//!
//! Differences of pairs and the collated wordings enter; variants leave in the order of the columns, without overlap. A column
//! belongs to a variant if and only if a difference that counts touches it, so that table and list say the same.

use std::ops::Range;

use crate::compare::Severity;
use crate::compare::VariationKind;
use crate::text::Span;
use crate::variance::Difference;
use crate::variance::Wording;
use crate::variance::collation::Cell;
use crate::variance::collation::Collation;
use crate::variance::collation::Column;
use crate::variance::printed_words::words;

/// A place where wordings differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The columns of the collation that it covers.
    pub columns: Range<usize>,
    /// What sort of difference: of its worst difference.
    pub kind: VariationKind,
    /// How much the worst difference matters.
    pub severity: Severity,
    /// What wordings have there, two or more: the first wording's first if it has any.
    pub readings: Vec<Reading>,
}

/// What some wordings have at a place where others have something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The words as the first of these wordings prints them; empty if they are left out.
    pub text: String,
    /// Indices of the wordings, ascending.
    pub wordings: Vec<usize>,
}

/// The variants of wordings, collated in their order; wordings beyond the collation have none.
pub(crate) fn variants(
    collation: &Collation,
    wordings: &[Wording],
    differences: &[Difference],
) -> Vec<Variant> {
    let rows = collation.columns.first().map_or(0, |it| it.cells.len());
    let counting = differences
        .iter()
        .filter(|it| it.variation.severity > Severity::None && it.a < rows && it.b < rows);
    let mut places: Vec<(Range<usize>, Vec<&Difference>)> = counting
        .filter_map(|it| Some((columns(collation, it)?, vec![it])))
        .collect();
    places.sort_by_key(|(columns, _)| (columns.start, columns.end));
    let mut joined: Vec<(Range<usize>, Vec<&Difference>)> = Vec::new();
    for (columns, differences) in places {
        match joined.last_mut() {
            Some((last, all)) if columns.start < last.end => {
                last.end = last.end.max(columns.end);
                all.extend(differences);
            }
            _ => joined.push((columns, differences)),
        }
    }
    let each = |(columns, differences): (Range<usize>, Vec<&Difference>)| {
        let worst = differences
            .iter()
            .max_by_key(|it| (it.variation.severity, std::cmp::Reverse(it.variation.kind)))?;
        let collated = readings(collation, &columns, wordings, &differences);
        Some(Variant {
            kind: worst.variation.kind,
            severity: worst.variation.severity,
            readings: if collated.len() > 1 {
                collated
            } else {
                sides(worst, wordings)
            },
            columns,
        })
    };
    joined.into_iter().filter_map(each).collect()
}

/// The columns that a difference touches.
fn columns(collation: &Collation, difference: &Difference) -> Option<Range<usize>> {
    let touches = |column: &Column, row: usize, span: Span| {
        column.cells[row].span().is_some_and(|it| it.overlaps(span))
    };
    let touched = |column: &Column| {
        touches(column, difference.a, difference.variation.quotation)
            || touches(column, difference.b, difference.variation.reference)
    };
    let first = collation.columns.iter().position(touched)?;
    let last = collation.columns.iter().rposition(touched)?;
    Some(first..last + 1)
}

/// The two sides of a difference, where the collation has the same words in its columns.
fn sides(difference: &Difference, wordings: &[Wording]) -> Vec<Reading> {
    let side = |wording: usize, span: Span| Reading {
        text: bare(span.of(&wordings[wording].text)),
        wordings: vec![wording],
    };
    vec![
        side(difference.b, difference.variation.reference),
        side(difference.a, difference.variation.quotation),
    ]
}

/// Words without the punctuation around them.
fn bare(printed: &str) -> String {
    let is_edge =
        |c: char| !c.is_alphanumeric() && !matches!(c, '[' | ']' | '(' | ')' | '$' | '€' | '£' | '%' | '*');
    printed.trim_matches(is_edge).to_owned()
}

/// What every wording that reaches there has in the columns; wordings that do not differ share a reading.
fn readings(
    collation: &Collation,
    columns: &Range<usize>,
    wordings: &[Wording],
    differences: &[&Difference],
) -> Vec<Reading> {
    let columns = &collation.columns[columns.clone()];
    let span = |row: usize| {
        columns
            .iter()
            .filter_map(|it| it.cells[row].span())
            .reduce(Span::cover)
    };
    let concerns = |row: usize| differences.iter().any(|it| it.a == row || it.b == row);
    let rows = columns.first().map_or(0, |it| it.cells.len());
    let reaches = |row: &usize| concerns(*row) || columns.iter().all(|it| it.cells[*row] != Cell::Outside);
    let keys = |row: usize| -> Vec<String> {
        let text = &wordings[row].text;
        span(row).map_or_else(Vec::new, |span| {
            words(text, span).into_iter().map(|it| it.key).collect()
        })
    };
    let differ = |one: usize, other: usize| {
        differences
            .iter()
            .any(|it| (it.a, it.b) == (other, one) || (it.a, it.b) == (one, other))
    };
    let mut readings: Vec<Reading> = Vec::new();
    for row in (0..rows).filter(reaches) {
        let is_same = |it: &&mut Reading| {
            let first = it.wordings[0];
            keys(first) == keys(row)
                || (concerns(first)
                    && concerns(row)
                    && !differ(first, row)
                    && !keys(row).is_empty()
                    && !keys(first).is_empty()
                    && rows <= crate::variance::wording::MOST_PAIRED)
        };
        if let Some(reading) = readings.iter_mut().find(is_same) {
            reading.wordings.push(row);
            continue;
        }
        let printed = span(row).map_or("", |span| span.of(&wordings[row].text));
        readings.push(Reading {
            text: bare(printed),
            wordings: vec![row],
        });
    }
    readings
}

#[cfg(test)]
mod tests {
    use crate::compare::Severity;
    use crate::variance::fixture::Sample;
    use proptest::prelude::*;

    #[test]
    fn every_difference_is_told_once_with_its_outlets_on_either_side() {
        let sample = Sample::new(&[
            (
                "Herald",
                "Ana Ruiz",
                "The council will mend the northern sluice before winter",
            ),
            (
                "Post",
                "Ana Ruiz",
                "The council will mend the northern bridge before winter",
            ),
            (
                "Globe",
                "Ana Ruiz",
                "The council will mend the northern sluice before winter, I hope",
            ),
            (
                "Mail",
                "Ana Ruiz",
                "The council will mend the bridge before winter",
            ),
        ]);
        let variance = sample.variance();
        let told: Vec<String> = variance
            .variants
            .iter()
            .flat_map(|it| &it.readings)
            .map(|it| format!("{}:{:?}", it.text, it.wordings))
            .collect();
        let joined = told.join(" ");
        assert!(joined.contains("bridge"), "{joined}");
        for variant in &variance.variants {
            let mut all: Vec<usize> = variant
                .readings
                .iter()
                .flat_map(|it| it.wordings.clone())
                .collect();
            all.sort_unstable();
            let before = all.len();
            all.dedup();
            assert_eq!(all.len(), before, "a wording has one reading at a place");
            assert!(variant.readings.len() > 1);
        }
    }

    const WORDS: &[&str] = &[
        "the", "harbour", "council", "sold", "mended", "lantern", "never", "every", "sluice", "ferry",
    ];

    proptest! {
        /// Every column of a variant is touched by a listed difference, and every listed difference has its variant.
        #[test]
        fn table_and_list_say_the_same(
            picks in prop::collection::vec(prop::collection::vec(0..WORDS.len(), 3..12), 2..5),
        ) {
            let texts: Vec<String> = picks
                .iter()
                .map(|it| it.iter().map(|&at| WORDS[at]).collect::<Vec<_>>().join(" "))
                .collect();
            let outlets = ["Herald", "Post", "Globe", "Mail", "Echo"];
            let renderings: Vec<(&str, &str, &str)> =
                outlets.iter().zip(&texts).map(|(outlet, text)| (*outlet, "Ana Ruiz", &**text)).collect();
            let sample = Sample::new(&renderings);
            let variance = sample.variance();
            for it in variance.differences.iter().filter(|it| it.variation.severity > Severity::None) {
                let columns = super::columns(&variance.collation, it);
                let columns = columns.expect("a difference touches a column");
                let holds = |variant: &&super::Variant| variant.columns.start <= columns.start && columns.end <= variant.columns.end;
                prop_assert_eq!(variance.variants.iter().filter(holds).count(), 1);
            }
            for variant in &variance.variants {
                let touching = variance.differences.iter().filter(|it| it.variation.severity > Severity::None);
                let covered: Vec<_> = touching.filter_map(|it| super::columns(&variance.collation, it)).collect();
                for column in variant.columns.clone() {
                    prop_assert!(covered.iter().any(|it| it.contains(&column)));
                }
                prop_assert!(variant.readings.len() >= 2, "{:?}", variant);
            }
            for pair in variance.variants.windows(2) {
                prop_assert!(pair[0].columns.end <= pair[1].columns.start);
            }
        }
    }
}
