//! Searching the index for the words of a quotation.

pub(crate) mod chain;
pub(crate) mod effort;
pub(crate) mod fragment;
pub(crate) mod locate;
pub(crate) mod nearest;
pub(crate) mod partial;
pub(crate) mod placement;
pub(crate) mod references;
pub(crate) mod searcher;
