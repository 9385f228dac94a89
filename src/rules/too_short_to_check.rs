//! Q109: too little to verify.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use crate::compare::Verdict;

pub(super) const RULE: Rule = Rule {
    code: "Q109",
    name: "too-short-to-check",
    severity: Level::Info,
    explanation: "\
The quotation is too short or too common to be verified.

## Why it matters

That a reference holds the word `good` proves nothing about who said it. Calling that verified would be a guess.

## Example

`The mayor called the plan “good”.`

## How to fix

Quote a whole phrase, write the word without quotation marks, or look it up by hand.

## Profiles

Information under every profile; AP advises against fragments.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    let case = subject.case;
    // What no reference covers is counted in the summary: a finding for each would drown the rest.
    if case.verdict != Verdict::Unverifiable
        || case.uncovered
        || case.unproven.is_some()
        || subject.article.references.is_empty()
    {
        return None;
    }
    let reason = case.reason.as_deref().unwrap_or("too short or too common");
    Some(
        Message::new(format!("cannot be verified: {reason}"))
            .help("quote a whole phrase, or look it up by hand"),
    )
}
