//! Q303: words that the speaker was quoting.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use crate::names::person::is_same_person;

pub(super) const RULE: Rule = Rule {
    code: "Q303",
    name: "relayed-words",
    severity: Level::Warning,
    explanation: "\
The credited speaker was reading or quoting somebody else.

## Why it matters

Reading a letter aloud is not saying what it says. Without the original author the reader credits the wrong person.

## Example

The transcript has: `NILS ODEN: She wrote to me: “I resign at once.”`

The article has: `“I resign at once,” Oden said.`

## How to fix

Credit the author, and say who passed the words on.

## Profiles

A warning under every profile.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    let found = subject
        .best()
        .filter(|found| found.relayed && subject.case.attribution.relayed_by.is_none())?;
    let credited = subject
        .case
        .attribution
        .speaker
        .as_ref()
        .map(|it| it.name.as_str());
    let names = credited.zip(found.speaker.as_deref());
    if names.is_some_and(|(name, speaker)| is_same_person(name, speaker) == Some(false)) {
        // Another passes on what the credited person said.
        return None;
    }
    let name = subject.reference_name(found);
    let speaker = found.speaker.as_deref().unwrap_or("the speaker");
    Some(
        Message::new(format!(
            "{speaker} is quoting somebody else here, according to {name}"
        ))
        .help("credit the author, and say who passed the words on"),
    )
}
