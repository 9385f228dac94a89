//! The evidence about a quotation as the machine-readable contract has it, schema version 1.
//!
//! A case enters with its article; places leave in bytes of the files, lines and columns.

use serde::Serialize;

use crate::attribute::SpeakerKind;
use crate::compare::Case;
use crate::compare::Found;
use crate::compare::Severity;
use crate::compare::Variation;
use crate::compare::VariationKind;
use crate::compare::Verdict;
use crate::document;
use crate::document::BlockKind;
use crate::document::Delivery;
use crate::document::Document;
use crate::extract::Quotation;
use crate::matching::Method;
use crate::report::Located;
use crate::report::Range;
use crate::report::findings::Reviewed;
use crate::rules::Level;
use crate::text::Span;

/// A finding with everything that is known about it.
#[derive(Debug, Serialize)]
pub(crate) struct FindingRecord {
    rule: &'static str,
    name: &'static str,
    severity: Level,
    message: String,
    help: Option<String>,
    #[serde(flatten)]
    place: Place,
    fingerprint: String,
    quotation: Option<String>,
    text: Option<String>,
    verdict: Option<Verdict>,
    reference: Option<Reference>,
    variations: Vec<Difference>,
}

/// A quotation with its verdict.
#[derive(Debug, Serialize)]
pub(crate) struct QuotationRecord {
    id: String,
    text: String,
    #[serde(flatten)]
    place: Place,
    pieces: Vec<Range>,
    speaker: Option<Credited>,
    verdict: Verdict,
    severity: Severity,
    misattributed: bool,
    reason: Option<String>,
    found: Vec<Reference>,
    nearest: Option<Reference>,
}

/// Where something stands.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Place {
    pub(crate) path: String,
    pub(crate) span: Range,
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) end_line: usize,
    pub(crate) end_column: usize,
}

/// Who is credited.
#[derive(Debug, Serialize)]
struct Credited {
    name: String,
    confidence: f32,
    kind: SpeakerKind,
}

/// A passage of a reference, compared.
#[derive(Debug, Serialize)]
pub(crate) struct Reference {
    #[serde(flatten)]
    pub(crate) place: Place,
    pub(crate) outlet: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) speaker: Option<String>,
    pub(crate) primary: bool,
    /// For a transcript that says so: as spoken or as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) delivery: Option<Delivery>,
    pub(crate) method: Method,
    pub(crate) distance: usize,
    pub(crate) verdict: Verdict,
    pub(crate) severity: Severity,
    pub(crate) text: String,
    /// Page, paragraph, time or record, where the format has such.
    #[serde(rename = "place", skip_serializing_if = "Option::is_none")]
    pub(crate) within: Option<document::Place>,
    /// True if the reader took the words for the page's and not for the article's.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) outside_article: bool,
    pub(crate) variations: Vec<Difference>,
    /// What is recorded and does not count: case, punctuation, context cut off.
    pub(crate) recorded: Vec<Difference>,
    /// True if `span` counts bytes of the file.
    #[serde(skip)]
    pub(crate) bytes: bool,
}

/// One variation; spans are bytes of the article's file and of the reference's.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Difference {
    pub(crate) kind: VariationKind,
    pub(crate) severity: Severity,
    pub(crate) quotation: String,
    pub(crate) reference: String,
    pub(crate) quotation_span: [usize; 2],
    pub(crate) reference_span: [usize; 2],
}

/// An article and its references, with their lines indexed once.
pub(crate) struct Places<'a> {
    reviewed: &'a Reviewed<'a>,
    article: Located<'a>,
    references: Vec<std::cell::OnceCell<Located<'a>>>,
}

impl<'a> Places<'a> {
    pub(crate) fn new(reviewed: &'a Reviewed<'a>) -> Self {
        Self {
            reviewed,
            article: Located::new(reviewed.article.document),
            references: reviewed
                .article
                .references
                .iter()
                .map(|_| std::cell::OnceCell::new())
                .collect(),
        }
    }

