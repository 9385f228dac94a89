//! One quotation as the machine-readable contract has it, schema version 1.
//!
//! An attribution enters, a record leaves. Fields are only ever added.

use serde::Serialize;

use crate::attribute::Attribution;
use crate::attribute::Named;
use crate::attribute::Speaker;
use crate::attribute::SpeakerKind;
use crate::document::Document;
use crate::document::Place;
use crate::extract::Kind;
use crate::report::Located;
use crate::report::Range;
use crate::text::Span;

/// What is listed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Detail {
    /// Quoted spans that are not speech too.
    pub all: bool,
    /// The evidence for each attribution.
    pub explain: bool,
}

/// One quotation, places in bytes of the file.
#[derive(Debug, Clone, Serialize)]
pub struct Record {
    /// The document.
    pub path: String,
    /// `q1`, `q2`, … within the document.
    pub id: String,
    /// The content, pieces joined by a space.
    pub text: String,
    /// Where each piece stands, marks excluded.
    pub pieces: Vec<Range>,
    /// Line of the first piece, from 1.
    pub line: usize,
    /// Column of the first piece in characters, from 1.
    pub column: usize,
    /// The words that signal the attribution.
    pub cue: Option<Mention>,
    /// The mention that is credited.
    pub source: Option<Mention>,
    /// Who that is.
    pub speaker: Option<Credited>,
    /// Why no speaker was looked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_speaker: Option<String>,
    /// Speech, or why not.
    pub kind: Kind,
    /// Probability that it is speech.
    pub probability: f32,
    /// Who passes the words on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relayed_by: Option<Phrase>,
    /// To whom they were said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addressee: Option<Phrase>,
    /// Where they were said or published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub venue: Option<Phrase>,
    /// The place in a format that is not counted in bytes; the ranges are then of the text as read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// What decided, if it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Explanation>,
}

/// A stretch of the document and its words.
#[derive(Debug, Clone, Serialize)]
pub struct Mention {
    /// The words.
    pub text: String,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A speaker and how sure that is.
#[derive(Debug, Clone, Serialize)]
pub struct Credited {
    /// The fullest form of the name.
    pub name: String,
    /// Probability, three decimals.
    pub confidence: f32,
    /// What sort of speaker.
    pub kind: SpeakerKind,
}

/// A name found in a phrase of the document.
#[derive(Debug, Clone, Serialize)]
pub struct Phrase {
    /// The name.
    pub name: String,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// Why a speaker was credited.
#[derive(Debug, Clone, Serialize)]
pub struct Explanation {
    /// The sieve that decided, or `ranker`, or `none`.
    pub decided_by: &'static str,
    /// What spoke for it and how much.
    pub features: Vec<Feature>,
    /// The next best speaker.
    pub runner_up: Option<Credited>,
}

/// One reason and its weight.
#[derive(Debug, Clone, Serialize)]
pub struct Feature {
    /// What was seen.
    pub name: String,
    /// How much it counted.
    pub weight: f32,
}

/// The quotations of a document, in order; numbered before anything is left out.
pub fn records<'a>(
    document: &'a Document,
    attributions: &'a [Attribution],
    detail: Detail,
) -> impl Iterator<Item = Record> + 'a {
    let located = Located::new(document);
    attributions
        .iter()
        .enumerate()
        .filter(move |(_, attribution)| detail.all || attribution.quotation.is_speech())
        .map(move |(index, attribution)| record(&located, attribution, index, detail))
}

fn record(located: &Located<'_>, attribution: &Attribution, index: usize, detail: Detail) -> Record {
    let document = located.document;
    let quotation = &attribution.quotation;
    let start = quotation.pieces.first().map_or(0, |piece| piece.span.start);
    let at = located.line_column(start);
    let phrase = |named: &Option<Named>| named.as_ref().map(|named| phrase(located, named));
    Record {
        path: document.path.clone(),
        id: format!("q{}", index + 1),
        text: quotation.text(&document.text),
        pieces: quotation
            .pieces
            .iter()
            .map(|piece| located.range(piece.span))
            .collect(),
        line: at.line,
        column: at.column,
        cue: attribution.cue.map(|span| mention(located, span)),
        source: attribution.source.map(|span| mention(located, span)),
        speaker: attribution.speaker.as_ref().map(credited),
        no_speaker: attribution
            .foreign
            .map(|language| format!("the text is not English but {language}")),
        kind: quotation.kind,
        probability: rounded(quotation.probability),
        relayed_by: phrase(&attribution.relayed_by),
        addressee: phrase(&attribution.addressee),
        venue: phrase(&attribution.venue),
        place: document.place(start),
        evidence: detail.explain.then(|| Explanation {
            decided_by: attribution.evidence.decided_by,
            features: features(&attribution.evidence.features),
            runner_up: attribution.runner_up.as_ref().map(credited),
        }),
    }
}

fn mention(located: &Located<'_>, span: Span) -> Mention {
    let range = located.range(span);
    Mention {
        text: located.document.slice(span).to_owned(),
        start: range.start,
        end: range.end,
    }
}

fn phrase(located: &Located<'_>, named: &Named) -> Phrase {
    let range = located.range(named.span);
    Phrase {
        name: named.name.clone(),
        start: range.start,
        end: range.end,
    }
}

fn credited(speaker: &Speaker) -> Credited {
    Credited {
        name: speaker.name.clone(),
        confidence: rounded(speaker.confidence),
        kind: speaker.kind,
    }
}

fn features(features: &[(&str, f32)]) -> Vec<Feature> {
    features
        .iter()
        .map(|(name, weight)| Feature {
            name: (*name).to_owned(),
            weight: rounded(*weight),
        })
        .collect()
}

/// Three decimals are what a reader can use; more would make every retraining a change of every line.
fn rounded(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}
