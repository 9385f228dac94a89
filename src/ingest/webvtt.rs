//! `WebVTT` captions.
//!
//! Decoded text enters, a transcript with times leaves.

use super::Reader;
use super::Sink;
use super::input::Input;
use super::input::Options;
use super::input::ReadError;
use crate::ingest::structure::captions::captions;

pub(super) const READER: Reader = Reader {
    name: "webvtt",
    about: "WebVTT captions: voices, speaker changes, times; rolling lines read once",
    extensions: &["vtt"],
    recognises,
    read,
};

fn recognises(input: &Input<'_>) -> Option<&'static str> {
    let text = &input.text.as_ref().ok()?.text;
    let rest = text.strip_prefix("WEBVTT")?;
    rest.chars()
        .next()
        .is_none_or(char::is_whitespace)
        .then_some("it starts with WEBVTT")
}

fn read(input: Input<'_>, _: &Options, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    sink.push(captions(input.name, input.text?))
}
