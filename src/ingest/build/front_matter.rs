//! Front matter: what stands between `---` (YAML) or `+++` (TOML) at the start of a file.
//!
//! Text enters; the fields we know and where the body starts leave. Only the flat `key: value` part of YAML and TOML is
//! read, which is what newsrooms write; a nested key belongs to nobody.

use crate::document::Metadata;

use super::dates;

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
    while at < text.len() {
        let end = line_end(text, at);
        let line = text[at..end].trim_end();
        at = end;
        if line == fence || (separator == ':' && line == "...") {
            front.end = at;
            return (pairs > 0).then_some(front);
        }
        if line.starts_with([' ', '\t', '#', '-', '[']) || line.is_empty() {
            continue;
        }
        let (key, value) = line.split_once(separator)?;
        pairs += 1;
        front.take(key.trim().trim_matches('"'), value.trim());
    }
    None
}

impl FrontMatter {
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
    fn a_rule_is_no_front_matter() {
        assert_eq!(front_matter("---\n\nIt was dark.\n\n---\n").end, 0);
        assert_eq!(front_matter("---").end, 0);
        assert_eq!(front_matter("---\ntitle: never closed\n").end, 0);
    }
}
