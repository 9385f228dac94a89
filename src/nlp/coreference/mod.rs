//!

pub(crate) mod document_author;
pub(crate) mod document_issuer;
pub(crate) mod entities;
pub(crate) mod name_parts;
pub(crate) mod role_index;
pub(crate) mod second_pass;
