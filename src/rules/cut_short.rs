//! Q112: the sentence says less than the quotation.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use super::cut_context::cut;
use crate::compare::Severity;

pub(super) const RULE: Rule = Rule {
    code: "Q112",
    name: "cut-short",
    severity: Level::Warning,
    explanation: "\
The quotation is printed as a sentence, and the speaker's sentence goes on to say less: it has a condition, a `but`, a question
mark, or the next sentence takes it back.

## Why it matters

Every quotation leaves something out. What limits the claim should not be what is left out.

## Example

The transcript has: `The ferry will sail unless the council pays nothing.`

The article has: `“The ferry will sail,” Oden said.`

## How to fix

Quote the limit too, or report it outside the marks.

## Profiles

A warning under every profile.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    let cut = cut(subject, Severity::Minor)?;
    Some(Message::new(format!("the speaker's sentence has {cut}")).help("quote the limit too"))
}
