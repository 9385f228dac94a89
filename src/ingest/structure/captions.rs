//! Cues of captions → turns with times.
//!
//! Cues enter in order; one document leaves, whose anchors give the time of each line. A line that rolls on from one
//! cue into the next is read once. A sentence that runs over cues stays in one block.

use crate::document::Anchor;
use crate::document::BlockKind;
use crate::document::Document;
use crate::document::Metadata;
use crate::document::Place;
use crate::document::Turn;
use crate::ingest::input::Decoded;
use crate::text::Span;

use crate::ingest::markup::entities;
use crate::ingest::markup::flat::Flat;
use crate::ingest::markup::flat::Way;
use crate::ingest::markup::tokenizer::Token;
use crate::ingest::markup::tokenizer::Tokens;
use crate::ingest::structure::paragraphs::ends_sentence;
use crate::ingest::structure::speaker_labels;

/// A silence that ends a paragraph, in milliseconds.
const SILENCE: u64 = 1500;

/// Words on the screen for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ingest) struct Cue {
    /// When they appear, in milliseconds.
    pub(in crate::ingest) start: u64,
    /// When they go.
    pub(in crate::ingest) end: u64,
    /// The lines, markup included.
    pub(in crate::ingest) lines: Vec<Span>,
}

/// Cuts captions into cues: a line with `-->`, then lines up to a blank one.
pub(in crate::ingest) fn cues(text: &str) -> Vec<Cue> {
    let mut found: Vec<Cue> = Vec::new();
    let mut open = false;
    let mut at = 0;
    for whole in text.split_inclusive('\n') {
        let start = at + (whole.len() - whole.trim_start().len());
        at += whole.len();
        let line = whole.trim();
        if let Some((from, to)) = timing(line) {
            found.push(Cue {
                start: from,
                end: to.max(from),
                lines: vec![],
            });
            open = true;
        } else if line.is_empty() {
            open = false;
        } else if open && let Some(cue) = found.last_mut() {
            cue.lines.push(Span::new(start, start + line.len()));
        }
    }
    found
}

/// `00:01.000 --> 00:02.500 align:start`.
fn timing(line: &str) -> Option<(u64, u64)> {
    let (from, to) = line.split_once("-->")?;
    let to = to.split_whitespace().next()?;
    Some((
        speaker_labels::milliseconds(from.trim())?,
        speaker_labels::milliseconds(to)?,
    ))
}

/// Makes a document of cues.
pub(in crate::ingest) fn captions(name: &str, mut decoded: Decoded<'_>) -> Document {
    let way = Way::new(&mut decoded);
    let text = decoded.text.as_ref();
    let mut made = Made {
        source: text,
        flat: Flat::new(text),
        turns: vec![],
        anchors: vec![],
        speaker: None,
    };
    let mut previous: Option<(Cue, Vec<String>)> = None;
    for cue in cues(text) {
        let words: Vec<String> = cue.lines.iter().map(|line| bare(line.of(text))).collect();
        let rolled = previous
            .as_ref()
            .map_or(0, |(before, said)| rolled(before, said, &cue, &words));
        let silent = previous
            .as_ref()
            .is_none_or(|(before, _)| cue.start > before.end + SILENCE);
        for (line, said) in cue.lines.iter().zip(&words).skip(rolled) {
            if !said.is_empty() {
                made.line(*line, cue.start, silent && *line == cue.lines[rolled]);
            }
        }
        previous = Some((cue, words));
    }
    made.end_turn();
    let mut document = made
        .flat
        .document(name, Metadata::default(), &way, decoded.warnings);
    document.turns = made.turns;
    document.anchors = made.anchors;
    close_turns(&mut document);
    document
}

/// How many lines at the start of a cue are the last ones of the cue before.
fn rolled(before: &Cue, said: &[String], cue: &Cue, words: &[String]) -> usize {
    if cue.start > before.end + 50 {
        return 0;
    }
    let longest = said.len().min(words.len());
    let count = (1..=longest)
        .rev()
        .find(|&count| said[said.len() - count..] == words[..count])
        .unwrap_or(0);
    // A whole cue may be said twice: "No." – "No."
    let whole = count == words.len();
    let long = words
        .iter()
        .map(|line| line.split_whitespace().count())
        .sum::<usize>()
        > 3;
    let glimpse = cue.end.saturating_sub(cue.start) <= 50 || before.end.saturating_sub(before.start) <= 50;
    if whole && !long && !glimpse { 0 } else { count }
}

/// The words of a line, without markup.
fn bare(line: &str) -> String {
    let mut words = String::new();
    for token in Tokens::xml(line, Span::new(0, line.len())) {
        if let Token::Text(span) = token {
            words.push_str(span.of(line));
        }
    }
    words.trim().to_owned()
}

/// A transcript under construction.
struct Made<'a> {
    source: &'a str,
    flat: Flat<'a>,
    turns: Vec<Turn>,
    anchors: Vec<Anchor>,
    speaker: Option<String>,
}

