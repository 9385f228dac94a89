//! Findings and verdicts to read.
//!
//! The article's path heads its quotations; each has its place, its verdict, the passage it was found in and what
//! differs. Words say everything that colours say.

use std::io;
use std::io::Write;

use crate::compare::Case;
use crate::compare::Found;
use crate::compare::Variation;
use crate::compare::VariationKind;
use crate::compare::Verdict;
use crate::document;
use crate::matching::Method;
use crate::report::Palette;
use crate::report::Tone;
use crate::report::findings::Outcome;
use crate::report::findings::Reporter;
use crate::report::findings::Reviewed;
use crate::report::findings::Summary;
use crate::report::findings::evidence::Places;
use crate::report::findings::evidence::Reference;
use crate::report::label;
use crate::report::screened;
use crate::report::terminal::pair;
use crate::report::terminal::pair::Wordings;
use crate::report::terminal::table::Row;
use crate::report::terminal::table::Setting;
use crate::rules::Finding;
use crate::rules::Level;
use crate::text::Span;

pub(crate) const REPORTER: Reporter = Reporter {
    name: "human",
    about: "for people",
    write,
};

/// Characters of a passage that are shown.
const SHOWN: usize = 400;
/// Passages that are shown of one quotation.
const SHOWN_PASSAGES: usize = 5;
/// Things that were not checked and are named.
const SHOWN_SKIPPED: usize = 20;
const INDENT: &str = "         ";

fn write(outcome: &Outcome<'_>, out: &mut dyn Write) -> io::Result<()> {
    screened(out, outcome.palette, |out, palette| {
        write_all(&Outcome { palette, ..*outcome }, out)
    })
}

fn write_all(outcome: &Outcome<'_>, out: &mut dyn Write) -> io::Result<()> {
    for reviewed in outcome.reviewed {
        article(reviewed, outcome, out)?;
    }
    skipped(outcome, out)?;
    let summary = Summary::of(outcome);
    writeln!(out, "{}", summary.line())?;
    if let Some(line) = summary.without_reference() {
        writeln!(out, "{line}")?;
    }
    writeln!(out, "{}", summary.findings())
}

/// What was not checked, what fails the run first.
fn skipped(outcome: &Outcome<'_>, out: &mut dyn Write) -> io::Result<()> {
    if outcome.skipped.is_empty() {
        return Ok(());
    }
    let heading = format!("not checked: {}", outcome.skipped.len());
    writeln!(out, "{}", outcome.palette.paint(Tone::Warning, &heading))?;
    let sorted = [true, false]
        .into_iter()
        .flat_map(|fails| outcome.skipped.iter().filter(move |it| it.fails == fails));
    for skipped in sorted.take(SHOWN_SKIPPED) {
        let path = outcome.palette.paint(Tone::Place, &skipped.path);
        writeln!(out, "  {path}: {}", skipped.message)?;
    }
    if outcome.skipped.len() > SHOWN_SKIPPED {
        let more = outcome.skipped.len() - SHOWN_SKIPPED;
        writeln!(out, "  and {more} more; --format json lists all")?;
    }
    writeln!(out)
}

