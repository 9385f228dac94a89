//! What a rule looks at.

use crate::compare::Case;
use crate::document::Document;
use crate::extract::Fault;
use crate::text::Span;

/// An article with all the evidence about its quotations.
#[derive(Debug, Clone, Copy)]
pub struct Article<'a> {
    /// The article.
    pub document: &'a Document,
    /// Its marks without a partner.
    pub faults: &'a [Fault],
    /// Its quotations that are speech, in order.
    pub cases: &'a [Case],
    /// What it was checked against; passages name documents by their place here.
    pub references: &'a [Document],
}

/// One quotation of an article.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The article it stands in.
    pub article: &'a Article<'a>,
    /// The quotation and the evidence about it.
    pub case: &'a Case,
}

impl Subject<'_> {
    /// The content of the quotation, pieces joined.
    pub fn text(&self) -> String {
        self.case.attribution.quotation.text(&self.article.document.text)
    }

    /// Where the content stands in the article.
    pub fn span(&self) -> Span {
        self.case.attribution.quotation.span()
    }
}
