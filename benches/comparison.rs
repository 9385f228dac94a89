//! What comparing costs: the plain word diff beside `similar` on the same pairs, the weighted alignment, the whole
//! comparison, and reading words.

#![allow(missing_docs, reason = "criterion_group! makes a function without a comment")]

use criterion::BatchSize;
use criterion::Criterion;
use criterion::Throughput;
use criterion::criterion_group;
use criterion::criterion_main;

use onrecord::align::diff::diff;
use onrecord::compare::compare;
use onrecord::text::Interner;
use onrecord::text::WordId;
use onrecord::text::words;

/// A fixed sequence of numbers (Knuth's linear congruence), so that every run measures the same pairs.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }
}

const VOCABULARY: u64 = 4_000;

/// Pairs of about 20 words, a tenth of them edited.
fn pairs(count: usize) -> Vec<(Vec<WordId>, Vec<WordId>)> {
    let mut numbers = Numbers(7);
    let mut pairs = Vec::with_capacity(count);
    for _ in 0..count {
        let length = 18 + numbers.next(7);
        let one: Vec<WordId> = (0..length)
            .map(|_| WordId(numbers.next(VOCABULARY) as u32))
            .collect();
        let mut other = Vec::with_capacity(one.len() + 4);
        for &word in &one {
            match numbers.next(30) {
                0 => {}
                1 => other.push(WordId(numbers.next(VOCABULARY) as u32)),
                2 => other.extend([word, WordId(numbers.next(VOCABULARY) as u32)]),
                _ => other.push(word),
            }
        }
        pairs.push((one, other));
    }
    pairs
}

/// A made-up word for a number.
fn spell(word: WordId) -> String {
    const SYLLABLES: [&str; 16] = [
        "har", "bor", "fer", "ry", "pi", "er", "coun", "cil", "ma", "yor", "ti", "de", "sal", "mon", "rud",
        "der",
    ];
    let mut rest = word.0 as usize + 16;
    let mut out = String::new();
    while rest > 0 {
        out.push_str(SYLLABLES[rest % 16]);
        rest /= 16;
    }
    out
}

fn sentence(words: &[WordId]) -> String {
    words
        .iter()
        .map(|&word| spell(word))
        .collect::<Vec<_>>()
        .join(" ")
}

fn word_diff(criterion: &mut Criterion) {
    let pairs = pairs(1_000);
    let mut group = criterion.benchmark_group("diff of 1,000 pairs of 20 words");
    group.throughput(Throughput::Elements(pairs.len() as u64));
    group.bench_function("onrecord diff, with traceback", |bench| {
        bench.iter(|| {
            pairs
                .iter()
                .map(|(one, other)| diff(one, other).len())
                .sum::<usize>()
        });
    });
    for (name, algorithm) in [
        ("similar Myers", similar::Algorithm::Myers),
        ("similar Patience", similar::Algorithm::Patience),
    ] {
        group.bench_function(name, |bench| {
            bench.iter(|| {
                pairs
                    .iter()
                    .map(|(one, other)| similar::capture_diff_slices(algorithm, one, other).len())
                    .sum::<usize>()
            });
        });
    }
    group.finish();
}

fn comparison(criterion: &mut Criterion) {
    let texts: Vec<(String, String)> = pairs(200)
        .iter()
        .map(|(one, other)| (sentence(one), sentence(other)))
        .collect();
    let mut group = criterion.benchmark_group("comparison of 200 pairs of 20 words");
    group.throughput(Throughput::Elements(texts.len() as u64));
    group.bench_function("onrecord compare, from text to verdict", |bench| {
        bench.iter(|| {
            texts
                .iter()
                .map(|(quotation, reference)| compare(quotation, reference).variations.len())
                .sum::<usize>()
        });
    });
    group.bench_function("similar, words of text, diff only", |bench| {
        bench.iter(|| {
            texts
                .iter()
                .map(|(quotation, reference)| similar::TextDiff::from_words(quotation, reference).ops().len())
                .sum::<usize>()
        });
    });
    group.finish();
}

fn long_reference(criterion: &mut Criterion) {
    let mut numbers = Numbers(11);
    let turn: Vec<WordId> = (0..10_000)
        .map(|_| WordId(numbers.next(VOCABULARY) as u32))
        .collect();
    let (quotation, reference) = (sentence(&turn[7_000..7_020]), sentence(&turn));
    criterion.bench_function("20 words against a turn of 10,000", |bench| {
        bench.iter(|| compare(&quotation, &reference).variations.len());
    });
}

fn reading(criterion: &mut Criterion) {
    let mut numbers = Numbers(13);
    let text: Vec<WordId> = (0..200_000)
        .map(|_| WordId(numbers.next(VOCABULARY) as u32))
        .collect();
    let text = sentence(&text);
    let mut group = criterion.benchmark_group("words of a text");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.sample_size(20);
    group.bench_function("canonical words, new lexicon", |bench| {
        bench.iter_batched(
            Interner::new,
            |mut lexicon| words(&text, &mut lexicon).len(),
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

criterion_group!(benches, word_diff, comparison, long_reference, reading);
criterion_main!(benches);
