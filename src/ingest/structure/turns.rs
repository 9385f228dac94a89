//! Blocks of a transcript → turns.
//!
//! Text and blocks enter; if the text is a transcript, its turns leave, and the blocks become words of turns and stage
//! directions. Labels lie outside the blocks, every turn's words inside.

use crate::document::Anchor;
use crate::document::Block;
use crate::document::BlockKind;
use crate::document::Document;
use crate::document::Place;
use crate::document::Turn;
use crate::text::Span;

use crate::ingest::structure::speaker_labels;

/// What became of the blocks of a transcript.
struct Turns {
    /// Words and stage directions.
    blocks: Vec<Block>,
    /// The turns.
    found: Vec<Turn>,
    /// Times that stood in front of labels.
    anchors: Vec<Anchor>,
}

/// Words of stage directions, in lower case.
const DIRECTIONS: &[&str] = &[
    "applause",
    "audio",
    "boos",
    "booing",
    "break",
    "cheering",
    "cheers",
    "chuckle",
    "chuckles",
    "commercial",
    "cross-talk",
    "crosstalk",
    "foreign language",
    "inaudible",
    "indiscernible",
    "interpreted",
    "laughing",
    "laughs",
    "laughter",
    "music",
    "off-mic",
    "off-mike",
    "overtalk",
    "pause",
    "phonetic",
    "silence",
    "speaking in",
    "through interpreter",
    "unintelligible",
    "video",
    "videotape",
];

/// Finds the turns of a document, if it is a transcript or has one `speaker`.
pub(in crate::ingest) fn find_turns(document: &mut Document, speaker: Option<String>) {
    if let Some(made) = turns(&document.text, &document.blocks) {
        document.blocks = made.blocks;
        document.turns = made.found;
        document.anchors.extend(made.anchors);
        document.anchors.sort_by_key(|anchor| anchor.offset);
    } else if let Some(speaker) = speaker {
        document.turns = speech(speaker, &mut document.blocks);
    }
}

/// Parts a transcript into turns; `None` if the text is none.
fn turns(text: &str, blocks: &[Block]) -> Option<Turns> {
    speaker_labels::shows_transcript(text)?;
    let mut made = Turns {
        blocks: Vec::with_capacity(blocks.len()),
        found: Vec::new(),
        anchors: Vec::new(),
    };
    for block in blocks {
        for line in lines(text, block.span) {
            made.line(text, line, block.kind);
        }
    }
    made.found
        .retain(|turn| turn.label.is_some() || !turn.span.is_empty());
    Some(made)
}

/// One speaker's text without labels: every paragraph is his.
fn speech(speaker: String, blocks: &mut [Block]) -> Vec<Turn> {
    let mut whole: Option<Span> = None;
    for block in blocks.iter_mut().filter(|block| is_running(block.kind)) {
        block.kind = BlockKind::Turn;
        whole = Some(whole.map_or(block.span, |whole| whole.cover(block.span)));
    }
    let turn = |span| Turn {
        speaker: Some(speaker),
        label: None,
        span,
    };
    whole.map(turn).into_iter().collect()
}

/// The parts of a block: it is cut where a line starts with a label.
fn lines(text: &str, block: Span) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = block.start;
    for (at, _) in block.of(text).match_indices(['\n', '\r']) {
        let next = block.start + at + 1;
        let line = text[next..block.end].lines().next().unwrap_or_default();
        if speaker_labels::label(line.trim()).is_some() || is_direction(line.trim()) {
            parts.push(trimmed(text, Span::new(start, next)));
            start = next;
        }
    }
    parts.push(trimmed(text, Span::new(start, block.end)));
    parts
}

impl Turns {
    /// Takes a part of the text that starts with a label, or goes on with the turn before.
    fn line(&mut self, text: &str, line: Span, kind: BlockKind) {
        let words = line.of(text);
        if is_direction(words) {
            return self.push(line, BlockKind::Direction);
        }
        if kind == BlockKind::Boilerplate {
            return self.push(line, kind);
        }
        let Some(label) = speaker_labels::label(words) else {
            return self.words(text, line, kind);
        };
        let name = Span::new(line.start + label.at, line.start + label.at + label.printed.len());
        let rest = Span::new(line.start + label.words, line.end);
        self.found.push(Turn {
            speaker: Some(speaker_labels::clean(label.printed)),
            label: Some(name),
            span: Span::new(rest.start, rest.start),
        });
        if let Some(time) = label.time {
            self.anchors.push(Anchor {
                offset: line.start,
                place: Place::Time(time),
            });
        }
        self.words(text, rest, BlockKind::Paragraph);
    }

