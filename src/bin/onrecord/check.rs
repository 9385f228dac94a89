//! `onrecord check`: does an article say what was said?

use std::collections::HashMap;
use std::path::PathBuf;

use clap::Args;
use onrecord::document::Document;
use onrecord::engine::Engine;
use onrecord::engine::References;
use onrecord::report::findings::Reporter;

use crate::file_name;
use crate::files;
use crate::identity::Identities;
use crate::omission;
use crate::options::Reading;
use crate::output::Output;
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
    let identities = Identities::new(&articles);
    let sources = Identities::new(&references);
    let mut skipped = omission::of_folders(&arguments.articles, &articles);
    skipped.extend(omission::of_folders(&arguments.against, &references));
    let (articles, read) = reading::all(articles.into_iter(), &options)?;
    let (mut references, cited) = reading::all(references.into_iter(), &options)?;
    name_as_articles(&mut references, &sources, &articles, &identities);
    let unusable = read.problems + cited.problems > 0;
    skipped.extend(read.skipped.into_iter().chain(cited.skipped));
    let plan = Plan {
        reporter: arguments.format,
        output: &arguments.output,
        fail_on: arguments.fail_on.into(),
        every_quotation: true,
        needs_references: true,
        skipped,
        place: arguments
            .articles
            .first()
            .map_or_else(String::new, |it| file_name::name(it)),
        identity: &|path| identities.lasting(path),
        engine: &Engine::default(),
    };
    let status = review::review(articles, &References::new(references), plan)?;
    Ok(if unusable { Status::Unusable } else { status })
}

/// References that are among the articles get the articles' names, so that they are known to be the same documents.
fn name_as_articles(
    references: &mut [Document],
    sources: &Identities,
    articles: &[Document],
    identities: &Identities,
) {
    let names: HashMap<String, &str> = articles
        .iter()
        .map(|it| (identities.file(&it.path), it.path.as_str()))
        .collect();
    for reference in references {
        if let Some(name) = names.get(&sources.file(&reference.path)) {
            (*name).clone_into(&mut reference.path);
        }
    }
}