impl Made<'_> {
    /// Takes a line that appears at `time`.
    fn line(&mut self, line: Span, time: u64, silent: bool) {
        let mut place = Some(time);
        for token in Tokens::xml(self.source, line) {
            match token {
                Token::Text(span) => self.words(span, place.take(), silent),
                Token::Open { name, attributes, .. }
                    if name.of(self.source).split('.').next() == Some("v") =>
                {
                    let speaker = attributes.of(self.source).trim();
                    self.speaks(Some(speaker_labels::clean(&entities::decoded(speaker))));
                }
                _ => {}
            }
        }
    }

    fn words(&mut self, span: Span, time: Option<u64>, silent: bool) {
        let words = span.of(self.source);
        let indent = if time.is_some() {
            words.len() - words.trim_start().len()
        } else {
            0
        };
        let mut start = span.start + indent;
        // Labels and arrows only count where a line starts.
        if time.is_some() {
            let rest = Span::new(start, span.end).of(self.source);
            if let Some(label) = speaker_labels::label(rest).filter(|label| label.strong) {
                self.speaks(Some(speaker_labels::clean(label.printed)));
                start += label.words;
            } else if let Some(words) = rest.strip_prefix("&gt;&gt;").or(rest.strip_prefix(">>")) {
                self.speaks(None);
                let bare = words
                    .trim_start_matches("&gt;")
                    .trim_start_matches('>')
                    .trim_start();
                return self.arrow(span.end - bare.len(), span.end, time);
            }
        }
        self.say(Span::new(start, span.end), time, silent);
    }

    /// Words behind `>>`, which may start with a name.
    fn arrow(&mut self, mut start: usize, end: usize, time: Option<u64>) {
        let rest = Span::new(start, end).of(self.source);
        if let Some(label) = speaker_labels::label(rest) {
            self.speaks(Some(speaker_labels::clean(label.printed)));
            start += label.words;
        }
        self.say(Span::new(start, end), time, false);
    }

    fn say(&mut self, span: Span, time: Option<u64>, silent: bool) {
        if span.of(self.source).trim().is_empty() {
            return;
        }
        if silent && time.is_some() && ends_sentence(self.flat.since(self.block_start()).trim_end()) {
            self.flat.close();
        }
        if !self.flat.is_open() {
            self.flat.open(BlockKind::Turn);
        }
        if self.turns.is_empty() {
            self.speaks(None);
            self.flat.open(BlockKind::Turn);
        }
        if time.is_some() && !self.flat.is_bare() {
            self.flat.unit(" ", Span::new(span.start, span.start));
        }
        if let Some(time) = time {
            self.anchors.push(Anchor {
                offset: self.flat.len(),
                place: Place::Time(time),
            });
        }
        entities::append(&mut self.flat, self.source, span, false);
    }

    fn block_start(&self) -> usize {
        self.turns.last().map_or(0, |turn| turn.span.start)
    }

    /// Another speaker starts, or the same one goes on.
    fn speaks(&mut self, speaker: Option<String>) {
        if speaker.is_some() && speaker == self.speaker && !self.turns.is_empty() {
            return;
        }
        self.end_turn();
        self.speaker.clone_from(&speaker);
        self.turns.push(Turn {
            speaker,
            label: None,
            span: Span::new(self.flat.len(), self.flat.len()),
        });
    }

    fn end_turn(&mut self) {
        self.flat.close();
        let end = self.flat.len();
        if let Some(turn) = self.turns.last_mut() {
            turn.span.end = end;
        }
    }
}

/// Cuts turns to their words, forgets those without.
fn close_turns(document: &mut Document) {
    let text = &document.text;
    for turn in &mut document.turns {
        let words = turn.span.of(text);
        let start = turn.span.start + (words.len() - words.trim_start().len());
        turn.span = Span::new(start, start + words.trim().len());
    }
    document.turns.retain(|turn| !turn.span.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(captions: &str, expected: &[(&str, &str)]) {
        let document = super::captions("a.vtt", Decoded::new(captions.as_bytes()));
        let turns: Vec<(&str, &str)> = document
            .turns
            .iter()
            .map(|turn| (turn.speaker.as_deref().unwrap_or("-"), document.slice(turn.span)))
            .collect();
        assert_eq!(turns, expected);
    }

    #[test]
    fn voices() {
        check(
            "WEBVTT\n\nNOTE nothing --\n\n1\n00:01.000 --> 00:03.000\n<v Ana Ruiz>We never had\nan <i>offer</i> &amp;\n\n\
             00:03.000 --> 00:05.000 align:start\n<v Ana Ruiz>we want none.</v>\n\n00:05.000 --> 00:06.000\n<v.loud Tom \
             Holt>I see.\n",
            &[
                ("Ana Ruiz", "We never had an offer & we want none."),
                ("Tom Holt", "I see."),
            ],
        );
    }

    #[test]
    fn arrows_and_labels() {
        check(
            "1\n00:00:01,000 --> 00:00:03,000\n>> Is it sold?\n>> RUIZ: It is not.\n\n2\n00:00:03,000 --> 00:00:04,000\nAnd \
             won't be.\n",
            &[("-", "Is it sold?"), ("Ruiz", "It is not. And won't be.")],
        );
    }

    #[test]
    fn rolling_lines_are_read_once() {
        check(
            "WEBVTT\n\n00:01.000 --> 00:02.000\nwe never had\n\n00:02.000 --> 00:03.000\nwe never had\nan offer from\n\n\
             00:03.000 --> 00:04.000\nan offer from\nanybody\n\n00:04.000 --> 00:05.000\nNo.\n\n00:05.000 --> \
             00:06.000\nNo.\n",
            &[("-", "we never had an offer from anybody No. No.")],
        );
    }

    #[test]
    fn times_are_kept() {
        let text = "WEBVTT\n\n00:14:32.000 --> 00:14:33.000\nYes.\n\n00:15:00.000 --> 00:15:01.000\nNo.\n";
        let document = captions("a.vtt", Decoded::new(text.as_bytes()));
        let no = document.text.find("No").unwrap();
        assert_eq!(document.place(no), Some(Place::Time(900_000)));
        assert_eq!(document.stored(Span::new(no, no + 3)).unwrap().of(text), "No.");
        assert_eq!(document.blocks.len(), 2);
    }
}
