//! Reading a document: tokens → mentions → coreference → analysis → anaphora.

pub(crate) mod analysis;
pub(crate) mod anaphora;
pub(crate) mod coreference;
pub(crate) mod mentions;
pub(crate) mod tokens;
