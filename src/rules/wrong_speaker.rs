//! Q302: the words are another speaker's.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;

pub(super) const RULE: Rule = Rule {
    code: "Q302",
    name: "wrong-speaker",
    severity: Level::Error,
    explanation: "\
The reference has the very words from another speaker. They are distinctive, of the same time, and not quoted from the
person who is credited.

## Why it matters

A true quotation under the wrong name is a false statement about two people.

## Example

The transcript has: `MARA LIND: I never saw the contract.`

The article has: `“I never saw the contract,” Oden said.`

## How to fix

Credit the speaker that the reference names. If the mention was understood wrongly (`onrecord extract --explain` shows
why), make the sentence clearer: readers may stumble over it too.

## Profiles

An error under every profile.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    if !subject.case.misattributed {
        return None;
    }
    let found = subject.best()?;
    let name = subject.reference_name(found);
    let credited = subject
        .case
        .attribution
        .speaker
        .as_ref()
        .map_or("nobody", |it| &it.name);
    let speaker = found.speaker.as_deref().unwrap_or("somebody else");
    Some(
        Message::new(format!(
            "credited to {credited}, but {name} has these words from {speaker}"
        ))
        .help("credit the speaker of the reference, or say whom the mention means"),
    )
}
