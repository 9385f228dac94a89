//! Plain text: the reader of last resort.
//!
//! Decoded text enters; one document leaves that holds all of it, byte for byte if it was UTF-8.

use crate::document::Document;
use crate::document::Origin;

use super::Reader;
use super::Sink;
use super::input::Decoded;
use super::input::Input;
use super::input::Options;
use super::input::ReadError;
use crate::ingest::metadata::front_matter::front_matter;
use crate::ingest::structure::kinds::classify;
use crate::ingest::structure::paragraphs::paragraphs;
use crate::ingest::structure::turns::find_turns;

pub(super) const READER: Reader = Reader {
    name: "plain-text",
    about: "plain text in any encoding; paragraphs apart by blank lines or one a line, wrapped lines joined",
    extensions: &["txt", "text"],
    recognises: |_| None,
    read,
};

fn read(input: Input<'_>, _: &Options, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    sink.push(document(input.name, input.text?))
}

/// Makes a document of plain text: front matter, then an article, a speech or a transcript.
pub(super) fn document(name: &str, decoded: Decoded<'_>) -> Document {
    let text = decoded.text.into_owned();
    let front = front_matter(&text);
    let mut metadata = front.metadata;
    let blocks = classify(&text, &paragraphs(&text, front.end), &mut metadata);
    let mut document = Document {
        path: name.to_owned(),
        metadata,
        text,
        blocks,
        turns: vec![],
        origin: match decoded.runs {
            None => Origin::Same,
            Some(runs) => Origin::Runs { runs, stored: None },
        },
        anchors: vec![],
        warnings: decoded.warnings,
    };
    find_turns(&mut document, front.speaker);
    document
}
