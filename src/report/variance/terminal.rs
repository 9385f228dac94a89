//! The report to read in a terminal: utterances with their wordings, word under word.

use std::io;
use std::io::Write;

use unicode_width::UnicodeWidthStr;

use crate::report::Tone;
use crate::report::label;
use crate::report::screened;
use crate::report::terminal::describe::weight;
use crate::report::terminal::pair::tone;
use crate::report::terminal::table;
use crate::report::terminal::table::Row;
use crate::report::terminal::table::Setting;
use crate::report::terminal::table::View;
use crate::report::variance::Reporter;
use crate::report::variance::Survey;
use crate::report::variance::reporter::counted;
use crate::report::variance::reporter::credited;
use crate::report::variance::reporter::marks;
use crate::report::variance::reporter::readings;
use crate::report::variance::reporter::standing;
use crate::variance::Variance;

pub(crate) const REPORTER: Reporter = Reporter {
    name: "human",
    about: "for people, in a terminal",
    outlets: 2,
    write,
};

/// Wordings beyond these are counted, not collated.
const MOST_ROWS: usize = 24;
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
    differences(variance, survey, out)?;
    for (at, wording) in variance.wordings.iter().enumerate() {
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
    let marks = marks(variance, told);
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

/// A line for each place where wordings differ: the kind, and who has which words.
fn differences(variance: &Variance<'_>, survey: &Survey<'_>, out: &mut dyn Write) -> io::Result<()> {
    if !variance.variants.is_empty() {
        writeln!(out)?;
    }
    for variant in &variance.variants {
        let line = format!(
            "{} ({}): {}",
            label(variant.kind),
            weight(variant.severity),
            readings(variance, variant)
        );
        wrapped(&line, "  ", tone(variant.severity), survey, out)?;
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
