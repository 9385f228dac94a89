//! A listing to read: who said what, and where it stands.

use std::io;
use std::io::Write;

use crate::extract::Kind;
use crate::report::Palette;
use crate::report::Tone;
use crate::report::extraction::Listing;
use crate::report::extraction::Record;
use crate::report::extraction::Reporter;
use crate::report::label;
use crate::report::screened;

pub(crate) const REPORTER: Reporter = Reporter {
    name: "human",
    about: "for people",
    head: |_| Ok(()),
    listing,
    tail: |_| Ok(()),
};

fn listing(listing: &mut Listing<'_>, out: &mut dyn Write) -> io::Result<()> {
    screened(out, listing.palette, |out, palette| {
        entries(listing, palette, out)
    })
}

fn entries(listing: &mut Listing<'_>, palette: Palette, out: &mut dyn Write) -> io::Result<()> {
    let Some(first) = listing.records.next() else {
        return Ok(());
    };
    if !listing.first {
        writeln!(out)?;
    }
    writeln!(out, "{}", palette.paint(Tone::Path, listing.path))?;
    for record in std::iter::once(first).chain(&mut *listing.records) {
        entry(&record, palette, out)?;
    }
    Ok(())
}

fn entry(record: &Record, palette: Palette, out: &mut dyn Write) -> io::Result<()> {
    let place = format!("{}:{}", record.line, record.column);
    writeln!(
        out,
        "  {}  {}",
        palette.paint(Tone::Place, &format!("{place:>7}")),
        headline(record, palette)
    )?;
    if let Some(within) = record.place {
        writeln!(
            out,
            "           {}",
            palette.paint(Tone::Place, &within.to_string())
        )?;
    }
    let text = record.text.split_whitespace().collect::<Vec<_>>().join(" ");
    writeln!(out, "           “{text}”")?;
    for line in evidence(record) {
        writeln!(out, "           {}", palette.paint(Tone::Quiet, &line))?;
    }
    Ok(())
}

fn headline(record: &Record, palette: Palette) -> String {
    if record.kind != Kind::Speech {
        let why = format!("not speech: {}", label(record.kind));
        return palette.paint(Tone::Quiet, &why);
    }
    let Some(speaker) = &record.speaker else {
        let why = record.no_speaker.as_ref().map(|it| format!(": {it}"));
        return palette.paint(
            Tone::Warning,
            &format!("speaker unknown{}", why.unwrap_or_default()),
        );
    };
    let mut line = palette.paint(Tone::Strong, &speaker.name);
    if let Some(source) = &record.source
        && source.text != speaker.name
    {
        line += &format!(" (“{}”)", source.text);
    }
    let phrases = [
        ("relayed by", &record.relayed_by),
        ("to", &record.addressee),
        ("in", &record.venue),
    ];
    for (word, phrase) in phrases {
        if let Some(phrase) = phrase {
            line += &format!(", {word} {}", phrase.name);
        }
    }
    line + &palette.paint(Tone::Quiet, &format!("  {:.0}%", speaker.confidence * 100.0))
}

fn evidence(record: &Record) -> Vec<String> {
    let Some(evidence) = &record.evidence else {
        return Vec::new();
    };
    let mut lines = vec![format!("decided by: {}", evidence.decided_by)];
    if let Some(cue) = &record.cue {
        lines.push(format!("cue: {}", cue.text));
    }
    for feature in &evidence.features {
        lines.push(format!("{:+.2}  {}", feature.weight, feature.name));
    }
    if let Some(other) = &evidence.runner_up {
        lines.push(format!(
            "runner-up: {} {:.0}%",
            other.name,
            other.confidence * 100.0
        ));
    }
    lines
}
