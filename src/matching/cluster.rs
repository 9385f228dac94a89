//! Quotations of many documents → utterances, each one thing said.
//!
//! Documents and their attributions enter; utterances leave, in order of their first printing. Every speech quotation is
//! in one utterance, a mosaic in more; two utterances never become one because a third resembles both.

use crate::attribute::Attribution;
use crate::document::Document;
use crate::matching::Rendering;
use crate::matching::Utterance;
use crate::matching::corpus::Corpus;
use crate::matching::english::English;
use crate::matching::forest::parents;
use crate::matching::myers::FREE;
use crate::matching::overlap::overlaps;
use crate::matching::witness::Witness;
use crate::matching::witness::witnesses;

/// A mosaic joins at most so many utterances.
const JOINED: usize = 2;

/// A mosaic has at least so many words.
const MOSAIC: usize = 6;

/// Groups the speech of `documents`; entry `i` of `attributions` belongs to document `i`.
pub fn cluster(documents: &[Document], attributions: &[Vec<Attribution>]) -> Vec<Utterance> {
    let (lexicon, english, witnesses) = witnesses(documents, attributions);
    let mut words = Vec::new();
    let mut bounds = vec![0];
    // A bracket is a word that nothing else has.
    let mut unheard = lexicon.len() as u32..;
    for witness in &witnesses {
        let heard = |&word: &u32| {
            if word == FREE {
                unheard.next().unwrap_or(word)
            } else {
                word
            }
        };
        words.extend(witness.whole.words.iter().map(heard));
        bounds.push(words.len() as u32);
    }
    let corpus = Corpus::new(words, bounds);
    let parents = parents(&corpus, &english, &witnesses);
    let mut trees = Trees::new(&parents);
    trees.join_mosaics(&corpus, &english, &witnesses);
    let mut utterances: Vec<Utterance> = trees.utterances(&witnesses, &parents);
    utterances.sort_by_key(|utterance| {
        utterance
            .renderings
            .iter()
            .map(|rendering| (rendering.document, rendering.quotation))
            .min()
    });
    utterances
}

/// The trees of the forest, by the witness at their root.
struct Trees {
    root: Vec<usize>,
    /// Witnesses of each root, the root first; empty for witnesses that are not roots.
    members: Vec<Vec<usize>>,
    /// Mosaics that belong to a root's utterance beside its own members.
    mosaics: Vec<Vec<usize>>,
}

impl Trees {
    fn new(parents: &[Option<usize>]) -> Self {
        let root: Vec<usize> = (0..parents.len())
            .map(|mut at| {
                while let Some(parent) = parents[at] {
                    at = parent;
                }
                at
            })
            .collect();
        let mut members = vec![Vec::new(); parents.len()];
        for (at, parent) in parents.iter().enumerate() {
            if parent.is_none() {
                members[at].push(at);
            }
        }
        for (at, parent) in parents.iter().enumerate() {
            if parent.is_some() {
                members[root[at]].push(at);
            }
        }
        Self {
            root,
            members,
            mosaics: vec![Vec::new(); parents.len()],
        }
    }

    /// Lets every root that overlaps others belong to them as well; small trees go to large ones.
    fn join_mosaics(&mut self, corpus: &Corpus, english: &English, witnesses: &[Witness]) {
        let printings = |trees: &Self, root: usize| -> usize {
            trees.members[root]
                .iter()
                .map(|&at| witnesses[at].printings.len())
                .sum()
        };
        let mut roots: Vec<(usize, usize, usize)> = (0..witnesses.len())
            .filter(|&at| self.root[at] == at && witnesses[at].whole.spoken >= MOSAIC)
            .map(|at| (printings(self, at), witnesses[at].whole.words.len(), at))
            .collect();
        roots.sort_unstable();
        let rank = |trees: &Self, at: usize| (printings(trees, at), witnesses[at].whole.words.len(), at);
        let mut moved = vec![false; witnesses.len()];
        for (_, _, one) in roots {
            let mut targets: Vec<usize> = Vec::new();
            for other in overlaps(corpus, english, witnesses, one) {
                // Only what stands in the root itself is the utterance's wording.
                let target = self.root[other];
                let fits = target != one
                    && !moved[target]
                    && !targets.contains(&target)
                    && (rank(self, one) < rank(self, target));
                if fits {
                    targets.push(target);
                }
                if targets.len() == JOINED {
                    break;
                }
            }
            let is_alone = self.members[one].len() == 1 && self.mosaics[one].is_empty();
            moved[one] = is_alone && !targets.is_empty();
            for target in targets {
                self.mosaics[target].push(one);
            }
        }
        for (at, moved) in moved.into_iter().enumerate() {
            if moved {
                self.members[at].clear();
            }
        }
    }

