//! HTML and its relatives: tokens, elements, entities, and the text they contain.

pub(in crate::ingest) mod content;
pub(in crate::ingest) mod elements;
pub(in crate::ingest) mod entities;
pub(in crate::ingest) mod flat;
pub(in crate::ingest) mod head;
pub(in crate::ingest) mod mask;
pub(in crate::ingest) mod rewrite;
pub(in crate::ingest) mod tokenizer;
pub(in crate::ingest) mod walk;
