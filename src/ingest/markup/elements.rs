//! What the elements of HTML are, and what their names, classes and roles say about being part of the article.

use crate::document::BlockKind;

use crate::ingest::markup::tokenizer::attributes;

/// What an element does to the words in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum Role {
    /// Goes on in the line: `em`, `span`, and whatever is not known.
    Inline,
    /// `a`.
    Link,
    /// `q`.
    Quote,
    /// `time`.
    Time,
    /// `br`.
    Break,
    /// `hr`.
    Rule,
    /// No content: `img`.
    Void,
    /// `meta`, `link`.
    Meta,
    /// `title`.
    Title,
    /// Not shown: `script`, `svg`, `del`.
    Hidden,
    /// `p`.
    Paragraph,
    /// `pre`.
    Preformatted,
    /// `h1`.
    Headline,
    /// `h2` to `h6`.
    Heading,
    /// `li`, `dd`, `dt`.
    Item,
    /// `td`, `th`.
    Cell,
    /// `tr`.
    Row,
    /// `figcaption`, `caption`.
    Caption,
    /// `blockquote`.
    BlockQuote,
    /// `div`, `section`, `body`, `ul`.
    Container,
    /// `article`.
    Article,
    /// `nav`, `aside`, `form`.
    Chrome,
    /// `footer`.
    Footer,
}

impl Role {
    /// True for elements that start a block.
    pub(in crate::ingest) fn is_block(self) -> bool {
        self as u8 >= Role::Paragraph as u8
    }

    /// True for elements that hold blocks.
    pub(in crate::ingest) fn is_container(self) -> bool {
        self as u8 >= Role::BlockQuote as u8 || matches!(self, Role::Cell | Role::Item)
    }

    /// True for elements that the next of their name ends.
    pub(in crate::ingest) fn is_item(self) -> bool {
        matches!(self, Role::Item | Role::Cell | Role::Row)
    }
}

/// What the name of an element says.
pub(in crate::ingest) fn role(name: &str) -> Role {
    let mut lower = [0_u8; 12];
    let Some(lower) = lower.get_mut(..name.len()) else {
        return Role::Inline;
    };
    lower.copy_from_slice(name.as_bytes());
    lower.make_ascii_lowercase();
    match &*lower {
        b"a" => Role::Link,
        b"q" => Role::Quote,
        b"time" => Role::Time,
        b"br" => Role::Break,
        b"hr" => Role::Rule,
        b"img" | b"input" | b"wbr" | b"source" | b"track" | b"embed" | b"area" | b"base" | b"col"
        | b"param" => Role::Void,
        b"meta" | b"link" => Role::Meta,
        b"title" => Role::Title,
        b"script" | b"style" | b"template" | b"noscript" | b"svg" | b"math" | b"iframe" | b"object"
        | b"canvas" | b"audio" | b"video" | b"select" | b"textarea" | b"button" | b"del" | b"noembed"
        | b"noframes" | b"xmp" | b"datalist" | b"rp" | b"rt" => Role::Hidden,
        b"p" => Role::Paragraph,
        b"pre" => Role::Preformatted,
        b"h1" => Role::Headline,
        b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Role::Heading,
        b"li" | b"dd" | b"dt" | b"option" => Role::Item,
        b"td" | b"th" => Role::Cell,
        b"tr" => Role::Row,
        b"figcaption" | b"caption" => Role::Caption,
        b"blockquote" => Role::BlockQuote,
        b"div" | b"main" | b"section" | b"body" | b"html" | b"head" | b"ul" | b"ol" | b"dl" | b"table"
        | b"thead" | b"tbody" | b"tfoot" | b"figure" | b"header" | b"hgroup" | b"center" | b"details"
        | b"summary" | b"address" | b"fieldset" => Role::Container,
        b"article" => Role::Article,
        b"nav" | b"aside" | b"form" | b"menu" | b"dialog" => Role::Chrome,
        b"footer" => Role::Footer,
        _ => Role::Inline,
    }
}

/// What a block is, from its element, its class and what stands around it.
pub(in crate::ingest) fn kind(role: Role, hint: Hint, outer: BlockKind) -> BlockKind {
    match (role, hint) {
        (_, Hint::PullQuote) => BlockKind::PullQuote,
        (_, Hint::Byline) => BlockKind::Byline,
        (Role::Headline, _) => BlockKind::Headline,
        (Role::Heading, _) => BlockKind::Heading,
        (Role::Item, _) => BlockKind::ListItem,
        (Role::Cell, _) => BlockKind::Table,
        (Role::Caption, _) => BlockKind::Caption,
        (Role::BlockQuote, _) if outer != BlockKind::PullQuote => BlockKind::BlockQuote,
        _ => outer,
    }
}

