//! Q201: a gap that hides what matters.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use crate::compare::Severity;
use crate::compare::VariationKind;

pub(super) const RULE: Rule = Rule {
    code: "Q201",
    name: "ellipsis-hides-negation",
    severity: Level::Error,
    explanation: "\
What the ellipsis swallowed holds a negation, a condition or a qualifier.

## Why it matters

An ellipsis promises that nothing was cut that matters. Where `not`, `if` or `almost` went with it, the quotation says
something else.

## Example

The transcript has: `NILS ODEN: We will rebuild the harbour, but not this year.`

The article has: `“We will rebuild the harbour … this year,” Oden said.`

## How to fix

Print the words that were cut, or end the quotation before them.

## Profiles

An error under every profile.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    let found = subject.best()?;
    let hidden = subject
        .variations(|it| it.kind == VariationKind::OmissionMarked && it.severity == Severity::Substantive);
    if hidden.is_empty() {
        return None;
    }
    let differences = subject.differences(found, &hidden);
    let name = subject.reference_name(found);
    Some(
        Message::new(format!(
            "the ellipsis hides words that matter: {differences}, against {name}"
        ))
        .help("print the words that were cut, or end the quotation before them"),
    )
}
