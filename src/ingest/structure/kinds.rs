//! Paragraphs of plain text → blocks with their kinds, and what they say of the document.
//!
//! Paragraphs enter in order, as many blocks leave. Only short lines are anything else than a paragraph.

use crate::document::Block;
use crate::document::BlockKind;
use crate::document::Document;
use crate::document::Metadata;

use crate::ingest::structure::boilerplate;
use crate::ingest::structure::boilerplate::Furniture;
use crate::ingest::structure::paragraphs::Paragraph;
use crate::ingest::structure::paragraphs::ends_sentence;
use crate::ingest::structure::paragraphs::starts_item;

/// Longest headline, in bytes.
const HEADLINE: usize = 200;
/// Longest heading inside the text, in bytes.
const HEADING: usize = 100;
/// Longest list of links to other articles.
const RELATED: usize = 8;

/// Says what each paragraph is; fills what `metadata` lacks.
pub(in crate::ingest) fn classify(
    text: &str,
    paragraphs: &[Paragraph],
    metadata: &mut Metadata,
) -> Vec<Block> {
    let mut state = State::default();
    let mut blocks = Vec::with_capacity(paragraphs.len());
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let line = paragraph.span.of(text);
        let kind = if line.len() > HEADLINE || line.contains('\n') {
            BlockKind::Paragraph
        } else {
            let next = paragraphs.get(at + 1).map(|it| it.span.of(text));
            state.kind(line, paragraph.group, next, metadata)
        };
        if matches!(kind, BlockKind::Paragraph | BlockKind::Turn) {
            state.in_body = true;
            state.related = None;
        }
        blocks.push(Block {
            span: paragraph.span,
            kind,
        });
    }
    if metadata.title.is_none() {
        metadata.title = state.headline.map(str::to_owned);
    }
    blocks
}

/// Finds lines of the page among the paragraphs of a document whose markup says the rest; fills its metadata.
pub(in crate::ingest) fn furnish(document: &mut Document) {
    let Document {
        text,
        blocks,
        metadata,
        ..
    } = document;
    if metadata.title.is_none() {
        let headline = blocks.iter().find(|block| block.kind == BlockKind::Headline);
        metadata.title = headline.map(|block| block.span.of(text).to_owned());
    }
    let mut state = State::default();
    for block in blocks.iter_mut() {
        let line = block.span.of(text);
        let plain = matches!(block.kind, BlockKind::Paragraph | BlockKind::Byline);
        if plain
            && line.len() <= HEADLINE
            && let Some(furniture) = boilerplate::recognise(line)
        {
            block.kind = state.furniture(furniture, metadata);
        }
    }
}

/// What was seen so far.
#[derive(Default)]
struct State<'a> {
    headline: Option<&'a str>,
    /// The first running text was seen.
    in_body: bool,
    /// How many links may still follow a "Related Stories", and the group of the first of them.
    related: Option<(usize, Option<usize>)>,
}

impl<'a> State<'a> {
    fn kind(
        &mut self,
        line: &'a str,
        group: usize,
        next: Option<&str>,
        metadata: &mut Metadata,
    ) -> BlockKind {
        if let Some(furniture) = boilerplate::recognise(line) {
            return self.furniture(furniture, metadata);
        }
        if self.headline == Some(line) || metadata.title.as_deref() == Some(line) {
            return BlockKind::Headline;
        }
        if self.is_related(line, group) {
            return BlockKind::Boilerplate;
        }
        if starts_item(line) {
            return BlockKind::ListItem;
        }
        let Some(next) = next else {
            return BlockKind::Paragraph;
        };
        if !self.in_body && self.headline.is_none() && metadata.title.is_none() && is_headline(line, next) {
            self.headline = Some(line);
            return BlockKind::Headline;
        }
        if is_heading(line) {
            return BlockKind::Heading;
        }
        BlockKind::Paragraph
    }

    fn furniture(&mut self, furniture: Furniture, metadata: &mut Metadata) -> BlockKind {
        match furniture {
            Furniture::Page => BlockKind::Boilerplate,
            Furniture::Related => {
                self.related = Some((RELATED, None));
                BlockKind::Boilerplate
            }
            Furniture::Dateline => BlockKind::Byline,
            Furniture::Date(date) => {
                metadata.date.get_or_insert(date);
                BlockKind::Byline
            }
            Furniture::Byline { name, date } => {
                if is_outlet(&name) {
                    metadata.outlet.get_or_insert_with(|| name.clone());
                }
                metadata.byline.get_or_insert(name);
                if let Some(date) = date {
                    metadata.date.get_or_insert(date);
                }
                BlockKind::Byline
            }
        }
    }

