//! Q110: the words before or after a quotation turn it.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use crate::compare::Severity;
use crate::compare::Variation;
use crate::compare::VariationKind;

pub(super) const RULE: Rule = Rule {
    code: "Q110",
    name: "cut-context",
    severity: Level::Error,
    explanation: "\
The words of the quotation are the speaker's, and the words that were cut right before or after them change what they say.

## Why it matters

A clause that depends on `I do not think that` or on `She said that` is not what the speaker claims, and a number without its
unit is another number.

## Example

The transcript has: `I do not think that the ferry will sink.`

The article has: `“The ferry will sink,” Oden said.`

## How to fix

Quote the whole sentence, or report it outside the marks.

## Profiles

An error under every profile.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    let cut = cut(subject, Severity::Substantive)?;
    Some(Message::new(format!("the speaker's sentence has {cut}")).help("quote the whole sentence"))
}

/// Where the first cut of this severity is and what it left out, in words.
pub(super) fn cut(subject: &Subject<'_>, severity: Severity) -> Option<String> {
    let found = subject.best()?;
    let comparison = &found.comparison;
    let is_cut = |it: &&Variation| it.kind == VariationKind::TruncatedContext && it.severity == severity;
    let all = comparison.variations.iter().chain(&comparison.recorded);
    let words = all.into_iter().find(is_cut)?.reference;
    let reference = subject.article.references.get(found.passage.document)?;
    let text = reference.text.get(words.start..words.end)?;
    let name = subject.reference_name(found);
    let side = if words.start < comparison.reference.start {
        "before"
    } else {
        "after"
    };
    Some(format!("“{text}” {side} these words, in {name}"))
}
