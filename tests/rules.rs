//! The rules: their files, their table and their manual are one list.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read the sources and write the manual"
)]

use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

use onrecord::report::label;
use onrecord::rules;

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every file that defines a rule is in a table, under its own name.
#[test]
fn every_rule_file_is_registered() {
    let files: BTreeSet<String> = std::fs::read_dir(root("src/rules"))
        .expect("the folder of the rules")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            std::fs::read_to_string(path)
                .expect("source")
                .contains("pub(super) const RULE:")
        })
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().replace('_', "-")))
        .collect();
    let table: BTreeSet<String> = rules::pages().iter().map(|page| page.name.to_owned()).collect();
    assert_eq!(files, table);
}

#[test]
fn codes_and_names_are_used_once() {
    let pages = rules::pages();
    let codes: BTreeSet<&str> = pages.iter().map(|page| page.code).collect();
    let names: BTreeSet<&str> = pages.iter().map(|page| page.name).collect();
    assert_eq!((codes.len(), names.len()), (pages.len(), pages.len()));
}

#[test]
fn every_page_says_why_and_how_to_fix() {
    for page in rules::pages() {
        for heading in ["## Why it matters", "## Example", "## How to fix", "## Profiles"] {
            assert!(
                page.explanation.contains(heading),
                "{} has no `{heading}`",
                page.code
            );
        }
        assert!(page.summary().ends_with('.'), "{}: {}", page.code, page.summary());
    }
}

/// Rewrites pages that are out of date and fails, so that the change is seen and committed.
#[test]
fn the_manual_is_what_the_rules_say() {
    let folder = root("docs/rules");
    std::fs::create_dir_all(&folder).expect("a folder");
    let mut index =
        String::from("# Rules\n\nWritten by `cargo test --test rules` from `src/rules`; do not edit.\n\n");
    index += "| code | name | severity | finds |\n|---|---|---|---|\n";
    let mut stale = Vec::new();
    let mut expected = BTreeSet::from(["README.md".to_owned()]);
    for page in rules::pages() {
        let file = format!("{}.md", page.code);
        let severity = label(page.severity);
        let summary = page.summary();
        index += &format!(
            "| [{}]({file}) | {} | {severity} | {summary} |\n",
            page.code, page.name
        );
        let text = format!(
            "# {} {}\n\nSeverity by default: {severity}\n\n{}",
            page.code, page.name, page.explanation
        );
        stale.extend(rewritten(&folder.join(&file), &text));
        expected.insert(file);
    }
    stale.extend(rewritten(&folder.join("README.md"), &index));
    let pages: BTreeSet<String> = std::fs::read_dir(&folder)
        .expect("the manual")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    assert!(
        stale.is_empty(),
        "rewritten, look at them and commit them: {stale:?}"
    );
    assert_eq!(pages, expected);
}

fn rewritten(path: &Path, text: &str) -> Option<PathBuf> {
    if std::fs::read_to_string(path).is_ok_and(|old| old == text) {
        return None;
    }
    std::fs::write(path, text).expect("the page is writable");
    Some(path.to_path_buf())
}
