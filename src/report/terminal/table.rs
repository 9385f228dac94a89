//! A collation → lines of text that fit a terminal, words under words.
//!
//! A collation enters with its rows' texts, lines leave: the columns are broken into bands that fit the width, each
//! band has a line for every row and, where something differs, a line of signs below it. Words stand at the same
//! distance from the margin in every line of a band, whatever script they are in.

use std::io;
use std::io::Write;

use unicode_width::UnicodeWidthStr;

use crate::report::Palette;
use crate::report::Tone;
use crate::report::terminal::emphasis::changed_letters;
use crate::report::terminal::emphasis::stretches;
use crate::variance::collation::Cell;
use crate::variance::collation::Collation;
use crate::variance::collation::Column;

/// Agreement of more columns than this is shortened …
const LONG_AGREEMENT: usize = 24;
/// … to this many columns on either side.
const KEPT: usize = 6;
/// The same for columns that only one row reaches.
const LONG_SOLITUDE: usize = 9;
const KEPT_ALONE: usize = 3;
/// Labels are cut to this width.
const WIDEST_LABEL: usize = 24;
/// Bands get at least this width, however narrow the terminal.
const NARROWEST: usize = 24;

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// Who words it so.
    pub label: &'a str,
    /// The text that the cells are bytes of.
    pub text: &'a str,
}

/// What the rows of a table are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// A quotation over its reference.
    Pair,
    /// Wordings, the first of which the others are held against.
    Collation,
}

/// What is to be said of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// All rows are alike, or the difference does not count.
    Alike,
    /// One row has words, and no other reaches so far.
    Alone,
    /// The words differ.
    Changed,
    /// Words that the reference does not have.
    Added,
    /// Words that only the reference has, or not every row.
    Removed,
}

impl Mark {
    /// True if there is nothing to be said of the column.
    pub(crate) fn is_quiet(self) -> bool {
        matches!(self, Mark::Alike | Mark::Alone)
    }
}

/// How a table is set.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Spaces before every line.
    pub indent: usize,
    /// Columns of the terminal.
    pub width: usize,
    /// The colours.
    pub palette: &'a Palette,
}

/// Writes the table; `marks` has one entry for each column.
pub fn write(
    collation: &Collation,
    rows: &[Row<'_>],
    marks: &[Mark],
    view: View,
    setting: Setting<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let label = rows
        .iter()
        .map(|row| row.label.width())
        .max()
        .unwrap_or(0)
        .min(WIDEST_LABEL);
    let margin = setting.indent + label + 2;
    let room = setting.width.saturating_sub(margin).max(NARROWEST);
    let mut first = true;
    for band in bands(collation, rows, marks, room) {
        if !std::mem::take(&mut first) {
            writeln!(out)?;
        }
        for (at, row) in rows.iter().enumerate() {
            // A row that does not reach this band says nothing in it, except that it is one of two.
            if view == View::Collation && !band.iter().any(|&(entry, _)| has_words(collation, entry, at)) {
                continue;
            }
            let line: Vec<String> = band
                .iter()
                .map(|&(entry, width)| word(collation, rows, at, entry, width, view, *setting.palette))
                .collect();
            let name = setting.palette.paint(Tone::Strong, &fit(row.label, label));
            let line = format!(
                "{:indent$}{name}  {}",
                "",
                line.join(" "),
                indent = setting.indent
            );
            writeln!(out, "{}", line.trim_end())?;
        }
        let signs: Vec<String> = band
            .iter()
            .map(|&(entry, width)| sign(collation, rows, entry, width))
            .collect();
        let signs = signs.join(" ");
        if !signs.trim().is_empty() {
            writeln!(
                out,
                "{:margin$}{}",
                "",
                setting.palette.paint(Tone::Warning, signs.trim_end())
            )?;
        }
    }
    Ok(())
}

/// A column to print, or a number of columns not worth printing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entry {
    /// The index of a column, and what is to be said of it.
    Column(usize, Mark),
    /// The first column and the number of columns in which nothing differs.
    Skipped(usize, usize),
}

fn shortened(marks: &[Mark]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut at = 0;
    for run in marks.chunk_by(|a, b| a == b) {
        let columns = |from: usize, to: usize| (from..to).map(|it| Entry::Column(it, marks[it]));
        let end = at + run.len();
        let (long, kept) = match run[0] {
            Mark::Alike => (LONG_AGREEMENT, KEPT),
            Mark::Alone => (LONG_SOLITUDE, KEPT_ALONE),
            _ => (usize::MAX, 0),
        };
        if run.len() > long {
            entries.extend(columns(at, at + kept));
            entries.push(Entry::Skipped(at + kept, run.len() - 2 * kept));
            entries.extend(columns(end - kept, end));
        } else {
            entries.extend(columns(at, end));
        }
        at = end;
    }
    entries
}

