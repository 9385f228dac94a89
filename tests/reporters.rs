//! Every reporter over documents that want to be obeyed: by terminals, by the log of a workflow, by spreadsheets, by a
//! site for code.

use onrecord::attribute::Attribution;
use onrecord::document::Document;
use onrecord::engine;
use onrecord::engine::Engine;
use onrecord::engine::References;
use onrecord::report::Palette;
use onrecord::report::Tone;
use onrecord::report::extraction;
use onrecord::report::extraction::Detail;
use onrecord::report::extraction::Listing;
use onrecord::report::findings;
use onrecord::report::findings::Outcome;
use onrecord::report::findings::Reason;
use onrecord::report::findings::Reviewed;
use onrecord::report::findings::Skipped;
use onrecord::report::variance;
use onrecord::report::variance::Survey;
use onrecord::report::variance::Totals;
use onrecord::variance::collation::collate;

/// What acts, in a speaker's name, in the words and in the name of a file.
const ARTICLE: &str = "\
“=cmd|' /C calc'!A0 and we will keep the \u{1b}[8mold\u{9b}31m harbour\u{202e} gate open, see https://evil.example and \
www.evil.example,” Ana \u{1b}]0;Ruiz said.

“@channel we will repair the bridge before the winter, GH-45 and #45 ##[error]say so ##vso[task]x,” Jan\u{2066} Beck said.

::error:: “We will never sell the granite of the old school,
::warning::not for any price in the world,” Jan Beck said.

”
";

const OTHER: &str = "\
“=cmd|' /C calc'!A0 and we may keep the \u{1b}[8mnew\u{9b}31m harbour\u{202e} gate open, see https://evil.example and \
www.evil.example,” Ana \u{1b}]0;Ruiz said.

“@channel we may repair the bridge before the spring, GH-45 and #45 ##[error]say so ##vso[task]x,” Jan\u{2066} Beck said.

::error:: “We will always sell the granite of the old school,
::warning::not for any price in the world,” Jan Beck said.
";

const NAME: &str = "news/=a\u{1b}[2J\r\n::error::@name \u{202e}#45.txt";

fn document(name: &str, text: &str) -> Document {
    let mut read = engine::read(name, text.as_bytes()).expect("text");
    assert_eq!(read.len(), 1);
    read.remove(0)
}

fn attributions(document: &Document) -> Vec<Attribution> {
    Engine::default().extract(document).attributions
}

fn paint(tone: Tone, text: &str) -> String {
    format!("\u{1b}[{}m{text}\u{1b}[0m", 30 + tone as u32)
}

/// What a reporter wrote, without the colours that are its own.
fn written(write: impl FnOnce(Palette, &mut Vec<u8>)) -> String {
    let mut out = Vec::new();
    write(Palette::new(paint), &mut out);
    let mut text = String::from_utf8(out).expect("UTF-8");
    for code in (30..40).chain([0]) {
        text = text.replace(&format!("\u{1b}[{code}m"), "");
    }
    text
}

