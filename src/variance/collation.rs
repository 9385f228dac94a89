//! Wordings → columns of corresponding words, the way textual scholars collate witnesses.
//!
//! Two or more wordings enter, a table leaves: a column for each word position, a row for each wording, its words in
//! their order. Each row is aligned with the table of the rows before it, so that words which only two of five outlets
//! print meet in one column. Every word of every wording stands in exactly one cell.

use crate::compare::Variation;
use crate::text::Span;
use crate::variance::printed_words::Word;
use crate::variance::printed_words::words;

/// Alignments larger than this many cells are laid out end to end instead; quotations are nowhere near.
const MOST_CELLS: usize = 1 << 22;
/// In a table of more columns than this nothing is drawn together: looking for each of thousands of variations costs too much.
const MOST_COLUMNS: usize = 1 << 12;
/// A variation over more columns than this is not drawn together into one.
const WIDEST_JOIN: usize = 6;

/// Wordings, word under word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Collation {
    /// The columns, in order.
    pub columns: Vec<Column>,
}

/// Words of different wordings that stand at the same place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// One for each row.
    pub cells: Vec<Cell>,
    /// True if every row that reaches over this place has the same word.
    pub agrees: bool,
    /// For each row, true if it has the first row's word here.
    pub as_first: Vec<bool>,
}

/// What one row has in one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Bytes of the row's text.
    Words(Span),
    /// Nothing, though the row goes on: the words are missing.
    Missing,
    /// Nothing, because the row begins later or has ended.
    Outside,
}

impl Cell {
    /// The bytes of the row's text, if there are any.
    pub fn span(self) -> Option<Span> {
        match self {
            Cell::Words(span) => Some(span),
            Cell::Missing | Cell::Outside => None,
        }
    }
}

/// Lays wordings out word under word; of each text, the given stretch.
pub fn collate(rows: &[(&str, Span)]) -> Collation {
    let mut table = Table::default();
    for (text, stretch) in rows {
        table.add(words(text, *stretch));
    }
    table.finish()
}

impl Collation {
    /// What two rows share: of each row's text, from the first to the last column in which they have the same word.
    pub fn shared(&self, a: usize, b: usize) -> Option<(Span, Span)> {
        let both = |column: &Column| {
            let pair = (column.cells.get(a)?.span()?, column.cells.get(b)?.span()?);
            column.agrees.then_some(pair)
        };
        let first = self.columns.iter().find_map(both)?;
        let last = self.columns.iter().rev().find_map(both)?;
        Some((first.0.cover(last.0), first.1.cover(last.1)))
    }

    /// Draws the columns of a variation together, so that `there will` stands over `there’ll` as one.
    ///
    /// `row` is the row of the variation's quotation, `base` that of its reference.
    pub fn join(&mut self, row: usize, base: usize, variation: &Variation) {
        let is_one_sided = variation.quotation.is_empty() || variation.reference.is_empty();
        if is_one_sided || self.columns.len() > MOST_COLUMNS {
            return;
        }
        let touched = |column: &Column| {
            let touches = |at: usize, span: Span| column.cells[at].span().is_some_and(|it| it.overlaps(span));
            touches(row, variation.quotation) || touches(base, variation.reference)
        };
        let Some(first) = self.columns.iter().position(touched) else {
            return;
        };
        let last = self.columns.iter().rposition(touched).unwrap_or(first);
        let whole = self.columns[first..=last].iter().all(touched);
        if last > first && last - first < WIDEST_JOIN && whole {
            let joined = self.columns.drain(first..=last).reduce(Column::and);
            self.columns.splice(first..first, joined);
        }
    }
}

impl Column {
    fn and(mut self, next: Column) -> Column {
        for (cell, other) in self.cells.iter_mut().zip(next.cells) {
            *cell = match (*cell, other) {
                (Cell::Words(a), Cell::Words(b)) => Cell::Words(a.cover(b)),
                (Cell::Words(span), _) | (_, Cell::Words(span)) => Cell::Words(span),
                (Cell::Missing, _) | (_, Cell::Missing) => Cell::Missing,
                (Cell::Outside, Cell::Outside) => Cell::Outside,
            };
        }
        self.agrees &= next.agrees;
        for (same, other) in self.as_first.iter_mut().zip(next.as_first) {
            *same &= other;
        }
        self
    }
}

