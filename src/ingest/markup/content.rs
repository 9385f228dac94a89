//! Tells the article from the page around it.
//!
//! The blocks of a page enter with notes about the elements they stood in; blocks of the page leave as boilerplate. A
//! port of the idea behind readability: paragraphs score for the container they stand in, the best container is the
//! article. Nothing is dropped: what is taken for the page can still be searched.

use crate::document::Block;
use crate::document::BlockKind;
use crate::text::Span;

use crate::ingest::markup::elements::Hint;
use crate::ingest::markup::elements::Role;
use crate::ingest::markup::walk::Node;
use crate::ingest::markup::walk::Note;

/// Minimum paragraph length that contributes to the container score, in bytes.
const SHORTEST: usize = 25;
/// An article is at least this long, in bytes; below, everything is taken.
const LEAST: usize = 140;

/// A page: its text, its blocks and what is known of each of them.
pub(in crate::ingest) struct Page<'a> {
    /// The text.
    pub(in crate::ingest) text: &'a str,
    /// The blocks.
    pub(in crate::ingest) blocks: &'a mut [Block],
    /// A note for each block.
    pub(in crate::ingest) notes: &'a [Note],
    /// The containers.
    pub(in crate::ingest) nodes: &'a [Node],
    /// The headline that the head of the page gives.
    pub(in crate::ingest) title: Option<&'a str>,
    /// The body that the head of the page gives.
    pub(in crate::ingest) body: Option<&'a str>,
}

