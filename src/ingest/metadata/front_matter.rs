//! Front matter: what stands between `---` (YAML) or `+++` (TOML) at the start of a file.
//!
//! Text enters; the fields we know and where the body starts leave. Of YAML and TOML the top level is read: values on
//! the line of their key, lists and folded lines under it. Nested keys are ignored. A parser of all of YAML would
//! follow aliases, which a few hostile lines can blow up, and would refuse the whole for one colon too many.

use crate::document::Metadata;

use crate::ingest::metadata::dates;
use crate::ingest::structure::delivery;

/// What front matter says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::ingest) struct FrontMatter {
    /// Outlet, byline, date, title, address.
    pub(in crate::ingest) metadata: Metadata,
    /// The one speaker of a speech.
    pub(in crate::ingest) speaker: Option<String>,
    /// Byte of the text behind it; 0 without front matter.
    pub(in crate::ingest) end: usize,
}

/// Reads the front matter at the start of `text`.
pub(in crate::ingest) fn front_matter(text: &str) -> FrontMatter {
    parse(text).unwrap_or_default()
}

fn parse(text: &str) -> Option<FrontMatter> {
    let (fence, separator) = match text.get(..3)? {
        "---" => ("---", ':'),
        "+++" => ("+++", '='),
        _ => return None,
    };
    let mut at = line_end(text, 0);
    if !text[3..at].trim().is_empty() {
        return None;
    }
    let mut front = FrontMatter::default();
    let mut pairs = 0;
    // The key whose value may go on, and what it has.
    let mut open: Option<(&str, String)> = None;
    while at < text.len() {
        let end = line_end(text, at);
        let line = text[at..end].trim_end();
        at = end;
        if line == fence || (separator == ':' && line == "...") {
            front.end = at;
            front.close(open);
            return (pairs > 0).then_some(front);
        }
        if line.starts_with([' ', '\t', '-', ']']) {
            if let Some((_, value)) = &mut open {
                go_on(value, line.trim());
            }
            continue;
        }
        if line.starts_with(['#', '[']) || line.is_empty() {
            continue;
        }
        let (key, value) = line.split_once(separator)?;
        pairs += 1;
        front.close(open.replace((key.trim().trim_matches('"'), value.trim().to_owned())));
    }
    None
}

/// Adds a line under a key to its value: `- item` makes a list, of nested keys `name` counts, other lines are folded.
fn go_on(value: &mut String, line: &str) {
    let list = value.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    if let Some(item) = line.strip_prefix("- ") {
        let item = name_of(item.trim()).unwrap_or_default();
        *value = match list {
            Some(items) => format!("[{items}, {item}]"),
            None => format!("[{item}]"),
        };
        return;
    }
    if list.is_some() {
        return;
    }
    if value.is_empty() {
        match name_of(line) {
            Some(name) if name.len() < line.len() => *value = format!("[{name}]"),
            name => value.push_str(name.unwrap_or_default()),
        }
        return;
    }
    // Marks of YAML that say how the lines under them are folded.
    if matches!(value.as_str(), ">" | ">-" | ">+" | "|" | "|-" | "|+") {
        value.clear();
    } else {
        value.push(' ');
    }
    value.push_str(line);
}

/// What is called so: a scalar itself, of a nested key the value if it is a name.
fn name_of(item: &str) -> Option<&str> {
    match item.split_once(": ") {
        Some(("name", name)) => Some(name.trim()),
        Some((key, _)) if !key.contains([' ', '"', '\'']) => None,
        _ => Some(item),
    }
}

impl FrontMatter {
    fn close(&mut self, pair: Option<(&str, String)>) {
        if let Some((key, value)) = pair {
            self.take(key, value.trim());
        }
    }

