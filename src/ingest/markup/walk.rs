//! HTML elements → blocks: what starts a block, what is hidden, what a block is.
//!
//! A part of an HTML source enters, its visible words go into a [`Flat`]; for each block a note says in which elements
//! it stood. Deep nesting costs nothing more: elements below the limit are read as if they lay in it.

use crate::document::BlockKind;
use crate::text::Span;

use crate::ingest::markup::elements;
use crate::ingest::markup::elements::Hint;
use crate::ingest::markup::elements::Role;
use crate::ingest::markup::entities;
use crate::ingest::markup::flat::Flat;
use crate::ingest::markup::tokenizer::Token;
use crate::ingest::markup::tokenizer::Tokens;

/// Minimum length of text outside links, in bytes, for a table cell to hold running text.
const PROSE: usize = 160;

/// The elements that a block stood in.
#[derive(Debug, Clone, Copy)]
pub(in crate::ingest) struct Note {
    /// The innermost container, by number; 0 is the page.
    pub(in crate::ingest) node: usize,
    /// Bytes of words inside links.
    pub(in crate::ingest) linked: usize,
    /// What its elements say about being part of the article.
    pub(in crate::ingest) hint: Hint,
}

/// A container: an element that holds blocks.
#[derive(Debug, Clone)]
pub(in crate::ingest) struct Node {
    /// Number of the container around it; the page is its own.
    pub(in crate::ingest) parent: usize,
    /// What its name says.
    pub(in crate::ingest) role: Role,
    /// What its class, id and the like say.
    pub(in crate::ingest) hint: Hint,
}

/// An element that is open.
#[derive(Debug, Clone, Copy)]
struct Element<'a> {
    name: &'a str,
    role: Role,
    kind: BlockKind,
    hint: Hint,
    hidden: bool,
    kept: bool,
    node: usize,
}

/// What a walk found besides words.
#[derive(Debug)]
pub(in crate::ingest) struct Walked {
    /// A note for each block.
    pub(in crate::ingest) notes: Vec<Note>,
    /// Every container, in order.
    pub(in crate::ingest) nodes: Vec<Node>,
    /// What the page says of itself.
    pub(in crate::ingest) head: Vec<Head>,
}

/// Walks the elements of a page.
pub(in crate::ingest) struct Walk<'a, 'f> {
    source: &'a str,
    flat: &'f mut Flat<'a>,
    stack: Vec<Element<'a>>,
    limit: usize,
    /// Elements that are open below the limit.
    overflow: usize,
    links: usize,
    linked: usize,
    quotes: usize,
    /// Line breaks since the last word.
    breaks: usize,
    /// Number of the first block of this walk.
    first: usize,
    found: Walked,
}

/// Something that the page says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ingest) enum Head {
    /// `<meta>` or `<link>`: its attributes.
    Meta(Span),
    /// `<title>`.
    Title(Span),
    /// A script of JSON-LD.
    Data(Span),
    /// `<time datetime>`.
    Time(Span),
}

impl<'a, 'f> Walk<'a, 'f> {
    /// Starts; `limit` is how deep elements may nest.
    pub(in crate::ingest) fn new(source: &'a str, flat: &'f mut Flat<'a>, limit: usize) -> Self {
        let page = Node {
            parent: 0,
            role: Role::Container,
            hint: Hint::None,
        };
        Self {
            source,
            first: flat.blocks(),
            flat,
            stack: Vec::new(),
            limit: limit.max(1),
            overflow: 0,
            links: 0,
            linked: 0,
            quotes: 0,
            breaks: 0,
            found: Walked {
                notes: Vec::new(),
                nodes: vec![page],
                head: Vec::new(),
            },
        }
    }

    /// Reads a part of the source.
    pub(in crate::ingest) fn read(&mut self, part: Span) {
        let mut raw = Role::Inline;
        let mut data = false;
        for token in Tokens::new(self.source, part) {
            match token {
                Token::Text(span) => self.text(span),
                Token::Raw(span) if data => self.found.head.push(Head::Data(span)),
                Token::Raw(span) if raw == Role::Title => self.found.head.push(Head::Title(span)),
                Token::Raw(_) => {}
                Token::Open {
                    tag,
                    name,
                    attributes,
                    closed,
                } => {
                    raw = elements::role(name.of(self.source));
                    data = raw == Role::Hidden
                        && name.of(self.source).eq_ignore_ascii_case("script")
                        && attributes.of(self.source).contains("ld+json");
                    self.start(tag, name.of(self.source), raw, attributes, closed);
                }
                Token::Close { tag, name } => self.end(tag, name.of(self.source)),
            }
        }
    }

    /// Ends the last block.
    pub(in crate::ingest) fn finish(mut self) -> Walked {
        self.close();
        self.free_cells();
        self.found
    }

    /// Cells with running text in them lay out a page; they are no table.
    fn free_cells(&mut self) {
        let mut bytes = vec![0; self.found.nodes.len()];
        let blocks = self.flat.blocks_from(self.first);
        for (block, note) in blocks.iter().zip(&self.found.notes) {
            if block.kind == BlockKind::Table {
                bytes[note.node] += block.span.len() - note.linked.min(block.span.len());
            }
        }
        for (block, note) in blocks.iter_mut().zip(&self.found.notes) {
            if block.kind == BlockKind::Table && bytes[note.node] >= PROSE {
                block.kind = BlockKind::Paragraph;
            }
        }
    }

