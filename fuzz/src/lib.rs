//! What every fuzz target checks: spans lie on char boundaries, in order, and lead back into the file.

use onrecord::ingest::{Options, identify, read_each};
use onrecord::text::Span;

/// Reads bytes under a name that chooses the reader, unless the content chooses another.
pub fn check(name: &str, bytes: &[u8]) {
    let _ = identify(name, bytes);
    let mut options = Options::default();
    options.limits.bytes = 8 << 20;
    options.limits.unpacked = 32 << 20;
    let _ = read_each(name, bytes, &options, &mut |document| {
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
    });
}

fn check_span(text: &str, span: Span) {
    assert!(text.get(span.start..span.end).is_some());
}
