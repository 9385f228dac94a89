//! Q304: two possible speakers.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;

pub(super) const RULE: Rule = Rule {
    code: "Q304",
    name: "ambiguous-speaker",
    severity: Level::Info,
    explanation: "\
Two people are about equally likely to be the one who is credited.

## Why it matters

A pronoun between two names is a trap for readers too.

## Example

`Oden met Lind at noon. “I will not sign,” he said; so did he.`

## How to fix

Use the name instead of the pronoun.

## Profiles

Information under every profile.
",
    check,
};

/// Probabilities nearer to each other than this are alike.
const NEAR: f32 = 0.1;

fn check(subject: &Subject<'_>) -> Option<Message> {
    let speaker = subject.case.attribution.speaker.as_ref()?;
    let other = subject.case.attribution.runner_up.as_ref()?;
    if other.name == speaker.name || speaker.confidence - other.confidence > NEAR {
        return None;
    }
    Some(
        Message::new(format!(
            "could be credited to {} as well as to {}",
            speaker.name, other.name
        ))
        .help("use the name instead of the pronoun"),
    )
}
