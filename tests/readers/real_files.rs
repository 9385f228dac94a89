//! Files made by other software; `fixtures/formats/make.sh` makes them.

use onrecord::document::BlockKind;
use onrecord::document::Document;
use onrecord::document::Place;
use onrecord::ingest::Options;
use onrecord::ingest::PdfReader;
use onrecord::ingest::identify;
use onrecord::ingest::read;

/// Each file, its reader, and how many documents it holds.
pub(crate) const FILES: &[(&str, &str, usize)] = &[
    ("article.md", "markdown", 1),
    ("pandoc.gfm.md", "markdown", 1),
    ("pandoc.html", "html", 1),
    ("pandoc.docx", "docx", 1),
    ("pandoc-tracked.docx", "docx", 1),
    ("libreoffice.docx", "docx", 1),
    ("libreoffice-tracked.docx", "docx", 1),
    ("libreoffice.pdf", "pdf", 1),
    ("chromium.pdf", "pdf", 1),
    ("chromium-columns.pdf", "pdf", 1),
    ("groff.pdf", "pdf", 1),
    ("feedgen.rss", "feed", 2),
    ("feedgen.atom", "feed", 2),
    ("webvtt-py.vtt", "webvtt", 1),
    ("webvtt-py.srt", "srt", 1),
    ("python.eml", "email", 1),
    ("attachments.eml", "email", 5),
    ("warcio.warc", "warc", 1),
    ("warcio.warc.gz", "warc", 1),
    ("python.zip", "archive", 4),
    ("python.tar.gz", "archive", 1),
];

/// Those of [`FILES`] whose reader may not come back when they are damaged, and is therefore a process of its own.
pub(crate) fn is_contained(file: &str) -> bool {
    file.ends_with(".pdf") || file == "attachments.eml"
}

