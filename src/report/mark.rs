//! The mark by which an output of this program is known again.
//!
//! Bytes of a file enter; true leaves if a reporter wrote them. Such a file is no article: read as one, it would count
//! as an outlet that prints every wording.

/// What formats with a place for it say.
pub(super) const GENERATOR: &str = "onrecord";

/// Bytes at the start and at the end of a file that are looked at. The mark of JSON, HTML and Markdown is among the
/// first lines, the counts of text are the last three.
const LOOKED_AT: usize = 1024;

/// True if a reporter wrote these bytes.
pub fn is_output(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(LOOKED_AT)]);
    let end = String::from_utf8_lossy(&bytes[bytes.len().saturating_sub(LOOKED_AT)..]);
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let last = || end.lines().rev().take(3);
    is_json(start)
        || is_record(start)
        || start.starts_with("<!doctype html>")
            && start.contains(&format!("<meta name=\"generator\" content=\"{GENERATOR}\">"))
        || start.starts_with("# ") && start.contains(&markdown())
        || last().any(|line| is_counts(line) || is_totals(line))
}

/// The mark in Markdown: a comment.
pub(super) fn markdown() -> String {
    format!("<!-- generator: {GENERATOR} -->")
}

/// An object that names its generator before anything long.
fn is_json(start: &str) -> bool {
    let mut words = start.split_whitespace().collect::<String>();
    words.truncate(words.find('[').unwrap_or(words.len()));
    words.starts_with('{') && words.contains(&format!("\"generator\":\"{GENERATOR}\""))
}

/// The first line or row of a listing of quotations.
fn is_record(start: &str) -> bool {
    let line = start.lines().next().unwrap_or_default();
    line.starts_with("{\"path\":\"")
        && line.contains(",\"id\":\"q")
        && line.contains("\"pieces\":[{\"start\":")
        || line.starts_with("path,id,line,column,start,end,pieces,kind,")
}

/// `3 quotations: 1 verbatim, 0 edited, …`, as [`Summary::line`](super::findings::Summary::line) writes it.
fn is_counts(line: &str) -> bool {
    let is_first = |rest: &str| rest.starts_with("quotation: ") || rest.starts_with("quotations: ");
    after_number(line).is_some_and(is_first)
        && [
            " verbatim, ",
            " edited, ",
            " cleaned, ",
            " not found, ",
            " unverifiable",
        ]
        .iter()
        .all(|it| line.contains(it))
}

/// `4 quotations in 3 documents of 3 outlets: 2 things said, …`, as the report for people ends.
fn is_totals(line: &str) -> bool {
    let is_first = |rest: &str| rest.starts_with("quotation in ") || rest.starts_with("quotations in ");
    after_number(line).is_some_and(is_first)
        && [
            " document",
            " of ",
            " outlet",
            " said, ",
            " printed by more than one outlet",
        ]
        .iter()
        .all(|it| line.contains(it))
}

fn after_number(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(|it: char| it.is_ascii_digit());
    (rest.len() < line.len()).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_mentions_the_program_is_no_output() {
        for text in [
            "",
            "# Style\n\nWe check every draft with onrecord.\n",
            "{\"generator\":\"wordpress\",\"items\":[{\"generator\":\"onrecord\"}]}",
            "<!doctype html><html><head><meta name=\"generator\" content=\"Hugo\"></head><body>onrecord</body></html>",
            "It printed:\n\n3 quotations: 1 verbatim, 0 edited, 0 cleaned, 0 altered, 1 distorted, 1 not found, 0 \
             unverifiable\n\nWe took the first.\n\nThen we called the mayor.\n\nShe was not amused.\n",
            "3 quotations in 2 documents of 1 outlet were wrong.\n",
        ] {
            assert!(!is_output(text.as_bytes()), "{text}");
        }
    }
}
