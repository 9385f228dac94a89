//! Documents of one quotation, for unit tests of every stage.

use crate::attribute::Attribution;
use crate::attribute::Speaker;
use crate::attribute::SpeakerKind;
use crate::document::Document;
use crate::document::Metadata;
use crate::document::Origin;
use crate::extract::Kind;
use crate::extract::Piece;
use crate::extract::Quotation;
use crate::text::Span;

/// A document of 4 May 2031 that prints nothing but a quotation.
pub(crate) fn printed(outlet: &str, words: &str) -> Document {
    Document {
        path: format!("{}.txt", outlet.to_lowercase()),
        metadata: Metadata {
            outlet: Some(outlet.to_owned()),
            date: Some("2031-05-04".to_owned()),
            ..Metadata::default()
        },
        text: format!("“{words}”"),
        blocks: vec![],
        turns: vec![],
        origin: Origin::Same,
        anchors: vec![],
        warnings: vec![],
    }
}

/// The quotation of such a document, credited to a speaker; to none if the name is empty.
pub(crate) fn credited(speaker: &str, words: &str) -> Attribution {
    let open = '“'.len_utf8();
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
            confidence: 0.9,
            kind: SpeakerKind::Person,
        }),
        ..Attribution::nobody(quotation)
    }
}
