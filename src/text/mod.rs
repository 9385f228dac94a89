//! Text: byte spans, lines, and words with their canonical form.
//!
//! Nothing in here knows what a quotation is. Every position is a byte offset.

mod class;
mod extent;
mod fold;
mod given;
mod lexicon;
mod likeness;
mod lines;
mod links;
mod numbers;
mod span;
mod spelling;
mod words;

pub use class::Class;
pub use given::{formal_name, short_names};
pub use lexicon::Lexicon;
pub use lexicon::WordId;
pub use likeness::likeness;
pub use lines::{LineColumn, LineIndex};
pub use links::link_lists;
pub use span::Span;
pub use words::Token;
pub use words::{words, words_into};
