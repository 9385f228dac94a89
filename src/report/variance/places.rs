//! Documents → their line indexes, each made once however many renderings a document has.

use std::collections::HashMap;

use crate::document::Document;
use crate::report::Located;

/// The documents of a report with what it takes to name places in them.
#[derive(Debug, Default)]
pub(crate) struct Places<'a> {
    /// By identity: two documents of an archive may have one path.
    by_document: HashMap<*const Document, Located<'a>>,
}

impl<'a> Places<'a> {
    /// The document with its line index.
    pub(crate) fn of(&mut self, document: &'a Document) -> &Located<'a> {
        self.by_document
            .entry(std::ptr::from_ref(document))
            .or_insert_with(|| Located::new(document))
    }
}
