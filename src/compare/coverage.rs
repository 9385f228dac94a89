//! Whose words the references hold, and of which days.
//!
//! Reference documents enter with who is quoted in them, an answer leaves: could the words of this person, printed on
//! that day, stand in the references at all? Words that are missing from references that would not have them prove nothing.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use crate::attribute::Attribution;
use crate::attribute::SpeakerKind;
use crate::document::Document;
use crate::names::person::PersonName;
use crate::names::person::skeleton;
use crate::text::calendar::day;

/// Days from the printing of a quotation to the reference that may hold it: reports follow within a week, and a clock
/// in another time zone may be a day ahead.
const PERIOD: RangeInclusive<i32> = -7..=1;

/// Days from the printing to a reference of the same occasion: papers print what was said on the day or the day before.
const NEXT_DAY: RangeInclusive<i32> = -1..=1;

/// Whose words the references hold, and of which days.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    speakers: Vec<Holding>,
    /// Speakers by each word of their names, spelling aside.
    by_word: HashMap<u32, Vec<usize>>,
    /// For each document: whether it reports what others said.
    reports: Vec<bool>,
}

/// What is held of one name.
#[derive(Debug, Clone)]
struct Holding {
    name: PersonName,
    /// Days of the references; `None` for one without a date.
    days: Vec<Option<i32>>,
}

impl Coverage {
    /// Reads who speaks in the turns of transcripts and in the quotations of reports.
    pub fn of(documents: &[Document], attributions: &[Vec<Attribution>]) -> Self {
        let mut coverage = Self::default();
        let mut places: HashMap<String, usize> = HashMap::new();
        // A report has only the sentences that it quotes; a transcript has everything that its speakers said.
        let has_transcripts = documents.iter().any(Document::is_transcript);
        for (at, document) in documents.iter().enumerate() {
            let quoted = attributions.get(at).map_or(&[][..], |all| all);
            coverage.reports.push(is_report(document, quoted));
            let date = document.metadata.date.as_deref().and_then(day);
            let turns = document.turns.iter().filter_map(|turn| turn.speaker.as_deref());
            let quoted = quoted.iter().filter(|_| !has_transcripts).filter_map(credited);
            for name in turns.chain(quoted) {
                coverage.add(&mut places, name, date);
            }
        }
        coverage
    }

    fn add(&mut self, places: &mut HashMap<String, usize>, name: &str, date: Option<i32>) {
        let place = if let Some(&place) = places.get(name) {
            place
        } else {
            let Some(read) = PersonName::read(name) else {
                return;
            };
            let place = self.speakers.len();
            for word in read.words() {
                self.by_word.entry(skeleton(word)).or_default().push(place);
            }
            self.speakers.push(Holding {
                name: read,
                days: Vec::new(),
            });
            places.insert(name.to_owned(), place);
            place
        };
        let days = &mut self.speakers[place].days;
        if days.last() != Some(&date) {
            days.push(date);
        }
    }

    /// True if a document reports what others said: its own words belong to no speaker.
    pub fn is_report(&self, document: usize) -> bool {
        self.reports.get(document).copied().unwrap_or_default()
    }

    /// True if a reference names who speaks.
    pub(crate) fn names_speakers(&self) -> bool {
        !self.speakers.is_empty()
    }

    /// How far the references may be expected to hold what `name` said shortly before `printed`.
    ///
    /// References that name no speaker at all may hold the words of any.
    pub fn held(&self, name: &str, printed: Option<i32>) -> Held {
        let Some(name) = PersonName::read(name).filter(|_| !self.speakers.is_empty()) else {
            return Held::Occasion;
        };
        name.words()
            .iter()
            .filter_map(|word| self.by_word.get(&skeleton(word)))
            .flatten()
            .map(|&place| &self.speakers[place])
            .filter(|holding| holding.name.is_same(&name))
            .flat_map(|holding| &holding.days)
            .map(|date| match (*date, printed) {
                (Some(date), Some(printed)) if !PERIOD.contains(&(date - printed)) => Held::Nothing,
                (Some(date), Some(printed)) if !NEXT_DAY.contains(&(date - printed)) => Held::Week,
                _ => Held::Occasion,
            })
            .max()
            .unwrap_or(Held::Nothing)
    }
}

/// What references hold of a person at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// No words of that time.
    Nothing,
    /// Words of some days before, which may be of another occasion.
    Week,
    /// Words of that day or the day before, or of no known day.
    Occasion,
}

/// True unless a reference is known to be of another time than the printing.
pub(crate) fn is_of_period(date: Option<i32>, printed: Option<i32>) -> bool {
    match (date, printed) {
        (Some(date), Some(printed)) => PERIOD.contains(&(date - printed)),
        _ => true,
    }
}

/// True if a document quotes others and does not itself speak as `I` or `we`.
fn is_report(document: &Document, attributions: &[Attribution]) -> bool {
    /// A text with more words between two of its own `I` or `we` than this speaks of others.
    const WORDS: usize = 100;
    if document.is_transcript() || !attributions.iter().any(|it| it.quotation.is_speech()) {
        return false;
    }
    let quoted = |at: usize| {
        let pieces = attributions.iter().flat_map(|it| &it.quotation.pieces);
        pieces
            .into_iter()
            .any(|piece| (piece.span.start..piece.span.end).contains(&at))
    };
    let text = document.text.as_str();
    let own = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| matches!(*word, "I" | "we" | "We" | "our" | "Our" | "my" | "My"))
        .filter(|word| !quoted(word.as_ptr().addr() - text.as_ptr().addr()))
        .count();
    own * WORDS <= text.split_whitespace().count()
}

/// The name of a person or organisation that is credited with a quotation.
pub(crate) fn credited(attribution: &Attribution) -> Option<&str> {
    let speaker = attribution.speaker.as_ref()?;
    matches!(speaker.kind, SpeakerKind::Person | SpeakerKind::Organization).then_some(speaker.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::credited;
    use crate::fixture::printed;

    fn held(speaker: &str) -> Coverage {
        let report = printed("Harbour Times", "", "We will dredge the channel");
        let quoted = vec![credited(speaker, "We will dredge the channel")];
        Coverage::of(&[report], &[quoted])
    }

    #[test]
    fn a_person_is_covered_under_any_form_of_the_name() {
        let coverage = held("Ana Ruiz");
        assert_eq!(coverage.held("Ruiz", None), Held::Occasion);
        assert_eq!(coverage.held("Mayor Ana Ruiz", None), Held::Occasion);
        assert_eq!(coverage.held("Nils Oden", None), Held::Nothing);
        assert_eq!(coverage.held("Tomas Ruiz", None), Held::Nothing);
    }

    #[test]
    fn a_dated_reference_covers_the_days_before_the_printing() {
        let coverage = held("Ana Ruiz");
        for (printed, held) in [
            ("2031-05-12", Held::Nothing),
            ("2031-05-11", Held::Week),
            ("2031-05-05", Held::Occasion),
            ("2031-05-03", Held::Occasion),
            ("2031-05-02", Held::Nothing),
        ] {
            assert_eq!(coverage.held("Ana Ruiz", day(printed)), held, "{printed}");
        }
    }

    #[test]
    fn references_without_speakers_may_hold_anybody() {
        assert_eq!(held("").held("Nils Oden", None), Held::Occasion);
    }
}
