//! Joins pieces into quotations across paragraphs and across a clause of attribution.
//!
//! Assembly joins pieces and never moves them, so that a fault in one paragraph cannot change the pieces of another.

use crate::document::Block;
use crate::document::BlockKind;

use super::Fault;
use super::FaultKind;
use super::Piece;
use super::pairing::Found;
use super::split::is_split;

/// Joins the pieces of all blocks; `found[b]` are those of block `b`. Continuations are struck from the faults.
pub(super) fn assemble(
    text: &str,
    blocks: &[Block],
    found: &[(usize, Found)],
    faults: &mut Vec<Fault>,
) -> Vec<Vec<Piece>> {
    let mut quotations: Vec<Vec<Piece>> = Vec::with_capacity(found.len());
    let mut continued = Vec::new();
    for (at, (block, it)) in found.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| &found[at]);
        let joins = before.is_some_and(|(block_before, before)| {
            if block_before == block {
                return is_split(text, &before.piece, &it.piece);
            }
            let continues = continues(blocks, (*block_before, before), (*block, it));
            if continues {
                continued.extend(before.piece.open);
            }
            continues
        });
        match quotations.last_mut() {
            Some(quotation) if joins => quotation.push(it.piece),
            _ => quotations.push(vec![it.piece]),
        }
    }
    let mut continued = continued.into_iter().peekable();
    faults.retain(|fault| {
        if fault.kind == FaultKind::Unclosed && continued.peek() == Some(&fault.mark) {
            continued.next();
            return false;
        }
        true
    });
    quotations
}

/// True if an open quotation goes on in the next paragraph, which says so by an opening mark.
fn continues(blocks: &[Block], before: (usize, &Found), after: (usize, &Found)) -> bool {
    let nothing_between = blocks[before.0 + 1..after.0]
        .iter()
        .all(|block| is_aside(block.kind));
    before.1.runs_out
        && after.1.starts_block
        && before.1.family == after.1.family
        && blocks[before.0].kind == blocks[after.0].kind
        && nothing_between
}

/// Blocks in the middle of an article that are not part of its running text.
pub(super) fn is_aside(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::PullQuote
            | BlockKind::Caption
            | BlockKind::Boilerplate
            | BlockKind::Footnote
            | BlockKind::Byline
    )
}
