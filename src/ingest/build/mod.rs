//! What readers share: text → paragraphs, what each of them is, and what they say of the document.
//!
//! Text enters, blocks and metadata leave. Nothing of the text is dropped: words of the page are a kind of block.

mod dates;
mod front_matter;
mod furniture;
mod kinds;
mod labels;
mod paragraphs;
mod turns;

pub(super) use front_matter::front_matter;
pub(super) use kinds::classify;
pub(super) use labels::shows_transcript;
pub(super) use paragraphs::paragraphs;
pub(super) use turns::find_turns;
