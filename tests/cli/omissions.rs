//! Nothing green by omission: every row of the table in docs/reference/exit-status.md, with each command and format.

use std::path::Path;

use serde_json::Value;

use crate::Run;
use crate::TRANSCRIPT;
use crate::folder;
use crate::run;

const GOOD: &str =
    "“We will open the library on the first of June, and nobody will pay for a card,” Ada Lindqvist said.\n";

const CONFIG: &str = "articles = ['articles/**']\nreferences = ['transcripts/**']\n";

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

/// A row of the table.
#[derive(Debug)]
struct Row {
    situation: String,
    printed: String,
    /// Command and status.
    statuses: Vec<(&'static str, i32)>,
}

fn table() -> Vec<Row> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reference/exit-status.md");
    let text = std::fs::read_to_string(page).expect("the page");
    let rows = text
        .lines()
        .skip_while(|line| !line.starts_with("| situation"))
        .skip(2);
    rows.map_while(|line| line.strip_prefix("| "))
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let status = |command, at: usize| Some((command, cells[at].parse().ok()?));
            Row {
                situation: cells[0].to_owned(),
                printed: cells[1].trim_matches('`').to_owned(),
                statuses: [status("lint", 2), status("check", 3)]
                    .into_iter()
                    .flatten()
                    .collect(),
            }
        })
        .collect()
}

/// A repository in the situation, and further arguments.
fn scene(situation: &str) -> (tempfile::TempDir, Vec<String>) {
    let scene = folder(&[
        ("repository/onrecord.toml", CONFIG),
        ("repository/articles/draft.md", GOOD),
        ("repository/transcripts/council.txt", TRANSCRIPT),
        ("elsewhere/other.md", GOOD),
        ("elsewhere/folder/council.txt", TRANSCRIPT),
    ]);
    let root = scene.path().join("repository");
    let put = |name: &str, bytes: &[u8]| {
        let path = root.join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    };
    let config = |text: &str| put("onrecord.toml", text.as_bytes());
    let link = |to: &Path, name: &str| {
        #[cfg(unix)]
        std::os::unix::fs::symlink(to, root.join(name)).expect("a link");
    };
    let fixture = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("fixtures/formats")
            .join(name);
        std::fs::read(path).expect("a fixture")
    };
    let mut more = Vec::new();
    match situation {
        "a pattern of `references` names no file" => {
            config("articles = ['articles/**']\nreferences = ['transcripts/**', 'wires/**']\n");
        }
        "a pattern of `articles` names no file" => {
            config("articles = ['articles/**', 'news/**']\nreferences = ['transcripts/**']\n");
        }
        "a pattern names only hidden files" => {
            put("wires/.council.txt", TRANSCRIPT.as_bytes());
            config("articles = ['articles/**']\nreferences = ['transcripts/**', 'wires/**']\n");
        }
        "a path of the command line is not there" => more.push("articles/none.md".to_owned()),
        "a path of the command line is no article" => {
            more.extend(["articles".to_owned(), "transcripts".to_owned()]);
        }
        "an article is empty" => put("articles/empty.md", b""),
        "a reference is empty" => put("transcripts/empty.txt", b" \n"),
        "an article is no text" => put("articles/draft", b"\0\x01\0\x02 a draft"),
        "a reference is no text" => put("transcripts/notes.txt", b"\0\x01\0\x02 a note"),
        "a picture is among the articles" => put("articles/logo.png", PICTURE),
        "a picture is called an article" => put("articles/logo.md", PICTURE),
        "an article is a link out of the repository" => {
            link(&scene.path().join("elsewhere/other.md"), "articles/other.md");
        }
        "an article is a link that leads nowhere" => link(&scene.path().join("none.md"), "articles/none.md"),
        "an article is a pipe" => pipe(&root.join("articles/late.md")),
        "a folder of references is a link out of the repository" => {
            link(&scene.path().join("elsewhere/folder"), "transcripts/more");
        }
        "an ignore rule leaves an article out" => {
            put(".gitignore", b"late.md\n");
            put("articles/late.md", GOOD.as_bytes());
        }
        "an ignore rule leaves a reference out" => {
            put(".ignore", b"late.txt\n");
            put("transcripts/late.txt", TRANSCRIPT.as_bytes());
        }
        "a line of JSON Lines is malformed" => put(
            "articles/wire.jsonl",
            format!("{{\"text\":{GOOD:?}}}\n{{\"text\":\n{{\"text\":{GOOD:?}}}\n").as_bytes(),
        ),
        "a member of an archive is damaged" => put("articles/wires.zip", &damaged_archive()),
        "a PDF among the references is encrypted" => {
            put("transcripts/statement.pdf", &fixture("encrypted.pdf"));
        }
        "a Word file among the references is damaged" => {
            let bytes = fixture("pandoc.docx");
            put("transcripts/statement.docx", &bytes[..bytes.len() / 2]);
        }
        "an article is larger than the limit" => {
            put("articles/long.md", GOOD.repeat(40).as_bytes());
            more.extend(["--max-bytes".to_owned(), "2K".to_owned()]);
        }
        "marks of quotation are garbled" => {
            put("articles/old.md", "â€œWe won,â€\u{9d} she said.\n".as_bytes());
        }
        "marks of quotation are unknown characters" => put(
            "articles/old.md",
            "\u{fffd}We won,\u{fffd} she said.\n".as_bytes(),
        ),
        "a block of code that nothing closes hides a quotation" => put(
            "articles/code.md",
            "A note.\n\n```\n“We won,” she said.\n".as_bytes(),
        ),
        "a comment that nothing closes hides a quotation" => put(
            "articles/note.md",
            "A note.\n\n<!--\n\n“We won,” she said.\n".as_bytes(),
        ),
        "a result of onrecord is among the articles" => {
            let made = run(&root, &["report", "articles", "--format", "html", "--all"]);
            put("articles/report.html", made.stdout.as_bytes());
        }
        "one of several articles has no quotation" => {
            put("articles/mute.md", b"The library opens in summer.\n");
        }
        "the only article has no quotation" => put("articles/draft.md", b"The library opens in summer.\n"),
        "all references are empty" => put("transcripts/council.txt", b""),
        "there is no article" => {
            std::fs::remove_file(root.join("articles/draft.md")).expect("the article");
            config("articles = []\nreferences = ['transcripts/**']\n");
        }
        other => panic!("the table has a situation that nobody makes: {other}"),
    }
    (scene, more)
}

