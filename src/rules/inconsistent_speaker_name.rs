//! Q307: one speaker under two spellings.

use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;

use super::Article;
use super::ArticleRule;
use super::Level;
use super::Message;
use crate::attribute::Attribution;
use crate::attribute::SpeakerKind;
use crate::names::person::is_spelling;
use crate::text::Span;

pub(super) const RULE: ArticleRule = ArticleRule {
    code: "Q307",
    name: "inconsistent-speaker-name",
    severity: Level::Info,
    explanation: "\
One speaker is credited under two spellings of the name.

## Why it matters

One of the two is wrong, and readers and tools take them for two people.

## Example

`“It was my signature,” Marta Lindquist said.`, and further down `“It was not a mistake,” Marta Lindqvist said.`

## How to fix

Look the name up and use one spelling in the whole article.

## Profiles

Information under every profile.
",
    check,
};

/// Names that a name is held against, of those with the same given names and the same first letter of the surname.
const HELD: usize = 64;

fn check(article: &Article<'_>) -> Vec<(Span, Message)> {
    let mut known: FxHashSet<&str> = FxHashSet::default();
    let mut alike: FxHashMap<(&str, Option<char>), Vec<&str>> = FxHashMap::default();
    let mut found = Vec::new();
    for attribution in article.cases.iter().map(|case| &case.attribution) {
        let Some(name) = person(attribution).filter(|name| known.insert(name)) else {
            continue;
        };
        let (first, last) = name.rsplit_once(' ').unwrap_or(("", name));
        let initial = last.chars().flat_map(char::to_lowercase).next();
        let others = alike.entry((first, initial)).or_default();
        if let Some(before) = others.iter().find(|it| is_other_spelling(it, name)) {
            let message = Message::new(format!("{name} is {before} elsewhere in the article"));
            let place = attribution.source.unwrap_or(attribution.quotation.span());
            found.push((place, message.help("look the name up and use one spelling")));
        }
        if others.len() < HELD {
            others.push(name);
        }
    }
    found
}

fn person(attribution: &Attribution) -> Option<&str> {
    let speaker = attribution.speaker.as_ref()?;
    (speaker.kind == SpeakerKind::Person).then_some(&speaker.name)
}

/// `Marta Lindquist`, `Marta Lindqvist`: all but the last word equal, and that nearly.
fn is_other_spelling(one: &str, other: &str) -> bool {
    let (Some((first, last)), Some((other_first, other_last))) =
        (one.rsplit_once(' '), other.rsplit_once(' '))
    else {
        return false;
    };
    let plain = |name: &str| name.to_lowercase().replace('’', "'");
    let (last, other_last) = (plain(last), plain(other_last));
    first == other_first && last != other_last && is_spelling(&last, &other_last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name() {
        assert!(is_other_spelling("Marta Lindquist", "Marta Lindqvist"));
        assert!(!is_other_spelling("Marta Lindquist", "Jonas Lindqvist"));
        assert!(!is_other_spelling("Pat O'Hara", "Pat O’Hara"));
        assert!(!is_other_spelling("Marta Lindquist", "Marta Lorentzen"));
        assert!(!is_other_spelling("Lindquist", "Lindqvist"));
    }
}
