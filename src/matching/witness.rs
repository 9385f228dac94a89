//! Quotations of many documents, each wording once.
//!
//! Documents and their attributions enter; witnesses leave: a wording with all the places that print it. Short wordings
//! are one witness only from the same speaker within days; longer ones are, whoever is credited.

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;

use crate::attribute::Attribution;
use crate::attribute::SpeakerKind;
use crate::document::Document;
use crate::matching::english::English;
use crate::matching::gate;
use crate::matching::gate::Evidence;
use crate::matching::quoted::Segment;
use crate::matching::quoted::segments;
use crate::text::Lexicon;

/// A wording and where it is printed.
#[derive(Debug, Clone, Default)]
pub(super) struct Witness {
    /// Document and attribution of each printing, in order.
    pub(super) printings: Vec<(usize, usize)>,
    /// Words between the cuts of the quotation.
    pub(super) segments: Vec<Segment>,
    /// All its words.
    pub(super) whole: Segment,
    pub(super) speaker: Option<Name>,
    /// First and last day of printing; days since some day long ago.
    pub(super) days: Option<(i32, i32)>,
    /// True if a transcript prints it.
    pub(super) is_transcript: bool,
}

/// A credited person as far as it can be compared: lower-case words of the name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Name {
    surname: String,
    given: Option<String>,
}

impl Name {
    /// The comparable name of whoever is credited; `None` for anybody who is not named.
    fn of(attribution: &Attribution) -> Option<Self> {
        let speaker = attribution.speaker.as_ref()?;
        if speaker.kind == SpeakerKind::Anonymous || speaker.kind == SpeakerKind::Joint {
            return None;
        }
        let surname = gate::surname(&speaker.name)?;
        let given = speaker.name.split_whitespace().next().map(str::to_lowercase);
        Some(Self {
            given: given.filter(|given| *given != surname),
            surname,
        })
    }

    fn fits(&self, other: &Name) -> bool {
        let initial = |name: &Name| name.given.as_ref().and_then(|given| given.chars().next());
        self.surname == other.surname
            && (self.given.is_none() || other.given.is_none() || initial(self) == initial(other))
    }
}

impl Witness {
    /// What speaks for two wordings being of one occasion, apart from the words.
    pub(super) fn evidence(&self, other: &Witness) -> Evidence {
        Evidence {
            same_speaker: match (&self.speaker, &other.speaker) {
                (Some(one), Some(other)) => Some(one.fits(other)),
                _ => None,
            },
            days_apart: match (self.days, other.days) {
                (Some(one), Some(other)) => (other.0 - one.1).max(one.0 - other.1).max(0),
                _ => 0,
            },
        }
    }
}

impl Witness {
    /// The same for two printings of one wording: of a short one days count from the first to the last of all its
    /// printings, so that a phrase said every week does not become one wording week by week.
    fn evidence_of_one(&self, other: &Witness) -> Evidence {
        if gate::is_whole(self.whole.spoken) {
            return self.evidence(other);
        }
        let span = |(one, other): ((i32, i32), (i32, i32))| one.1.max(other.1) - one.0.min(other.0);
        Evidence {
            days_apart: self.days.zip(other.days).map_or(0, span),
            ..self.evidence(other)
        }
    }
}

/// The witnesses of all speech, the lexicon of their words, and how common these are.
pub(super) fn witnesses(
    documents: &[Document],
    attributions: &[Vec<Attribution>],
) -> (Lexicon, English, Vec<Witness>) {
    let numbered: Vec<(usize, &Document, &[Attribution])> = documents
        .iter()
        .zip(attributions)
        .enumerate()
        .map(|(at, (document, attributions))| (at, document, &**attributions))
        .collect();
    let share = numbered
        .len()
        .div_ceil(rayon::current_num_threads().max(1))
        .max(1);
    let shelves: Vec<(Lexicon, Vec<Witness>)> = numbered.par_chunks(share).map(read).collect();
    let mut lexicon = Lexicon::new();
    let mut printed = Vec::new();
    for (other, witnesses) in shelves {
        let moved = lexicon.absorb(&other);
        printed.extend(witnesses.into_iter().map(|mut witness| {
            for segment in &mut witness.segments {
                segment.renumber(|word| moved[word as usize].0);
            }
            witness.whole = Segment::join(&witness.segments);
            witness
        }));
    }
    let english = English::new(&lexicon);
    let witnesses = merge(&english, printed);
    (lexicon, english, witnesses)
}

