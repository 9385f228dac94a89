//! What a reader is given: name, bytes, the decoded text, limits; and how reading can fail.
//!
//! A name and bytes enter, an [`Input`] leaves. Text is decoded once, with the way back to the bytes.

mod binary;
mod decode;
pub(super) mod error;
pub(super) mod limits;
mod options;
mod unpack;

pub(in crate::ingest) use decode::Decoded;
pub(in crate::ingest) use decode::extend;
pub use error::ReadError;
pub use limits::Limits;
pub use options::Fields;
pub use options::Options;
pub(in crate::ingest) use unpack::Gunzip;
pub(in crate::ingest) use unpack::unpack;

/// One file as the readers see it.
pub(in crate::ingest) struct Input<'a> {
    /// How the file is called: its path, or archive and member.
    pub(in crate::ingest) name: &'a str,
    /// What stands behind the last dot of the name, in lower case; empty without one.
    pub(in crate::ingest) extension: String,
    /// The file as stored.
    pub(in crate::ingest) bytes: &'a [u8],
    /// The decoded text, unless the bytes are no text.
    pub(in crate::ingest) text: Result<Decoded<'a>, ReadError>,
}

impl<'a> Input<'a> {
    /// Looks at a file.
    pub(in crate::ingest) fn new(name: &'a str, bytes: &'a [u8]) -> Self {
        let text = match binary::sniff(bytes) {
            Some(error) => Err(error),
            None => Ok(Decoded::new(bytes)),
        };
        Self {
            name,
            extension: extension(name),
            bytes,
            text,
        }
    }
}

impl Input<'_> {
    /// The start of a file of XML, with its root or what stands in front of it.
    pub(in crate::ingest) fn xml_start(&self) -> Option<&str> {
        let text = &self.text.as_ref().ok()?.text;
        let start = &text[..text.floor_char_boundary(2048)];
        start.trim_start().starts_with('<').then_some(start)
    }
}

/// What stands behind the last dot of the file name, in lower case.
fn extension(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some((_, extension)) => extension.to_ascii_lowercase(),
        None => String::new(),
    }
}
