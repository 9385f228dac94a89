//! Turns the marks of a block and their roles into outermost pieces, and diagnoses each mark without a partner.
//!
//! A piece never extends beyond its block.

use crate::text::Span;

use super::Fault;
use super::FaultKind;
use super::Piece;
use super::glyph::Family;
use super::mark::Mark;
use super::nesting::Role;

/// An outermost piece of a block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// The piece.
    pub(super) piece: Piece,
    /// True if it was still open at the end of its block.
    pub(super) runs_out: bool,
    /// True if its opening mark is the first thing in its block.
    pub(super) starts_block: bool,
    /// The kind of marks around it.
    pub(super) family: Family,
}

/// Appends the pieces and faults of the block with this number.
pub(super) fn pair(
    text: &str,
    block: Span,
    marks: &[Mark],
    roles: &[Role],
    number: usize,
    pieces: &mut Vec<(usize, Found)>,
    faults: &mut Vec<Fault>,
) {
    let mut inside_until = 0;
    for (at, (mark, role)) in marks.iter().zip(roles).enumerate() {
        let is_outermost = at >= inside_until;
        match *role {
            Role::Open(Some(close)) => {
                let closing = &marks[close];
                if !mark.glyph.is_proper_with(closing.glyph) {
                    let kind = FaultKind::Mixed;
                    faults.push(Fault {
                        mark: closing.span,
                        kind,
                    });
                }
                if is_outermost {
                    inside_until = close + 1;
                    let span = Span::new(mark.span.end, closing.span.start);
                    pieces.extend(found(text, block, mark, span, Some(closing.span)).map(|it| (number, it)));
                }
            }
            Role::Open(None) => {
                let kind = FaultKind::Unclosed;
                faults.push(Fault {
                    mark: mark.span,
                    kind,
                });
                if is_outermost {
                    inside_until = usize::MAX;
                    let span = Span::new(mark.span.end, block.end);
                    pieces.extend(found(text, block, mark, span, None).map(|it| (number, it)));
                }
            }
            Role::Close(_) => {}
            Role::Literal if mark.innocent => {}
            Role::Literal => {
                let opens = mark.opener < mark.closer;
                let kind = if opens {
                    FaultKind::Unclosed
                } else {
                    FaultKind::Stray
                };
                faults.push(Fault {
                    mark: mark.span,
                    kind,
                });
                if opens && is_outermost {
                    let limit = marks.get(at + 1).map_or(block.end, |it| it.span.start);
                    let rest = Span::new(mark.span.end, limit);
                    if let Some(end) = sentence_end(rest.of(text)) {
                        let span = Span::new(rest.start, rest.start + end);
                        let ended = |it| Found {
                            runs_out: false,
                            ..it
                        };
                        pieces.extend(found(text, block, mark, span, None).map(|it| (number, ended(it))));
                    }
                }
            }
        }
    }
}

/// A piece, unless there is nothing in it but space.
fn found(text: &str, block: Span, mark: &Mark, span: Span, close: Option<Span>) -> Option<Found> {
    let content = span.of(text);
    if content.trim().is_empty() {
        return None;
    }
    let start = span.start + (content.len() - content.trim_start().len());
    let span = Span::new(start, span.start + content.trim_end().len());
    Some(Found {
        piece: Piece {
            span,
            open: Some(mark.span),
            close,
        },
        runs_out: close.is_none(),
        starts_block: text[block.start..mark.span.start].trim().is_empty(),
        family: mark.glyph.family(),
    })
}

/// Where the first sentence of `text` ends.
fn sentence_end(text: &str) -> Option<usize> {
    let mut ends = text.match_indices(['.', '!', '?']);
    ends.find_map(|(at, it)| {
        let end = at + it.len();
        let rest = &text[end..];
        (rest.is_empty() || rest.starts_with(char::is_whitespace)).then_some(end)
    })
}
