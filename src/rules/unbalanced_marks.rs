//! Q401: a quotation mark without its partner.

use super::Article;
use super::ArticleRule;
use super::Level;
use super::Message;
use crate::extract::FaultKind;
use crate::text::Span;

pub(super) const RULE: ArticleRule = ArticleRule {
    code: "Q401",
    name: "unbalanced-marks",
    severity: Level::Error,
    explanation: "\
A quotation mark has no partner: one opens that nothing closes, or one closes that nothing opened.

## Why it matters

The reader cannot tell where the speaker's words end and the reporter's begin.

## Example

`“We will appeal, Oden said. The court sits again in May.`

## How to fix

Add the missing mark, or take the stray one out. Where a quotation runs over several paragraphs, each one opens with a
mark and only the last one closes.

## Profiles

An error under every profile.
",
    check,
};

fn check(article: &Article<'_>) -> Vec<(Span, Message)> {
    let faults = article
        .faults
        .iter()
        .filter(|fault| fault.kind != FaultKind::Mixed);
    faults.map(|fault| (fault.mark, message(fault.kind))).collect()
}

fn message(kind: FaultKind) -> Message {
    if kind == FaultKind::Unclosed {
        return Message::new("this mark opens a quotation that nothing closes")
            .help("close it where the speaker's words end");
    }
    Message::new("this mark closes a quotation that nothing opened")
        .help("open it where the speaker's words begin, or take the mark out")
}
