//! A quotation with all the evidence about it.

use crate::attribute::Attribution;
use crate::compare::Comparison;
use crate::compare::Held;
use crate::compare::Severity;
use crate::compare::Verdict;
use crate::document::Delivery;
use crate::matching::Passage;

/// A quotation with all the evidence about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The quotation and who is credited with it.
    pub attribution: Attribution,
    /// What the evidence says.
    pub verdict: Verdict,
    /// The worst severity of the best evidence.
    pub severity: Severity,
    /// Where the words were found, best first: primary before secondary, nearer before farther.
    pub found: Vec<Found>,
    /// If nowhere: the nearest passage.
    pub nearest: Option<Found>,
    /// True if the words were found, from another speaker.
    pub misattributed: bool,
    /// True if the words were found from another speaker, whom the article mentions next to the quotation: the mention may
    /// have been read wrongly.
    pub doubtful: bool,
    /// If nowhere: words that are like these and prove nothing.
    pub unproven: Option<(Unproven, Found)>,
    /// True if the references hold nothing of the credited speaker, or nothing of that time.
    pub uncovered: bool,
    /// If nowhere: what the references hold of the credited person at that time.
    pub(crate) held: Held,
    /// Why the verdict is `unverifiable`.
    pub reason: Option<String>,
}

/// Why words that a reference has are no evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unproven {
    /// Another person says something like them.
    SimilarWords,
    /// A report has them outside its quotation marks.
    ReportsOwnWords,
}

/// A passage that was compared with the quotation.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Where it stands.
    pub passage: Passage,
    /// How its words differ. Spans on the quotation's side are of [`crate::extract::Quotation::text`], on the
    /// reference's side of the reference document's text.
    pub comparison: Comparison,
    /// Who said it according to the reference.
    pub speaker: Option<String>,
    /// True for a transcript or statement, false for another report.
    pub primary: bool,
    /// For a transcript that says so: whether it has the words as spoken or as written.
    pub delivery: Option<Delivery>,
    /// True if the speaker reads or quotes another person there.
    pub relayed: bool,
    /// True if the words stand outside a report's quotation marks.
    pub narrative: bool,
}
