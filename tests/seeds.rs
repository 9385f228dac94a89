//! The demonstration corpus: what must be found in seeds/, who said it, what belongs together, how wordings vary.
//!
//! Quotations are named by file and first words; the articles themselves hold the whole wording.

use std::collections::BTreeSet;

use assert_cmd::Command;
use serde_json::Value;

/// File, first words, speaker; no speaker where the quotation stands in a headline.
const QUOTATIONS: &[(&str, &str, Option<&str>)] = &[
    (
        "outlet-a",
        "I think the two presidents are going",
        Some("Steve Witkoff"),
    ),
    ("outlet-a", "solution-based,", Some("Steve Witkoff")),
    ("outlet-a", "accepts the philosophy of President Trump", None),
    (
        "outlet-a",
        "accepts the philosophy of President Trump",
        Some("Steve Witkoff"),
    ),
    ("outlet-a", "very productive", Some("Donald Trump")),
    ("outlet-a", "very good", Some("Donald Trump")),
    (
        "outlet-a",
        "We had very good and productive discussions",
        Some("Donald Trump"),
    ),
    (
        "kyiv-independent",
        "I expect that there will be a",
        Some("Steve Witkoff"),
    ),
    (
        "kyiv-independent",
        "see a ceasefire within weeks,",
        Some("Steve Witkoff"),
    ),
    (
        "kyiv-independent",
        "really good and positive.",
        Some("Steve Witkoff"),
    ),
    (
        "kyiv-independent",
        "We're bridging the gap between two sides,",
        Some("Steve Witkoff"),
    ),
    (
        "kyiv-independent",
        "The four regions are of critical importance",
        Some("Steve Witkoff"),
    ),
    ("kyiv-independent", "Trump's philosophy", Some("Steve Witkoff")),
    (
        "kyiv-independent",
        "The two sides are a lot closer",
        Some("Steve Witkoff"),
    ),
    (
        "kyiv-independent",
        "This is going to be some type",
        Some("Mike Waltz"),
    ),
    (
        "kyiv-independent",
        "a permanent pathway into NATO, or a",
        Some("Mike Waltz"),
    ),
    ("outlet-c", "positive", Some("Steve Witkoff")),
    ("outlet-c", "I expect that there will be a", Some("Steve Witkoff")),
    ("outlet-c", "really good and positive.", Some("Steve Witkoff")),
    (
        "outlet-c",
        "a very good chance that this horrible,",
        Some("Donald Trump"),
    ),
    ("outlet-c", "cautious optimism", Some("Vladimir Putin")),
    (
        "outlet-c",
        "Are we going to drive every Russian",
        Some("Mike Waltz"),
    ),
    ("outlet-c", "reality-based", Some("Mike Waltz")),
    (
        "outlet-c",
        "hard work and concessions from both Russia",
        Some("Marco Rubio"),
    ),
    (
        "outlet-c",
        "as long as they’re shooting at each",
        Some("Marco Rubio"),
    ),
    ("epoch-times", "very good chance", None),
    (
        "epoch-times",
        "I’ll be speaking to President Putin on",
        Some("Donald Trump"),
    ),
    (
        "epoch-times",
        "A lot of work’s been done over",
        Some("Donald Trump"),
    ),
    ("epoch-times", "very good chance", Some("Donald Trump")),
    (
        "epoch-times",
        "We will be talking about land. We",
        Some("Donald Trump"),
    ),
    ("epoch-times", "I think we have a lot of", Some("Donald Trump")),
    ("epoch-times", "solution-based discussion", Some("Steve Witkoff")),
    (
        "epoch-times",
        "The two sides have, we’ve narrowed the",
        Some("Steve Witkoff"),
    ),
    ("epoch-times", "critical importance", Some("Steve Witkoff")),
    (
        "epoch-times",
        "that would be encompassed in a cease-fire.",
        Some("Steve Witkoff"),
    ),
    (
        "epoch-times",
        "We will demand that ironclad security guarantees",
        Some("Alexander Grushko"),
    ),
    (
        "epoch-times",
        "Part of these guarantees should be the",
        Some("Alexander Grushko"),
    ),
    (
        "epoch-times",
        "Those who want the war to end",
        Some("Volodymyr Zelenskyy"),
    ),
    ("financial-times", "positive", Some("Steve Witkoff")),
    ("financial-times", "are today a lot closer", Some("Steve Witkoff")),
    (
        "financial-times",
        "I expect that there’ll be a call",
        Some("Steve Witkoff"),
    ),
    ("financial-times", "miles apart,", Some("Steve Witkoff")),
    ("financial-times", "equally positive", Some("Steve Witkoff")),
    (
        "financial-times",
        "we’ve narrowed the differences between them and",
        Some("Steve Witkoff"),
    ),
    (
        "financial-times",
        "main area of confrontation",
        Some("Steve Witkoff"),
    ),
    (
        "financial-times",
        "There’s so many elements to the implementation",
        Some("Steve Witkoff"),
    ),
    (
        "financial-times",
        "involves how to get people to not",
        Some("Steve Witkoff"),
    ),
    (
        "financial-times",
        "does not seem to be sincerely seeking",
        Some("Emmanuel Macron"),
    ),
    (
        "financial-times",
        "I think it’s unfortunate when people make",
        Some("Steve Witkoff"),
    ),
    (
        "financial-times",
        "I don’t disagree with him,",
        Some("Steve Witkoff"),
    ),
];

