//! The pipeline on one screen: the only file that calls the stages.
//!
//! Bytes enter, documents, attributions, cases and findings leave. Nothing here decides anything; it says in which order
//! the stages work and hands each what the one before it made.

use std::sync::OnceLock;

use rayon::prelude::*;

use crate::attribute;
use crate::attribute::Attribution;
use crate::compare;
use crate::compare::Case;
use crate::compare::Comparison;
use crate::compare::Coverage;
use crate::compare::Repeat;
use crate::document::Document;
use crate::extract;
use crate::extract::Fault;
use crate::extract::Quotation;
use crate::ingest;
use crate::ingest::Options;
use crate::ingest::ReadError;
use crate::matching;
use crate::matching::Search;
use crate::rules;
use crate::rules::Article;
use crate::rules::Finding;
use crate::rules::Level;
use crate::variance;
use crate::variance::Variance;

pub use crate::ingest::identify;
pub use crate::ingest::is_stream;
pub use crate::ingest::read_each;
pub use crate::ingest::read_stream;

/// The quotations of a document with their speakers, and its faulty marks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// Every quoted span, speech or not, in order.
    pub attributions: Vec<Attribution>,
    /// Every mark without a proper partner, in order.
    pub faults: Vec<Fault>,
}

/// Reads the documents of a file; `name` is what messages call it.
pub fn read(name: &str, bytes: &[u8]) -> Result<Vec<Document>, ReadError> {
    read_with(name, bytes, &Options::default())
}

/// Reads the documents of a file with bounds and names of fields other than the usual ones.
pub fn read_with(name: &str, bytes: &[u8], options: &Options) -> Result<Vec<Document>, ReadError> {
    ingest::read(name, bytes, options)
}

/// Finds the quotations of a document and who is credited with them.
pub fn attributions(document: &Document, options: attribute::Options) -> Reading {
    let extraction = extract::extract(document);
    Reading {
        attributions: attribute::attribute_with(document, extraction.quotations, options),
        faults: extraction.faults,
    }
}

/// Says how a quotation differs from a reference.
pub fn compare(quotation: &str, reference: &str) -> Comparison {
    compare::compare(quotation, reference)
}

/// Finds what outlets made of the same words; entry `i` of `attributions` belongs to document `i`.
pub fn variances<'a>(documents: &'a [Document], attributions: &'a [Vec<Attribution>]) -> Vec<Variance<'a>> {
    let utterances = matching::cluster(documents, attributions);
    let each = |utterance| variance::variance(utterance, documents, attributions);
    let mut variances: Vec<Variance<'a>> = utterances.par_iter().filter_map(each).collect();
    variance::sort(&mut variances);
    variances
}

/// What articles are checked against, read and indexed once.
#[derive(Debug, Default)]
pub struct References {
    documents: Vec<Document>,
    /// Who is quoted in each report; nothing for transcripts, whose turns say who speaks.
    attributions: Vec<Vec<Attribution>>,
    coverage: Coverage,
    index: OnceLock<matching::References>,
    /// Words around the articles, for quotations that the articles do not have.
    furniture: OnceLock<matching::References>,
}

impl References {
    /// Prepares documents to be checked against.
    pub fn new(documents: Vec<Document>) -> Self {
        let quoted = |document: &Document| {
            if document.is_transcript() {
                return Vec::new();
            }
            attributions(document, attribute::Options::default()).attributions
        };
        let attributions: Vec<Vec<Attribution>> = documents.par_iter().map(quoted).collect();
        Self {
            coverage: Coverage::of(&documents, &attributions),
            attributions,
            index: OnceLock::new(),
            furniture: OnceLock::new(),
            documents,
        }
    }

    /// The documents, in the order that passages count them by.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// Searches for the quotations of an article everywhere but in the article itself; what is not found is searched
    /// once more in what the readers took for the words of the page.
    fn find_all(&self, article: &Document, quotations: &[Attribution]) -> Vec<Search> {
        let index = self
            .index
            .get_or_init(|| matching::References::index(&self.documents));
        let mut searches = self.find_in(index, article, quotations);
        let is_missed = |search: &Search| search.passages.is_empty() && search.unverifiable.is_none();
        let (places, missed): (Vec<usize>, Vec<Attribution>) = (0..quotations.len())
            .filter(|&at| is_missed(&searches[at]))
            .map(|at| (at, quotations[at].clone()))
            .unzip();
        if missed.is_empty() {
            return searches;
        }
        let furniture = self
            .furniture
            .get_or_init(|| matching::References::index_furniture(&self.documents));
        for (at, search) in places.into_iter().zip(self.find_in(furniture, article, &missed)) {
            if !search.passages.is_empty() {
                searches[at] = search;
            }
        }
        searches
    }

    fn find_in(
        &self,
        index: &matching::References,
        article: &Document,
        quotations: &[Attribution],
    ) -> Vec<Search> {
        match self.documents.iter().position(|it| it.path == article.path) {
            Some(own) => index.find_elsewhere(own, article, quotations),
            None => index.find_all(article, quotations),
        }
    }
}

/// An article with the evidence about each of its quotations.
#[derive(Debug)]
pub struct Checked {
    document: Document,
    faults: Vec<Fault>,
    cases: Vec<Case>,
    asides: Vec<Quotation>,
    repeats: Vec<Repeat>,
}

impl Checked {
    /// What rules and reporters look at.
    pub fn article<'a>(&'a self, references: &'a References) -> Article<'a> {
        Article {
            document: &self.document,
            faults: &self.faults,
            cases: &self.cases,
            asides: &self.asides,
            repeats: &self.repeats,
            references: &references.documents,
        }
    }
}

/// Searches the references for every quotation of an article and judges what was found.
pub fn check(document: Document, references: &References) -> Checked {
    let reading = attributions(&document, attribute::Options::default());
    let (speech, asides): (Vec<_>, Vec<_>) = reading
        .attributions
        .into_iter()
        .partition(|it| it.quotation.is_speech());
    let searches = references.find_all(&document, &speech);
    let judged = |(attribution, search)| {
        compare::judge(
            attribution,
            &document,
            &search,
            &references.documents,
            &references.attributions,
            &references.coverage,
        )
    };
    let cases: Vec<Case> = speech.into_iter().zip(searches).map(judged).collect();
    Checked {
        repeats: compare::repeats(&document, &cases),
        asides: asides.into_iter().map(|it| it.quotation).collect(),
        document,
        faults: reading.faults,
        cases,
    }
}

/// Runs the rules over an article; `level` says how much a rule weighs, from its code and default.
pub fn findings(article: &Article<'_>, level: impl Fn(&'static str, Level) -> Level) -> Vec<Finding> {
    rules::findings(article, level)
}
