//! Findings and verdicts to read.
//!
//! The article's path heads its quotations; each has its place, its verdict, the passage it was found in and what
//! differs. Words say everything that colours say.

use std::io;
use std::io::Write;

use super::Outcome;
use super::Reporter;
use super::Reviewed;
use super::Summary;
use super::evidence::Difference;
use super::evidence::Places;
use super::evidence::Reference;
use crate::compare::Case;
use crate::compare::Severity;
use crate::compare::Verdict;
use crate::report::Palette;
use crate::report::Tone;
use crate::report::label;
use crate::rules::Finding;
use crate::rules::Level;

pub(super) const REPORTER: Reporter = Reporter {
    name: "human",
    about: "for people",
    write,
};

/// Characters of a passage that are shown.
const SHOWN: usize = 400;
const INDENT: &str = "         ";

fn write(outcome: &Outcome<'_>, out: &mut dyn Write) -> io::Result<()> {
    for reviewed in outcome.reviewed {
        article(reviewed, outcome, out)?;
    }
    let summary = Summary::of(outcome.reviewed);
    writeln!(out, "{}", summary.line())?;
    writeln!(out, "{}", summary.findings())
}

fn article(reviewed: &Reviewed<'_>, outcome: &Outcome<'_>, out: &mut dyn Write) -> io::Result<()> {
    if reviewed.findings.is_empty() && !outcome.every_quotation {
        return Ok(());
    }
    let view = View {
        places: Places::new(reviewed),
        palette: outcome.palette,
        reviewed,
    };
    let path = &reviewed.article.document.path;
    writeln!(out, "{}", view.palette.paint(Tone::Path, path))?;
    if outcome.every_quotation {
        view.quotations(out)?;
    }
    let loose = |it: &&Finding| !outcome.every_quotation || it.case.is_none();
    for finding in reviewed.findings.iter().filter(loose) {
        view.finding(finding, out)?;
    }
    writeln!(out)
}

struct View<'a> {
    places: Places<'a>,
    palette: Palette,
    reviewed: &'a Reviewed<'a>,
}

impl View<'_> {
    fn quotations(&self, out: &mut dyn Write) -> io::Result<()> {
        for (index, case) in self.reviewed.article.cases.iter().enumerate() {
            self.quotation(case, out)?;
            for finding in self.reviewed.findings.iter().filter(|it| it.case == Some(index)) {
                let head = self.head(finding);
                writeln!(out, "{INDENT}{head}")?;
                self.help(finding, out)?;
            }
        }
        Ok(())
    }

    fn quotation(&self, case: &Case, out: &mut dyn Write) -> io::Result<()> {
        let speaker = case
            .attribution
            .speaker
            .as_ref()
            .map_or("speaker unknown", |it| &it.name);
        let verdict = self.palette.paint(tone_of(case.verdict), &words_of(case.verdict));
        writeln!(
            out,
            "{}  {verdict}  {speaker}",
            self.at(case.attribution.quotation.span().start)
        )?;
        self.words(case, out)?;
        if let Some(reason) = &case.reason {
            writeln!(out, "{INDENT}{reason}")?;
        }
        for found in &case.found {
            if let Some(passage) = self.places.passage(case, found) {
                self.passage("found in", &passage, out)?;
            }
        }
        if let Some(passage) = case.nearest.as_ref().and_then(|it| self.places.passage(case, it)) {
            let distance = super::counted(passage.distance, "word");
            self.passage(&format!("nearest, {distance} away, in"), &passage, out)?;
        }
        Ok(())
    }

    fn finding(&self, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}  {}", self.at(finding.span.start), self.head(finding))?;
        if let Some(case) = finding.case.and_then(|at| self.reviewed.article.cases.get(at)) {
            self.words(case, out)?;
            let best = case.found.first().or(case.nearest.as_ref());
            if let Some(passage) = best.and_then(|it| self.places.passage(case, it)) {
                self.passage("see", &passage, out)?;
            }
        }
        self.help(finding, out)
    }

    fn head(&self, finding: &Finding) -> String {
        let code = format!("{}[{}]", label(finding.severity), finding.code);
        let code = self.palette.paint(tone(finding.severity), &code);
        format!("{code} {}: {}", finding.name, finding.message.text)
    }

    fn help(&self, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
        match &finding.message.help {
            Some(help) => writeln!(out, "{INDENT}{} {help}", self.palette.paint(Tone::Quiet, "help:")),
            None => Ok(()),
        }
    }

    fn at(&self, offset: usize) -> String {
        let place = self.places.article().line_column(offset);
        let place = format!("{}:{}", place.line, place.column);
        self.palette.paint(Tone::Place, &format!("{place:>7}"))
    }

    fn words(&self, case: &Case, out: &mut dyn Write) -> io::Result<()> {
        let text = case
            .attribution
            .quotation
            .text(&self.reviewed.article.document.text);
        writeln!(out, "{INDENT}“{}”", shortened(&text))
    }

    fn passage(&self, word: &str, passage: &Reference, out: &mut dyn Write) -> io::Result<()> {
        let place = format!("{}:{}", passage.place.path, passage.place.line);
        writeln!(
            out,
            "{INDENT}{word} {}{}",
            self.palette.paint(Tone::Place, &place),
            whose(passage)
        )?;
        if passage.verdict != Verdict::Verbatim {
            writeln!(out, "{INDENT}  “{}”", shortened(&passage.text))?;
        }
        for difference in passage
            .variations
            .iter()
            .filter(|it| it.severity != Severity::None)
        {
            writeln!(out, "{INDENT}  {}", self.difference(difference))?;
        }
        Ok(())
    }

    fn difference(&self, difference: &Difference) -> String {
        let here = self
            .palette
            .paint(Tone::Added, &format!("“{}”", difference.quotation));
        let there = self
            .palette
            .paint(Tone::Removed, &format!("“{}”", difference.reference));
        let words = match (difference.quotation.is_empty(), difference.reference.is_empty()) {
            (true, _) => format!("left out {there}"),
            (false, true) => format!("added {here}"),
            (false, false) => format!("{here} for {there}"),
        };
        format!(
            "{} ({}): {words}",
            label(difference.kind),
            label(difference.severity)
        )
    }
}

/// `, Nils Oden, transcript`.
fn whose(passage: &Reference) -> String {
    let mut words = String::new();
    for name in [&passage.speaker, &passage.outlet].into_iter().flatten() {
        words += ", ";
        words += name;
    }
    words
        + if passage.primary {
            ", transcript or statement"
        } else {
            ", another report"
        }
}

fn words_of(verdict: Verdict) -> String {
    label(verdict).replace('-', " ")
}

fn tone_of(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Verbatim | Verdict::Edited => Tone::Good,
        Verdict::Cleaned | Verdict::Unverifiable => Tone::Warning,
        Verdict::Altered | Verdict::Distorted | Verdict::NotFound => Tone::Error,
    }
}

fn tone(level: Level) -> Tone {
    match level {
        Level::Error => Tone::Error,
        Level::Warning => Tone::Warning,
        Level::Info | Level::Off => Tone::Info,
    }
}

/// On one line, and not longer than can be read.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{} …", line[..end].trim_end()),
        None => line,
    }
}
