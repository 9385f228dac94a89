//! Reading alone: bytes in, documents out, beside the parser that each reader is built on.

use std::fmt::Write;
use std::hint::black_box;

use criterion::Criterion;
use criterion::Throughput;
use criterion::criterion_group;
use criterion::criterion_main;
use lol_html::HtmlRewriter;
use lol_html::Settings;
use lol_html::element;
use lol_html::text;
use onrecord::ingest::Options;
use onrecord::ingest::read_each;

/// Paragraphs of an invented article, about 400 bytes each.
fn paragraphs() -> Vec<String> {
    (0..2000)
        .map(|number| {
            format!(
                "The harbour board met for the {number}th time on Friday and sent everybody home without a vote. “We never \
                 had an offer, and we did not want one,” Ana Ruiz said, and asked the clerk to write it down. The \
                 fishermen had waited outside since the morning, in the rain; some of them, she said later, “had every \
                 right to be angry,” and others had gone to sea."
            )
        })
        .collect()
}

fn reading(criterion: &mut Criterion) {
    let paragraphs = paragraphs();
    let plain = paragraphs.join("\n\n");
    let markdown = plain.replace("never", "*never*");
    let mut html = String::from("<!doctype html><html><body><article>");
    let mut lines = String::new();
    for paragraph in &paragraphs {
        let escaped = paragraph
            .replace("never", "<em>never</em>")
            .replace('“', "&ldquo;");
        let _ = writeln!(html, "<p class=\"body\">{escaped}</p>");
    }
    html.push_str("</article></body></html>");
    for part in paragraphs.chunks(20) {
        let _ = writeln!(
            lines,
            "{}",
            serde_json::json!({ "id": 1, "title": "No Sale", "text": part.join("\n\n") })
        );
    }
    let mut group = criterion.benchmark_group("reading");
    for (name, file) in [
        ("a.txt", &plain),
        ("a.md", &markdown),
        ("a.html", &html),
        ("a.jsonl", &lines),
    ] {
        group.throughput(Throughput::Bytes(file.len() as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                read_each(name, black_box(file.as_bytes()), &Options::default(), &mut |it| {
                    drop(black_box(it));
                })
            });
        });
    }
    group.throughput(Throughput::Bytes(markdown.len() as u64));
    group.bench_function("pulldown-cmark alone", |bencher| {
        bencher.iter(|| {
            pulldown_cmark::Parser::new(black_box(&markdown))
                .into_offset_iter()
                .count()
        });
    });
    group.throughput(Throughput::Bytes(html.len() as u64));
    group.bench_function("lol_html alone", |bencher| {
        bencher.iter(|| words_of(black_box(&html)));
    });
    group.finish();
}

/// The bytes of text that the parser hands over, with every element and every stretch of text looked at.
fn words_of(html: &str) -> usize {
    let mut bytes = 0;
    let settings = Settings::new()
        .append_element_content_handler(element!("*", |_| Ok(())))
        .append_element_content_handler(text!("*", |text| {
            bytes += text.as_str().len();
            Ok(())
        }));
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| ());
    let read = rewriter.write(html.as_bytes()).and_then(|()| rewriter.end());
    read.map_or(0, |()| bytes)
}

criterion_group!(benches, reading);
criterion_main!(benches);
