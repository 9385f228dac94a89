//! One to four words: exact, rare enough, and in context, or not judged.
//!
//! A short quotation enters; the places that count as evidence leave, or the reason why there are none.

use crate::align::bit_parallel::FREE;
use crate::english::information::English;
use crate::matching::index::Index;
use crate::matching::query::Query;
use crate::matching::search::chain::Chain;
use crate::matching::search::chain::chains;
use crate::matching::search::effort::Effort;
use crate::matching::search::locate::Hit;
use crate::matching::search::locate::locate;
use crate::matching::thresholds;

/// Places of a fragment that are evidence.
pub(crate) fn fragment(
    index: &Index,
    english: &English,
    query: &Query,
    effort: &mut Effort<'_>,
) -> Result<Vec<Chain>, String> {
    let spoken: Vec<u32> = query
        .whole
        .words
        .iter()
        .copied()
        .filter(|&word| word != FREE)
        .collect();
    if let Some(reason) = thresholds::too_common(english, &spoken) {
        return Err(reason);
    }
    let found = places(index, query, effort);
    let mut documents: Vec<usize> = found.iter().map(|chain| document(index, chain)).collect();
    documents.dedup();
    let same_speaker: Vec<Chain> = found
        .iter()
        .filter(|chain| {
            let unit = &index.units[chain.hits[0].unit];
            query.surname.is_some() && unit.surname == query.surname
        })
        .cloned()
        .collect();
    if !same_speaker.is_empty() {
        return Ok(same_speaker);
    }
    if let Some(reason) = thresholds::too_frequent(spoken.len(), documents.len()) {
        return Err(reason);
    }
    let unlabelled: Vec<Chain> = found
        .into_iter()
        .filter(|chain| query.surname.is_none() || index.units[chain.hits[0].unit].surname.is_none())
        .collect();
    if unlabelled.is_empty() {
        return Err(thresholds::out_of_context(spoken.len(), documents.len()));
    }
    Ok(unlabelled)
}

fn document(index: &Index, chain: &Chain) -> usize {
    index.units[chain.hits[0].unit].document
}

fn places(index: &Index, query: &Query, effort: &mut Effort<'_>) -> Vec<Chain> {
    let corpus = &index.corpus;
    if query.segments.len() > 1 {
        return chains(corpus, &query.segments, effort);
    }
    let words = &query.whole.words;
    let hits = match words[..] {
        [word] => {
            let at = |at: usize| Hit {
                unit: corpus.unit_at(at),
                start: at,
                end: at + 1,
                distance: 0,
            };
            corpus.places_of(&[word]).map(at).collect()
        }
        _ => locate(corpus, words, query.whole.slack(), effort),
    };
    hits.into_iter()
        .filter(|hit| query.sees(hit.unit))
        .map(|hit| Chain { hits: vec![hit] })
        .collect()
}
