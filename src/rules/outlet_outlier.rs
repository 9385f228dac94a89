//! Q601: other outlets agree on another wording.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use super::wording::variations_of;
use crate::compare::Found;
use crate::compare::Severity;
use crate::compare::VariationKind;
use crate::matching::Method;
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    code: "Q601",
    name: "outlet-outlier",
    severity: Level::Info,
    explanation: "\
Two or more other outlets have these words in one wording, none has them as the article does, and there is no transcript.

## Why it matters

Where nobody has the recording, outlets are witnesses. Those that agree may have copied from each other, but the one that
stands alone has more often misheard or shortened.

## Example

The Harbour Times and the Dock Weekly have: `“We may open the harbour in May.”`

The article has: `“We will open the harbour in May,” Oden said.`

## How to fix

Listen to the recording, or ask the desk of one of the others. If the article is right, add what shows it to the references.

## Profiles

Information under every profile.
",
    check,
};

/// What a wording has otherwise than the article: each difference in words, where and how.
type Otherwise = Vec<(VariationKind, Span, String)>;

fn check(subject: &Subject<'_>) -> Option<Message> {
    let found = &subject.case.found;
    if found.iter().any(|found| found.primary) {
        return None;
    }
    let own = subject.article.document.publisher();
    let mut witnesses: Vec<(Otherwise, &str, &Found)> = Vec::new();
    for found in found
        .iter()
        .filter(|found| found.passage.method == Method::Indexed)
    {
        let outlet = subject
            .article
            .references
            .get(found.passage.document)?
            .publisher();
        if outlet == own || witnesses.iter().any(|(_, known, _)| *known == outlet) {
            continue;
        }
        let otherwise = otherwise(subject, found);
        if otherwise.is_empty() {
            return None;
        }
        witnesses.push((otherwise, outlet, found));
    }
    let agreed = |one: &Otherwise| witnesses.iter().filter(|(other, ..)| other == one).count();
    let (wording, _, found) = witnesses.iter().max_by_key(|(wording, ..)| agreed(wording))?;
    let outlets = agreed(wording);
    if outlets < 2 {
        return None;
    }
    let variations = variations_of(found, |it| it.severity >= Severity::Minor);
    Some(
        Message::new(format!(
            "{outlets} other outlets agree on another wording: {}",
            subject.differences(found, &variations)
        ))
        .help("listen to the recording, or ask one of them"),
    )
}

fn otherwise(subject: &Subject<'_>, found: &Found) -> Otherwise {
    let text = subject
        .article
        .references
        .get(found.passage.document)
        .map_or("", |it| &it.text);
    variations_of(found, |it| it.severity >= Severity::Minor)
        .into_iter()
        .map(|it| (it.kind, it.quotation, it.reference.of(text).to_lowercase()))
        .collect()
}
