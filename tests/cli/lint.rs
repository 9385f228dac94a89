use serde_json::Value;

use crate::ARTICLE;
use crate::TRANSCRIPT;
use crate::folder;
use crate::newsroom;
use crate::run;

const CONFIG: &str = "articles = ['articles/']\nreferences = ['transcripts/**']\n";

fn repository(config: &str) -> tempfile::TempDir {
    folder(&[
        ("onrecord.toml", config),
        ("articles/draft.md", ARTICLE),
        ("transcripts/council.txt", TRANSCRIPT),
    ])
}

/// Rule and place of each finding.
fn findings(json: &str) -> Vec<(String, u64, String)> {
    let root: Value = serde_json::from_str(json).expect("JSON");
    let all = root["findings"].as_array().expect("a list").iter();
    all.map(|it| {
        (
            it["rule"].as_str().unwrap_or("").to_owned(),
            it["line"].as_u64().unwrap_or(0),
            it["fingerprint"].as_str().unwrap_or("").to_owned(),
        )
    })
    .collect()
}

#[test]
fn the_configuration_is_found_from_a_folder_below() {
    let folder = repository(CONFIG);
    let run = run(&folder.path().join("articles"), &["lint", "--format", "json"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    let rules: Vec<(String, u64)> = findings(&run.stdout).into_iter().map(|it| (it.0, it.1)).collect();
    assert_eq!(rules, [("Q102".to_owned(), 5), ("Q101".to_owned(), 7)]);
}

#[test]
fn severities_are_what_the_configuration_says() {
    let quiet = format!("{CONFIG}[rules]\nnot-found = 'off'\nQ102 = 'warning'\n");
    let folder = repository(&quiet);
    let status = |arguments: &[&str]| run(folder.path(), arguments).status;
    assert_eq!(status(&["lint"]), 0);
    assert_eq!(status(&["lint", "--fail-on", "warning"]), 1);
    let output = run(folder.path(), &["lint", "--format", "json"]).stdout;
    assert_eq!(findings(&output).len(), 1);
}

#[test]
fn a_fingerprint_survives_moved_lines_and_tells_repetitions_apart() {
    let folder = repository(CONFIG);
    let before = findings(&run(folder.path(), &["lint", "--format", "json"]).stdout);
    let moved = format!("A new first paragraph.\n\n{ARTICLE}");
    std::fs::write(folder.path().join("articles/draft.md"), &moved).expect("a file");
    let after = findings(&run(folder.path(), &["lint", "--format", "json"]).stdout);
    let marks =
        |findings: &[(String, u64, String)]| findings.iter().map(|it| it.2.clone()).collect::<Vec<_>>();
    assert_eq!(marks(&before), marks(&after));
    assert_ne!(before[0].1, after[0].1);

    let twice = format!("{ARTICLE}\n{ARTICLE}");
    std::fs::write(folder.path().join("articles/draft.md"), twice).expect("a file");
    let mut all = marks(&findings(
        &run(folder.path(), &["lint", "--format", "json"]).stdout,
    ));
    assert_eq!(all.len(), 4);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 4);
}

#[test]
fn only_the_articles_among_the_given_paths_are_checked() {
    let folder = repository(CONFIG);
    let status = |path: &str| run(folder.path(), &["lint", path]).status;
    assert_eq!(status("articles/draft.md"), 1);
    assert_eq!(status("transcripts"), 3);
    assert_eq!(status("none.md"), 2);
}

#[test]
fn a_repository_without_references_is_told_so() {
    // The article quotes one utterance twice, differently, which is wrong without any reference.
    let folder = repository("articles = ['articles/**']\n[rules]\nquotation-printed-twice = 'off'\n");
    let run = run(folder.path(), &["lint"]);
    assert_eq!(run.status, 0, "a warning fails nothing unless asked to");
    assert!(
        run.stdout
            .contains("warning[Q501] no-reference: nothing to check 3 quotations against"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_wrong_configuration_names_its_line() {
    let folder = repository("articles = ['articles/**']\nreference = []\n");
    let run = run(folder.path(), &["lint"]);
    assert_eq!(run.status, 2);
    assert!(
        run.stderr
            .contains("onrecord.toml:2:1: unknown field `reference`"),
        "{}",
        run.stderr
    );
}

#[test]
fn the_configuration_says_what_fails() {
    let folder = repository(&format!(
        "{CONFIG}fail-on = 'warning'\n[rules]\nQ101 = 'warning'\nQ102 = 'warning'\n"
    ));
    assert_eq!(run(folder.path(), &["lint"]).status, 1);
    assert_eq!(run(folder.path(), &["lint", "--fail-on", "error"]).status, 0);
    let folder = repository(&format!("{CONFIG}fail-on = 'off'\n"));
    assert_eq!(run(folder.path(), &["lint"]).status, 2);
}

#[test]
fn github_annotations_name_file_and_line() {
    let folder = repository(CONFIG);
    let output = run(folder.path(), &["lint", "--format", "github"]).stdout;
    let first = output.lines().next().expect("a line");
    assert!(
        first.starts_with("::error file=articles/draft.md,line=5,endLine=5,col=2,endColumn=79,title=Q102 distorted-wording::"),
        "{first}"
    );
}

/// The parts of SARIF 2.1.0 that its schema requires, and those that code scanning reads.
#[test]
fn sarif_has_what_code_scanning_reads() {
    let run = run(&newsroom(), &["lint", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let scan = &log["runs"][0];
    assert_eq!(scan["columnKind"], "unicodeCodePoints");
    assert_eq!(scan["tool"]["driver"]["name"], "onrecord");
    let rules = scan["tool"]["driver"]["rules"].as_array().expect("rules");
    let results = scan["results"].as_array().expect("results");
    assert!(!results.is_empty());
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("fits");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().expect("a level")));
        assert!(!result["message"]["text"].as_str().expect("a message").is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().expect("a URI");
        assert!(uri.starts_with("articles/"), "{uri}");
        for key in ["startLine", "startColumn", "endLine", "endColumn", "byteLength"] {
            assert!(
                place["region"][key].as_u64().is_some_and(|it| it > 0),
                "{key} of {place}"
            );
        }
        assert_eq!(
            result["partialFingerprints"]["onrecordQuotation/v1"]
                .as_str()
                .map(str::len),
            Some(16)
        );
    }
}

#[test]
fn findings_for_people_name_place_words_and_remedy() {
    let folder = repository(CONFIG);
    insta::assert_snapshot!(run(folder.path(), &["lint"]).stdout, @r"
    articles/draft.md
        5:2  error[Q102] distorted-wording: the wording changes what was said: “may” for “will”, against transcripts/council.txt
             “We may open the library on the first of June, and nobody will pay for a card,”
             see transcripts/council.txt:1:22, Mayor Ada Lindqvist, transcript or statement
               quotation  We may  open the library on the first of June, and nobody will pay for a card,
               reference  We will open the library on the first of June, and nobody will pay for a card
                             ^^^^

               ~ modality  “may” for “will”  substantive
             help: print the words of the reference
        7:2  error[Q101] not-found: no reference has these words, and none has words like them
             “The shelves were built by pupils of the village school over two long winters,”
             help: add the transcript or statement they come from to the references

    3 quotations: 1 verbatim, 0 edited, 0 cleaned, 0 altered, 1 distorted, 1 not found, 0 unverifiable
    2 errors
    ");
}
