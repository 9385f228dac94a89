//! Text that a file holds and its document does not, or that lost its quotation marks: no silence where a check would
//! see nothing.
//!
//! The text of a file or a document enters, a warning leaves. Only what may hold a quotation is worth one.

use crate::document::Document;
use crate::document::Warning;
use crate::text::Span;

/// What marks of quotation become when UTF-8 is read as another encoding: Windows-1252, Latin-1, Mac Roman.
const GARBLED: [&str; 12] = [
    "â€œ",
    "â€\u{9d}",
    "â€\u{fffd}",
    "â€˜",
    "â€™",
    "â€ž",
    "â\u{80}\u{9c}",
    "â\u{80}\u{9d}",
    "â\u{80}\u{99}",
    "‚Äú",
    "‚Äù",
    "‚Äô",
];

/// Warns of a comment in a part of the source that nothing closes and that hides a quotation with all that follows.
pub(in crate::ingest) fn comment(source: &str, part: Span) -> Option<Warning> {
    let start = part.start + part.of(source).rfind("<!--")?;
    let hidden = &source[start..part.end];
    (!hidden.contains("-->") && has_mark(hidden))
        .then(|| left_out(source, start, "a comment that nothing closes"))
}

/// Warns of a block of code that nothing closes, if it hides a quotation.
pub(in crate::ingest) fn fence(source: &str, at: Span) -> Option<Warning> {
    let block = at.of(source);
    let fence: &str = block.split(|char| char != '`' && char != '~').next()?;
    let last = block
        .trim_end()
        .lines()
        .next_back()?
        .trim_matches([' ', '\t', '>']);
    let is_closed = block.trim_end().lines().count() > 1
        && last.len() >= fence.len()
        && last.bytes().all(|byte| fence.bytes().next() == Some(byte));
    (!fence.is_empty() && !is_closed && has_mark(block))
        .then(|| left_out(source, at.start, "a block of code that nothing closes"))
}

/// Warns of marks of quotation that are not there any more.
pub(in crate::ingest) fn marks(document: &Document) -> Option<Warning> {
    let text = &document.text;
    let garbled = GARBLED
        .iter()
        .filter_map(|it| text.find(it).map(|at| (at, *it)))
        .min();
    let (at, what) = match garbled {
        Some((at, it)) => (at, format!("marks of quotation are garbled, such as `{it}`")),
        None => (
            unknown(text)?,
            "unknown characters stand where marks of quotation may have been".to_owned(),
        ),
    };
    let line = text[..at].matches('\n').count() + 1;
    Some(Warning {
        offset: None,
        message: format!("{what} in line {line} of its text: quotations are lost; save it as UTF-8"),
        left_out: true,
    })
}

/// The first unknown character at the start of a word, where a mark would stand.
fn unknown(text: &str) -> Option<usize> {
    text.match_indices('\u{fffd}').map(|(at, _)| at).find(|&at| {
        let before = text[..at].chars().next_back();
        let behind = text[at + '\u{fffd}'.len_utf8()..].chars().next();
        before.is_none_or(|it| it.is_whitespace() || it == '(') && behind.is_some_and(char::is_alphanumeric)
    })
}

fn has_mark(text: &str) -> bool {
    text.contains(['"', '“', '”', '„', '«', '»'])
}

fn left_out(source: &str, start: usize, what: &str) -> Warning {
    let line = source[..start].matches('\n').count() + 1;
    Warning {
        offset: None,
        message: format!("line {line}: {what}; what follows was left out, with marks of quotation in it"),
        left_out: true,
    }
}

#[cfg(test)]
mod tests {
    use crate::ingest::Options;
    use crate::ingest::read;

    /// Whether reading a file warns of something that was left out.
    fn check(name: &str, text: &str, expected: bool) {
        let documents = read(name, text.as_bytes(), &Options::default()).expect("text");
        let warned = documents.iter().flat_map(|it| &it.warnings).any(|it| it.left_out);
        assert_eq!(warned, expected, "{text}");
    }

    #[test]
    fn what_nothing_closes_hides_quotations() {
        check("a.md", "One.\n\n```\ncode\n\n“We won,” she said.\n", true);
        check("a.md", "One.\n\n~~~ text\n“We won,” she said.\n", true);
        check(
            "a.md",
            "One.\n\n```\n\"code\"\n```\n\n“We won,” she said.\n",
            false,
        );
        check("a.md", "> ```\n> \"code\"\n> ```\n\n“We won,” she said.\n", false);
        check("a.md", "One.\n\n    indented \"code\"\n", false);
        check("a.md", "One.\n\n```\ncode\n", false);
        check("a.md", "One.\n\n<!-- note\n\n“We won,” she said.\n", true);
        check("a.md", "One.\n\n<!-- “note” -->\n\n“We won,” she said.\n", false);
        check(
            "a.html",
            "<!doctype html><p>One.</p><!-- note <p>“We won,” she said.</p>",
            true,
        );
        check(
            "a.html",
            "<!doctype html><p>One.</p><!-- “note” --><p>“We won,” she said.</p>",
            false,
        );
    }

    #[test]
    fn marks_that_became_something_else() {
        for text in [
            "â€œWe won,â€\u{9d} she said.\n",
            "She said â€˜we wonâ€™.\n",
            "‚ÄúWe won,‚Äù she said.\n",
            "\u{fffd}We won,\u{fffd} she said.\n",
        ] {
            check("a.txt", text, true);
            check("a.md", text, true);
        }
        check(
            "a.txt",
            "“We won,” said Ren\u{fffd}e, who came from the caf\u{fffd}.\n",
            false,
        );
        check("a.txt", "“We won,” said the pâtissière; it cost 3 €.\n", false);
    }
}
