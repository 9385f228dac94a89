//! Q403: quoted words without a speaker.

use super::Article;
use super::ArticleRule;
use super::Level;
use super::Message;
use crate::extract::Kind;
use crate::text::Span;

pub(super) const RULE: ArticleRule = ArticleRule {
    code: "Q403",
    name: "scare-quotes",
    severity: Level::Off,
    explanation: "\
Words stand in quotation marks that nobody is credited with: distance, irony.

## Why it matters

A reader cannot tell a sneer from a citation. Some houses allow neither marks of irony nor fragments without a speaker.

## Example

`Critics laughed at the “miracle” on the pier.`

## How to fix

Drop the marks, or say whose word it is.

## Profiles

Off under every profile; switch it on in the configuration.
",
    check,
};

fn check(article: &Article<'_>) -> Vec<(Span, Message)> {
    let message = Message::new("nobody is credited with the words in these marks");
    article
        .asides
        .iter()
        .filter(|aside| aside.kind == Kind::ScareQuotes)
        .map(|aside| {
            let advice = "drop the marks, or say whose words they are";
            (aside.span(), message.clone().help(advice))
        })
        .collect()
}
