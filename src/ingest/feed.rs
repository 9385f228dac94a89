//! Feeds: RSS and Atom.
//!
//! Decoded XML enters, a document an item leaves. Markup inside an item may be escaped, in CDATA or plain; positions
//! lead through all of them.

use crate::document::Anchor;
use crate::document::Metadata;
use crate::document::Place;
use crate::text::Span;

use super::Reader;
use super::Sink;
use super::input::Input;
use super::input::Options;
use super::input::ReadError;
use crate::ingest::markup::entities::decoded;
use crate::ingest::markup::flat::Flat;
use crate::ingest::markup::flat::Way;
use crate::ingest::markup::rewrite::Child;
use crate::ingest::markup::rewrite::Rewrite;
use crate::ingest::markup::rewrite::children;
use crate::ingest::markup::rewrite::line;
use crate::ingest::markup::tokenizer::attribute;
use crate::ingest::markup::walk::fragment;
use crate::ingest::metadata::dates;
use crate::ingest::structure::kinds::furnish;
use crate::ingest::structure::turns::find_turns;

pub(super) const READER: Reader = Reader {
    name: "feed",
    about: "RSS and Atom; each item is a document",
    extensions: &["rss", "atom"],
    recognises,
    read,
};

fn recognises(input: &Input<'_>) -> Option<&'static str> {
    let start = input.xml_start()?;
    let has = |element| start.contains(element);
    (has("<rss") || has("<feed") || has("<rdf:RDF")).then_some("its root is a feed's")
}

fn read(input: Input<'_>, options: &Options, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let mut decoded = input.text?;
    let way = Way::new(&mut decoded);
    let source = decoded.text.as_ref();
    let feed = Feed {
        source,
        name: input.name,
        way,
        limit: options.limits.nesting,
    };
    let mut number = 0;
    for root in children(source, Span::new(0, source.len())) {
        let mut lists = vec![root.inner];
        let channel = children(source, root.inner);
        lists.extend(
            channel
                .iter()
                .filter(|child| child.name == "channel")
                .map(|child| child.inner),
        );
        let mut outlet = None;
        for list in lists {
            let parts = children(source, list);
            let title = parts.iter().find(|part| part.name == "title");
            outlet = outlet.or_else(|| title.and_then(|title| line(source, title.inner)));
            for item in parts.iter().filter(|part| matches!(part.name, "item" | "entry")) {
                number += 1;
                feed.item(item.inner, number, outlet.as_deref(), sink)?;
            }
        }
    }
    if number == 0 {
        return Err(ReadError::NoArticles {
            problem: "the feed has no items".into(),
        });
    }
    Ok(())
}

/// A feed that is read.
struct Feed<'a> {
    source: &'a str,
    name: &'a str,
    way: Way,
    limit: usize,
}

impl Feed<'_> {
    fn item(
        &self,
        inner: Span,
        number: usize,
        outlet: Option<&str>,
        sink: &mut Sink<'_>,
    ) -> Result<(), ReadError> {
        let parts = children(self.source, inner);
        let first = |names: &[&str]| {
            let found = names
                .iter()
                .find_map(|name| parts.iter().find(|part| part.name == *name));
            found.copied()
        };
        let line = |names: &[&str]| first(names).and_then(|part| line(self.source, part.inner));
        let metadata = Metadata {
            outlet: outlet.map(str::to_owned),
            byline: line(&["dc:creator", "author"]),
            date: line(&["pubDate", "published", "dc:date", "updated"])
                .map(|date| dates::find(&date).unwrap_or(date)),
            title: line(&["title"]).map(|title| decoded(&title)),
            url: line(&["link"])
                .or_else(|| first(&["link"]).and_then(|link| attribute(link.attributes, "href"))),
            delivery: None,
        };
        let id = line(&["guid", "id"]).or_else(|| metadata.url.clone());
        let mut made = Rewrite::new(self.source);
        if let Some(title) = first(&["title"]) {
            made.literal("<h1>");
            made.words(title.inner);
            made.literal("</h1>\n");
        }
        let body = first(&["content:encoded", "content", "description", "summary"]);
        if let Some(body) = body {
            body_of(&mut made, &body);
        }
        let path = format!("{}#{}", self.name, id.unwrap_or_else(|| number.to_string()));
        let mut flat = Flat::new(&made.text);
        fragment(&mut flat, &made.text, Span::new(0, made.text.len()), self.limit);
        let mut document = flat.document(&path, metadata, &self.way.behind(&made.runs), vec![]);
        document.anchors.push(Anchor {
            offset: 0,
            place: Place::Record(number),
        });
        furnish(&mut document);
        find_turns(&mut document, None);
        sink.push(document)
    }
}

/// Atom may hold markup as it is; everything else is text that is markup once decoded.
fn body_of(made: &mut Rewrite<'_>, body: &Child<'_>) {
    if attribute(body.attributes, "type").is_some_and(|kind| kind == "xhtml") {
        made.copy(body.inner);
    } else {
        made.words(body.inner);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::read;

    #[test]
    fn escaped_markup_leads_back() {
        let xml = "<?xml version=\"1.0\"?><rss><channel><title>Harbour Post</title><item><title>No &amp;amp; \
                   Never</title><link>https://example.org/1</link><pubDate>Fri, 03 May 2024 10:00:00 \
                   GMT</pubDate><description>&lt;p&gt;&amp;ldquo;We &lt;em&gt;never&lt;/em&gt; had \
                   one,&amp;rdquo; she said.&lt;/p&gt;</description></item><item><content:encoded><![CDATA[<p>Two &amp; \
                   three</p>]]></content:encoded></item></channel></rss>";
        let found = read("a.rss", xml.as_bytes(), &Options::default()).expect("items");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].metadata.date.as_deref(), Some("2024-05-03"));
        assert_eq!(found[0].metadata.outlet.as_deref(), Some("Harbour Post"));
        assert_eq!(found[0].slice(found[0].blocks[0].span), "No & Never");
        let body = found[0].blocks[1].span;
        assert_eq!(found[0].slice(body), "“We never had one,” she said.");
        let start = body.start + "“We ".len();
        let stored = found[0]
            .stored(Span::new(start, start + 5))
            .expect("has positions");
        assert_eq!(stored.of(xml), "never");
        assert_eq!(found[1].text.trim(), "Two & three");
    }

    #[test]
    fn atom() {
        let xml = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Post</title><entry><id>urn:1</id><title>A</title>\
                   <author><name>Tom Holt</name></author><link href=\"https://example.org/a\"/><content \
                   type=\"xhtml\"><div><p>“Yes,” he said.</p></div></content></entry></feed>";
        let found = read("a.xml", xml.as_bytes(), &Options::default()).expect("items");
        assert_eq!(found[0].path, "a.xml#urn:1");
        assert_eq!(found[0].metadata.byline.as_deref(), Some("Tom Holt"));
        assert_eq!(found[0].metadata.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(found[0].slice(found[0].blocks[1].span), "“Yes,” he said.");
    }
}
