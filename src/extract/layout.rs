//! Layouts that quote without marks: block quotations and embedded posts.
//!
//! The line of attribution at the end of a block quotation is not part of its content. Consecutive blocks are one quotation
//! with one piece for each block.

use crate::document::Block;
use crate::document::BlockKind;
use crate::text::Span;

use super::Piece;
use super::glyph::Family;
use super::pairing::Found;

/// Attribution lines longer than this are part of the content.
const LONGEST_ATTRIBUTION: usize = 100;

/// Replaces the pieces found in a block quotation, from number `first` on, by its content, unless it is in marks itself.
pub(super) fn read(text: &str, block: &Block, number: usize, first: usize, found: &mut Vec<(usize, Found)>) {
    if block.kind != BlockKind::BlockQuote || found[first..].iter().any(|(_, it)| it.starts_block) {
        return;
    }
    let content = block.span.of(text);
    let attribution = attribution(content);
    let content = content[..attribution.unwrap_or(content.len())].trim_end();
    if content.is_empty() {
        return;
    }
    let piece = Piece {
        span: Span::new(block.span.start, block.span.start + content.len()),
        open: None,
        close: None,
    };
    found.truncate(first);
    found.push((
        number,
        Found {
            piece,
            runs_out: attribution.is_none(),
            starts_block: true,
            family: Family::Double,
        },
    ));
}

/// Where the attribution at the end of a block quotation starts: `— Ana Ruiz (@ana), 3 May`.
fn attribution(content: &str) -> Option<usize> {
    let from = content.floor_char_boundary(content.len().saturating_sub(LONGEST_ATTRIBUTION));
    let tail = &content[from..];
    let dash = ["—", "–", "--", "\n- ", "\n@"]
        .iter()
        .filter_map(|dash| tail.rfind(dash))
        .max()?;
    let before = tail[..dash].trim_end();
    let after = tail[dash..].trim_start_matches(['—', '–', '-', ' ', '\n', '\u{a0}']);
    let ends_content = before.is_empty()
        || before.ends_with(['.', '!', '?', '…', '”', '"', ')', '>'])
        || tail[dash..].starts_with('\n');
    let names = after.starts_with(|it: char| it.is_uppercase() || it == '@');
    (ends_content && names || after.starts_with('@')).then_some(from + dash)
}
