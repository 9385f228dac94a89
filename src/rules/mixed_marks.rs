//! Q402: two styles in one pair of marks.

use super::Article;
use super::ArticleRule;
use super::Level;
use super::Message;
use crate::extract::FaultKind;
use crate::text::Span;

pub(super) const RULE: ArticleRule = ArticleRule {
    code: "Q402",
    name: "mixed-marks",
    severity: Level::Info,
    explanation: "\
A quotation opens with one sort of mark and closes with another.

## Why it matters

It is a typing slip, and it makes tools that pair marks lose their place.

## Example

`“We will appeal,\" Oden said.`

## How to fix

Use one style in the whole article.

## Profiles

Information under every profile.
",
    check,
};

fn check(article: &Article<'_>) -> Vec<(Span, Message)> {
    let mixed = article
        .faults
        .iter()
        .filter(|fault| fault.kind == FaultKind::Mixed);
    let message = Message::new("this quotation opens in one style of marks and closes in another");
    mixed
        .map(|fault| {
            (
                fault.mark,
                message.clone().help("use one style in the whole article"),
            )
        })
        .collect()
}
