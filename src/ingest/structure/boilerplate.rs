//! Lines that belong to the page, not to the article: bylines, datelines, dates, "Read Entire Article".
//!
//! A short line enters, what sort of furniture it is leaves, or nothing. Only whole lines are recognised.

use crate::ingest::metadata::dates;

/// What a line of the page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ingest) enum Furniture {
    /// Who wrote it, as far as the line says.
    Byline {
        /// The name behind `By`.
        name: String,
        /// The date on the same line.
        date: Option<String>,
    },
    /// When it was published.
    Date(String),
    /// Where it was written.
    Dateline,
    /// Words of the page.
    Page,
    /// The heading of links to other articles.
    Related,
}

/// Whole lines of the page, in lower case and without punctuation at the end.
const PAGE_LINES: &[&str] = &[
    "advertisement",
    "advertising",
    "article continues below",
    "click here to subscribe",
    "comments",
    "continue reading",
    "copy link",
    "facebook",
    "full story",
    "hide caption",
    "leave a comment",
    "leave a reply",
    "listen",
    "load more",
    "loading",
    "newsletter",
    "next article",
    "photo of author",
    "post a comment",
    "previous article",
    "print",
    "promoted content",
    "read entire article",
    "read full article",
    "read more",
    "read next",
    "read the full article",
    "read the full story",
    "read the original article",
    "scroll to continue",
    "share",
    "share on facebook",
    "share on twitter",
    "share this",
    "share this article",
    "show comments",
    "sign in",
    "sign up",
    "skip advertisement",
    "skip to content",
    "skip to main content",
    "source link",
    "sponsored",
    "story continues below",
    "story continues below advertisement",
    "subscribe",
    "subscribe now",
    "toggle caption",
    "tweet",
    "view comments",
    "view original",
    "watch live",
    "whatsapp",
];

/// Starts of lines of the page, in lower case; for short lines only.
const PAGE_STARTS: &[&str] = &[
    "click here to",
    "copyright ©",
    "copyright (c)",
    "download the app",
    "follow us on",
    "get our free newsletter",
    "photo credit:",
    "photograph:",
    "sign up for",
    "sign up to",
    "subscribe to",
    "this article is more than",
    "this story is available",
    "© ",
];

/// Starts of lines that link to another article, in lower case.
const LINK_STARTS: &[&str] = &[
    "also read:",
    "more:",
    "read also:",
    "read more:",
    "related:",
    "see also:",
];

/// Headings of links to other articles, in lower case.
const RELATED: &[&str] = &[
    "also read",
    "more from this author",
    "more on this story",
    "more stories",
    "most popular",
    "most read",
    "read also",
    "recommended",
    "related",
    "related articles",
    "related content",
    "related coverage",
    "related news",
    "related posts",
    "related stories",
    "related topics",
    "see also",
    "top stories",
    "trending",
    "trending now",
    "you may also like",
    "you might also like",
];

/// Words that may stand small in a byline.
const SMALL: &[&str] = &[
    "and",
    "at",
    "by",
    "correspondent",
    "de",
    "der",
    "editor",
    "for",
    "in",
    "of",
    "reporter",
    "staff",
    "the",
    "van",
    "von",
    "writer",
];

/// What sort of furniture a line is, if it is some.
pub(in crate::ingest) fn recognise(line: &str) -> Option<Furniture> {
    let lower = line.to_lowercase();
    let bare = lower.trim_matches(|char: char| !char.is_alphanumeric() && char != '©');
    if RELATED.binary_search(&bare).is_ok() {
        return Some(Furniture::Related);
    }
    if line.len() <= 240 && LINK_STARTS.iter().any(|start| bare.starts_with(start)) {
        return Some(Furniture::Page);
    }
    let starts = || PAGE_STARTS.iter().any(|start| bare.starts_with(start)) || follows(bare);
    if PAGE_LINES.binary_search(&bare).is_ok() || (line.len() <= 120 && starts()) {
        return Some(Furniture::Page);
    }
    byline(line)
        .or_else(|| date_line(line, bare))
        .or_else(|| is_dateline(line).then_some(Furniture::Dateline))
}

