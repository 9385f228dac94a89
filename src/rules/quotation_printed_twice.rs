//! Q405: one utterance, quoted twice in other words.

use super::Article;
use super::ArticleRule;
use super::Level;
use super::Message;
use crate::text::Span;

pub(super) const RULE: ArticleRule = ArticleRule {
    code: "Q405",
    name: "quotation-printed-twice",
    severity: Level::Error,
    explanation: "\
The article quotes one utterance twice, in different words.

## Why it matters

At most one of the two can be what was said. Neither needs a reference to be known as doubtful; where references have the
words, the rules about wording say which of the two is wrong, and this one is silent.

## Example

`“I never saw the contract before it was signed,” Lind said.`, and further down
`“I never saw the contract until it was signed,” she said.`

## How to fix

Look up what was said, and print it the same way in both places.

## Profiles

An error under every profile.
",
    check,
};

fn check(article: &Article<'_>) -> Vec<(Span, Message)> {
    article
        .repeats
        .iter()
        .filter(|repeat| !article.is_display(repeat.one) && !article.is_display(repeat.other))
        // Where references have both, they say which of the two is wrong.
        .filter(|repeat| {
            [repeat.one, repeat.other]
                .iter()
                .any(|&at| article.cases[at].found.is_empty())
        })
        .map(|repeat| {
            let (first, second) = (repeat.one.min(repeat.other), repeat.one.max(repeat.other));
            let text = article.quotation_text(first);
            let message = Message::new(format!(
                "the article has these words differently before: “{text}”"
            ));
            (
                article.cases[second].attribution.quotation.span(),
                message.help("look up what was said, and print it the same way in both places"),
            )
        })
        .collect()
}
