//! Patterns of `onrecord.toml` that name nothing: never green, and told with the line they are written in.

use crate::ARTICLE;
use crate::TRANSCRIPT;
use crate::folder;
use crate::run;

const GOOD: &str =
    "“We will open the library on the first of June, and nobody will pay for a card,” Ada Lindqvist said.\n";

fn repository(articles: &str, references: &str) -> tempfile::TempDir {
    let config = format!("articles = {articles}\nreferences = {references}\n");
    folder(&[
        ("onrecord.toml", &config),
        ("articles/draft.md", GOOD),
        ("transcripts/council.txt", TRANSCRIPT),
        ("hidden/.council.txt", TRANSCRIPT),
        ("ignored/council.txt", TRANSCRIPT),
        (".gitignore", "ignored/\n"),
    ])
}

#[test]
fn a_pattern_that_names_no_file_is_an_error_with_its_line() {
    let below = "patterns are relative to the folder of onrecord.toml";
    for (pattern, remedy) in [
        ("transcript/**", "check the spelling"),
        ("absent.txt", "check the spelling"),
        ("../transcripts/**", below),
        ("/transcripts/**", below),
        ("transcripts\\\\**", "write `transcripts/**`"),
        ("transcripts", "it is a folder: write `transcripts/`"),
        ("", "check the spelling"),
        ("hidden/**", "1 file left out, such as hidden/.council.txt"),
        (
            "ignored/**",
            "1 file left out, such as ignored/council.txt: a rule of .gitignore",
        ),
    ] {
        for (articles, references, key, line) in [
            (
                "['articles/**']",
                format!("['transcripts/**', \"{pattern}\"]"),
                "references",
                "2:",
            ),
            ("['articles/**']", format!("[\"{pattern}\"]"), "references", "2:"),
            (
                &*format!("[\"articles/**\", \"{pattern}\"]"),
                "['transcripts/**']".to_owned(),
                "articles",
                "1:",
            ),
        ] {
            let folder = repository(articles, &references);
            let run = run(folder.path(), &["lint"]);
            assert_eq!(run.status, 2, "{pattern}: {}", run.stderr);
            let place = format!("error: onrecord.toml:{line}");
            let place = place.replace(
                "onrecord.toml",
                &folder.path().join("onrecord.toml").display().to_string(),
            );
            assert!(run.stderr.contains(&place), "{pattern}: {}", run.stderr);
            assert!(
                run.stderr.contains(&format!("of `{key}` matches no file")),
                "{}",
                run.stderr
            );
            assert!(run.stderr.contains(remedy), "{pattern}: {}", run.stderr);
            assert!(
                run.stdout.contains("quotation"),
                "the rest is not done: {}",
                run.stdout
            );
        }
    }
}

#[cfg(unix)]
#[test]
fn a_pattern_that_names_only_a_link() {
    let folder = repository("['articles/**']", "['linked/**', 'council.txt']");
    let link = |from: &str, to: &str| {
        std::os::unix::fs::symlink(folder.path().join(from), folder.path().join(to)).expect("a link");
    };
    link("transcripts", "linked");
    link("transcripts/council.txt", "council.txt");
    let run = run(folder.path(), &["lint"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(
        run.stderr.contains("2:15: the pattern `linked/**`"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("2:28: the pattern `council.txt`"),
        "{}",
        run.stderr
    );
    assert_eq!(
        run.stderr.matches("links are not followed").count(),
        2,
        "{}",
        run.stderr
    );
}

#[test]
fn references_without_a_text_check_nothing() {
    for (name, bytes) in [
        ("transcripts/council.txt", &b""[..]),
        ("transcripts/council.txt", b" \n"),
        ("transcripts/logo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    ] {
        let folder = folder(&[
            (
                "onrecord.toml",
                "articles = ['articles/**']\nreferences = ['transcripts/**']\n",
            ),
            ("articles/draft.md", GOOD),
            ("transcripts/.keep", ""),
        ]);
        std::fs::write(folder.path().join(name), bytes).expect("a file");
        let run = run(folder.path(), &["lint"]);
        assert_eq!(run.status, 3, "{name}: {}{}", run.stdout, run.stderr);
        assert!(
            run.stderr
                .contains("none of the files that `references` names has a text"),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn patterns_that_all_name_files_are_no_error() {
    let folder = repository("['articles/']", "['./transcripts/**', '**/*.txt']");
    let run = run(folder.path(), &["lint"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    let one = crate::folder(&[("onrecord.toml", "articles = ['*.md']\n"), ("a.md", ARTICLE)]);
    assert_eq!(crate::run(one.path(), &["lint"]).status, 1);
}
