//! One quotation a line, for programs that read lines.

use std::io;
use std::io::Write;

use crate::report::extraction::Listing;
use crate::report::extraction::Reporter;

pub(crate) const REPORTER: Reporter = Reporter {
    name: "jsonl",
    about: "one JSON object a line",
    head: |_| Ok(()),
    listing,
    tail: |_| Ok(()),
};

fn listing(listing: &mut Listing<'_>, out: &mut dyn Write) -> io::Result<()> {
    // Made in memory: a record is written in dozens of pieces.
    let mut line = Vec::new();
    for record in &mut *listing.records {
        line.clear();
        serde_json::to_writer(&mut line, &record)?;
        line.push(b'\n');
        out.write_all(&line)?;
    }
    Ok(())
}
