//! Decides whether a quotation is speech, and names the reason if it is not.
//!
//! A logistic classifier reads the words between and around the marks; it was trained on articles annotated by hand
//! (docs/evaluation/extraction.md). Nothing is dropped here: what is not speech keeps its place.

mod context;
mod features;
mod hash;
mod model;
mod reason;
mod words;

use rustc_hash::FxHashMap;

use crate::document::BlockKind;
use crate::document::Document;
use crate::extract::Kind;
use crate::extract::Quotation;
use crate::text::Span;
use crate::text::link_lists;

pub use features::SIZE;
pub use model::encode;

use features::Features;
use features::Sight;

/// Least probability of speech: even odds.
pub const THRESHOLD: f32 = 0.5;

/// Sets the kind and the probability of each quotation.
pub(super) fn classify(document: &Document, quotations: &mut [Quotation]) {
    let mut features = Features::new();
    let judged: Vec<(Kind, f32)> = look(document, quotations, |sight| {
        if let Some(kind) = reason::certain(sight) {
            return (kind, f32::from(u8::from(kind == Kind::Speech)));
        }
        let probability = model::probability(features::features(sight, &mut features));
        let is_speech = probability >= THRESHOLD;
        (
            if is_speech {
                Kind::Speech
            } else {
                reason::likely(sight)
            },
            probability,
        )
    });
    for (quotation, (kind, probability)) in quotations.iter_mut().zip(judged) {
        quotation.kind = kind;
        quotation.probability = probability;
    }
}

/// The features of each quotation, sorted, for the trainer; empty where a rule decides.
pub fn examples(document: &Document, quotations: &[Quotation]) -> Vec<Vec<u32>> {
    let mut features = Features::new();
    look(document, quotations, |sight| {
        if reason::certain(sight).is_some() {
            return vec![];
        }
        let mut features = features::features(sight, &mut features).to_vec();
        features.sort_unstable();
        features
    })
}

/// Looks at each quotation in its surroundings.
fn look<T>(document: &Document, quotations: &[Quotation], mut judge: impl FnMut(&Sight<'_>) -> T) -> Vec<T> {
    let text = &document.text;
    let outer: Vec<Span> = quotations.iter().flat_map(outer_spans).collect();
    let mut repeated: FxHashMap<&str, usize> = FxHashMap::default();
    for quotation in quotations {
        *repeated.entry(key(text, quotation)).or_default() += 1;
    }
    let title = document.metadata.title.as_deref();
    let links = link_lists(text);
    let mut piece = 0;
    let mut neighbourhood = Neighbourhood::default();
    let mut judged = Vec::with_capacity(quotations.len());
    for quotation in quotations {
        let first = piece;
        piece += quotation.pieces.len();
        let (Some(opening), Some(closing)) = (outer.get(first), outer.get(piece.saturating_sub(1))) else {
            continue;
        };
        let (start, end) = (opening.start, closing.end);
        let block_first = block_of(document, start);
        let block_last = if piece - first > 1 {
            block_of(document, end.saturating_sub(1))
        } else {
            block_first
        };
        neighbourhood.move_to(text, block_first, &outer, first);
        let content = quotation.pieces.first().map_or("", |it| it.span.of(text));
        let sight = Sight {
            content,
            before: &context::before(text, block_first.0, start, &outer[neighbourhood.first..first]),
            after: &context::after(text, block_last.0, end, &outer[piece..]),
            touching: (
                text[block_first.0.start..start].chars().next_back(),
                text[end..block_last.0.end].chars().next(),
            ),
            repeated: repeated.get(key(text, quotation)).copied().unwrap_or(1),
            in_block: neighbourhood.count,
            longest_other: neighbourhood.longest_but(first),
            single: is_single(text, quotation),
            several: piece - first > 1,
            is_title: title.is_some_and(|it| bare(it).eq_ignore_ascii_case(key(text, quotation))),
            heading: matches!(block_first.1, BlockKind::Headline | BlockKind::Heading),
            furniture: block_first.1 == BlockKind::Boilerplate || is_inside(&links, start),
        };
        judged.push(judge(&sight));
    }
    judged
}

/// The pieces with their marks.
fn outer_spans(quotation: &Quotation) -> impl Iterator<Item = Span> + '_ {
    quotation.pieces.iter().map(|piece| {
        let start = piece.open.map_or(piece.span.start, |it| it.start);
        let end = piece.close.map_or(piece.span.end, |it| it.end);
        Span::new(start, end)
    })
}

/// True if a position is in one of the stretches, which are in order.
fn is_inside(stretches: &[Span], position: usize) -> bool {
    let at = stretches.partition_point(|it| it.end <= position);
    stretches.get(at).is_some_and(|it| it.start <= position)
}

/// The words of a quotation that make it the same as another.
fn key<'a>(text: &'a str, quotation: &Quotation) -> &'a str {
    let first = quotation.pieces.first().map_or("", |piece| piece.span.of(text));
    bare(first)
}

fn bare(words: &str) -> &str {
    words.trim_matches(|it: char| !it.is_alphanumeric())
}

fn block_of(document: &Document, offset: usize) -> (Span, BlockKind) {
    match document.block_at(offset) {
        Some(at) => (document.blocks[at].span, document.blocks[at].kind),
        None => (Span::new(0, document.text.len()), BlockKind::Paragraph),
    }
}

fn is_single(text: &str, quotation: &Quotation) -> bool {
    let open = quotation.pieces.first().and_then(|piece| piece.open);
    open.is_some_and(|it| matches!(it.of(text), "'" | "‘" | "’" | "‚" | "‛"))
}

/// The pieces of the block that is being read.
#[derive(Debug, Default)]
struct Neighbourhood {
    block: Option<Span>,
    first: usize,
    count: usize,
    /// Number and words of the longest piece, and the words of the next.
    longest: (usize, usize),
    second: usize,
}

impl Neighbourhood {
    /// Looks at the block's pieces, of which number `first` is one, unless it is the block already in hand.
    fn move_to(&mut self, text: &str, block: (Span, BlockKind), outer: &[Span], first: usize) {
        if self.block == Some(block.0) {
            return;
        }
        *self = Self {
            block: Some(block.0),
            first,
            ..Self::default()
        };
        let in_block = outer[first..].iter().take_while(|it| it.start < block.0.end);
        self.count = in_block.clone().count();
        if self.count == 1 {
            // It has nothing to be compared with.
            return;
        }
        for (at, span) in in_block.enumerate().map(|(at, span)| (first + at, span)) {
            let words = words::words(span.of(text)).take(features::LONG).count();
            if words > self.longest.1 {
                self.second = self.longest.1;
                self.longest = (at, words);
            } else {
                self.second = self.second.max(words);
            }
        }
    }

    /// Words of the longest piece that is not this one.
    fn longest_but(&self, piece: usize) -> usize {
        if self.longest.0 == piece {
            self.second
        } else {
            self.longest.1
        }
    }
}
