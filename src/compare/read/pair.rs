//! A quotation and a reference side by side, and differences between them in words.
//!
//! Two wordings enter, a [`Pair`] leaves that every classifier reads. Ranges are of words, not bytes.

use std::ops::Range;

use crate::align::Word;
use crate::compare::Severity;
use crate::compare::Variation;
use crate::compare::VariationKind;
use crate::compare::read::limits::Limit;
use crate::compare::read::limits::limits;
use crate::compare::read::wording::Wording;
use crate::english::lemma::is_same_lemma;
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
    /// Texts that say who or what the reference is about; empty if none are known.
    pub(crate) context: &'a [&'a str],
    /// What limits the claim of the quotation.
    pub(crate) our_limits: Vec<Limit>,
    /// What limits the claim of the reference.
    pub(crate) their_limits: Vec<Limit>,
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
    pub(crate) fn new(
        quotation: &'a Wording<'a>,
        reference: &'a Wording<'a>,
        context: &'a [&'a str],
        lexicon: &'a Interner,
    ) -> Self {
        let (ours, theirs) = (quotation.words(lexicon), reference.words(lexicon));
        Self {
            our_limits: limits(&ours),
            their_limits: limits(&theirs),
            ours,
            theirs,
            quotation,
            reference,
            context,
        }
    }

    /// True if the context has the word in whatever form, or says nothing because it is not known.
    pub(crate) fn is_in_context(&self, word: &str) -> bool {
        let is_separator = |c: char| !c.is_alphanumeric();
        let mut words = self.context.iter().flat_map(|text| text.split(is_separator));
        self.context.is_empty() || words.any(|other| is_same_lemma(&other.to_lowercase(), word))
    }

    /// True if the context has exactly these letters as a word, or is not known.
    pub(crate) fn is_printed_in_context(&self, word: &str) -> bool {
        let is_separator = |c: char| !c.is_alphanumeric();
        let mut words = self.context.iter().flat_map(|text| text.split(is_separator));
        self.context.is_empty() || words.any(|other| other == word)
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
