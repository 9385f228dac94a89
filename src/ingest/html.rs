//! HTML: the newsroom's own files and pages saved from the web.
//!
//! Decoded text enters; one document leaves, whose text has no markup and leads back to the bytes through entities and
//! tags. Of a whole page, everything around the article is boilerplate; a fragment is all article.

use crate::document::Document;
use crate::text::Span;

use super::Reader;
use super::Sink;
use super::input::Input;
use super::input::Options;
use super::input::ReadError;
use crate::ingest::markup::content::Page;
use crate::ingest::markup::content::is_page;
use crate::ingest::markup::flat::Flat;
use crate::ingest::markup::flat::Way;
use crate::ingest::markup::head::said;
use crate::ingest::markup::walk::Walk;
use crate::ingest::structure::kinds::furnish;
use crate::ingest::structure::lost;
use crate::ingest::structure::turns::find_turns;

pub(super) const READER: Reader = Reader {
    name: "html",
    about: "HTML; metadata from JSON-LD, OpenGraph and <meta>; of a whole page, the article is told from the rest",
    extensions: &["html", "htm", "xhtml", "shtml"],
    recognises,
    read,
};

/// First words of HTML, in lower case.
const STARTS: &[&str] = &[
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<article",
    "<div",
    "<p>",
    "<p ",
    "<h1",
    "<section",
    "<main",
    "<blockquote",
];

fn recognises(input: &Input<'_>) -> Option<&'static str> {
    if matches!(input.extension.as_str(), "md" | "markdown" | "mdx") {
        return None;
    }
    let text = input.text.as_ref().ok()?.text.trim_start();
    let mut start = text;
    // A comment or an XML declaration may stand in front.
    while let Some(rest) = start
        .strip_prefix("<!--")
        .map(|it| (it, "-->"))
        .or(start.strip_prefix("<?xml").map(|it| (it, "?>")))
    {
        start = rest.0.split_once(rest.1)?.1.trim_start();
    }
    let lower = start[..start.floor_char_boundary(16)].to_ascii_lowercase();
    STARTS
        .iter()
        .any(|it| lower.starts_with(it))
        .then_some("it starts with an element of HTML")
}

fn read(input: Input<'_>, options: &Options, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    sink.push(document(input, options)?)
}

/// Makes a document of a page.
pub(super) fn document(input: Input<'_>, options: &Options) -> Result<Document, ReadError> {
    let mut decoded = input.text?;
    let way = Way::new(&mut decoded);
    let source = decoded.text.as_ref();
    let mut flat = Flat::new(source);
    let mut walk = Walk::new(source, &mut flat, options.limits.nesting);
    walk.read(Span::new(0, source.len()));
    let found = walk.finish();
    let said = said(source, &found.head);
    decoded
        .warnings
        .extend(lost::comment(source, Span::new(0, source.len())));
    let mut document = flat.document(input.name, said.metadata, &way, decoded.warnings);
    if is_page(source, &found.nodes) {
        Page {
            text: &document.text,
            blocks: &mut document.blocks,
            notes: &found.notes,
            nodes: &found.nodes,
            title: document.metadata.title.as_deref(),
            body: said.body.as_deref(),
        }
        .settle();
    }
    furnish(&mut document);
    find_turns(&mut document, None);
    Ok(document)
}

#[cfg(test)]
mod tests {
    use crate::document::BlockKind;
    use insta::assert_snapshot;

    use super::*;
    use crate::ingest::read;

    fn document(html: &str) -> Document {
        read("a.html", html.as_bytes(), &Options::default())
            .expect("text")
            .remove(0)
    }

    fn shown(html: &str) -> String {
        let document = document(html);
        let lines = document
            .blocks
            .iter()
            .map(|it| format!("{:?}: {}", it.kind, document.slice(it.span)));
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_quotation_is_one_through_tags_and_entities() {
        let html = "<p>&ldquo;We <em>never</em> had\n an <a href='x'>offer</a>,&rdquo; she said.</p>";
        let document = document(html);
        assert_eq!(document.text.trim(), "“We never had an offer,” she said.");
        let start = document.text.find("We").unwrap();
        let end = document.text.find(",”").unwrap();
        let stored = document.stored(Span::new(start, end)).unwrap();
        assert_eq!(stored.of(html), "We <em>never</em> had\n an <a href='x'>offer");
    }

    #[test]
    fn blocks_of_a_fragment() {
        assert_snapshot!(shown(
            "<h1>No Sale</h1><p>One<p>Two <q>three</q><br>four<ul><li>a<li>b</ul><blockquote cite=x><p>Ours.</blockquote>\
             <figure><img src=a alt=\"“x”\"><figcaption>The harbour</figcaption></figure><p hidden>no</p><!-- no -->\
             <script>'no'</script><del>no</del><div>Bare <b>words</b></div>"
        ), @r#"
        Headline: No Sale
        Paragraph: One
        Paragraph: Two “three”
        four
        ListItem: a
        ListItem: b
        BlockQuote: Ours.
        Caption: The harbour
        Paragraph: Bare words
        "#);
    }

    #[test]
    fn the_article_is_told_from_the_page() {
        assert_snapshot!(shown(
            "<!doctype html><html><head><title>No Sale - Harbour Post</title><meta property='og:site_name' \
             content='Harbour Post'></head><body><nav><ul><li><a href=/>Home</a></ul></nav><div class=header><h1>No \
             Sale</h1><p>The board will not sell.</div><div class=story><p>The sale of the harbour is off, the mayor said \
             on Friday, after a week of talks.</p><p>“We never had an offer, and we did not want one,” she said.</p></div>\
             <div class='related'><p>“They lied to us, all of them,” a fisherman said in another article, long \
             ago.</p></div><footer>© Harbour Post</footer></body></html>"
        ), @r#"
        Boilerplate: Home
        Headline: No Sale
        Paragraph: The board will not sell.
        Paragraph: The sale of the harbour is off, the mayor said on Friday, after a week of talks.
        Paragraph: “We never had an offer, and we did not want one,” she said.
        Boilerplate: “They lied to us, all of them,” a fisherman said in another article, long ago.
        Boilerplate: © Harbour Post
        "#);
    }

    #[test]
    fn a_table_that_lays_out_a_page_holds_paragraphs() {
        let story = "The board met on Friday and sent everybody home in the rain.<br><br>“We never had an offer, and we did \
                     not want one,” Ana Ruiz said, and asked the clerk of the harbour to write it down.";
        let page = format!(
            "<table><tr><td>Home<br>News</td><td>{story}</td></tr></table><table><tr><td>Boats</td><td>12</td></tr></table>"
        );
        let kinds: Vec<BlockKind> = document(&page).blocks.iter().map(|it| it.kind).collect();
        let (cell, prose) = (BlockKind::Table, BlockKind::Paragraph);
        assert_eq!(kinds, [cell, prose, prose, cell, cell]);
    }
}
