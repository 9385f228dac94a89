//! JSON files: JSON Feed, IPTC ninjs, and lists of articles.
//!
//! Decoded text enters, a document an item leaves. Positions are those of the decoded text; the anchor says the item.

use serde_json::Value;

use crate::document::Anchor;
use crate::document::Block;
use crate::document::BlockKind;
use crate::document::Document;
use crate::document::Metadata;
use crate::document::Origin;
use crate::document::Place;
use crate::text::Span;

use super::Reader;
use super::Sink;
use super::input::Decoded;
use super::input::Fields;
use super::input::Input;
use super::input::Options;
use super::input::ReadError;
use crate::ingest::markup::flat::Flat;
use crate::ingest::markup::flat::Way;
use crate::ingest::markup::walk::fragment;
use crate::ingest::metadata::dates;
use crate::ingest::structure::kinds::classify;
use crate::ingest::structure::kinds::furnish;
use crate::ingest::structure::paragraphs::paragraphs;
use crate::ingest::structure::turns::find_turns;

pub(super) const READER: Reader = Reader {
    name: "json",
    about: "JSON Feed, IPTC ninjs, an article or a list of articles",
    extensions: &["json", "ninjs"],
    recognises,
    read,
};

/// Fields that hold markup.
const MARKUP: &[&str] = &["content_html", "body_html", "body_xhtml"];
/// Fields that hold plain text.
const PLAIN: &[&str] = &["content_text", "body_text"];

