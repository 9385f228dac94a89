//! Q305: words that another outlet gathered, and the article does not say so.

use aho_corasick::AhoCorasick;

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use crate::compare::Verdict;
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    code: "Q305",
    name: "uncredited-outlet",
    severity: Level::Warning,
    explanation: "\
The words were found in the report of another outlet and in no transcript, and the article does not name that outlet.

## Why it matters

Who gathered a quotation is part of its story. AP and NPR ask to name the outlet and its sourcing; the Guardian forbids
lifting words from other papers without credit. If the other outlet erred, a reader can see where the error came from.

## Example

The Harbour Times has: `“The cranes were never paid for,” Oden told the Harbour Times.`

The article has: `“The cranes were never paid for,” Oden said.`

## How to fix

- Name the outlet: `Oden told the Harbour Times.`
- Or, if the words were heard first-hand too, add the transcript or recording to the references.

## Profiles

A warning under every profile.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    let case = subject.case;
    let is_elsewhere = !matches!(case.verdict, Verdict::NotFound | Verdict::Unverifiable);
    if !is_elsewhere || case.found.is_empty() || case.found.iter().any(|found| found.primary) {
        return None;
    }
    let article = subject.article;
    let own = article.document.metadata.outlet.as_deref();
    let outlets: Vec<&str> = case
        .found
        .iter()
        .filter_map(|found| {
            article
                .references
                .get(found.passage.document)?
                .metadata
                .outlet
                .as_deref()
        })
        .collect();
    let first = *outlets.first()?;
    let text = near(&article.document.text, subject.span());
    if outlets.iter().any(|outlet| Some(*outlet) == own) || names_any(text, &outlets) {
        return None;
    }
    Some(
        Message::new(format!(
            "these words are only in another report, of {first}, which is not named"
        ))
        .help("name the outlet that gathered them, or add a transcript to the references"),
    )
}

/// What stands around a quotation: all of an article, and of a book enough.
fn near(text: &str, quotation: Span) -> &str {
    /// Bytes on either side.
    const NEAR: usize = 1 << 17;
    let start = text.floor_char_boundary(quotation.start.saturating_sub(NEAR));
    let end = text.ceil_char_boundary((quotation.end + NEAR).min(text.len()));
    &text[start..end]
}

/// True if the text names one of the outlets; `The Harbour Times` counts as named by `Harbour Times`.
fn names_any(text: &str, outlets: &[&str]) -> bool {
    let names = outlets
        .iter()
        .map(|outlet| outlet.strip_prefix("The ").unwrap_or(outlet));
    // A pattern too large to build names nothing.
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(names)
        .is_ok_and(|names| names.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outlet_is_named_with_or_without_its_article() {
        let text = "Oden told the Harbour Times that he was sorry.";
        assert!(names_any(text, &["The Harbour Times"]));
        assert!(names_any(text, &["Dock Weekly", "HARBOUR TIMES"]));
        assert!(!names_any(text, &["Dock Weekly"]));
    }
}
