use serde_json::Value;

use crate::ARTICLE;
use crate::TRANSCRIPT;
use crate::folder;
use crate::newsroom;
use crate::run;

#[test]
fn each_quotation_gets_its_verdict_and_its_passage() {
    let folder = folder(&[("draft.md", ARTICLE), ("council.txt", TRANSCRIPT)]);
    let run = run(folder.path(), &["check", "draft.md", "--against", "council.txt"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    insta::assert_snapshot!(run.stdout, @r"
    draft.md
        3:2  verbatim  Ada Lindqvist
             “We will open the library on the first of June, and nobody will pay for a card,”
             found in council.txt:1:22, Mayor Ada Lindqvist, transcript or statement
        5:2  distorted  Ada Lindqvist
             “We may open the library on the first of June, and nobody will pay for a card,”
             found in council.txt:1:22, Mayor Ada Lindqvist, transcript or statement
               quotation  We may  open the library on the first of June, and nobody will pay for a card,
               reference  We will open the library on the first of June, and nobody will pay for a card
                             ^^^^

               ~ modality  “may” for “will”  substantive
             error[Q102] distorted-wording: the wording changes what was said: “may” for “will”, against council.txt
             help: print the words of the reference
        7:2  not found  Ada Lindqvist
             “The shelves were built by pupils of the village school over two long winters,”
             error[Q101] not-found: no reference has these words, and none has words like them
             help: add the transcript or statement they come from to the references

    3 quotations: 1 verbatim, 0 edited, 0 cleaned, 0 altered, 1 distorted, 1 not found, 0 unverifiable
    2 errors
    ");
}

#[test]
fn json_names_places_in_both_files() {
    let folder = folder(&[("draft.md", ARTICLE), ("council.txt", TRANSCRIPT)]);
    let run = run(
        folder.path(),
        &[
            "check",
            "draft.md",
            "--against",
            "council.txt",
            "--format",
            "json",
        ],
    );
    let root: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(root["schema"], 1);
    assert_eq!(root["summary"]["quotations"], 3);
    let verdicts: Vec<&str> = root["quotations"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|it| it["verdict"].as_str())
        .collect();
    assert_eq!(verdicts, ["verbatim", "distorted", "not-found"]);
    let finding = &root["findings"][0];
    assert_eq!(finding["rule"], "Q102");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["verdict"], "distorted");
    assert_eq!(finding["reference"]["path"], "council.txt");
    assert_eq!(finding["reference"]["line"], 1);
    let variation = &finding["variations"][0];
    assert_eq!(variation["kind"], "modality");
    let cut = |text: &str, span: &Value| {
        let at = |index: usize| usize::try_from(span[index].as_u64().expect("a number")).expect("fits");
        text[at(0)..at(1)].to_owned()
    };
    assert_eq!(cut(ARTICLE, &variation["quotation_span"]), "may");
    assert_eq!(cut(TRANSCRIPT, &variation["reference_span"]), "will");
}

#[test]
fn the_newsroom_has_its_traps_found() {
    let run = run(
        &newsroom(),
        &[
            "check",
            "articles/swing-bridge.md",
            "--against",
            "transcripts",
            "--format",
            "json",
        ],
    );
    let root: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let found: Vec<(u64, &str)> = root["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| {
            (
                it["line"].as_u64().unwrap_or(0),
                it["rule"].as_str().unwrap_or(""),
            )
        })
        .collect();
    for expected in [(16, "Q102"), (18, "Q105"), (20, "Q103"), (24, "Q302")] {
        assert!(found.contains(&expected), "{expected:?} is not among {found:?}");
    }
    let lines: Vec<u64> = found.iter().map(|it| it.0).collect();
    assert!(
        lines.contains(&22),
        "a short quotation without its “not” passed: {found:?}"
    );
    assert!(
        !lines.contains(&10) && !lines.contains(&12) && !lines.contains(&14),
        "{found:?}"
    );
}

#[test]
fn an_article_is_not_checked_against_itself() {
    let folder = folder(&[("news/draft.md", ARTICLE), ("news/council.txt", TRANSCRIPT)]);
    let run = run(
        folder.path(),
        &[
            "check",
            "news/draft.md",
            "--against",
            "./news/",
            "--format",
            "json",
        ],
    );
    let root: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(root["summary"]["verbatim"], 1);
    assert_eq!(root["summary"]["not_found"], 1);
}

#[test]
fn the_exit_status_follows_fail_on() {
    let folder = folder(&[
        (
            "good.md",
            "“We will open the library on the first of June, and nobody will pay for a card,” Ada Lindqvist said.\n",
        ),
        ("mute.md", "The library opens in summer.\n"),
        ("council.txt", TRANSCRIPT),
    ]);
    let status = |article: &str| run(folder.path(), &["check", article, "--against", "council.txt"]).status;
    assert_eq!(status("good.md"), 0);
    assert_eq!(status("mute.md"), 3);
    assert_eq!(status("none.md"), 2);
    let against_nothing = run(folder.path(), &["check", "good.md", "--against", "none"]);
    assert_eq!(against_nothing.status, 2);
    assert!(against_nothing.stderr.contains("none: no such file or folder"));
}

/// The Financial Times of the demonstration corpus against the other four.
#[test]
fn the_seeds_have_their_three_wordings_named() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let run = run(
        root,
        &[
            "check",
            "seeds/financial-times.md",
            "--against",
            "seeds",
            "--format",
            "json",
        ],
    );
    let root: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let quotations = root["quotations"].as_array().expect("a list");
    let of = |start: &str| {
        let is = |it: &&Value| it["text"].as_str().is_some_and(|text| text.starts_with(start));
        quotations
            .iter()
            .find(is)
            .unwrap_or_else(|| panic!("no quotation starts with {start:?}"))
    };
    let wordings: Vec<&str> = of("I expect that there’ll")["found"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|it| it["text"].as_str())
        .collect();
    for wording in ["have a conversation with", "have conversations with"] {
        assert!(
            wordings.iter().any(|it| it.contains(wording)),
            "{wording:?} is not in {wordings:?}"
        );
    }
    assert_eq!(of("positive")["verdict"], "unverifiable");
    // Five words with one too many are no quotation of the others, but the passage is shown.
    assert_eq!(
        of("are today a lot closer")["nearest"]["text"],
        "are a lot closer"
    );
    assert_eq!(of("we’ve narrowed the differences")["verdict"], "verbatim");
}

