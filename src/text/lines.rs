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
}

impl LineIndex {
    /// Indexes the lines of `text`; a line ends behind its `\n`.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        Self { starts }
    }

    /// The place of byte `offset` of `text`, which must be the text that was indexed.
    pub fn place(&self, text: &str, offset: usize) -> LineColumn {
        let offset = text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|&start| start <= offset) - 1;
        let column = text[self.starts[line]..offset].chars().count() + 1;
        LineColumn {
            line: line + 1,
            column,
        }
    }
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
    fn an_offset_behind_the_last_byte_is_the_end() {
        let text = "a\n";
        assert_eq!(
            LineIndex::new(text).place(text, 99),
            LineColumn { line: 2, column: 1 }
        );
    }
}
