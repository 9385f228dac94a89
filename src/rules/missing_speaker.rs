//! Q301: a quotation without a speaker.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;

pub(super) const RULE: Rule = Rule {
    code: "Q301",
    name: "missing-speaker",
    severity: Level::Warning,
    explanation: "\
Nobody is credited with the quotation, or nobody that could be made out.

## Why it matters

A reader must know who speaks. If the tool cannot tell, the sentence may be unclear to people as well.

## Example

`The meeting ran late. “We are done here.” The lights went out.`

## How to fix

Name the speaker beside the quotation. If the words are no speech (a title, a term), they may need no marks; `onrecord
extract --explain` shows what decided.

## Profiles

A warning under every profile.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    if subject.case.attribution.speaker.is_some() {
        return None;
    }
    Some(Message::new("nobody is credited with these words").help("name the speaker beside the quotation"))
}
