//! The result of attribution: who is credited with a quotation, and the evidence for it.

use serde::Serialize;

use crate::extract::Quotation;
use crate::text::Span;

/// An attribution relation: who (source) is said (cue) to have said what (the quotation's content).
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// The quotation whose content is attributed.
    pub quotation: Quotation,
    /// The words that signal attribution: `said`, `according to`.
    pub cue: Option<Span>,
    /// The mention that is credited: `she`, `the ministry`.
    pub source: Option<Span>,
    /// Whom the mention resolves to.
    pub speaker: Option<Speaker>,
    /// The next best speaker, if one came near.
    pub runner_up: Option<Speaker>,
    /// Who passes the words on: the `Beck` of `Beck recalled Orr saying`.
    pub relayed_by: Option<Named>,
    /// To whom they were said: `told CNN`.
    pub addressee: Option<Named>,
    /// Where they were said or published: `on Truth Social`, `in a statement`.
    pub venue: Option<Named>,
    /// The language of the text, if it is not English: then no speaker is credited.
    pub foreign: Option<&'static str>,
    /// What decided.
    pub evidence: Evidence,
}

impl Attribution {
    /// An attribution without a source.
    pub fn unattributed(quotation: Quotation) -> Self {
        Self {
            quotation,
            cue: None,
            source: None,
            speaker: None,
            runner_up: None,
            relayed_by: None,
            addressee: None,
            venue: None,
            foreign: None,
            evidence: Evidence {
                decided_by: "none",
                features: vec![],
            },
        }
    }
}

/// A person or organisation that is credited.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Speaker {
    /// The fullest form of the name in the document, without honorifics; the phrase itself if anonymous.
    pub name: String,
    /// Probability that the credited mention is the right one, 0 to 1.
    pub confidence: f32,
    /// What sort of speaker it is.
    pub kind: SpeakerKind,
}

/// The sorts of [`Speaker`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpeakerKind {
    /// One human being.
    Person,
    /// Two or more people at once.
    Joint,
    /// A company, office, outlet or other body.
    Organization,
    /// An unnamed person: `a person briefed on the talks`.
    Anonymous,
}

/// A phrase of the document with its span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The phrase without prepositions: `CNN`.
    pub name: String,
    /// Its span in the document.
    pub span: Span,
}

/// Why a source was chosen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Evidence {
    /// The sieve that decided, or `ranker`, or `none`.
    pub decided_by: &'static str,
    /// What spoke for the choice and how much, strongest first; nothing unless [`crate::attribute::Options::explain`] asks for it.
    pub features: Vec<(&'static str, f32)>,
}
