//! What a document says of itself: front matter and dates.

pub(in crate::ingest) mod dates;
pub(in crate::ingest) mod front_matter;
