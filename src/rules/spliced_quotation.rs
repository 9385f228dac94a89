//! Q106: words joined that were said apart.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use crate::compare::VariationKind;

pub(super) const RULE: Rule = Rule {
    code: "Q106",
    name: "spliced-quotation",
    severity: Level::Error,
    explanation: "\
Words of different sentences, turns or occasions are joined as if they had been said in one breath.

## Why it matters

Each part may be exact and the whole false: an answer joined to another question says what nobody said.

## Example

The transcript has: `NILS ODEN: I am proud of the harbour.` and, an hour later, `NILS ODEN: It will never pay.`

The article has: `“I am proud of the harbour. It will never pay,” Oden said.`

## How to fix

Split the quotation, with the attribution or other words between the parts, or mark the gap with an ellipsis where the
parts belong together.

## Profiles

An error under every profile.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    let found = subject.best()?;
    let joints = subject.variations(|it| it.kind == VariationKind::Splice);
    if joints.is_empty() {
        return None;
    }
    let name = subject.reference_name(found);
    Some(
        Message::new(format!(
            "words that {name} has in different places are joined without a mark"
        ))
        .help("split the quotation, or mark the gap with an ellipsis"),
    )
}
