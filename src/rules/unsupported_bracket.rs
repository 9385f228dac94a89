//! Q203: a name in brackets that the reference does not know.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use crate::compare::VariationKind;
use crate::document::Document;

pub(super) const RULE: Rule = Rule {
    code: "Q203",
    name: "unsupported-bracket",
    severity: Level::Warning,
    explanation: "\
Square brackets name somebody or something that the reference does not name anywhere.

## Why it matters

A bracket says whom the speaker meant. If the reference never mentions the name, the identification rests on nothing that
can be checked, and it may be wrong.

## Example

The transcript has: `I told him that twice in the presence of the clerk.`, and no Mr. Hale anywhere.

The article has: `“I told [Hale] that twice in the presence of the clerk,” Oden said.`

## How to fix

Check who was meant; explain it outside the quotation, or leave the pronoun.

## Profiles

A warning under every profile.
",
    check,
};

fn check(subject: &Subject<'_>) -> Option<Message> {
    let found = subject.best()?;
    let reference = subject.article.references.get(found.passage.document)?;
    let text = subject.text();
    let brackets = subject.variations(|it| it.kind == VariationKind::Bracket);
    let name = brackets
        .iter()
        .filter_map(|it| text.get(it.quotation.start..it.quotation.end))
        .flat_map(|words| words.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\''))
        .find(|word| is_name(word) && !knows(reference, word))?;
    let where_to = subject.reference_name(found);
    Some(
        Message::new(format!(
            "“{name}” is in brackets, and {where_to} does not name it anywhere"
        ))
        .help("check who or what was meant; explain it outside the quotation"),
    )
}

/// A capital and small letters: not the beginning of a bracketed clause like `We`.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && word.chars().count() >= 4
        && letters.all(char::is_lowercase)
}

/// True if the text, the speakers or the title of a document have the word.
fn knows(document: &Document, word: &str) -> bool {
    let word = word.to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&word);
    has(&document.text)
        || document.metadata.title.as_deref().is_some_and(has)
        || document
            .turns
            .iter()
            .any(|it| it.speaker.as_deref().is_some_and(has))
}