/// The rows laid out so far: `columns[c][r]` is the word of row `r`.
#[derive(Default)]
struct Table {
    columns: Vec<Vec<Option<Word>>>,
    rows: usize,
}

/// One step of an alignment of a row with the table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// The word goes into the column.
    Meet,
    /// The column stays empty in this row.
    Skip,
    /// The word gets a column of its own.
    Insert,
}

impl Table {
    fn add(&mut self, row: Vec<Word>) {
        let steps = if self.columns.len().saturating_mul(row.len()) > MOST_CELLS {
            end_to_end(self.columns.len(), row.len())
        } else {
            align(&self.columns, &row)
        };
        let mut old = std::mem::take(&mut self.columns).into_iter();
        let mut new = row.into_iter();
        for step in steps {
            let mut column = match step {
                Step::Meet | Step::Skip => old.next().unwrap_or_default(),
                Step::Insert => vec![None; self.rows],
            };
            column.push(if step == Step::Skip { None } else { new.next() });
            self.columns.push(column);
        }
        self.rows += 1;
    }

    fn finish(self) -> Collation {
        let extent = |row: usize| {
            let has = |column: &Vec<Option<Word>>| column[row].is_some();
            let first = self.columns.iter().position(has).unwrap_or(self.columns.len());
            let last = self.columns.iter().rposition(has).unwrap_or(0);
            (first, last)
        };
        let extents: Vec<(usize, usize)> = (0..self.rows).map(extent).collect();
        let columns = self.columns.iter().enumerate().map(|(at, column)| {
            let cell = |(word, (first, last)): (&Option<Word>, &(usize, usize))| match word {
                Some(word) => Cell::Words(word.span),
                None if (*first..=*last).contains(&at) => Cell::Missing,
                None => Cell::Outside,
            };
            let cells: Vec<Cell> = column.iter().zip(&extents).map(cell).collect();
            let mut keys = column.iter().flatten().map(|word| &word.key);
            let first = keys.next();
            let agrees = !cells.contains(&Cell::Missing) && keys.all(|key| Some(key) == first);
            let first = column.first().map(Option::as_ref);
            let as_first = |word: &Option<Word>| {
                Some(word.as_ref().map(|it| &it.key)) == first.map(|it| it.map(|it| &it.key))
            };
            Column {
                cells,
                agrees,
                as_first: column.iter().map(as_first).collect(),
            }
        });
        Collation {
            columns: columns.collect(),
        }
    }
}

/// No column is shared; for texts too long to align.
fn end_to_end(columns: usize, words: usize) -> Vec<Step> {
    let mut steps = vec![Step::Skip; columns];
    steps.extend(vec![Step::Insert; words]);
    steps
}

/// A gap costs this much to open, and one for each word in it.
const OPENING: i32 = 3;
/// Less than any score that can be reached.
const NEVER: i32 = i32::MIN / 2;

/// The best alignment of a row with the columns: affine gaps, and columns before and behind the row cost nothing.
fn align(columns: &[Vec<Option<Word>>], row: &[Word]) -> Vec<Step> {
    const STEPS: [Step; 3] = [Step::Meet, Step::Skip, Step::Insert];
    let width = row.len() + 1;
    // For each corner of the grid the best score that ends in each step, and which step came before.
    let mut best = vec![[NEVER; 3]; (columns.len() + 1) * width];
    let mut came = vec![[0_u8; 3]; best.len()];
    best[0] = [0, NEVER, NEVER];
    for at in 0..best.len() {
        let (column, word) = (at / width, at % width);
        let free = word == 0 || word == row.len();
        for (step, from, score) in [
            (0, (column > 0 && word > 0).then(|| at - width - 1), None),
            (
                1,
                (column > 0).then(|| at - width),
                Some(if free { (0, 0) } else { (OPENING, 1) }),
            ),
            (2, (word > 0).then(|| at - 1), Some((OPENING, 1))),
        ] {
            let Some(from) = from else { continue };
            for before in 0..3 {
                let gain = match score {
                    None => similarity(&columns[column - 1], &row[word - 1].key),
                    Some((opening, each)) => -each - if before == step { 0 } else { opening },
                };
                let total = best[from][before].saturating_add(gain).max(NEVER);
                if total > best[at][step] {
                    best[at][step] = total;
                    came[at][step] = before as u8;
                }
            }
        }
    }
    let mut steps = Vec::new();
    let mut at = best.len() - 1;
    let mut step = (0..3).max_by_key(|&step| (best[at][step], 3 - step)).unwrap_or(0);
    while at > 0 {
        steps.push(STEPS[step]);
        let before = came[at][step] as usize;
        at -= [width + 1, width, 1][step];
        step = before;
    }
    steps.reverse();
    steps
}

