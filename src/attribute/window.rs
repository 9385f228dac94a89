//! Which mentions may be the source of a quotation.

use crate::english::speech_verbs::Strength;
use crate::nlp::analysis::Analysis;
use crate::nlp::mentions::mention::MentionType;

/// Paragraphs before a quotation that are searched for its source.
const BLOCKS_BEFORE: u32 = 4;
/// Most candidate mentions before and after a quotation; chosen by hand, the ranker is trained with them.
const MENTIONS_BEFORE: usize = 64;
const MENTIONS_BEHIND: usize = 24;

/// The mentions that may be the source of a quotation.
pub(crate) fn window(analysis: &Analysis<'_>, quotation: usize) -> Vec<usize> {
    let mut window = Vec::new();
    window_into(analysis, quotation, &mut window);
    window
}

/// Puts the mentions that may be the source of a quotation into `window` instead of what is there.
pub(crate) fn window_into(analysis: &Analysis<'_>, quotation: usize, window: &mut Vec<usize>) {
    window.clear();
    let pieces = &analysis.pieces[quotation];
    let (Some(&first), Some(&last)) = (pieces.first(), pieces.last()) else {
        return;
    };
    let before = analysis.mentions_before(first as usize);
    let behind = analysis.mentions_before(last as usize);
    let block = analysis.tokens[first as usize].block;
    let last_block = analysis.tokens[last as usize].block;
    // Mentions are in the order of their blocks, so those of these paragraphs stand together: `low..high`.
    let back = |mut at: usize, block: u32| {
        while at > 0 && before - at < MENTIONS_BEFORE && analysis.block(at - 1) >= block {
            at -= 1;
        }
        at
    };
    let on = |mut at: usize, block: u32| {
        while at < analysis.mentions.len() && at - behind < MENTIONS_BEHIND && analysis.block(at) <= block {
            at += 1;
        }
        at
    };
    let low = back(before, block);
    let high = on(behind, last_block);
    if (low..high).any(|at| says(analysis, at, pieces)) {
        // A mention with a cue next to the marks excludes mentions of other paragraphs.
        window.extend(low..high);
        return;
    }
    let carries = |at: &usize| carries(analysis, *at);
    window.extend((back(low, block.saturating_sub(BLOCKS_BEFORE))..low).filter(carries));
    window.extend(low..high);
    window.extend((high..on(high, last_block + 1)).filter(carries));
}

/// True if a mention and a strong cue of its own are right beside one of the pieces.
fn says(analysis: &Analysis<'_>, mention: usize, pieces: &[u32]) -> bool {
    let beside = analysis.beside[mention];
    analysis.cues[mention].strength == Strength::Strong
        && (pieces.contains(&beside.left) || pieces.contains(&beside.right))
}

/// True if a mention can be the source of quotations in other paragraphs: it is a named entity or has a cue of its own.
fn carries(analysis: &Analysis<'_>, mention: usize) -> bool {
    let it = &analysis.mentions[mention];
    let somebody = matches!(
        it.sort,
        MentionType::Name | MentionType::Pronoun | MentionType::Handle
    ) && !it.possessor
        && !it.aside;
    analysis.cues[mention].strength > Strength::None || somebody
}
