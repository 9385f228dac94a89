//! The text of a PDF as a list of lines.

use serde::Deserialize;
use serde::Serialize;

/// The text of a PDF, line by line, as it is laid out on the pages.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PdfText {
    /// Title, as the properties of the file have it.
    pub title: Option<String>,
    /// Author, as the properties of the file have it.
    pub author: Option<String>,
    /// Date of creation in ISO 8601.
    pub date: Option<String>,
    /// How many pages there are.
    pub pages: usize,
    /// Pages that could not be read.
    pub lost: Vec<usize>,
    /// Every line, in the order in which the file draws them.
    pub lines: Vec<PdfLine>,
}

/// One line of a page. Lengths are points, from the upper left corner.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PdfLine {
    /// Page, from 1.
    pub page: usize,
    /// Line on the page from the top, from 1.
    pub line: usize,
    /// Where it starts.
    pub left: f32,
    /// Where it ends.
    pub right: f32,
    /// Its base line, from the top of the page.
    pub base: f32,
    /// The height of its letters.
    pub size: f32,
    /// Where its first word ends.
    pub word: f32,
    /// What it says.
    pub text: String,
}
