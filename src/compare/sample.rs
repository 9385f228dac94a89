//! Small utterances for tests, told by invented outlets.

use crate::attribute::Attribution;
use crate::attribute::Speaker;
use crate::attribute::SpeakerKind;
use crate::compare::variance::Variance;
use crate::compare::variance::variance;
use crate::document::Document;
use crate::document::Metadata;
use crate::document::Origin;
use crate::extract::Kind;
use crate::extract::Piece;
use crate::extract::Quotation;
use crate::matching::Rendering;
use crate::matching::Utterance;
use crate::text::Span;

/// One utterance with what it indexes: a document for each rendering, which holds nothing but the rendering and who said it.
pub(crate) struct Sample {
    /// A document a rendering.
    pub(crate) documents: Vec<Document>,
    /// Its only quotation.
    pub(crate) attributions: Vec<Vec<Attribution>>,
    /// All of them.
    pub(crate) utterance: Utterance,
}

impl Sample {
    /// Makes an utterance of outlet, speaker and words.
    pub(crate) fn new(renderings: &[(&str, &str, &str)]) -> Self {
        let rendering = |document| Rendering {
            document,
            quotation: 0,
            parent: (document > 0).then_some(0),
            mosaic: false,
        };
        Self {
            documents: renderings
                .iter()
                .map(|(outlet, speaker, words)| printed(outlet, speaker, words))
                .collect(),
            attributions: renderings
                .iter()
                .map(|(_, speaker, words)| vec![credited(speaker, words)])
                .collect(),
            utterance: Utterance {
                renderings: (0..renderings.len()).map(rendering).collect(),
            },
        }
    }

    /// What its outlets made of it.
    pub(crate) fn variance(&self) -> Variance<'_> {
        variance(&self.utterance, &self.documents, &self.attributions).expect("a sample has renderings")
    }
}

fn printed(outlet: &str, speaker: &str, words: &str) -> Document {
    let credit = if speaker.is_empty() {
        String::new()
    } else {
        format!(" {speaker} said.")
    };
    Document {
        path: format!("{}.txt", outlet.to_lowercase()),
        metadata: Metadata {
            outlet: Some(outlet.to_owned()),
            date: Some("2031-05-04".to_owned()),
            ..Metadata::default()
        },
        text: format!("“{words}”{credit}"),
        blocks: vec![],
        turns: vec![],
        origin: Origin::Same,
        anchors: vec![],
        warnings: vec![],
    }
}

fn credited(speaker: &str, words: &str) -> Attribution {
    let open = '“'.len_utf8();
    // A mark on either side and a space.
    let source = Span::new(
        2 * open + words.len() + 1,
        2 * open + words.len() + 1 + speaker.len(),
    );
    let quotation = Quotation {
        pieces: vec![Piece {
            span: Span::new(open, open + words.len()),
            open: Some(Span::new(0, open)),
            close: None,
        }],
        kind: Kind::Speech,
        probability: 1.0,
    };
    Attribution {
        speaker: (!speaker.is_empty()).then(|| Speaker {
            name: speaker.to_owned(),
            confidence: 0.97,
            kind: SpeakerKind::Person,
        }),
        source: (!speaker.is_empty()).then_some(source),
        cue: (!speaker.is_empty()).then(|| Span::new(source.end + 1, source.end + 5)),
        ..Attribution::nobody(quotation)
    }
}
