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

/// A document of 4 May 2031 that prints a quotation and, unless the name is empty, who said it.
pub(crate) fn printed(outlet: &str, speaker: &str, words: &str) -> Document {
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

/// The quotation of such a document, credited to the speaker.
pub(crate) fn credited(speaker: &str, words: &str) -> Attribution {
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
        ..Attribution::unattributed(quotation)
    }
}
