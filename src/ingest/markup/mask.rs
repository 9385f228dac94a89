//! Shortcodes of Hugo, Jekyll and MDX → marks that the Markdown parser takes for words.
//!
//! Text enters, text of the same length leaves in which each shortcode is a row of [`MASK`]. Text between an opening
//! and a closing shortcode stays, unless the pair holds code.

use std::borrow::Cow;

use memchr::memchr;
use memchr::memmem;

/// What stands in place of a shortcode; a control character that no text holds and Markdown gives no meaning.
pub(in crate::ingest) const MASK: u8 = 0x1a;

/// Masks shortcodes; `mdx` also masks lines that import and export.
pub(in crate::ingest) fn masked(text: &str, mdx: bool) -> Cow<'_, str> {
    let spans = shortcodes(text, mdx);
    if spans.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut made = String::with_capacity(text.len());
    let mut at = 0;
    for (start, end) in spans {
        made.push_str(&text[at..start]);
        let mask = |byte: u8| {
            if byte == b'\n' || byte == b'\r' {
                byte as char
            } else {
                MASK as char
            }
        };
        made.extend(text.bytes().take(end).skip(start).map(mask));
        at = end;
    }
    made.push_str(&text[at..]);
    Cow::Owned(made)
}

/// Where shortcodes stand, in order and apart.
fn shortcodes(text: &str, mdx: bool) -> Vec<(usize, usize)> {
    let mut found = if mdx { module_lines(text) } else { Vec::new() };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(brace) = memchr(b'{', &bytes[at..]) {
        let start = at + brace;
        let close: &[u8] = match bytes.get(start + 1) {
            Some(b'{') => b"}}",
            Some(b'%') => b"%}",
            _ => {
                at = start + 1;
                continue;
            }
        };
        // Without an end here there is none further on for this sort either; one more look at most.
        let Some(length) = memmem::find(&bytes[start + 2..], close) else {
            at = start + 2;
            if memmem::find(&bytes[at..], b"}}").is_none() && memmem::find(&bytes[at..], b"%}").is_none() {
                break;
            }
            if close == b"}}" {
                at = memmem::find(&bytes[at..], b"{%").map_or(bytes.len(), |next| at + next);
            } else {
                at = memmem::find(&bytes[at..], b"{{").map_or(bytes.len(), |next| at + next);
            }
            continue;
        };
        let mut end = start + 2 + length + 2;
        if let Some(name) = code(&text[start..end]) {
            end = behind_pair(text, end, name);
        }
        found.push((start, end));
        at = end;
    }
    found.sort_unstable();
    found.dedup_by(|next, last| {
        let overlaps = next.0 < last.1;
        if overlaps {
            last.1 = last.1.max(next.1);
        }
        overlaps
    });
    found
}

/// The name of a shortcode whose pair holds code or a comment.
fn code(shortcode: &str) -> Option<&'static str> {
    let inner = shortcode.trim_matches(|char: char| "{}%<>- \t\n".contains(char));
    let name = inner.split_ascii_whitespace().next()?;
    ["highlight", "comment", "raw", "code", "mermaid"]
        .into_iter()
        .find(|it| *it == name)
}

/// The byte behind the shortcode that closes `name`, or `from` if there is none.
fn behind_pair(text: &str, from: usize, name: &str) -> usize {
    let closes = [format!("end{name}"), format!("/{name}"), format!("/ {name}")];
    let ends = closes
        .iter()
        .filter_map(|close| text[from..].find(close.as_str()).map(|at| from + at));
    let Some(close) = ends.min() else { return from };
    let Some(brace) = memchr(b'}', &text.as_bytes()[close..]) else {
        return text.len();
    };
    let end = close + brace + 1;
    end + usize::from(text[end..].starts_with('}'))
}

/// Lines of MDX that import or export.
fn module_lines(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let module = line.starts_with("import ") && line.contains(['"', '\''])
            || line.starts_with("export ") && line.contains('=');
        if module {
            found.push((at, at + line.trim_end().len()));
        }
        at += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(masked(text, true).replace('\u{1a}', "_"), expected);
    }

    #[test]
    fn shortcodes_are_masked_and_lengths_kept() {
        check("a {{< fig x=\"“\" >}} b", "a ___________________ b");
        check("{% quote %}“Yes”{% endquote %}", "___________“Yes”______________");
        check(
            "{% highlight x %}“Yes”{% endhighlight %} no",
            "____________________________________________ no",
        );
        check(
            "import A from 'a'\n\nWe import it.",
            "_________________\n\nWe import it.",
        );
        check("a { b } {{ never closed", "a { b } {{ never closed");
        check("{{ a {% b %}", "{{ a _______");
    }
}
