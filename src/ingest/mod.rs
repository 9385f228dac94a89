//! Bytes → [`Document`], one file per reader.
//!
//! The name and the bytes of a file enter, documents leave, one after another. Every span of a document lies on char
//! boundaries of its text, and [`Document::stored`] leads back to the bytes where the format has byte positions. A
//! reader is chosen by what the file holds first, by the end of its name second; the reason is kept.

#![expect(
    clippy::needless_pass_by_value,
    reason = "readers share one signature; those of text take the input apart"
)]

mod archive;
mod docx;
mod email;
mod feed;
mod html;
mod input;
mod json;
mod jsonl;
mod markdown;
mod markup;
mod metadata;
mod newswire;
mod pdf;
mod plain;
mod srt;
mod structure;
mod transcript;
mod warc;
mod webvtt;

use std::fmt;
use std::io::BufRead;

use crate::document::Document;
use crate::document::Warning;
use crate::ingest::structure::lost;

pub use input::Fields;
use input::Input;
pub use input::Limits;
pub use input::Options;
pub use input::ReadError;
pub use pdf::PdfLine;
pub use pdf::PdfReader;
pub use pdf::PdfText;
#[cfg(feature = "pdf")]
pub use pdf::pdf_text;

/// A format that can be read.
pub struct Reader {
    /// What it is called in messages and settings: `plain-text`.
    pub name: &'static str,
    /// One line for people.
    pub about: &'static str,
    /// Ends of file names, in lower case and without the dot, that speak for the format.
    pub extensions: &'static [&'static str],
    /// What in the file shows that it is this format, if something does.
    recognises: fn(&Input<'_>) -> Option<&'static str>,
    /// Reads it.
    read: fn(Input<'_>, &Options, &mut Sink<'_>) -> Result<(), ReadError>,
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Reader").field(&self.name).finish()
    }
}

/// Every reader, in the order in which they are asked; the last one takes what no other wants.
pub const READERS: &[Reader] = &[
    docx::READER,
    pdf::READER,
    warc::READER,
    archive::READER,
    email::READER,
    webvtt::READER,
    srt::READER,
    jsonl::READER,
    json::READER,
    feed::READER,
    newswire::READER,
    html::READER,
    markdown::READER,
    transcript::READER,
    plain::READER,
];

/// The reader of last resort.
const LAST: &Reader = &plain::READER;

/// A reader of files that are made of records, of which one at a time is held in memory.
struct Stream {
    /// True for a file of this name that starts with these bytes.
    fits: fn(&str, &[u8]) -> bool,
    /// Reads it.
    read: fn(&str, &mut dyn BufRead, &Options, &mut Sink<'_>) -> Result<(), ReadError>,
}

/// The formats that are made of records.
const STREAMS: &[Stream] = &[warc::STREAM, jsonl::STREAM];

/// The reader that was chosen for a file, and why.
#[derive(Debug, Clone, Copy)]
pub struct Chosen {
    /// The reader.
    pub reader: &'static Reader,
    /// Why this one.
    pub why: Why,
}

/// Why a reader was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Something in the file shows it.
    Content(&'static str),
    /// The name of the file ends so.
    Extension(&'static str),
    /// Nothing speaks for any other format.
    Otherwise,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Content(shown) => f.write_str(shown),
            Self::Extension(extension) => write!(f, "its name ends in .{extension}"),
            Self::Otherwise => f.write_str("nothing speaks for another format"),
        }
    }
}

/// Where readers put their documents; counts them, and keeps what was left out until a document can say so.
struct Sink<'a> {
    push: &'a mut dyn FnMut(Document),
    left: usize,
    limit: usize,
    /// The last document, which may yet have to say what was left out behind it.
    last: Option<Document>,
    skipped: Vec<Warning>,
    /// How many more were left out than are named.
    unnamed: usize,
    /// How deep in archives we are.
    depth: usize,
    /// Bytes unpacked so far.
    unpacked: usize,
    /// Bytes of text that the documents may still have; as many as there are if none of them is held.
    text: Option<usize>,
    text_limit: usize,
}

/// How many things that were left out are named.
const NAMED: usize = 100;

