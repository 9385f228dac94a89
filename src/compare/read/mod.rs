//! A wording as the comparison reads it: words with their brackets, ellipses and breaks.

pub(crate) mod limits;
pub(crate) mod pair;
pub(crate) mod wording;
