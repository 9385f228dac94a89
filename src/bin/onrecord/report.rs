//! `onrecord report`: how outlets worded the same words.

use std::io;
use std::io::IsTerminal;
use std::path::Path;
use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValue;
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;
use onrecord::document::Document;
use onrecord::engine::Engine;
use onrecord::report::variance;
use onrecord::report::variance::Reporter;
use onrecord::report::variance::Survey;
use onrecord::report::variance::Totals;

use crate::file_name;
use crate::files;
use crate::omission;
use crate::options::Reading;
use crate::output::Output;
use crate::problem;
use crate::reading;
use crate::status::Status;
use crate::terminal;

/// Show what outlets made of the same words: who printed which wording, and whom they credit
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Articles and transcripts: files, folders (walked; hidden and ignored files are left out), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to print the report; if not given, the ending of FILE decides (.html, .md, .json)
    #[arg(long, value_parser = formats())]
    format: Option<&'static Reporter>,
    #[command(flatten)]
    output: Output,
    /// Show only utterances that at least N outlets print [default: 1 for json, otherwise 2]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    min_outlets: Option<u32>,
    /// Tell what a single outlet prints too
    #[arg(long, conflicts_with = "min_outlets")]
    all: bool,
    #[command(flatten)]
    reading: Reading,
}

const EXAMPLES: &str = "\
Examples:
  onrecord report articles/
  onrecord report articles/ transcripts/ -o variance.html
  onrecord report articles/ --format json --min-outlets 3 > variance.json

Exit status: 0 the report was made, whatever it says; 2 usage or input error; 3 there was nothing to report on.";

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Status> {
    arguments.output.allow()?;
    let inputs: Vec<_> = files::inputs(&arguments.paths).collect();
    arguments.output.allow_beside(&inputs)?;
    omission::of_folders(&arguments.paths, &inputs);
    let (documents, tally) = reading::all(inputs.into_iter(), &arguments.reading.options())?;
    let corpus = Engine::default().report(documents);
    let documents = corpus.documents();
    let mut variances = corpus.variances();
    let speech = corpus
        .attributions()
        .iter()
        .flatten()
        .filter(|it| it.quotation.is_speech())
        .count();
    let totals = Totals::new(documents, speech, &variances);

    let reporter = arguments.reporter();
    let outlets = arguments.outlets(reporter);
    // Before anything is written: a report on nothing would look like one that found no difference.
    if let Some(status) = tally.status().filter(|_| documents.is_empty()) {
        reading::tell_if_nothing(&arguments.paths, &tally);
        return Ok(status);
    }
    variances.retain(|it| it.outlets().len() >= outlets);
    let survey = Survey {
        variances: &variances,
        totals,
        palette: arguments.output.palette(),
        width: terminal::width(),
    };
    arguments.output.write(|out| (reporter.write)(&survey, out))?;
    if let Some(path) = arguments.output.path() {
        tell(path, &survey);
    }
    Ok(tally.status().unwrap_or_else(|| status(documents, speech)))
}

impl Arguments {
    fn reporter(&self) -> &'static Reporter {
        let named = self
            .output
            .path()
            .and_then(Path::extension)
            .and_then(|it| it.to_str());
        let by_ending = named.and_then(|ending| match ending.to_ascii_lowercase().as_str() {
            "html" | "htm" => variance::reporter("html"),
            "md" | "markdown" => variance::reporter("markdown"),
            "json" => variance::reporter("json"),
            _ => None,
        });
        self.format.or(by_ending).unwrap_or(&variance::REPORTERS[0])
    }

    fn outlets(&self, reporter: &Reporter) -> usize {
        match self.min_outlets {
            Some(number) => number as usize,
            None if self.all => 1,
            None => reporter.outlets,
        }
    }
}

fn tell(path: &Path, survey: &Survey<'_>) {
    if io::stderr().is_terminal() {
        let number = survey.variances.len();
        let noun = if number == 1 { "utterance" } else { "utterances" };
        problem::note(&format!("wrote {number} {noun} to {}", file_name::name(path)));
    }
}

/// A report on no quotation says nothing; that is never taken for success.
fn status(documents: &[Document], quotations: usize) -> Status {
    if quotations > 0 {
        return Status::Clean;
    }
    problem::note(&format!(
        "no quotation in {}; `onrecord extract --all` lists what stands in quotation marks",
        match documents.len() {
            1 => "1 document".to_owned(),
            number => format!("{number} documents"),
        }
    ));
    Status::NothingChecked
}

fn formats() -> impl TypedValueParser<Value = &'static Reporter> {
    let names = variance::REPORTERS
        .iter()
        .map(|it| PossibleValue::new(it.name).help(it.about));
    PossibleValuesParser::new(names).try_map(|name| variance::reporter(&name).ok_or("no such format"))
}
