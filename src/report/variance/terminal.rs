//! The report to read in a terminal: utterances with their wordings, word under word.

use std::io;
use std::io::Write;

use unicode_width::UnicodeWidthStr;

use crate::compare::Severity;
use crate::report::Palette;
use crate::report::Tone;
use crate::report::label;
use crate::report::screened;
use crate::report::terminal::describe::phrase;
use crate::report::terminal::describe::sign;
use crate::report::terminal::describe::weight;
use crate::report::terminal::pair::tone;
use crate::report::terminal::table;
use crate::report::terminal::table::Row;
use crate::report::terminal::table::Setting;
use crate::report::terminal::table::View;
use crate::report::variance::Reporter;
use crate::report::variance::Survey;
use crate::report::variance::counted;
use crate::report::variance::credited;
use crate::report::variance::marks;
use crate::report::variance::standing;
use crate::variance::Difference;
use crate::variance::Variance;

pub(crate) const REPORTER: Reporter = Reporter {
    name: "human",
    about: "for people, in a terminal",
    outlets: 2,
    write,
};

/// Wordings beyond these are counted, not collated.
const MOST_ROWS: usize = 12;
/// Of more wordings only what they differ in from the reference wording is told, not each two of them.
const MOST_PAIRED: usize = 4;
const INDENT: usize = 5;

fn write(survey: &Survey<'_>, out: &mut dyn Write) -> io::Result<()> {
    screened(out, survey.palette, |out, palette| {
        write_all(&Survey { palette, ..*survey }, out)
    })
}

fn write_all(survey: &Survey<'_>, out: &mut dyn Write) -> io::Result<()> {
    for (variance, number) in survey.variances.iter().zip(1..) {
        utterance(variance, number, survey, out)?;
        writeln!(out)?;
    }
    summary(survey, out)
}

fn utterance(
    variance: &Variance<'_>,
    number: usize,
    survey: &Survey<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let palette = &survey.palette;
    let severity = palette.paint(tone(variance.severity()), standing(variance));
    writeln!(
        out,
        "{}  {}{}{} · {severity}",
        palette.paint(Tone::Place, &format!("{number:>3}")),
        palette.paint(Tone::Strong, variance.speaker().unwrap_or("speaker unknown")),
        format_args!(" · {}", counted(variance.outlets().len(), "outlet")),
        format_args!(" · {}", counted(variance.wordings.len(), "wording")),
    )?;
    if variance.speakers_disagree {
        let line = format!(
            "outlets disagree on the speaker: {}",
            credited(variance).join("; ")
        );
        wrapped(&line, "! ", Tone::Error, survey, out)?;
    }
    if let [only] = variance.wordings.as_slice() {
        wrapped(&format!("“{}”", only.text), "", Tone::Strong, survey, out)?;
        return wrapped(&outlets(variance, 0), "", Tone::Quiet, survey, out);
    }
    table(variance, survey, out)?;
    differences(variance, *palette, out)?;
    for (at, wording) in variance.wordings.iter().enumerate() {
        if wording
            .renderings
            .iter()
            .any(|&at| variance.renderings[at].mosaic)
        {
            let line = format!("{} joins two utterances", row_label(variance, at));
            wrapped(&line, "", Tone::Quiet, survey, out)?;
        }
        if variance.outlets_of(wording).len() > 1 {
            let line = format!("[{}] {}", at + 1, outlets(variance, at));
            wrapped(&line, "", Tone::Quiet, survey, out)?;
        }
    }
    Ok(())
}

