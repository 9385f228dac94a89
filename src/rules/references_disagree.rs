//! Q108: what was said is itself in doubt.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use crate::compare::Found;
use crate::compare::Severity;
use crate::matching::Method;

pub(super) const RULE: Rule = Rule {
    code: "Q108",
    name: "references-disagree",
    severity: Level::Warning,
    explanation: "\
The references themselves have these words of one speaker on one day in different wordings.

## Why it matters

A speech as written and as spoken, two transcribers, two agencies: what was said is then itself in doubt, and a verdict
against one of them is worth only as much as that one.

## Example

The text handed out has: `We will open the harbour in May.` The transcript of the same day has: `We may open the harbour in
May.`

The article has: `“We will open the harbour in May,” Oden said.`

## How to fix

Listen to the recording. Prefer a transcript of what was spoken to a text as prepared, and say which one was quoted.

## Profiles

A warning under every profile.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    let best = subject.best().filter(|found| is_near(found))?;
    let other = subject
        .case
        .found
        .iter()
        .find(|other| is_near(other) && is_another_rendering(subject, best, other))?;
    let shown = |found: &Found| {
        let reference = subject.article.references.get(found.passage.document);
        let words = reference.map_or("", |it| found.comparison.reference.of(&it.text));
        let delivery = found.delivery.map_or_else(String::new, |it| format!(", {it},"));
        format!(
            "{}{delivery} has “{}”",
            subject.reference_name(found),
            shortened(words)
        )
    };
    Some(
        Message::new(format!(
            "the references disagree: {}, {}",
            shown(best),
            shown(other)
        ))
        .help("listen to the recording, or say which of them is quoted"),
    )
}

fn is_near(found: &Found) -> bool {
    found.passage.method == Method::Indexed && !found.comparison.reference.is_empty()
}

/// True if another document has the words of the same speaker on the same day, of the same standing, otherwise.
fn is_another_rendering(subject: &Subject<'_>, best: &Found, other: &Found) -> bool {
    let day = |found: &Found| {
        let reference = subject.article.references.get(found.passage.document)?;
        reference.metadata.date.as_deref()?.get(..10)
    };
    best.passage.document != other.passage.document
        && best.primary == other.primary
        && best.speaker.is_some()
        && best.speaker == other.speaker
        && day(best).is_some()
        && day(best) == day(other)
        && best.comparison.severity <= Severity::Cosmetic
        && other.comparison.severity >= Severity::Minor
}

/// On one line, and not longer than a message bears.
fn shortened(words: &str) -> String {
    const SHOWN: usize = 160;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{} …", line[..end].trim_end()),
        None => line,
    }
}
