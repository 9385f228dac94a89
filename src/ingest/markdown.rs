//! Markdown: `CommonMark` with tables, footnotes, front matter and shortcodes.
//!
//! Decoded text enters; one document leaves, whose text has no markup and leads back to the bytes. Code is masked, titles of
//! links and pictures stand behind the paragraph they belong to.

use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::HeadingLevel;
use pulldown_cmark::Options as Syntax;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::document::BlockKind;
use crate::document::Warning;
use crate::text::Span;

use super::Reader;
use super::Sink;
use super::input::Input;
use super::input::Options;
use super::input::ReadError;
use crate::ingest::markup::flat::Flat;
use crate::ingest::markup::flat::Way;
use crate::ingest::markup::mask::MASK;
use crate::ingest::markup::mask::masked;
use crate::ingest::markup::walk::fragment;
use crate::ingest::metadata::front_matter::front_matter;
use crate::ingest::structure::kinds::furnish;
use crate::ingest::structure::lost;
use crate::ingest::structure::turns::find_turns;

pub(super) const READER: Reader = Reader {
    name: "markdown",
    about: "Markdown with front matter, footnotes, tables; code and shortcodes masked",
    extensions: &["md", "markdown", "mdx", "mdown", "mkd", "qmd", "rmd"],
    recognises,
    read,
};

fn recognises(input: &Input<'_>) -> Option<&'static str> {
    let known = READER.extensions.contains(&input.extension.as_str());
    let text = &input.text.as_ref().ok()?.text;
    (known && front_matter(text).end > 0).then_some("it starts with front matter and its name is Markdown's")
}

fn read(input: Input<'_>, options: &Options, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let mdx = input.extension == "mdx";
    let mut decoded = input.text?;
    let way = Way::new(&mut decoded);
    let text = decoded.text.as_ref();
    let front = front_matter(text);
    let masked = masked(&text[front.end..], mdx);
    let mut flatten = Flatten {
        source: text,
        flat: Flat::new(text),
        containers: Vec::new(),
        has_headline: false,
        html: None,
        code: 0,
        image: 0,
        titles: Vec::new(),
        unclosed: None,
        limit: options.limits.nesting,
    };
    for (event, range) in Parser::new_ext(&masked, syntax()).into_offset_iter() {
        flatten.event(event, Span::from(range).shift(front.end));
    }
    decoded.warnings.extend(flatten.unclosed);
    let mut document = flatten
        .flat
        .document(input.name, front.metadata, &way, decoded.warnings);
    furnish(&mut document);
    find_turns(&mut document, front.speaker);
    sink.push(document)
}

/// The syntax that is read; smart punctuation stays off, the marks are what we are after.
fn syntax() -> Syntax {
    Syntax::ENABLE_TABLES
        | Syntax::ENABLE_FOOTNOTES
        | Syntax::ENABLE_STRIKETHROUGH
        | Syntax::ENABLE_TASKLISTS
        | Syntax::ENABLE_HEADING_ATTRIBUTES
}

/// Events → blocks.
struct Flatten<'a> {
    source: &'a str,
    flat: Flat<'a>,
    /// Kinds of the containers that are open.
    containers: Vec<BlockKind>,
    has_headline: bool,
    /// The HTML block that is open.
    html: Option<Span>,
    /// Code blocks and metadata that are open.
    code: usize,
    /// Images that are open.
    image: usize,
    /// Titles of links and pictures in the open block; they are blocks of their own behind it.
    titles: Vec<(String, Span)>,
    /// A comment or a block of code that hides the rest.
    unclosed: Option<Warning>,
    limit: usize,
}

