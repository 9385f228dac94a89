//! Text of articles and names of files → text that does nothing but stand there.
//!
//! What a terminal or the log of a workflow would obey enters; what it shows leaves: control characters and marks that
//! turn the direction of writing as `\u{1b}`, and lines that would be commands of a workflow with their first sign so.
//! Reports for people are written through one writer that does this; the colours are put in behind it.

use std::io;
use std::io::Write;

use crate::report::Palette;
use crate::report::Tone;

/// Where a painted stretch begins: the tone is added. Characters that Unicode leaves to programs and no text has.
const OPEN: u32 = 0xfdd0;
/// Where it ends.
const CLOSE: char = '\u{fdef}';

/// A text that is written outside of a report: a message, an annotation. Its lines stay lines.
pub fn visible(text: &str) -> String {
    text.split('\n').map(shown).collect::<Vec<_>>().join("\n")
}

/// Writes a report for people; `write` gets the writer and the palette that it has to use.
pub fn screened(
    out: &mut dyn Write,
    palette: Palette,
    write: impl FnOnce(&mut dyn Write, Palette) -> io::Result<()>,
) -> io::Result<()> {
    let is_plain = palette.paint(Tone::Strong, "x") == "x";
    let marking = Palette::new(if is_plain { on_one_line } else { marked });
    let mut screen = Screen {
        out,
        palette,
        line: Vec::new(),
    };
    write(&mut screen, marking)?;
    screen.write_line()
}

/// Holds back a line until it is whole.
struct Screen<'a> {
    out: &'a mut dyn Write,
    palette: Palette,
    line: Vec<u8>,
}

impl Screen<'_> {
    fn write_line(&mut self) -> io::Result<()> {
        let line = String::from_utf8_lossy(&self.line);
        let safe = painted(&shown(&line), self.palette);
        self.line.clear();
        self.out.write_all(safe.as_bytes())
    }
}

impl Write for Screen<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut rest = bytes;
        while let Some(end) = memchr::memchr(b'\n', rest) {
            self.line.extend(&rest[..end]);
            self.write_line()?;
            self.out.write_all(b"\n")?;
            rest = &rest[end + 1..];
        }
        self.line.extend(rest);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A painted stretch is no more than a line: the name of a file may have line breaks.
fn on_one_line(_: Tone, text: &str) -> String {
    text.replace('\n', "\\u{a}")
}

/// A stretch with marks around it that [`painted`] makes colours of.
fn marked(tone: Tone, text: &str) -> String {
    let open = char::from_u32(OPEN + tone as u32).unwrap_or(CLOSE);
    format!("{open}{}{CLOSE}", on_one_line(tone, text))
}

/// A line with colours for marks.
fn painted(line: &str, palette: Palette) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((start, tone)) = rest.char_indices().find_map(|(at, c)| Some((at, tone(c)?))) {
        out += &rest[..start];
        let inside = &rest[start + CLOSE.len_utf8()..];
        let end = inside.find(CLOSE).unwrap_or(inside.len());
        out += &palette.paint(tone, &inside[..end]);
        rest = inside[end..].strip_prefix(CLOSE).unwrap_or_default();
    }
    out + rest
}

fn tone(c: char) -> Option<Tone> {
    let tone = (c as u32).checked_sub(OPEN)?;
    Tone::ALL.iter().copied().find(|it| *it as u32 == tone)
}

/// A line that does nothing.
fn shown(line: &str) -> String {
    let line = line.strip_suffix('\r').unwrap_or(line);
    let mut out = String::with_capacity(line.len());
    let is_lead = |c: char| c.is_whitespace() || is_acting(c) || c == CLOSE || tone(c).is_some();
    let command = line
        .trim_start_matches(is_lead)
        .starts_with("::")
        .then(|| line.find(':').unwrap_or_default());
    for (at, c) in line.char_indices() {
        let begins_command = Some(at) == command || is_logging_command(&line[at..]);
        if is_acting(c) || begins_command {
            out += &format!("\\u{{{:x}}}", c as u32);
        } else {
            out.push(c);
        }
    }
    out
}

/// True if the text begins as an older command of a workflow, which may stand anywhere in a line: `##[group]`,
/// `##vso[task]`.
fn is_logging_command(text: &str) -> bool {
    text.strip_prefix("##")
        .is_some_and(|rest| rest.starts_with('[') || rest.starts_with("vso["))
}

/// True for what a terminal obeys and does not show.
pub(crate) fn is_acting(c: char) -> bool {
    let turns = matches!(
        c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    turns || (c.is_control() && c != '\t') || matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_shown() {
        assert_eq!(visible("\u{1b}[31mred\u{9b}1m"), "\\u{1b}[31mred\\u{9b}1m");
        assert_eq!(
            visible("a\u{202e}b\u{2066}c\u{61c}d"),
            "a\\u{202e}b\\u{2066}c\\u{61c}d"
        );
        assert_eq!(visible("one\r\ntwo\rthree\tfour"), "one\ntwo\\u{d}three\tfour");
        assert_eq!(visible("a.md\n  ::error::no"), "a.md\n  \\u{3a}:error::no");
        assert_eq!(visible("\u{1b}::error::"), "\\u{1b}\\u{3a}:error::");
        assert_eq!(
            visible("x ##[group]y ##vso[a]"),
            "x \\u{23}#[group]y \\u{23}#vso[a]"
        );
        assert_eq!(visible("a::b ## c"), "a::b ## c");
    }

    #[test]
    fn only_the_palette_paints() {
        let palette = Palette::new(|tone, text| format!("\u{1b}[{}m{text}\u{1b}[0m", tone as u32));
        let mut out = Vec::new();
        screened(&mut out, palette, |out, palette| {
            let path = palette.paint(Tone::Path, "a\u{1b}[2J\nb.md");
            write!(out, "{path} \u{1b}[8mhid")?;
            writeln!(out, "den\n{}", palette.paint(Tone::Error, "::error::x"))?;
            write!(out, "end")
        })
        .expect("a vector takes all");
        assert_eq!(
            String::from_utf8_lossy(&out),
            "\u{1b}[0ma\\u{1b}[2J\\u{a}b.md\u{1b}[0m \\u{1b}[8mhidden\n\u{1b}[2m\\u{3a}:error::x\u{1b}[0m\nend"
        );
    }
}
