//! The pipeline on one screen: the only file that calls the stages.
//!
//! [`read`] turns bytes into documents; an [`Engine`] extracts their quotations, checks them against [`References`], or
//! reports how several documents worded the same utterance. Nothing is decided here: this file says in which order the
//! stages run and hands each the results of the one before it.

use std::collections::HashMap;
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

/// The weight of each rule, from its code and its default.
type Levels = dyn Fn(&'static str, Level) -> Level + Send + Sync;

/// The pipeline with its settings.
///
/// ```
/// use onrecord::engine::Engine;
/// use onrecord::engine::References;
/// use onrecord::engine::read;
///
/// let transcript = read("council.txt", b"MAYOR RUIZ: We will open the bridge in May, not in April.\n")?;
/// let article = read("article.md", b"\"We will open the bridge in April,\" Mayor Ruiz said.\n")?.remove(0);
/// let engine = Engine::builder().build();
/// let references = References::new(transcript);
/// let report = engine.check(article, &references);
/// for finding in report.findings() {
///     println!("{}: {}", finding.name, finding.message.text);
/// }
/// # Ok::<(), onrecord::ingest::ReadError>(())
/// ```
pub struct Engine {
    attribution: attribute::Options,
    level: Box<Levels>,
}

impl Engine {
    /// An engine whose settings can be changed before it is built.
    pub fn builder() -> EngineBuilder {
        EngineBuilder(Engine::default())
    }

    /// Finds the quotations of a document and their speakers.
    ///
    /// ```
    /// use onrecord::engine::Engine;
    /// use onrecord::engine::read;
    ///
    /// let article = read("article.txt", "“We won,” Ana Ruiz said.".as_bytes())?.remove(0);
    /// let reading = Engine::default().extract(&article);
    /// let speaker = reading.attributions[0].speaker.as_ref().map(|it| it.name.as_str());
    /// assert_eq!(speaker, Some("Ana Ruiz"));
    /// # Ok::<(), onrecord::ingest::ReadError>(())
    /// ```
    pub fn extract(&self, document: &Document) -> Reading {
        attributions(document, self.attribution)
    }

    /// Searches the references for every quotation of an article, judges what is found and runs the rules.
    pub fn check<'a>(&self, article: Document, references: &'a References) -> Report<'a> {
        let checked = check(article, references, self.attribution);
        let findings = findings(&checked.article(references), &self.level);
        Report {
            checked,
            references,
            findings,
        }
    }

    /// Reads documents whose utterances are to be compared with each other.
    ///
    /// ```
    /// use onrecord::engine::Engine;
    /// use onrecord::engine::read;
    ///
    /// let mut documents = read("a.txt", "“We have won the whole election,” Ana Ruiz said.".as_bytes())?;
    /// documents.extend(read("b.txt", "“We won the whole election,” Ana Ruiz said.".as_bytes())?);
    /// let corpus = Engine::default().report(documents);
    /// assert_eq!(corpus.variances().len(), 1);
    /// # Ok::<(), onrecord::ingest::ReadError>(())
    /// ```
    pub fn report(&self, documents: Vec<Document>) -> Corpus {
        let quoted = |document: &Document| self.extract(document).attributions;
        Corpus {
            attributions: documents.par_iter().map(quoted).collect(),
            documents,
        }
    }
}

impl Default for Engine {
    /// The default threshold and levels.
    fn default() -> Self {
        Self {
            attribution: attribute::Options::default(),
            level: Box::new(|_, default| default),
        }
    }
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine")
            .field("attribution", &self.attribution)
            .finish_non_exhaustive()
    }
}

/// The settings of an [`Engine`] that is not built yet.
#[derive(Debug)]
pub struct EngineBuilder(Engine);

impl EngineBuilder {
    /// Leaves the speaker open below this confidence, 0 to 1.
    #[must_use]
    pub fn threshold(mut self, threshold: f32) -> Self {
        self.0.attribution.threshold = threshold;
        self
    }

    /// Records the features that decided each attribution.
    #[must_use]
    pub fn explain(mut self, explain: bool) -> Self {
        self.0.attribution.explain = explain;
        self
    }

    /// Sets the weight of each rule, from its code and its default.
    #[must_use]
    pub fn level(mut self, level: impl Fn(&'static str, Level) -> Level + Send + Sync + 'static) -> Self {
        self.0.level = Box::new(level);
        self
    }

    /// The engine.
    pub fn build(self) -> Engine {
        self.0
    }
}

/// A checked article with its findings, tied to the references it was checked against.
#[derive(Debug)]
pub struct Report<'a> {
    checked: Checked,
    references: &'a References,
    findings: Vec<Finding>,
}

impl Report<'_> {
    /// The article with the evidence about each of its quotations.
    pub fn article(&self) -> Article<'_> {
        self.checked.article(self.references)
    }

    /// The findings, in order of the text.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
}

/// Documents whose utterances are compared with each other.
#[derive(Debug)]
pub struct Corpus {
    documents: Vec<Document>,
    attributions: Vec<Vec<Attribution>>,
}

impl Corpus {
    /// The documents, in the order given.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The quotations of each document.
    pub fn attributions(&self) -> &[Vec<Attribution>] {
        &self.attributions
    }

    /// Each utterance with all its renderings, the most divergent first.
    pub fn variances(&self) -> Vec<Variance<'_>> {
        variances(&self.documents, &self.attributions)
    }
}

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
fn attributions(document: &Document, options: attribute::Options) -> Reading {
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

/// Groups the quotations of documents into utterances and collates each; entry `i` of `attributions` belongs to document `i`.
fn variances<'a>(documents: &'a [Document], attributions: &'a [Vec<Attribution>]) -> Vec<Variance<'a>> {
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
    /// The first document of each path.
    paths: HashMap<String, usize>,
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
            paths: documents
                .iter()
                .enumerate()
                .rev()
                .map(|(at, document)| (document.path.clone(), at))
                .collect(),
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
        match self.paths.get(&article.path) {
            Some(&own) => index.find_elsewhere(own, article, quotations),
            None => index.find_all(article, quotations),
        }
    }
}

/// An article with the evidence about each of its quotations.
#[derive(Debug)]
struct Checked {
    document: Document,
    faults: Vec<Fault>,
    cases: Vec<Case>,
    asides: Vec<Quotation>,
    repeats: Vec<Repeat>,
}

impl Checked {
    /// What rules and reporters look at.
    fn article<'a>(&'a self, references: &'a References) -> Article<'a> {
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
fn check(document: Document, references: &References, options: attribute::Options) -> Checked {
    let reading = attributions(&document, options);
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
    let mut cases: Vec<Case> = speech.into_iter().zip(searches).map(judged).collect();
    compare::settle(&mut cases);
    Checked {
        repeats: compare::repeats(&document, &cases),
        asides: asides.into_iter().map(|it| it.quotation).collect(),
        document,
        faults: reading.faults,
        cases,
    }
}

/// Runs the rules over an article; `level` says how much a rule weighs, from its code and default.
fn findings(article: &Article<'_>, level: impl Fn(&'static str, Level) -> Level) -> Vec<Finding> {
    rules::findings(article, level)
}