/// The bytes of a file.
#[expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]
pub(crate) fn stored(file: &str) -> Vec<u8> {
    let path = format!("{}/fixtures/formats/{file}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("a fixture")
}

/// PDFs are read too: these are files of our own.
pub(crate) fn options() -> Options {
    let mut options = Options::default();
    options.pdf = PdfReader::in_process();
    options
}

fn documents(file: &str) -> Vec<Document> {
    read(file, &stored(file), &options()).expect("readable")
}

/// All text of a kind of block.
fn words(document: &Document, kind: BlockKind) -> Vec<&str> {
    let blocks = document.blocks.iter().filter(|block| block.kind == kind);
    blocks.map(|block| document.slice(block.span)).collect()
}

#[test]
fn each_file_has_its_reader() {
    for (file, reader, count) in FILES {
        assert_eq!(identify(file, &stored(file)).reader.name, *reader, "{file}");
        assert_eq!(documents(file).len(), *count, "{file}");
    }
}

#[test]
fn no_file_loses_the_quotation() {
    for (file, _, _) in FILES {
        for document in documents(file)
            .iter()
            .filter(|it| !it.path.ends_with("outside.txt"))
        {
            let found = document.blocks.iter().any(|block| {
                let words = document
                    .slice(block.span)
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ");
                words.contains("We never had an offer, and we did not want one")
            });
            assert!(found, "{}: {:?}", document.path, document.text);
        }
    }
}

#[test]
fn tracked_changes_are_applied() {
    for file in ["pandoc-tracked.docx", "libreoffice-tracked.docx", "pandoc.docx"] {
        let document = &documents(file)[0];
        assert!(
            document.text.contains("She spoke calmly to the board."),
            "{file}: {}",
            document.text
        );
    }
}

#[test]
fn places_in_word_files_are_paragraphs() {
    for file in ["pandoc.docx", "libreoffice.docx"] {
        let document = &documents(file)[0];
        let at = document.text.find("We never").expect("the quotation");
        assert!(
            matches!(document.place(at), Some(Place::Paragraph(4..=8))),
            "{file}: {:?}",
            document.place(at)
        );
    }
}

#[test]
fn footnotes_and_block_quotations_are_kept() {
    for file in ["article.md", "pandoc.docx"] {
        let document = &documents(file)[0];
        assert_eq!(
            words(document, BlockKind::Footnote),
            ["“I was there,” the clerk wrote."],
            "{file}"
        );
        assert_eq!(
            words(document, BlockKind::BlockQuote),
            ["It is ours, and it stays ours."],
            "{file}"
        );
    }
}

#[test]
fn captions_keep_speakers_and_times() {
    let document = &documents("webvtt-py.vtt")[0];
    assert_eq!(document.turns[0].speaker.as_deref(), Some("Ana Ruiz"));
    assert_eq!(document.turns[1].speaker.as_deref(), Some("Tom Holt"));
    let at = document.text.find("and we").expect("the second cue");
    assert_eq!(document.place(at), Some(Place::Time(3000)));
    assert_eq!(documents("webvtt-py.srt")[0].turns.len(), 2);
}

#[test]
fn members_of_archives_stay_inside() {
    let paths: Vec<String> = documents("python.zip").into_iter().map(|it| it.path).collect();
    assert!(paths.contains(&"python.zip/outside.txt".to_owned()), "{paths:?}");
    let warnings: Vec<String> = documents("python.zip")
        .into_iter()
        .flat_map(|it| it.warnings)
        .map(|it| it.message)
        .collect();
    assert!(
        warnings
            .iter()
            .any(|it| it.contains("picture.png") && it.contains("PNG")),
        "{warnings:?}"
    );
}

/// What `make_long.py` puts between quotation marks, number by number.
fn said(number: usize) -> String {
    let times = number * 7;
    if number % 2 == 1 {
        return format!(
            "“I will not be the mayor who puts a chain across it for the sake of one factory and its lorries, and {times} \
             times I have said so; whoever needs to hear it again may come to my office, which is open from nine to five,” \
             Ruiz told the council."
        );
    }
    format!(
        "“Number {times}: you can count the boats as often as you like, and you can write the numbers down in as many books \
         as you like, but the quay stays what it has always been, a place where anybody may tie up who comes out of the \
         weather,” Ruiz told the council."
    )
}

#[test]
fn quotations_in_pdf_are_whole_over_lines_columns_and_pages() {
    for file in [
        "libreoffice.pdf",
        "chromium.pdf",
        "chromium-columns.pdf",
        "groff.pdf",
    ] {
        let document = &documents(file)[0];
        let words = |block: &onrecord::document::Block| {
            let words = document.slice(block.span).split_whitespace();
            words.collect::<Vec<_>>().join(" ")
        };
        let blocks: Vec<String> = document.blocks.iter().map(words).collect();
        for number in 1..=15 {
            let whole = said(number);
            assert!(
                blocks.iter().any(|block| block.ends_with(&whole)),
                "{file}: {whole}\n{blocks:#?}"
            );
        }
        let pages = |block: &&onrecord::document::Block| {
            let page = |at| match document.place(at) {
                Some(Place::Page { page, .. }) => page,
                other => panic!("{file}: {other:?}"),
            };
            page(block.span.start) < page(block.span.end - 1)
        };
        // In this one no paragraph happens to lie over the end of a page.
        let crossing = document.blocks.iter().filter(pages).count();
        assert!(
            crossing > 0 || file == "libreoffice.pdf",
            "{file}: no paragraph lies over the end of a page"
        );
    }
}

#[test]
fn headline_and_places_of_pdf() {
    for file in ["libreoffice.pdf", "chromium.pdf"] {
        let document = &documents(file)[0];
        assert_eq!(words(document, BlockKind::Headline), ["No Sale"], "{file}");
        assert_eq!(document.metadata.byline.as_deref(), Some("Tom Holt"), "{file}");
        let at = document.text.find("We never").expect("the quotation");
        assert_eq!(
            document.place(at),
            Some(Place::Page { page: 1, line: 3 }),
            "{file}"
        );
    }
}

#[test]
fn pdf_without_words_to_read_says_why() {
    let error = |file| read(file, &stored(file), &options()).unwrap_err().to_string();
    assert_eq!(error("encrypted.pdf"), "encrypted; it opens with a password only");
    assert!(error("scanned.pdf").starts_with("no text on its pages (1)"));
}

#[test]
fn attachments_are_read_or_named() {
    let found = documents("attachments.eml");
    let paths: Vec<&str> = found.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "attachments.eml",
            "attachments.eml/libreoffice-tracked.docx",
            "attachments.eml/groff.pdf",
            "attachments.eml/words.txt",
            "attachments.eml/attachment 5.eml",
        ]
    );
    let mut warnings = found.iter().flat_map(|it| &it.warnings);
    assert!(warnings.any(|it| {
        it.message
            .contains("logo.png was left out: not text: a PNG picture")
    }));
}
