//! Drives the binary as people and machines do: arguments in, output and exit status out.
#![allow(clippy::disallowed_methods, reason = "tests write the files that they check")]

mod bad_input;
mod check;
mod compare;
mod explain;
mod extract;
mod hostile;
mod inputs;
mod lint;
mod output;
mod patterns;
mod report;
mod usage;

use std::path::Path;

use assert_cmd::Command;

/// What one run came to.
struct Run {
    status: i32,
    stdout: String,
    stderr: String,
}

/// Runs the binary in `folder`, with `input` on standard input.
fn run_with_input(folder: &Path, arguments: &[&str], input: &str) -> Run {
    let output = Command::cargo_bin("onrecord")
        .expect("the binary is built")
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .args(arguments)
        .write_stdin(input)
        .output()
        .expect("the binary runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    Run {
        status: output.status.code().expect("an exit status"),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

/// Runs the binary in `folder`.
fn run(folder: &Path, arguments: &[&str]) -> Run {
    run_with_input(folder, arguments, "")
}

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    folder
}

/// The invented newsroom of the repository.
fn newsroom() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/newsroom")
}

/// What a council said, for tests that need a reference and nothing more.
const TRANSCRIPT: &str = "\
MAYOR ADA LINDQVIST: We will open the library on the first of June, and nobody will pay for a card. The roof cost more \
than we had hoped.

COUNCILLOR PER HOLM: I voted against the roof and I would do it again tomorrow.
";

/// An article on it with one quotation of each sort.
const ARTICLE: &str = "\
The library opens in summer.

“We will open the library on the first of June, and nobody will pay for a card,” Ada Lindqvist said.

“We may open the library on the first of June, and nobody will pay for a card,” Lindqvist told the council.

“The shelves were built by pupils of the village school over two long winters,” said Lindqvist.
";
