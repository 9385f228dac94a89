//! Q204: brackets instead of words.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use crate::compare::VariationKind;

pub(super) const RULE: Rule = Rule {
    code: "Q204",
    name: "bracket-replaces-words",
    severity: Level::Warning,
    explanation: "\
Square brackets stand in place of words that were said.

## Why it matters

Brackets may add what the reader needs. Where they replace the speaker's words, the reader cannot know which.

## Example

The transcript has: `NILS ODEN: I told him that twice.`

The article has: `“I told [the mayor] that twice,” Oden said.`

## How to fix

Keep the speaker's words and add the explanation: `“I told him [the mayor] that twice.”`

## Profiles

A warning under every profile.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    let found = subject.best()?;
    let replaced = subject.variations(|it| {
        it.kind == VariationKind::Bracket && !it.quotation.is_empty() && !it.reference.is_empty()
    });
    if replaced.is_empty() {
        return None;
    }
    let differences = subject.differences(found, &replaced);
    let name = subject.reference_name(found);
    Some(
        Message::new(format!(
            "brackets stand in place of words that were said: {differences}, against {name}"
        ))
        .help("keep the words and add the brackets behind them"),
    )
}
