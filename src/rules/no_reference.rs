//! Q501: nothing to check an article against.

use super::Article;
use super::ArticleRule;
use super::Level;
use super::Message;
use crate::text::Span;

pub(super) const RULE: ArticleRule = ArticleRule {
    code: "Q501",
    name: "no-reference",
    severity: Level::Warning,
    explanation: "\
The article quotes somebody, and there is nothing to check its quotations against.

## Why it matters

A check that had nothing to compare with is no check. Without this finding its silence would look like success.

## Example

`onrecord.toml` names no `references`, or its patterns match no file.

## How to fix

Put the transcripts, statements or other reports that the quotations come from into the repository and name them:

```toml
references = [\"transcripts/**\"]
```

## Profiles

A warning under every profile.
",
    check,
};

fn check(article: &Article<'_>) -> Vec<(Span, Message)> {
    let (Some(first), true) = (article.cases.first(), article.references.is_empty()) else {
        return Vec::new();
    };
    let number = article.cases.len();
    let quotations = if number == 1 {
        "1 quotation"
    } else {
        &format!("{number} quotations")
    };
    let message = Message::new(format!("nothing to check {quotations} against"))
        .help("name references in onrecord.toml, or with --against");
    vec![(first.attribution.quotation.span(), message)]
}
