use crate::ARTICLE;
use crate::TRANSCRIPT;
use crate::folder;
use crate::run;

#[test]
fn every_file_is_listed_with_its_reader() {
    let folder = folder(&[
        ("news/draft.md", ARTICLE),
        ("news/council.txt", TRANSCRIPT),
        ("news/empty.txt", ""),
    ]);
    std::fs::write(folder.path().join("news/logo.png"), b"\x89PNG\r\n\x1a\n\0\0").expect("a file");
    let run = run(folder.path(), &["inputs", "news"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    insta::assert_snapshot!(run.stdout, @r"
    news/council.txt
      transcript: it starts with a speaker's label and goes on in his words
      1 document (1 transcript), 0 quotations
    news/draft.md
      markdown: its name ends in .md
      1 document, 3 quotations
    news/empty.txt
      plain-text: its name ends in .txt
      1 document, 0 quotations
      warning: the file is empty
    news/logo.png
      skipped: not text: a PNG picture, at byte 0
    ");
}

#[test]
fn what_cannot_be_read_is_listed_as_an_error() {
    let folder = folder(&[("draft.md", ARTICLE)]);
    let run = run(
        folder.path(),
        &["inputs", "none.md", "draft.md", "--format", "jsonl"],
    );
    assert_eq!(run.status, 2);
    let lines: Vec<serde_json::Value> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(lines[0]["error"], "no such file or folder");
    assert!(
        lines[0]["help"]
            .as_str()
            .is_some_and(|it| it.contains("check the spelling"))
    );
    assert_eq!(lines[1]["documents"], 1);
    assert_eq!(lines[1]["quotations"], 3);
}