impl Page<'_> {
    /// Marks the blocks that are not the article's.
    pub(in crate::ingest) fn settle(self) {
        let trusts_classes = self.trusts_classes();
        let mut keep = self.inside(trusts_classes);
        let kept: usize = self.length(&keep);
        let open: Vec<bool> = self.notes.iter().map(|note| note.hint != Hint::Chrome).collect();
        if kept < LEAST && self.length(&open) > 2 * kept {
            keep = open;
        }
        self.rescue(&mut keep);
        let headline = self.headline(&keep);
        self.standfirst(headline, &mut keep);
        for (at, block) in self.blocks.iter_mut().enumerate() {
            block.kind = match block.kind {
                _ if Some(at) == headline => BlockKind::Headline,
                BlockKind::Byline if self.notes[at].hint != Hint::Chrome => BlockKind::Byline,
                _ if !keep[at] => BlockKind::Boilerplate,
                BlockKind::Headline => BlockKind::Heading,
                kind => kind,
            };
        }
    }

    /// Bytes of the paragraphs among the blocks that are marked.
    fn length(&self, marked: &[bool]) -> usize {
        let lengths = self
            .blocks
            .iter()
            .zip(marked)
            .filter(|(block, marked)| **marked && is_running(block.kind));
        lengths.map(|(block, _)| block.span.len()).sum()
    }

    /// False if most of the text stands in containers whose classes sound like the page: then they mean nothing.
    fn trusts_classes(&self) -> bool {
        let maybe: Vec<bool> = self
            .notes
            .iter()
            .map(|note| note.hint == Hint::MaybeChrome)
            .collect();
        let rest: Vec<bool> = self
            .notes
            .iter()
            .map(|note| !is_chrome(note.hint, true))
            .collect();
        self.length(&maybe) <= self.length(&rest)
    }

    /// The blocks that stand in the article's container.
    fn inside(&self, trusts_classes: bool) -> Vec<bool> {
        let scores = self.scores(trusts_classes);
        let Some(root) = self.root(&scores) else {
            return vec![false; self.blocks.len()];
        };
        let beside = self.nodes[root].role != Role::Article && self.nodes[root].hint != Hint::Body;
        let parent = self.nodes[root].parent;
        let floor = (scores[root] / 5.0).max(10.0);
        let mut inner = vec![false; self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate() {
            let sibling = beside && root != 0 && at != 0 && node.parent == parent && scores[at] >= floor;
            // An article inside the article is a teaser.
            let teaser = node.role == Role::Article && at != root && inner[node.parent];
            inner[at] = at == root || sibling || (at != 0 && inner[node.parent] && !teaser);
        }
        let notes = self.notes.iter().zip(self.blocks.iter());
        let fits = |(note, block): (&Note, &Block)| {
            let linked = note.linked * 10 > block.span.len() * 6
                && !matches!(block.kind, BlockKind::Headline | BlockKind::BlockQuote);
            let beside_root = beside
                && note.node == parent
                && is_running(block.kind)
                && block.span.len() > 80
                && note.linked == 0;
            (inner[note.node] || beside_root) && !linked && !is_chrome(note.hint, trusts_classes)
        };
        notes.map(fits).collect()
    }

    /// What the paragraphs in and under each container are worth.
    fn scores(&self, trusts_classes: bool) -> Vec<f32> {
        let mut scores = vec![0.0; self.nodes.len()];
        let mut lengths = vec![(0_usize, 0_usize); self.nodes.len()];
        for (block, note) in self.blocks.iter().zip(self.notes) {
            let length = block.span.len();
            lengths[note.node].0 += length;
            lengths[note.node].1 += note.linked;
            let counts = is_running(block.kind) && length >= SHORTEST && note.linked * 2 < length;
            if !counts || is_chrome(note.hint, trusts_classes) {
                continue;
            }
            let commas = block.span.of(self.text).matches(',').count().min(10);
            let points = 1.0 + commas as f32 + (length as f32 / 100.0).min(3.0);
            let mut node = note.node;
            for divisor in [1.0, 2.0, 6.0, 9.0, 12.0] {
                scores[node] += points / divisor;
                if node == 0 {
                    break;
                }
                node = self.nodes[node].parent;
            }
        }
        for at in (1..self.nodes.len()).rev() {
            let (length, linked) = lengths[at];
            let parent = self.nodes[at].parent;
            lengths[parent].0 += length;
            lengths[parent].1 += linked;
        }
        for (score, (length, linked)) in scores.iter_mut().zip(lengths) {
            *score *= 1.0 - linked.min(length) as f32 / length.max(1) as f32;
        }
        scores
    }

    /// The article's container: one that says so, or else the one with the best score.
    fn root(&self, scores: &[f32]) -> Option<usize> {
        let best = |wanted: &dyn Fn(&Node) -> bool| {
            let nodes = (0..scores.len()).filter(|&at| scores[at] > 0.0 && wanted(&self.nodes[at]));
            nodes.reduce(|best, at| if scores[at] > scores[best] { at } else { best })
        };
        let top = best(&|_| true)?;
        if let Some(body) = best(&|node| node.hint == Hint::Body)
            && scores[body] * 2.0 >= scores[top]
        {
            return Some(body);
        }
        let mut at = top;
        while at != 0 {
            if self.nodes[at].role == Role::Article {
                return Some(at);
            }
            at = self.nodes[at].parent;
        }
        Some(top)
    }

    /// Takes blocks back whose words stand in the body that the head of the page gives.
    fn rescue(&self, keep: &mut [bool]) {
        let Some(body) = self.body.map(folded) else { return };
        for (at, block) in self.blocks.iter().enumerate() {
            if !keep[at] && is_running(block.kind) && block.span.len() >= 40 {
                keep[at] = body.contains(&folded(block.span.of(self.text)));
            }
        }
    }

    /// The headline: the first one that the head of the page names, else the first one of the article or before it.
    fn headline(&self, keep: &[bool]) -> Option<usize> {
        let headlines = || (0..self.blocks.len()).filter(|&at| self.blocks[at].kind == BlockKind::Headline);
        let words = |at: usize| folded(self.blocks[at].span.of(self.text));
        let title = self.title.map(folded).unwrap_or_default();
        headlines()
            .find(|&at| !words(at).is_empty() && title.contains(&words(at)))
            .or_else(|| headlines().find(|&at| keep[at]))
            .or_else(|| headlines().find(|&at| self.notes[at].hint != Hint::Chrome))
    }

    /// Takes back what stands between the headline and the article.
    fn standfirst(&self, headline: Option<usize>, keep: &mut [bool]) {
        let Some(headline) = headline else { return };
        let Some(first) = (headline + 1..keep.len()).find(|&at| keep[at]) else {
            return;
        };
        if first - headline > 6 {
            return;
        }
        for (at, kept) in keep.iter_mut().enumerate().take(first).skip(headline + 1) {
            let fits = is_running(self.blocks[at].kind) && self.notes[at].linked == 0;
            *kept = fits && !is_chrome(self.notes[at].hint, true);
        }
    }
}

fn is_chrome(hint: Hint, trusts_classes: bool) -> bool {
    hint == Hint::Chrome || trusts_classes && hint == Hint::MaybeChrome
}

fn is_running(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::BlockQuote)
}

/// Letters and digits only.
fn folded(text: &str) -> String {
    text.chars()
        .filter(|char| char.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// True if HTML is a whole page, not a fragment of one.
pub(in crate::ingest) fn is_page(source: &str, nodes: &[Node]) -> bool {
    let start = Span::new(0, source.floor_char_boundary(4096));
    let lower = start.of(source).to_ascii_lowercase();
    lower.contains("<html") || lower.contains("<body") || nodes.iter().any(|node| node.hint == Hint::Chrome)
}
