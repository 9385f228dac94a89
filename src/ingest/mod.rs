//! Bytes → [`Document`], one file per reader.
//!
//! The name and the bytes of a file enter, documents leave, one after another. Every span of a document lies on char
//! boundaries of its text, and [`Document::stored`] leads back to the bytes where the format has byte positions. A
//! reader is chosen by what the file holds first, by the end of its name second; the reason is kept.

mod build;
mod html;
mod input;
mod jsonl;
mod markdown;
mod plain;
mod transcript;

use std::fmt;

use crate::document::Document;

use input::Input;
pub use input::{Fields, Limits, Options, ReadError};

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
    jsonl::READER,
    html::READER,
    markdown::READER,
    transcript::READER,
    plain::READER,
];

/// The reader of last resort.
const LAST: &Reader = &plain::READER;

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

/// Where readers put their documents; counts them.
struct Sink<'a> {
    push: &'a mut dyn FnMut(Document),
    left: usize,
    limit: usize,
}

impl Sink<'_> {
    fn push(&mut self, document: Document) -> Result<(), ReadError> {
        if self.left == 0 {
            return Err(ReadError::TooManyDocuments { limit: self.limit });
        }
        self.left -= 1;
        (self.push)(document);
        Ok(())
    }
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
    let limits = options.limits;
    if bytes.len() > limits.bytes {
        return Err(ReadError::TooLarge {
            size: bytes.len(),
            limit: limits.bytes,
        });
    }
    let mut sink = Sink {
        push,
        left: limits.documents,
        limit: limits.documents,
    };
    let input = Input::new(name, bytes);
    (choose(&input).reader.read)(input, options, &mut sink)
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
