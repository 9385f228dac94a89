//! The characters on both sides of a mark.
//!
//! Other marks are skipped, so that in `.’”` both marks have the full stop before them.

use crate::text::Span;

/// What a neighbouring character says of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// White space, or the edge of the block.
    Space,
    /// A letter.
    Letter,
    /// A digit.
    Digit,
    /// Punctuation that ends something: `.,;:!?…`
    Stop,
    /// A closing bracket.
    Close,
    /// An opening bracket.
    Open,
    /// A dash, a hyphen or a slash.
    Dash,
    /// `=`, which marks an attribute of markup.
    Equals,
    /// Anything else.
    Other,
}

/// The characters on both sides of a mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Neighbours {
    /// The context before it.
    pub(super) before: Class,
    /// What stands after it.
    pub(super) after: Class,
    /// True if other marks were looked through on the left.
    touched: bool,
}

/// How many adjacent marks are looked through.
const REACH: usize = 3;

impl Neighbours {
    /// The neighbours of a mark within its block.
    pub(super) fn of(text: &str, block: Span, mark: Span) -> Self {
        let mut before = text[block.start..mark.start].chars().rev();
        let mut after = text[mark.end..block.end].chars();
        let (left, touched_left) = first_unlike_a_mark(&mut before);
        let (right, touched_right) = first_unlike_a_mark(&mut after);
        Self {
            before: left.map_or(Class::Space, Class::of),
            after: right.map_or(Class::Space, Class::of),
            touched: touched_left || touched_right,
        }
    }

    /// True for the apostrophe of `don't`.
    pub(super) fn is_inside_word(self) -> bool {
        !self.touched
            && matches!(self.before, Class::Letter | Class::Digit)
            && matches!(self.after, Class::Letter | Class::Digit)
    }

    /// True if a word follows.
    pub(super) fn after_is_word(self) -> bool {
        matches!(self.after, Class::Letter | Class::Digit)
    }
}

fn first_unlike_a_mark(chars: &mut impl Iterator<Item = char>) -> (Option<char>, bool) {
    for seen in 0..REACH {
        match chars.next() {
            Some('"' | '\'' | '`' | '‘'..='‟' | '«' | '»' | '‹' | '›') => {}
            other => return (other, seen > 0),
        }
    }
    (chars.next(), true)
}

impl Class {
    fn of(it: char) -> Self {
        match it {
            'a'..='z' | 'A'..='Z' => Self::Letter,
            '0'..='9' => Self::Digit,
            '.' | ',' | ';' | ':' | '!' | '?' | '…' => Self::Stop,
            ')' | ']' | '}' | '>' => Self::Close,
            '(' | '[' | '{' | '<' | '¿' | '¡' => Self::Open,
            '-' | '‐'..='―' | '−' | '/' | '|' | '*' | '_' => Self::Dash,
            '=' => Self::Equals,
            '\u{feff}' | '\u{200b}' => Self::Space,
            _ if it.is_whitespace() => Self::Space,
            _ if it.is_alphabetic() => Self::Letter,
            _ if it.is_numeric() => Self::Digit,
            _ => Self::Other,
        }
    }
}
