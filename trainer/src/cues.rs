//! Counts how often each word signals attribution, and updates the counts in the list of verbs of saying.
//!
//! Function words, days, outlets and nouns of people are left out, as are words that were a cue once or almost never. The
//! comments and flags of the list, which are written by hand, are kept.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write;

use onrecord::attribute::model::training;
use onrecord::text::Span;

use crate::gold::Article;

/// Least number of uses as a cue.
const LEAST: usize = 2;
/// Least share of cues among all uses.
const SHARE: f64 = 0.03;

/// The list `previous` with the counts of these articles, sorted by word.
pub(crate) fn learn(articles: &[Article], previous: &str) -> String {
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
    let learned = counts
        .iter()
        .map(|(word, &(cue, all))| (word, cue, all))
        .filter(|&(word, cue, all)| {
            let often = cue >= LEAST && cue as f64 / all as f64 >= SHARE;
            (often || cue == all && all == 1 && word.ends_with("ed")) && !training::is_never_cue(word)
        });
    update(previous, learned)
}

/// Replaces the counts in a list; words without a count and without a flag go.
fn update<'a>(previous: &'a str, learned: impl Iterator<Item = (&'a String, usize, usize)>) -> String {
    let (comments, rows): (Vec<&str>, Vec<&str>) = previous.lines().partition(|line| line.starts_with('#'));
    let mut verbs: BTreeMap<&str, (usize, usize, &str)> = BTreeMap::new();
    for row in rows {
        let mut fields = row.split('\t');
        let (word, flags) = (
            fields.next().unwrap_or_default(),
            fields.nth(2).unwrap_or_default(),
        );
        if !flags.is_empty() {
            verbs.insert(word, (0, 0, flags));
        }
    }
    for (word, cue, all) in learned {
        let verb = verbs.entry(word).or_default();
        (verb.0, verb.1) = (cue, all);
    }
    let mut list: String = comments.iter().flat_map(|line| [line, "\n"]).collect();
    for (word, (cue, all, flags)) in verbs {
        let _ = writeln!(list, "{word}\t{cue}\t{all}\t{flags}");
    }
    list
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_counts_keep_comments_and_flags() {
        let previous = "# Verbs.\nasked\t1\t9\t\nsaid\t1\t2\tspeaking\ntold\t1\t2\taddressing\n";
        let learned = [("added".to_owned(), 3, 4), ("told".to_owned(), 5, 6)];
        let learned = learned.iter().map(|(word, cue, all)| (word, *cue, *all));
        assert_eq!(
            update(previous, learned),
            "# Verbs.\nadded\t3\t4\t\nsaid\t0\t0\tspeaking\ntold\t5\t6\taddressing\n"
        );
    }
}
