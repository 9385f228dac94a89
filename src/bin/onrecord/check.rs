//! `onrecord check`: does an article say what was said?

use std::collections::HashMap;
use std::path::PathBuf;

use clap::Args;
use onrecord::document::Document;
use onrecord::engine::Engine;
use onrecord::engine::References;
use onrecord::report::findings::Reporter;

use crate::files;
use crate::options::Reading;
use crate::output::Output;
use crate::problem;
use crate::reading;
use crate::review;
use crate::review::FailOn;
use crate::review::Plan;
use crate::status::Status;

/// Check the quotations of articles against transcripts, statements and other reports
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, override_usage = "onrecord check [OPTIONS] <ARTICLE>... --against <PATH>...")]
pub(crate) struct Arguments {
    /// Articles to check: files, folders, or - for standard input
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    /// What to check them against: files or folders; an article is never checked against itself
    #[arg(long, required = true, num_args = 1.., value_name = "PATH")]
    against: Vec<PathBuf>,
    /// How to print the result
    #[arg(long, default_value = "human", value_parser = review::formats())]
    format: &'static Reporter,
    /// Exit with status 1 from this severity on
    #[arg(long, value_enum, value_name = "SEVERITY", default_value = "error")]
    fail_on: FailOn,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    reading: Reading,
}

const EXAMPLES: &str = "\
Examples:
  onrecord check draft.md --against transcripts/
  onrecord check draft.md --against transcripts/ wires/ --fail-on warning
  onrecord check articles/ --against transcripts/ --format json > findings.json

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 usage or input error, 3 no quotation was checked.";

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Status> {
    let options = arguments.reading.options();
    arguments.output.allow()?;
    let articles: Vec<_> = files::inputs(&arguments.articles).collect();
    let references: Vec<_> = files::inputs(&arguments.against).collect();
    arguments
        .output
        .allow_beside(articles.iter().chain(&references))?;
    let (articles, read) = reading::all(articles.into_iter(), &options)?;
    let (mut references, cited) = reading::all(references.into_iter(), &options)?;
    name_as_articles(&mut references, &articles);
    let plan = Plan {
        reporter: arguments.format,
        output: &arguments.output,
        fail_on: arguments.fail_on.into(),
        every_quotation: true,
        engine: &Engine::default(),
    };
    let reviewing = review::review(articles, &References::new(references), &plan)?;
    if read.problems + cited.problems > 0 {
        return Ok(Status::Unusable);
    }
    reading::tell_if_nothing(&arguments.articles, &read);
    reading::tell_if_nothing(&arguments.against, &cited);
    if read.documents == 0 || cited.documents == 0 {
        return Ok(Status::NothingChecked);
    }
    if reviewing.quotations == 0 {
        problem::note(
            "no quotation was found, so nothing was checked; `onrecord extract --all` lists what stands in quotation marks",
        );
        return Ok(Status::NothingChecked);
    }
    Ok(reviewing.status)
}

/// References that are among the articles get the articles' names, so that they are known to be the same documents.
fn name_as_articles(references: &mut [Document], articles: &[Document]) {
    let file = |document: &Document| files::identity(document.path.as_ref());
    let names: HashMap<PathBuf, &str> = articles.iter().map(|it| (file(it), it.path.as_str())).collect();
    for reference in references {
        if let Some(name) = names.get(&file(reference)) {
            (*name).clone_into(&mut reference.path);
        }
    }
}