    fn reference(&self, index: usize) -> Option<&Located<'a>> {
        let document = self.reviewed.article.references.get(index)?;
        Some(self.references.get(index)?.get_or_init(|| Located::new(document)))
    }

    /// Where a span of the article stands.
    pub(crate) fn place(&self, span: Span) -> Place {
        place(&self.article, span)
    }

    /// The article and its lines.
    pub(crate) fn article(&self) -> &Located<'a> {
        &self.article
    }

    /// A passage as the contract has it.
    pub(crate) fn passage(&self, case: &Case, found: &Found) -> Option<Reference> {
        let located = self.reference(found.passage.document)?;
        let document = located.document;
        let comparison = &found.comparison;
        let joined = Joined::new(&case.attribution.quotation, &self.article.document.text);
        let differences = |all: &[Variation]| -> Vec<Difference> {
            all.iter()
                .map(|it| self.difference(&joined, located, it))
                .collect()
        };
        Some(Reference {
            place: place(located, found.passage.span),
            bytes: located.has_bytes(),
            outlet: document.metadata.outlet.clone(),
            date: document.metadata.date.clone(),
            speaker: found.speaker.clone(),
            primary: found.primary,
            delivery: document.metadata.delivery,
            method: found.passage.method,
            distance: found.passage.distance,
            verdict: comparison.verdict,
            severity: comparison.severity,
            text: words(document, found.passage.span).to_owned(),
            within: document.place(found.passage.span.start),
            outside_article: document
                .block_at(found.passage.span.start)
                .is_some_and(|at| document.blocks[at].kind == BlockKind::Boilerplate),
            variations: differences(&comparison.variations),
            recorded: differences(&comparison.recorded),
        })
    }

    fn difference(&self, joined: &Joined, reference: &Located<'_>, variation: &Variation) -> Difference {
        let here = self.article.range(joined.in_article(variation.quotation));
        let there = reference.range(variation.reference);
        Difference {
            kind: variation.kind,
            severity: variation.severity,
            quotation: joined
                .text
                .get(variation.quotation.start..variation.quotation.end)
                .unwrap_or_default()
                .to_owned(),
            reference: words(reference.document, variation.reference).to_owned(),
            quotation_span: [here.start, here.end],
            reference_span: [there.start, there.end],
        }
    }

    /// The quotation with all its evidence.
    pub(crate) fn quotation(&self, index: usize, case: &Case) -> QuotationRecord {
        let quotation = &case.attribution.quotation;
        QuotationRecord {
            id: format!("q{}", index + 1),
            text: quotation.text(&self.article.document.text),
            place: self.place(quotation.span()),
            pieces: quotation
                .pieces
                .iter()
                .map(|it| self.article.range(it.span))
                .collect(),
            speaker: case.attribution.speaker.as_ref().map(|it| Credited {
                name: it.name.clone(),
                confidence: (it.confidence * 1000.0).round() / 1000.0,
                kind: it.kind,
            }),
            verdict: case.verdict,
            severity: case.severity,
            misattributed: case.misattributed,
            reason: case.reason.clone(),
            found: case
                .found
                .iter()
                .filter_map(|it| self.passage(case, it))
                .collect(),
            nearest: case.nearest.as_ref().and_then(|it| self.passage(case, it)),
        }
    }

    /// The finding with the best evidence about it.
    pub(crate) fn finding(&self, finding: &crate::rules::Finding, fingerprint: String) -> FindingRecord {
        let case = finding.case.and_then(|at| self.reviewed.article.cases.get(at));
        let best = case.and_then(|case| case.found.first().or(case.nearest.as_ref()));
        let reference = case.zip(best).and_then(|(case, found)| self.passage(case, found));
        FindingRecord {
            rule: finding.code,
            name: finding.name,
            severity: finding.severity,
            message: finding.message.text.clone(),
            help: finding.message.help.clone(),
            place: self.place(finding.span),
            fingerprint,
            quotation: finding.case.map(|at| format!("q{}", at + 1)),
            text: case.map(|it| it.attribution.quotation.text(&self.article.document.text)),
            verdict: case.map(|it| it.verdict),
            variations: reference
                .as_ref()
                .map_or_else(Vec::new, |it| it.variations.clone()),
            reference,
        }
    }
}

fn place(located: &Located<'_>, span: Span) -> Place {
    let start = located.line_column(span.start);
    let end = located.line_column(span.end);
    Place {
        path: located.document.path.clone(),
        span: located.range(span),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

fn words(document: &Document, span: Span) -> &str {
    document.text.get(span.start..span.end).unwrap_or_default()
}

/// The text of a quotation, its pieces joined by one space each, and the way back.
struct Joined {
    text: String,
    /// Where each piece starts in the joined text, and its span in the article.
    pieces: Vec<(usize, Span)>,
}

impl Joined {
    fn new(quotation: &Quotation, article: &str) -> Self {
        let mut from = 0;
        let mut pieces = Vec::with_capacity(quotation.pieces.len());
        for piece in &quotation.pieces {
            pieces.push((from, piece.span));
            from += piece.span.len() + 1;
        }
        Self {
            text: quotation.text(article),
            pieces,
        }
    }

    /// A span of the joined text → the span of the article's text.
    fn in_article(&self, span: Span) -> Span {
        let start = self.at_piece(span.start, false);
        let end = self.at_piece(span.end, true);
        Span::new(start.min(end), end.max(start))
    }

    /// An offset between two pieces belongs to the end of the first if `end`, else to the start of the second.
    fn at_piece(&self, offset: usize, end: bool) -> usize {
        let behind = self.pieces.partition_point(|(from, _)| *from <= offset);
        let Some(&(from, piece)) = behind.checked_sub(1).and_then(|at| self.pieces.get(at)) else {
            return self.pieces.last().map_or(0, |(_, piece)| piece.end);
        };
        let within = offset - from;
        if within < piece.len() || (end && within == piece.len()) {
            return piece.start + within;
        }
        let next = self.pieces.get(behind).or(self.pieces.last());
        next.map_or(0, |(_, piece)| {
            if behind < self.pieces.len() {
                piece.start
            } else {
                piece.end
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Kind;
    use crate::extract::Piece;

    #[test]
    fn spans_of_a_split_quotation_lead_back_to_their_piece() {
        let piece = |start, end| Piece {
            span: Span::new(start, end),
            open: None,
            close: None,
        };
        let split = Quotation {
            pieces: vec![piece(10, 13), piece(30, 34)],
            kind: Kind::Speech,
            probability: 1.0,
        };
        let check = |span: (usize, usize), expected: (usize, usize)| {
            let joined = Joined::new(&split, &" ".repeat(40));
            let found = joined.in_article(Span::new(span.0, span.1));
            assert_eq!((found.start, found.end), expected);
        };
        check((0, 3), (10, 13));
        check((4, 8), (30, 34));
        check((1, 6), (11, 32));
        check((8, 8), (34, 34));
    }
}
