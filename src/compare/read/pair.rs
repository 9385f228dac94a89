//! A quotation and a reference side by side, and differences between them in words.
//!
//! Two wordings enter, a [`Pair`] leaves that every classifier reads. Ranges are of words, not bytes.

use std::ops::Range;

use crate::align::Word;
use crate::compare::Severity;
use crate::compare::Variation;
use crate::compare::VariationKind;
use crate::compare::read::wording::Wording;
use crate::text::Interner;

/// The two sides of a comparison.
#[derive(Debug)]
pub(crate) struct Pair<'a> {
    pub(crate) quotation: &'a Wording<'a>,
    pub(crate) reference: &'a Wording<'a>,
    /// The quotation's words.
    pub(crate) ours: Vec<Word<'a>>,
    /// The reference's words.
    pub(crate) theirs: Vec<Word<'a>>,
}

/// A difference, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Difference {
    pub(crate) kind: VariationKind,
    pub(crate) severity: Severity,
    pub(crate) ours: Range<usize>,
    pub(crate) theirs: Range<usize>,
}

impl<'a> Pair<'a> {
    pub(crate) fn new(quotation: &'a Wording<'a>, reference: &'a Wording<'a>, lexicon: &'a Interner) -> Self {
        Self {
            ours: quotation.words(lexicon),
            theirs: reference.words(lexicon),
            quotation,
            reference,
        }
    }

    /// The difference with spans of bytes.
    pub(crate) fn variation(&self, difference: &Difference) -> Variation {
        Variation {
            kind: difference.kind,
            severity: difference.severity,
            quotation: self.quotation.span(&difference.ours),
            reference: self.reference.span(&difference.theirs),
        }
    }
}

impl Difference {
    pub(crate) fn new(
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
