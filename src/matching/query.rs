//! The words of a quotation as they are searched: segments cut at ellipses, free slots for brackets.
//!
//! The printed pieces of a quotation enter, segments of word ids leave. Words in square brackets are the editor's, not
//! the speaker's: each bracket is one [`FREE`] slot.

use std::ops::Range;

use crate::align::bit_parallel::FREE;
use crate::align::bit_parallel::UNKNOWN;
use crate::matching::index::Index;
use crate::names::person::surname;
use crate::text::Interner;
use crate::text::WordId;
use crate::text::words;

/// Edits that a bracket may need beside its slot: it may stand for no word, or for several.
const SLACK: usize = 2;

/// Words of a quotation that is searched as one; a longer stretch without a cut is searched in parts. A statement read
/// out in full has a thousand.
pub(crate) const LONGEST: usize = 2048;

/// Words of a part.
const PART: usize = 512;

/// The words of a quotation between two cuts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Segment {
    /// Word ids, brackets as [`FREE`].
    pub(crate) words: Vec<u32>,
    /// How many words are not free.
    pub(crate) spoken: usize,
}

impl Segment {
    /// Edits to grant on top of a budget for the spoken words.
    pub(crate) fn slack(&self) -> usize {
        SLACK * (self.words.len() - self.spoken)
    }

    /// Puts every word in the numbers of another lexicon.
    pub(crate) fn renumber(&mut self, number: impl Fn(u32) -> u32) {
        for word in self.words.iter_mut().filter(|word| **word != FREE) {
            *word = number(*word);
        }
    }

    /// Joins two segments as if nothing had been cut.
    pub(crate) fn join(segments: &[Segment]) -> Segment {
        Segment {
            words: segments
                .iter()
                .flat_map(|segment| &segment.words)
                .copied()
                .collect(),
            spoken: segments.iter().map(|segment| segment.spoken).sum(),
        }
    }
}

/// Segments of a quotation printed in `pieces`; segments without a spoken word are left out.
pub(crate) fn segments(pieces: &[&str], lexicon: &mut Interner) -> Vec<Segment> {
    let mut segments = Vec::new();
    for piece in pieces {
        for stretch in cut(piece) {
            push_parts(&mut segments, read(stretch, lexicon));
        }
    }
    segments
}

/// The sentences of one segment's text, for quotations that join sentences without a mark.
pub(crate) fn sentences(pieces: &[&str], lexicon: &mut Interner) -> Vec<Segment> {
    let ends = |text: &str, at: usize| {
        text[at..].starts_with(['.', '!', '?', ';'])
            && text[at + 1..]
                .trim_start_matches(['”', '"', '’', '\''])
                .starts_with(char::is_whitespace)
    };
    let mut segments = Vec::new();
    for piece in pieces {
        for stretch in cut(piece) {
            let mut start = 0;
            for (at, _) in stretch.match_indices(['.', '!', '?', ';']) {
                if ends(stretch, at) && !is_short(&stretch[start..at]) {
                    push_parts(&mut segments, read(&stretch[start..=at], lexicon));
                    start = at + 1;
                }
            }
            push_parts(&mut segments, read(&stretch[start..], lexicon));
        }
    }
    segments
}

/// Adds a segment, cut into parts of about equal length if it is too long; segments without a spoken word are left out.
fn push_parts(segments: &mut Vec<Segment>, segment: Segment) {
    let parts = match segment.words.len() {
        ..=LONGEST => vec![segment],
        words => {
            let length = words.div_ceil(words.div_ceil(PART));
            let part = |words: &[u32]| Segment {
                words: words.to_vec(),
                spoken: words.iter().filter(|&&word| word != FREE).count(),
            };
            segment.words.chunks(length).map(part).collect()
        }
    };
    segments.extend(parts.into_iter().filter(|part| part.spoken > 0));
}

/// True if a point here ends an abbreviation, not a sentence: `Mr.`, `U.S.`.
fn is_short(text: &str) -> bool {
    let word = text.rsplit(char::is_whitespace).next().unwrap_or(text);
    word.contains('.')
        || matches!(
            word,
            "Mr" | "Mrs" | "Ms" | "Dr" | "Sen" | "Gov" | "Rep" | "Gen" | "St" | "No"
        )
}

/// Cuts at `…`, `...`, `. . .`, and at these in brackets.
fn cut(piece: &str) -> Vec<&str> {
    let mut stretches = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(found) = piece[at..].find(['…', '.']) {
        at += found;
        match ellipsis(&piece[at..]) {
            Some(length) => {
                let before = piece[start..at].trim_end_matches(['[', '(', ' ']);
                stretches.push(before);
                at += length;
                start = at;
                if piece[at..].starts_with([']', ')']) {
                    start += 1;
                }
            }
            None => at += 1,
        }
    }
    stretches.push(&piece[start.min(piece.len())..]);
    stretches
}

