//! Lines of pages → paragraphs.
//!
//! Lines enter as they are drawn; text, blocks and an anchor for each line leave. A paragraph goes on over the end of a
//! column or page; running heads, page numbers and footnotes stand behind the text, so that they do not cut it.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::document::Anchor;
use crate::document::Block;
use crate::document::BlockKind;
use crate::document::Place;
use crate::text::Span;

use super::PdfLine;

/// A document under construction.
#[derive(Debug, Default)]
pub(super) struct Laid {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    pub(super) anchors: Vec<Anchor>,
}

/// Ends of words that keep their hyphen when a line ends there.
const KEEP: &[&str] = &["self", "well", "half", "ex", "vice", "all", "cross"];
/// Longest heading, in bytes.
const HEADING: usize = 200;

/// Makes paragraphs of lines.
pub(super) fn lay_out(lines: &[PdfLine]) -> Laid {
    let sheet = Sheet::new(lines);
    let (mut body, mut notes, mut furniture) = (Vec::new(), Vec::new(), Vec::new());
    for (at, line) in lines.iter().enumerate() {
        match () {
            () if sheet.furniture.contains(&at) => furniture.push(line),
            () if sheet.is_note(line) => notes.push(line),
            () => body.push(line),
        }
    }
    let mut laid = Laid::default();
    let mut headline = None;
    for paragraph in sheet.paragraphs(&body) {
        let kind = sheet.kind(paragraph, &mut headline);
        laid.push(paragraph, kind, &sheet);
    }
    for paragraph in sheet.paragraphs(&notes) {
        laid.push(paragraph, BlockKind::Footnote, &sheet);
    }
    for line in furniture {
        laid.push(&[line], BlockKind::Boilerplate, &sheet);
    }
    laid
}

/// What is known of the whole file.
struct Sheet {
    /// The height of most letters.
    size: f32,
    /// From one base line to the next, where lines stand closest.
    leading: f32,
    /// Running heads, feet and page numbers, by number of line.
    furniture: HashSet<usize>,
    /// The lowest line of running text on each page.
    lowest: HashMap<usize, f32>,
    /// Words that stand inside a line.
    words: HashSet<String>,
}

impl Sheet {
    fn new(lines: &[PdfLine]) -> Self {
        let furniture = furniture(lines);
        let body = || lines.iter().enumerate().filter(|(at, _)| !furniture.contains(at));
        let mut letters: HashMap<i32, usize> = HashMap::new();
        for (_, line) in body() {
            *letters.entry(tenths(line.size)).or_default() += line.text.len();
        }
        let most = letters.into_iter().max_by_key(|&(size, count)| (count, size));
        let size = most.map_or(10.0, |(size, _)| size as f32 / 10.0);
        let is_body = |line: &PdfLine| (line.size / size - 1.0).abs() < 0.1;
        let mut lowest: HashMap<usize, f32> = HashMap::new();
        for (_, line) in body().filter(|(_, line)| is_body(line)) {
            let low = lowest.entry(line.page).or_default();
            *low = low.max(line.base);
        }
        let mut steps: Vec<f32> = lines
            .windows(2)
            .filter(|pair| pair[0].page == pair[1].page && is_body(&pair[0]) && is_body(&pair[1]))
            .map(|pair| pair[1].base - pair[0].base)
            .filter(|step| (0.8 * size..3.0 * size).contains(step))
            .collect();
        steps.sort_by(f32::total_cmp);
        let leading = steps.get(steps.len() / 5).copied().unwrap_or(1.2 * size);
        Self {
            size,
            leading,
            lowest,
            words: body().flat_map(|(_, line)| inner_words(&line.text)).collect(),
            furniture,
        }
    }

    /// True for small letters under the text.
    fn is_note(&self, line: &PdfLine) -> bool {
        let lowest = self.lowest.get(&line.page).copied().unwrap_or(f32::MAX);
        line.size < 0.9 * self.size && line.base > lowest
    }