/// An utterance: the renderings that must stand together, and those that may stand with them.
struct Together {
    members: &'static [(&'static str, &'static str)],
    may_include: &'static [(&'static str, &'static str)],
}

const UTTERANCES: &[Together] = &[
    Together {
        members: &[
            ("kyiv-independent", "I expect that there will be a"),
            ("outlet-c", "I expect that there will be a"),
            ("financial-times", "I expect that there’ll be a call"),
        ],
        may_include: &[],
    },
    Together {
        members: &[
            ("kyiv-independent", "The two sides are a lot closer"),
            ("epoch-times", "The two sides have, we’ve narrowed the"),
            (
                "financial-times",
                "we’ve narrowed the differences between them and",
            ),
        ],
        may_include: &[("financial-times", "are today a lot closer")],
    },
    Together {
        members: &[
            ("outlet-a", "I think the two presidents are going"),
            ("kyiv-independent", "really good and positive."),
            ("outlet-c", "really good and positive."),
        ],
        may_include: &[],
    },
    Together {
        members: &[
            ("kyiv-independent", "The four regions are of critical importance"),
            ("epoch-times", "critical importance"),
        ],
        may_include: &[],
    },
    Together {
        members: &[
            ("outlet-a", "We had very good and productive discussions"),
            ("outlet-c", "a very good chance that this horrible,"),
        ],
        may_include: &[
            ("epoch-times", "very good chance"),
            ("epoch-times", "very good chance"),
        ],
    },
    Together {
        members: &[
            ("outlet-a", "accepts the philosophy of President Trump"),
            ("outlet-a", "accepts the philosophy of President Trump"),
        ],
        may_include: &[("kyiv-independent", "Trump's philosophy")],
    },
    Together {
        members: &[
            ("outlet-a", "solution-based,"),
            ("epoch-times", "solution-based discussion"),
        ],
        may_include: &[],
    },
];

/// Differences that the report must name, whichever side they stand on: kind, one wording, the other.
const VARIATIONS: &[(&str, &str, &str)] = &[
    ("function-word", "a", ""),
    ("inflection", "conversations", "conversation"),
    ("contraction", "there’ll", "there will"),
];

