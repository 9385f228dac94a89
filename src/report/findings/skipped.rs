//! What was meant to be checked and was not, or not all of it.

use serde::Serialize;

/// One such thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// The file, or the configuration that names it.
    pub path: String,
    /// Why it was not checked.
    pub reason: Reason,
    /// The same in words.
    pub message: String,
    /// True if the run fails for it; false for what no check misses, such as a picture.
    pub fails: bool,
}

/// Why something was not checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// A pattern names no file.
    Pattern,
    /// A rule of `.gitignore` or `.ignore` leaves the file out.
    Ignored,
    /// A symbolic link, which is not followed.
    Link,
    /// The file is empty.
    Empty,
    /// The file is no text.
    NotText,
    /// The file cannot be read.
    Unreadable,
    /// A part of the file was left out.
    Part,
    /// A result of this program.
    Result,
    /// A path that was named and is none of the articles.
    NoArticle,
    /// No quotation in all articles.
    NoQuotation,
    /// References without any text.
    NoReference,
}

impl Reason {
    /// `not-text`, as JSON has it.
    pub fn label(self) -> String {
        crate::report::label(self)
    }
}
