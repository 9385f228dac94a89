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
    /// Compressed data grows more than the limit allows.
    #[error("grows to more than {ratio} times its size when unpacked")]
    Expands {
        /// [`Limits::expansion`](super::Limits::expansion).
        ratio: usize,
    },
    /// An archive holds more than the limit when unpacked.
    #[error("holds more than the limit of {limit} bytes when unpacked")]
    TooMuch {
        /// [`Limits::unpacked`](super::Limits::unpacked).
        limit: usize,
    },
    /// The documents have more text together than the limit.
    #[error("more than the limit of {limit} bytes of text, which take {} MB of memory", (limit * 16) >> 20)]
    TooMuchText {
        /// [`Limits::text`](super::Limits::text).
        limit: usize,
    },
    /// A PDF, and nothing was said about how to read one.
    #[error("a PDF, which is read only where `Options::pdf` says how")]
    NoPdfReader,
    /// Archives lie in archives in archives.
    #[error("archives lie more than {limit} deep in each other")]
    TooDeep {
        /// How deep they may.
        limit: usize,
    },
    /// A member of an archive is a link.
    #[error("a link; links in archives are not followed")]
    Link,
    /// The file is not well made.
    #[error("damaged: {part}")]
    Damaged {
        /// What of it, in the words of who found out.
        part: String,
    },
    /// The file holds more documents than the limit.
    #[error("holds more than the limit of {limit} documents")]
    TooManyDocuments {
        /// [`Limits::documents`](super::Limits::documents).
        limit: usize,
    },
    /// The file is encrypted.
    #[error("encrypted; it opens with a password only")]
    Encrypted,
    /// The pages hold no text.
    #[error("no text on its pages ({pages}): they are pictures, as a scanner makes them")]
    NoText {
        /// How many there are.
        pages: usize,
    },
    /// Reading took too long.
    #[error("not read within {seconds} seconds")]
    TooSlow {
        /// [`Limits::seconds`](super::Limits::seconds).
        seconds: u64,
    },
}

impl ReadError {
    /// A stream that broke off.
    pub(in crate::ingest) fn interrupted(error: std::io::Error) -> Self {
        Self::Damaged {
            part: error.to_string(),
        }
    }
}
