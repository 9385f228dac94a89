//! What holds for every document, whatever the bytes: the twin of the fuzz targets.

use onrecord::document::Document;
use onrecord::document::Origin;
use onrecord::ingest::Options;
use onrecord::ingest::READERS;
use onrecord::ingest::identify;
use onrecord::ingest::read_each;
use onrecord::text::Span;
use proptest::prelude::*;

/// Reads bytes under a name and checks every document that comes out.
pub(crate) fn check(name: &str, bytes: &[u8]) -> Vec<Document> {
    let mut documents = Vec::new();
    let _ = identify(name, bytes);
    let _ = read_each(name, bytes, &Options::default(), &mut |document| {
        documents.push(document);
    });
    for document in &documents {
        check_document(document, bytes);
    }
    documents
}

fn check_document(document: &Document, bytes: &[u8]) {
    let mut end = 0;
    for block in &document.blocks {
        check_span(document, block.span);
        assert!(block.span.start >= end, "blocks overlap: {block:?} behind {end}");
        assert!(!block.span.is_empty());
        end = block.span.end;
        let inside = document.path == "file" || !document.path.contains(['/', '#']);
        if let (true, Some(stored)) = (inside, document.stored(block.span)) {
            assert!(stored.end <= bytes.len(), "{stored:?} lies behind the file");
        }
    }
    let mut end = 0;
    for turn in &document.turns {
        check_span(document, turn.span);
        assert!(turn.span.start >= end, "turns overlap: {turn:?}");
        end = turn.span.end;
        if let Some(label) = turn.label {
            check_span(document, label);
        }
    }
    assert!(document.anchors.is_sorted_by_key(|anchor| anchor.offset));
    if let Origin::Runs { runs, .. } = &document.origin {
        assert!(runs.is_sorted_by_key(|run| run.text.start));
        assert!(runs.windows(2).all(|pair| pair[0].text.end <= pair[1].text.start));
    }
}

fn check_span(document: &Document, span: Span) {
    assert!(
        document.text.get(span.start..span.end).is_some(),
        "{span:?} is not of the text"
    );
}

/// Endings of all readers, and none.
fn names() -> Vec<String> {
    let endings = READERS.iter().flat_map(|reader| reader.extensions.iter());
    endings
        .map(|ending| format!("file.{ending}"))
        .chain(["file".to_owned()])
        .collect()
}

/// Pieces that the formats are made of.
const PIECES: &[&str] = &[
    "“",
    "”",
    "\"",
    "'",
    "a word",
    "Ana Ruiz",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "&ldquo;",
    "&#x201c;",
    "&",
    "<",
    ">",
    "<p>",
    "</p>",
    "<q>",
    "</q>",
    "<em>",
    "</em>",
    "<br>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<![CDATA[",
    "]]>",
    "<a href=\"x\">",
    "</a>",
    "<div class='related'>",
    "</div>",
    "<blockquote>",
    "# ",
    "> ",
    "- ",
    "1. ",
    "*",
    "**",
    "`",
    "```\n",
    "[x](y)",
    "[^1]",
    "[^1]: ",
    "| a | b |\n|---|---|\n",
    "---\n",
    "title: x\n",
    "+++\n",
    "{{< x >}}",
    "{% raw %}",
    "ANA RUIZ: ",
    "Q. ",
    ">> ",
    "(APPLAUSE)",
    "[00:01:02] ",
    "WEBVTT\n\n",
    "00:01.000 --> 00:02.000\n",
    "1\n00:00:01,000 --> 00:00:02,000\n",
    "<v Ana>",
    "{\"text\":\"",
    "\"}",
    "{",
    "}",
    "<rss><channel><item><title>",
    "</title>",
    "<description>",
    "</description></item>",
    "</channel></rss>",
    "<feed><entry><content type=\"xhtml\">",
    "<nitf><body>",
    "<hl1>",
    "</hl1>",
    "From: a\nMessage-ID: <1>\n",
    "Content-Type: text/html\n",
    "From a\n",
    "WARC/1.0\r\n",
    "WARC-Type: response\r\n",
    "Content-Length: 20\r\n\r\n",
    "HTTP/1.1 200\r\n",
    "\u{feff}",
    "\u{a0}",
    "é",
    "🜁",
    "\u{1a}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_mixture_of_pieces_is_read(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60), name in prop::sample::select(names())) {
        check(&name, pieces.concat().as_bytes());
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400), name in prop::sample::select(names())) {
        check(&name, &bytes);
    }

    #[test]
    fn real_files_may_be_damaged(file in 0..super::real_files::FILES.len(), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let file = super::real_files::FILES[file].0;
        prop_assume!(!super::real_files::is_contained(file));
        let mut bytes = super::real_files::stored(file);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        check(file, &bytes);
        bytes.truncate(cut.index(bytes.len()));
        check(file, &bytes);
    }
}
