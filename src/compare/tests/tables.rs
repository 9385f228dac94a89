//! Changes that must not pass and changes that must: `fixtures/comparison/*.tsv`, a pair a line.

use crate::compare::Severity;
use crate::compare::VariationKind;
use crate::compare::Verdict;
use crate::compare::compare;

const HARMFUL: &str = include_str!("../../../fixtures/comparison/harmful.tsv");
const HARMLESS: &str = include_str!("../../../fixtures/comparison/harmless.tsv");

fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').collect())
}

fn is_green(verdict: Verdict) -> bool {
    verdict <= Verdict::Cleaned
}

/// What is wrong with the answer to a harmful pair.
fn complaint(severity: &str, quotation: &str, reference: &str) -> Option<String> {
    let found = compare(quotation, reference);
    let cuts = |it: &crate::compare::Variation| it.kind == VariationKind::TruncatedContext;
    let is_noticed = match severity {
        "noted" => found.recorded.iter().any(cuts),
        "minor" => !is_green(found.verdict),
        _ => !is_green(found.verdict) && (found.severity == Severity::Substantive || !found.same_utterance),
    };
    (!is_noticed).then(|| {
        format!(
            "{:?}: {quotation} / {reference}: {:?}",
            found.verdict, found.variations
        )
    })
}

#[test]
fn no_harmful_change_is_green() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in rows(HARMFUL) {
        let [severity, _, quotation, reference] = row[..] else {
            panic!("four fields: {row:?}");
        };
        count += 1;
        wrong.extend(complaint(severity, quotation, reference));
    }
    assert!(count >= 100, "{count} rows were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_harmless_change_is_red() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in rows(HARMLESS) {
        let [quotation, reference] = row[..] else {
            panic!("two fields: {row:?}");
        };
        count += 1;
        let found = compare(quotation, reference);
        if !is_green(found.verdict) {
            wrong.push(format!(
                "{:?}: {quotation} / {reference}: {:?}",
                found.verdict, found.variations
            ));
        }
    }
    assert!(count >= 60, "{count} rows were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
