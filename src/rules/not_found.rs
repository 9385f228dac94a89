//! Q101: no reference has the words.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use crate::compare::Verdict;

pub(super) const RULE: Rule = Rule {
    code: "Q101",
    name: "not-found",
    severity: Level::Error,
    explanation: "\
No reference has the words that stand between the quotation marks, although the references hold the speaker and, where
dates are known, the days before.

## Why it matters

Quotation marks promise that somebody said exactly this. Words that stand in no transcript, statement or other report may
have been misheard, translated back, made from notes, or invented. A machine that writes prose invents quotations that
sound right.

## Example

The transcript has: `NILS ODEN: We will repair the bridge before winter.`

The article has: `“The bridge comes first, whatever the weather,” Oden said.`

## How to fix

- Add the transcript or statement that holds the words to the references. Without any reference of the speaker the
  quotation is `unverifiable`; the summary counts those.
- Look at the nearest passage, which the finding names: if it is the same thing said in other words, write it without
  quotation marks.
- If nobody can show where the words come from, take them out.

## Profiles

An error under every profile.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    if subject.case.verdict != Verdict::NotFound {
        return None;
    }
    let text = "no reference has these words";
    let Some(nearest) = &subject.case.nearest else {
        let text = format!("{text}, and none has words like them");
        return Some(
            Message::new(text).help("add the transcript or statement they come from to the references"),
        );
    };
    let name = subject.reference_name(nearest);
    let distance = nearest.passage.distance;
    let edits = if distance == 1 {
        "word differs"
    } else {
        "words differ"
    };
    Some(
        Message::new(format!(
            "{text}; the nearest passage is in {name}, {distance} {edits}"
        ))
        .help(
            "add the transcript or statement they come from, or write what was said without quotation marks",
        ),
    )
}