fn acts(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[track_caller]
fn check_inert(name: &str, text: &str) {
    assert!(!text.is_empty(), "{name}");
    let acting = text.chars().find(|&c| acts(c));
    assert_eq!(acting, None, "{name}: {text}");
}

#[track_caller]
fn check_log(name: &str, text: &str) {
    check_inert(name, text);
    for line in text.lines() {
        assert!(!line.trim_start().starts_with("::"), "{name}: {line}");
        assert!(
            !line.contains("##[") && !line.contains("##vso["),
            "{name}: {line}"
        );
    }
    assert!(text.contains("\\u{1b}"), "{name} shows what it does not let pass");
}

#[test]
fn no_report_of_findings_is_obeyed() {
    let references = References::new(vec![document("ref\u{1b}[2J\n::error::.txt", OTHER)]);
    let report = Engine::default().check(document(NAME, ARTICLE), &references);
    let article = report.article();
    let found = report.findings().to_vec();
    assert!(found.len() >= 3, "{found:?}");
    let reviewed = [Reviewed {
        article,
        findings: found.clone(),
        identity: NAME.to_owned(),
    }];
    let skipped = [Skipped {
        path: NAME.to_owned(),
        reason: Reason::Part,
        message: NAME.to_owned(),
        fails: true,
    }];
    for every_quotation in [false, true] {
        for reporter in findings::REPORTERS {
            let text = written(|palette, out| {
                let outcome = Outcome {
                    reviewed: &reviewed,
                    skipped: &skipped,
                    every_quotation,
                    palette,
                    width: 100,
                    collate,
                };
                (reporter.write)(&outcome, out).expect("memory takes all");
            });
            match reporter.name {
                "human" => check_log(reporter.name, &text),
                "github" => {
                    check_inert(reporter.name, &text);
                    let commands = text.lines().filter(|line| line.starts_with("::")).count();
                    assert_eq!(
                        (commands, text.lines().count()),
                        (found.len() + 1, found.len() + 3)
                    );
                }
                _ => {
                    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
                    assert!(json.is_object());
                }
            }
        }
    }
}

#[test]
fn no_listing_is_obeyed() {
    let document = document(NAME, ARTICLE);
    let attributions = attributions(&document);
    for reporter in extraction::REPORTERS {
        let text = written(|palette, out| {
            let detail = Detail {
                all: true,
                explain: true,
            };
            (reporter.head)(out).expect("memory takes all");
            let mut listing = Listing {
                path: &document.path,
                records: &mut extraction::records(&document, &attributions, detail),
                first: true,
                palette,
            };
            (reporter.listing)(&mut listing, out).expect("memory takes all");
            (reporter.tail)(out).expect("memory takes all");
        });
        match reporter.name {
            "human" => check_log(reporter.name, &text),
            "csv" => {
                let mut cells = 0;
                for row in csv::Reader::from_reader(text.as_bytes()).records() {
                    for cell in &row.expect("a row") {
                        cells += 1;
                        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
                    }
                }
                assert!(
                    cells > 26 && text.contains("'=cmd") && text.contains("'@channel"),
                    "{text}"
                );
            }
            "json" => assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok()),
            _ => {
                let is_json = |line: &str| serde_json::from_str::<serde_json::Value>(line).is_ok();
                assert!(text.lines().count() >= 3 && text.lines().all(is_json), "{text}");
            }
        }
    }
}

#[test]
fn no_report_of_variance_is_obeyed() {
    let documents = [
        document(NAME, ARTICLE),
        document("other\u{1b}[2J\n::error::.txt", OTHER),
    ];
    let corpus = Engine::default().report(documents.to_vec());
    let variances = corpus.variances();
    for reporter in variance::REPORTERS {
        let text = written(|palette, out| {
            let survey = Survey {
                variances: &variances,
                totals: Totals::new(&documents, 6, &variances),
                palette,
                width: 100,
            };
            (reporter.write)(&survey, out).expect("memory takes all");
        });
        match reporter.name {
            "human" => check_log(reporter.name, &text),
            "markdown" => {
                check_inert(reporter.name, &text);
                for link in ["@name", "@channel", "#45", "GH-45", "://", "www."] {
                    assert!(!text.contains(link), "{link}: {text}");
                }
            }
            "html" => check_inert(reporter.name, &text.replace('\r', "")),
            _ => assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok()),
        }
    }
}

/// A paragraph of marks: reading it again for each of its findings would take 5 GB of text.
#[test]
fn thousands_of_findings_in_one_paragraph_have_their_fingerprints() {
    let references = References::new(vec![document("ref.txt", OTHER)]);
    let report = Engine::default().check(document("a.md", &"„a ".repeat(15_000)), &references);
    let article = report.article();
    let reviewed = [Reviewed {
        findings: report.findings().to_vec(),
        identity: "a.md".to_owned(),
        article,
    }];
    assert!(reviewed[0].findings.len() > 14_000);
    for name in ["json", "sarif"] {
        let reporter = findings::reporter(name).expect("a reporter");
        let text = written(|palette, out| {
            let outcome = Outcome {
                reviewed: &reviewed,
                skipped: &[],
                every_quotation: false,
                palette,
                width: 100,
                collate,
            };
            (reporter.write)(&outcome, out).expect("memory takes all");
        });
        let key = if name == "json" {
            "\"fingerprint\": \""
        } else {
            "\"onrecordQuotation/v1\": \""
        };
        let prints: std::collections::HashSet<&str> = text.split(key).skip(1).map(|it| &it[..16]).collect();
        assert_eq!(prints.len(), reviewed[0].findings.len());
    }
}
