//! How many quotations got which verdict.

use std::collections::HashSet;

use serde::Serialize;

use crate::compare::Verdict;
use crate::report::findings::Outcome;
use crate::report::findings::Reviewed;
use crate::rules::Level;

/// Counts over all articles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Articles that were checked.
    pub articles: usize,
    /// Quotations that are speech.
    pub quotations: usize,
    /// Word for word.
    pub verbatim: usize,
    /// Every difference disclosed.
    pub edited: usize,
    /// Cosmetic differences only.
    pub cleaned: usize,
    /// Minor differences.
    pub altered: usize,
    /// Substantive differences.
    pub distorted: usize,
    /// In no reference.
    pub not_found: usize,
    /// Too short or too common to judge, or no reference.
    pub unverifiable: usize,
    /// Found, from another speaker; counted beside the verdict.
    pub misattributed: usize,
    /// Unverifiable because no reference holds the speaker; counted beside the verdict.
    pub uncovered: usize,
    /// The people of these.
    pub uncovered_speakers: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings to know.
    pub infos: usize,
    /// What was meant to be checked and was not.
    pub skipped: usize,
    /// Articles without a quotation.
    pub without_quotation: usize,
}

impl Summary {
    /// Counts.
    pub fn of(outcome: &Outcome<'_>) -> Self {
        let reviewed = outcome.reviewed;
        let is_mute = |it: &&Reviewed<'_>| it.article.cases.is_empty();
        let mut summary = Self {
            articles: reviewed.len(),
            skipped: outcome.skipped.len(),
            without_quotation: reviewed.iter().filter(is_mute).count(),
            ..Self::default()
        };
        let mut uncovered: HashSet<&str> = HashSet::new();
        for case in reviewed.iter().flat_map(|it| it.article.cases) {
            summary.quotations += 1;
            summary.misattributed += usize::from(case.misattributed);
            *summary.verdict(case.verdict) += 1;
            if case.uncovered {
                summary.uncovered += 1;
                uncovered.extend(case.attribution.speaker.as_ref().map(|it| it.name.as_str()));
            }
        }
        summary.uncovered_speakers = uncovered.len();
        for finding in reviewed.iter().flat_map(|it| &it.findings) {
            match finding.severity {
                Level::Error => summary.errors += 1,
                Level::Warning => summary.warnings += 1,
                Level::Info => summary.infos += 1,
                Level::Off => {}
            }
        }
        summary
    }

    fn verdict(&mut self, verdict: Verdict) -> &mut usize {
        match verdict {
            Verdict::Verbatim => &mut self.verbatim,
            Verdict::Edited => &mut self.edited,
            Verdict::Cleaned => &mut self.cleaned,
            Verdict::Altered => &mut self.altered,
            Verdict::Distorted => &mut self.distorted,
            Verdict::NotFound => &mut self.not_found,
            Verdict::Unverifiable => &mut self.unverifiable,
        }
    }

    /// `5 quotations: 3 verbatim, 1 altered, 1 not found`; the seven counts are always there, so that lines compare.
    pub fn line(&self) -> String {
        let mut line = format!(
            "{}: {} verbatim, {} edited, {} cleaned, {} altered, {} distorted, {} not found, {} unverifiable",
            counted(self.quotations, "quotation"),
            self.verbatim,
            self.edited,
            self.cleaned,
            self.altered,
            self.distorted,
            self.not_found,
            self.unverifiable,
        );
        if self.misattributed > 0 {
            line += &format!("; {} from another speaker", self.misattributed);
        }
        line
    }

    /// `512 quotations of 188 people without any reference`, if there are such.
    pub fn without_reference(&self) -> Option<String> {
        let people = match self.uncovered_speakers {
            1 => "1 person".to_owned(),
            number => format!("{number} people"),
        };
        (self.uncovered > 0).then(|| {
            format!(
                "{} of {people} without any reference",
                counted(self.uncovered, "quotation")
            )
        })
    }

    /// `2 errors, 1 warning`.
    pub fn findings(&self) -> String {
        let counts = [
            (self.errors, "error"),
            (self.warnings, "warning"),
            (self.infos, "remark"),
        ];
        let named: Vec<String> = counts
            .iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, noun)| counted(*number, noun))
            .collect();
        // An empty run must not look like a clean one.
        let mut words = match (named.is_empty(), self.quotations) {
            (true, 0) => "nothing was checked".to_owned(),
            (true, _) => "no findings".to_owned(),
            (false, _) => named.join(", "),
        };
        if self.skipped > 0 {
            words += &format!("; {} not checked", self.skipped);
        }
        if self.without_quotation > 0 && self.quotations > 0 {
            words += &format!(
                "; {} without a quotation",
                counted(self.without_quotation, "article")
            );
        }
        words
    }
}

/// A number with its noun: `1 quotation`, `2 quotations`.
pub fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
