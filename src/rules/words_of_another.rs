//! Q309: the reference has the words from another person.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;

pub(super) const RULE: Rule = Rule {
    code: "Q309",
    name: "words-of-another",
    severity: Level::Warning,
    explanation: "\
The reference has the words from another person than the one who is credited, and something speaks for the credit: the article
mentions the other person next to the quotation, or the other person may be quoting.

## Why it matters

A quotation under the wrong name is wrong however exact its words are. Here a program cannot tell.

## Example

The transcript has: `MARA LIND: Oden was clear: we will not sell the ferry.`

The article has: `“We will not sell the ferry,” Oden said.`

## How to fix

Look at the passage and say which of the two is meant.

## Profiles

A warning under every profile.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    let found = subject.best().filter(|_| subject.case.doubtful)?;
    let text = format!(
        "{} has these words from {}, who is mentioned here or may be quoting",
        subject.reference_name(found),
        found.speaker.as_deref().unwrap_or("another speaker"),
    );
    Some(Message::new(text).help("say which of the two is meant"))
}
