//! What can be set about reading.

use crate::ingest::pdf::PdfReader;

/// What can be set about reading.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Options {
    /// Bounds on what hostile files may cost.
    pub limits: Limits,
    /// Names of the fields of JSON Lines.
    pub fields: Fields,
    /// How the text of a PDF is got out of it.
    pub pdf: PdfReader,
}

/// Bounds on what hostile files may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of one file, and of one member of an archive when unpacked.
    pub bytes: usize,
    /// Bytes of all members of an archive together when unpacked.
    pub unpacked: usize,
    /// Bytes of text of all documents that are held at a time: of one file, and of all files where all are needed at once.
    /// A document and what is found in it take about 16 bytes of memory for each.
    pub text: usize,
    /// Documents that one file may hold.
    pub documents: usize,
    /// How deep elements, block quotations or archives may nest; what lies deeper is read as if it lay here.
    pub nesting: usize,
    /// How many times its stored size compressed data may grow to.
    pub expansion: usize,
    /// Seconds that a PDF may take, where it is read in a process of its own.
    pub seconds: u64,
    /// Bytes of memory that a PDF may take, where it is read in a process of its own.
    pub memory: u64,
}

/// The field of an article's JSON object that holds each thing; the first one present and not empty counts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fields {
    /// What tells this article from others.
    pub id: Vec<String>,
    /// The publisher.
    pub outlet: Vec<String>,
    /// The date.
    pub date: Vec<String>,
    /// The address.
    pub url: Vec<String>,
    /// The headline.
    pub title: Vec<String>,
    /// Who wrote it.
    pub byline: Vec<String>,
    /// The words.
    pub text: Vec<String>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 512 << 20,
            unpacked: 2 << 30,
            text: 256 << 20,
            documents: 1_000_000,
            nesting: 256,
            expansion: 200,
            seconds: 60,
            memory: 2 << 30,
        }
    }
}

impl Default for Fields {
    fn default() -> Self {
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        Self {
            id: names(&["id", "guid", "_id"]),
            outlet: names(&["outlet", "publisher", "publication", "source"]),
            date: names(&["date", "published", "pub_date", "date_published"]),
            url: names(&["url", "link"]),
            title: names(&["title", "headline"]),
            byline: names(&["byline", "author", "authors"]),
            text: names(&["text", "body", "content"]),
        }
    }
}
