//! The index of references: word pairs, units, and the seeds of a search.

pub(crate) mod bigram_index;
pub(crate) mod builder;
pub(crate) mod seeds;
