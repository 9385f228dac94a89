//! What can be set about reading.

use crate::ingest::input::limits::Limits;
use crate::ingest::pdf::reader::PdfReader;

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