/// Makes a named pipe that nothing writes to.
fn pipe(path: &Path) {
    let made = std::process::Command::new("mkfifo").arg(path).status();
    assert!(made.expect("mkfifo").success());
}

/// A ZIP archive with a good and a damaged member.
fn damaged_archive() -> Vec<u8> {
    use std::io::Write;

    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in ["good.md", "bad.md"] {
        archive
            .start_file(name, zip::write::SimpleFileOptions::default())
            .expect("a member");
        archive.write_all(GOOD.repeat(20).as_bytes()).expect("written");
    }
    let mut bytes = archive.finish().expect("an archive").into_inner();
    // The second member's packed bytes, behind its name.
    let name = bytes
        .windows(6)
        .position(|it| it == b"bad.md")
        .expect("the member");
    for byte in &mut bytes[name + 10..name + 30] {
        *byte ^= 0xff;
    }
    bytes
}

fn runs(root: &Path, command: &str, format: &str, more: &[String]) -> Run {
    let mut arguments = vec![command, "--format", format];
    if command == "check" {
        arguments.push("articles");
    }
    arguments.extend(more.iter().map(String::as_str));
    if command == "check" {
        arguments.extend(["--against", "transcripts"]);
    }
    run(root, &arguments)
}

/// What a run says was not checked, in the words of its format, and whether it fails for it; without what it says on
/// standard error.
fn told(run: &Run, format: &str) -> (String, bool) {
    match format {
        "json" => {
            let root: Value = serde_json::from_str(&run.stdout).expect("JSON");
            let skipped = root["skipped"].as_array().expect("a list");
            assert_eq!(root["summary"]["skipped"].as_u64(), Some(skipped.len() as u64));
            let fails = skipped.iter().any(|it| it["fails"] == true);
            let mute = root["summary"]["without_quotation"].as_u64().expect("a number");
            let mut words: String = skipped
                .iter()
                .map(|it| {
                    format!(
                        "{}: {}\n",
                        it["path"].as_str().expect("a path"),
                        it["message"].as_str().expect("a message")
                    )
                })
                .collect();
            words += &format!("{mute} article without a quotation");
            (words, fails)
        }
        "sarif" => {
            let root: Value = serde_json::from_str(&run.stdout).expect("JSON");
            let invocation = &root["runs"][0]["invocations"][0];
            let notes = invocation["toolExecutionNotifications"]
                .as_array()
                .expect("a list");
            let words = notes
                .iter()
                .map(|it| it["message"]["text"].as_str().expect("a message"));
            let fails = invocation["executionSuccessful"] == false;
            (words.collect::<Vec<_>>().join("\n"), fails)
        }
        "github" => (
            run.stdout.clone(),
            run.stdout.contains("title=not checked%3A") && run.stdout.contains("::error "),
        ),
        _ => (run.stdout.clone(), run.status != 0),
    }
}

