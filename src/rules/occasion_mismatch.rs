//! Q306: the words were said, on another sort of occasion.

use super::Level;
use super::Message;
use super::Rule;
use super::Subject;
use crate::document::Document;
use crate::matching::Method;

pub(super) const RULE: Rule = Rule {
    code: "Q306",
    name: "occasion-mismatch",
    severity: Level::Warning,
    explanation: "\
The article says on what sort of occasion the words were said, and every reference that has them is of another sort.

## Why it matters

Words mean what they mean where they are said: to a rally, under oath, in a statement that lawyers read. A wrong occasion
often is the sign of a quotation that was taken from somewhere else than the report says.

## Example

The transcript is called `2031-05-04-debate-in-the-town-hall.txt`.

The article has: `“We will open the harbour in May,” Oden said in an interview.`

## How to fix

Name the occasion that the reference names, or add the reference of the one that is meant. The sort of a reference is read
from its title and the name of its file; a reference that names none, or one that fits, is never reported, nor are
quotations of fewer than five words. Days and places are not compared.

## Profiles

A warning under every profile.
",
    check,
};

/// Fewer words than this may well be said on any occasion.
const WORDS: usize = 5;

/// Sorts of occasions and the words that name them; a speech may be held at a rally.
const SORTS: &[(&str, &[&str])] = &[
    ("interview", &["interview", "interviews"]),
    ("debate", &["debate", "debates"]),
    ("speech", &["speech", "address", "rally", "remarks", "convention"]),
    ("conference", &["conference", "briefing"]),
    ("hearing", &["hearing", "testimony"]),
    ("town hall", &["hall", "forum"]),
    ("statement", &["statement", "tweet", "post"]),
];

fn check(subject: &Subject<'_>) -> Option<Message> {
    let venue = subject.case.attribution.venue.as_ref()?;
    let named = sorts(&venue.name);
    if named.is_empty() || subject.text().split_whitespace().count() < WORDS {
        return None;
    }
    let references: Vec<&Document> = subject
        .case
        .found
        .iter()
        .filter(|found| found.primary && found.passage.method == Method::Indexed)
        .filter_map(|found| subject.article.references.get(found.passage.document))
        .collect();
    let other = sorts(&occasion(references.first()?)).first().copied()?;
    let is_another = |reference: &&Document| {
        let sorts = sorts(&occasion(reference));
        !sorts.is_empty() && !sorts.iter().any(|sort| named.contains(sort))
    };
    if !references.iter().all(is_another) {
        return None;
    }
    let text = format!(
        "said here “{}” to be of another occasion: the words are in {}, whose name says {other}",
        venue.name,
        subject.reference_name(subject.best()?)
    );
    Some(
        Message::new(text)
            .help("name the occasion that the reference names, or add the reference that is meant"),
    )
}

/// What a reference is called: its title, and the name of its file without the folders.
fn occasion(reference: &Document) -> String {
    let file = reference.path.rsplit(['/', '\\']).next().unwrap_or_default();
    let title = reference.metadata.title.as_deref().unwrap_or_default();
    format!("{file} {title}")
}

/// The sorts of occasions that a phrase names.
fn sorts(phrase: &str) -> Vec<&'static str> {
    let words: Vec<String> = phrase
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .collect();
    let is_named = |names: &[&str]| words.iter().any(|word| names.contains(&word.as_str()));
    SORTS
        .iter()
        .filter(|(_, names)| is_named(names))
        .map(|(sort, _)| *sort)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_are_words_of_a_phrase() {
        assert_eq!(sorts("an interview with Dock Radio"), ["interview"]);
        assert_eq!(sorts("2031-05-04-speech-rally-harbour.txt"), ["speech"]);
        assert_eq!(sorts("the town hall debate"), ["debate", "town hall"]);
        assert!(sorts("postage and interviewers").is_empty());
    }
}
