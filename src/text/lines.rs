//! Line and column of a byte offset.

use memchr::memchr_iter;

/// A place as people count it: both numbers start at 1, the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Where each line of a text starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// Characters that start before each page: a column near the end of a very long line is not counted from its start.
    pages: Vec<usize>,
}

/// Bytes of a page.
const PAGE: usize = 1024;

impl LineIndex {
    /// Indexes the lines of `text`; a line ends behind its `\n`.
    pub fn new(text: &str) -> Self {
        // Room for paragraphs of ordinary length.
        let mut starts = Vec::with_capacity(text.len() / 128 + 2);
        starts.push(0);
        starts.extend(memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        let mut pages = Vec::with_capacity(text.len() / PAGE + 2);
        pages.push(0);
        for page in text.as_bytes().chunks(PAGE) {
            pages.push(pages[pages.len() - 1] + starting(page));
        }
        Self { starts, pages }
    }

    /// Characters that start before byte `offset`.
    fn characters(&self, text: &str, offset: usize) -> usize {
        let page = offset / PAGE;
        self.pages[page] + starting(&text.as_bytes()[page * PAGE..offset])
    }

    /// The place of byte `offset` of `text`, which must be the text that was indexed.
    pub fn place(&self, text: &str, offset: usize) -> LineColumn {
        let offset = text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|&start| start <= offset) - 1;
        let column = self.characters(text, offset) - self.characters(text, self.starts[line]) + 1;
        LineColumn {
            line: line + 1,
            column,
        }
    }
}

/// Characters that start in these bytes of UTF-8.
fn starting(bytes: &[u8]) -> usize {
    // Counts of a chunk fit a byte, so that many bytes are counted at once.
    let in_chunk = |chunk: &[u8]| {
        chunk
            .iter()
            .fold(0_u8, |count, &byte| count + u8::from(byte & 0xc0 != 0x80))
    };
    bytes.chunks(128).map(|chunk| usize::from(in_chunk(chunk))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "one\n“twö” three";
        let lines = LineIndex::new(text);
        let three = text.find("three").unwrap();
        assert_eq!(lines.place(text, 0), LineColumn { line: 1, column: 1 });
        assert_eq!(lines.place(text, three), LineColumn { line: 2, column: 7 });
    }

    #[test]
    fn columns_of_long_lines_are_counted_across_pages() {
        let text = format!("x\n{}end", "ü–".repeat(3000));
        let lines = LineIndex::new(&text);
        let place = lines.place(&text, text.len() - 3);
        assert_eq!(
            place,
            LineColumn {
                line: 2,
                column: 6001
            }
        );
    }

    #[test]
    fn an_offset_behind_the_last_byte_is_the_end() {
        let text = "a\n";
        assert_eq!(
            LineIndex::new(text).place(text, 99),
            LineColumn { line: 2, column: 1 }
        );
    }
}
