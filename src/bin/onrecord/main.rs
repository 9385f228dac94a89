//! The command line of onrecord: arguments in, exit status out.
//!
//! Everything that touches files, the environment or the terminal is in this folder; each subcommand has its file.

#![allow(
    clippy::disallowed_methods,
    reason = "the binary is where files and the environment are read"
)]

use std::io;
use std::process::ExitCode;

use clap::Parser;
use clap::Subcommand;

mod check;
mod color;
mod compare;
mod config;
mod contained;
mod explain;
mod extract;
mod file_name;
mod files;
mod identity;
mod inputs;
mod lint;
mod omission;
mod opened;
mod options;
mod output;
mod patterns;
mod problem;
mod reading;
mod report;
mod review;
mod selection;
mod status;
mod terminal;
mod threads;

use status::Status;

/// Checks that what stands between quotation marks was said, in those words, by that person.
#[derive(Debug, Parser)]
#[command(name = "onrecord", version, after_help = EXAMPLES, max_term_width = 100)]
struct Cli {
    /// When to colour the output; `NO_COLOR` is respected
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t)]
    color: color::Choice,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Arguments),
    Check(check::Arguments),
    Lint(lint::Arguments),
    Compare(compare::Arguments),
    Inputs(inputs::Arguments),
    Report(report::Arguments),
    Explain(explain::Arguments),
    /// Read a PDF from standard input, for another onrecord that bounds what that may cost
    #[command(name = contained::CHILD, hide = true)]
    PdfText(contained::Arguments),
}

const EXAMPLES: &str = "\
Examples:
  onrecord extract article.md                        who is quoted, with which words
  onrecord check draft.md --against transcripts/     does it say what was said?
  onrecord compare 'We won.' 'We have won.'          how two wordings differ
  onrecord report articles/                          how outlets worded the same words
  onrecord lint                                      check a repository, as onrecord.toml says

Exit status: 0 nothing to report, 1 findings, 2 usage, configuration or input error, 3 nothing was checked.";

fn main() -> ExitCode {
    let cli = Cli::parse();
    color::set(cli.color);
    threads::start();
    match run(cli.command) {
        Ok(status) => status.into(),
        Err(error) if is_broken_pipe(&error) => {
            // Nobody reads the rest of a listing; what was wrong with the part that was read stays wrong.
            let status = if problem::any_error() {
                Status::Unusable
            } else {
                Status::Clean
            };
            status.into()
        }
        Err(error) => {
            problem::report(&error);
            Status::Unusable.into()
        }
    }
}

fn run(command: Command) -> anyhow::Result<Status> {
    match command {
        Command::Extract(arguments) => extract::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Lint(arguments) => lint::run(&arguments),
        Command::Compare(arguments) => compare::run(&arguments),
        Command::Inputs(arguments) => inputs::run(&arguments),
        Command::Report(arguments) => report::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::PdfText(arguments) => contained::run(&arguments),
    }
}

/// True if the reader of the output has closed it, as `head` does: nothing went wrong.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|it| it.kind() == io::ErrorKind::BrokenPipe)
            || cause
                .downcast_ref::<serde_json::Error>()
                .is_some_and(|it| it.io_error_kind() == Some(io::ErrorKind::BrokenPipe))
    })
}
