//! Counts how often each word signals attribution.
//!
//! Articles enter, a table leaves: word, times inside a cue, times outside quotations altogether. Function words, days,
//! outlets and nouns of people are left out, as is what was a cue only once or nearly never.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write;

use onrecord::attribute::model::training;
use onrecord::text::Span;

use crate::gold::Article;

/// A word must be a cue so often.
const LEAST: usize = 2;
/// And in so great a share of its uses.
const SHARE: f64 = 0.03;

/// The table as tab-separated lines, most frequent cue first.
pub(crate) fn learn(articles: &[Article]) -> String {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for article in articles {
        let cues: BTreeSet<Span> = article
            .quotations
            .iter()
            .flat_map(|it| it.cue.iter().copied())
            .collect();
        for word in words(&article.text) {
            if article.quotations.iter().any(|it| it.span.encloses(word)) {
                continue;
            }
            let entry = counts.entry(word.of(&article.text).to_lowercase()).or_default();
            entry.1 += 1;
            entry.0 += usize::from(cues.iter().any(|cue| cue.encloses(word)));
        }
    }
    let mut rows: Vec<(&String, usize, usize)> = counts
        .iter()
        .map(|(word, &(cue, all))| (word, cue, all))
        .filter(|&(word, cue, all)| {
            let often = cue >= LEAST && cue as f64 / all as f64 >= SHARE;
            (often || cue == all && all == 1 && word.ends_with("ed")) && !training::is_never_cue(word)
        })
        .collect();
    rows.sort_by_key(|&(_, cue, _)| std::cmp::Reverse(cue));
    let mut table = String::new();
    for (word, cue, all) in rows {
        let _ = writeln!(table, "{word}\t{cue}\t{all}");
    }
    table
}

/// Runs of ASCII letters.
fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() && !bytes[at].is_ascii_alphabetic() {
            at += 1;
        }
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_alphabetic() {
            at += 1;
        }
        (at > start).then(|| Span::new(start, at))
    })
}
