//! What readers share: text → paragraphs, what each of them is, and what they say of the document.
//!
//! Text enters, blocks and metadata leave. Nothing of the text is dropped: words of the page are a kind of block.

mod content;
mod cues;
mod dates;
mod delivery;
mod elements;
mod entities;
mod flat;
mod front_matter;
mod furniture;
mod head;
mod kinds;
mod labels;
mod markup;
mod mask;
mod paragraphs;
mod rewrite;
mod turns;
mod walk;

pub(super) use content::{Page, is_page};
pub(super) use cues::captions;
pub(super) use dates::find as date;
pub(super) use dates::in_name as date_in_name;
pub(super) use delivery::delivery;
pub(super) use entities::decoded;
pub(super) use flat::{Flat, Way};
pub(super) use front_matter::front_matter;
pub(super) use head::said;
pub(super) use kinds::{classify, furnish};
pub(super) use labels::shows_transcript;
pub(super) use markup::{Token, Tokens, attribute};
pub(super) use mask::{MASK, masked};
pub(super) use paragraphs::paragraphs;
pub(super) use rewrite::{Child, Rewrite, children, line};
pub(super) use turns::find_turns;
pub(super) use walk::{Walk, fragment};
