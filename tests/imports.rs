//! Data flows one way: a stage names what stands before it in the pipeline, never what comes after.

#![allow(clippy::disallowed_methods, reason = "this test reads the sources")]

use std::path::Path;
use std::path::PathBuf;

/// The stages in the order of the pipeline.
const STAGES: &[&str] = &[
    "text",
    "document",
    "ingest",
    "extract",
    "attribute",
    "matching",
    "compare",
    "rules",
    "report",
    "verify",
];

/// What only the binary may use.
const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::process",
    "std::net",
    "clap::",
    "colored::",
    "println!",
    "print!",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("src is readable") {
        let path = entry.expect("an entry").path();
        if path.is_dir() && !path.ends_with("bin") {
            sources(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
}

/// Every source file of the library with its path inside src and the lines of its code, tests and comments left out.
fn library() -> Vec<(String, Vec<String>)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    files.sort();
    let code = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).expect("source is readable");
        let code = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
        let code = code.filter(|line| !line.trim_start().starts_with("//"));
        let name = path.strip_prefix(&src).expect("inside src").display().to_string();
        (name, code.map(str::to_owned).collect())
    };
    files.iter().map(code).collect()
}

fn stage(file: &str) -> Option<usize> {
    let first = file.split(['/', '\\']).next()?;
    STAGES
        .iter()
        .position(|stage| *stage == first.trim_end_matches(".rs"))
}

#[test]
fn imports_point_up_the_pipeline() {
    let mut edges = 0;
    for (file, code) in library() {
        let Some(own) = stage(&file) else { continue };
        for line in code.iter().filter(|line| line.contains("crate::")) {
            assert!(!line.contains("crate::{"), "{file}: one stage a line: {line}");
            let named = line.split("crate::").skip(1).filter_map(|rest| {
                let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
                STAGES.iter().position(|stage| *stage == name)
            });
            for other in named {
                edges += 1;
                assert!(
                    other <= own,
                    "{file}: {} comes after {}: {line}",
                    STAGES[other],
                    STAGES[own]
                );
            }
        }
    }
    assert!(
        edges > 50,
        "only {edges} imports were read: does this test still see the sources?"
    );
}

#[test]
fn every_module_is_a_stage_of_the_pipeline() {
    for (file, _) in library() {
        assert!(
            file == "lib.rs" || stage(&file).is_some(),
            "{file} is in no stage"
        );
    }
}

#[test]
fn the_library_touches_nothing_outside() {
    for (file, code) in library() {
        for line in &code {
            for outside in OUTSIDE {
                assert!(
                    !line.contains(outside),
                    "{file}: only the binary may use {outside}: {line}"
                );
            }
        }
    }
}
