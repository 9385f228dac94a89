//! Q103: other words.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use super::distorted_wording::distorts;
use super::wording::has_own_rule;
use crate::compare::Severity;
use crate::compare::Variation;

pub(super) const RULE: Rule = Rule {
    code: "Q103",
    name: "altered-wording",
    severity: Level::Error,
    explanation: "\
The words between the marks differ from the reference; no change of fact was recognised.

## Why it matters

Quotation marks promise exact words. AP and Reuters never alter a quotation, not even its grammar. Small slips also show
that the quotation was typed from memory or taken from another report.

## Example

The transcript has: `NILS ODEN: We are having conversations with the union.`

The article has: `“We are having a conversation with the union,” Oden said.`

## How to fix

Print the words of the reference, or say it without quotation marks.

## Profiles

`guardian` and `wsj` tolerate grammar that was put right in spoken words; under the others it is an error.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    let found = subject.best()?;
    let changed = subject.variations(alters);
    if changed.is_empty() || !subject.variations(distorts).is_empty() {
        return None;
    }
    let differences = subject.differences(found, &changed);
    let name = subject.reference_name(found);
    Some(
        Message::new(format!("the wording differs: {differences}, against {name}"))
            .help("print the words of the reference, or write it without quotation marks"),
    )
}

fn alters(variation: &Variation) -> bool {
    variation.severity == Severity::Minor && !has_own_rule(variation)
}