/// `Follow Ana Ruiz on Twitter @anaruiz`.
fn follows(bare: &str) -> bool {
    const PLACES: &[&str] = &[
        "bluesky",
        "facebook",
        "instagram",
        "mastodon",
        "threads",
        "truth social",
        "twitter",
        "x",
    ];
    let place = bare
        .strip_prefix("follow ")
        .and_then(|rest| rest.split_once(" on "));
    place.is_some_and(|(_, place)| {
        let named = |name: &&str| {
            place
                .strip_prefix(*name)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        PLACES.iter().any(named)
    })
}

/// `By Ana Ruiz and Tom Holt | Created at 2025-03-17`.
fn byline(line: &str) -> Option<Furniture> {
    let rest = ["By ", "BY ", "by "]
        .iter()
        .find_map(|by| line.strip_prefix(by))?;
    let mut parts = rest.split(['|', '•', '·']);
    let name = parts.next()?.trim().trim_end_matches([',', ';', ':']);
    let named = |word: &str| {
        let word = word.trim_matches(|char: char| !char.is_alphanumeric());
        word.is_empty() || word.starts_with(char::is_uppercase) || SMALL.contains(&word)
    };
    let sane = !name.is_empty() && name.len() <= 100 && !name.ends_with(['!', '?', '"', '”']);
    let starts_big = name.starts_with(char::is_uppercase);
    // A sentence may well start with "By Monday": a byline is all names and ends without a full stop.
    let stops = name.ends_with('.') && !name.ends_with("Jr.") && !name.ends_with("Sr.");
    (sane && starts_big && !stops && name.split_whitespace().all(named)).then(|| Furniture::Byline {
        name: name.to_owned(),
        date: parts.find_map(dates::find),
    })
}

/// A line that says when, and little else.
fn date_line(line: &str, bare: &str) -> Option<Furniture> {
    let states = [
        "created",
        "date",
        "first published",
        "last updated",
        "modified",
        "posted",
        "published",
        "updated",
    ];
    let stated = || {
        states.iter().any(|it| {
            bare.strip_prefix(it)
                .is_some_and(|rest| rest.starts_with([' ', ':']))
        })
    };
    let digits = || line.bytes().filter(u8::is_ascii_digit).count();
    let short = line.len() <= 60 && digits() >= 5 && line.split_whitespace().count() <= 8;
    // `date 2025-03-16 Your guide to …`: what a scraper left in front of the first line.
    let scraped = bare
        .strip_prefix("date ")
        .is_some_and(|rest| rest.as_bytes().iter().take(4).all(u8::is_ascii_digit));
    if !(scraped || short && (stated() || starts_with_date(bare))) {
        return None;
    }
    dates::find(line).map(Furniture::Date)
}

/// True if a line starts with a weekday, a month or a number.
fn starts_with_date(bare: &str) -> bool {
    const STARTS: [&str; 19] = [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun", "jul",
        "aug", "sep", "oct", "nov", "dec",
    ];
    bare.starts_with(|char: char| char.is_ascii_digit()) || STARTS.iter().any(|start| bare.starts_with(start))
}

/// `OSLO, March 16 (Reuters) -` on a line of its own.
fn is_dateline(line: &str) -> bool {
    let Some(place) = line.strip_suffix(['-', '–', '—']) else {
        return false;
    };
    let town = place.split([',', '(']).next().unwrap_or_default().trim();
    let capitals = town.chars().filter(|char| char.is_uppercase()).count();
    line.len() <= 60 && capitals >= 3 && !town.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(PAGE_LINES.is_sorted());
        assert!(RELATED.is_sorted());
    }

    #[track_caller]
    fn check(line: &str, expected: Option<Furniture>) {
        assert_eq!(recognise(line), expected);
    }

    fn by(name: &str, date: Option<&str>) -> Option<Furniture> {
        Some(Furniture::Byline {
            name: name.into(),
            date: date.map(Into::into),
        })
    }

    #[test]
    fn bylines() {
        check("By Ana Ruiz", by("Ana Ruiz", None));
        check(
            "By Ana Ruiz and Tom de Holt, staff writer",
            by("Ana Ruiz and Tom de Holt, staff writer", None),
        );
        check(
            "By The Harbour Post | Created at 2024-05-01 09:00",
            by("The Harbour Post", Some("2024-05-01")),
        );
        check("By Monday the town was quiet", None);
        check("By the time he came", None);
    }

    #[test]
    fn dates_and_datelines() {
        check("Published 3 May 2024", Some(Furniture::Date("2024-05-03".into())));
        check(
            "May 3, 2024 9:00 a.m.",
            Some(Furniture::Date("2024-05-03".into())),
        );
        check(
            "date 2024-05-03 What the vote means for the harbour",
            Some(Furniture::Date("2024-05-03".into())),
        );
        check("OSLO, March 16 (Nordic Wire) —", Some(Furniture::Dateline));
        check(
            "In May 2024 the harbour was sold and nobody has seen the money since then",
            None,
        );
    }

    #[test]
    fn words_of_the_page() {
        check("Read Entire Article", Some(Furniture::Page));
        check("ADVERTISEMENT", Some(Furniture::Page));
        check("Related Stories:", Some(Furniture::Related));
        check("“Follow Ana Ruiz on Twitter @anaruiz.”", Some(Furniture::Page));
        check("SEE ALSO: Oden: ‘We will sell’", Some(Furniture::Page));
        check("Follow the money on the harbour front.", None);
        check("Share prices fell on Monday.", None);
        check("He read more than he wrote.", None);
    }
}