/// `Herald 2031-05-04, Post`.
fn outlets(variance: &Variance<'_>, wording: usize) -> String {
    let mut names: Vec<String> = Vec::new();
    for &at in &variance.wordings[wording].renderings {
        let rendering = &variance.renderings[at];
        let name = match &rendering.document.metadata.date {
            Some(date) => format!("{} {date}", rendering.outlet()),
            None => rendering.outlet().to_owned(),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

fn table(variance: &Variance<'_>, survey: &Survey<'_>, out: &mut dyn Write) -> io::Result<()> {
    let told = variance.wordings.len().min(MOST_ROWS);
    let labels: Vec<String> = (0..told).map(|at| row_label(variance, at)).collect();
    let rows: Vec<Row<'_>> = labels
        .iter()
        .zip(&variance.wordings)
        .map(|(label, wording)| Row {
            label,
            text: &wording.text,
        })
        .collect();
    let marks = marks(&variance.collation, told);
    let setting = Setting {
        indent: INDENT,
        width: survey.width,
        palette: &survey.palette,
    };
    table::write(&variance.collation, &rows, &marks, View::Collation, setting, out)?;
    if variance.wordings.len() > told {
        let rest = counted(variance.wordings.len() - told, "more wording");
        writeln!(out, "{:INDENT$}{}", "", survey.palette.paint(Tone::Quiet, &rest))?;
    }
    Ok(())
}

/// The first outlet of a wording and how many more; the number if there are more.
fn row_label(variance: &Variance<'_>, wording: usize) -> String {
    match variance.outlets_of(&variance.wordings[wording]).as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first, rest @ ..] => format!("[{}] {first} +{}", wording + 1, rest.len()),
    }
}

fn differences(variance: &Variance<'_>, palette: Palette, out: &mut dyn Write) -> io::Result<()> {
    let few = variance.wordings.len() <= MOST_PAIRED;
    let told = |it: &&Difference| it.variation.severity > Severity::None && (few || it.b == 0);
    let counting = variance.differences.iter().filter(told);
    let mut before = None;
    for difference in counting {
        let pair = (difference.a, difference.b);
        if before.replace(pair) != Some(pair) {
            let (a, b) = (row_label(variance, pair.0), row_label(variance, pair.1));
            writeln!(out, "\n{:INDENT$}{a} against {b}", "")?;
        }
        let wording = |at: usize| variance.wordings[at].text.as_str();
        let variation = &difference.variation;
        let tone = tone(variation.severity);
        writeln!(
            out,
            "{:INDENT$}  {} {}: {} ({})",
            "",
            palette.paint(tone, &sign(variation).to_string()),
            label(variation.kind),
            phrase(variation, wording(difference.a), wording(difference.b)),
            palette.paint(tone, weight(variation.severity)),
        )?;
    }
    Ok(())
}

fn summary(survey: &Survey<'_>, out: &mut dyn Write) -> io::Result<()> {
    let totals = survey.totals;
    writeln!(
        out,
        "{} in {} of {}: {} said, {} printed by more than one outlet.",
        counted(totals.quotations, "quotation"),
        counted(totals.documents, "document"),
        counted(totals.outlets, "outlet"),
        counted(totals.utterances, "thing"),
        totals.shared,
    )?;
    let mut notes = vec![format!("{} in differing words", totals.reworded)];
    if totals.substantive > 0 {
        notes.push(format!("{} differing in substance", totals.substantive));
    }
    if totals.speakers_disagree > 0 {
        notes.push(format!("{} with speakers in dispute", totals.speakers_disagree));
    }
    writeln!(out, "Of these, {}.", notes.join(", "))?;
    if survey.untold() > 0 {
        let rest = format!(
            "{} not shown; --all shows them.",
            counted(survey.untold(), "utterance")
        );
        writeln!(out, "{}", survey.palette.paint(Tone::Quiet, &rest))?;
    }
    Ok(())
}

/// Writes a text broken at spaces to the width of the terminal, `lead` before its first line.
fn wrapped(text: &str, lead: &str, tone: Tone, survey: &Survey<'_>, out: &mut dyn Write) -> io::Result<()> {
    let room = survey.width.saturating_sub(INDENT + lead.width()).max(24);
    let mut line = String::new();
    let mut lead = lead.to_owned();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.width() + 1 + word.width() > room {
            writeln!(out, "{:INDENT$}{lead}{}", "", survey.palette.paint(tone, &line))?;
            lead = " ".repeat(lead.width());
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    writeln!(out, "{:INDENT$}{lead}{}", "", survey.palette.paint(tone, &line))
}
