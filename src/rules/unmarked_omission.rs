//! Q105: words left out with no ellipsis.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use crate::compare::Severity;
use crate::compare::VariationKind;

pub(super) const RULE: Rule = Rule {
    code: "Q105",
    name: "unmarked-omission",
    severity: Level::Error,
    explanation: "\
Words were left out of the middle of a quotation and no ellipsis shows it.

## Why it matters

The reader takes what stands between the marks for one uninterrupted stretch of speech. Reuters allows nothing but
deletions, and only where three spaced dots show them. What was cut may be a condition.

## Example

The transcript has: `NILS ODEN: We will rebuild the harbour, if the money comes, by next summer.`

The article has: `“We will rebuild the harbour by next summer,” Oden said.`

## How to fix

- Put an ellipsis where the words were cut: `“We will rebuild the harbour … by next summer.”`
- Or split the quotation, with the attribution between the two pieces.
- Or print the words.

## Profiles

An error under every profile; `guardian` asks for a new quotation or an ellipsis where the cut is large.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    let found = subject.best()?;
    let omitted = subject
        .variations(|it| it.kind == VariationKind::OmissionUnmarked && it.severity > Severity::Cosmetic);
    let worst = omitted.iter().map(|it| it.severity).max()?;
    let differences = subject.differences(found, &omitted);
    let weight = if worst == Severity::Substantive {
        ", which changes what was said"
    } else {
        ""
    };
    let name = subject.reference_name(found);
    Some(
        Message::new(format!(
            "no ellipsis shows what was left out{weight}: {differences}, against {name}"
        ))
        .help("mark the gap with an ellipsis, split the quotation, or print the words"),
    )
}
