//! Letters on pages → lines.
//!
//! A PDF enters; its lines leave, in the order in which they are drawn, numbered from the top of each page. A PDF knows
//! no lines and often no spaces: both follow from where the letters stand.

use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;

use pdf_extract::Dictionary;
use pdf_extract::Document;
use pdf_extract::MediaBox;
use pdf_extract::Object;
use pdf_extract::OutputDev;
use pdf_extract::OutputError;
use pdf_extract::Transform;
use pdf_extract::output_doc_page;

use crate::ingest::input::ReadError;
use crate::ingest::metadata::dates;

use super::PdfLine;
use super::PdfText;
use super::operators;

/// Minimum width of a space, in letter heights.
const SPACE: f32 = 0.16;
/// Minimum width of a drawn space, in letter heights: some programs draw spaces of no width.
const DRAWN: f32 = 0.05;
/// Minimum gap between columns, in letter heights.
const COLUMN: f32 = 3.0;
/// Minimum vertical distance of another line, in letter heights.
const RAISED: f32 = 0.5;

/// Seen at the end of a line only.
const SOFT_HYPHEN: char = '\u{ad}';

/// Gets the text out of a PDF, page by page; a page that makes the crate panic is lost, the others go on.
///
/// A hostile file can still overflow the stack or run for ever: read files that are not trusted in a process of their own.
pub fn pdf_text(bytes: &[u8]) -> Result<PdfText, ReadError> {
    let damaged = |part: String| ReadError::Damaged { part };
    let mut document = catch_unwind(|| Document::load_mem(bytes))
        .map_err(|_| damaged("its structure cannot be followed".into()))?
        .map_err(|error| damaged(error.to_string()))?;
    if document.is_encrypted() {
        let opened = catch_unwind(AssertUnwindSafe(|| document.decrypt("")));
        if !matches!(opened, Ok(Ok(()))) {
            return Err(ReadError::Encrypted);
        }
    }
    let mut text = PdfText::default();
    properties(&document, &mut text);
    let pages = catch_unwind(AssertUnwindSafe(|| document.get_pages()));
    let pages = pages.map_err(|_| damaged("its pages cannot be counted".into()))?;
    text.pages = pages.len();
    let ids: Vec<_> = pages.values().copied().collect();
    // What it was doing is lost, and no more.
    let _ = catch_unwind(AssertUnwindSafe(|| operators::spell_out(&mut document, &ids)));
    for &number in pages.keys() {
        let mut page = Page::default();
        let read = catch_unwind(AssertUnwindSafe(|| output_doc_page(&document, &mut page, number)));
        if !matches!(read, Ok(Ok(()))) {
            text.lost.push(number as usize);
        }
        text.lines.extend(page.lines(number as usize));
    }
    if text.lines.is_empty() && !text.lost.is_empty() {
        return Err(damaged("none of its pages could be read".into()));
    }
    Ok(text)
}

/// Title, author and date.
fn properties(document: &Document, text: &mut PdfText) {
    let info = document.trailer.get(b"Info").ok();
    let info = info.and_then(|info| match info {
        Object::Reference(id) => document.get_dictionary(*id).ok(),
        Object::Dictionary(dictionary) => Some(dictionary),
        _ => None,
    });
    let Some(info) = info else { return };
    text.title = property(info, b"Title");
    text.author = property(info, b"Author");
    // `D:20240503100000Z`
    text.date = property(info, b"CreationDate").and_then(|date| {
        let digits = date.trim_start_matches("D:");
        let part = |from, to| digits.get(from..to).filter(|it| it.parse::<u32>().is_ok());
        dates::find(&format!("{}-{}-{}", part(0, 4)?, part(4, 6)?, part(6, 8)?))
    });
}

