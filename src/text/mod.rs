//! Text: byte spans, lines, and words with their canonical form.
//!
//! Nothing in here knows what a quotation is. Every position is a byte offset.

pub(crate) mod calendar;
pub(crate) mod extent;
pub(crate) mod fold;
pub(crate) mod interner;
pub(crate) mod language;
pub(crate) mod lines;
pub(crate) mod links;
pub(crate) mod numbers;
pub(crate) mod similarity;
pub(crate) mod span;
pub(crate) mod spelling;
pub(crate) mod whitespace;
pub(crate) mod words;

pub use crate::text::interner::Interner;
pub use crate::text::interner::WordId;
pub use crate::text::lines::LineColumn;
pub use crate::text::lines::LineIndex;
pub use crate::text::links::link_lists;
pub use crate::text::similarity::likeness;
pub use crate::text::span::Span;
pub use crate::text::words::Token;
pub use crate::text::words::words;
pub use crate::text::words::words_into;
