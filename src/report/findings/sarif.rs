//! SARIF 2.1.0: findings for code scanning.

use std::io;
use std::io::Write;

use serde_json::Value;
use serde_json::json;

use crate::report::findings::Outcome;
use crate::report::findings::Reporter;
use crate::report::findings::Reviewed;
use crate::report::findings::Skipped;
use crate::report::findings::Summary;
use crate::report::findings::counted;
use crate::report::findings::evidence::Place;
use crate::report::findings::evidence::Places;
use crate::report::findings::evidence::Reference;
use crate::report::findings::fingerprint::Fingerprints;
use crate::report::mark;
use crate::rules::Finding;
use crate::rules::Level;
use crate::rules::Page;
use crate::rules::pages;

pub(crate) const REPORTER: Reporter = Reporter {
    name: "sarif",
    about: "SARIF 2.1.0, for code scanning",
    write,
};

fn write(outcome: &Outcome<'_>, out: &mut dyn Write) -> io::Result<()> {
    let pages = pages();
    let mut fingerprints = Fingerprints::default();
    let mut results = Vec::new();
    for reviewed in outcome.reviewed {
        let places = Places::new(reviewed);
        for finding in &reviewed.findings {
            let fingerprint = fingerprints.next(reviewed, finding);
            results.push(result(reviewed, &places, finding, &fingerprint, &pages));
        }
    }
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "properties": { "generator": mark::GENERATOR },
        "runs": [{
            "tool": { "driver": {
                "name": "onrecord",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": pages.iter().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": !outcome.skipped.iter().any(|it| it.fails),
                "toolExecutionNotifications": notifications(outcome),
            }],
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn notifications(outcome: &Outcome<'_>) -> Vec<Value> {
    let mut notifications: Vec<Value> = outcome.skipped.iter().map(notification).collect();
    let mute = Summary::of(outcome).without_quotation;
    if mute > 0 {
        let text = format!("{} without a quotation", counted(mute, "article"));
        notifications.push(json!({ "level": "note", "message": { "text": text } }));
    }
    notifications
}

fn notification(skipped: &Skipped) -> Value {
    json!({
        "level": if skipped.fails { "error" } else { "note" },
        "descriptor": { "id": skipped.reason },
        "message": { "text": format!("not checked: {}: {}", skipped.path, skipped.message) },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(&skipped.path) } } }],
    })
}

fn rule(page: &Page) -> Value {
    json!({
        "id": page.code,
        "name": page.name,
        "shortDescription": { "text": page.summary() },
        "fullDescription": { "text": page.summary() },
        "help": { "text": page.explanation, "markdown": page.explanation },
        "defaultConfiguration": { "enabled": page.severity != Level::Off, "level": level(page.severity) },
        "properties": { "tags": ["quotation"] },
    })
}

fn result(
    reviewed: &Reviewed<'_>,
    places: &Places<'_>,
    finding: &Finding,
    fingerprint: &str,
    pages: &[Page],
) -> Value {
    let place = places.place(finding.span);
    let bytes = places.article().has_bytes();
    let case = finding.case.and_then(|at| reviewed.article.cases.get(at));
    let best = case.and_then(|it| it.found.first().or(it.nearest.as_ref()));
    let related = case
        .zip(best)
        .and_then(|(case, found)| places.passage(case, found));
    let mut message = escaped(&finding.message.text);
    if related.is_some() {
        message += ". See [the reference](0).";
    }
    let mut result = json!({
        "ruleId": finding.code,
        "ruleIndex": pages.iter().position(|page| page.code == finding.code),
        "level": level(finding.severity),
        "message": { "text": message },
        "locations": [{ "physicalLocation": location(&place, bytes) }],
        "partialFingerprints": { "onrecordQuotation/v1": fingerprint },
        "properties": { "verdict": case.map(|it| it.verdict), "help": finding.message.help },
    });
    if let Some(reference) = related {
        result["relatedLocations"] = json!([related_location(&reference)]);
    }
    result
}

fn related_location(reference: &Reference) -> Value {
    let speaker = reference.speaker.as_deref().unwrap_or("an unnamed speaker");
    json!({
        "id": 0,
        "message": { "text": format!("{speaker}: {}", reference.text) },
        "physicalLocation": location(&reference.place, reference.bytes),
    })
}

fn location(place: &Place, bytes: bool) -> Value {
    let mut region = json!({
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    });
    if bytes {
        region["byteOffset"] = json!(place.span.start);
        region["byteLength"] = json!(place.span.end - place.span.start);
    }
    json!({ "artifactLocation": { "uri": uri(&place.path) }, "region": region })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
        Level::Off => "none",
    }
}

/// Brackets would be read as a link to a related location.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

/// A relative path as a relative URI reference; only an absolute path gets a scheme.
fn uri(path: &str) -> String {
    let path = path.strip_prefix("./").unwrap_or(path);
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(byte as char);
            }
            b'\\' if cfg!(windows) => uri.push('/'),
            _ => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_relative_uris() {
        assert_eq!(uri("./news/état 1.md"), "news/%C3%A9tat%201.md");
        assert_eq!(uri("/srv/a.md"), "file:///srv/a.md");
    }
}
