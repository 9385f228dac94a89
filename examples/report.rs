//! Prints the wordings of every utterance that two or more outlets report.
//!
//! `cargo run --example report`

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "an example reads files and prints"
)]

use std::error::Error;
use std::fs;

use onrecord::engine;
use onrecord::engine::Engine;

fn main() -> Result<(), Box<dyn Error>> {
    let mut documents = Vec::new();
    for path in [
        "seeds/financial-times.md",
        "seeds/kyiv-independent.md",
        "seeds/epoch-times.md",
    ] {
        documents.extend(engine::read(path, &fs::read(path)?)?);
    }
    let corpus = Engine::default().report(documents);
    for variance in corpus.variances() {
        if variance.outlets().len() > 1 {
            println!(
                "{} wordings in {}",
                variance.wordings.len(),
                variance.outlets().len()
            );
        }
    }
    Ok(())
}
