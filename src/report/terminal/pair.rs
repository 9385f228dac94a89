//! Two wordings over each other, word under word, for a terminal.
//!
//! A quotation and its reference enter with their comparison's variations, lines leave: the words as printed in two
//! aligned rows, signs under what differs, and each variation in words. Without colour nothing is lost.

use std::io;
use std::io::Write;

use unicode_width::UnicodeWidthStr;

use crate::compare::Severity;
use crate::compare::Variation;
use crate::report::Tone;
use crate::report::label;
use crate::report::terminal::describe::phrase;
use crate::report::terminal::describe::sign;
use crate::report::terminal::describe::weight;
use crate::report::terminal::table;
use crate::report::terminal::table::Mark;
use crate::report::terminal::table::Row;
use crate::report::terminal::table::Setting;
use crate::report::terminal::table::View;
use crate::text::Span;
use crate::variance::collation::Cell;
use crate::variance::collation::Collation;
use crate::variance::collation::Column;

/// A quotation over its reference.
#[derive(Debug, Clone, Copy)]
pub struct Wordings<'a> {
    /// The quotation, whose bytes the variations' quotation spans are.
    pub quotation: Row<'a>,
    /// The reference, whose bytes the variations' reference spans are.
    pub reference: Row<'a>,
    /// Both, collated: row 0 is the quotation.
    pub collation: &'a Collation,
    /// The differences between them.
    pub variations: &'a [Variation],
}

/// Writes the two rows with their signs, and below them each variation in words.
pub fn write(wordings: &Wordings<'_>, setting: Setting<'_>, out: &mut dyn Write) -> io::Result<()> {
    rows(wordings, setting, out)?;
    if !wordings.variations.is_empty() {
        writeln!(out)?;
    }
    list(wordings, setting, out)
}

/// Writes the two rows with their signs.
pub fn rows(wordings: &Wordings<'_>, setting: Setting<'_>, out: &mut dyn Write) -> io::Result<()> {
    let collation = joined(wordings);
    let rows = [wordings.quotation, wordings.reference];
    let touched = Touched::by(wordings.variations);
    let marks: Vec<Mark> = collation.columns.iter().map(|it| mark(it, &touched)).collect();
    table::write(&collation, &rows, &marks, View::Pair, setting, out)
}

/// Writes each variation in words, a line each.
pub fn list(wordings: &Wordings<'_>, setting: Setting<'_>, out: &mut dyn Write) -> io::Result<()> {
    let kinds: Vec<String> = wordings.variations.iter().map(|it| label(it.kind)).collect();
    let width = kinds.iter().map(|it| it.width()).max().unwrap_or(0);
    for (variation, kind) in wordings.variations.iter().zip(kinds) {
        let words = phrase(variation, wordings.quotation.text, wordings.reference.text);
        writeln!(
            out,
            "{:indent$}{} {kind:width$}  {words}  {}",
            "",
            setting
                .palette
                .paint(tone(variation.severity), &sign(variation).to_string()),
            setting
                .palette
                .paint(tone(variation.severity), weight(variation.severity)),
            indent = setting.indent,
        )?;
    }
    Ok(())
}

/// The tone of how much a difference matters.
pub fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::None => Tone::Quiet,
        Severity::Cosmetic => Tone::Info,
        Severity::Minor => Tone::Warning,
        Severity::Substantive => Tone::Error,
    }
}

fn joined(wordings: &Wordings<'_>) -> Collation {
    let mut collation = wordings.collation.clone();
    for variation in wordings.variations {
        collation.join(0, 1, variation);
    }
    collation
}

/// Where variations stand, so that a column is held against all of them at once.
struct Touched {
    quotation: Vec<(usize, usize)>,
    reference: Vec<(usize, usize)>,
}

impl Touched {
    fn by(variations: &[Variation]) -> Self {
        Self {
            quotation: reach(variations.iter().map(|it| it.quotation)),
            reference: reach(variations.iter().map(|it| it.reference)),
        }
    }
}

/// Starts of spans in order, each with the last end of it and those before it.
fn reach(spans: impl Iterator<Item = Span>) -> Vec<(usize, usize)> {
    let mut reach: Vec<(usize, usize)> = spans.map(|it| (it.start, it.end)).collect();
    reach.sort_unstable();
    let mut last = 0;
    for (_, end) in &mut reach {
        last = last.max(*end);
        *end = last;
    }
    reach
}

