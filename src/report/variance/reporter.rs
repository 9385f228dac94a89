//! The interface of reporters of variances, and what they share.

use crate::compare::Severity;
use crate::document::Document;
use crate::report::Palette;
use crate::report::terminal::table::Mark;
use crate::variance::Variance;
use crate::variance::collation::Cell;
use crate::variance::collation::Collation;
use crate::variance::collation::Column;
use std::collections::BTreeSet;
use std::io;
use std::io::Write;

/// A way of reporting variances.
#[derive(Debug)]
pub struct Reporter {
    /// What it is called on the command line.
    pub name: &'static str,
    /// Whom it is for.
    pub about: &'static str,
    /// Tells utterances of so many outlets or more unless asked otherwise.
    pub outlets: usize,
    /// Writes the report.
    pub write: fn(&Survey<'_>, &mut dyn Write) -> io::Result<()>,
}

/// Utterances to tell of, and what they were found in.
#[derive(Debug)]
pub struct Survey<'a> {
    /// The utterances, in order.
    pub variances: &'a [Variance<'a>],
    /// What there was in all.
    pub totals: Totals,
    /// The colours, for terminals.
    pub palette: Palette,
    /// Columns of the terminal.
    pub width: usize,
}

/// Numbers of everything read, told of or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Totals {
    /// Documents read.
    pub documents: usize,
    /// Different outlets among them.
    pub outlets: usize,
    /// Quotations of speech.
    pub quotations: usize,
    /// Different things said.
    pub utterances: usize,
    /// Utterances that two or more outlets print.
    pub shared: usize,
    /// Shared utterances whose words differ.
    pub reworded: usize,
    /// Shared utterances whose words differ in substance.
    pub substantive: usize,
    /// Utterances whose speaker outlets disagree on.
    pub speakers_disagree: usize,
}

impl Totals {
    /// Counts documents, their speech, and all variances there are, told or not.
    pub fn new(documents: &[Document], quotations: usize, variances: &[Variance<'_>]) -> Self {
        let outlets: BTreeSet<&str> = documents.iter().map(Document::publisher).collect();
        let shared = || variances.iter().filter(|it| it.outlets().len() > 1);
        Self {
            documents: documents.len(),
            outlets: outlets.len(),
            quotations,
            utterances: variances.len(),
            shared: shared().count(),
            reworded: shared().filter(|it| it.severity() > Severity::None).count(),
            substantive: shared()
                .filter(|it| it.severity() == Severity::Substantive)
                .count(),
            speakers_disagree: variances.iter().filter(|it| it.speakers_disagree).count(),
        }
    }
}

impl Survey<'_> {
    /// Utterances that are counted and not told.
    pub(crate) fn untold(&self) -> usize {
        self.totals.utterances.saturating_sub(self.variances.len())
    }
}

/// `1 outlet`, `3 outlets`.
pub(crate) fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// How much the renderings of an utterance differ, in a few words.
pub(crate) fn standing(variance: &Variance<'_>) -> &'static str {
    match variance.severity() {
        Severity::None if variance.wordings.len() == 1 => "same words",
        Severity::None if variance.wordings.iter().any(|it| it.partial) => "alike in part",
        Severity::None => "same words, cut",
        Severity::Cosmetic => "cosmetic differences",
        Severity::Minor => "minor differences",
        Severity::Substantive => "substantive differences",
    }
}

/// Who is credited by which outlets: `Ana Ruiz (Herald, Post)`.
pub(crate) fn credited(variance: &Variance<'_>) -> Vec<String> {
    let outlets = |renderings: &[usize]| {
        let names: BTreeSet<&str> = renderings
            .iter()
            .map(|&at| variance.renderings[at].outlet())
            .collect();
        names.into_iter().collect::<Vec<_>>().join(", ")
    };
    let one = |credit: &crate::variance::Credit| format!("{} ({})", credit.name, outlets(&credit.renderings));
    variance.credits.iter().map(one).collect()
}

/// What the first `rows` rows of a collation have in each column.
pub(crate) fn marks(collation: &Collation, rows: usize) -> Vec<Mark> {
    let mark = |column: &Column| {
        let row = |at: &usize| column.cells.get(*at).is_some_and(|it| it.span().is_some());
        let with_words: Vec<usize> = (0..rows).filter(row).collect();
        let as_first = |at: &usize| column.as_first.get(*at) == Some(&true);
        match with_words.first() {
            _ if column.agrees && with_words.len() > 1 => Mark::Alike,
            _ if column.agrees => Mark::Alone,
            None => Mark::Alone,
            Some(first) if *first > 0 && column.cells.first() == Some(&Cell::Missing) => Mark::Added,
            Some(_) if with_words.iter().all(as_first) => Mark::Removed,
            Some(_) => Mark::Changed,
        }
    };
    collation.columns.iter().map(mark).collect()
}
