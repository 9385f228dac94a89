use serde_json::Value;

use crate::folder;
use crate::run;
use crate::run_with_input;

const ARTICLE: &str = "“We won,” Ana Ruiz said after the count. “Nobody expected it.”\n";

#[test]
fn each_quotation_is_a_line_with_its_bytes() {
    let folder = folder(&[("a.txt", ARTICLE)]);
    let run = run(folder.path(), &["extract", "a.txt", "--format", "jsonl"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let first: Value = serde_json::from_str(run.stdout.lines().next().expect("a line")).expect("JSON");
    assert_eq!(first["path"], "a.txt");
    assert_eq!(first["id"], "q1");
    assert_eq!(first["line"], 1);
    assert_eq!(first["column"], 2);
    assert_eq!(first["speaker"]["name"], "Ana Ruiz");
    assert_eq!(first["kind"], "speech");
    let piece = &first["pieces"][0];
    let bytes = |key: &str| usize::try_from(piece[key].as_u64().expect("a number")).expect("fits");
    assert_eq!(&ARTICLE[bytes("start")..bytes("end")], "We won,");
    let source = &first["source"];
    let bytes = |key: &str| usize::try_from(source[key].as_u64().expect("a number")).expect("fits");
    assert_eq!(&ARTICLE[bytes("start")..bytes("end")], source["text"]);
}

#[test]
fn json_and_csv_hold_what_jsonl_holds() {
    let folder = folder(&[("a.txt", ARTICLE), ("b.txt", ARTICLE)]);
    let lines = run(folder.path(), &["extract", ".", "--format", "jsonl"]).stdout;
    let lines: Vec<Value> = lines
        .lines()
        .map(|it| serde_json::from_str(it).expect("JSON"))
        .collect();
    let whole: Value =
        serde_json::from_str(&run(folder.path(), &["extract", ".", "--format", "json"]).stdout)
            .expect("JSON");
    assert_eq!(whole["schema"], 1);
    assert_eq!(whole["quotations"].as_array(), Some(&lines));
    let table = run(folder.path(), &["extract", ".", "--format", "csv"]).stdout;
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let texts: Vec<String> = rows
        .records()
        .map(|row| row.expect("a row")[8].to_owned())
        .collect();
    let expected: Vec<&str> = lines.iter().filter_map(|it| it["text"].as_str()).collect();
    assert_eq!(texts, expected);
}

#[test]
fn files_keep_their_order_however_many_are_read_together() {
    let names: Vec<String> = (0..150).map(|number| format!("news/{number:03}.txt")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), ARTICLE)).collect();
    let folder = folder(&files);
    let output = run(folder.path(), &["extract", "news", "--format", "jsonl"]).stdout;
    let mut paths: Vec<String> = output
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).expect("JSON")["path"]
                .as_str()
                .expect("a path")
                .to_owned()
        })
        .collect();
    paths.dedup();
    assert_eq!(paths, names);
}

#[test]
fn standard_input_is_an_article() {
    let folder = folder(&[]);
    let run = run_with_input(folder.path(), &["extract", "-", "--format", "jsonl"], ARTICLE);
    let first: Value = serde_json::from_str(run.stdout.lines().next().expect("a line")).expect("JSON");
    assert_eq!(first["path"], "<stdin>");
}

#[test]
fn an_empty_listing_is_still_json() {
    let folder = folder(&[("a.txt", "Nobody said a word.\n")]);
    let run = run(folder.path(), &["extract", "a.txt", "--format", "json"]);
    assert_eq!(run.status, 0);
    let whole: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(whole["quotations"], serde_json::json!([]));
}

#[test]
fn a_listing_for_people_names_place_and_speaker() {
    let folder = folder(&[("a.txt", ARTICLE)]);
    let listing = run(folder.path(), &["extract", "a.txt"]).stdout;
    let lines: Vec<&str> = listing.lines().collect();
    assert_eq!(lines[0], "a.txt");
    assert!(lines[1].starts_with("      1:2  Ana Ruiz"), "{listing}");
    assert_eq!(lines[2].trim(), "“We won,”");
}

#[test]
fn colour_is_left_out_unless_it_is_asked_for() {
    let folder = folder(&[("a.txt", ARTICLE)]);
    assert!(
        !run(folder.path(), &["extract", "a.txt"])
            .stdout
            .contains('\u{1b}')
    );
    let coloured = run(folder.path(), &["extract", "a.txt", "--color", "always"]).stdout;
    assert!(coloured.contains('\u{1b}'));
}

#[test]
fn a_regular_expression_picks_quotations() {
    let folder = folder(&[("a.txt", ARTICLE)]);
    let picked = run(
        folder.path(),
        &[
            "extract",
            "a.txt",
            "--format",
            "jsonl",
            "--matching",
            "(?i)NOBODY",
        ],
    );
    assert_eq!(picked.stdout.lines().count(), 1);
    assert!(picked.stdout.contains("Nobody expected it."));
    let wrong = run(folder.path(), &["extract", "a.txt", "--matching", "("]);
    assert_eq!(wrong.status, 2);
    assert!(wrong.stderr.contains("unclosed group"), "{}", wrong.stderr);
}

#[test]
fn records_that_arrive_one_after_the_other_give_what_the_file_gives() {
    let line = |number: usize| {
        let text = ARTICLE.replace('\n', " ").replace("Ana", &format!("Ana{number}"));
        format!("{{\"id\":\"{number}\",\"text\":\"{text}\"}}\n")
    };
    // More than what is looked at to tell the format.
    let lines: String = (0..2000).map(line).collect();
    assert!(lines.len() > 2 * 64 * 1024);
    let folder = folder(&[("news.jsonl", &lines)]);
    let file = run(folder.path(), &["extract", "news.jsonl", "--format", "jsonl"]);
    // The limit is that of a record where records are read one by one, and that of the file where it is read whole.
    let limited = ["extract", "-", "--format", "jsonl", "--max-bytes", "100K"];
    let piped = run_with_input(folder.path(), &limited, &lines);
    assert_eq!(piped.status, 0, "{}", piped.stderr);
    assert_eq!(file.stdout.lines().count(), 4000);
    let first = piped.stdout.lines().next().expect("a line");
    let name = first.split(['"', '#']).nth(3).expect("a path");
    assert_eq!(
        piped.stdout,
        file.stdout.replace("\"news.jsonl#", &format!("\"{name}#"))
    );
}
