//! One quotation searched in references: the ladder from the exact words to the heavily altered.
//!
//! A quotation enters, a search leaves. Each rung is tried only if the one before it gave nothing; what is beyond the
//! budget is labelled so.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::align::bit_parallel::FREE;
use crate::matching::Method;
use crate::matching::Passage;
use crate::matching::Search;
use crate::matching::index::Index;
use crate::matching::index::bigram_index::Corpus;
use crate::matching::query::LONGEST;
use crate::matching::query::Query;
use crate::matching::query::Segment;
use crate::matching::search::chain::Chain;
use crate::matching::search::chain::chains;
use crate::matching::search::effort::Effort;
use crate::matching::search::fragment::fragment;
use crate::matching::search::locate::Hit;
use crate::matching::search::locate::locate;
use crate::matching::search::locate::locate_indexed;
use crate::matching::search::nearest::nearest;
use crate::matching::search::partial::distorted;
use crate::matching::thresholds;
use crate::text::Span;

/// Maximum number of passages returned for one quotation.
const SHOWN: usize = 20;

/// The search of one index.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Searcher<'a>(pub(crate) &'a Index);

impl<'a> Searcher<'a> {
    /// Searches one quotation, without the nearest stretch.
    pub(crate) fn search(self, query: &Query) -> Search {
        let words: Vec<u32> = query
            .whole
            .words
            .iter()
            .copied()
            .filter(|&it| it != FREE)
            .collect();
        Search {
            bits: thresholds::telling(&self.0.english, &words),
            ..self.ladder(query)
        }
    }

