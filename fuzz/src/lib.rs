//! What every fuzz target checks: spans lie on char boundaries, in order, and lead back into the file.

pub mod pipeline;

use onrecord::document::Document;
use onrecord::ingest::{Options, PdfLine, PdfReader, PdfText, identify, is_stream, read_each, read_stream};
use onrecord::text::Span;

/// Reads bytes under a name that chooses the reader, unless the content chooses another.
pub fn check(name: &str, bytes: &[u8]) {
    let _ = identify(name, bytes);
    read(name, bytes, Options::default());
}

/// Lays out pages that the bytes describe. Getting letters out of a PDF is another crate's work, which the binary
/// contains in a child because it does not stand hostile files; what is ours is what becomes of the lines.
pub fn check_pages(bytes: &[u8]) {
    let mut options = Options::default();
    options.pdf = PdfReader(|bytes, _| {
        let lines: Vec<PdfLine> = bytes.chunks_exact(8).map(line).collect();
        Ok(PdfText {
            pages: 4,
            lines,
            ..PdfText::default()
        })
    });
    read("file.pdf", bytes, options);
}

/// Eight bytes as a line.
fn line(bytes: &[u8]) -> PdfLine {
    const TEXTS: &[&str] = &[
        "“We never had an of-", "fer,” she said.", "Page 2 of 4", "7", "ANA RUIZ: No.", "well-", "-", "\u{ad}", "known to us",
        "“", "” é—", "Read Entire Article", "By Tom Holt", "🜁", " ", "North-",
    ];
    let left = f32::from(bytes[1]) * 4.0 - 100.0;
    PdfLine {
        page: usize::from(bytes[0] % 4) + 1,
        line: usize::from(bytes[2]),
        left,
        right: left + f32::from(bytes[3]) * 4.0,
        base: f32::from(bytes[4]) * 4.0,
        size: f32::from(bytes[5]) / 8.0 + 0.1,
        word: left + f32::from(bytes[6]),
        text: TEXTS[usize::from(bytes[7]) % TEXTS.len()].to_owned(),
    }
}

fn read(name: &str, bytes: &[u8], mut options: Options) {
    options.limits.bytes = 8 << 20;
    options.limits.unpacked = 32 << 20;
    let _ = read_each(name, bytes, &options, &mut check_document);
    if is_stream(name, bytes) {
        let _ = read_stream(name, &mut &*bytes, &options, &mut check_document);
    }
}

fn check_document(document: Document) {
    let mut end = 0;
    for block in &document.blocks {
        check_span(&document.text, block.span);
        assert!(block.span.start >= end && !block.span.is_empty());
        end = block.span.end;
        let _ = document.stored(block.span);
    }
    for turn in &document.turns {
        check_span(&document.text, turn.span);
    }
    assert!(document.anchors.is_sorted_by_key(|anchor| anchor.offset));
}

fn check_span(text: &str, span: Span) {
    assert!(text.get(span.start..span.end).is_some());
}