    /// Adds words to the turn that is open; before the first label they have no speaker.
    fn words(&mut self, text: &str, span: Span, kind: BlockKind) {
        let spoken = self.found.last().is_some_and(|turn| turn.speaker.is_some());
        if !spoken && !is_running(kind) {
            return self.push(span, kind);
        }
        if self.found.is_empty() {
            self.found.push(Turn {
                speaker: None,
                label: None,
                span: Span::new(span.start, span.start),
            });
        }
        let kind = if spoken { BlockKind::Turn } else { kind };
        let mut start = span.start;
        for aside in asides(span.of(text)) {
            let aside = aside.shift(span.start);
            self.push(trimmed(text, Span::new(start, aside.start)), kind);
            self.push(aside, BlockKind::Direction);
            start = aside.end;
        }
        self.push(trimmed(text, Span::new(start, span.end)), kind);
        if let Some(turn) = self.found.last_mut()
            && !span.is_empty()
        {
            turn.span.end = span.end;
        }
    }

    fn push(&mut self, span: Span, kind: BlockKind) {
        if !span.is_empty() {
            self.blocks.push(Block { span, kind });
        }
    }
}

/// True for kinds of blocks that are running text.
fn is_running(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::BlockQuote | BlockKind::Turn
    )
}

/// Stage directions inside words: `(INAUDIBLE)`, `[crosstalk]`.
fn asides(words: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = words[from..].find(['(', '[']) {
        let start = from + at;
        let close = if words.as_bytes()[start] == b'(' { ')' } else { ']' };
        let window = &words[start..words.floor_char_boundary(start + 80)];
        let end = window.find(close).map_or(start + 1, |end| start + end + 1);
        if is_direction(&words[start..end]) {
            found.push(Span::new(start, end));
        }
        from = end;
    }
    found
}

/// True for a stage direction, brackets included.
fn is_direction(line: &str) -> bool {
    let inner = match (line.strip_prefix('('), line.strip_prefix('[')) {
        (Some(rest), _) => rest.strip_suffix(')'),
        (_, Some(rest)) => rest.strip_suffix(']'),
        _ => None,
    };
    let Some(inner) = inner.filter(|inner| inner.len() <= 80 && !inner.contains(['(', '[', ')', ']'])) else {
        return false;
    };
    let letters = || inner.chars().filter(|char| char.is_alphabetic());
    let shouted = letters().count() > 3 && letters().all(char::is_uppercase);
    let lower = inner.to_lowercase();
    shouted || DIRECTIONS.iter().any(|word| lower.starts_with(word))
}

fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::document::Metadata;
    use crate::ingest::structure::kinds::classify;
    use crate::ingest::structure::paragraphs::paragraphs;

    fn shown(text: &str) -> String {
        let blocks = classify(text, &paragraphs(text, 0), &mut Metadata::default());
        let made = turns(text, &blocks).expect("a transcript");
        let mut lines = Vec::new();
        for turn in &made.found {
            lines.push(turn.speaker.clone().unwrap_or("-".into()));
            for block in made.blocks.iter().filter(|block| turn.span.encloses(block.span)) {
                lines.push(format!("  {:?}: {}", block.kind, block.span.of(text)));
            }
        }
        lines.join("\n")
    }

    #[test]
    fn turns_with_asides() {
        assert_snapshot!(shown(
            "TOM HOLT: Is it sold?\n\nANA RUIZ (off-mike): It is (INAUDIBLE) not. [crosstalk]\n\n(APPLAUSE)\n\n\
             And it won't be.\n\nTOM HOLT: I see (or think I do).\n"
        ), @r"
        Tom Holt
          Turn: Is it sold?
        Ana Ruiz
          Turn: It is
          Direction: (INAUDIBLE)
          Turn: not.
          Direction: [crosstalk]
          Direction: (APPLAUSE)
          Turn: And it won't be.
        Tom Holt
          Turn: I see (or think I do).
        ");
    }

    #[test]
    fn labels_start_lines_of_wrapped_text() {
        assert_snapshot!(shown(
            "HOLT: Is it sold, and if it is, who has bought it, and what for,\nand why does nobody know?\n\
             RUIZ: It is not sold. It was never for sale, and it will not be\nfor sale.\n\
             HOLT: I see.\n"
        ), @r"
        Holt
          Turn: Is it sold, and if it is, who has bought it, and what for,
        and why does nobody know?
        Ruiz
          Turn: It is not sold. It was never for sale, and it will not be
        for sale.
        Holt
          Turn: I see.
        ");
    }
}
