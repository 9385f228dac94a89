//! Q308: another person says something like it.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use crate::compare::Unproven;

pub(super) const RULE: Rule = Rule {
    code: "Q308",
    name: "similar-words",
    severity: Level::Info,
    explanation: "\
No reference has the words from the credited speaker, and another person says something like them.

## Why it matters

Many phrases are said by many people. That another said something similar is no proof of a wrong credit, but it may show
where the words come from.

## Example

The transcript has: `MARA LIND: We want to thank all of you for coming out tonight.`

The article has: `“We want to thank you all for coming tonight,” Oden said.`

## How to fix

Look at the passage. If it is the source of the quotation, credit its speaker; if not, add the reference that is.

## Profiles

Information under every profile.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    let (Unproven::SimilarWords, found) = subject.case.unproven.as_ref()? else {
        return None;
    };
    let name = subject.reference_name(found);
    let speaker = found.speaker.as_deref()?;
    Some(
        Message::new(format!("similar words by {speaker} in {name}"))
            .help("if the words are from there, credit their speaker"),
    )
}
