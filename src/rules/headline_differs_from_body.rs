//! Q404: a quotation set large that the body has in other words.

use super::Article;
use super::ArticleRule;
use super::Level;
use super::Message;
use crate::text::Span;

pub(super) const RULE: ArticleRule = ArticleRule {
    code: "Q404",
    name: "headline-differs-from-body",
    severity: Level::Error,
    explanation: "\
The quotation in a headline, caption or pull quote is not the body's.

## Why it matters

Headlines are shortened under pressure and read by most. A word that was changed to fit is a misquotation in the largest
type of the page, and the body beside it proves it.

## Example

The pull quote has: `“We will close two of the nine schools before the winter.”`

The body has: `“We may close two of the nine schools before the winter,” Oden said.`

## How to fix

Take the words of the body, or quote fewer of them.

## Profiles

An error under every profile.
",
    check,
};

fn check(article: &Article<'_>) -> Vec<(Span, Message)> {
    article
        .repeats
        .iter()
        .filter_map(|repeat| {
            let (display, body) = match (article.is_display(repeat.one), article.is_display(repeat.other)) {
                (true, false) => (repeat.one, repeat.other),
                (false, true) => (repeat.other, repeat.one),
                _ => return None,
            };
            let text = article.quotation_text(body);
            let message = Message::new(format!("the body has these words differently: “{text}”"));
            Some((
                article.cases[display].attribution.quotation.span(),
                message.help("take the words of the body, or quote fewer of them"),
            ))
        })
        .collect()
}