fn onrecord(arguments: &[&str]) -> String {
    let output = Command::cargo_bin("onrecord")
        .expect("the binary is built")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .output()
        .expect("the binary runs");
    assert!(
        matches!(output.status.code(), Some(0 | 1)),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

fn extracted() -> Vec<Value> {
    onrecord(&["extract", "seeds", "--format", "jsonl"])
        .lines()
        .map(|line| serde_json::from_str(line).expect("a JSON object a line"))
        .collect()
}

fn report() -> Value {
    serde_json::from_str(&onrecord(&["report", "seeds", "--format", "json"])).expect("the report is JSON")
}

/// File and first words of an extracted quotation or of a rendering.
fn key(row: &Value) -> (String, String) {
    let path = row["path"].as_str().expect("a path");
    let file = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".md");
    let words: Vec<&str> = row["text"]
        .as_str()
        .expect("a text")
        .split_whitespace()
        .take(7)
        .collect();
    (file.to_owned(), words.join(" "))
}

fn last_name(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

#[test]
fn every_quotation_is_found_with_its_speaker() {
    let mut found: Vec<(String, String, String)> = extracted()
        .iter()
        .map(|row| {
            let (file, words) = key(row);
            (
                file,
                words,
                row["speaker"]["name"].as_str().unwrap_or("nobody").to_owned(),
            )
        })
        .collect();
    let mut missing = Vec::new();
    for &(file, words, speaker) in QUOTATIONS {
        let at = found.iter().position(|(f, w, name)| {
            f == file && w == words && speaker.is_none_or(|wanted| last_name(wanted) == last_name(name))
        });
        match at {
            Some(at) => drop(found.remove(at)),
            None => missing.push((file, words, speaker)),
        }
    }
    assert!(missing.is_empty(), "missing: {missing:#?}\nleft over: {found:#?}");
}

#[test]
fn the_repeated_headline_is_not_speech() {
    let headlines = extracted()
        .iter()
        .filter(|row| key(row).1.starts_with("Trump and Putin Expected"))
        .count();
    assert_eq!(headlines, 0);
    let all = onrecord(&["extract", "seeds", "--all", "--format", "jsonl"]);
    let listed = all
        .lines()
        .filter(|line| line.contains("Trump and Putin Expected"))
        .count();
    assert_eq!(listed, 4, "--all lists what is not speech, too");
}

fn members(utterance: &Value) -> BTreeSet<(String, String)> {
    utterance["renderings"]
        .as_array()
        .expect("renderings")
        .iter()
        .map(key)
        .collect()
}

fn owned(rows: &[(&str, &str)]) -> BTreeSet<(String, String)> {
    rows.iter()
        .map(|&(file, words)| (file.to_owned(), words.to_owned()))
        .collect()
}

#[test]
fn renderings_of_one_utterance_stand_together_and_nothing_else_with_them() {
    let report = report();
    let utterances: Vec<_> = report["utterances"]
        .as_array()
        .expect("utterances")
        .iter()
        .map(members)
        .collect();
    for wanted in UTTERANCES {
        let needed = owned(wanted.members);
        let allowed: BTreeSet<_> = needed.union(&owned(wanted.may_include)).cloned().collect();
        assert!(
            utterances
                .iter()
                .any(|found| needed.is_subset(found) && found.is_subset(&allowed)),
            "no utterance holds just {needed:#?}"
        );
    }
}

#[test]
fn the_wordings_of_have_conversation_are_told_apart() {
    let report = report();
    let utterance = report["utterances"]
        .as_array()
        .expect("utterances")
        .iter()
        .find(|utterance| {
            members(utterance)
                .iter()
                .any(|(_, words)| words.starts_with("I expect that there’ll be"))
        })
        .expect("the utterance is in the report");
    let differences = utterance["differences"].as_array().expect("differences");
    for &(kind, one, other) in VARIATIONS {
        let named = differences.iter().any(|row| {
            let sides = (
                row["quotation"].as_str().unwrap_or(""),
                row["reference"].as_str().unwrap_or(""),
            );
            row["kind"] == kind && (sides == (one, other) || sides == (other, one))
        });
        assert!(named, "{kind}: {one} / {other} is not named in {differences:#?}");
    }
}