    fn ladder(self, query: &Query) -> Search {
        let whole = &query.whole;
        if whole.spoken == 0 {
            return unverifiable("no words of the speaker's".to_owned());
        }
        if self.0.corpus.words().is_empty() {
            return unverifiable("there is no reference".to_owned());
        }
        let is_own = |unit: usize| query.surname.is_some() && self.0.units[unit].surname == query.surname;
        let mut effort = Effort::of(whole.words.len(), &query.hidden, &is_own);
        let search = self.search_with(query, &mut effort);
        // What was not looked at may have the words as they are query.
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

    fn search_with(self, query: &Query, effort: &mut Effort<'_>) -> Search {
        let whole = &query.whole;
        if thresholds::is_fragment(whole.spoken) {
            return match fragment(self.0, &self.0.english, query, effort) {
                Ok(chains) => self.answer(query, &chains, Method::Indexed),
                Err(reason) => unverifiable(reason),
            };
        }
        let chains = self.within_budget_by(query, locate, effort);
        if !chains.is_empty() {
            return self.answer(query, &chains, Method::Indexed);
        }
        let chains = if thresholds::is_whole(whole.spoken) {
            self.beyond_budget(query, effort)
        } else {
            self.turned_round(query, effort)
        };
        self.answer(query, &chains, Method::Heavy)
    }

    /// Short quotations (5-7 words) that match except for one word that changes the meaning.
    fn turned_round(self, query: &Query, effort: &mut Effort<'_>) -> Vec<Chain> {
        let whole = &query.whole;
        if whole.slack() > 0 || query.segments.len() > 1 {
            return Vec::new();
        }
        let bits = self.0.english.phrase(&whole.words);
        let is_his = |hit: &Hit| query.surname.is_some() && self.0.units[hit.unit].surname == query.surname;
        locate(
            &self.0.corpus,
            &whole.words,
            thresholds::budget(whole.spoken),
            effort,
        )
        .into_iter()
        .filter(|hit| query.sees(hit.unit) && thresholds::is_unmistakable(bits, is_his(hit)))
        .filter(|hit| {
            let (ours, theirs) = self.differing(&whole.words, hit);
            thresholds::is_charged(&self.0.lexicon, ours, theirs)
        })
        .map(|hit| Chain { hits: vec![hit] })
        .collect()
    }

    /// Chains within the budget, the places of a whole quotation found by `locate`.
    pub(crate) fn within_budget_by(
        self,
        query: &Query,
        locate: fn(&Corpus, &[u32], usize, &mut Effort<'_>) -> Vec<Hit>,
        effort: &mut Effort<'_>,
    ) -> Vec<Chain> {
        if query.segments.len() > 1 {
            let chains = chains(&self.0.corpus, &query.segments, effort);
            if !chains.is_empty() {
                return chains;
            }
        }
        let whole = &query.whole;
        if whole.words.len() > LONGEST {
            return Vec::new();
        }
        let hits = locate(
            &self.0.corpus,
            &whole.words,
            thresholds::budget(whole.spoken) + whole.slack(),
            effort,
        );
        let best = hits
            .iter()
            .filter(|hit| query.sees(hit.unit))
            .map(|hit| hit.distance)
            .min();
        let only_exact = !thresholds::is_whole(whole.spoken) && best == Some(0);
        hits.into_iter()
            .filter(|hit| query.sees(hit.unit))
            .filter(|hit| !only_exact || hit.distance == 0)
            .filter(|hit| thresholds::is_whole(whole.spoken) || self.is_harmless(&whole.words, hit))
            .map(|hit| Chain { hits: vec![hit] })
            .collect()
    }

    /// True if a short needle differs from a hit in nothing that changes what it says.
    fn is_harmless(self, needle: &[u32], hit: &Hit) -> bool {
        let (needle, text) = self.differing(needle, hit);
        needle.contains(&FREE) || thresholds::is_harmless(&self.0.english, &self.0.lexicon, needle, text)
    }

    /// The words of a needle and of a hit between what both begin with and what both end with.
    fn differing<'q>(self, needle: &'q [u32], hit: &Hit) -> (&'q [u32], &'q [u32])
    where
        'a: 'q,
    {
        let text: &'q [u32] = &self.0.corpus.words()[hit.start..hit.end];
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
    fn beyond_budget(self, query: &Query, effort: &mut Effort<'_>) -> Vec<Chain> {
        if query.sentences.len() > query.segments.len() {
            let chains = chains(&self.0.corpus, &query.sentences, effort);
            if !chains.is_empty() {
                return chains;
            }
        }
        if query.whole.words.len() > LONGEST {
            return Vec::new();
        }
        let hits = distorted(&self.0.corpus, &self.0.english, &query.whole.words, &query.hidden);
        if query.sentences.len() > 1
            && let Some(apart) = self.scattered(query, effort)
            && hits.first().is_none_or(|hit| apart.distance() < hit.distance)
        {
            // All of it in different places says more than half of it in one.
            return vec![apart];
        }
        hits.into_iter().map(|hit| Chain { hits: vec![hit] }).collect()
    }

    /// Segments that one document has, each within its budget, in whatever order and turns.
    fn scattered(self, query: &Query, effort: &mut Effort<'_>) -> Option<Chain> {
        if query
            .sentences
            .iter()
            .any(|segment| thresholds::is_fragment(segment.spoken))
        {
            return None;
        }
        let places: Vec<Vec<Hit>> = query
            .sentences
            .iter()
            .map(|segment| {
                let budget = thresholds::budget(segment.spoken) + segment.slack();
                locate_indexed(&self.0.corpus, &segment.words, budget, effort)
            })
            .collect();
        let (rarest, _) = places.iter().enumerate().min_by_key(|(_, hits)| hits.len())?;
        let looked_at: usize = places.iter().map(Vec::len).sum();
        let anchors = places[rarest].iter().filter(|anchor| query.sees(anchor.unit));
        let mut anchors = anchors.take_while(|_| effort.take(looked_at));
        anchors.find_map(|anchor| {
            let document = self.0.units[anchor.unit].document;
            let near = |hits: &Vec<Hit>| {
                hits.iter()
                    .filter(|hit| self.0.units[hit.unit].document == document && query.sees(hit.unit))
                    .min_by_key(|hit| hit.start.abs_diff(anchor.start))
                    .copied()
            };
            let hits: Option<Vec<Hit>> = places.iter().map(near).collect();
            Some(Chain { hits: hits? })
        })
    }

    /// Searches queries, with the nearest stretch for those that are not found.
    pub(crate) fn search_all(self, queries: &[Query]) -> Vec<Search> {
        let (unlike, first) = unlike(queries);
        let search = |&at: &usize| {
            let query = &queries[at];
            let found = self.search(query);
            Search {
                nearest: found.passages.is_empty().then(|| self.nearest(query)).flatten(),
                ..found
            }
        };
        let found: Vec<Search> = unlike.par_iter().map(search).collect();
        first.iter().map(|&at| found[at].clone()).collect()
    }

    /// The stretch nearest to a quotation, if it is near at all.
    fn nearest(self, query: &Query) -> Option<Passage> {
        let whole = &query.whole;
        if whole.spoken <= 1 || whole.words.len() > LONGEST {
            return None;
        }
        let hit = nearest(&self.0.corpus, &whole.words, far(whole), &query.hidden)?;
        Some(self.passage(&[hit], hit.distance, Method::Nearest))
    }

    /// Passages of chains, best first.
    pub(crate) fn answer(self, query: &Query, chains: &[Chain], method: Method) -> Search {
        let mut ranked: Vec<(usize, bool, bool, usize, &Chain)> = chains
            .iter()
            .map(|chain| {
                let unit = &self.0.units[chain.hits[0].unit];
                let other_speaker = query.surname.is_none() || unit.surname != query.surname;
                (
                    chain.distance(),
                    other_speaker,
                    !unit.is_transcript,
                    chain.hits[0].start,
                    chain,
                )
            })
            .collect();
        ranked.sort_by_key(|&(distance, other, secondary, start, _)| (distance, other, secondary, start));
        ranked.truncate(SHOWN);
        Search {
            passages: ranked
                .into_iter()
                .map(|(distance, .., chain)| self.passage(&chain.hits, distance, method))
                .collect(),
            ..Search::default()
        }
    }

    pub(crate) fn passage(self, hits: &[Hit], distance: usize, method: Method) -> Passage {
        let segments: Vec<Span> = hits.iter().map(|hit| self.span(*hit)).collect();
        let unit = &self.0.units[hits[0].unit];
        Passage {
            document: unit.document,
            span: segments
                .iter()
                .copied()
                .reduce(Span::cover)
                .unwrap_or(Span::new(0, 0)),
            segments,
            turn: unit.turn,
            method,
            distance,
        }
    }

    fn span(self, hit: Hit) -> Span {
        // A hit may be empty only in theory; an empty span at its place is then the truth.
        let start = self.0.spans.get(hit.start).map_or(0, |span| span.0 as usize);
        let end = self
            .0
            .spans
            .get(hit.end.saturating_sub(1))
            .map_or(0, |span| span.1 as usize);
        Span::new(start, end.max(start))
    }
}

/// The quotations that have no equal before them, and for each quotation which of these it is equal to.
pub(crate) fn unlike(queries: &[Query]) -> (Vec<usize>, Vec<usize>) {
    let mut known = FxHashMap::default();
    let mut unlike = Vec::new();
    let mut first = Vec::with_capacity(queries.len());
    for (at, query) in queries.iter().enumerate() {
        let key = (&query.segments, &query.sentences, &query.surname);
        let place = *known.entry(key).or_insert(unlike.len());
        if place == unlike.len() {
            unlike.push(at);
        }
        first.push(place);
    }
    (unlike, first)
}

/// Maximum edit distance at which a nearest match is reported.
fn far(segment: &Segment) -> usize {
    segment.spoken * 7 / 10
}

pub(crate) fn unverifiable(reason: String) -> Search {
    Search {
        unverifiable: Some(reason),
        ..Search::default()
    }
}