fn recognises(input: &Input<'_>) -> Option<&'static str> {
    let text = input.text.as_ref().ok()?.text.trim();
    if !(text.starts_with('{') && text.ends_with('}') || text.starts_with("[{") && text.ends_with(']')) {
        return None;
    }
    let start = &text[..text.floor_char_boundary(4096)];
    if start.contains("jsonfeed.org/version") {
        return Some("it names itself a JSON Feed");
    }
    let ninjs = ["\"body_text\"", "\"body_html\"", "\"body_xhtml\""]
        .iter()
        .any(|field| start.contains(field));
    ninjs.then_some("it has a body as in ninjs")
}

fn read(input: Input<'_>, options: &Options, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let decoded = input.text?;
    let value: Value = serde_json::from_str(&decoded.text).map_err(|error| ReadError::Damaged {
        part: error.to_string(),
    })?;
    let outlet = value
        .get("title")
        .filter(|_| value.get("items").is_some())
        .and_then(words);
    let items = value.get("items").unwrap_or(&value);
    let list = items
        .as_array()
        .map_or(std::slice::from_ref(items), Vec::as_slice);
    let mut read = 0;
    for (at, item) in list.iter().enumerate() {
        let single = list.len() == 1 && !items.is_array();
        if let Some(document) = article(input.name, item, (at + 1, single), outlet.as_ref(), options) {
            read += 1;
            sink.push(document)?;
        }
    }
    if read == 0 {
        return Err(ReadError::NoArticles {
            problem: "no object has a field with the words of an article".into(),
        });
    }
    Ok(())
}

/// Makes a document of one item; `None` if it has no words.
fn article(
    name: &str,
    item: &Value,
    (number, single): (usize, bool),
    outlet: Option<&String>,
    options: &Options,
) -> Option<Document> {
    let fields: &Fields = &options.fields;
    let first = |names: &[String]| names.iter().find_map(|name| item.get(name).and_then(words));
    let date = first(&fields.date).or_else(|| item.get("versioncreated").and_then(words));
    let metadata = Metadata {
        outlet: first(&fields.outlet)
            .or_else(|| item.get("copyrightholder").and_then(words))
            .or(outlet.cloned()),
        byline: first(&fields.byline),
        date: date.map(|date| dates::find(&date).unwrap_or(date)),
        title: first(&fields.title),
        url: first(&fields.url),
        delivery: None,
    };
    let id = first(&fields.id).or_else(|| item.get("uri").and_then(words));
    let path = match id {
        _ if single => name.to_owned(),
        Some(id) => format!("{name}#{id}"),
        None => format!("{name}#{number}"),
    };
    let held = |names: &[&str]| names.iter().find_map(|name| item.get(name).and_then(words));
    let title = metadata.title.clone().unwrap_or_default();
    let mut document = if let Some(markup) = held(MARKUP) {
        let markup = format!("<h1>{}</h1>{markup}", quick_xml::escape::escape(&title));
        from_markup(&path, &markup, metadata, options.limits.nesting)
    } else {
        let text = held(PLAIN).or_else(|| first(&fields.text))?;
        with_headline(from_text(&path, text, metadata), &title)
    };
    document.anchors.push(Anchor {
        offset: 0,
        place: Place::Record(number),
    });
    find_turns(&mut document, None);
    Some(document)
}

/// A document of markup without positions.
pub(super) fn from_markup(path: &str, markup: &str, metadata: Metadata, limit: usize) -> Document {
    let mut flat = Flat::new(markup);
    fragment(&mut flat, markup, Span::new(0, markup.len()), limit);
    let way = Way::new(&mut Decoded::new(&[]));
    let mut document = flat.document(path, metadata, &way, vec![]);
    document.origin = Origin::Anchored;
    furnish(&mut document);
    document
}

/// A document of plain text without positions.
pub(super) fn from_text(path: &str, text: String, mut metadata: Metadata) -> Document {
    let blocks = classify(&text, &paragraphs(&text, 0), &mut metadata);
    Document {
        path: path.to_owned(),
        metadata,
        text,
        blocks,
        turns: vec![],
        origin: Origin::Anchored,
        anchors: vec![],
        warnings: vec![],
    }
}

/// The document with its headline in front.
fn with_headline(mut document: Document, title: &str) -> Document {
    let title = title.trim();
    if title.is_empty() || document.text.trim_start().starts_with(title) {
        return document;
    }
    document.text.insert_str(0, &format!("{title}\n\n"));
    for block in &mut document.blocks {
        block.span = block.span.shift(title.len() + 2);
    }
    let headline = Block {
        span: Span::new(0, title.len()),
        kind: BlockKind::Headline,
    };
    document.blocks.insert(0, headline);
    document
}

/// A string, a number, the name of an object, or a list of these.
fn words(value: &Value) -> Option<String> {
    let found = match value {
        Value::String(words) => words.clone(),
        Value::Number(number) => number.to_string(),
        Value::Object(object) => object.get("name")?.as_str()?.to_owned(),
        Value::Array(list) => {
            let one = |item: &Value| {
                item.as_str()
                    .or_else(|| item.get("name")?.as_str())
                    .map(str::to_owned)
            };
            list.iter().filter_map(one).collect::<Vec<_>>().join(", ")
        }
        _ => return None,
    };
    (!found.trim().is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::read;

    #[test]
    fn json_feed() {
        let json = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Post\",\"items\":[{\"id\":\"1\",\
                    \"title\":\"No\",\"content_html\":\"<p>“We <em>never</em> sell,” she said.</p>\",\"date_published\":\
                    \"2024-05-03T10:00:00Z\",\"authors\":[{\"name\":\"Tom Holt\"}]},{\"id\":2,\"content_text\":\"Two.\"}]}";
        let found = read("feed.json", json.as_bytes(), &Options::default()).expect("items");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].text.trim(), "No\n\n“We never sell,” she said.");
        assert_eq!(found[0].blocks[0].kind, BlockKind::Headline);
        assert_eq!(found[0].metadata.byline.as_deref(), Some("Tom Holt"));
        assert_eq!(found[0].metadata.date.as_deref(), Some("2024-05-03"));
        assert_eq!(found[1].metadata.outlet.as_deref(), Some("Post"));
        assert_eq!(found[1].path, "feed.json#2");
    }

    #[test]
    fn ninjs() {
        let json = "{\"uri\":\"urn:1\",\"headline\":\"Ruiz: “No”\",\"byline\":\"Tom Holt\",\"copyrightholder\":\"Nordic \
                    Wire\",\"versioncreated\":\"2024-05-03T10:00:00Z\",\"body_text\":\"“No,” she said.\"}";
        let found = read("a.json", json.as_bytes(), &Options::default()).expect("an item");
        assert_eq!(found[0].metadata.outlet.as_deref(), Some("Nordic Wire"));
        assert_eq!(found[0].path, "a.json");
        assert_eq!(found[0].text, "Ruiz: “No”\n\n“No,” she said.");
        let kinds: Vec<_> = found[0].blocks.iter().map(|it| it.kind).collect();
        assert_eq!(kinds, [BlockKind::Headline, BlockKind::Paragraph]);
        assert_eq!(found[0].slice(found[0].blocks[1].span), "“No,” she said.");
    }
}
