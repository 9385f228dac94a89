//! Throughput of extraction alone, on paragraphs as newspapers print them and on the shapes that are hardest to read.

use std::hint::black_box;

use criterion::Criterion;
use criterion::Throughput;
use criterion::criterion_group;
use criterion::criterion_main;
use onrecord::document::Document;
use onrecord::extract;
use onrecord::ingest;

/// One article's worth of text; every style of marks is in it.
const ARTICLE: &str = "The ferry to the islands will stop running in October, the port authority said on Monday, and nobody \
    on the council's transport committee could say when it would start again.\n\n\
    “We looked at every number twice,” said Ines Calder, who has led the authority since April. “There is no way to run a \
    boat that nobody can afford to insure.”\n\n\
    Islanders weren't convinced. The authority's own report, which was published last year, called the hull “sound” and the \
    engines “in better shape than the road”, and the crews' union said that it hadn't been asked.\n\n\
    \"They didn't look at anything,\" Martin Shaw, who runs the island's only shop, told a meeting on Sunday. \"They \
    looked at a chair and a window.\n\n\"Then they went home,\" he said.\n\n\
    The boat was built in the '60s and carries about 200 passengers a day in summer and fewer than 30 in winter. Its last \
    inspection, in March, took four hours and found a 6' crack in a railing, a 12\" dent and nothing else.\n\n";

fn document(text: &str) -> Document {
    let mut documents = ingest::read("bench.txt", text.as_bytes(), &ingest::Options::default())
        .expect("plain text can be read");
    documents.remove(0)
}

fn measure(criterion: &mut Criterion, name: &str, text: &str) {
    let document = document(text);
    let mut group = criterion.benchmark_group("extract");
    group
        .throughput(Throughput::Bytes(text.len() as u64))
        .sample_size(10);
    group.bench_function(name, |bencher| {
        bencher.iter(|| extract::extract(black_box(&document)));
    });
    group.finish();
}

fn extraction(criterion: &mut Criterion) {
    measure(criterion, "articles", &ARTICLE.repeat(700));
    measure(criterion, "one line", &ARTICLE.replace('\n', " ").repeat(700));
    measure(
        criterion,
        "one paragraph of opening marks",
        &"“a ".repeat(100_000),
    );
    measure(criterion, "one paragraph of apostrophes", &"'a ".repeat(200_000));
}

criterion_group!(benches, extraction);
criterion_main!(benches);
