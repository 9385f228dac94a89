//! `onrecord inputs`: which files are read, by which reader, and what is in them.

use std::io::BufWriter;
use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use clap::ValueEnum;
use onrecord::document::Document;
use onrecord::engine;
use onrecord::engine::Engine;
use onrecord::ingest::Options;
use onrecord::ingest::ReadError;
use onrecord::report;
use onrecord::report::Tone;
use onrecord::report::findings::Reason;
use onrecord::report::findings::Skipped;
use onrecord::report::findings::counted;
use serde::Serialize;

use crate::color;
use crate::files;
use crate::files::Input;
use crate::omission;
use crate::opened::Opened;
use crate::options::Reading;
use crate::problem::Problem;
use crate::reading;
use crate::reading::Tally;
use crate::status::Status;

/// List the files that would be read, with the reader, why it was chosen, and what it found
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Files, folders (walked; hidden and ignored files are left out), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to print them
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    reading: Reading,
}

const EXAMPLES: &str = "\
Examples:
  onrecord inputs articles/
  onrecord inputs statement.txt --format jsonl";

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Human,
    /// One JSON object a line
    Jsonl,
}

/// What is known of one file.
#[derive(Debug, Serialize)]
struct Listed {
    path: String,
    reader: Option<&'static str>,
    why: Option<String>,
    documents: usize,
    transcripts: usize,
    quotations: usize,
    warnings: Vec<String>,
    skipped: Option<String>,
    error: Option<String>,
    /// What to do about the error.
    help: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Status> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut tally = Tally::default();
    let options = arguments.reading.options();
    let work = |input| listed(input, &options);
    let inputs: Vec<_> = files::inputs(&arguments.paths).collect();
    omission::of_folders(&arguments.paths, &inputs);
    reading::in_order(inputs.into_iter(), work, |listed| {
        tally.documents += listed.documents;
        tally.problems += usize::from(listed.error.is_some());
        tally
            .skipped
            .extend(listed.skipped.as_ref().map(|message| Skipped {
                path: listed.path.clone(),
                reason: Reason::NotText,
                message: message.clone(),
                fails: false,
            }));
        match arguments.format {
            Format::Human => human(&listed, &mut out)?,
            Format::Jsonl => {
                serde_json::to_writer(&mut out, &listed)?;
                writeln!(out)?;
            }
        }
        Ok(())
    })?;
    out.flush()?;
    reading::tell_if_nothing(&arguments.paths, &tally);
    Ok(tally.status().unwrap_or(Status::Clean))
}

fn listed(input: Result<Input, Problem>, options: &Options) -> Listed {
    let read = input.and_then(|input| Opened::open(&input).map(|opened| (input, opened)));
    let (input, opened) = match read {
        Ok(read) => read,
        Err(problem) => return failed(&problem),
    };
    let mut listed = unread(&input.name);
    let mut push = |document: Document| add(&mut listed, &document);
    let (chosen, read) = if opened.is_stream(&input) {
        let chosen = engine::identify(&input.name, opened.start());
        let read = engine::read_stream(&input.name, &mut opened.stream(), options, &mut push);
        (chosen, read)
    } else {
        let bytes = match opened.bytes(&input, &options.limits) {
            Ok(bytes) => bytes,
            Err(problem) => return failed(&problem),
        };
        if report::is_output(&bytes) {
            return Listed {
                skipped: Some("a result of onrecord".to_owned()),
                ..unread(&input.name)
            };
        }
        let chosen = engine::identify(&input.name, &bytes);
        (chosen, engine::read_each(&input.name, &bytes, options, &mut push))
    };
    listed.reader = Some(chosen.reader.name);
    listed.why = Some(chosen.why.to_string());
    match read {
        Ok(()) => {}
        Err(ReadError::Empty) => {
            listed.documents = 1;
            listed.warnings.push("the file is empty".to_owned());
        }
        Err(error @ ReadError::Binary { .. }) if !input.named => listed.skipped = Some(error.to_string()),
        Err(error) => {
            let problem = reading::of_read(input.name, &error);
            listed.error = Some(problem.message);
            listed.help = problem.remedy;
        }
    }
    listed
}

fn unread(path: &str) -> Listed {
    Listed {
        path: path.to_owned(),
        reader: None,
        why: None,
        documents: 0,
        transcripts: 0,
        quotations: 0,
        warnings: Vec::new(),
        skipped: None,
        error: None,
        help: None,
    }
}

fn failed(problem: &Problem) -> Listed {
    Listed {
        error: Some(problem.message.clone()),
        help: problem.remedy.clone(),
        ..unread(&problem.place)
    }
}

fn add(listed: &mut Listed, document: &Document) {
    let reading = Engine::default().extract(document);
    let speech = reading.attributions.iter().filter(|it| it.quotation.is_speech());
    listed.documents += 1;
    listed.transcripts += usize::from(document.is_transcript());
    listed.quotations += speech.count();
    let warnings = document.warnings.iter().map(|it| it.message.clone());
    listed.warnings.extend(warnings);
}

fn human(listed: &Listed, out: &mut dyn Write) -> std::io::Result<()> {
    let palette = color::palette();
    writeln!(out, "{}", palette.paint(Tone::Path, &listed.path))?;
    if let Some(error) = &listed.error {
        writeln!(out, "  {} {error}", palette.paint(Tone::Error, "error:"))?;
        return listed.help.as_ref().map_or(Ok(()), |help| {
            writeln!(out, "  {} {help}", palette.paint(Tone::Quiet, "help:"))
        });
    }
    if let Some(skipped) = &listed.skipped {
        return writeln!(out, "  {} {skipped}", palette.paint(Tone::Quiet, "skipped:"));
    }
    if let (Some(reader), Some(why)) = (listed.reader, &listed.why) {
        writeln!(out, "  {reader}: {why}")?;
    }
    let transcripts = match listed.transcripts {
        0 => String::new(),
        some => format!(" ({})", counted(some, "transcript")),
    };
    let documents = counted(listed.documents, "document");
    writeln!(
        out,
        "  {documents}{transcripts}, {}",
        counted(listed.quotations, "quotation")
    )?;
    for warning in &listed.warnings {
        writeln!(out, "  {} {warning}", palette.paint(Tone::Warning, "warning:"))?;
    }
    Ok(())
}
