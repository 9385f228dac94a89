//! `onrecord compare`: how two wordings differ.

use std::fs::File;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::BufWriter;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use clap::Args;
use clap::ValueEnum;
use onrecord::compare::Comparison;
use onrecord::compare::Severity;
use onrecord::compare::Verdict;
use onrecord::engine;
use onrecord::report::ComparisonRecord;
use onrecord::report::Palette;
use onrecord::report::Tone;
use onrecord::report::label;
use onrecord::report::screened;
use onrecord::report::terminal::pair;
use onrecord::report::terminal::pair::Wordings;
use onrecord::report::terminal::table::Row;
use onrecord::report::terminal::table::Setting;
use onrecord::text::Span;
use onrecord::variance::collation::collate;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Value;

use crate::color;
use crate::output;
use crate::problem;
use crate::problem::Problem;
use crate::status::Status;
use crate::terminal;

/// Show how two wordings differ, word under word
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The wording that was printed
    #[arg(required_unless_present = "jsonl", value_name = "QUOTATION")]
    quotation: Option<String>,
    /// The wording it is compared with
    #[arg(required_unless_present = "jsonl", value_name = "REFERENCE")]
    reference: Option<String>,
    /// Read pairs from a file, or from - for standard input: one object with "id", "quotation" and "reference" a line
    #[arg(long, value_name = "FILE", conflicts_with_all = ["quotation", "reference", "format"])]
    jsonl: Option<PathBuf>,
    /// How to print the comparison
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

const EXAMPLES: &str = "\
Examples:
  onrecord compare 'We are having a conversation.' 'We are having conversations.'
  onrecord compare 'It will pass.' 'It may pass.' --format json
  onrecord compare --jsonl pairs.jsonl > answers.jsonl

Exit status for two wordings: 0 if nothing differs that matters, 1 if wording or sense differs; for --jsonl: 0.";

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, word under word
    #[default]
    Human,
    /// One JSON object
    Json,
}

/// A pair of wordings as a line of input has it; other fields are left alone.
#[derive(Debug, Deserialize)]
struct Pair {
    #[serde(default)]
    id: Value,
    quotation: String,
    reference: String,
}

/// Pairs that are compared together.
const BATCH: usize = 4096;

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Status> {
    match (&arguments.jsonl, &arguments.quotation, &arguments.reference) {
        (Some(path), _, _) => pairs(path),
        (None, Some(quotation), Some(reference)) => two(quotation, reference, arguments.format),
        _ => anyhow::bail!("two wordings are needed, or --jsonl FILE"),
    }
}

fn two(quotation: &str, reference: &str, format: Format) -> anyhow::Result<Status> {
    if Path::new(quotation).is_file() && Path::new(reference).is_file() {
        problem::note(
            "both wordings are names of files; to check a file against others use `onrecord check`",
        );
    }
    let comparison = engine::compare(quotation, reference);
    output::print(|out| match format {
        Format::Json => {
            let record = ComparisonRecord::new(Value::Null, quotation, reference, &comparison);
            serde_json::to_writer_pretty(&mut *out, &record)?;
            writeln!(out)
        }
        Format::Human => view(quotation, reference, &comparison, out),
    })?;
    let differs = comparison.verdict == Verdict::NotFound || comparison.severity >= Severity::Minor;
    Ok(if differs { Status::Findings } else { Status::Clean })
}

/// A heading in words, the wordings over each other, and the differences.
fn view(quotation: &str, reference: &str, comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    screened(out, color::palette(), |out, palette| {
        view_in(palette, quotation, reference, comparison, out)
    })
}

fn view_in(
    palette: Palette,
    quotation: &str,
    reference: &str,
    comparison: &Comparison,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(
        out,
        "{}\n",
        palette.paint(pair::tone(comparison.severity), &heading(comparison))
    )?;
    if !comparison.same_utterance && comparison.verdict != Verdict::NotFound {
        writeln!(out, "note: the two may be different utterances\n")?;
    }
    let stretch = if comparison.same_utterance {
        comparison.reference
    } else {
        whole(reference)
    };
    let shown = Wordings {
        quotation: Row {
            label: "quotation",
            text: quotation,
        },
        reference: Row {
            label: "reference",
            text: reference,
        },
        collation: &collate(&[(quotation, whole(quotation)), (reference, stretch)]),
        variations: &comparison.variations,
    };
    let setting = Setting {
        indent: 2,
        width: terminal::width(),
        palette: &palette,
    };
    pair::write(&shown, setting, out)
}

fn whole(text: &str) -> Span {
    Span::new(0, text.len())
}

fn heading(comparison: &Comparison) -> String {
    let verdict = label(comparison.verdict).replace('-', " ");
    if comparison.verdict == Verdict::NotFound {
        return format!("{verdict}: the two have no content word in common");
    }
    let meaning = match comparison.severity {
        Severity::None if comparison.variations.is_empty() => "no word differs",
        Severity::None => "every difference is disclosed",
        Severity::Cosmetic => "spelling, contractions or filler words differ",
        Severity::Minor => "the wording differs; no change of fact was recognised",
        Severity::Substantive => "what is said differs",
    };
    format!("{verdict}: {meaning}")
}

fn pairs(path: &Path) -> anyhow::Result<Status> {
    let mut lines = open(path)?.split(b'\n').enumerate();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut status = Status::Clean;
    loop {
        let batch: Vec<(usize, Vec<u8>)> = lines
            .by_ref()
            .take(BATCH)
            .map(|(index, line)| line.map(|line| (index + 1, line)))
            .collect::<io::Result<_>>()
            .map_err(|error| Problem::of_path(path, &error))?;
        if batch.is_empty() {
            break;
        }
        let answers: Vec<Option<Result<Vec<u8>, Problem>>> = batch
            .par_iter()
            .map(|(number, line)| answer(path, *number, line))
            .collect();
        for answer in answers.into_iter().flatten() {
            match answer {
                Ok(line) => out.write_all(&line)?,
                Err(problem) => {
                    problem::tell(Tone::Error, "error", &problem);
                    status = Status::Unusable;
                }
            }
        }
    }
    out.flush()?;
    Ok(status)
}

/// The answer to one line; nothing for an empty one.
fn answer(path: &Path, number: usize, line: &[u8]) -> Option<Result<Vec<u8>, Problem>> {
    if line.trim_ascii().is_empty() {
        return None;
    }
    Some(compared(line).map_err(|error| {
        let name = if path == Path::new("-") {
            "<stdin>".into()
        } else {
            path.to_string_lossy()
        };
        // The parser counts lines within the one line that it was given.
        let told = error.to_string();
        let message = told.split(" at line ").next().unwrap_or_default();
        Problem::new(format!("{name}:{number}:{}", error.column()), message).with_remedy(
            r#"each line is an object such as {"id":1,"quotation":"We won.","reference":"We have won."}"#,
        )
    }))
}

fn compared(line: &[u8]) -> serde_json::Result<Vec<u8>> {
    let pair: Pair = serde_json::from_slice(line)?;
    let comparison = engine::compare(&pair.quotation, &pair.reference);
    let record = ComparisonRecord::new(pair.id, &pair.quotation, &pair.reference, &comparison);
    let mut answer = serde_json::to_vec(&record)?;
    answer.push(b'\n');
    Ok(answer)
}

fn open(path: &Path) -> Result<Box<dyn BufRead>, Problem> {
    if path == Path::new("-") {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    let file = File::open(path).map_err(|error| Problem::of_path(path, &error))?;
    Ok(Box::new(BufReader::new(file)))
}