#[cfg(unix)]
#[test]
fn every_situation_is_told_with_its_status() {
    let rows = table();
    let mut scenarios = 0;
    for row in &rows {
        let (scene, more) = scene(&row.situation);
        let root = scene.path().join("repository");
        for (command, status) in &row.statuses {
            for format in ["human", "json", "sarif", "github"] {
                let run = runs(&root, command, format, &more);
                let at = format!(
                    "{} ({command}, {format})\n{}\n{}",
                    row.situation, run.stdout, run.stderr
                );
                assert_eq!(run.status, *status, "{at}");
                let (words, fails) = told(&run, format);
                assert!(words.contains(&row.printed), "not told: {at}");
                assert_eq!(fails, *status != 0, "{at}");
                scenarios += 1;
            }
        }
    }
    assert!(scenarios >= 100, "{scenarios}");
}

/// The scene without any omission is green, so that the others are red for what they leave out.
#[test]
fn a_run_that_leaves_nothing_out_is_green_and_says_so() {
    let (scene, _) = scene("one of several articles has no quotation");
    let root = scene.path().join("repository");
    std::fs::remove_file(root.join("articles/mute.md")).expect("the file");
    for command in ["lint", "check"] {
        let run = runs(&root, command, "json", &[]);
        let found: Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!((run.status, run.stderr.as_str()), (0, ""));
        assert_eq!(found["skipped"], serde_json::json!([]));
        assert_eq!(found["summary"]["verbatim"], 1);
    }
}

/// The same article under every way to write its path, and in `lint`, has the same fingerprints.
#[test]
fn fingerprints_do_not_depend_on_how_a_path_is_written() {
    let scene = folder(&[
        ("repository/onrecord.toml", CONFIG),
        ("repository/articles/draft.md", crate::ARTICLE),
        ("repository/transcripts/council.txt", TRANSCRIPT),
    ]);
    let root = scene.path().join("repository");
    let prints = |folder: &Path, arguments: &[&str]| -> Vec<String> {
        let run = run(folder, arguments);
        let root: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let findings = root["findings"].as_array().expect("a list").iter();
        findings
            .map(|it| it["fingerprint"].as_str().expect("a name").to_owned())
            .collect()
    };
    let expected = prints(&root, &["lint", "--format", "json"]);
    assert_eq!(expected.len(), 2);
    let absolute = root.join("articles/draft.md").display().to_string();
    let sources = root.join("transcripts").display().to_string();
    for (folder, path) in [
        (root.clone(), "articles/draft.md"),
        (root.clone(), "./articles/draft.md"),
        (root.clone(), "articles"),
        (root.clone(), "articles/../articles//draft.md"),
        (root.clone(), &absolute),
        (root.join("articles"), "draft.md"),
        (root.join("articles"), "."),
        (scene.path().to_path_buf(), "repository/articles/draft.md"),
        (scene.path().to_path_buf(), &absolute),
    ] {
        let found = prints(
            &folder,
            &["check", path, "--against", &sources, "--format", "json"],
        );
        assert_eq!(found, expected, "{path} in {}", folder.display());
    }
}
