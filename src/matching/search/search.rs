//! One quotation searched in references: the ladder from the exact words to the heavily altered.
//!
//! A quotation enters, a search leaves. Each rung is tried only if the one before it gave nothing; what is beyond the
//! budget is labelled so.

use crate::align::bit_parallel::FREE;
use crate::matching::Method;
use crate::matching::Search;
use crate::matching::index::bigram_index::Corpus;
use crate::matching::query::LONGEST;
use crate::matching::search::chain::Chain;
use crate::matching::search::chain::chains;
use crate::matching::search::effort::Effort;
use crate::matching::search::fragment::fragment;
use crate::matching::search::locate::Hit;
use crate::matching::search::locate::locate;
use crate::matching::search::locate::locate_indexed;
use crate::matching::search::partial::distorted;
use crate::matching::search::references::Quoted;
use crate::matching::search::references::References;
use crate::matching::thresholds;

impl References {
    /// Searches one quotation, without the nearest stretch.
    pub(crate) fn search(&self, quoted: &Quoted) -> Search {
        let whole = &quoted.whole;
        if whole.spoken == 0 {
            return unverifiable("no words of the speaker's".to_owned());
        }
        if self.corpus.words().is_empty() {
            return unverifiable("there is no reference".to_owned());
        }
        let is_own = |unit: usize| quoted.surname.is_some() && self.units[unit].surname == quoted.surname;
        let mut effort = Effort::of(whole.words.len(), &quoted.hidden, &is_own);
        let search = self.search_with(quoted, &mut effort);
        // What was not looked at may have the words as they are quoted.
        let is_found = search.passages.iter().any(|it| it.method != Method::Heavy);
        if effort.is_spent() && !is_found {
            return unverifiable(
                "words that stand in too many places to tell which of them belong together".to_owned(),
            );
        }
        if whole.words.len() > LONGEST && !is_found {
            let words = whole.words.len();
            return unverifiable(format!(
                "{words} words, too long to be searched as one; no reference has all parts of them"
            ));
        }
        search
    }

    fn search_with(&self, quoted: &Quoted, effort: &mut Effort<'_>) -> Search {
        let whole = &quoted.whole;
        if thresholds::is_fragment(whole.spoken) {
            return match fragment(self, &self.english, quoted, effort) {
                Ok(chains) => self.answer(quoted, &chains, Method::Indexed),
                Err(reason) => unverifiable(reason),
            };
        }
        let chains = self.within_budget_by(quoted, locate, effort);
        if !chains.is_empty() {
            return self.answer(quoted, &chains, Method::Indexed);
        }
        let chains = if thresholds::is_whole(whole.spoken) {
            self.beyond_budget(quoted, effort)
        } else {
            self.turned_round(quoted, effort)
        };
        self.answer(quoted, &chains, Method::Heavy)
    }

    /// Five to seven words that are unmistakably somebody's but for one word, which changes what is said.
    fn turned_round(&self, quoted: &Quoted, effort: &mut Effort<'_>) -> Vec<Chain> {
        let whole = &quoted.whole;
        if whole.slack() > 0 || quoted.segments.len() > 1 {
            return Vec::new();
        }
        let bits = self.english.phrase(&whole.words);
        let is_his = |hit: &Hit| quoted.surname.is_some() && self.units[hit.unit].surname == quoted.surname;
        locate(
            &self.corpus,
            &whole.words,
            thresholds::budget(whole.spoken),
            effort,
        )
        .into_iter()
        .filter(|hit| quoted.sees(hit) && thresholds::is_unmistakable(bits, is_his(hit)))
        .filter(|hit| {
            let (ours, theirs) = self.differing(&whole.words, hit);
            thresholds::is_charged(&self.lexicon, ours, theirs)
        })
        .map(|hit| Chain { hits: vec![hit] })
        .collect()
    }

