//! The printings of one wording → witnesses: what counts as the same words said on the same occasion.
//!
//! Printings enter, witnesses leave. Short wordings are one witness only from the same speaker within days; longer ones
//! are, even if the credited speakers differ. The result depends on the printings and not on the order in which they were added.

use std::sync::Arc;

use crate::english::information::English;
use crate::matching::cluster::printing::Key;
use crate::matching::cluster::printing::Printing;
use crate::matching::cluster::printing::Words;
use crate::matching::cluster::profile::Profile;
use crate::matching::thresholds;
use crate::matching::thresholds::Evidence;
use crate::names::person::PersonKey;

/// A wording and where it is printed.
#[derive(Debug, Clone)]
pub(crate) struct Witness {
    /// Document and attribution of each printing, in order.
    pub(crate) printings: Vec<(usize, usize)>,
    /// The words as the first printing has them.
    pub(crate) words: Arc<Words>,
    speaker: Option<PersonKey>,
    /// First and last day of printing.
    days: Option<(i32, i32)>,
    /// True if a transcript prints it.
    pub(crate) is_transcript: bool,
    /// The first printing: no other witness has it.
    pub(crate) key: Key,
    /// What the first documents that print it are about.
    profiles: Vec<Arc<Profile>>,
    /// True if it is printed as a title or slogan everywhere.
    pub(crate) is_title: bool,
}

/// Profiles of more documents than this are not kept: that many outlets report any event.
const PROFILES: usize = 16;

impl Witness {
    fn of(printing: &Printing) -> Self {
        Self {
            printings: vec![printing.place],
            words: printing.words.clone(),
            speaker: printing.speaker,
            days: printing.day.map(|day| (day, day)),
            is_transcript: printing.is_transcript,
            key: printing.key(),
            profiles: vec![printing.profile.clone()],
            is_title: printing.is_title,
        }
    }

    /// True if a document of each reports one event.
    pub(crate) fn is_of_event(&self, other: &Witness) -> bool {
        other.profiles.iter().any(|profile| self.is_in_event(profile))
    }

    fn is_in_event(&self, other: &Profile) -> bool {
        self.profiles.iter().any(|profile| profile.is_one_event(other))
    }

    /// What speaks for two wordings being of one occasion, apart from the words.
    pub(crate) fn evidence(&self, other: &Witness) -> Evidence {
        Evidence {
            same_speaker: self.same_speaker(other.speaker),
            days_apart: match (self.days, other.days) {
                (Some(one), Some(other)) => (other.0 - one.1).max(one.0 - other.1).max(0),
                _ => 0,
            },
        }
    }

    /// The same for another printing of the words: of short ones days count from the first to the last of all printings,
    /// so that a phrase said every week does not become one wording week by week.
    fn evidence_of_one(&self, printing: &Printing) -> Evidence {
        let days_apart = match (self.days, printing.day) {
            (Some((first, last)), Some(day)) if thresholds::is_whole(self.words.whole.spoken) => {
                (day - last).max(first - day).max(0)
            }
            (Some((first, last)), Some(day)) => last.max(day) - first.min(day),
            _ => 0,
        };
        Evidence {
            same_speaker: self.same_speaker(printing.speaker),
            days_apart,
        }
    }

    fn same_speaker(&self, other: Option<PersonKey>) -> Option<bool> {
        Some(self.speaker?.is_same(other?))
    }

    fn join(&mut self, printing: &Printing) {
        self.printings.push(printing.place);
        self.speaker = self.speaker.or(printing.speaker);
        self.is_transcript |= printing.is_transcript;
        self.is_title &= printing.is_title;
        if self.profiles.len() < PROFILES {
            self.profiles.push(printing.profile.clone());
        }
        if let Some(day) = printing.day {
            let (first, last) = self.days.unwrap_or((day, day));
            self.days = Some((first.min(day), last.max(day)));
        }
    }
}

/// The witnesses of one wording, in order of their first printings; `printings` are in order of their keys.
///
/// A printing joins the last witness that it is compatible with.
pub(crate) fn witnesses(english: &English, printings: &[Printing]) -> Vec<Witness> {
    let is_apart = is_catchphrase(printings) || printings.iter().all(|it| it.is_title);
    let mut witnesses: Vec<Witness> = Vec::new();
    for printing in printings {
        let words = &printing.words.whole.words;
        let says_enough = thresholds::links_in_event(words.len(), thresholds::content(english, words), 0);
        let joins = |witness: &Witness| {
            thresholds::is_one_wording(english, words, witness.evidence_of_one(printing))
                || (says_enough && witness.is_in_event(&printing.profile))
        };
        match witnesses.iter().rposition(joins) {
            Some(place) if !is_apart => witnesses[place].join(printing),
            _ => witnesses.push(Witness::of(printing)),
        }
    }
    witnesses
}

/// True for a fragment that is printed day after day.
fn is_catchphrase(printings: &[Printing]) -> bool {
    let mut days: Vec<i32> = printings.iter().filter_map(|printing| printing.day).collect();
    days.dedup();
    let words = printings.first().map_or(0, |it| it.words.whole.words.len());
    thresholds::is_catchphrase(words, days.len())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::matching::query::Segment;

    /// A witness of words, printed once.
    pub(in crate::matching::cluster) fn witness(words: &[u32]) -> Witness {
        let whole = Segment {
            words: words.to_vec(),
            spoken: words.len(),
        };
        Witness::of(&printing(whole, 0, 1))
    }

    fn printing(whole: Segment, place: usize, day: i32) -> Printing {
        Printing {
            place: (place, 0),
            words: Arc::new(Words {
                segments: vec![whole.clone()],
                whole,
            }),
            speaker: None,
            day: Some(day),
            is_transcript: false,
            profile: Arc::default(),
            is_title: false,
        }
    }

    #[test]
    fn long_words_are_one_witness_and_short_ones_of_nobody_are_not() {
        let printed = |length: u32| -> Vec<Printing> {
            let whole = Segment {
                words: (0..length).collect(),
                spoken: length as usize,
            };
            (0..3).map(|place| printing(whole.clone(), place, 1)).collect()
        };
        let english = English::default();
        assert_eq!(witnesses(&english, &printed(9)).len(), 1);
        assert_eq!(witnesses(&english, &printed(5)).len(), 3);
    }
}
