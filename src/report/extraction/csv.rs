//! A table for spreadsheets, one quotation a row.

use std::io;
use std::io::Write;

use crate::report::extraction::Listing;
use crate::report::extraction::Record;
use crate::report::extraction::Reporter;
use crate::report::label;

pub(crate) const REPORTER: Reporter = Reporter {
    name: "csv",
    about: "a table for spreadsheets",
    head: |out| writeln!(out, "{}", COLUMNS.join(",")),
    listing,
    tail: |_| Ok(()),
};

const COLUMNS: [&str; 14] = [
    "path",
    "id",
    "line",
    "column",
    "start",
    "end",
    "pieces",
    "kind",
    "text",
    "speaker",
    "confidence",
    "source",
    "cue",
    "no_speaker",
];

fn listing(listing: &mut Listing<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    for record in &mut *listing.records {
        rows.write_record(row(&record).map(inert))
            .map_err(io::Error::from)?;
    }
    rows.flush()
}

fn row(record: &Record) -> [String; COLUMNS.len()] {
    let start = record.pieces.first().map_or(0, |piece| piece.start);
    let end = record.pieces.last().map_or(0, |piece| piece.end);
    let speaker = record.speaker.as_ref();
    let words = |mention: &Option<crate::report::extraction::record::Mention>| {
        mention.as_ref().map(|it| it.text.clone())
    };
    [
        record.path.clone(),
        record.id.clone(),
        record.line.to_string(),
        record.column.to_string(),
        start.to_string(),
        end.to_string(),
        record.pieces.len().to_string(),
        label(record.kind),
        record.text.clone(),
        speaker.map(|it| it.name.clone()).unwrap_or_default(),
        speaker.map(|it| it.confidence.to_string()).unwrap_or_default(),
        words(&record.source).unwrap_or_default(),
        words(&record.cue).unwrap_or_default(),
        record.no_speaker.clone().unwrap_or_default(),
    ]
}

/// A cell that a spreadsheet takes for text: what would begin a formula gets an apostrophe before it, which is not shown.
fn inert(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{cell}")
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"] {
            assert_eq!(inert(cell.to_owned()), format!("'{cell}"));
        }
        assert_eq!(inert("We won = us".to_owned()), "We won = us");
    }
}