    fn utterances(&self, witnesses: &[Witness], parents: &[Option<usize>]) -> Vec<Utterance> {
        (0..witnesses.len())
            .filter(|&root| !self.members[root].is_empty())
            .map(|root| self.utterance(witnesses, parents, root))
            .collect()
    }

    fn utterance(&self, witnesses: &[Witness], parents: &[Option<usize>], root: usize) -> Utterance {
        let mut members = self.members[root].clone();
        // A transcript's wording is the reference even if a report prints more around it.
        let first = members
            .iter()
            .position(|&at| witnesses[at].is_transcript)
            .unwrap_or(0);
        members.swap(0, first);
        let mut renderings = Vec::new();
        let mut place = rustc_hash::FxHashMap::default();
        for &at in members.iter().chain(&self.mosaics[root]) {
            place.insert(at, renderings.len());
            for &(document, quotation) in &witnesses[at].printings {
                renderings.push(Rendering {
                    document,
                    quotation,
                    parent: None,
                    mosaic: self.mosaics[root].contains(&at),
                });
            }
        }
        for &at in members.iter().chain(&self.mosaics[root]) {
            let first = place[&at];
            let above = parents[at].and_then(|parent| place.get(&parent)).copied();
            for printing in 0..witnesses[at].printings.len() {
                let parent = if printing > 0 {
                    Some(first)
                } else {
                    above.or(Some(0))
                };
                renderings[first + printing].parent = parent.filter(|&parent| parent != first + printing);
            }
        }
        // Behind a swap the old root hangs under the reference.
        if let Some(reference) = renderings.first_mut() {
            reference.parent = None;
        }
        Utterance { renderings }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::matching::told::clustered;

    const WHOLE: &str =
        "The dredger will clear the northern channel of silt before the herring fleet comes home in autumn";

    #[test]
    fn a_part_belongs_to_the_wording_that_holds_it() {
        let told = [
            (
                "2031-05-04",
                "Ana Ruiz",
                "clear the northern channel of silt before the herring fleet comes home",
            ),
            ("2031-05-04", "Ana Ruiz", WHOLE),
            ("2031-05-05", "Ruiz", "the herring fleet"),
            (
                "2031-05-05",
                "Nils Oden",
                "Nobody has ever paid for a dredger with the fines of smugglers",
            ),
        ];
        assert_eq!(clustered(&told), ["1 0 2", "3"]);
    }

    #[test]
    fn edits_inside_the_budget_are_one_utterance() {
        let told = [
            ("2031-05-04", "Ana Ruiz", WHOLE),
            (
                "2031-05-04",
                "Ana Ruiz",
                "The dredger would clear the northern channel of mud before the herring fleet comes home",
            ),
        ];
        assert_eq!(clustered(&told), ["0 1"]);
    }

    #[test]
    fn two_utterances_stay_two_though_a_third_resembles_both() {
        let told = [
            (
                "2031-05-04",
                "Ana Ruiz",
                "We sold the icebreaker to Hamburg and the crew went to the whaling station with it",
            ),
            ("2031-05-04", "Ana Ruiz", "the whaling station"),
            (
                "2031-05-04",
                "Ana Ruiz",
                "Nobody has slept in the whaling station since the boiler burst under the kitchen floor",
            ),
        ];
        let utterances = clustered(&told);
        assert_eq!(utterances.len(), 2);
        let of_the_part = utterances
            .iter()
            .filter(|it| it.split(' ').any(|it| it == "1"))
            .count();
        assert_eq!(of_the_part, 1, "{utterances:?}");
    }

    #[test]
    fn a_mosaic_belongs_to_both_and_is_marked() {
        let told = [
            (
                "2031-05-04",
                "Ana Ruiz",
                "We sold the icebreaker to a shipbreaker in Hamburg and kept the brass bell for the chapel",
            ),
            (
                "2031-05-04",
                "Ana Ruiz",
                "We sold the icebreaker to a shipbreaker in Hamburg and kept the brass bell for the chapel",
            ),
            (
                "2031-05-04",
                "Ana Ruiz",
                "The lighthouse keeper burned his almanac and rowed to the mainland on a Thursday",
            ),
            (
                "2031-05-04",
                "Ana Ruiz",
                "The lighthouse keeper burned his almanac and rowed to the mainland on a Thursday",
            ),
            (
                "2031-05-05",
                "Ana Ruiz",
                "We sold the icebreaker to a shipbreaker and the lighthouse keeper burned his almanac",
            ),
        ];
        assert_eq!(clustered(&told), ["0 1 4+", "2 3 4+"]);
    }

    #[test]
    fn a_phrase_said_every_week_is_not_one_utterance() {
        let days: Vec<String> = (1..=27)
            .step_by(3)
            .map(|day| format!("2031-05-{day:02}"))
            .collect();
        let told: Vec<_> = days
            .iter()
            .map(|day| (&**day, "Ana Ruiz", "herring aristocracy"))
            .collect();
        assert_eq!(clustered(&told).len(), days.len());
        assert_eq!(clustered(&told[..2]), ["0 1"]);
        assert_eq!(clustered(&[told[0], told[2], told[4], told[6]]), ["0 1", "2 3"]);
    }

    #[test]
    fn the_same_short_words_of_two_people_are_two_utterances() {
        let told = [
            ("2031-05-04", "Ana Ruiz", "a herring aristocracy"),
            ("2031-05-04", "Nils Oden", "a herring aristocracy"),
        ];
        assert_eq!(clustered(&told), ["0", "1"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        /// Utterances are the same whatever is added that shares no words with them.
        #[test]
        fn what_is_added_from_elsewhere_changes_nothing(
            cuts in prop::collection::vec((0..10usize, 4..8usize), 1..6),
            others in 0..4usize,
        ) {
            let words: Vec<&str> = WHOLE.split(' ').collect();
            let parts: Vec<String> = cuts
                .iter()
                .map(|&(start, length)| words[start..(start + length).min(words.len())].join(" "))
                .collect();
            let mut told: Vec<_> = parts.iter().map(|part| ("2031-05-04", "Ana Ruiz", &**part)).collect();
            let alone = clustered(&told);
            told.extend(std::iter::repeat_n(
                ("2031-05-04", "Nils Oden", "Smugglers never drink with customs officers under a waning gibbous moon"),
                others,
            ));
            let together = clustered(&told);
            prop_assert_eq!(&together[..alone.len()], &alone[..]);
            prop_assert_eq!(together.len(), alone.len() + usize::from(others > 0));
        }

        /// Every quotation is in one utterance, or in several as a mosaic.
        #[test]
        fn nothing_is_lost(picks in prop::collection::vec(prop::collection::vec(0..12usize, 1..14), 1..12)) {
            let vocabulary: Vec<&str> = WHOLE.split(' ').collect();
            let texts: Vec<String> = picks
                .iter()
                .map(|picks| picks.iter().map(|&at| vocabulary[at]).collect::<Vec<_>>().join(" "))
                .collect();
            let told: Vec<_> = texts.iter().map(|text| ("2031-05-04", "Ana Ruiz", &**text)).collect();
            let utterances = clustered(&told).join(" ");
            for at in 0..told.len() {
                let (plain, mosaic) = (at.to_string(), format!("{at}+"));
                let plain = utterances.split(' ').filter(|it| **it == plain).count();
                let mosaics = utterances.split(' ').filter(|it| **it == mosaic).count();
                prop_assert!(plain == 1 || (plain == 0 && mosaics > 0), "{} in {}", at, utterances);
            }
        }
    }
}
