//! `-o`: the earlier result or the new one, and never the loss of anything else.

use std::path::Path;

use crate::ARTICLE;
use crate::Run;
use crate::TRANSCRIPT;
use crate::folder;
use crate::run;

fn newsroom() -> tempfile::TempDir {
    folder(&[
        (
            "onrecord.toml",
            "articles = ['articles/**']\nreferences = ['transcripts/**']\n",
        ),
        ("articles/draft.md", ARTICLE),
        ("articles/other.md", ARTICLE),
        ("transcripts/council.txt", TRANSCRIPT),
    ])
}

fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).expect("a file")
}

/// A command that writes a result to `file`.
fn writes(folder: &Path, command: &str, file: &str, more: &[&str]) -> Run {
    let start: &[&str] = match command {
        "report" => &["report", "articles", "--all"],
        "check" => &["check", "articles", "--against", "transcripts"],
        _ => &["lint"],
    };
    run(folder, &[start, &["-o", file], more].concat())
}

const COMMANDS: [(&str, &[&str]); 3] = [
    ("report", &["human", "html", "markdown", "json"]),
    ("check", &["human", "json", "github", "sarif"]),
    ("lint", &["human", "json", "github", "sarif"]),
];

#[test]
fn every_result_is_replaced_by_the_next_one() {
    let folder = newsroom();
    let mut before: Option<String> = None;
    for (command, formats) in COMMANDS {
        for format in formats {
            let run = writes(folder.path(), command, "result", &["--format", format]);
            assert!(matches!(run.status, 0 | 1), "{command} {format}: {}", run.stderr);
            assert_eq!(run.stdout, "");
            let text = read(folder.path(), "result");
            assert_ne!(Some(&text), before.as_ref(), "{command} {format}");
            before = (command == "report").then_some(text);
        }
    }
    let left: Vec<_> = std::fs::read_dir(folder.path()).expect("a folder").collect();
    assert_eq!(left.len(), 4, "something is left over: {left:?}");
}

#[test]
fn a_file_that_is_no_result_is_replaced_with_force_only() {
    let folder = newsroom();
    for (command, _) in COMMANDS {
        std::fs::write(folder.path().join("notes.md"), "# Notes\n").expect("a file");
        let refused = writes(folder.path(), command, "notes.md", &[]);
        assert_eq!(refused.status, 2, "{command}");
        assert!(refused.stderr.contains("no earlier result"), "{}", refused.stderr);
        assert!(refused.stderr.contains("--force"), "{}", refused.stderr);
        assert_eq!(read(folder.path(), "notes.md"), "# Notes\n");
        let forced = writes(folder.path(), command, "notes.md", &["--force"]);
        assert!(matches!(forced.status, 0 | 1), "{command}: {}", forced.stderr);
        assert_ne!(read(folder.path(), "notes.md"), "# Notes\n");
    }
}

#[test]
fn an_input_is_never_replaced() {
    let folder = newsroom();
    for (command, inputs) in [
        ("report", &["articles/draft.md", "./articles/draft.md"][..]),
        ("check", &["articles/draft.md", "transcripts/council.txt"]),
        (
            "lint",
            &["articles/draft.md", "transcripts/council.txt", "onrecord.toml"],
        ),
    ] {
        for input in inputs {
            let before = read(folder.path(), input);
            for more in [&[][..], &["--force"]] {
                let run = writes(folder.path(), command, input, more);
                assert_eq!(run.status, 2, "{command} {input}");
                assert!(run.stderr.contains("not written"), "{}", run.stderr);
                assert_eq!(read(folder.path(), input), before);
            }
        }
    }
    let absolute = folder.path().join("articles/draft.md");
    let run = writes(
        folder.path(),
        "report",
        absolute.to_str().expect("UTF-8"),
        &["--force"],
    );
    assert!(run.stderr.contains("the file is an input"), "{}", run.stderr);
}

/// Every result beside the articles it was made of: the next one says the same and names what it leaves out.
#[test]
fn a_result_among_the_articles_is_no_outlet() {
    let folder = newsroom();
    let report = || {
        let run = run(folder.path(), &["report", "articles", "--format", "json"]);
        (run.stdout, run.stderr)
    };
    let (before, _) = report();
    let mut number = 0;
    for (command, formats) in COMMANDS {
        for format in formats {
            let name = format!("articles/{command}-{format}.md");
            let made = writes(folder.path(), command, &name, &["--format", format]);
            assert!(matches!(made.status, 0 | 1), "{name}: {}", made.stderr);
            number += 1;
        }
    }
    for format in ["json", "jsonl", "csv"] {
        let listed = run(folder.path(), &["extract", "articles", "--format", format]);
        std::fs::write(
            folder.path().join(format!("articles/quotations.{format}")),
            listed.stdout,
        )
        .expect("a file");
        number += 1;
    }
    let (after, told) = report();
    assert_eq!(before, after);
    assert_eq!(
        told.matches("a result of onrecord, no article: left out").count(),
        number,
        "{told}"
    );
    let alone = run(folder.path(), &["report", "articles/report-html.md"]);
    assert_eq!(alone.status, 3, "{}", alone.stderr);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::PermissionsExt;

    let folder = newsroom();
    let path = folder.path().join("result.json");
    writes(folder.path(), "report", "result.json", &[]);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("permissions");
    std::os::unix::fs::symlink(&path, folder.path().join("latest.json")).expect("a link");
    let run = writes(folder.path(), "check", "latest.json", &["--format", "json"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert_eq!(
        path.metadata().expect("the file").permissions().mode() & 0o777,
        0o640
    );
    assert!(read(folder.path(), "result.json").contains("\"findings\""));
    let link = folder
        .path()
        .join("latest.json")
        .symlink_metadata()
        .expect("the link");
    assert!(link.is_symlink());
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_is_written_to() {
    let folder = newsroom();
    let run = writes(folder.path(), "report", "/dev/stdout", &["--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("\"utterances\""));
}