    /// True if a line is a link under "Related Stories": one group of lines, or single lines up to the next text.
    fn is_related(&mut self, line: &str, group: usize) -> bool {
        let Some((left, first)) = self.related else {
            return false;
        };
        let same_list = first.is_none_or(|first| first == group);
        if left == 0 || ends_sentence(line) || !same_list {
            self.related = None;
            return false;
        }
        self.related = Some((left - 1, Some(group)));
        true
    }
}

/// True for the name of a newspaper or agency.
fn is_outlet(name: &str) -> bool {
    const LAST: [&str; 16] = [
        "Chronicle",
        "Express",
        "Gazette",
        "Guardian",
        "Herald",
        "Independent",
        "Journal",
        "Mail",
        "News",
        "Post",
        "Press",
        "Reuters",
        "Star",
        "Telegraph",
        "Times",
        "Tribune",
    ];
    name.starts_with("The ")
        && name
            .split_whitespace()
            .last()
            .is_some_and(|word| LAST.contains(&word))
}

/// True if the first line of a text is its headline: it does not end as a sentence, or is written as a title.
fn is_headline(line: &str, next: &str) -> bool {
    if next.len() < line.len() / 2 && ends_sentence(line) {
        return false;
    }
    let open = !ends_sentence(line) && !line.ends_with([',', ':', ';', '-', '—', '–']);
    (open && !has_credit(line)) || is_title_case(line) && next.len() > line.len()
}

/// True if a line inside the text is a heading.
fn is_heading(line: &str) -> bool {
    if line.len() > HEADING || line.ends_with(['.', ',']) {
        return false;
    }
    let words = line.split_whitespace().count();
    let starts = line
        .starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit() || "“‘'\"«".contains(char));
    let ends = line.ends_with(|char: char| char.is_alphanumeric() || "”’'\"»?!)".contains(char));
    (1..=14).contains(&words)
        && starts
        && ends
        && (!ends_sentence(line) || is_title_case(line))
        && !has_credit(line)
}

/// True if a line has quoted words and goes on behind a comma inside or behind the marks: `“We won,” she said`.
fn has_credit(line: &str) -> bool {
    [",”", ",\"", "”,", "\",", ",’", "’,", ",''"]
        .iter()
        .any(|it| line.contains(it))
}

/// True if the longer words of a line start big, as in American headlines.
fn is_title_case(line: &str) -> bool {
    let longer = || {
        line.split(|char: char| !char.is_alphabetic() && !"'’".contains(char))
            .filter(|word| word.len() > 3)
    };
    let big = longer()
        .filter(|word| word.starts_with(char::is_uppercase))
        .count();
    let all = longer().count();
    all >= 3 && big * 5 >= all * 4
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::ingest::structure::paragraphs::paragraphs;

    fn shown(text: &str) -> String {
        let mut metadata = Metadata::default();
        let blocks = classify(text, &paragraphs(text, 0), &mut metadata);
        let lines = blocks
            .iter()
            .map(|it| format!("{:?}: {}", it.kind, it.span.of(text)));
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn an_article_as_scraped() {
        assert_snapshot!(shown(
            "Harbour Sale Off, Mayor Says\n\nPhoto of author\n\nBy Tom Holt\n\nHarbour Sale Off, Mayor Says\n\n\
             The sale of the harbour is off, the mayor said on Friday.\n\nA Question of Money\n\n\
             “We never had an offer,” she said.\n\nRelated Stories\n\nTown Buys Ferry\nFish Prices Up Again\n\n\
             The board meets on Monday.\n\nRead Entire Article"
        ), @r"
        Headline: Harbour Sale Off, Mayor Says
        Boilerplate: Photo of author
        Byline: By Tom Holt
        Headline: Harbour Sale Off, Mayor Says
        Paragraph: The sale of the harbour is off, the mayor said on Friday.
        Heading: A Question of Money
        Paragraph: “We never had an offer,” she said.
        Boilerplate: Related Stories
        Boilerplate: Town Buys Ferry
        Boilerplate: Fish Prices Up Again
        Paragraph: The board meets on Monday.
        Boilerplate: Read Entire Article
        ");
    }

    #[test]
    fn a_snippet_has_no_headline() {
        assert_snapshot!(shown("“We won,” she said"), @"Paragraph: “We won,” she said");
    }

    #[test]
    fn a_sentence_that_quotes_is_no_heading() {
        assert_snapshot!(shown("The vote was close.\n\n“We won,” she said\n\nThe rest is history."), @r"
        Paragraph: The vote was close.
        Paragraph: “We won,” she said
        Paragraph: The rest is history.
        ");
    }
}
