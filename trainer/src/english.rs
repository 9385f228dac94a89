//! How common English words and word pairs are, as bits of information.
//!
//! Reads JSON Lines with a `text` and writes two lists with a row for each number of bits: the words, or `first_second`
//! pairs, with that much information. Only counts are kept of the texts.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;
use std::path::PathBuf;

use anyhow::Result;
use onrecord::text::Interner;
use onrecord::text::WordId;
use onrecord::text::words;

/// Number of words and of pairs that are listed.
const WORDS: usize = 8000;
const PAIRS: usize = 6000;

#[derive(serde::Deserialize)]
struct Text {
    text: String,
}

/// Rewrites `word_information.tsv` and `pair_information.tsv` in `out`; their comments are kept.
pub(crate) fn learn(texts: &[PathBuf], out: &Path) -> Result<()> {
    let mut lexicon = Interner::new();
    let mut single: HashMap<WordId, u64> = HashMap::new();
    let mut double: HashMap<(WordId, WordId), u64> = HashMap::new();
    for path in texts {
        for line in std::fs::read_to_string(path)?.lines() {
            let Text { text } = serde_json::from_str(line)?;
            for paragraph in text.lines() {
                let tokens = words(paragraph, &mut lexicon);
                for token in &tokens {
                    *single.entry(token.word).or_default() += 1;
                }
                for pair in tokens.windows(2) {
                    *double.entry((pair[0].word, pair[1].word)).or_default() += 1;
                }
            }
        }
    }
    let spell = |word| lexicon.spelling(word).to_owned();
    let single = single
        .into_iter()
        .map(|(word, count)| (spell(word), count))
        .collect();
    let double = double
        .into_iter()
        .map(|((first, second), count)| (format!("{}_{}", spell(first), spell(second)), count))
        .collect();
    for (file, rows) in [
        ("word_information.tsv", table(single, WORDS)),
        ("pair_information.tsv", table(double, PAIRS)),
    ] {
        let previous = std::fs::read_to_string(out.join(file))?;
        std::fs::write(out.join(file), crate::with_comments(&previous, &rows))?;
    }
    Ok(())
}

/// The `most` frequent entries, grouped by bits; the same counts give the same bytes.
fn table(mut counts: Vec<(String, u64)>, most: usize) -> String {
    let total: u64 = counts.iter().map(|(_, count)| count).sum();
    counts.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    counts.truncate(most);
    let mut by_bits: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for (spelling, count) in &counts {
        let bits = (total as f64 / *count as f64).log2().round() as u32;
        by_bits.entry(bits).or_default().push(spelling);
    }
    let mut out = String::new();
    for (bits, mut entries) in by_bits {
        entries.sort_unstable();
        let _ = writeln!(out, "{bits}\t{}", entries.join(" "));
    }
    out
}