    /// Cuts lines into paragraphs.
    fn paragraphs<'b, 'a>(&self, lines: &'b [&'a PdfLine]) -> Vec<&'b [&'a PdfLine]> {
        let mut paragraphs = Vec::new();
        for run in lines.chunk_by(|a, b| self.is_near(a, b)) {
            let right = run.iter().map(|line| line.right).fold(0.0, f32::max);
            let mut start = 0;
            for at in 1..run.len() {
                if self.breaks(&run[start..=at], run.get(at + 1).copied(), right) {
                    paragraphs.push(&run[start..at]);
                    start = at;
                }
            }
            paragraphs.push(&run[start..]);
        }
        self.rejoined(lines, &paragraphs)
    }

    /// True if `b` stands right under `a`.
    fn is_near(&self, a: &PdfLine, b: &PdfLine) -> bool {
        let step = b.base - a.base;
        let close = self.leading * (a.size / self.size).max(1.0) * 1.3;
        a.page == b.page
            && (a.size / b.size - 1.0).abs() < 0.15
            && step > 0.3 * a.size
            && step < close
            && b.left < a.right
            && a.left < b.right
    }

    /// True if the last line of `paragraph` starts another one; `next` is the line behind it.
    fn breaks(&self, paragraph: &[&PdfLine], next: Option<&PdfLine>, right: f32) -> bool {
        let [.., a, b] = paragraph else { return false };
        let indent = 0.8 * self.size;
        let room = right - a.right;
        let word = b.word - b.left + 0.3 * b.size;
        let is_short = room > word + 0.5 * b.size;
        let is_indented = b.left > a.left + indent
            && next.map_or(ends_sentence(&a.text), |next| {
                (next.left - a.left).abs() < indent || ends_sentence(&a.text) && next.left < b.left - indent
            });
        // The last item of a list whose lines hang.
        let is_out = paragraph.len() > 2 && b.left < a.left - indent;
        is_short || is_indented || is_out
    }

    /// Joins paragraphs that were cut by the end of a column or page.
    fn rejoined<'b, 'a>(
        &self,
        lines: &'b [&'a PdfLine],
        paragraphs: &[&'b [&'a PdfLine]],
    ) -> Vec<&'b [&'a PdfLine]> {
        let mut joined: Vec<(usize, usize)> = Vec::new();
        let mut at = 0;
        for paragraph in paragraphs {
            let end = at + paragraph.len();
            match joined.last_mut() {
                Some(last) if self.goes_on(&lines[last.0..last.1], paragraph) => last.1 = end,
                _ => joined.push((at, end)),
            }
            at = end;
        }
        joined
            .into_iter()
            .map(|(start, end)| &lines[start..end])
            .collect()
    }

    /// True if `before` ends with its column and `after` starts the next one with the rest of the sentence.
    fn goes_on(&self, before: &[&PdfLine], after: &[&PdfLine]) -> bool {
        let (Some(a), Some(b)) = (before.last(), after.first()) else {
            return false;
        };
        let moves = b.page == a.page + 1 || b.page == a.page && b.base < a.base - 2.0 * a.size;
        let is_body = |line: &PdfLine| (line.size / self.size - 1.0).abs() < 0.1;
        if !moves || !is_body(a) || !is_body(b) {
            return false;
        }
        let is_lower = b.text.chars().next().is_some_and(char::is_lowercase);
        !ends_sentence(&a.text) || is_lower || is_open(before)
    }

    fn kind(&self, paragraph: &[&PdfLine], headline: &mut Option<f32>) -> BlockKind {
        let size = paragraph.iter().map(|line| line.size).fold(0.0, f32::max);
        let bytes: usize = paragraph.iter().map(|line| line.text.len()).sum();
        if size < 1.12 * self.size || bytes > HEADING {
            headline.get_or_insert(0.0);
            return BlockKind::Paragraph;
        }
        match headline {
            None => {
                *headline = Some(size);
                BlockKind::Headline
            }
            Some(_) => BlockKind::Heading,
        }
    }
}

