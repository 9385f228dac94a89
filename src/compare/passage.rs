//! A passage of a reference → its comparison with the quotation.
//!
//! The words around a passage are read along, inside its turn or block. What is not the speaker's is blanked out first: the
//! interjections and labels of a transcript, and what a report says between the marks.

use std::borrow::Cow;

use crate::attribute::Attribution;
use crate::compare::Comparison;
use crate::compare::Severity;
use crate::compare::Variation;
use crate::compare::VariationKind;
use crate::compare::Verdict;
use crate::compare::comparison::compare_passage;
use crate::document::Document;
use crate::matching::Method;
use crate::matching::Passage;
use crate::text::Span;

/// How much of the reference around a passage is read along, in bytes.
const CONTEXT: usize = 240;

/// The quotation's text, and where its pieces were joined.
pub(crate) fn joined(attribution: &Attribution, citing: &Document) -> (String, Vec<usize>) {
    let mut text = String::new();
    let mut joints = Vec::new();
    for piece in &attribution.quotation.pieces {
        if !text.is_empty() {
            text.push(' ');
            joints.push(text.len());
        }
        text.push_str(piece.span.of(&citing.text));
    }
    (text, joints)
}

/// Compares with the passage and a little around it, inside its turn or block.
///
/// `quoted` holds the attributions of a report's quotations, and is empty for other references.
pub(crate) fn compare_at(
    text: &str,
    joints: &[usize],
    document: &Document,
    passage: &Passage,
    quoted: &[Attribution],
) -> Comparison {
    let window = window(document, passage);
    let found = passage.method != Method::Nearest;
    let speakers = document.turns.iter().filter_map(|turn| turn.speaker.as_deref());
    let title = document.metadata.title.as_deref();
    let context: Vec<&str> = if text.contains('[') {
        [document.text.as_str()]
            .into_iter()
            .chain(title)
            .chain(speakers)
            .collect()
    } else {
        Vec::new()
    };
    let pieces = pieces(passage, window, quoted);
    let masked = if pieces.is_empty() {
        interjections(document, passage, window)
    } else {
        between(&pieces, window)
    };
    let reference = blanked(window.of(&document.text), window, &masked);
    let mut comparison = compare_passage(text, joints, &reference, &context, found);
    comparison.reference = comparison.reference.shift(window.start);
    for variation in comparison.variations.iter_mut().chain(&mut comparison.recorded) {
        variation.reference = variation.reference.shift(window.start);
    }
    if !pieces.is_empty() {
        set_aside(&mut comparison, &document.text, &pieces);
    }
    comparison
}

/// The pieces of a report's quotations in the window that have the speaker of the passage; none if it is in no quotation.
fn pieces(passage: &Passage, window: Span, quoted: &[Attribution]) -> Vec<Span> {
    let spans =
        |it: &Attribution| -> Vec<Span> { it.quotation.pieces.iter().map(|piece| piece.span).collect() };
    let holds = |it: &&Attribution| spans(it).iter().any(|span| span.overlaps(passage.span));
    let Some(holder) = quoted.iter().find(holds) else {
        return Vec::new();
    };
    let name = |it: &Attribution| it.speaker.as_ref().map(|speaker| speaker.name.clone());
    let speaker = name(holder);
    let mut found: Vec<Span> = quoted
        .iter()
        .filter(|it| name(it) == speaker)
        .flat_map(spans)
        .filter(|span| span.overlaps(window))
        .collect();
    found.sort_by_key(|span| (span.start, span.end));
    found
}

/// What is in the window and in none of the pieces, which are in order.
fn between(pieces: &[Span], window: Span) -> Vec<Span> {
    let mut gaps = Vec::new();
    let mut at = window.start;
    for piece in pieces {
        if at < piece.start {
            gaps.push(Span::new(at, piece.start));
        }
        at = at.max(piece.end);
    }
    if at < window.end {
        gaps.push(Span::new(at, window.end));
    }
    gaps
}

/// A report quotes a part of what was said: words before, between and after its pieces are neither found nor contradicted.
fn set_aside(comparison: &mut Comparison, text: &str, pieces: &[Span]) {
    let is_bare = |from: usize, to: usize| {
        let between = text.get(from..to);
        between.is_some_and(|it| !it.contains(char::is_alphanumeric))
    };
    let at_edge = |variation: &Variation| {
        let at = variation.reference.start;
        let edge = |piece: &Span| is_bare(piece.start, at) || is_bare(at, piece.end);
        variation.kind == VariationKind::Insertion
            && variation.reference.is_empty()
            && pieces.iter().any(edge)
    };
    let (aside, counted): (Vec<Variation>, Vec<Variation>) =
        comparison.variations.drain(..).partition(at_edge);
    comparison.variations = counted;
    if aside.is_empty() {
        return;
    }
    comparison.recorded.extend(aside);
    let severities = comparison.variations.iter().map(|it| it.severity);
    comparison.severity = severities.max().unwrap_or(Severity::None);
    if comparison.severity < Severity::Substantive {
        comparison.verdict = comparison.verdict.min(Verdict::Altered);
    }
}

/// The labels and interjections in the window after which the speaker goes on.
fn interjections(document: &Document, passage: &Passage, window: Span) -> Vec<Span> {
    /// Words of an interjection: `Thank you`, `Which witnesses?`; more is a question of its own.
    const SHORT: usize = 6;
    let Some(first) = document.turn_at(passage.span.start) else {
        return Vec::new();
    };
    let turns = document.turns[first..]
        .iter()
        .take_while(|turn| turn.span.start < window.end);
    let speaker = document.turns[first].speaker.as_deref();
    let mut masked: Vec<Span> = Vec::new();
    let mut pending: Vec<Span> = Vec::new();
    for turn in turns.skip(1) {
        pending.extend(turn.label);
        if turn.speaker.as_deref() == speaker {
            masked.append(&mut pending);
        } else if turn.span.of(&document.text).split_whitespace().count() <= SHORT {
            pending.push(turn.span);
        } else {
            break;
        }
    }
    masked
}

/// The text of the window with `masked` blanked out, except its line ends and double quotation marks; offsets stay.
fn blanked<'t>(text: &'t str, window: Span, masked: &[Span]) -> Cow<'t, str> {
    if masked.is_empty() {
        return Cow::Borrowed(text);
    }
    let is_masked = |at: usize| {
        let at = window.start + at;
        masked.iter().any(|span| (span.start..span.end).contains(&at))
    };
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if is_masked(at) && !matches!(c, '\n' | '"' | '“' | '”') {
            out.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

fn window(document: &Document, passage: &Passage) -> Span {
    let whole = Span::new(0, document.text.len());
    let turn = passage
        .turn
        .or_else(|| document.turn_at(passage.span.start))
        .and_then(|turn| document.turns.get(turn))
        .map(|turn| turn.span);
    let room = turn.unwrap_or_else(|| {
        let block = |offset: usize| document.block_at(offset).map(|at| document.blocks[at].span);
        let first = block(passage.span.start).unwrap_or(whole);
        first.cover(block(passage.span.end.saturating_sub(1)).unwrap_or(first))
    });
    let start = room
        .start
        .max(passage.span.start.saturating_sub(CONTEXT))
        .min(passage.span.start);
    let end = room
        .end
        .min(passage.span.end + CONTEXT)
        .max(passage.span.end)
        .min(document.text.len());
    let start = document.text.floor_char_boundary(start);
    Span::new(start, document.text.ceil_char_boundary(end).max(start))
}
