//! `onrecord extract`: who is quoted, with which words.

use std::io::BufWriter;
use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValue;
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;
use onrecord::attribute::Attribution;
use onrecord::document::Document;
use onrecord::engine::Engine;
use onrecord::report::extraction;
use onrecord::report::extraction::Detail;
use onrecord::report::extraction::Listing;
use onrecord::report::extraction::Record;
use onrecord::report::extraction::Reporter;
use onrecord::report::findings::counted;
use regex::Regex;

use crate::color;
use crate::files;
use crate::omission;
use crate::options::Reading;
use crate::problem;
use crate::reading;
use crate::status::Status;

/// List who is quoted, with which words, and where
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Files, folders (walked; hidden and ignored files are left out), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to print them
    #[arg(long, default_value = "human", value_parser = formats())]
    format: &'static Reporter,
    /// List quoted spans that are not speech too, with the reason
    #[arg(long)]
    all: bool,
    /// Say what decided each attribution
    #[arg(long)]
    explain: bool,
    /// Leave the speaker unknown below this confidence, from 0 to 1
    #[arg(long, value_name = "CONFIDENCE", value_parser = probability)]
    threshold: Option<f32>,
    /// List only quotations whose words match this regular expression; (?i) in front ignores case
    #[arg(long, value_name = "REGEX")]
    matching: Option<Regex>,
    #[command(flatten)]
    reading: Reading,
}

const EXAMPLES: &str = "\
Examples:
  onrecord extract article.md
  onrecord extract articles/ --format jsonl > quotations.jsonl
  onrecord extract articles/ --matching '(?i)cease-?fire'
  pbpaste | onrecord extract - --all --explain";

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Status> {
    let detail = Detail {
        all: arguments.all,
        explain: arguments.explain,
    };
    let mut engine = Engine::builder().explain(arguments.explain);
    if let Some(threshold) = arguments.threshold {
        engine = engine.threshold(threshold);
    }
    let engine = engine.build();
    let reporter = arguments.format;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut first = true;
    (reporter.head)(&mut out)?;
    let inputs: Vec<_> = files::inputs(&arguments.paths).collect();
    omission::of_folders(&arguments.paths, &inputs);
    let tally = reading::each(
        inputs.into_iter(),
        &arguments.reading.options(),
        |document| {
            let attributions = engine.extract(&document).attributions;
            (document, attributions)
        },
        |(document, attributions): (Document, Vec<Attribution>)| {
            let mut written = false;
            let wanted = |record: &Record| match &arguments.matching {
                Some(pattern) => pattern.is_match(&record.text),
                None => true,
            };
            let mut records = extraction::records(&document, &attributions, detail)
                .filter(wanted)
                .inspect(|_| written = true);
            let mut listing = Listing {
                path: &document.path,
                records: &mut records,
                first,
                palette: color::palette(),
            };
            (reporter.listing)(&mut listing, &mut out)?;
            drop(records);
            first &= !written;
            Ok(())
        },
    )?;
    (reporter.tail)(&mut out)?;
    out.flush()?;
    if first && tally.documents > 0 && reporter.name == "human" {
        problem::note(&format!(
            "no quotations in {}",
            counted(tally.documents, "document")
        ));
    }
    reading::tell_if_nothing(&arguments.paths, &tally);
    Ok(tally.status().unwrap_or(Status::Clean))
}

fn formats() -> impl TypedValueParser<Value = &'static Reporter> {
    let names = extraction::REPORTERS
        .iter()
        .map(|it| PossibleValue::new(it.name).help(it.about));
    PossibleValuesParser::new(names).try_map(|name| extraction::reporter(&name).ok_or("no such format"))
}

fn probability(value: &str) -> Result<f32, String> {
    match value.parse() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err("a number from 0 to 1, such as 0.8".to_owned()),
    }
}
