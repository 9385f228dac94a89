//! Why bytes could not become a document.

/// Why bytes could not become a [`Document`](crate::document::Document).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// There is nothing in the file, or nothing but white space.
    #[error("the file is empty")]
    Empty,
    /// The bytes are no text and no format that is read.
    #[error("not text: {}, at byte {offset}", looks_like.unwrap_or("a zero byte"))]
    Binary {
        /// Where that shows.
        offset: usize,
        /// What the bytes look like, if their first ones are known.
        looks_like: Option<&'static str>,
    },
    /// The file is larger than the limit.
    #[error("{size} bytes are more than the limit of {limit}")]
    TooLarge {
        /// Bytes of the file.
        size: usize,
        /// [`Limits::bytes`](super::Limits::bytes).
        limit: usize,
    },
    /// None of the lines or items could be read.
    #[error("no article could be read: {problem}")]
    NoArticles {
        /// What was wrong with the last of them.
        problem: String,
    },
    /// The file holds more documents than the limit.
    #[error("holds more than the limit of {limit} documents")]
    TooManyDocuments {
        /// [`Limits::documents`](super::Limits::documents).
        limit: usize,
    },
}