/// What to print, with widths, broken into lines; what is wider than the room has a line of its own.
pub(crate) fn bands(
    collation: &Collation,
    rows: &[Row<'_>],
    marks: &[Mark],
    room: usize,
) -> Vec<Vec<(Entry, usize)>> {
    let mut bands: Vec<Vec<(Entry, usize)>> = Vec::new();
    let mut used = 0;
    for entry in shortened(marks) {
        let width = match entry {
            Entry::Column(at, _) => widest(&collation.columns[at], rows),
            Entry::Skipped(_, number) => skipped(number).width(),
        };
        match bands.last_mut() {
            Some(band) if used + 1 + width <= room => {
                band.push((entry, width));
                used += 1 + width;
            }
            _ => {
                bands.push(vec![(entry, width)]);
                used = width;
            }
        }
    }
    bands
}

fn widest(column: &Column, rows: &[Row<'_>]) -> usize {
    let printed = column
        .cells
        .iter()
        .zip(rows)
        .filter_map(|(cell, row)| Some(shown(row.text, *cell)?.width()));
    printed.max().unwrap_or(1).max(1)
}

/// The words of a cell on one line.
pub(crate) fn shown(text: &str, cell: Cell) -> Option<String> {
    let words = cell.span()?.of(text);
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// What stands for columns that are not printed.
pub(crate) fn skipped(number: usize) -> String {
    format!("⋯ {number} words ⋯")
}

/// True if the row has words in the columns of the entry.
pub(crate) fn has_words(collation: &Collation, entry: Entry, row: usize) -> bool {
    let (first, number) = match entry {
        Entry::Column(at, _) => (at, 1),
        Entry::Skipped(first, number) => (first, number),
    };
    let columns = &collation.columns[first..first + number];
    columns.iter().any(|column| column.cells[row].span().is_some())
}

fn word(
    collation: &Collation,
    rows: &[Row<'_>],
    row: usize,
    entry: Entry,
    width: usize,
    view: View,
    palette: Palette,
) -> String {
    let (at, mark) = match entry {
        Entry::Skipped(_, number) => {
            let filler = if has_words(collation, entry, row) {
                skipped(number)
            } else {
                String::new()
            };
            return pad(&palette.paint(Tone::Quiet, &filler), &filler, width);
        }
        Entry::Column(at, mark) => (at, mark),
    };
    let column = &collation.columns[at];
    let cells = &column.cells;
    let Some(words) = shown(rows[row].text, cells[row]) else {
        let filler = if cells[row] == Cell::Missing && !mark.is_quiet() {
            "—"
        } else {
            ""
        };
        return pad(&palette.paint(Tone::Quiet, filler), filler, width);
    };
    let tone = match (view, mark.is_quiet(), row) {
        (View::Pair, true, _) => return pad(&words, &words, width),
        (View::Pair, false, 0) => Tone::Added,
        (View::Pair, false, _) => Tone::Removed,
        (View::Collation, true, _) => Tone::Quiet,
        (View::Collation, false, 0) => Tone::Strong,
        (View::Collation, false, _) if column.as_first[row] => Tone::Quiet,
        (View::Collation, false, _) => Tone::Warning,
    };
    let other = counterpart(cells, rows, row).filter(|_| tone != Tone::Quiet && tone != Tone::Strong);
    let painted = match other {
        Some(other) if mark == Mark::Changed => pick_out(&words, &other, tone, palette),
        _ => palette.paint(tone, &words),
    };
    pad(&painted, &words, width)
}

/// The word that a row's word is held against: the first row's, for the first row the second's.
fn counterpart(cells: &[Cell], rows: &[Row<'_>], row: usize) -> Option<String> {
    let other = usize::from(row == 0);
    shown(rows.get(other)?.text, *cells.get(other)?)
}

fn pick_out(words: &str, other: &str, tone: Tone, palette: Palette) -> String {
    let (changed, _) = changed_letters(words, other);
    let paint =
        |(text, changed): (&str, bool)| palette.paint(if changed { tone } else { Tone::Strong }, text);
    stretches(words, &changed).into_iter().map(paint).collect()
}

/// The sign below a column: `~` under changed words, `^` under the changed letters, `+` and `-` under words that only
/// one side has.
fn sign(collation: &Collation, rows: &[Row<'_>], entry: Entry, width: usize) -> String {
    let Entry::Column(at, mark) = entry else {
        return " ".repeat(width);
    };
    let line = match mark {
        Mark::Alike | Mark::Alone => String::new(),
        Mark::Added => "+".repeat(width),
        Mark::Removed => "-".repeat(width),
        Mark::Changed if rows.len() > 2 => "~".repeat(width),
        Mark::Changed => letters(&collation.columns[at].cells, rows).unwrap_or_else(|| "~".repeat(width)),
    };
    pad(&line, &line, width)
}

fn letters(cells: &[Cell], rows: &[Row<'_>]) -> Option<String> {
    let first = shown(rows.first()?.text, *cells.first()?)?;
    let second = shown(rows.get(1)?.text, *cells.get(1)?)?;
    let (in_first, in_second) = changed_letters(&first, &second);
    let signs = |text: &str, spans: &[crate::text::Span]| -> String {
        let sign = |(text, changed): (&str, bool)| if changed { "^" } else { "~" }.repeat(text.width());
        stretches(text, spans).into_iter().map(sign).collect()
    };
    let (a, b) = (signs(&first, &in_first), signs(&second, &in_second));
    let either = |at: usize| {
        let has = |line: &str| line.as_bytes().get(at) == Some(&b'^');
        if has(&a) || has(&b) { '^' } else { '~' }
    };
    Some((0..a.len().max(b.len())).map(either).collect())
}

fn pad(painted: &str, plain: &str, width: usize) -> String {
    format!("{painted}{}", " ".repeat(width.saturating_sub(plain.width())))
}

/// A label cut or filled to a width.
fn fit(label: &str, width: usize) -> String {
    if label.width() <= width {
        return pad(label, label, width);
    }
    let mut cut = String::new();
    for c in label.chars() {
        if cut.width() + c.len_utf8().min(2) > width.saturating_sub(1) {
            break;
        }
        cut.push(c);
    }
    cut.push('…');
    pad(&cut, &cut, width)
}
