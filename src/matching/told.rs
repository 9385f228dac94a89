//! Quotations for tests of clustering, told by invented outlets, and how to show what became of them.

use crate::attribute::Attribution;
use crate::attribute::Evidence;
use crate::attribute::Speaker;
use crate::attribute::SpeakerKind;
use crate::document::Document;
use crate::document::Metadata;
use crate::document::Origin;
use crate::extract::Kind;
use crate::extract::Piece;
use crate::extract::Quotation;
use crate::matching::cluster;
use crate::text::Span;

/// One quotation a document: its date, who is credited (nobody if empty), the words.
pub(super) type Told<'a> = (&'a str, &'a str, &'a str);

/// The utterances of quotations, each as the numbers of its renderings, `+` behind a mosaic.
pub(super) fn clustered(told: &[Told<'_>]) -> Vec<String> {
    let documents: Vec<Document> = told
        .iter()
        .map(|(date, _, words)| document(date, words))
        .collect();
    let attributions: Vec<Vec<Attribution>> = told
        .iter()
        .map(|(_, speaker, words)| vec![credited(speaker, words)])
        .collect();
    cluster(&documents, &attributions)
        .iter()
        .map(|utterance| {
            let shown = utterance.renderings.iter().map(|it| {
                let mosaic = if it.mosaic { "+" } else { "" };
                format!("{}{mosaic}", it.document)
            });
            shown.collect::<Vec<_>>().join(" ")
        })
        .collect()
}

fn document(date: &str, words: &str) -> Document {
    Document {
        path: String::new(),
        metadata: Metadata {
            date: Some(date.to_owned()),
            ..Metadata::default()
        },
        text: words.to_owned(),
        blocks: Vec::new(),
        turns: Vec::new(),
        origin: Origin::Same,
        anchors: Vec::new(),
        warnings: Vec::new(),
    }
}

fn credited(speaker: &str, words: &str) -> Attribution {
    Attribution {
        quotation: Quotation {
            pieces: vec![Piece {
                span: Span::new(0, words.len()),
                open: None,
                close: None,
            }],
            kind: Kind::Speech,
            probability: 1.0,
        },
        cue: None,
        source: None,
        speaker: (!speaker.is_empty()).then(|| Speaker {
            name: speaker.to_owned(),
            confidence: 0.9,
            kind: SpeakerKind::Person,
        }),
        runner_up: None,
        relayed_by: None,
        addressee: None,
        venue: None,
        evidence: Evidence::default(),
    }
}
