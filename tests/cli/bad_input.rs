//! Each bad input: a message that names the file and what to do, or a correct empty result; the other files are done.

use crate::folder;
use crate::run;

const GOOD: &str = "“We won,” Ana Ruiz said after the count.\n";

/// Extracts the bad file beside a good one, which must be done whatever the bad one is.
#[track_caller]
fn check(name: &str, bytes: &[u8], status: i32, message: &str) {
    let folder = folder(&[("good.txt", GOOD)]);
    std::fs::write(folder.path().join(name), bytes).expect("a file");
    let run = run(folder.path(), &["extract", name, "good.txt", "--format", "jsonl"]);
    assert_eq!(run.status, status, "{}", run.stderr);
    assert!(run.stderr.contains(message), "{}", run.stderr);
    assert!(
        run.stdout.contains("We won,"),
        "the good file was not done: {}",
        run.stderr
    );
}

#[test]
fn a_missing_path() {
    let folder = folder(&[("good.txt", GOOD)]);
    let run = run(
        folder.path(),
        &["extract", "none.txt", "good.txt", "--format", "jsonl"],
    );
    assert_eq!(run.status, 2);
    assert!(run.stdout.contains("We won,"));
    insta::assert_snapshot!(run.stderr, @r"
    error: none.txt: no such file or folder
      help: check the spelling; paths are relative to the folder you are in
    ");
}

#[test]
fn a_folder_without_articles() {
    let folder = folder(&[("pictures/.hidden.md", GOOD)]);
    let run = run(folder.path(), &["extract", "pictures"]);
    assert_eq!(run.status, 3);
    insta::assert_snapshot!(run.stderr, @r"
    error: pictures: no articles here
      help: name files, or a folder that holds some; hidden and ignored files are left out
    ");
}

#[test]
fn a_folder_with_files_that_are_no_text() {
    let folder = folder(&[("mixed/good.txt", GOOD)]);
    std::fs::write(
        folder.path().join("mixed/logo.png"),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    )
    .expect("a file");
    let run = run(folder.path(), &["extract", "mixed", "--format", "jsonl"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.contains("We won,"));
}

#[test]
fn an_empty_file() {
    check("empty.txt", b"", 0, "warning: empty.txt: the file is empty");
}

#[test]
fn a_binary_file() {
    check(
        "logo.png",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        2,
        "error: logo.png: not text: a PNG picture",
    );
}

#[test]
fn another_encoding() {
    let latin = b"\x93We lost,\x94 said Ana Ruiz, who had come from the caf\xe9 across the street.\n";
    check(
        "latin.txt",
        latin,
        0,
        "warning: latin.txt: not UTF-8; read as windows-1252",
    );
}

#[test]
fn bytes_that_are_no_utf8_in_a_file_that_is() {
    let mut bytes = "“We lost,” Ana Ruiz said. ".repeat(40).into_bytes();
    bytes.extend(b"\xff\xfe and nothing more.\n");
    check("broken.txt", &bytes, 0, "broken.txt");
}

#[test]
fn a_mark_on_the_last_line_that_nothing_closes() {
    let folder = folder(&[
        ("onrecord.toml", "articles = ['*.md']\n"),
        (
            "a.md",
            "The count took all night.\n\nAna Ruiz said: “We will count again",
        ),
    ]);
    let run = run(folder.path(), &["lint"]);
    assert_eq!(run.status, 1);
    assert!(
        run.stdout.contains("3:16  error[Q401] unbalanced-marks"),
        "{}",
        run.stdout
    );
}

#[test]
fn nothing_but_apostrophes() {
    let text = "It's the '90s: rock 'n' roll, the dogs' bowl, o'clock, 'em and 'tis.\n";
    let folder = folder(&[("onrecord.toml", "articles = ['*.md']\n"), ("a.md", text)]);
    let listed = run(folder.path(), &["extract", "a.md", "--all", "--format", "jsonl"]);
    assert_eq!((listed.status, listed.stdout.as_str()), (0, ""));
    let linted = run(folder.path(), &["lint"]);
    assert_eq!(linted.status, 3, "{}", linted.stdout);
    assert!(linted.stdout.contains("nothing was checked"), "{}", linted.stdout);
}

/// Four megabytes here; the fifty of the issue are run by hand, the work is linear.
#[test]
fn one_very_long_line() {
    let sentence = "“We are going to open the harbour in May,” said Ines Caldera, the mayor of the town. ";
    let text = sentence.repeat(4 * 1024 * 1024 / sentence.len());
    let folder = folder(&[("long.txt", &text)]);
    let run = run(folder.path(), &["extract", "long.txt", "--format", "csv"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let quotations = run.stdout.lines().count() - 1;
    assert_eq!(quotations, text.matches('“').count());
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_and_a_loop() {
    let folder = folder(&[("news/good.txt", GOOD)]);
    std::os::unix::fs::symlink(folder.path().join("none"), folder.path().join("news/lost.txt"))
        .expect("a link");
    std::os::unix::fs::symlink(folder.path(), folder.path().join("news/again")).expect("a link");
    let run = run(folder.path(), &["extract", "news", "--format", "jsonl"]);
    assert_eq!((run.status, run.stdout.lines().count()), (0, 1), "{}", run.stderr);
}