fn article(reviewed: &Reviewed<'_>, outcome: &Outcome<'_>, out: &mut dyn Write) -> io::Result<()> {
    if reviewed.findings.is_empty() && !outcome.every_quotation {
        return Ok(());
    }
    let view = View {
        places: Places::new(reviewed),
        palette: outcome.palette,
        outcome,
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
    outcome: &'a Outcome<'a>,
    reviewed: &'a Reviewed<'a>,
}

impl View<'_> {
    fn quotations(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut by_case: Vec<&Finding> = self.reviewed.findings.iter().collect();
        by_case.sort_by_key(|it| it.case);
        for (index, case) in self.reviewed.article.cases.iter().enumerate() {
            self.quotation(case, out)?;
            let first = by_case.partition_point(|it| it.case < Some(index));
            for finding in by_case[first..].iter().take_while(|it| it.case == Some(index)) {
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
        let verdict = if case.misattributed {
            self.palette
                .paint(Tone::Error, &format!("{}, wrong speaker", words_of(case.verdict)))
        } else {
            self.palette.paint(tone_of(case.verdict), &words_of(case.verdict))
        };
        writeln!(
            out,
            "{}  {verdict}  {speaker}",
            self.at(case.attribution.quotation.span().start)
        )?;
        self.words(case, out)?;
        if let Some(reason) = &case.reason {
            writeln!(out, "{INDENT}{reason}")?;
        }
        for (index, found) in case.found.iter().enumerate() {
            if index == SHOWN_PASSAGES {
                let more = crate::report::findings::counted(case.found.len() - index, "passage");
                return writeln!(out, "{INDENT}and {more} more");
            }
            self.passage("found in", case, found, out)?;
        }
        if let (Some(nearest), true) = (&case.nearest, case.found.is_empty()) {
            self.passage(&nearest_words(nearest), case, nearest, out)?;
        }
        Ok(())
    }

    fn finding(&self, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}  {}", self.at(finding.span.start), self.head(finding))?;
        if let Some(case) = finding.case.and_then(|at| self.reviewed.article.cases.get(at)) {
            self.words(case, out)?;
            if let Some(found) = case.found.first() {
                self.passage("see", case, found, out)?;
            } else if let Some(nearest) = &case.nearest {
                self.passage(&nearest_words(nearest), case, nearest, out)?;
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

    /// Where the words stand, and how they differ.
    fn passage(&self, word: &str, case: &Case, found: &Found, out: &mut dyn Write) -> io::Result<()> {
        let Some(passage) = self.places.passage(case, found) else {
            return Ok(());
        };
        let path = &passage.place.path;
        let place = match passage.within {
            // Lines of the text that was made of such a file are lines of nothing that people see.
            Some(document::Place::Page { .. } | document::Place::Paragraph(_)) => path.clone(),
            _ => format!("{path}:{}:{}", passage.place.line, passage.place.column),
        };
        let place = self.palette.paint(Tone::Place, &place);
        writeln!(out, "{INDENT}{word} {place}{}", whose(&passage))?;
        if found.passage.method == Method::Nearest && !is_near(case, found) {
            return writeln!(out, "{INDENT}  “{}”", shortened(&passage.text));
        }
        self.wordings(case, found, out)?;
        self.context(found, out)
    }

    /// What was cut off just before or behind the words and may turn them round.
    fn context(&self, found: &Found, out: &mut dyn Write) -> io::Result<()> {
        let Some(reference) = self.reviewed.article.references.get(found.passage.document) else {
            return Ok(());
        };
        let comparison = &found.comparison;
        let cut = |it: &&Variation| it.kind == VariationKind::TruncatedContext;
        for variation in comparison.recorded.iter().filter(cut) {
            let words = variation.reference;
            let text = shortened(reference.text.get(words.start..words.end).unwrap_or_default());
            let place = if words.start < comparison.reference.start {
                "begins behind"
            } else {
                "stops before"
            };
            writeln!(out, "{INDENT}  truncated context: the quotation {place} “{text}”")?;
        }
        Ok(())
    }

    /// The quotation over the passage, if a difference is worth looking at.
    fn wordings(&self, case: &Case, found: &Found, out: &mut dyn Write) -> io::Result<()> {
        let Some(reference) = self.reviewed.article.references.get(found.passage.document) else {
            return Ok(());
        };
        if found.comparison.variations.is_empty() {
            return Ok(());
        }
        let quotation = case
            .attribution
            .quotation
            .text(&self.reviewed.article.document.text);
        let whole = Span::new(0, quotation.len());
        let row = |label, text| Row { label, text };
        let wordings = Wordings {
            quotation: row("quotation", &quotation),
            reference: row("reference", &reference.text),
            collation: &(self.outcome.collate)(&[
                (&quotation, whole),
                (&reference.text, found.comparison.reference),
            ]),
            variations: &found.comparison.variations,
        };
        let setting = Setting {
            indent: INDENT.len() + 2,
            width: self.outcome.width,
            palette: &self.palette,
        };
        pair::write(&wordings, setting, out)
    }
}

/// True if laying the words over each other shows more than it hides: at most a third of them differs.
fn is_near(case: &Case, found: &Found) -> bool {
    let words: usize = case
        .attribution
        .quotation
        .pieces
        .iter()
        .map(|it| it.span.len() / 6 + 1)
        .sum();
    !found.comparison.reference.is_empty() && found.passage.distance * 3 <= words
}

/// `nearest, 7 words differ, in`.
fn nearest_words(nearest: &Found) -> String {
    let distance = nearest.passage.distance;
    let differ = if distance == 1 {
        "word differs"
    } else {
        "words differ"
    };
    format!("nearest, {distance} {differ}, in")
}

/// `, page 2, line 7, Nils Oden, transcript`.
fn whose(passage: &Reference) -> String {
    let mut words = String::new();
    if let Some(place) = passage.within {
        words += &format!(", {place}");
    }
    for name in [&passage.speaker, &passage.outlet].into_iter().flatten() {
        words += ", ";
        words += name;
    }
    match passage.delivery {
        _ if !passage.primary => words += ", another report",
        Some(delivery) => words += &format!(", transcript {delivery}"),
        None => words += ", transcript or statement",
    }
    if passage.outside_article {
        words += ", outside what was taken for the article";
    }
    words
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