    /// Chains within the budget, the places of a whole quotation found by `locate`.
    pub(crate) fn within_budget_by(
        &self,
        quoted: &Quoted,
        locate: fn(&Corpus, &[u32], usize, &mut Effort<'_>) -> Vec<Hit>,
        effort: &mut Effort<'_>,
    ) -> Vec<Chain> {
        if quoted.segments.len() > 1 {
            let chains = chains(&self.corpus, &quoted.segments, effort);
            if !chains.is_empty() {
                return chains;
            }
        }
        let whole = &quoted.whole;
        if whole.words.len() > LONGEST {
            return Vec::new();
        }
        let hits = locate(
            &self.corpus,
            &whole.words,
            thresholds::budget(whole.spoken) + whole.slack(),
            effort,
        );
        let best = hits
            .iter()
            .filter(|hit| quoted.sees(hit))
            .map(|hit| hit.distance)
            .min();
        let only_exact = !thresholds::is_whole(whole.spoken) && best == Some(0);
        hits.into_iter()
            .filter(|hit| quoted.sees(hit))
            .filter(|hit| !only_exact || hit.distance == 0)
            .filter(|hit| thresholds::is_whole(whole.spoken) || self.is_harmless(&whole.words, hit))
            .map(|hit| Chain { hits: vec![hit] })
            .collect()
    }

    /// True if a short needle differs from a hit in nothing that changes what it says.
    fn is_harmless(&self, needle: &[u32], hit: &Hit) -> bool {
        let (needle, text) = self.differing(needle, hit);
        needle.contains(&FREE) || thresholds::is_harmless(&self.english, &self.lexicon, needle, text)
    }

    /// The words of a needle and of a hit between what both begin with and what both end with.
    fn differing<'a>(&'a self, needle: &'a [u32], hit: &Hit) -> (&'a [u32], &'a [u32]) {
        let text = &self.corpus.words()[hit.start..hit.end];
        let same = |(one, other): &(&u32, &u32)| one == other || **one == FREE;
        let before = needle.iter().zip(text).take_while(same).count();
        let (needle, text) = (&needle[before..], &text[before..]);
        let behind = needle
            .iter()
            .rev()
            .zip(text.iter().rev())
            .take_while(same)
            .count();
        (&needle[..needle.len() - behind], &text[..text.len() - behind])
    }

    /// Sentences joined without a mark, or words heavily altered.
    fn beyond_budget(&self, quoted: &Quoted, effort: &mut Effort<'_>) -> Vec<Chain> {
        if quoted.sentences.len() > quoted.segments.len() {
            let chains = chains(&self.corpus, &quoted.sentences, effort);
            if !chains.is_empty() {
                return chains;
            }
        }
        if quoted.whole.words.len() > LONGEST {
            return Vec::new();
        }
        let hits = distorted(&self.corpus, &self.english, &quoted.whole.words, &quoted.hidden);
        if quoted.sentences.len() > 1
            && let Some(apart) = self.scattered(quoted, effort)
            && hits.first().is_none_or(|hit| apart.distance() < hit.distance)
        {
            // All of it in different places says more than half of it in one.
            return vec![apart];
        }
        hits.into_iter().map(|hit| Chain { hits: vec![hit] }).collect()
    }

    /// Segments that one document has, each within its budget, in whatever order and turns.
    fn scattered(&self, quoted: &Quoted, effort: &mut Effort<'_>) -> Option<Chain> {
        if quoted
            .sentences
            .iter()
            .any(|segment| thresholds::is_fragment(segment.spoken))
        {
            return None;
        }
        let places: Vec<Vec<Hit>> = quoted
            .sentences
            .iter()
            .map(|segment| {
                let budget = thresholds::budget(segment.spoken) + segment.slack();
                locate_indexed(&self.corpus, &segment.words, budget, effort)
            })
            .collect();
        let (rarest, _) = places.iter().enumerate().min_by_key(|(_, hits)| hits.len())?;
        let looked_at: usize = places.iter().map(Vec::len).sum();
        let anchors = places[rarest].iter().filter(|anchor| quoted.sees(anchor));
        let mut anchors = anchors.take_while(|_| effort.take(looked_at));
        anchors.find_map(|anchor| {
            let document = self.units[anchor.unit].document;
            let near = |hits: &Vec<Hit>| {
                hits.iter()
                    .filter(|hit| self.units[hit.unit].document == document && quoted.sees(hit))
                    .min_by_key(|hit| hit.start.abs_diff(anchor.start))
                    .copied()
            };
            let hits: Option<Vec<Hit>> = places.iter().map(near).collect();
            Some(Chain { hits: hits? })
        })
    }
}

pub(crate) fn unverifiable(reason: String) -> Search {
    Search {
        unverifiable: Some(reason),
        ..Search::default()
    }
}
