//! Word files (.docx).
//!
//! A ZIP archive with `WordprocessingML` enters; one document leaves. Tracked deletions, hidden text and comments are
//! out, insertions and footnotes in. Places are paragraphs, counted from 1 through the body, then the notes.

use std::io::Cursor;

use zip::ZipArchive;

use crate::document::Anchor;
use crate::document::BlockKind;
use crate::document::Document;
use crate::document::Metadata;
use crate::document::Origin;
use crate::document::Place;
use crate::text::Span;

use super::Reader;
use super::Sink;
use super::input::Input;
use super::input::Limits;
use super::input::Options;
use super::input::ReadError;
use super::input::unpack;
use crate::ingest::markup::entities::decoded;
use crate::ingest::markup::tokenizer::Token;
use crate::ingest::markup::tokenizer::Tokens;
use crate::ingest::markup::tokenizer::attribute;
use crate::ingest::metadata::dates;
use crate::ingest::structure::kinds::furnish;
use crate::ingest::structure::turns::find_turns;

pub(super) const READER: Reader = Reader {
    name: "docx",
    about: "Word files: tracked changes applied, comments out, footnotes in; places are paragraphs",
    extensions: &["docx", "docm"],
    recognises,
    read,
};

fn recognises(input: &Input<'_>) -> Option<&'static str> {
    let zip = input.bytes.starts_with(b"PK\x03\x04");
    // The directory at the end of the archive names its members in the clear.
    let tail = &input.bytes[input.bytes.len().saturating_sub(64 << 10)..];
    (zip && memchr::memmem::find(tail, b"word/document.xml").is_some())
        .then_some("it is an archive with word/document.xml")
}

fn read(input: Input<'_>, options: &Options, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(input.bytes)).map_err(|error| ReadError::Damaged {
        part: error.to_string(),
    })?;
    let mut member = |name: &str| part(&mut archive, name, &options.limits);
    let body = member("word/document.xml")?;
    let mut metadata = member("docProps/core.xml")
        .map(|core| core_properties(&core))
        .unwrap_or_default();
    let mut words = Words::default();
    words.read(&body, BlockKind::Paragraph);
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Ok(notes) = member(notes) {
            words.read(&notes, BlockKind::Footnote);
        }
    }
    let mut document = Document {
        path: input.name.to_owned(),
        metadata: Metadata::default(),
        text: words.text,
        blocks: words.blocks,
        turns: vec![],
        origin: Origin::Anchored,
        anchors: words.anchors,
        warnings: vec![],
    };
    std::mem::swap(&mut document.metadata, &mut metadata);
    furnish(&mut document);
    find_turns(&mut document, None);
    sink.push(document)
}

/// A member as text.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str, limits: &Limits) -> Result<String, ReadError> {
    let member = archive.by_name(name).map_err(|error| ReadError::Damaged {
        part: format!("{name}: {error}"),
    })?;
    let stored = member.compressed_size() as usize;
    let bytes = unpack(member, stored, limits)?;
    Ok(super::input::Decoded::new(&bytes).text.into_owned())
}

/// Title, author and date of the file's properties.
fn core_properties(core: &str) -> Metadata {
    let mut metadata = Metadata::default();
    let mut open = "";
    for token in Tokens::xml(core, Span::new(0, core.len())) {
        match token {
            Token::Open { name, .. } => open = name.of(core),
            Token::Text(span) => {
                let words = decoded(span.of(core).trim());
                if words.is_empty() {
                    continue;
                }
                match open {
                    "dc:title" => metadata.title = Some(words),
                    "dc:creator" => metadata.byline = Some(words),
                    "dcterms:created" => metadata.date = dates::find(&words),
                    _ => {}
                }
            }
            _ => open = "",
        }
    }
    metadata
}

/// Words of a Word file.
#[derive(Default)]
struct Words {
    text: String,
    blocks: Vec<crate::document::Block>,
    anchors: Vec<Anchor>,
    paragraphs: usize,
    state: State,
}

/// Where in a paragraph we are.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of WordprocessingML, independent of the others"
)]
#[derive(Default)]
struct State {
    start: usize,
    kind: Option<BlockKind>,
    /// Elements whose words are out and that are open: deletions, fallbacks, separators.
    out: usize,
    in_text: bool,
    in_table: usize,
    /// Inside the properties of a paragraph, of a run.
    properties: bool,
    run_properties: bool,
    hidden_run: bool,
    /// The mark at the end of the paragraph was deleted: the next one goes on in it.
    joins: bool,
}

impl Words {
    /// Reads the paragraphs of a part.
    fn read(&mut self, xml: &str, kind: BlockKind) {
        for token in Tokens::xml(xml, Span::new(0, xml.len())) {
            match token {
                Token::Open {
                    name,
                    attributes,
                    closed,
                    ..
                } => self.open(local(name.of(xml)), attributes.of(xml), closed, kind),
                Token::Close { name, .. } => self.close(local(name.of(xml)), kind),
                Token::Text(span) | Token::Raw(span) if self.takes() => {
                    self.text.push_str(&decoded(span.of(xml)));
                }
                _ => {}
            }
        }
        self.end_paragraph(kind);
        self.state = State {
            start: self.text.len(),
            ..State::default()
        };
    }