    fn take(&mut self, key: &str, value: &str) {
        let value = unquoted(value);
        if value.is_empty() {
            return;
        }
        let slot = match key.to_ascii_lowercase().as_str() {
            "outlet" | "publisher" | "publication" | "source" | "site" => &mut self.metadata.outlet,
            "author" | "authors" | "byline" | "by" => &mut self.metadata.byline,
            "title" | "headline" => &mut self.metadata.title,
            "url" | "link" | "canonical" | "canonical_url" => &mut self.metadata.url,
            "speaker" => &mut self.speaker,
            "delivery" => {
                self.metadata.delivery = delivery::named(&value);
                return;
            }
            "date" | "published" | "pubdate" => {
                let date = dates::find(&value).unwrap_or(value);
                self.metadata.date.get_or_insert(date);
                return;
            }
            _ => return,
        };
        slot.get_or_insert(value);
    }
}

/// A scalar or a list on one line, without its quotes.
fn unquoted(value: &str) -> String {
    if let Some(list) = value.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
        return list
            .split(',')
            .map(unquoted_scalar)
            .filter(|item| !item.is_empty())
            .collect::<Vec<_>>()
            .join(", ");
    }
    unquoted_scalar(value)
}

fn unquoted_scalar(value: &str) -> String {
    let value = value.trim();
    if let Some(body) = value.strip_prefix('"') {
        let body = body.rsplit_once('"').map_or(body, |(body, _)| body);
        return body.replace("\\\"", "\"").replace("\\\\", "\\");
    }
    if let Some(body) = value.strip_prefix('\'') {
        let body = body.rsplit_once('\'').map_or(body, |(body, _)| body);
        return body.replace("''", "'");
    }
    match value.find(" #") {
        Some(comment) => value[..comment].trim_end().to_owned(),
        None => value.to_owned(),
    }
}

/// The byte behind the line that `at` lies in.
fn line_end(text: &str, at: usize) -> usize {
    memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |end| at + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml() {
        let text = "---\ntitle: \"“No”: a vote\"\nauthor: Tom Holt # staff\ndate: 2024-05-03T10:00:00Z\noutlet: 'The \
                    Harbour ''Post'''\ntags:\n  - sea\n---\nBody";
        let front = front_matter(text);
        assert_eq!(front.metadata.title.as_deref(), Some("“No”: a vote"));
        assert_eq!(front.metadata.byline.as_deref(), Some("Tom Holt"));
        assert_eq!(front.metadata.date.as_deref(), Some("2024-05-03"));
        assert_eq!(front.metadata.outlet.as_deref(), Some("The Harbour 'Post'"));
        assert_eq!(&text[front.end..], "Body");
    }

    #[test]
    fn toml() {
        let text = "+++\ntitle = \"A vote\"\nauthors = [\"Tom Holt\", \"Ana Ruiz\"]\nspeaker = \"Ana Ruiz\"\n+++\nBody";
        let front = front_matter(text);
        assert_eq!(front.metadata.byline.as_deref(), Some("Tom Holt, Ana Ruiz"));
        assert_eq!(front.speaker.as_deref(), Some("Ana Ruiz"));
        assert_eq!(&text[front.end..], "Body");
    }

    #[test]
    fn lists_and_folded_lines() {
        let text = "---\nauthors:\n  - Tom Holt\n  - name: Ana Ruiz\n    role: editor\n- Nils Oden\ntitle: >-\n  A vote:\n  and a count\nsite:\n  name: \
                    Harbour Post\n  since: 1901\nurl:\n---\nBody";
        let front = front_matter(text);
        assert_eq!(front.metadata.title.as_deref(), Some("A vote: and a count"));
        assert_eq!(
            front.metadata.byline.as_deref(),
            Some("Tom Holt, Ana Ruiz, Nils Oden")
        );
        assert_eq!(front.metadata.outlet.as_deref(), Some("Harbour Post"));
        assert_eq!(front.metadata.url, None);
        let toml = "+++\nauthors = [\n  \"Tom Holt\",\n  \"Ana Ruiz\",\n]\n+++\n";
        let byline = front_matter(toml).metadata.byline;
        assert_eq!(byline.as_deref(), Some("Tom Holt, Ana Ruiz"));
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        assert_eq!(front_matter("---\n\nIt was dark.\n\n---\n").end, 0);
        assert_eq!(front_matter("---").end, 0);
        assert_eq!(front_matter("---\ntitle: never closed\n").end, 0);
    }
}
