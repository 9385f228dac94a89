//! One object with every quotation, written as it goes.

use std::io;
use std::io::Write;

use crate::report::extraction::Listing;
use crate::report::extraction::Reporter;
use crate::report::mark;

pub(crate) const REPORTER: Reporter = Reporter {
    name: "json",
    about: "one JSON object",
    head: |out| {
        write!(
            out,
            "{{\"generator\":\"{}\",\"schema\":1,\"quotations\":[",
            mark::GENERATOR
        )
    },
    listing,
    tail: |out| writeln!(out, "\n]}}"),
};

fn listing(listing: &mut Listing<'_>, out: &mut dyn Write) -> io::Result<()> {
    // Made in memory: a record is written in dozens of pieces.
    let mut line = Vec::new();
    for (index, record) in (&mut *listing.records).enumerate() {
        line.clear();
        if !(listing.first && index == 0) {
            line.push(b',');
        }
        line.push(b'\n');
        serde_json::to_writer(&mut line, &record)?;
        out.write_all(&line)?;
    }
    Ok(())
}
