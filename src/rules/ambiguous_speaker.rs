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
Two people are about equally likely to be the one who is credited, or the reference has the words from a person whom the
article mentions next to the quotation without seeming to credit.

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
    if subject.case.doubtful {
        let found = subject.best()?;
        let text = format!(
            "{} has these words from {}, who is mentioned here or may be quoting",
            subject.reference_name(found),
            found.speaker.as_deref().unwrap_or("another speaker"),
        );
        return Some(Message::new(text).help("say which of the two is meant"));
    }
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
