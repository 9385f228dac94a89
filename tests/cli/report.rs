use std::path::Path;

use serde_json::Value;

use crate::folder;
use crate::run;

const HERALD: &str = "\
---
outlet: Saltmere Herald
date: 2031-03-02
url: https://herald.example/market
---

“There will be a market on the quay every Saturday, and we keep a stall free for the school,” Mayor Ada Lindqvist said.

“Nobody has to pay for parking,” Lindqvist said.
";

const COURIER: &str = "\
---
outlet: Aldle Courier
date: 2031-03-03
---

“There’ll be a market on the quay every Saturday, and we keep stalls free for the school,” Mayor Ada Lindqvist said.
";

const POST: &str = "\
---
outlet: <b>Morning Post</b>
date: 2031-03-03
---

“There will be a market on the quay every Saturday, and we keep no stall free for the school,” Mayor Ada Lindqvist said.
";

fn market() -> tempfile::TempDir {
    folder(&[("herald.md", HERALD), ("courier.md", COURIER), ("post.txt", POST)])
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let mut all = vec!["report", ".", "--format", "json"];
    all.extend(arguments);
    serde_json::from_str(&run(folder, &all).stdout).expect("JSON")
}

#[test]
fn the_words_of_three_outlets_stand_over_each_other() {
    let market = market();
    let run = run(market.path(), &["report", "."]);
    assert_eq!(run.status, 0);
    insta::assert_snapshot!(run.stdout, @r#"
      1  Ada Lindqvist · 3 outlets · 3 wordings · substantive differences
         Saltmere Herald      There will be a market on the quay every Saturday, and we keep a  stall
         Aldle Courier        There’ll   be a market on the quay every Saturday, and we keep —  stalls
         <b>Morning Post</b>  There will be a market on the quay every Saturday, and we keep no stall
                              ~~~~~~~~~~                                                     ~~ ~~~~~~

         Saltmere Herald      free for the school,
         Aldle Courier        free for the school,
         <b>Morning Post</b>  free for the school,

           contraction (cosmetic): “There will” Saltmere Herald, <b>Morning Post</b> · “There’ll” Aldle
           Courier
           negation (substantive): “a” Saltmere Herald · nothing Aldle Courier · “no” <b>Morning
           Post</b>
           inflection (minor): “stall” Saltmere Herald, <b>Morning Post</b> · “stalls” Aldle Courier

    4 quotations in 3 documents of 3 outlets: 2 things said, 1 printed by more than one outlet.
    Of these, 1 in differing words, 1 differing in substance.
    1 utterance not shown; --all shows them.
    "#);
}

#[test]
fn outlets_that_credit_two_people_are_told() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let told = run(repository, &["report", "fixtures/disagreeing-speakers"]).stdout;
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("outlets disagree on the speaker:"), "{told}");
    for credit in ["Ines Okafor (Saltmere Herald)", "Rafael Dunmore (Aldle Courier)"] {
        assert!(told.contains(credit), "{told}");
    }
    let fixture = repository.join("fixtures/disagreeing-speakers");
    let report = json(&fixture, &[]);
    assert_eq!(report["utterances"][0]["speakers_disagree"], true);
    assert_eq!(report["totals"]["speakers_disagree"], 1);
}

#[test]
fn json_tells_what_a_single_outlet_prints_and_the_others_do_not() {
    let market = market();
    let all = json(market.path(), &[]);
    assert_eq!(all["schema"], 1);
    assert_eq!(all["utterances"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        all["utterances"][0]["renderings"].as_array().map(Vec::len),
        Some(3)
    );
    assert_eq!(all["utterances"][0]["renderings"][0]["reference"], true);
    let shared = json(market.path(), &["--min-outlets", "2"]);
    assert_eq!(shared["utterances"].as_array().map(Vec::len), Some(1));
    assert_eq!(shared["totals"]["utterances"], 2);
    let human = |arguments: &[&str]| run(market.path(), arguments).stdout;
    assert!(!human(&["report", "."]).contains("parking"));
    assert!(human(&["report", ".", "--all"]).contains("parking"));
}

#[test]
fn pieces_are_bytes_of_the_file() {
    let market = market();
    for utterance in json(market.path(), &[])["utterances"]
        .as_array()
        .expect("utterances")
    {
        for rendering in utterance["renderings"].as_array().expect("renderings") {
            let path = rendering["path"].as_str().expect("a path");
            let stored = std::fs::read_to_string(market.path().join(path)).expect("the file");
            let bound = |name: &str| {
                usize::try_from(rendering["pieces"][0][name].as_u64().expect("a byte")).expect("fits")
            };
            assert_eq!(&stored[bound("start")..bound("end")], rendering["text"]);
        }
    }
}

#[test]
fn the_ending_of_the_file_decides_the_format() {
    let market = market();
    for (name, start) in [
        ("out.html", "<!doctype html>"),
        ("out.md", "# How outlets"),
        ("out.json", "{"),
        ("out", "  1  "),
    ] {
        let output = market.path().join("reports");
        std::fs::create_dir_all(&output).expect("a folder");
        let file = output.join(name);
        let written = run(
            market.path(),
            &[
                "report",
                "herald.md",
                "courier.md",
                "-o",
                file.to_str().expect("UTF-8"),
            ],
        );
        assert_eq!(
            (written.status, written.stdout.as_str()),
            (0, ""),
            "{}",
            written.stderr
        );
        let text = std::fs::read_to_string(file).expect("the report");
        assert!(text.starts_with(start), "{name}: {text}");
    }
}

#[test]
fn the_page_is_self_contained_and_obeys_nobody() {
    let market = market();
    let page = run(market.path(), &["report", ".", "--format", "html"]).stdout;
    assert!(page.contains("&lt;b&gt;Morning Post&lt;/b&gt;"));
    for foreign in ["<b>Morning", "<script", "<link", "<img", "@import", "url("] {
        assert!(!page.contains(foreign), "{foreign}");
    }
    let addresses: Vec<&str> = page
        .match_indices("http")
        .map(|(at, _)| &page[at.saturating_sub(6)..at])
        .collect();
    assert!(
        !addresses.is_empty() && addresses.iter().all(|before| *before == "href=\""),
        "{addresses:?}"
    );
}

#[test]
fn a_report_on_nothing_is_no_success() {
    let folder = folder(&[("a.txt", "Nobody said a word.\n")]);
    let none = run(folder.path(), &["report", "."]);
    assert_eq!(none.status, 3);
    assert!(
        none.stderr.contains("no quotation in 1 document"),
        "{}",
        none.stderr
    );
    std::fs::create_dir(folder.path().join("empty")).expect("a folder");
    let empty = run(folder.path(), &["report", "empty"]);
    assert_eq!(empty.status, 3);
    assert!(
        empty.stderr.contains("empty: no articles here"),
        "{}",
        empty.stderr
    );
    let missing = run(folder.path(), &["report", "missing.txt"]);
    assert_eq!(missing.status, 2);
    let unwritable = run(folder.path(), &["report", "a.txt", "-o", "no/such/folder.html"]);
    assert_eq!(unwritable.status, 2);
    assert!(
        unwritable.stderr.contains("cannot be written"),
        "{}",
        unwritable.stderr
    );
}
