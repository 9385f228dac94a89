//! The collation table of an utterance: a column for each word position, a row for each wording, agreement dimmed.

use std::collections::BTreeSet;
use std::io;
use std::io::Write;

use crate::compare::Severity;
use crate::compare::Variation;
use crate::report::label;
use crate::report::terminal::table::Entry;
use crate::report::terminal::table::Row;
use crate::report::terminal::table::bands;
use crate::report::terminal::table::has_words;
use crate::report::terminal::table::shown;
use crate::report::terminal::table::skipped;
use crate::report::variance::html::escape::Text;
use crate::report::variance::reporter::counted;
use crate::report::variance::reporter::marks;
use crate::variance::Variance;
use crate::variance::collation::Cell;
use crate::variance::collation::Column;

/// Wordings beyond these are told above, not collated.
const MOST_ROWS: usize = 24;
/// Letters that fit beside the names of outlets on paper.
const ROOM: usize = 60;

pub(crate) fn write(variance: &Variance<'_>, out: &mut dyn Write) -> io::Result<()> {
    let told = variance.wordings.len().min(MOST_ROWS);
    let names: Vec<String> = variance.wordings[..told]
        .iter()
        .map(|it| variance.outlets_of(it).join(", "))
        .collect();
    let rows: Vec<Row<'_>> = names
        .iter()
        .zip(&variance.wordings)
        .map(|(label, wording)| Row {
            label,
            text: &wording.text,
        })
        .collect();
    let marks = marks(variance, told);
    writeln!(out, "<h3 class=\"label\">Word under word</h3>")?;
    for (at, band) in bands(&variance.collation, &rows, &marks, ROOM)
        .into_iter()
        .enumerate()
    {
        let (class, caption) = match at {
            0 => ("collation", "Aligned words, a row for each wording"),
            _ => ("collation continued", "Aligned words, continued"),
        };
        writeln!(
            out,
            "<div class=\"scroll\"><table class=\"{class}\">\n<caption>{caption}</caption>\n<tbody>"
        )?;
        for (index, row) in rows.iter().enumerate() {
            if !band
                .iter()
                .any(|&(entry, _)| has_words(&variance.collation, entry, index))
            {
                continue;
            }
            write!(out, "<tr><th scope=\"row\">{}</th>", Text(row.label))?;
            for (entry, _) in &band {
                cell(variance, *entry, index, row, out)?;
            }
            writeln!(out, "</tr>")?;
        }
        kinds(variance, &band, out)?;
        writeln!(out, "</tbody></table></div>")?;
    }
    if variance.wordings.len() > told {
        writeln!(
            out,
            "<p class=\"meta\">{}</p>",
            counted(variance.wordings.len() - told, "more wording")
        )?;
    }
    Ok(())
}

fn cell(
    variance: &Variance<'_>,
    entry: Entry,
    row: usize,
    text: &Row<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (at, mark) = match entry {
        Entry::Column(at, mark) => (at, mark),
        Entry::Skipped(_, number) if has_words(&variance.collation, entry, row) => {
            return write!(out, "<td class=\"alike\">{}</td>", skipped(number));
        }
        Entry::Skipped(..) => return write!(out, "<td></td>"),
    };
    let column = &variance.collation.columns[at];
    let cell = column.cells[row];
    match (shown(text.text, cell), cell) {
        (Some(words), _) if mark.is_quiet() => {
            write!(out, "<td class=\"alike\" dir=\"auto\">{}</td>", Text(&words))
        }
        (Some(words), _) if row == 0 => write!(out, "<td dir=\"auto\"><b>{}</b></td>", Text(&words)),
        (Some(words), _) => {
            let severity = touching(variance, column, row).map(|it| it.severity).max();
            match severity {
                Some(severity) => write!(
                    out,
                    "<td dir=\"auto\"><span class=\"mark {}\">{}</span></td>",
                    label(severity),
                    Text(&words)
                ),
                None => write!(out, "<td class=\"alike\" dir=\"auto\">{}</td>", Text(&words)),
            }
        }
        (None, Cell::Missing) if !mark.is_quiet() => {
            write!(
                out,
                "<td class=\"missing\"><span title=\"not in this wording\">—</span></td>"
            )
        }
        (None, _) => write!(out, "<td></td>"),
    }
}

/// The row that names the kinds of the differences above.
fn kinds(variance: &Variance<'_>, band: &[(Entry, usize)], out: &mut dyn Write) -> io::Result<()> {
    let names = |entry: Entry| match entry {
        Entry::Column(at, mark) if !mark.is_quiet() => {
            let column = &variance.collation.columns[at];
            let all = (1..column.cells.len()).flat_map(|row| touching(variance, column, row));
            let kinds: BTreeSet<(Severity, String)> = all.map(|it| (it.severity, label(it.kind))).collect();
            kinds
                .into_iter()
                .rev()
                .map(|(_, kind)| kind)
                .collect::<Vec<_>>()
                .join(", ")
        }
        _ => String::new(),
    };
    let names: Vec<String> = band.iter().map(|(entry, _)| names(*entry)).collect();
    if names.iter().all(String::is_empty) {
        return Ok(());
    }
    write!(out, "<tr class=\"kinds\"><th scope=\"row\">kind</th>")?;
    for name in names {
        write!(out, "<td>{name}</td>")?;
    }
    writeln!(out, "</tr>")
}

/// The variations of a row's wording that concern a column.
fn touching<'a>(
    variance: &'a Variance<'_>,
    column: &'a Column,
    row: usize,
) -> impl Iterator<Item = &'a Variation> {
    let at = |row: usize| column.cells.get(row).and_then(|it| it.span());
    let variations = variance.wordings.get(row).map_or(&[][..], |it| &it.variations);
    variations.iter().filter(move |variation| {
        at(row).is_some_and(|it| it.overlaps(variation.quotation))
            || at(0).is_some_and(|it| it.overlaps(variation.reference))
    })
}
