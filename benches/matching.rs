//! Search and clustering on text made here, beside exact search and a word diff of other crates in the same run.
//!
//! `cargo bench --bench matching`. The text is drawn from a vocabulary with the frequencies of natural language; a
//! thousand needles of 3 to 40 words are cut from it and a part of their words is edited.

use std::hint::black_box;

use aho_corasick::AhoCorasick;
use criterion::Criterion;
use criterion::criterion_group;
use criterion::criterion_main;
use onrecord::document::Document;
use onrecord::engine;
use onrecord::matching::Query;
use onrecord::matching::References;

/// Words of the text: about one megabyte.
const WORDS: usize = 180_000;
const NEEDLES: usize = 1000;

/// A sequence of numbers that is the same in every run (Steele's `SplitMix64`).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// A word; the rank is drawn so that the word of rank `n` comes about `1 / n` as often as the first.
    fn word(&mut self) -> String {
        let share = self.next() as f64 / u64::MAX as f64;
        let mut rank = 20_000f64.powf(share) as usize;
        let mut word = String::new();
        while word.is_empty() || rank > 0 {
            word.push(char::from(b"etaoinshrdlu"[rank % 12]));
            word.push(char::from(b"bcdfgkmpv"[rank % 9]));
            rank /= 12;
        }
        word
    }
}

fn text(random: &mut Random) -> Vec<String> {
    (0..WORDS).map(|_| random.word()).collect()
}

/// Needles of 3 to 40 words; of those with eight words or more, up to 15% are edited.
fn needles(random: &mut Random, words: &[String]) -> Vec<String> {
    let needle = |_| {
        let length = 3 + random.below(38);
        let start = random.below(words.len() - length);
        let mut needle = words[start..start + length].to_vec();
        let edits = if length < 8 {
            0
        } else {
            random.below(length * 15 / 100 + 1)
        };
        for _ in 0..edits {
            let at = random.below(needle.len());
            match random.below(3) {
                0 => needle[at] = random.word(),
                1 => needle.insert(at, random.word()),
                _ => {
                    needle.remove(at);
                }
            }
        }
        needle.join(" ")
    };
    (0..NEEDLES).map(needle).collect()
}

fn document(words: &[String]) -> Vec<Document> {
    let paragraphs: Vec<String> = words.chunks(80).map(|words| words.join(" ")).collect();
    let text = format!("SPEAKER: {}\n", paragraphs.join("\n\n"));
    engine::read("transcript.txt", text.as_bytes()).unwrap_or_default()
}

fn locate(c: &mut Criterion) {
    let mut random = Random(2019);
    let words = text(&mut random);
    let needles = needles(&mut random, &words);
    let documents = document(&words);
    let mut group = c.benchmark_group("1 MB transcript");
    group.sample_size(10);
    group.bench_function("index", |b| b.iter(|| References::index(black_box(&documents))));
    let references = References::index(&documents);
    let ready: Vec<Query> = needles
        .iter()
        .map(|needle| references.quoted(&[needle], None))
        .collect();
    let found = ready
        .iter()
        .filter(|quoted| !references.locate(quoted).is_empty())
        .count();
    group.bench_function(format!("locate 1000 needles ({found} found)"), |b| {
        b.iter(|| {
            ready
                .iter()
                .map(|quoted| references.locate(black_box(quoted)).len())
                .sum::<usize>()
        });
    });
    group.bench_function("canonical words of 1000 needles", |b| {
        b.iter(|| {
            needles
                .iter()
                .map(|needle| references.quoted(&[needle], None))
                .collect::<Vec<_>>()
        });
    });
    let haystack = &documents[0].text;
    if let Ok(exact) = AhoCorasick::new(&needles) {
        let mut found: Vec<usize> = exact
            .find_overlapping_iter(haystack)
            .map(|it| it.pattern().as_usize())
            .collect();
        found.sort_unstable();
        found.dedup();
        group.bench_function(
            format!("aho-corasick, exact, all at once ({} found)", found.len()),
            |b| {
                b.iter(|| exact.find_iter(black_box(haystack)).count());
            },
        );
    }
    group.finish();
}

fn word_diff(c: &mut Criterion) {
    let mut random = Random(2002);
    let words = text(&mut random);
    let pairs: Vec<(Vec<u64>, Vec<u64>)> = (0..500)
        .map(|_| {
            let start = random.below(words.len() - 20);
            let one: Vec<u64> = words[start..start + 20].iter().map(|word| number(word)).collect();
            let mut other = one.clone();
            other[random.below(20)] = random.next();
            other.remove(random.below(20));
            (one, other)
        })
        .collect();
    let mut group = c.benchmark_group("500 pairs of 20 words");
    group.bench_function("similar, Myers", |b| {
        b.iter(|| {
            let ops = |(one, other): &(Vec<u64>, Vec<u64>)| {
                similar::capture_diff_slices(similar::Algorithm::Myers, one, other).len()
            };
            pairs.iter().map(ops).sum::<usize>()
        });
    });
    group.finish();
}

fn number(word: &str) -> u64 {
    word.bytes().fold(7, |sum: u64, byte| {
        sum.wrapping_mul(31).wrapping_add(u64::from(byte))
    })
}

criterion_group!(benches, locate, word_diff);
criterion_main!(benches);
