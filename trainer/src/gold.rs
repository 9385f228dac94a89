//! Reads annotated articles: one JSON object a line, spans in bytes of `text`.
//!
//! The layout is that of the `PolNeAR` export: every quoted span with whether it is attributed, its source and its cue. A
//! newsroom's own annotations in the same layout train the same tables.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use anyhow::Context;
use anyhow::Result;
use onrecord::document::Document;
use onrecord::ingest;
use onrecord::ingest::Options;
use onrecord::text::Span;
use serde::Deserialize;

use crate::outlets;

/// An annotated article.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Article {
    /// Its name, unique in the set.
    #[serde(rename = "article")]
    pub(crate) name: String,
    /// Who published it, as printed.
    #[serde(default)]
    pub(crate) publisher: String,
    /// Its text; all spans are bytes of it.
    pub(crate) text: String,
    /// How much its examples count in training.
    #[serde(skip, default = "one")]
    pub(crate) weight: f32,
    /// Every span between double quotation marks, in order.
    pub(crate) quotations: Vec<Gold>,
}

fn one() -> f32 {
    1.0
}

/// What people say of one quoted span.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "Row")]
pub(crate) struct Gold {
    /// The content, without the marks.
    pub(crate) span: Span,
    /// True if the marks left no doubt about where it starts and ends.
    pub(crate) sure: bool,
    /// Whether somebody is credited with it; `None` if it could not be decided.
    pub(crate) attributed: Option<bool>,
    /// The mention that is credited, in parts; empty if implicit.
    pub(crate) source: Vec<Span>,
    /// The words that signal the attribution, in parts.
    pub(crate) cue: Vec<Span>,
    /// Who it is, where the gold says so.
    pub(crate) speaker: Option<String>,
    /// `person`, `organization` or `anonymous`, where the gold says so.
    pub(crate) speaker_kind: Option<String>,
}

#[derive(Deserialize)]
struct Row {
    start: usize,
    end: usize,
    boundary: String,
    attributed: Option<bool>,
    #[serde(default)]
    source: Option<Vec<(usize, usize)>>,
    #[serde(default)]
    cue: Option<Vec<(usize, usize)>>,
    #[serde(default)]
    speaker: Option<String>,
    #[serde(default)]
    speaker_kind: Option<String>,
}

impl From<Row> for Gold {
    fn from(row: Row) -> Self {
        Self {
            span: Span::new(row.start, row.end),
            sure: row.boundary == "sure",
            attributed: row.attributed,
            source: spans(row.source),
            cue: spans(row.cue),
            speaker: row.speaker,
            speaker_kind: row.speaker_kind,
        }
    }
}

fn spans(pairs: Option<Vec<(usize, usize)>>) -> Vec<Span> {
    let pairs = pairs.unwrap_or_default();
    pairs
        .into_iter()
        .map(|(start, end)| Span::new(start, end))
        .collect()
}

/// Reads files of annotated articles; the examples of every file but the first count `emphasis` times as much.
pub(crate) fn read_files(paths: &[PathBuf], emphasis: f32) -> Result<Vec<Vec<Article>>> {
    let files = paths.iter().enumerate().map(|(at, path)| {
        let mut articles = read(path)?;
        if at > 0 {
            for article in &mut articles {
                article.weight = emphasis;
            }
        }
        Ok(articles)
    });
    files.collect()
}

/// Reads files of annotated articles, one after the other.
pub(crate) fn read_all(paths: &[PathBuf], emphasis: f32) -> Result<Vec<Article>> {
    Ok(read_files(paths, emphasis)?.concat())
}

/// Reads a file of annotated articles.
pub(crate) fn read(path: &Path) -> Result<Vec<Article>> {
    let lines = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    lines
        .lines()
        .enumerate()
        .map(|(at, line)| {
            serde_json::from_str(line).with_context(|| format!("{} line {}", path.display(), at + 1))
        })
        .collect()
}

impl Article {
    /// The outlet that published it.
    pub(crate) fn outlet(&self) -> String {
        outlets::outlet(&self.publisher)
    }

    /// The article as the stages see it.
    pub(crate) fn document(&self) -> Result<Document> {
        let name = format!("{}.txt", self.name);
        let documents = ingest::read(&name, self.text.as_bytes(), &Options::default())?;
        documents
            .into_iter()
            .next()
            .context("the reader found no document")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_without_attribution_has_no_source() {
        let line = r#"{"article":"a","text":"a “b” c","quotations":[{"start":5,"end":6,"text":"b","boundary":"sure","attributed":false}]}"#;
        let article: Article = serde_json::from_str(line).expect("the line is valid");
        assert!(article.quotations[0].source.is_empty());
        assert_eq!(article.quotations[0].attributed, Some(false));
    }
}
