//! Text: byte spans, lines, and words with their canonical form.
//!
//! Nothing in here knows what a quotation is. Every position is a byte offset.

mod lines;
mod span;

pub use lines::{LineColumn, LineIndex};
pub use span::Span;
