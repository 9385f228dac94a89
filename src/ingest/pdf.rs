//! PDF.
//!
//! A file enters; one document leaves, whose places are page and line. Getting the text out is the work of a crate
//! that may panic, overflow the stack or not come back on a hostile file, and it is therefore a function that the
//! caller has to name ([`PdfReader`]): the binary does it in a process of its own, with bounds on time and memory.

#[cfg(feature = "pdf")]
mod glyphs;
mod layout;
#[cfg(feature = "pdf")]
mod operators;
pub(super) mod reader;
mod text;

use crate::document::Document;
use crate::document::Metadata;
use crate::document::Origin;
use crate::document::Warning;

use super::Reader;
use super::Sink;
use super::input::Input;
use super::input::Options;
use super::input::ReadError;
use crate::ingest::structure::kinds::furnish;
use crate::ingest::structure::turns::find_turns;

#[cfg(feature = "pdf")]
pub use crate::ingest::pdf::glyphs::pdf_text;
pub use crate::ingest::pdf::reader::PdfReader;
pub use crate::ingest::pdf::text::PdfLine;
pub use crate::ingest::pdf::text::PdfText;

pub(super) const READER: Reader = Reader {
    name: "pdf",
    about: "PDF with text: lines joined to paragraphs, hyphens at line ends out; places are page and line",
    extensions: &["pdf"],
    recognises,
    read,
};

/// Where the mark of PDF may stand: some programs write a few bytes before it.
const START: usize = 1024;

fn recognises(input: &Input<'_>) -> Option<&'static str> {
    let start = &input.bytes[..input.bytes.len().min(START)];
    let at = memchr::memmem::find(start, b"%PDF-")?;
    // Behind words it is only a mention.
    let is_start = at == 0 || input.extension == "pdf" || input.text.is_err();
    is_start.then_some("it starts with the mark of PDF")
}

fn read(input: Input<'_>, options: &Options, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let printed = (options.pdf.0)(input.bytes, &options.limits)?;
    if printed.lines.is_empty() {
        return Err(ReadError::NoText { pages: printed.pages });
    }
    let laid = layout::lay_out(&printed.lines);
    let mut document = Document {
        path: input.name.to_owned(),
        metadata: Metadata::default(),
        text: laid.text,
        blocks: laid.blocks,
        turns: vec![],
        origin: Origin::Anchored,
        anchors: laid.anchors,
        warnings: warnings(&printed),
    };
    furnish(&mut document);
    let metadata = &mut document.metadata;
    metadata.title = metadata.title.take().or(printed.title);
    metadata.byline = metadata.byline.take().or(printed.author);
    metadata.date = metadata.date.take().or(printed.date);
    find_turns(&mut document, None);
    sink.push(document)
}

/// Says which pages are missing: those that could not be read, and those that are pictures.
fn warnings(printed: &PdfText) -> Vec<Warning> {
    let has_text = |page: &usize| printed.lines.iter().any(|line| line.page == *page);
    let silent: Vec<usize> = (1..=printed.pages.min(10_000))
        .filter(|page| !has_text(page) && !printed.lost.contains(page))
        .collect();
    let told = |pages: &[usize], what: &str, left_out: bool| {
        let numbers: Vec<String> = pages.iter().take(20).map(usize::to_string).collect();
        (!pages.is_empty()).then(|| Warning {
            offset: None,
            message: format!("{what}: page {}", numbers.join(", ")),
            left_out,
        })
    };
    [
        told(&printed.lost, "damaged, and left out", true),
        told(&silent, "without text, perhaps a picture of text", false),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::read;

    #[test]
    fn a_pdf_is_not_read_unless_somebody_says_how() {
        let read = |options: &Options| read("a.pdf", b"%PDF-1.4\n", options).map(|it| it.len());
        let mut options = Options::default();
        assert_eq!(read(&options), Err(ReadError::NoPdfReader));
        options.pdf = PdfReader(|_, _| {
            let line = PdfLine {
                text: "We won.".to_owned(),
                ..PdfLine::default()
            };
            Ok(PdfText {
                pages: 1,
                lines: vec![line],
                ..PdfText::default()
            })
        });
        assert_eq!(read(&options), Ok(1));
    }
}
