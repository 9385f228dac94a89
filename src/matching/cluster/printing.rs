//! Documents and their attributions → each printed quotation with its words and what is known of it.
//!
//! Documents enter with the numbers they are known by; printings leave, their words in the numbers of one lexicon.
//! Readers work side by side, and the order of printings is that of the documents.

use std::sync::Arc;

use rayon::prelude::*;

use crate::attribute::Attribution;
use crate::attribute::SpeakerKind;
use crate::document::Document;
use crate::matching::cluster::profile::Profile;
use crate::matching::query::Segment;
use crate::matching::query::segments;
use crate::names::person::PersonKey;
use crate::names::person::PersonName;
use crate::text::Interner;
use crate::text::calendar::day;

/// The words of a quotation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Words {
    /// Words between the cuts of the quotation.
    pub(crate) segments: Vec<Segment>,
    /// All of them.
    pub(crate) whole: Segment,
}

/// A quotation as one document prints it.
#[derive(Debug, Clone)]
pub(crate) struct Printing {
    /// Number of the document, and of the attribution in it.
    pub(crate) place: (usize, usize),
    pub(crate) words: Arc<Words>,
    pub(crate) speaker: Option<PersonKey>,
    /// Days since some day long ago.
    pub(crate) day: Option<i32>,
    pub(crate) is_transcript: bool,
    /// What the document is about.
    pub(crate) profile: Arc<Profile>,
    /// True for a few words that are printed as a title or slogan is: `Iron Harbour`.
    pub(crate) is_title: bool,
}

impl Printing {
    /// The order in which printings are taken, whenever they were added.
    pub(crate) fn key(&self) -> Key {
        (self.day, self.place)
    }
}

/// Day and place of a printing: no two are equal.
pub(crate) type Key = (Option<i32>, (usize, usize));

/// The comparable name of the speaker; `None` if no single speaker is named.
fn speaker(attribution: &Attribution) -> Option<PersonKey> {
    let speaker = attribution.speaker.as_ref()?;
    let is_named = !matches!(speaker.kind, SpeakerKind::Anonymous | SpeakerKind::Joint);
    is_named
        .then(|| PersonName::read(&speaker.name))?
        .map(|name| name.key())
}

/// Words of some documents in numbers of their own, and the printings that do not have theirs yet.
type Shelf = (Interner, Vec<(Printing, Vec<Segment>)>);

/// All printed speech of numbered documents; words are interned in `lexicon`.
pub(crate) fn printings(
    documents: &[(usize, &Document, &[Attribution])],
    lexicon: &mut Interner,
) -> Vec<Printing> {
    let share = documents
        .len()
        .div_ceil(rayon::current_num_threads().max(1))
        .max(1);
    let shelves: Vec<Shelf> = documents.par_chunks(share).map(read).collect();
    let mut printings = Vec::new();
    for (other, printed) in shelves {
        let moved = lexicon.absorb(&other);
        printings.extend(printed.into_iter().map(|(printing, mut segments)| {
            for segment in &mut segments {
                segment.renumber(|word| moved[word as usize].0);
            }
            let words = Words {
                whole: Segment::join(&segments),
                segments,
            };
            Printing {
                words: Arc::new(words),
                ..printing
            }
        }));
    }
    printings
}

/// Every printed quotation, its words in the numbers of a lexicon of their own.
fn read(documents: &[(usize, &Document, &[Attribution])]) -> Shelf {
    let mut lexicon = Interner::new();
    let mut printings = Vec::new();
    let nothing = Arc::new(Words::default());
    for &(number, document, attributions) in documents {
        let day = document.metadata.date.as_deref().and_then(day);
        let profile = Arc::new(Profile::of(document, day));
        for (at, attribution) in attributions.iter().enumerate() {
            if !attribution.quotation.is_speech() {
                continue;
            }
            let pieces = &attribution.quotation.pieces;
            let pieces: Vec<&str> = pieces.iter().map(|piece| document.slice(piece.span)).collect();
            let printing = Printing {
                place: (number, at),
                words: nothing.clone(),
                speaker: speaker(attribution),
                day,
                is_transcript: document.is_transcript(),
                profile: profile.clone(),
                is_title: is_title(&pieces),
            };
            printings.push((printing, segments(&pieces, &mut lexicon)));
        }
    }
    (lexicon, printings)
}

/// Longer phrases are no titles.
const LONGEST_TITLE: usize = 4;

/// True for two to four words of which every one but the small ones has a capital, and not all letters are capitals.
fn is_title(pieces: &[&str]) -> bool {
    let words: Vec<&str> = pieces
        .iter()
        .flat_map(|piece| piece.split(|c: char| c.is_whitespace() || c == '-'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let has_capital = |word: &&&str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let is_small = |word: &&&str| word.len() <= 3;
    let capitals = words.iter().filter(has_capital).count();
    (2..=LONGEST_TITLE).contains(&words.len())
        && capitals >= 2
        && words.iter().all(|word| has_capital(&word) || is_small(&word))
        && words.iter().any(|word| word.contains(char::is_lowercase))
        && !pieces.iter().any(|piece| piece.contains(','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_make_a_title() {
        for title in ["Iron Harbour", "the Duchess of Ostia", "Herring-Gate"] {
            assert!(is_title(&[title]), "{title}");
        }
        for speech in [
            "Iron harbour",
            "STOP THE FERRY",
            "Never",
            "Ostia needs a harbour",
            "Please do, Mr. Mayor",
        ] {
            assert!(!is_title(&[speech]), "{speech}");
        }
    }
}
