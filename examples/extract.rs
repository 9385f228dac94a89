//! Lists the quotations of an article with their speakers.
//!
//! `cargo run --example extract seeds/financial-times.md`

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
    let path = std::env::args()
        .nth(1)
        .unwrap_or("seeds/financial-times.md".to_owned());
    for document in engine::read(&path, &fs::read(&path)?)? {
        for attribution in Engine::default().extract(&document).attributions {
            let speaker = attribution.speaker.as_ref().map_or("?", |it| it.name.as_str());
            println!("{speaker}: {}", attribution.quotation.text(&document.text));
        }
    }
    Ok(())
}
