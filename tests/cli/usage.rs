//! Wrong invocations: exit status 2 and a message that leads to the right one.

use std::io::Read;
use std::process::Stdio;

use crate::folder;
use crate::run;

#[track_caller]
fn check(arguments: &[&str], told: &[&str]) {
    let folder = folder(&[]);
    let run = run(folder.path(), arguments);
    assert_eq!(run.status, 2, "{arguments:?}");
    for part in told {
        assert!(run.stderr.contains(part), "{part:?} is not in:\n{}", run.stderr);
    }
}

#[test]
fn wrong_invocations_are_explained() {
    check(&["extrakt"], &["unrecognized subcommand", "extract"]);
    check(&["extract"], &["<PATH>..."]);
    check(
        &["extract", "a.md", "--format", "xml"],
        &["possible values: human, jsonl, json, csv"],
    );
    check(
        &["extract", "a.md", "--threshold", "80"],
        &["a number from 0 to 1"],
    );
    check(&["check", "a.md"], &["--against <PATH>"]);
    check(&["compare", "one wording"], &["REFERENCE"]);
    check(
        &["compare", "--jsonl", "none.jsonl"],
        &["none.jsonl: no such file or folder"],
    );
    check(
        &["lint", "--fail-on", "fatal"],
        &["possible values: error, warning, info"],
    );
    check(
        &["lint"],
        &["no onrecord.toml here or above", "onrecord lint --help"],
    );
    check(
        &["lint", "--config", "none.toml"],
        &["none.toml: no such file or folder"],
    );
    check(&["explain", "Q1000"], &["did you mean", "onrecord explain"]);
}

#[test]
fn every_subcommand_shows_examples() {
    let folder = folder(&[]);
    for subcommand in ["extract", "compare", "check", "lint", "explain", "inputs"] {
        let help = run(folder.path(), &[subcommand, "--help"]);
        assert_eq!(help.status, 0);
        assert!(
            help.stdout.contains(&format!("  onrecord {subcommand}")),
            "{subcommand} has no example"
        );
    }
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let line = "“We won,” Ana Ruiz said after the count.\n\n".repeat(20_000);
    let folder = folder(&[("a.txt", &line)]);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .current_dir(folder.path())
        .args(["extract", "a.txt", "--format", "jsonl"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut some = [0; 64];
    let mut pipe = child.stdout.take().expect("a pipe");
    pipe.read_exact(&mut some).expect("some output");
    drop(pipe);
    assert_eq!(child.wait().expect("an end").code(), Some(0));
}
