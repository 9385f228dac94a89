//! Transcripts: plain text in which labels say who speaks.
//!
//! Decoded text enters; one document leaves whose turns hold every word behind the first label.

use super::Reader;
use super::Sink;
use super::input::Input;
use super::input::Options;
use super::input::ReadError;
use super::plain;
use crate::ingest::structure::speaker_labels::shows_transcript;

pub(super) const READER: Reader = Reader {
    name: "transcript",
    about: "plain text with speaker labels (`NAME: words`, `Q.`, `>>`) and stage directions",
    extensions: &[],
    recognises,
    read,
};

fn recognises(input: &Input<'_>) -> Option<&'static str> {
    if !matches!(input.extension.as_str(), "" | "txt" | "text") {
        return None;
    }
    shows_transcript(&input.text.as_ref().ok()?.text)
}

fn read(input: Input<'_>, _: &Options, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    sink.push(plain::document(input.name, input.text?))
}
