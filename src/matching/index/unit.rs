//! The units of the index.

/// What is searched as one: a turn, or a document without turns.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    pub(crate) document: usize,
    pub(crate) turn: Option<usize>,
    /// Last word of the speaker's name, lower case.
    pub(crate) surname: Option<String>,
    /// True if the document is a transcript.
    pub(crate) is_transcript: bool,
}
