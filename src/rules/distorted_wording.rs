//! Q102: a difference that changes what was said.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use super::wording::has_own_rule;
use crate::compare::Severity;
use crate::compare::Variation;

pub(super) const RULE: Rule = Rule {
    code: "Q102",
    name: "distorted-wording",
    severity: Level::Error,
    explanation: "\
The words between the marks differ from the reference in a fact, in its strength, or in who or what is meant.

## Why it matters

A negation, a number, a name, `will` for `may` or `all` for `some` makes another statement of it. In law, too, an altered
quotation counts where the change is material.

## Example

The transcript has: `NILS ODEN: We may close two of the nine schools.`

The article has: `“We will close two of the nine schools,” Oden said.`

## How to fix

Print the words of the reference. If the reference is wrong, replace it by a better one.

## Profiles

An error under every profile.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    let found = subject.best()?;
    let changed = subject.variations(distorts);
    if changed.is_empty() {
        return None;
    }
    let differences = subject.differences(found, &changed);
    let name = subject.reference_name(found);
    Some(
        Message::new(format!(
            "the wording changes what was said: {differences}, against {name}"
        ))
        .help("print the words of the reference"),
    )
}

/// True of a variation that this rule reports.
pub(super) fn distorts(variation: &Variation) -> bool {
    variation.severity == Severity::Substantive && !has_own_rule(variation)
}