/// What an element says about being part of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::ingest) enum Hint {
    /// Nothing.
    #[default]
    None,
    /// It is the body of the article.
    Body,
    /// It repeats a passage for display.
    PullQuote,
    /// It says who wrote it.
    Byline,
    /// By its class or id it belongs to the page.
    MaybeChrome,
    /// By its name or role it belongs to the page.
    Chrome,
}

impl Hint {
    /// What holds for an element with the hint `inner` inside one with this hint.
    pub(in crate::ingest) fn inside(self, inner: Hint, role: Role) -> Hint {
        match (self, inner) {
            (Hint::Chrome, _) | (_, Hint::Chrome) => Hint::Chrome,
            // An article that stands in a container with an unlucky class is an article.
            (Hint::MaybeChrome, Hint::Body) => Hint::Body,
            (Hint::MaybeChrome, _) if role == Role::Article => Hint::None,
            (outer, Hint::None) => outer,
            (Hint::MaybeChrome, _) => Hint::MaybeChrome,
            (_, inner) => inner,
        }
    }
}

/// Parts of class names and ids of things around an article; sorted.
const CHROME_WORDS: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "advertising",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "comments",
    "consent",
    "cookie",
    "disqus",
    "dropdown",
    "footer",
    "hidden",
    "menu",
    "modal",
    "more",
    "mostread",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "outbrain",
    "overlay",
    "pagination",
    "paywall",
    "popular",
    "popup",
    "promo",
    "promoted",
    "promotion",
    "recirc",
    "recommend",
    "recommendation",
    "recommendations",
    "recommended",
    "related",
    "share",
    "sharing",
    "sidebar",
    "signup",
    "skip",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "tags",
    "teaser",
    "toolbar",
    "trending",
    "widget",
];

/// What an element's name, class, id, role and itemprop say.
pub(in crate::ingest) fn hint(role: Role, name: &str, part: &str) -> Hint {
    let mut found = match role {
        Role::Chrome | Role::Footer => Hint::Chrome,
        _ => Hint::None,
    };
    if part.trim_ascii().is_empty() {
        return found;
    }
    let keeps =
        role == Role::Article || name.eq_ignore_ascii_case("body") || name.eq_ignore_ascii_case("html");
    for (name, value) in attributes(part) {
        let said = match name {
            "class" | "id" | "data-component" | "CLASS" | "ID" => of_class(value),
            "role"
                if matches!(
                    value,
                    "navigation" | "banner" | "complementary" | "contentinfo" | "search" | "dialog"
                ) =>
            {
                Hint::Chrome
            }
            "itemprop" if value == "articleBody" => Hint::Body,
            "itemprop" | "rel" if value == "author" => Hint::Byline,
            _ => Hint::None,
        };
        match said {
            Hint::None => {}
            Hint::Chrome | Hint::MaybeChrome if keeps => {}
            Hint::PullQuote | Hint::Body => return said,
            _ if found == Hint::None => found = said,
            _ => {}
        }
    }
    found
}

fn of_class(value: &str) -> Hint {
    let mut found = Hint::None;
    let mut lower = [0_u8; 24];
    for word in value.split(|char: char| !char.is_ascii_alphanumeric()) {
        let Some(lower) = lower.get_mut(..word.len()) else {
            continue;
        };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        match &*lower {
            b"pullquote" => return Hint::PullQuote,
            b"pull" if value.to_ascii_lowercase().contains("quote") => return Hint::PullQuote,
            b"articlebody" => return Hint::Body,
            b"byline" | b"author" | b"dateline" | b"timestamp" => found = Hint::Byline,
            word => {
                let known =
                    std::str::from_utf8(word).is_ok_and(|word| CHROME_WORDS.binary_search(&word).is_ok());
                if known && found == Hint::None {
                    found = Hint::MaybeChrome;
                }
            }
        }
    }
    found
}

/// True if attributes say that an element is not shown.
pub(in crate::ingest) fn is_hidden(part: &str) -> bool {
    // Nearly no tag says so: look before cutting the attributes.
    if !part.contains("hidden") && !part.contains("none") {
        return false;
    }
    attributes(part).any(|(name, value)| match name {
        "hidden" => true,
        "aria-hidden" => value == "true",
        "style" => {
            let style: String = value.chars().filter(|char| !char.is_whitespace()).collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted() {
        assert!(CHROME_WORDS.is_sorted());
    }

    #[test]
    fn classes_speak() {
        assert_eq!(
            hint(Role::Container, "div", " class=\"story related-links\""),
            Hint::MaybeChrome
        );
        assert_eq!(hint(Role::Container, "div", " class=\"radio lead\""), Hint::None);
        assert_eq!(
            hint(Role::Chrome, "aside", " class='pull-quote'"),
            Hint::PullQuote
        );
        assert_eq!(
            hint(Role::Article, "article", " class='has-comments'"),
            Hint::None
        );
        assert!(is_hidden(" style='display: none'"));
        assert!(!is_hidden(" class='hidden-gem'"));
    }
}