impl Laid {
    /// Appends a paragraph.
    fn push(&mut self, lines: &[&PdfLine], kind: BlockKind, sheet: &Sheet) {
        let start = self.text.len();
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                self.join(&line.text, start, sheet);
            }
            self.anchors.push(Anchor {
                offset: self.text.len(),
                place: Place::Page {
                    page: line.page,
                    line: line.line,
                },
            });
            self.text.push_str(line.text.trim_start());
        }
        let span = Span::new(start, self.text.len());
        if !span.is_empty() {
            self.blocks.push(Block { span, kind });
            self.text.push_str("\n\n");
        }
    }

    /// Ends a line: with a break, or with nothing where a word goes on.
    fn join(&mut self, next: &str, start: usize, sheet: &Sheet) {
        let line = &self.text[start..];
        let Some(hyphen) = line.chars().next_back().filter(|&it| is_hyphen(it)) else {
            self.text.push('\n');
            return;
        };
        let head = line[..line.len() - hyphen.len_utf8()]
            .rsplit(|it: char| !it.is_alphabetic())
            .next()
            .unwrap_or_default();
        let tail: String = next
            .trim_start()
            .chars()
            .take_while(|it| it.is_alphabetic())
            .collect();
        let goes_on = !head.is_empty() && tail.chars().next().is_some_and(char::is_lowercase);
        if !goes_on && hyphen != '\u{ad}' {
            // `1990-` and `North-`: the hyphen belongs there, and no space behind it.
            if head.is_empty() || tail.is_empty() {
                self.text.push('\n');
            }
            return;
        }
        let whole = format!("{head}{tail}").to_lowercase();
        let apart = format!("{head}-{tail}").to_lowercase();
        let keeps = hyphen != '\u{ad}'
            && !sheet.words.contains(&whole)
            && (sheet.words.contains(&apart) || KEEP.contains(&head.to_lowercase().as_str()));
        if !keeps {
            self.text.truncate(self.text.len() - hyphen.len_utf8());
        }
    }
}

fn is_hyphen(char: char) -> bool {
    matches!(char, '-' | '\u{ad}' | '\u{2010}')
}

fn tenths(size: f32) -> i32 {
    (size * 10.0).round() as i32
}

/// Words that a line does not break, in lower case.
fn inner_words(line: &str) -> impl Iterator<Item = String> + '_ {
    let cut = line.trim_end_matches(is_hyphen).len() < line.len();
    let words: Vec<&str> = line.split_whitespace().collect();
    let whole = words.len().saturating_sub(usize::from(cut));
    words.into_iter().take(whole).map(|word| {
        let letters = word.trim_matches(|it: char| !it.is_alphabetic());
        letters.to_lowercase()
    })
}

fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['”', '"', '’', '\'', ')', ']', '»', ' ']);
    line.ends_with(['.', '!', '?', ':', '…'])
}

/// True if a quotation is open at the end of a paragraph.
fn is_open(lines: &[&PdfLine]) -> bool {
    let count = |mark: char| -> usize { lines.iter().map(|line| line.text.matches(mark).count()).sum() };
    count('“') > count('”') || count('"') % 2 == 1
}

/// Lines that stand at the same edge of several pages and differ in nothing but numbers, and page numbers.
fn furniture(lines: &[PdfLine]) -> HashSet<usize> {
    let mut pages: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        pages.entry(line.page).or_default().push(at);
    }
    let mut edges: Vec<usize> = Vec::new();
    for on_page in pages.values_mut() {
        on_page.sort_by(|&a, &b| lines[a].base.total_cmp(&lines[b].base));
        let (first, last) = (2.min(on_page.len()), on_page.len().saturating_sub(2));
        edges.extend(&on_page[..first]);
        edges.extend(&on_page[last.max(first)..]);
    }
    let mut alike: HashMap<(String, i32), HashSet<usize>> = HashMap::new();
    let key = |line: &PdfLine| (numberless(&line.text), (line.base / 4.0).round() as i32);
    for &at in &edges {
        alike.entry(key(&lines[at])).or_default().insert(lines[at].page);
    }
    let is_furniture = |line: &PdfLine| {
        let repeats = alike.get(&key(line)).is_some_and(|pages| pages.len() > 1);
        repeats || is_page_number(&line.text)
    };
    edges.into_iter().filter(|&at| is_furniture(&lines[at])).collect()
}

fn numberless(text: &str) -> String {
    let digit = |char: char| if char.is_ascii_digit() { '#' } else { char };
    text.chars().map(digit).collect::<String>().replace("##", "#")
}

/// `7`, `- 7 -`, `Page 7 of 9`.
fn is_page_number(text: &str) -> bool {
    let mut words = text
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty());
    let mut numbers = 0;
    let fits = words.all(|word| {
        let is_number = word.len() <= 4 && word.bytes().all(|it| it.is_ascii_digit());
        numbers += usize::from(is_number);
        is_number || word.eq_ignore_ascii_case("page") || word == "of"
    });
    fits && matches!(numbers, 1 | 2) && text.len() < 20
}

#[cfg(test)]
mod tests;
