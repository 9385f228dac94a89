//! A quotation and a reference side by side, and differences between them in words.
//!
//! Two wordings enter, a [`Pair`] leaves that every classifier reads. Ranges are of words, not bytes.

use std::ops::Range;

use crate::compare::Severity;
use crate::compare::Variation;
use crate::compare::VariationKind;
use crate::compare::wording::Wording;
use crate::matching::alignment::Word;
use crate::text::Lexicon;

/// The two sides of a comparison.
#[derive(Debug)]
pub(super) struct Pair<'a> {
    pub(super) quotation: &'a Wording<'a>,
    pub(super) reference: &'a Wording<'a>,
    /// The quotation's words.
    pub(super) ours: Vec<Word<'a>>,
    /// The reference's words.
    pub(super) theirs: Vec<Word<'a>>,
}

/// A difference, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    pub(super) kind: VariationKind,
    pub(super) severity: Severity,
    pub(super) ours: Range<usize>,
    pub(super) theirs: Range<usize>,
}

impl<'a> Pair<'a> {
    pub(super) fn new(quotation: &'a Wording<'a>, reference: &'a Wording<'a>, lexicon: &'a Lexicon) -> Self {
        Self {
            ours: quotation.words(lexicon),
            theirs: reference.words(lexicon),
            quotation,
            reference,
        }
    }

    /// The difference with spans of bytes.
    pub(super) fn variation(&self, difference: &Difference) -> Variation {
        Variation {
            kind: difference.kind,
            severity: difference.severity,
            quotation: self.quotation.span(&difference.ours),
            reference: self.reference.span(&difference.theirs),
        }
    }
}

impl Difference {
    pub(super) fn new(
        kind: VariationKind,
        severity: Severity,
        ours: Range<usize>,
        theirs: Range<usize>,
    ) -> Self {
        Self {
            kind,
            severity,
            ours,
            theirs,
        }
    }
}