impl Sink<'_> {
    fn push(&mut self, mut document: Document) -> Result<(), ReadError> {
        if self.left == 0 {
            return Err(ReadError::TooManyDocuments { limit: self.limit });
        }
        if let Some(left) = &mut self.text {
            *left = left
                .checked_sub(document.text.len())
                .ok_or(ReadError::TooMuchText {
                    limit: self.text_limit,
                })?;
        }
        if document.metadata.delivery.is_none() {
            document.metadata.delivery = crate::ingest::structure::delivery::delivery(&document);
        }
        if document.metadata.date.is_none() && document.is_transcript() {
            document.metadata.date = crate::ingest::metadata::dates::in_name(&document.path);
        }
        document.warnings.extend(lost::marks(&document));
        self.left -= 1;
        self.flush();
        self.last = Some(document);
        Ok(())
    }

    /// Notes a part that could not be read; the others go on.
    #[expect(clippy::unnecessary_wraps, reason = "ends the arms of matches on results")]
    fn skip(&mut self, path: &str, error: &ReadError) -> Result<(), ReadError> {
        if self.skipped.len() < NAMED {
            self.skipped.push(Warning {
                offset: None,
                message: format!("{path} was left out: {error}"),
                left_out: is_missed(path, error),
            });
        } else {
            self.unnamed += 1;
        }
        Ok(())
    }

    fn flush(&mut self) {
        if let Some(mut last) = self.last.take() {
            last.warnings.append(&mut self.skipped);
            if self.unnamed > 0 {
                last.warnings.push(Warning {
                    offset: None,
                    message: format!("{} more parts were left out", self.unnamed),
                    left_out: true,
                });
                self.unnamed = 0;
            }
            (self.push)(last);
        }
    }

    /// Hands over the last document; without any, what was left out is the error.
    fn finish(mut self) -> Result<(), ReadError> {
        let none = self.left == self.limit;
        self.flush();
        match self.skipped.pop() {
            Some(warning) if none => Err(ReadError::NoArticles {
                problem: warning.message,
            }),
            _ => Ok(()),
        }
    }
}

/// Names of files that hold no text by nature: pictures, recordings, fonts, and what dresses pages.
const MEDIA: &[&str] = &[
    "png", "jpg", "jpeg", "gif", "webp", "avif", "heic", "bmp", "ico", "svg", "tif", "tiff", "mp3", "m4a",
    "ogg", "oga", "opus", "wav", "flac", "mp4", "m4v", "mov", "avi", "webm", "mkv", "woff", "woff2", "ttf",
    "otf", "eot", "css", "js",
];

/// True if a file that could not be read may be an article: anything but a picture, a recording or the like, and these
/// too if they are named as text.
pub fn is_missed(name: &str, error: &ReadError) -> bool {
    if is_known(name) {
        return true;
    }
    let is_media = match error {
        ReadError::Binary {
            looks_like: Some(kind),
            ..
        } => ["picture", "recording", "program"]
            .iter()
            .any(|it| kind.contains(it)),
        ReadError::Binary { .. } | ReadError::Empty => false,
        _ => return true,
    };
    !is_media && !MEDIA.contains(&extension(name).as_str())
}

/// True if the name of a file says that it holds a format that is read.
pub fn is_known(name: &str) -> bool {
    let extension = extension(name);
    extensions().any(|it| it == extension)
}

/// The ends of file names that readers know.
pub fn extensions() -> impl Iterator<Item = &'static str> {
    READERS.iter().flat_map(|it| it.extensions.iter().copied())
}

fn extension(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let extension = last.rsplit_once('.').map(|(_, it)| it);
    extension.unwrap_or_default().to_ascii_lowercase()
}

/// Says which reader would read a file, and why.
pub fn identify(name: &str, bytes: &[u8]) -> Chosen {
    choose(&Input::new(name, bytes))
}

/// Reads all documents of a file. `name` is what messages call it: its path, or archive and member.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Vec<Document>, ReadError> {
    let mut documents = Vec::new();
    read_each(name, bytes, options, &mut |document| documents.push(document))?;
    Ok(documents)
}

/// Reads a file and hands over each document as soon as it is read; those before an error were read well.
pub fn read_each(
    name: &str,
    bytes: &[u8],
    options: &Options,
    push: &mut dyn FnMut(Document),
) -> Result<(), ReadError> {
    let limits = &options.limits;
    if bytes.len() > limits.bytes {
        return Err(ReadError::TooLarge {
            size: bytes.len(),
            limit: limits.bytes,
        });
    }
    let held = Some(limits.text);
    sunk(push, options, held, |sink| read_into(name, bytes, options, sink))
}

