//! What a rule looks at.

use crate::compare::Case;
use crate::compare::Repeat;
use crate::document::BlockKind;
use crate::document::Document;
use crate::extract::Fault;
use crate::extract::Quotation;
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
    /// Its spans in quotation marks that are no speech, in order.
    pub asides: &'a [Quotation],
    /// What it quotes twice, differently.
    pub repeats: &'a [Repeat],
    /// What it was checked against; passages name documents by their place here.
    pub references: &'a [Document],
}

impl Article<'_> {
    /// The content of a quotation, pieces joined.
    pub(super) fn quotation_text(&self, case: usize) -> String {
        self.cases[case].attribution.quotation.text(&self.document.text)
    }

    /// True if a quotation is set for display and not in the running text.
    pub(super) fn is_display(&self, case: usize) -> bool {
        let start = self.cases[case].attribution.quotation.span().start;
        let kind = self
            .document
            .block_at(start)
            .map(|at| self.document.blocks[at].kind);
        matches!(
            kind,
            Some(BlockKind::Headline | BlockKind::Heading | BlockKind::PullQuote | BlockKind::Caption)
        )
    }
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
