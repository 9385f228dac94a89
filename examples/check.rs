//! Checks an article against a transcript and prints the findings.
//!
//! `cargo run --example check`

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "an example reads files and prints"
)]

use std::error::Error;
use std::fs;

use onrecord::engine;
use onrecord::engine::Engine;
use onrecord::engine::References;

fn main() -> Result<(), Box<dyn Error>> {
    let read = |path: &str| -> Result<_, Box<dyn Error>> { Ok(engine::read(path, &fs::read(path)?)?) };
    let references = References::new(read("fixtures/newsroom/transcripts/council-2026-03-04.txt")?);
    for article in read("fixtures/newsroom/articles/swing-bridge.md")? {
        let report = Engine::default().check(article, &references);
        for finding in report.findings() {
            println!("{} {}: {}", finding.code, finding.name, finding.message.text);
        }
    }
    Ok(())
}
