//! One quotation a line, for programs that read lines.

use std::io;
use std::io::Write;

use super::Listing;
use super::Reporter;

pub(super) const REPORTER: Reporter = Reporter {
    name: "jsonl",
    about: "one JSON object a line",
    head: |_| Ok(()),
    listing,
    tail: |_| Ok(()),
};

fn listing(listing: &Listing<'_>, out: &mut dyn Write) -> io::Result<()> {
    for record in listing.records {
        serde_json::to_writer(&mut *out, record)?;
        writeln!(out)?;
    }
    Ok(())
}