/// Length of the ellipsis that `text` starts with.
fn ellipsis(text: &str) -> Option<usize> {
    let mut length = 0;
    let mut points = 0;
    for c in text.chars() {
        match c {
            '.' => points += 1,
            '…' => points += 3,
            ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' if points > 0 => {}
            _ => break,
        }
        length += c.len_utf8();
    }
    (points >= 3).then_some(length)
}

/// Words of a stretch without cuts.
fn read(stretch: &str, lexicon: &mut Interner) -> Segment {
    let mut segment = Segment::default();
    let mut plain = String::with_capacity(stretch.len());
    let mut rest = stretch;
    while let Some(open) = rest.find('[') {
        let Some(length) = rest[open..].find(']') else {
            break;
        };
        let inside = &rest[open + 1..open + length];
        let before = &rest[..open];
        let behind = &rest[open + length + 1..];
        plain.push_str(before);
        let touches = before.ends_with(char::is_alphanumeric) || behind.starts_with(char::is_alphanumeric);
        if touches {
            // `[T]he`, `conversation[s]`: a word with an edited letter.
            plain.push_str(inside);
        } else {
            push(&mut segment, &plain, lexicon);
            plain.clear();
            if !inside.eq_ignore_ascii_case("sic") {
                segment.words.push(FREE);
            }
        }
        rest = behind;
    }
    plain.push_str(rest);
    push(&mut segment, &plain, lexicon);
    segment
}

fn push(segment: &mut Segment, text: &str, lexicon: &mut Interner) {
    let tokens = words(text, lexicon);
    segment.spoken += tokens.len();
    segment.words.extend(tokens.iter().map(|token| token.word.0));
}

/// A quotation as it is searched for, its words numbered by the index it is searched in.
#[derive(Debug, Clone)]
pub struct Query {
    pub(crate) segments: Vec<Segment>,
    pub(crate) sentences: Vec<Segment>,
    pub(crate) whole: Segment,
    pub(crate) surname: Option<String>,
    /// Units that are not searched.
    pub(crate) hidden: Range<usize>,
}

impl Query {
    /// True if the unit is searched.
    pub(crate) fn sees(&self, unit: usize) -> bool {
        !self.hidden.contains(&unit)
    }

    /// Reads a quotation printed in `pieces` and credited to `speaker`; `lexicon` keeps words from one query to the next.
    pub(crate) fn read(
        index: &Index,
        pieces: &[&str],
        speaker: Option<&str>,
        lexicon: &mut Interner,
    ) -> Self {
        let cut = segments(pieces, lexicon);
        let cut_finer = sentences(pieces, lexicon);
        let known = |word: &u32| match *word {
            FREE => FREE,
            word => index
                .lexicon
                .get(lexicon.spelling(WordId(word)))
                .map_or(UNKNOWN, |id| id.0),
        };
        let renumber = |segments: Vec<Segment>| -> Vec<Segment> {
            let renumbered = |segment: Segment| Segment {
                words: segment.words.iter().map(known).collect(),
                ..segment
            };
            segments.into_iter().map(renumbered).collect()
        };
        let segments = renumber(cut);
        Self {
            whole: Segment::join(&segments),
            sentences: renumber(cut_finer),
            segments,
            surname: speaker.and_then(surname),
            hidden: 0..0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::WordId;
    use proptest::prelude::*;

    fn check(pieces: &[&str], expected: &[&str]) {
        let mut lexicon = Interner::new();
        let spelled: Vec<String> = segments(pieces, &mut lexicon)
            .iter()
            .map(|segment| {
                let spell = |&word: &u32| match word {
                    FREE => "[]".to_owned(),
                    word => lexicon.spelling(WordId(word)).to_owned(),
                };
                segment.words.iter().map(spell).collect::<Vec<_>>().join(" ")
            })
            .collect();
        assert_eq!(spelled, expected);
    }

    #[test]
    fn ellipses_cut() {
        check(&["we came … we saw"], &["we came", "we saw"]);
        check(&["we came. . . . We saw"], &["we came", "we saw"]);
        check(&["we came [...] we saw. We won"], &["we came", "we saw we won"]);
        check(&["...", "we won."], &["we won"]);
        check(&["we came […] and saw (…)"], &["we came", "and saw"]);
    }

    #[test]
    fn brackets_are_slots() {
        check(&["[The mayor] came [sic] late"], &["[] came late"]);
        check(&["[T]he bridge[s] fell"], &["the bridges fell"]);
        check(&["[Laughter]"], &[]);
        check(&["an open [ bracket"], &["an open bracket"]);
    }

    #[test]
    fn sentences_are_cut_at_their_ends() {
        let mut lexicon = Interner::new();
        let found = sentences(&["We came. Mr. Orr saw! Who won?"], &mut lexicon);
        assert_eq!(found.iter().map(|it| it.spoken).collect::<Vec<_>>(), [2, 3, 2]);
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "[a\\[\\]. …()é]{0,40}") {
            segments(&[&text], &mut Interner::new());
            sentences(&[&text], &mut Interner::new());
        }
    }
}
