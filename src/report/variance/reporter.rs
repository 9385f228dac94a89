//! The interface of reporters of variances, and what they share.

use crate::compare::Severity;
use crate::document::Document;
use crate::report::Palette;
use crate::report::terminal::describe::shortened;
use crate::report::terminal::table::Mark;
use crate::variance::Reading;
use crate::variance::Variance;
use crate::variance::Variant;
use crate::variance::collation::Cell;
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
    /// Default for the minimum number of outlets of an utterance.
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

/// What is to be said of each column of the first `rows` rows: it differs if and only if a variant covers it.
pub(crate) fn marks(variance: &Variance<'_>, rows: usize) -> Vec<Mark> {
    let differs = |at: usize| {
        let shown =
            |variant: &&Variant| variant.readings.iter().filter(|it| it.wordings[0] < rows).count() > 1;
        variance
            .variants
            .iter()
            .filter(shown)
            .any(|it| it.columns.contains(&at))
    };
    let mark = |(at, column): (usize, &Column)| {
        let has_words = |row: &usize| column.cells.get(*row).is_some_and(|it| it.span().is_some());
        let with_words: Vec<usize> = (0..rows).filter(has_words).collect();
        let as_first = |row: &usize| column.as_first.get(*row) == Some(&true);
        match with_words.first() {
            _ if !differs(at) && with_words.len() > 1 => Mark::Alike,
            _ if !differs(at) => Mark::Alone,
            None => Mark::Alone,
            Some(first) if *first > 0 && column.cells.first() == Some(&Cell::Missing) => Mark::Added,
            Some(_) if with_words.iter().all(as_first) => Mark::Removed,
            Some(_) => Mark::Changed,
        }
    };
    variance.collation.columns.iter().enumerate().map(mark).collect()
}

/// What the wordings have at a place, with the outlets of each: `“door” Herald, Post · “gate” Globe`.
///
/// An outlet that has several readings there is named with the date or, on one day, by the title of each report.
pub(crate) fn readings(variance: &Variance<'_>, variant: &Variant) -> String {
    let printed = |reading: &Reading| -> Vec<usize> {
        let wordings = reading
            .wordings
            .iter()
            .filter_map(|&at| variance.wordings.get(at));
        wordings.flat_map(|it| it.renderings.iter().copied()).collect()
    };
    let all: Vec<Vec<usize>> = variant.readings.iter().map(printed).collect();
    let outlet = |rendering: usize| variance.renderings[rendering].outlet();
    let has = |renderings: &[usize], name: &str| renderings.iter().any(|&it| outlet(it) == name);
    let named = |renderings: &[usize], rendering: usize| {
        let name = outlet(rendering);
        let others: Vec<usize> = all
            .iter()
            .filter(|it| **it != *renderings)
            .flatten()
            .copied()
            .filter(|&it| outlet(it) == name)
            .collect();
        if !all.iter().any(|it| **it != *renderings && has(it, name)) {
            return name.to_owned();
        }
        let metadata = |it: usize| &variance.renderings[it].document.metadata;
        let date = metadata(rendering).date.as_deref().unwrap_or_default();
        let is_dated = !date.is_empty()
            && others
                .iter()
                .all(|&it| metadata(it).date.as_deref() != Some(date));
        let document = variance.renderings[rendering].document;
        match metadata(rendering).title.as_deref().filter(|_| !is_dated) {
            Some(title) => format!("{name} ({})", shortened(title)),
            None if is_dated => format!("{name} ({date})"),
            None => format!("{name} ({})", document.path),
        }
    };
    let each = |(reading, renderings): (&Reading, &Vec<usize>)| {
        let mut names: Vec<String> = Vec::new();
        for &rendering in renderings {
            let name = named(renderings, rendering);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let words = if reading.text.is_empty() {
            "nothing".to_owned()
        } else {
            format!("“{}”", shortened(&reading.text))
        };
        format!("{words} {}", names.join(", "))
    };
    variant
        .readings
        .iter()
        .zip(&all)
        .map(each)
        .collect::<Vec<_>>()
        .join(" · ")
}