/// How well a word fits into a column.
fn similarity(column: &[Option<Word>], key: &str) -> i32 {
    let one = |other: &str| {
        if other == key {
            // A short word is met by chance.
            return if key.len() <= 3 { 4 } else { 6 };
        }
        let same = |(a, b): &(char, char)| a == b;
        let prefix = other.chars().zip(key.chars()).take_while(same).count();
        let suffix = other
            .chars()
            .rev()
            .zip(key.chars().rev())
            .take_while(same)
            .count();
        let longer = other.chars().count().max(key.chars().count());
        if 2 * (prefix + suffix) >= longer { 2 } else { -2 }
    };
    column
        .iter()
        .flatten()
        .map(|word| one(&word.key))
        .max()
        .unwrap_or(-2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Severity;
    use crate::compare::VariationKind;
    use proptest::prelude::*;

    fn all(texts: &[&str]) -> Collation {
        let rows: Vec<(&str, Span)> = texts
            .iter()
            .map(|text| (*text, Span::new(0, text.len())))
            .collect();
        collate(&rows)
    }

    fn drawn(texts: &[&str], collation: &Collation) -> String {
        let line = |row: usize| {
            let cell = |column: &Column| match column.cells[row] {
                Cell::Words(span) => span.of(texts[row]).to_owned(),
                Cell::Missing => "-".to_owned(),
                Cell::Outside => String::new(),
            };
            collation.columns.iter().map(cell).collect::<Vec<_>>().join("|")
        };
        (0..texts.len()).map(line).collect::<Vec<_>>().join("\n")
    }

    fn check(texts: &[&str], expected: &str) {
        assert_eq!(drawn(texts, &all(texts)), expected);
    }

    #[test]
    fn corresponding_words_meet() {
        check(
            &[
                "we keep a door open",
                "we keep doors open",
                "we kept the door open",
            ],
            "we|keep|a|door|open\nwe|keep|-|doors|open\nwe|kept|the|door|open",
        );
    }

    #[test]
    fn words_of_later_rows_meet_each_other() {
        check(
            &["we will go", "we will surely go home", "they will surely go home"],
            "we|will|-|go|\nwe|will|surely|go|home\nthey|will|surely|go|home",
        );
    }

    #[test]
    fn a_fragment_is_not_missing_what_it_does_not_reach() {
        let texts = ["it was a really good and positive meeting", "good and positive"];
        check(
            &texts,
            "it|was|a|really|good|and|positive|meeting\n||||good|and|positive|",
        );
        assert!(all(&texts).columns.iter().all(|column| column.agrees));
    }

    #[test]
    fn a_contraction_is_one_column() {
        let texts = ["there’ll be a call", "there will be a call"];
        let mut collation = all(&texts);
        let variation = Variation {
            kind: VariationKind::Contraction,
            severity: Severity::Cosmetic,
            quotation: Span::new(0, 10),
            reference: Span::new(0, 10),
        };
        collation.join(0, 1, &variation);
        assert_eq!(
            drawn(&texts, &collation),
            "there’ll|be|a|call\nthere will|be|a|call"
        );
        assert!(!collation.columns[0].agrees);
    }

    #[test]
    fn nothing_at_all_is_laid_out_too() {
        assert_eq!(all(&[]).columns, []);
        assert_eq!(all(&["", " "]).columns, []);
        check(&["", "one"], "\none");
    }

    proptest! {
        #[test]
        fn every_word_stands_in_one_cell_in_its_order(
            texts in prop::collection::vec("([abc’.]{1,3} ){0,12}", 1..5),
        ) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let collation = all(&texts);
            for (row, text) in texts.iter().enumerate() {
                let placed: Vec<Span> = collation.columns.iter().filter_map(|it| it.cells[row].span()).collect();
                let printed: Vec<Span> = words(text, Span::new(0, text.len())).iter().map(|it| it.span).collect();
                prop_assert_eq!(placed, printed);
            }
        }
    }
}