    fn top(&self) -> Option<&Element<'a>> {
        self.stack.last()
    }

    fn hidden(&self) -> bool {
        self.top().is_some_and(|element| element.hidden)
    }

    fn text(&mut self, span: Span) {
        if self.hidden() {
            return;
        }
        let kept = self.top().is_some_and(|element| element.kept);
        let blank = span.of(self.source).trim_ascii().is_empty();
        if blank && !self.flat.is_open() {
            return;
        }
        if !blank {
            self.ensure();
            self.breaks = 0;
        }
        let before = self.flat.len();
        entities::append(self.flat, self.source, span, kept);
        if self.links > 0 {
            self.linked += self.flat.len() - before;
        }
    }

    /// Opens a block if none is.
    fn ensure(&mut self) {
        if !self.flat.is_open() {
            let kind = self.top().map_or(BlockKind::Paragraph, |element| element.kind);
            self.flat.open(kind);
            self.linked = 0;
        }
    }

    fn close(&mut self) {
        let closed = self.flat.close();
        if closed.is_some_and(|block| block >= self.first) {
            self.found.notes.push(Note {
                node: self.top().map_or(0, |element| element.node),
                linked: self.linked,
                hint: self.top().map_or(Hint::None, |element| element.hint),
            });
        }
        self.linked = 0;
        self.breaks = 0;
    }

    fn start(&mut self, tag: Span, name: &'a str, role: Role, attributes: Span, closed: bool) {
        match role {
            Role::Break => return self.line_break(tag),
            Role::Meta => return self.found.head.push(Head::Meta(attributes)),
            Role::Rule => return self.close(),
            Role::Void => return,
            Role::Quote if !self.hidden() => {
                self.ensure();
                self.flat.unit(
                    if self.quotes.is_multiple_of(2) {
                        "“"
                    } else {
                        "‘"
                    },
                    tag,
                );
                self.quotes += 1;
            }
            Role::Time => self.found.head.push(Head::Time(attributes)),
            _ => {}
        }
        if closed && !role.is_block() {
            return;
        }
        if role.is_block() {
            self.close();
            self.end_implied(name, role);
        }
        if self.stack.len() >= self.limit {
            self.overflow += 1;
            return;
        }
        self.links += usize::from(role == Role::Link);
        let element = self.element(name, role, attributes);
        self.stack.push(element);
        if closed && role == Role::Hidden {
            self.pop();
        }
    }

    /// What an element is inside those that are open.
    fn element(&mut self, name: &'a str, role: Role, attributes: Span) -> Element<'a> {
        let outer = self.top().copied();
        let part = attributes.of(self.source);
        let hint = if role.is_block() {
            elements::hint(role, name, part)
        } else {
            Hint::None
        };
        let outer_hint = outer.map_or(Hint::None, |it| it.hint);
        let outer_kind = outer.map_or(BlockKind::Paragraph, |it| it.kind);
        let mut node = outer.map_or(0, |it| it.node);
        if role.is_container() {
            self.found.nodes.push(Node {
                parent: node,
                role,
                hint,
            });
            node = self.found.nodes.len() - 1;
        }
        Element {
            name,
            role,
            kind: elements::kind(role, hint, outer_kind),
            hint: outer_hint.inside(hint, role),
            hidden: outer.is_some_and(|it| it.hidden) || role == Role::Hidden || elements::is_hidden(part),
            kept: outer.is_some_and(|it| it.kept) || role == Role::Preformatted,
            node,
        }
    }

    /// Ends elements whose end browsers imply: a paragraph before the next one, a list item before the next one.
    fn end_implied(&mut self, name: &str, role: Role) {
        while self.overflow == 0
            && let Some(top) = self.top()
        {
            let implied = top.role == Role::Paragraph && role != Role::Hidden
                || top.role.is_item() && top.name.eq_ignore_ascii_case(name);
            if !implied {
                return;
            }
            self.pop();
        }
    }

    fn end(&mut self, tag: Span, name: &str) {
        let role = elements::role(name);
        match role {
            Role::Break => return self.line_break(tag),
            Role::Quote if self.quotes > 0 && !self.hidden() => {
                self.quotes -= 1;
                self.ensure();
                self.flat.unit(
                    if self.quotes.is_multiple_of(2) {
                        "”"
                    } else {
                        "’"
                    },
                    tag,
                );
            }
            _ => {}
        }
        if role.is_block() {
            self.close();
        }
        if self.overflow > 0 {
            self.overflow -= 1;
            return;
        }
        let open = self
            .stack
            .iter()
            .rposition(|element| element.name.eq_ignore_ascii_case(name));
        // An inline element that was never opened here must not end the block around it.
        let Some(open) = open else { return };
        if !role.is_block() && self.stack[open..].iter().any(|element| element.role.is_block()) {
            return;
        }
        while self.stack.len() > open {
            self.pop();
        }
    }

    fn pop(&mut self) {
        if let Some(element) = self.stack.pop()
            && element.role == Role::Link
        {
            self.links = self.links.saturating_sub(1);
        }
    }

    /// One line break goes on, two end the block.
    fn line_break(&mut self, tag: Span) {
        if self.hidden() || !self.flat.is_open() {
            return;
        }
        self.breaks += 1;
        if self.breaks > 1 {
            self.close();
        } else {
            self.flat.unit("\n", tag);
        }
    }
}

/// Reads HTML that stands inside another format.
pub(in crate::ingest) fn fragment<'a>(flat: &mut Flat<'a>, source: &'a str, part: Span, limit: usize) {
    let mut walk = Walk::new(source, flat, limit);
    walk.read(part);
    walk.finish();
}