/// True if [`read_stream`] reads files of this name that start with these bytes (some 64 KB of them).
pub fn is_stream(name: &str, start: &[u8]) -> bool {
    STREAMS.iter().any(|it| (it.fits)(name, start))
}

/// Reads a file that is made of records and hands over each document as soon as it is read, so that memory depends on
/// the longest record and not on the file. [`Limits::bytes`] bounds a record. What [`is_stream`] denies is no article.
///
/// The documents are those that [`read_each`] makes of the same bytes.
pub fn read_stream(
    name: &str,
    stream: &mut dyn BufRead,
    options: &Options,
    push: &mut dyn FnMut(Document),
) -> Result<(), ReadError> {
    let start = stream.fill_buf().map_err(ReadError::interrupted)?;
    let Some(format) = STREAMS.iter().find(|it| (it.fits)(name, start)) else {
        return Err(ReadError::NoArticles {
            problem: "not made of records".to_owned(),
        });
    };
    sunk(push, options, None, |sink| {
        (format.read)(name, stream, options, sink)
    })
}

/// Lets a reader fill a new sink.
fn sunk(
    push: &mut dyn FnMut(Document),
    options: &Options,
    text: Option<usize>,
    fill: impl FnOnce(&mut Sink<'_>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let limit = options.limits.documents;
    let mut sink = Sink {
        push,
        left: limit,
        limit,
        last: None,
        skipped: Vec::new(),
        unnamed: 0,
        depth: 0,
        unpacked: 0,
        text,
        text_limit: options.limits.text,
    };
    let read = fill(&mut sink);
    let finished = sink.finish();
    read.and(finished)
}

/// Reads a file, or a member of an archive.
fn read_into(name: &str, bytes: &[u8], options: &Options, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let input = Input::new(name, bytes);
    (choose(&input).reader.read)(input, options, sink)
}

/// Reads a page of a web archive.
fn read_page(
    name: &str,
    bytes: &[u8],
    options: &Options,
    push: &mut dyn FnMut(Document) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    push(html::document(Input::new(name, bytes), options)?)
}

/// Chooses by content first, by the end of the name second.
fn choose(input: &Input<'_>) -> Chosen {
    for reader in READERS {
        if let Some(shown) = (reader.recognises)(input) {
            let why = Why::Content(shown);
            return Chosen { reader, why };
        }
    }
    for reader in READERS {
        if let Some(extension) = reader.extensions.iter().find(|&&it| it == input.extension) {
            let why = Why::Extension(extension);
            return Chosen { reader, why };
        }
    }
    Chosen {
        reader: LAST,
        why: Why::Otherwise,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reader_file_is_registered() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/ingest");
        let files = std::fs::read_dir(folder).expect("the folder of the readers");
        let names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
        let readers = names.filter(|name| name.ends_with(".rs") && name != "mod.rs");
        assert_eq!(readers.count(), READERS.len());
    }

    #[test]
    fn content_counts_more_than_the_name() {
        let chosen = identify("story.txt", b"<!doctype html><p>No.</p>");
        assert_eq!(chosen.reader.name, "html");
        assert_eq!(chosen.why.to_string(), "it starts with an element of HTML");
        assert_eq!(identify("story.md", b"No.").why, Why::Extension("md"));
        assert_eq!(identify("story", b"No.").why, Why::Otherwise);
    }

    #[test]
    fn the_texts_of_an_archive_are_bounded_together() {
        let mut archive = tar::Builder::new(Vec::new());
        for name in ["a.txt", "b.txt", "c.txt"] {
            let mut header = tar::Header::new_gnu();
            header.set_size(400);
            let text = "No. ".repeat(100);
            archive
                .append_data(&mut header, name, text.as_bytes())
                .expect("a member");
        }
        let bytes = archive.into_inner().expect("an archive");
        let mut options = Options::default();
        options.limits.text = 1000;
        let mut read = Vec::new();
        let outcome = read_each("a.tar", &bytes, &options, &mut |document| {
            read.push(document.path);
        });
        assert_eq!(outcome, Err(ReadError::TooMuchText { limit: 1000 }));
        assert_eq!(read, ["a.tar/a.txt", "a.tar/b.txt"]);
    }
}