impl Flatten<'_> {
    fn event(&mut self, event: Event<'_>, at: Span) {
        match event {
            Event::Start(tag) => self.start(&tag, at),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.code == 0 => self.text(&text, at),
            Event::Code(text) if self.code == 0 => self.code(&text, at),
            Event::Html(_) => self.html = Some(self.html.map_or(at, |html| html.cover(at))),
            Event::InlineHtml(_) => self.inline_html(at),
            Event::SoftBreak => self.flat.unit(" ", at),
            Event::HardBreak => self.flat.unit("\n", at),
            Event::Rule => {
                self.flat.close();
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: Span) {
        if let Tag::Link { title, .. } | Tag::Image { title, .. } = tag
            && !title.trim().is_empty()
        {
            self.titles.push((title.to_string(), at));
        }
        match tag {
            Tag::Paragraph => self.flat.open(self.kind()),
            Tag::Heading { level, .. } => {
                let first = *level == HeadingLevel::H1 && !self.has_headline;
                self.has_headline |= first;
                self.flat.open(if first {
                    BlockKind::Headline
                } else {
                    BlockKind::Heading
                });
            }
            Tag::BlockQuote(_) => self.container(BlockKind::BlockQuote),
            Tag::Item => self.container(BlockKind::ListItem),
            Tag::FootnoteDefinition(_) => self.container(BlockKind::Footnote),
            Tag::TableCell => self.flat.open(BlockKind::Table),
            Tag::List(_) | Tag::Table(_) | Tag::HtmlBlock => {
                self.flat.close();
            }
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                self.flat.close();
                self.code += 1;
                if matches!(tag, Tag::CodeBlock(CodeBlockKind::Fenced(_))) {
                    self.unclosed = lost::fence(self.source, at).or(self.unclosed.take());
                }
            }
            Tag::Image { .. } => {
                self.image += 1;
                if self.flat.is_bare() {
                    self.flat.set_kind(BlockKind::Caption);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell => {
                self.flat.close();
                self.write_titles();
            }
            TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.flat.close();
                self.write_titles();
                self.containers.pop();
            }
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => self.code = self.code.saturating_sub(1),
            TagEnd::HtmlBlock => self.html_block(),
            TagEnd::Image => {
                self.image = self.image.saturating_sub(1);
                // What follows a picture on its line is no caption any more.
                if self.image == 0 && self.flat.is_captioning() {
                    self.flat.open(self.kind());
                }
            }
            _ => {}
        }
    }

    /// Titles are shown by the picture or over the link, so they are captions.
    fn write_titles(&mut self) {
        for (title, link) in std::mem::take(&mut self.titles) {
            self.flat.open(BlockKind::Caption);
            // An inline title is the last thing in its link; one that was escaped or stands elsewhere is the link's.
            match link.of(self.source).rfind(&title) {
                Some(start) => {
                    let start = link.start + start;
                    self.flat.copy(Span::new(start, start + title.len()));
                }
                None => self.flat.unit(&title, link),
            }
            self.flat.close();
        }
    }

    fn container(&mut self, kind: BlockKind) {
        self.flat.close();
        self.containers.push(kind);
    }

    /// The kind of running text here: a footnote stays one, a list inside a block quotation is quoted.
    fn kind(&self) -> BlockKind {
        let has = |kind| self.containers.contains(&kind);
        match self.containers.last() {
            None => BlockKind::Paragraph,
            Some(_) if has(BlockKind::Footnote) => BlockKind::Footnote,
            Some(_) if has(BlockKind::BlockQuote) => BlockKind::BlockQuote,
            Some(&kind) => kind,
        }
    }

    fn text(&mut self, text: &str, at: Span) {
        if self.image > 0 && !self.flat.is_captioning() {
            return;
        }
        if !self.flat.is_open() {
            self.flat.open(self.kind());
        }
        if text.as_bytes().contains(&MASK) {
            return self.unmasked(text, at);
        }
        if at.of(self.source) == text {
            self.flat.copy(at);
        } else if at.of(self.source).ends_with(text) {
            self.flat.copy(Span::new(at.end - text.len(), at.end));
        } else {
            self.flat.unit(text, at);
        }
    }

    /// Text with shortcodes in it: what stands between them.
    fn unmasked(&mut self, text: &str, at: Span) {
        if at.len() != text.len() {
            return;
        }
        let mut start = 0;
        for (end, byte) in text.bytes().chain([MASK]).enumerate() {
            if byte == MASK {
                self.flat.copy(Span::new(start, end).shift(at.start));
                start = end + 1;
            }
        }
    }

    /// Code in a line: words stay, marks in it are none.
    fn code(&mut self, text: &str, at: Span) {
        let plain = !text.contains(['"', '\'', '“', '”', '‘', '’', '«', '»', '`']);
        if plain && self.image == 0 {
            if !self.flat.is_open() {
                self.flat.open(self.kind());
            }
            match at.of(self.source).find(text) {
                Some(start) => self
                    .flat
                    .copy(Span::new(start, start + text.len()).shift(at.start)),
                None => self.flat.unit(text, at),
            }
        }
    }

    fn inline_html(&mut self, at: Span) {
        let tag = at.of(self.source).to_ascii_lowercase();
        let name: &str = tag
            .trim_start_matches('<')
            .split(|char: char| !char.is_ascii_alphanumeric() && char != '/')
            .next()
            .unwrap_or_default();
        match name {
            "br" => self.flat.unit("\n", at),
            "q" => self.flat.unit("“", at),
            "/q" => self.flat.unit("”", at),
            _ => {}
        }
    }

    fn html_block(&mut self) {
        if let Some(part) = self.html.take() {
            self.unclosed = lost::comment(self.source, part).or(self.unclosed.take());
            fragment(&mut self.flat, self.source, part, self.limit);
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::ingest::read;

    fn shown(text: &str) -> String {
        let documents = read("a.md", text.as_bytes(), &Options::default()).expect("text");
        let document = &documents[0];
        for block in &document.blocks {
            let stored = document.stored(block.span).expect("has positions");
            assert!(text.is_char_boundary(stored.start) && text.is_char_boundary(stored.end));
        }
        let lines = document
            .blocks
            .iter()
            .map(|it| format!("{:?}: {}", it.kind, document.slice(it.span)));
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn an_article() {
        assert_snapshot!(shown(
            "---\ntitle: No Sale\n---\n\n# No Sale\n\nBy Tom Holt\n\n“We *never* had an [offer](https://example.org \
             \"a “title”\"),” she\nsaid &amp; left.\n\n> It was a \\*good\\* day.\n\n- one “item”\n- two\n\n\
             ![The harbour on Friday](a.jpg)\n\n```\n\"code\"\n```\n\nRun `say(\"x\")` or `ls` now.[^1]\n\n\
             [^1]: She said “no”.\n"
        ), @r#"
        Headline: No Sale
        Byline: By Tom Holt
        Paragraph: “We never had an offer,” she said & left.
        Caption: a “title”
        BlockQuote: It was a *good* day.
        ListItem: one “item”
        ListItem: two
        Caption: The harbour on Friday
        Paragraph: Run  or ls now.
        Footnote: She said “no”.
        "#);
    }

    #[test]
    fn html_and_shortcodes() {
        assert_snapshot!(shown(
            "<blockquote>\n<p>It is <em>ours</em>.</p>\n</blockquote>\n\n{{< figure src=\"a\" caption=\"“x”\" >}}\n\n\
             “Yes,” {{% b %}}she said.\n\n<script>var a = \"no\"</script>\n\n<q>No</q>, he said.\n"
        ), @r#"
        BlockQuote: It is ours.
        Paragraph: “Yes,” she said.
        Paragraph: “No”, he said.
        "#);
    }
}