    fn takes(&self) -> bool {
        self.state.in_text && self.state.out == 0 && !self.state.hidden_run
    }

    fn open(&mut self, name: &str, attributes: &str, closed: bool, kind: BlockKind) {
        match name {
            "p" => {
                if !self.state.joins {
                    self.end_paragraph(kind);
                    self.paragraphs += 1;
                    self.anchors.push(Anchor {
                        offset: self.text.len(),
                        place: Place::Paragraph(self.paragraphs),
                    });
                    self.state.start = self.text.len();
                    self.state.kind = (self.state.in_table > 0).then_some(BlockKind::Table);
                }
                self.state.joins = false;
            }
            "pPr" if !closed => self.state.properties = true,
            "rPr" if !closed => self.state.run_properties = true,
            "r" => self.state.hidden_run = false,
            "vanish" if self.state.run_properties && !is_off(attributes) => {
                self.state.hidden_run = !self.state.properties;
            }
            // In the properties of a paragraph the element marks its end as deleted.
            "del" | "moveFrom" if self.state.properties => self.state.joins = true,
            "del" | "moveFrom" | "Fallback" | "separator" if !closed => self.state.out += 1,
            "footnote" | "endnote"
                if attribute(attributes, "w:type").is_some_and(|it| it != "normal") && !closed =>
            {
                self.state.out += 1;
            }
            "footnote" | "endnote" if !closed => {}
            "pStyle" => self.style(attributes),
            "numPr" if self.state.kind.is_none() => self.state.kind = Some(BlockKind::ListItem),
            "tbl" if !closed => self.state.in_table += 1,
            "t" => self.state.in_text = !closed,
            "tab" if !self.state.properties => self.put(" "),
            "br" | "cr" => self.put("\n"),
            "noBreakHyphen" => self.put("\u{2011}"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str, kind: BlockKind) {
        match name {
            "p" if !self.state.joins => self.end_paragraph(kind),
            "pPr" => self.state.properties = false,
            "rPr" => self.state.run_properties = false,
            "r" => self.state.hidden_run = false,
            "del" | "moveFrom" if self.state.properties => {}
            "del" | "moveFrom" | "Fallback" | "separator" => {
                self.state.out = self.state.out.saturating_sub(1);
            }
            // Nothing that is out reaches beyond its note.
            "footnote" | "endnote" => self.state.out = 0,
            "tbl" => self.state.in_table = self.state.in_table.saturating_sub(1),
            "t" => self.state.in_text = false,
            _ => {}
        }
    }

    fn put(&mut self, text: &str) {
        if self.state.out == 0 && !self.state.hidden_run {
            self.text.push_str(text);
        }
    }

    fn style(&mut self, attributes: &str) {
        let Some(style) = attribute(attributes, "w:val") else {
            return;
        };
        let style = style.to_ascii_lowercase();
        let kind = match style.as_str() {
            "title" => BlockKind::Headline,
            "subtitle" => BlockKind::Heading,
            "caption" => BlockKind::Caption,
            "author" | "byline" | "date" => BlockKind::Byline,
            "sourcecode" => BlockKind::Boilerplate,
            style if style.starts_with("heading") => BlockKind::Heading,
            style if style.contains("pullquote") => BlockKind::PullQuote,
            style if style.contains("quote") || style.contains("blocktext") => BlockKind::BlockQuote,
            style if style.starts_with("list") => BlockKind::ListItem,
            _ => return,
        };
        self.state.kind = Some(kind);
    }

    fn end_paragraph(&mut self, kind: BlockKind) {
        let words = &self.text[self.state.start..];
        let start = self.state.start + (words.len() - words.trim_start().len());
        let span = Span::new(start, start + words.trim().len());
        if !span.is_empty() {
            let kind = self
                .state
                .kind
                .filter(|_| kind != BlockKind::Footnote)
                .unwrap_or(kind);
            self.blocks.push(crate::document::Block { span, kind });
            self.text.push_str("\n\n");
        }
        self.state.start = self.text.len();
        self.state.kind = None;
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// True if a switch is off: `w:val="0"`.
fn is_off(attributes: &str) -> bool {
    attribute(attributes, "w:val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        let mut words = Words::default();
        words.read(body, BlockKind::Paragraph);
        let found: Vec<&str> = words
            .blocks
            .iter()
            .map(|block| block.span.of(&words.text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn tracked_changes_are_applied() {
        check(
            "<w:p><w:r><w:t xml:space=\"preserve\">“We </w:t></w:r><w:del><w:r><w:delText>always</w:delText><w:t>x</w:t></w:r>\
             </w:del><w:ins w:id=\"1\"><w:r><w:t>never</w:t></w:r></w:ins><w:r><w:t> sell,” she said &amp; left.</w:t></w:r></w:p>",
            &["“We never sell,” she said & left."],
        );
    }

    #[test]
    fn a_deleted_paragraph_mark_joins() {
        check(
            "<w:p><w:pPr><w:rPr><w:del w:id=\"2\"/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p><w:p><w:r><w:t>two.</w:t>\
             </w:r></w:p><w:p><w:r><w:t>Three.</w:t></w:r></w:p>",
            &["One two.", "Three."],
        );
    }

    #[test]
    fn hidden_text_and_tabs() {
        check(
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>",
            &["a b\nc"],
        );
    }
}
