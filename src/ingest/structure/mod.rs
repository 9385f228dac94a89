//! The structure of plain text: paragraphs, their kinds, boilerplate, speaker labels, turns.

pub(in crate::ingest) mod boilerplate;
pub(in crate::ingest) mod captions;
pub(in crate::ingest) mod delivery;
pub(in crate::ingest) mod kinds;
pub(in crate::ingest) mod lost;
pub(in crate::ingest) mod paragraphs;
pub(in crate::ingest) mod speaker_labels;
pub(in crate::ingest) mod turns;
