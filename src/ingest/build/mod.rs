//! What readers share: text → paragraphs, what each of them is, and what they say of the document.
//!
//! Text enters, blocks and metadata leave. Nothing of the text is dropped: words of the page are a kind of block.

mod dates;
mod furniture;
mod kinds;
mod paragraphs;

pub(super) use kinds::classify;
pub(super) use paragraphs::paragraphs;
