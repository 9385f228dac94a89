//! Wire formats of the IPTC in XML: NITF and NewsML-G2.
//!
//! Decoded XML enters, a document a news item leaves: headline, byline, dateline, body. Positions lead back to the file.

use crate::document::Metadata;
use crate::text::Span;

use super::Reader;
use super::Sink;
use super::input::Input;
use super::input::Options;
use super::input::ReadError;
use crate::ingest::markup::flat::Flat;
use crate::ingest::markup::flat::Way;
use crate::ingest::markup::rewrite::Child;
use crate::ingest::markup::rewrite::Rewrite;
use crate::ingest::markup::rewrite::children;
use crate::ingest::markup::rewrite::line;
use crate::ingest::markup::tokenizer::Token;
use crate::ingest::markup::tokenizer::Tokens;
use crate::ingest::markup::tokenizer::attribute;
use crate::ingest::markup::walk::fragment;
use crate::ingest::metadata::dates;
use crate::ingest::structure::kinds::furnish;

pub(super) const READER: Reader = Reader {
    name: "newswire",
    about: "NITF and NewsML-G2: headline, byline, dateline, body, rights holder",
    extensions: &["nitf", "newsml"],
    recognises,
    read,
};

fn recognises(input: &Input<'_>) -> Option<&'static str> {
    let start = input.xml_start()?;
    if start.contains("<nitf") {
        return Some("its root is NITF's");
    }
    let news = start.contains("<newsItem") || start.contains("<newsMessage");
    news.then_some("its root is NewsML-G2's")
}

fn read(input: Input<'_>, options: &Options, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let mut decoded = input.text?;
    let way = Way::new(&mut decoded);
    let source = decoded.text.as_ref();
    let mut items = Vec::new();
    find(source, Span::new(0, source.len()), 0, &mut items);
    if items.is_empty() {
        return Err(ReadError::NoArticles {
            problem: "there is no news item".into(),
        });
    }
    let many = items.len() > 1;
    for (number, item) in items.into_iter().enumerate() {
        let path = if many {
            format!("{}#{}", input.name, number + 1)
        } else {
            input.name.to_owned()
        };
        let mut said = Metadata::default();
        let mut body = None;
        about(source, &item, 0, &mut said, &mut body);
        let mut made = Rewrite::new(source);
        if local(item.name) == "newsItem"
            && !source[body.unwrap_or(item).inner.start..body.unwrap_or(item).inner.end].contains("<hl1")
            && let Some(headline) = headline(source, item.inner, 0)
        {
            made.literal("<h1>");
            made.copy(headline);
            made.literal("</h1>\n");
        }
        rewrite(&mut made, source, body.unwrap_or(item).inner);
        let mut flat = Flat::new(&made.text);
        fragment(
            &mut flat,
            &made.text,
            Span::new(0, made.text.len()),
            options.limits.nesting,
        );
        let mut document = flat.document(&path, said, &way.behind(&made.runs), vec![]);
        furnish(&mut document);
        sink.push(document)?;
    }
    Ok(())
}

/// How deep items and what is said about them are looked for.
const DEPTH: usize = 5;

/// Finds the news items: at the root, or in a message.
fn find<'a>(source: &'a str, part: Span, depth: usize, found: &mut Vec<Child<'a>>) {
    for child in children(source, part) {
        match local(child.name) {
            "nitf" | "newsItem" => found.push(child),
            "newsMessage" | "itemSet" if depth < DEPTH => find(source, child.inner, depth + 1, found),
            _ => {}
        }
    }
}

/// Reads what an item says of itself, and finds its body.
fn about<'a>(
    source: &'a str,
    item: &Child<'a>,
    depth: usize,
    said: &mut Metadata,
    body: &mut Option<Child<'a>>,
) {
    for child in children(source, item.inner) {
        let words = || line(source, child.inner);
        let value = |name: &str| attribute(child.attributes, name);
        match local(child.name) {
            "hl1" | "headline" => fill(&mut said.title, words()),
            "byline" | "by" => fill(&mut said.byline, words().map(|by| bare_name(&by))),
            "date.issue" | "story.date" => {
                fill(&mut said.date, value("norm").and_then(|date| basic_date(&date)));
            }
            "contentCreated" | "versionCreated" => {
                fill(&mut said.date, words().and_then(|date| dates::find(&date)));
            }
            "doc.copyright" => fill(&mut said.outlet, value("holder")),
            "pubdata" => fill(&mut said.outlet, value("name")),
            "distributor" => fill(&mut said.outlet, words()),
            "provider" | "copyrightHolder" => fill(&mut said.outlet, words().or_else(|| value("literal"))),
            "body" | "inlineXML" | "inlineData" => {
                body.get_or_insert(child);
                about(source, &child, depth + 1, said, &mut None);
            }
            "p" | "block" => {}
            _ if depth < DEPTH => about(source, &child, depth + 1, said, body),
            _ => {}
        }
    }
}