fn property(info: &Dictionary, name: &[u8]) -> Option<String> {
    let bytes = info.get(name).ok()?.as_str().ok()?;
    let words = match bytes.strip_prefix(b"\xfe\xff") {
        Some(utf16) => {
            let pairs = utf16.chunks_exact(2).map(|it| u16::from_be_bytes([it[0], it[1]]));
            char::decode_utf16(pairs)
                .map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect()
        }
        None => bytes.iter().map(|&byte| byte as char).collect::<String>(),
    };
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

/// The lines of a page under construction.
#[derive(Default)]
struct Page {
    top: f32,
    lines: Vec<PdfLine>,
    /// Where the last letter ended, and where it started.
    end: f32,
    start: f32,
    /// Where a space was drawn behind it. The widths of letters are sometimes wrong, those of spaces show in the next one.
    space: Option<f32>,
}

impl OutputDev for Page {
    fn begin_page(
        &mut self,
        _: u32,
        sheet: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.top = sheet.ury as f32;
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        size: f64,
        letter: &str,
    ) -> Result<(), OutputError> {
        let across = (place.m11.hypot(place.m12) * size) as f32;
        let size = (place.m21.hypot(place.m22) * size) as f32;
        let (left, base) = (place.m31 as f32, self.top - place.m32 as f32);
        let is_level = place.m11 > 0.0 && place.m12.abs() < place.m11 * 0.2;
        if is_level && size.is_finite() && size > 0.0 && left.is_finite() && base.is_finite() {
            let right = left + (width as f32).max(0.0) * across;
            self.put(letter, left, right, base, size);
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

impl Page {
    /// Puts a letter on the line it stands on.
    fn put(&mut self, letter: &str, left: f32, right: f32, base: f32, size: f32) {
        if letter.chars().all(|it| it.is_whitespace() || it.is_control()) {
            self.space.get_or_insert(left);
            return;
        }
        let (end, start) = (self.end, self.start);
        let goes_on = self.lines.last().is_some_and(|line| {
            let tall = size.max(line.size);
            (base - line.base).abs() < RAISED * tall && left > end - tall && left < end + COLUMN * tall
        });
        if !goes_on {
            self.lines.push(PdfLine {
                left,
                base,
                size,
                ..PdfLine::default()
            });
        }
        let Some(line) = self.lines.last_mut() else { return };
        // Some programs draw a letter twice to make it bold.
        if goes_on && (left - start).abs() < 0.1 * size && line.text.ends_with(letter) {
            return;
        }
        let is_apart = match self.space {
            Some(space) => left > space + DRAWN * size,
            None => left > end + SPACE * size,
        };
        if goes_on && is_apart {
            line.text.push(' ');
            if line.word == 0.0 {
                line.word = end;
            }
        }
        letter.chars().for_each(|letter| spell(letter, &mut line.text));
        line.right = line.right.max(right);
        line.size = line.size.max(size);
        self.end = right;
        self.start = left;
        self.space = None;
    }

    /// The lines, trimmed and numbered from the top.
    fn lines(self, page: usize) -> Vec<PdfLine> {
        let mut lines = self.lines;
        lines.retain(|line| !line.text.trim().is_empty());
        let mut bases: Vec<(f32, f32)> = lines.iter().map(|line| (line.base, line.size)).collect();
        bases.sort_by(|a, b| a.0.total_cmp(&b.0));
        bases.dedup_by(|b, a| b.0 - a.0 < RAISED * a.1.min(b.1));
        for line in &mut lines {
            let cut = line.text.ends_with(SOFT_HYPHEN);
            line.text.retain(|it| it != SOFT_HYPHEN);
            if cut {
                line.text.push(SOFT_HYPHEN);
            }
            line.page = page;
            line.line = bases.partition_point(|(base, _)| *base <= line.base).max(1);
            if line.word == 0.0 {
                line.word = line.right;
            }
        }
        lines
    }
}

/// Ligatures are a matter of the typeface, not of the words.
fn spell(letter: char, text: &mut String) {
    match letter {
        '\u{fb00}' => text.push_str("ff"),
        '\u{fb01}' => text.push_str("fi"),
        '\u{fb02}' => text.push_str("fl"),
        '\u{fb03}' => text.push_str("ffi"),
        '\u{fb04}' => text.push_str("ffl"),
        '\u{fb05}' | '\u{fb06}' => text.push_str("st"),
        letter if letter.is_control() => {}
        letter => text.push(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters at places: text, left, base; each letter is half as wide as high.
    fn page(words: &[(&str, f32, f32)]) -> Vec<String> {
        let mut page = Page::default();
        for (word, left, base) in words {
            for (at, letter) in word.chars().enumerate() {
                let left = left + at as f32 * 5.0;
                page.put(&letter.to_string(), left, left + 5.0, *base, 10.0);
            }
        }
        page.lines(1).into_iter().map(|it| it.text).collect()
    }

    #[test]
    fn gaps_are_spaces_and_drops_are_lines() {
        assert_eq!(page(&[("No", 0.0, 10.0), ("more", 13.0, 10.0)]), ["No more"]);
        assert_eq!(page(&[("No", 0.0, 10.0), ("more", 0.0, 22.0)]), ["No", "more"]);
        assert_eq!(page(&[("No", 0.0, 10.0), ("more", 90.0, 10.0)]), ["No", "more"]);
        assert_eq!(
            page(&[("No", 0.0, 10.0), (" ", 10.0, 10.0), ("more", 10.0, 10.0)]),
            ["Nomore"]
        );
        assert_eq!(
            page(&[("No", 0.0, 10.0), (" ", 10.0, 10.0), ("more", 11.0, 10.0)]),
            ["No more"]
        );
    }

    #[test]
    fn letters_drawn_twice_and_ligatures_are_read_once() {
        assert_eq!(page(&[("o\u{fb03}ce", 0.0, 10.0), ("e", 15.3, 10.0)]), ["office"]);
    }
}
