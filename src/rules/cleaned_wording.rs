//! Q104: tidied words.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use crate::compare::Severity;
use crate::compare::Verdict;

pub(super) const RULE: Rule = Rule {
    code: "Q104",
    name: "cleaned-wording",
    severity: Level::Warning,
    explanation: "\
The quotation differs from the reference in nothing but spelling, contractions, or filler words that were taken out.

## Why it matters

Houses disagree on it: AP and Reuters print what was said, others let an `um` go. Whoever checks should know that somebody
tidied.

## Example

The transcript has: `NILS ODEN: We, uh, we do not know yet.`

The article has: `“We don't know yet,” Oden said.`

## How to fix

Print the words of the reference, or leave it if the house tolerates it: set `cleaned-wording = \"off\"` in `onrecord.toml`.

## Profiles

`nyt`, `guardian` and `wsj` tolerate it in spoken words; `ap` makes it an error.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    if subject.case.verdict != Verdict::Cleaned {
        return None;
    }
    let found = subject.best()?;
    let tidied = subject.variations(|it| it.severity == Severity::Cosmetic);
    let differences = subject.differences(found, &tidied);
    let name = subject.reference_name(found);
    Some(
        Message::new(format!("the wording was tidied: {differences}, against {name}"))
            .help("print the words of the reference"),
    )
}
