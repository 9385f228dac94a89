//! The stages after reading, one after the other in one process: read → … → every reporter.
//!
//! Bytes enter: an article, and behind the line `%%` a reference, and so on. Nothing leaves; what is promised of each stage is
//! asserted.

use onrecord::attribute::Attribution;
use onrecord::document::Document;
use onrecord::engine;
use onrecord::engine::Engine;
use onrecord::engine::References;
use onrecord::extract;
use onrecord::ingest::Options;
use onrecord::ingest::read_each;
use onrecord::matching;
use onrecord::report::Palette;
use onrecord::report::extraction;
use onrecord::report::extraction::Detail;
use onrecord::report::extraction::Listing;
use onrecord::report::findings;
use onrecord::report::findings::Outcome;
use onrecord::report::findings::Reviewed;
use onrecord::report::variance;
use onrecord::report::variance::Survey;
use onrecord::report::variance::Totals;
use onrecord::text::Interner;
use onrecord::text::Span;
use onrecord::text::words;
use onrecord::variance::collation::collate;

/// Canonical words: in order, on char boundaries, and the same for a text that is read once more.
pub fn check_words(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lexicon = Interner::new();
    let tokens = words(&text, &mut lexicon);
    let mut start = 0;
    for token in &tokens {
        check_span(&text, token.span);
        assert!(token.span.start >= start && !token.span.is_empty());
        start = token.span.start;
    }
    assert_eq!(tokens, words(&text, &mut lexicon));
}

/// Quotations: their pieces in order and inside the text.
pub fn check_extract(bytes: &[u8]) {
    for document in documents(bytes) {
        let extraction = extract::extract(&document);
        for quotation in &extraction.quotations {
            let mut end = 0;
            for piece in &quotation.pieces {
                check_span(&document.text, piece.span);
                assert!(piece.span.start >= end);
                end = piece.span.end;
            }
        }
        for fault in &extraction.faults {
            check_span(&document.text, fault.mark);
        }
    }
}

/// Speakers: their mentions and cues inside the text, their confidence a probability.
pub fn check_attribute(bytes: &[u8]) {
    for document in documents(bytes) {
        for attribution in attributions(&document) {
            for span in attribution.cue.iter().chain(&attribution.source) {
                check_span(&document.text, *span);
            }
            if let Some(speaker) = &attribution.speaker {
                assert!((0.0..=1.0).contains(&speaker.confidence));
            }
        }
    }
}

/// Passages inside their references, and what the index finds is what a scan of every word finds.
pub fn check_matching(bytes: &[u8]) {
    let documents = documents(bytes);
    let Some((article, references)) = documents.split_first() else {
        return;
    };
    let index = matching::References::index(references);
    let quoted = attributions(article);
    for search in index.find_all(article, &quoted) {
        for passage in search.passages.iter().chain(&search.nearest) {
            let text = &references[passage.document].text;
            check_span(text, passage.span);
            for segment in &passage.segments {
                check_span(text, *segment);
            }
        }
    }
    for attribution in &quoted {
        let pieces: Vec<&str> = attribution
            .quotation
            .pieces
            .iter()
            .map(|piece| article.slice(piece.span))
            .collect();
        let quoted = index.quoted(&pieces, None);
        assert_eq!(index.locate(&quoted), index.locate_exhaustively(&quoted));
    }
    let attributions: Vec<Vec<Attribution>> = documents.iter().map(attributions).collect();
    let printed: usize = matching::cluster(&documents, &attributions)
        .iter()
        .map(|utterance| utterance.renderings.len())
        .sum();
    let speech = attributions
        .iter()
        .flatten()
        .filter(|it| it.quotation.is_speech());
    assert!(printed >= speech.count());
}

/// Comparisons: variations inside both texts.
pub fn check_compare(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (quotation, reference) = text.split_once("\n%%\n").unwrap_or((&text, ""));
    let comparison = engine::compare(quotation, reference);
    check_span(reference, comparison.reference);
    for variation in comparison.variations.iter().chain(&comparison.recorded) {
        check_span(quotation, variation.quotation);
        check_span(reference, variation.reference);
    }
    let rows = [quotation, reference].map(|text| (text, Span::new(0, text.len())));
    for column in collate(&rows).columns {
        for (cell, (text, _)) in column.cells.iter().zip(rows) {
            if let Some(span) = cell.span() {
                check_span(text, span);
            }
        }
    }
}

