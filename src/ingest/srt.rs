//! `SubRip` captions.
//!
//! Decoded text enters, a transcript with times leaves.

use super::Reader;
use super::Sink;
use super::input::Input;
use super::input::Options;
use super::input::ReadError;
use crate::ingest::structure::captions::captions;

pub(super) const READER: Reader = Reader {
    name: "srt",
    about: "SubRip captions: speaker changes, times; rolling lines read once",
    extensions: &["srt"],
    recognises,
    read,
};

fn recognises(input: &Input<'_>) -> Option<&'static str> {
    let text = &input.text.as_ref().ok()?.text;
    let mut lines = text.trim_start().lines();
    let numbered = lines.next()?.trim().bytes().all(|byte| byte.is_ascii_digit());
    let timing = lines.next()?;
    let timed = timing.contains("-->")
        && timing
            .trim_start()
            .starts_with(|char: char| char.is_ascii_digit());
    (numbered && timed).then_some("it starts with a number and a line of times")
}

fn read(input: Input<'_>, _: &Options, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    sink.push(captions(input.name, input.text?))
}
