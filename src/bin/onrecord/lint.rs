//! `onrecord lint`: the articles of a repository, as its configuration says.

use std::path::Path;
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use onrecord::engine::Engine;
use onrecord::engine::References;
use onrecord::report::findings::Reason;
use onrecord::report::findings::Reporter;
use onrecord::report::findings::Skipped;
use onrecord::rules::Level;

use crate::config;
use crate::config::Config;
use crate::file_name;
use crate::files;
use crate::files::Input;
use crate::options::Reading;
use crate::output::Output;
use crate::problem;
use crate::problem::Problem;
use crate::reading;
use crate::review;
use crate::review::FailOn;
use crate::review::Plan;
use crate::selection;
use crate::status::Status;

/// Check the articles of a repository, as its onrecord.toml says
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Check only the articles among these files and folders
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Read this file instead of the nearest onrecord.toml: at the first PATH or above it, else here or above
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// How to print the findings
    #[arg(long, default_value = "human", value_parser = review::formats())]
    format: &'static Reporter,
    /// Exit with status 1 from this severity on; without it as onrecord.toml says, else error
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    reading: Reading,
}

const EXAMPLES: &str = "\
Examples:
  onrecord lint
  onrecord lint articles/2026/ --fail-on warning
  onrecord lint --format sarif > onrecord.sarif

A small onrecord.toml:
  articles = [\"articles/**\"]
  references = [\"transcripts/**\", \"statements/**\"]

  [rules]
  altered-wording = \"warning\"

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 usage, configuration or input error, 3 no article was
checked.";

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Status> {
    let here = std::env::current_dir().context("the current folder cannot be read")?;
    let config = configuration(arguments, &here)?;
    let wanted: Vec<PathBuf> = arguments
        .paths
        .iter()
        .map(|path| files::identity(&here.join(path)))
        .collect();
    let missing = missing(&arguments.paths);
    let is_wanted = |path: &Path| {
        let is_below = || {
            let path = files::identity(path);
            wanted.iter().any(|it| path.starts_with(it))
        };
        wanted.is_empty() || is_below()
    };
    let options = arguments.reading.over(config.limits, &config.fields);
    let selection = selection::select(&config, &is_wanted);
    let own: Vec<_> = config.path.iter().map(|path| Ok(files::named(path, 0))).collect();
    let inputs = selection.articles.iter().chain(&selection.references);
    arguments.output.allow()?;
    arguments.output.allow_beside(inputs.chain(&own))?;
    let mut skipped = missing.clone();
    for problem in &selection.problems {
        problem::tell_error(problem);
        skipped.push(of_pattern(problem));
    }
    skipped.extend(selection.skipped);
    skipped.extend(no_articles(&arguments.paths, &wanted, &selection.articles));
    let (articles, read) = reading::all(selection.articles.into_iter(), &options)?;
    let (references, cited) = reading::all(selection.references.into_iter(), &options)?;
    let unusable = missing.len() + selection.problems.len() + read.problems + cited.problems > 0;
    skipped.extend(read.skipped.into_iter().chain(cited.skipped));
    let plan = Plan {
        reporter: arguments.format,
        output: &arguments.output,
        fail_on: arguments
            .fail_on
            .or(config.fail_on)
            .map_or(Level::Error, Level::from),
        every_quotation: false,
        needs_references: !config.references.is_empty(),
        skipped,
        place: config::NAME.to_owned(),
        identity: &str::to_owned,
        engine: &Engine::builder().level(config.levels()).build(),
    };
    let status = review::review(articles, &References::new(references), plan)?;
    Ok(if unusable { Status::Unusable } else { status })
}

/// Given paths without any article: people who name a file mean it.
fn no_articles(paths: &[PathBuf], wanted: &[PathBuf], articles: &[Result<Input, Problem>]) -> Vec<Skipped> {
    let files: Vec<PathBuf> = articles
        .iter()
        .flatten()
        .map(|it| files::identity(&it.path))
        .collect();
    let has_none = |path: &Path| path.exists() && !files.iter().any(|it| it.starts_with(path));
    let told = paths.iter().zip(wanted).filter(|(_, path)| has_none(path));
    told.map(|(path, _)| {
        let problem = Problem::new(
            file_name::name(path),
            "the patterns of `articles` name nothing here",
        );
        problem::note(&problem.to_string());
        skip(Reason::NoArticle, &problem, false)
    })
    .collect()
}

/// A pattern that names nothing, with its line and what to do: the configuration is the file it is about.
fn of_pattern(problem: &Problem) -> Skipped {
    let mut place = problem.place.rsplit(':');
    let (column, line) = (place.next().unwrap_or_default(), place.next().unwrap_or_default());
    let remedy = problem.remedy.as_deref().unwrap_or_default();
    Skipped {
        path: config::NAME.to_owned(),
        reason: Reason::Pattern,
        message: format!("line {line}, column {column}: {}: {remedy}", problem.message),
        fails: true,
    }
}

fn skip(reason: Reason, problem: &Problem, fails: bool) -> Skipped {
    Skipped {
        path: problem.place.clone(),
        reason,
        message: problem.message.clone(),
        fails,
    }
}

fn configuration(arguments: &Arguments, here: &Path) -> anyhow::Result<Config> {
    if let Some(path) = &arguments.config {
        return Ok(Config::read(path)?);
    }
    // As with other linters, the articles decide which repository they belong to, not the folder one stands in.
    let start = arguments
        .paths
        .first()
        .map_or_else(|| here.to_path_buf(), |path| here.join(path));
    if let Some(path) = config::above(&start) {
        return Ok(Config::read(&path)?);
    }
    if arguments.paths.is_empty() {
        let problem = Problem::new(
            file_name::name(here),
            format!("no {} here or above", config::NAME),
        );
        return Err(problem
            .with_remedy("write one (`onrecord lint --help` shows a small one), or name the articles")
            .into());
    }
    problem::note(&format!(
        "no {} here or above: nothing to check quotations against",
        config::NAME
    ));
    Ok(Config::without_file(here.to_path_buf()))
}

/// Given paths that are not there.
fn missing(paths: &[PathBuf]) -> Vec<Skipped> {
    let missing = paths.iter().filter_map(|path| {
        let problem = Problem::of_path(path, &path.metadata().err()?);
        problem::tell_error(&problem);
        Some(skip(Reason::Unreadable, &problem, true))
    });
    missing.collect()
}