/// Findings: inside the article.
pub fn check_rules(bytes: &[u8]) {
    let mut documents = documents(bytes);
    if documents.is_empty() {
        return;
    }
    let article = documents.remove(0);
    let references = References::new(documents);
    let report = Engine::default().check(article, &references);
    let article = report.article();
    for finding in report.findings() {
        check_span(&article.document.text, finding.span);
        assert!(!finding.message.text.is_empty());
    }
}

/// Every reporter over everything that was found; what machines read can be read.
pub fn check_reporters(bytes: &[u8]) {
    let documents = documents(bytes);
    let Some((article, others)) = documents.split_first() else {
        return;
    };
    let references = References::new(others.to_vec());
    let report = Engine::default().check(article.clone(), &references);
    let article = report.article();
    let reviewed = [Reviewed {
        findings: report.findings().to_vec(),
        identity: article.document.path.clone(),
        article,
    }];
    for reporter in findings::REPORTERS {
        let outcome = Outcome {
            reviewed: &reviewed,
            skipped: &[],
            every_quotation: true,
            palette: Palette::plain(),
            width: 80,
            collate,
        };
        let mut out = Vec::new();
        (reporter.write)(&outcome, &mut out).expect("memory takes all");
        check_output(reporter.name, &out);
    }
    let attributions: Vec<Vec<Attribution>> = documents.iter().map(attributions).collect();
    for reporter in extraction::REPORTERS {
        let mut out = Vec::new();
        (reporter.head)(&mut out).expect("memory takes all");
        let mut first = true;
        for (document, attributions) in documents.iter().zip(&attributions) {
            let detail = Detail {
                all: true,
                explain: true,
            };
            let mut records = extraction::records(document, attributions, detail).peekable();
            let is_empty = records.peek().is_none();
            let mut listing = Listing {
                path: &document.path,
                records: &mut records,
                first,
                palette: Palette::plain(),
            };
            (reporter.listing)(&mut listing, &mut out).expect("memory takes all");
            first &= is_empty;
        }
        (reporter.tail)(&mut out).expect("memory takes all");
        check_output(reporter.name, &out);
    }
    let corpus = Engine::default().report(documents.clone());
    let variances = corpus.variances();
    for reporter in variance::REPORTERS {
        let survey = Survey {
            variances: &variances,
            totals: Totals::new(&documents, attributions.iter().flatten().count(), &variances),
            palette: Palette::plain(),
            width: 80,
        };
        let mut out = Vec::new();
        (reporter.write)(&survey, &mut out).expect("memory takes all");
        check_output(reporter.name, &out);
    }
}

/// Every stage.
pub fn check_all(bytes: &[u8]) {
    check_words(bytes);
    check_extract(bytes);
    check_attribute(bytes);
    check_matching(bytes);
    check_compare(bytes);
    check_rules(bytes);
    check_reporters(bytes);
}

/// The documents that bytes are cut into; every reader that reads text has its turn.
fn documents(bytes: &[u8]) -> Vec<Document> {
    const NAMES: &[&str] = &["article.md", "reference.txt", "report.html", "page.txt"];
    let mut documents = Vec::new();
    let mut options = Options::default();
    options.limits.bytes = 1 << 20;
    let text = String::from_utf8_lossy(bytes);
    for (at, part) in text.split("\n%%\n").take(8).enumerate() {
        let name = format!("{at}-{}", NAMES[at % NAMES.len()]);
        let _ = read_each(&name, part.as_bytes(), &options, &mut |document| {
            documents.push(document);
        });
    }
    documents
}

fn attributions(document: &Document) -> Vec<Attribution> {
    Engine::default().extract(document).attributions
}

fn check_output(name: &str, out: &[u8]) {
    let text = std::str::from_utf8(out).expect("UTF-8");
    if matches!(name, "json" | "sarif") {
        assert!(serde_json::from_str::<serde_json::Value>(text).is_ok(), "{name}");
    }
    if matches!(name, "human" | "github" | "markdown") {
        let acts = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
        assert!(!text.contains(acts), "{name}");
    }
}

#[track_caller]
fn check_span(text: &str, span: Span) {
    assert!(
        text.get(span.start..span.end).is_some(),
        "{span:?} of {} bytes",
        text.len()
    );
}
