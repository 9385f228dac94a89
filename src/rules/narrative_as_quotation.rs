//! Q111: a report's own words printed as a quotation.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use crate::compare::Unproven;

pub(super) const RULE: Rule = Rule {
    code: "Q111",
    name: "narrative-as-quotation",
    severity: Level::Warning,
    explanation: "\
The only reference with these words is a report, and there they stand outside quotation marks.

## Why it matters

A report's sentences are its writer's. Put between quotation marks they become something that nobody said: the usual shape of
an invented quotation.

## Example

The report has: `The bridge closed in May, and the ferry has run every hour since.`

The article has: `“The ferry has run every hour since,” Oden said.`

## How to fix

Write the sentence without quotation marks, or add the transcript that has the words.

## Profiles

A warning under every profile.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    let (Unproven::ReportsOwnWords, found) = subject.case.unproven.as_ref()? else {
        return None;
    };
    let name = subject.reference_name(found);
    Some(
        Message::new(format!(
            "these are the own words of a report, {name}: it does not quote them"
        ))
        .help("write them without quotation marks, or add the transcript that has them"),
    )
}