/// Every printed quotation as a witness of its own.
fn read(documents: &[(usize, &Document, &[Attribution])]) -> (Lexicon, Vec<Witness>) {
    let mut lexicon = Lexicon::new();
    let mut witnesses = Vec::new();
    for &(number, document, attributions) in documents {
        let day = document.metadata.date.as_deref().and_then(day);
        for (at, attribution) in attributions.iter().enumerate() {
            if !attribution.quotation.is_speech() {
                continue;
            }
            let pieces = &attribution.quotation.pieces;
            let pieces: Vec<&str> = pieces.iter().map(|piece| document.slice(piece.span)).collect();
            let segments = segments(&pieces, &mut lexicon);
            witnesses.push(Witness {
                printings: vec![(number, at)],
                whole: Segment::default(),
                segments,
                speaker: Name::of(attribution),
                days: day.map(|day| (day, day)),
                is_transcript: document.is_transcript(),
            });
        }
    }
    (lexicon, witnesses)
}

/// Joins the printings of one wording; a printing joins the last witness it is compatible with.
fn merge(english: &English, printed: Vec<Witness>) -> Vec<Witness> {
    let mut order: Vec<usize> = (0..printed.len()).collect();
    order.sort_by_key(|&at| (printed[at].days, printed[at].printings[0]));
    let catchphrases = catchphrases(&printed, &order);
    let mut merged: Vec<Witness> = Vec::new();
    let mut known: FxHashMap<Vec<u32>, Vec<usize>> = FxHashMap::default();
    let mut printed: Vec<Option<Witness>> = printed.into_iter().map(Some).collect();
    for at in order {
        let Some(witness) = printed[at].take() else {
            continue;
        };
        if catchphrases.contains(&witness.whole.words) {
            merged.push(witness);
            continue;
        }
        let places = known.entry(witness.whole.words.clone()).or_default();
        let joins = |&&place: &&usize| {
            gate::is_one_wording(
                english,
                &witness.whole.words,
                merged[place].evidence_of_one(&witness),
            )
        };
        if let Some(&place) = places.iter().rev().find(joins) {
            merged[place].join(witness);
        } else {
            places.push(merged.len());
            merged.push(witness);
        }
    }
    merged
}

/// Fragments that are printed day after day; `order` is by day.
fn catchphrases(printed: &[Witness], order: &[usize]) -> FxHashSet<Vec<u32>> {
    let mut days: FxHashMap<&[u32], (usize, (i32, i32))> = FxHashMap::default();
    for &at in order {
        let Some(day) = printed[at].days else { continue };
        let (count, last) = days.entry(&printed[at].whole.words).or_insert((1, day));
        if *last != day {
            *count += 1;
            *last = day;
        }
    }
    days.into_iter()
        .filter(|&(words, (days, _))| gate::is_catchphrase(words.len(), days))
        .map(|(words, _)| words.to_vec())
        .collect()
}

impl Witness {
    fn join(&mut self, other: Witness) {
        self.printings.extend(other.printings);
        self.speaker = self.speaker.take().or(other.speaker);
        self.is_transcript |= other.is_transcript;
        self.days = match (self.days, other.days) {
            (Some(one), Some(other)) => Some((one.0.min(other.0), one.1.max(other.1))),
            (one, other) => one.or(other),
        };
    }
}

/// Days up to an ISO date (after Hinnant's `days_from_civil`).
fn day(date: &str) -> Option<i32> {
    let mut fields = date.get(..10)?.split('-');
    let year: i32 = fields.next()?.parse().ok()?;
    let month: i32 = fields.next()?.parse().ok()?;
    let day: i32 = fields.next()?.parse().ok()?;
    let year = if month <= 2 { year - 1 } else { year };
    let since_march = (month + 9) % 12;
    Some(365 * year + year / 4 - year / 100 + year / 400 + (153 * since_march + 2) / 5 + day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_over_months_and_years() {
        let apart = |one: &str, other: &str| Some(day(other)? - day(one)?);
        assert_eq!(apart("2019-02-28", "2019-03-01"), Some(1));
        assert_eq!(apart("2020-02-28", "2020-03-01"), Some(2));
        assert_eq!(apart("2018-12-31", "2019-01-02T10:00"), Some(2));
        assert_eq!(day("Tuesday"), None);
    }

    #[test]
    fn a_surname_fits_a_full_name() {
        let name = |surname: &str, given: Option<&str>| Name {
            surname: surname.to_owned(),
            given: given.map(str::to_owned),
        };
        assert!(name("orr", None).fits(&name("orr", Some("walter"))));
        assert!(!name("orr", Some("ana")).fits(&name("orr", Some("walter"))));
    }
}