/// True if one of the spans overlaps a cell.
fn touches(reach: &[(usize, usize)], cell: Cell) -> bool {
    cell.span().is_some_and(|cell| {
        let before = reach.partition_point(|&(start, _)| start < cell.end);
        before > 0 && reach[before - 1].1 > cell.start
    })
}

/// What the variations say of a column.
fn mark(column: &Column, variations: &Touched) -> Mark {
    let (Some(quotation), Some(reference)) = (column.cells.first(), column.cells.get(1)) else {
        return Mark::Alike;
    };
    let touched = touches(&variations.quotation, *quotation) || touches(&variations.reference, *reference);
    match (quotation, reference) {
        _ if !touched => Mark::Alike,
        (Cell::Words(_), Cell::Words(_)) if column.agrees => Mark::Alike,
        (Cell::Words(_), Cell::Words(_)) => Mark::Changed,
        (Cell::Words(_), _) => Mark::Added,
        (_, _) => Mark::Removed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::VariationKind;
    use crate::report::Palette;
    use crate::variance::collation::collate;

    /// A kind, its severity, and the words on either side; an empty side stands where the words of `before` end.
    type Planted<'a> = (VariationKind, Severity, &'a str, &'a str);

    fn drawn(quotation: &str, reference: &str, planted: &[Planted<'_>], width: usize) -> String {
        let whole = |text: &str| Span::new(0, text.len());
        let find = |text: &str, words: &str| match text.find(words) {
            Some(at) if !words.is_empty() => Span::new(at, at + words.len()),
            _ => Span::new(0, 0),
        };
        let variation = |&(kind, severity, a, b): &Planted<'_>| Variation {
            kind,
            severity,
            quotation: find(quotation, a),
            reference: find(reference, b),
        };
        let variations: Vec<Variation> = planted.iter().map(variation).collect();
        let palette = Palette::plain();
        let row = |label, text| Row { label, text };
        let wordings = Wordings {
            quotation: row("quotation", quotation),
            reference: row("reference", reference),
            collation: &collate(&[(quotation, whole(quotation)), (reference, whole(reference))]),
            variations: &variations,
        };
        let setting = Setting {
            indent: 2,
            width,
            palette: &palette,
        };
        let mut out = Vec::new();
        write(&wordings, setting, &mut out).expect("writing to memory");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn signs_stand_under_what_differs() {
        let planted = [
            (
                VariationKind::Contraction,
                Severity::Cosmetic,
                "there’ll",
                "there will",
            ),
            (VariationKind::OmissionUnmarked, Severity::Substantive, "", "old"),
            (VariationKind::Inflection, Severity::Minor, "doors", "door"),
        ];
        let drawn = drawn(
            "there’ll be some doors open",
            "there will be some old door open",
            &planted,
            80,
        );
        insta::assert_snapshot!(drawn, @r#"
        quotation  there’ll   be some —   doors open
        reference  there will be some old door  open
                   ~~~~~^^^~~         --- ~~~~^

        ~ contraction        “there’ll” for “there will”  cosmetic
        - omission-unmarked  “old” is left out  substantive
        ~ inflection         “doors” for “door”  minor
        "#);
    }

    #[test]
    fn rows_wrap_together() {
        let planted = [(VariationKind::Insertion, Severity::Minor, "every", "")];
        let drawn = drawn(
            "the harbour will stay open to every ship",
            "the harbour will stay open to ship",
            &planted,
            44,
        );
        insta::assert_snapshot!(drawn, @r#"
        quotation  the harbour will stay open to
        reference  the harbour will stay open to

        quotation  every ship
        reference  —     ship
                   +++++

        + insertion  “every” is not in the reference  minor
        "#);
    }

    #[test]
    fn wide_letters_keep_the_columns() {
        let planted = [(VariationKind::Substitution, Severity::Minor, "東京", "town")];
        insta::assert_snapshot!(drawn("the 東京 port", "the town port", &planted, 80), @r#"
        quotation  the 東京 port
        reference  the town port
                       ^^^^

        ~ substitution  “東京” for “town”  minor
        "#);
    }

    #[test]
    fn long_agreement_is_shortened() {
        let alike = "word ".repeat(40);
        let (a, b) = (format!("{alike}yes"), format!("{alike}no"));
        let planted = [(VariationKind::Substitution, Severity::Substantive, "yes", "no")];
        insta::assert_snapshot!(drawn(&a, &b, &planted, 110), @r#"
        quotation  word word word word word word ⋯ 28 words ⋯ word word word word word word yes
        reference  word word word word word word ⋯ 28 words ⋯ word word word word word word no
                                                                                            ^^^

        ~ substitution  “yes” for “no”  substantive
        "#);
    }
}
