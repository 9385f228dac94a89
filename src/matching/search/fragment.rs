//! One to four words: exact, rare enough, and in context, or not judged.
//!
//! A short quotation enters; the places that count as evidence leave, or the reason why there are none.

use crate::align::bit_parallel::FREE;
use crate::english::information::English;
use crate::matching::search::chain::Chain;
use crate::matching::search::chain::chains;
use crate::matching::search::effort::Effort;
use crate::matching::search::locate::Hit;
use crate::matching::search::locate::locate;
use crate::matching::search::references::Quoted;
use crate::matching::search::references::References;
use crate::matching::thresholds;

/// Places of a fragment that are evidence.
pub(crate) fn fragment(
    references: &References,
    english: &English,
    quoted: &Quoted,
    effort: &mut Effort<'_>,
) -> Result<Vec<Chain>, String> {
    let spoken: Vec<u32> = quoted
        .whole
        .words
        .iter()
        .copied()
        .filter(|&word| word != FREE)
        .collect();
    if let Some(reason) = thresholds::too_common(english, &spoken) {
        return Err(reason);
    }
    let found = places(references, quoted, effort);
    let mut documents: Vec<usize> = found.iter().map(|chain| document(references, chain)).collect();
    documents.dedup();
    let same_speaker: Vec<Chain> = found
        .iter()
        .filter(|chain| {
            let unit = &references.units[chain.hits[0].unit];
            quoted.surname.is_some() && unit.surname == quoted.surname
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
        .filter(|chain| quoted.surname.is_none() || references.units[chain.hits[0].unit].surname.is_none())
        .collect();
    if unlabelled.is_empty() {
        return Err(thresholds::out_of_context(spoken.len(), documents.len()));
    }
    Ok(unlabelled)
}

fn document(references: &References, chain: &Chain) -> usize {
    references.units[chain.hits[0].unit].document
}

fn places(references: &References, quoted: &Quoted, effort: &mut Effort<'_>) -> Vec<Chain> {
    let corpus = &references.corpus;
    if quoted.segments.len() > 1 {
        return chains(corpus, &quoted.segments, effort);
    }
    let words = &quoted.whole.words;
    let hits = match words[..] {
        [word] => {
            let at = |(at, _): (usize, &u32)| Hit {
                unit: corpus.unit_at(at),
                start: at,
                end: at + 1,
                distance: 0,
            };
            corpus
                .words()
                .iter()
                .enumerate()
                .filter(|&(_, &it)| it == word)
                .map(at)
                .collect()
        }
        _ => locate(corpus, words, quoted.whole.slack(), effort),
    };
    hits.into_iter()
        .filter(|hit| quoted.sees(hit))
        .map(|hit| Chain { hits: vec![hit] })
        .collect()
}
