//! Q202: an ellipsis between words that do not follow each other.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use crate::matching::Passage;

pub(super) const RULE: Rule = Rule {
    code: "Q202",
    name: "ellipsis-out-of-order",
    severity: Level::Error,
    explanation: "\
The parts of an elided quotation stand in the reference in another order, or in different turns.

## Why it matters

An ellipsis says that words were left out, and nothing else. Parts that were said in another order, or as answers to
different questions, make a thought that the speaker did not have.

## Example

The transcript has: `MARA LIND: The ferry will never pay for itself in our lifetime.`, and in an earlier answer
`I never saw the contract before it was signed.`

The article has: `“The ferry will never pay for itself in our lifetime … I never saw the contract before it was signed,”
Lind said.`

## How to fix

Quote the parts apart, each with its attribution, in the order in which they were said.

## Profiles

An error under every profile.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    let found = subject.best()?;
    let passage = &found.passage;
    let text = subject.text();
    let is_elided = ["…", "...", ". . ."].iter().any(|it| text.contains(it));
    if !is_elided || passage.segments.len() < 2 {
        return None;
    }
    let name = subject.reference_name(found);
    let fault = match () {
        () if is_reversed(passage) => format!("{name} has these words in another order"),
        () if crosses_turns(subject, passage) => format!("{name} has these words in different turns"),
        () => return None,
    };
    Some(Message::new(fault).help("quote the parts apart, in the order in which they were said"))
}

fn is_reversed(passage: &Passage) -> bool {
    passage
        .segments
        .windows(2)
        .any(|pair| pair[1].start < pair[0].start)
}

fn crosses_turns(subject: &Subject<'_>, passage: &Passage) -> bool {
    let Some(document) = subject.article.references.get(passage.document) else {
        return false;
    };
    let turns: Vec<Option<usize>> = passage
        .segments
        .iter()
        .map(|segment| document.turn_at(segment.start))
        .collect();
    turns.windows(2).any(|pair| pair[0] != pair[1])
}