/// The words of the headline of a NewsML-G2 item.
fn headline(source: &str, part: Span, depth: usize) -> Option<Span> {
    children(source, part)
        .into_iter()
        .find_map(|child| match local(child.name) {
            "headline" => Some(child.inner),
            "contentMeta" | "itemMeta" if depth < DEPTH => headline(source, child.inner, depth + 1),
            _ => None,
        })
}

fn fill(slot: &mut Option<String>, value: Option<String>) {
    if slot.is_none() {
        *slot = value.filter(|it| !it.is_empty());
    }
}

/// A byline without its `By`.
fn bare_name(byline: &str) -> String {
    let bare = byline.strip_prefix("By ").or_else(|| byline.strip_prefix("BY "));
    bare.unwrap_or(byline).to_owned()
}

/// `20240503T100000Z` → `2024-05-03`.
fn basic_date(date: &str) -> Option<String> {
    let digits = date.get(..8)?.bytes().all(|byte| byte.is_ascii_digit());
    if !digits {
        return dates::find(date);
    }
    dates::find(&format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..8]))
}

/// Writes the body in HTML's names.
fn rewrite(made: &mut Rewrite<'_>, source: &str, body: Span) {
    for token in Tokens::xml(source, body) {
        match token {
            Token::Text(span) | Token::Raw(span) => made.copy(span),
            Token::Open { name, closed, .. } => {
                let name = local(name.of(source));
                made.literal(&match html(name) {
                    "byline" => "<div class=byline>".to_owned(),
                    html if closed => format!("<{html}/>"),
                    html => format!("<{html}>"),
                });
            }
            Token::Close { name, .. } => {
                let name = html(local(name.of(source)));
                made.literal(&format!("</{}>", if name == "byline" { "div" } else { name }));
            }
        }
    }
}

/// What an element of NITF is in HTML.
fn html(name: &str) -> &str {
    match name {
        "hl1" => "h1",
        "hl2" => "h2",
        "bq" => "blockquote",
        "media-caption" => "figcaption",
        "byline" | "dateline" | "distributor" | "rights" | "copyrite" | "tagline" => "byline",
        "media-metadata" | "media-reference" | "media-producer" => "object",
        "block" | "body.content" | "body.head" | "body.end" | "hedline" | "media" | "note" | "nitf" => "div",
        name => name,
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockKind;
    use crate::ingest::read;

    #[test]
    fn nitf() {
        let xml = "<?xml version=\"1.0\"?><nitf><head><title>x</title><docdata><date.issue norm=\"20240503T100000Z\"/>\
                   <doc.copyright holder=\"Nordic Wire\"/></docdata></head><body><body.head><hedline><hl1>No \
                   &#8220;sale&#8221;</hl1></hedline><byline>By Tom Holt</byline><dateline>OSLO</dateline></body.head>\
                   <body.content><p>“We <em>never</em> sell,” she said.</p><bq><p>Ours.</p></bq></body.content></body></nitf>";
        let found = read("a.xml", xml.as_bytes(), &Options::default()).expect("an item");
        let document = &found[0];
        assert_eq!(document.metadata.outlet.as_deref(), Some("Nordic Wire"));
        assert_eq!(document.metadata.byline.as_deref(), Some("Tom Holt"));
        assert_eq!(document.metadata.date.as_deref(), Some("2024-05-03"));
        assert_eq!(document.metadata.title.as_deref(), Some("No “sale”"));
        let kinds: Vec<BlockKind> = document.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(
            kinds,
            [
                BlockKind::Headline,
                BlockKind::Byline,
                BlockKind::Byline,
                BlockKind::Paragraph,
                BlockKind::BlockQuote
            ]
        );
        let body = document.blocks[3].span;
        assert_eq!(document.slice(body), "“We never sell,” she said.");
        assert_eq!(
            document.stored(body).unwrap().of(xml),
            "“We <em>never</em> sell,” she said."
        );
    }

    #[test]
    fn newsml() {
        let xml = "<newsMessage><itemSet><newsItem><rightsInfo><copyrightHolder literal=\"Nordic Wire\"/></rightsInfo>\
                   <itemMeta><versionCreated>2024-05-03T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>No \
                   sale</headline><by>Tom Holt</by></contentMeta><contentSet><inlineXML><html><head><title>t</title></head>\
                   <body><p>“No,” she said.</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>";
        let found = read("a.xml", xml.as_bytes(), &Options::default()).expect("an item");
        assert_eq!(found[0].metadata.outlet.as_deref(), Some("Nordic Wire"));
        assert_eq!(found[0].metadata.date.as_deref(), Some("2024-05-03"));
        let words: Vec<&str> = found[0]
            .blocks
            .iter()
            .map(|block| found[0].slice(block.span))
            .collect();
        assert_eq!(words, ["No sale", "“No,” she said."]);
    }
}