#[test]
fn words_around_the_article_are_searched_before_a_quotation_counts_as_not_found() {
    let paragraph = "<p>The harbour office counted the boats again on Monday, as it does every spring, and found \
                     two more than a year ago, which nobody on the quay could quite explain to the clerk.</p>";
    let page = format!(
        "<!doctype html><html><body><article>{}<p>“The quay is ours to keep in order for everybody,” said Iva \
         Brandt.</p></article><div class=\"sidebar related\"><p>“Nobody has asked the fishermen about any of \
         this,” said Olle Strand.</p></div></body></html>",
        paragraph.repeat(4)
    );
    let draft = "“The quay is ours to keep in order for everybody,” said Iva Brandt.\n\n“Nobody has asked the \
                 fishermen about any of this,” said Olle Strand.\n";
    let folder = folder(&[("draft.md", draft), ("page.html", &page)]);
    let run = run(
        folder.path(),
        &["check", "draft.md", "--against", "page.html", "--format", "json"],
    );
    let root: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let outside = |at: usize| root["quotations"][at]["found"][0]["outside_article"].as_bool();
    assert_eq!(root["quotations"][0]["verdict"], "verbatim");
    assert_eq!(root["quotations"][1]["verdict"], "verbatim");
    assert_eq!((outside(0), outside(1)), (None, Some(true)));
}

#[test]
fn evidence_in_pdf_is_told_by_page_and_line() {
    let folder = folder(&[(
        "draft.md",
        "“We never had an offer, and we did not want one,” Ana Ruiz said.\n",
    )]);
    let stored = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/formats/groff.pdf");
    std::fs::copy(stored, folder.path().join("statement.pdf")).expect("a copy");
    let run = run(
        folder.path(),
        &["check", "draft.md", "--against", "statement.pdf"],
    );
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert!(
        run.stdout.contains("found in statement.pdf, page 1, line 2"),
        "{}",
        run.stdout
    );
}
