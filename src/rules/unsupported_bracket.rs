//! Q203: words in brackets that the reference does not support.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use crate::compare::Severity;
use crate::compare::VariationKind;

pub(super) const RULE: Rule = Rule {
    code: "Q203",
    name: "unsupported-bracket",
    severity: Level::Error,
    explanation: "\
Square brackets hold a name that the reference does not have anywhere, or a word that changes the claim.

## Why it matters

A bracket says whom the speaker meant. If the reference never mentions the name, the identification rests on nothing that
can be checked, and it may be wrong.

## Example

The transcript has: `I told him that twice in the presence of the clerk.`, and no Mr. Hale anywhere.

The article has: `“I told [Hale] that twice in the presence of the clerk,” Oden said.`

## How to fix

Check who was meant; explain it outside the quotation, or leave the pronoun.

## Profiles

An error under every profile.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    let found = subject.best()?;
    let text = subject.text();
    let unsupported =
        subject.variations(|it| it.kind == VariationKind::Bracket && it.severity == Severity::Substantive);
    let words = unsupported.first()?.quotation;
    let words = text.get(words.start..words.end)?;
    let where_to = subject.reference_name(found);
    Some(
        Message::new(format!(
            "“{words}” is in brackets, and {where_to} has nothing that supports it"
        ))
        .help("check who or what was meant; explain it outside the quotation"),
    )
}
