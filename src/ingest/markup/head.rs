//! What a page says of itself: `<meta>`, `OpenGraph`, `<link>`, `<title>`, JSON-LD.
//!
//! Parts of the source enter; metadata leaves, and the body of the article if JSON-LD has it. JSON-LD counts most, then
//! `OpenGraph`, then plain `<meta>`, then `<title>`.

use serde_json::Value;

use crate::document::Metadata;
use crate::text::Span;

use crate::ingest::markup::entities;
use crate::ingest::markup::tokenizer::attribute;
use crate::ingest::markup::walk::Head;
use crate::ingest::metadata::dates;

/// How deep JSON-LD is looked into.
const DEPTH: usize = 6;

/// What the head of a page says.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Said {
    /// Outlet, byline, date, title, address.
    pub(in crate::ingest) metadata: Metadata,
    /// `articleBody` of JSON-LD.
    pub(in crate::ingest) body: Option<String>,
    title: Option<String>,
}

/// Reads the heads of a page.
pub(in crate::ingest) fn said(source: &str, heads: &[Head]) -> Said {
    let mut said = Said::default();
    for head in heads {
        if let Head::Data(span) = head
            && let Ok(value) = serde_json::from_str::<Value>(span.of(source).trim())
        {
            said.data(&value, 0);
        }
    }
    for head in heads {
        match head {
            Head::Meta(span) => said.meta(source, *span),
            Head::Title(span) if said.title.is_none() => {
                let words: Vec<&str> = span.of(source).split_whitespace().collect();
                said.title = Some(entities::decoded(&words.join(" ")));
            }
            Head::Time(span) => said.time(source, *span),
            _ => {}
        }
    }
    let title = said.title.take().filter(|title| !title.is_empty());
    said.metadata.title = said.metadata.title.take().or(title);
    said
}

/// Fills a slot that is empty.
fn fill(slot: &mut Option<String>, value: Option<String>) {
    if slot.is_none() {
        *slot = value.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
    }
}

impl Said {
    /// JSON-LD: the first article in it.
    fn data(&mut self, value: &Value, depth: usize) {
        if depth > DEPTH {
            return;
        }
        match value {
            Value::Array(list) => list.iter().for_each(|item| self.data(item, depth + 1)),
            Value::Object(object) => {
                if let Some(graph) = object.get("@graph") {
                    self.data(graph, depth + 1);
                }
                if is_article(object.get("@type")) && self.metadata.title.is_none() {
                    let words = |key: &str| object.get(key).and_then(|value| named(value, 0));
                    fill(
                        &mut self.metadata.title,
                        words("headline").map(|it| entities::decoded(&it)),
                    );
                    fill(&mut self.metadata.byline, words("author"));
                    fill(&mut self.metadata.outlet, words("publisher"));
                    fill(
                        &mut self.metadata.date,
                        words("datePublished").as_deref().map(iso),
                    );
                    fill(
                        &mut self.metadata.url,
                        words("url").or_else(|| words("mainEntityOfPage")),
                    );
                    self.body = words("articleBody");
                }
            }
            _ => {}
        }
    }

    fn meta(&mut self, source: &str, at: Span) {
        let part = at.of(source);
        if attribute(part, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) {
            return fill(&mut self.metadata.url, attribute(part, "href"));
        }
        let Some(name) = attribute(part, "property").or_else(|| attribute(part, "name")) else {
            return;
        };
        let content = attribute(part, "content");
        match name.to_ascii_lowercase().as_str() {
            "og:title" | "twitter:title" | "dc.title" => fill(&mut self.metadata.title, content),
            "og:site_name" | "dc.publisher" | "application-name" => fill(&mut self.metadata.outlet, content),
            "author" | "dc.creator" | "parsely-author" | "sailthru.author" | "byl" => {
                let bare = content.map(|it| it.trim().trim_start_matches("By ").to_owned());
                fill(&mut self.metadata.byline, bare);
            }
            "article:author" if !content.as_deref().is_some_and(|it| it.starts_with("http")) => {
                fill(&mut self.metadata.byline, content);
            }
            "og:url" => fill(&mut self.metadata.url, content),
            "article:published_time" | "date" | "dc.date" | "pubdate" | "publishdate" | "dc.date.issued" => {
                fill(&mut self.metadata.date, content.as_deref().map(iso));
            }
            _ => {}
        }
    }

    fn time(&mut self, source: &str, at: Span) {
        fill(
            &mut self.metadata.date,
            attribute(at.of(source), "datetime").as_deref().map(iso),
        );
    }
}

fn iso(date: &str) -> String {
    dates::find(date).unwrap_or_else(|| date.to_owned())
}

/// True for the types of schema.org that are articles.
fn is_article(kind: Option<&Value>) -> bool {
    let one = |value: &Value| {
        value
            .as_str()
            .is_some_and(|it| it.ends_with("Article") || it.ends_with("Posting") || it == "Report")
    };
    match kind {
        Some(Value::Array(list)) => list.iter().any(one),
        Some(value) => one(value),
        None => false,
    }
}

/// The words of a value: a string, the name of a thing, a list of these.
fn named(value: &Value, depth: usize) -> Option<String> {
    match value {
        Value::String(words) => Some(words.clone()),
        Value::Object(object) if depth < DEPTH => {
            let name = object.get("name").or_else(|| object.get("@id"))?;
            named(name, depth + 1)
        }
        Value::Array(list) if depth < DEPTH => {
            let names: Vec<String> = list.iter().filter_map(|item| named(item, depth + 1)).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    }
}
