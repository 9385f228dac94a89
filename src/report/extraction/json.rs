//! One object with every quotation, written as it goes.

use std::io;
use std::io::Write;

use super::Listing;
use super::Reporter;

pub(super) const REPORTER: Reporter = Reporter {
    name: "json",
    about: "one JSON object",
    head: |out| write!(out, "{{\"schema\":1,\"quotations\":["),
    listing,
    tail: |out| writeln!(out, "\n]}}"),
};

fn listing(listing: &Listing<'_>, out: &mut dyn Write) -> io::Result<()> {
    for (index, record) in listing.records.iter().enumerate() {
        let comma = if listing.first && index == 0 { "" } else { "," };
        writeln!(out, "{comma}")?;
        serde_json::to_writer(&mut *out, record)?;
    }
    Ok(())
}
