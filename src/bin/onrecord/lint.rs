//! `onrecord lint`: the articles of a repository, as its configuration says.

use std::path::Path;
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use onrecord::engine::Engine;
use onrecord::engine::References;
use onrecord::report::findings::Reporter;
use onrecord::rules::Level;

use crate::config;
use crate::config::Config;
use crate::files;
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
        let path = files::identity(path);
        wanted.is_empty() || wanted.iter().any(|it| path.starts_with(it))
    };
    let options = arguments.reading.over(config.limits, &config.fields);
    let selection = selection::select(&config, &is_wanted);
    arguments.output.allow()?;
    let own = config
        .path
        .iter()
        .map(|path| Ok(files::named(path, 0)))
        .collect::<Vec<_>>();
    let inputs = selection.articles.iter().chain(&selection.references);
    arguments.output.allow_beside(inputs.chain(&own))?;
    for problem in &selection.problems {
        problem::tell_error(problem);
    }
    let (articles, read) = reading::all(selection.articles.into_iter(), &options)?;
    let (references, cited) = reading::all(selection.references.into_iter(), &options)?;
    let plan = Plan {
        reporter: arguments.format,
        output: &arguments.output,
        fail_on: arguments
            .fail_on
            .or(config.fail_on)
            .map_or(Level::Error, Level::from),
        every_quotation: false,
        engine: &Engine::builder().level(config.levels()).build(),
    };
    let no_article = articles.is_empty();
    let no_reference = references.is_empty() && !config.references.is_empty();
    let reviewing = review::review(articles, &References::new(references), &plan)?;
    if missing + selection.problems.len() + read.problems + cited.problems > 0 {
        return Ok(Status::Unusable);
    }
    if no_article {
        tell_nothing(arguments, &config);
        return Ok(Status::NothingChecked);
    }
    if no_reference {
        tell_no_reference(&config);
        return Ok(Status::NothingChecked);
    }
    Ok(reviewing.status)
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
            here.display().to_string(),
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

fn missing(paths: &[PathBuf]) -> usize {
    let mut missing = 0;
    for path in paths {
        if let Err(error) = path.metadata() {
            problem::tell_error(&Problem::of_path(path, &error));
            missing += 1;
        }
    }
    missing
}

fn tell_nothing(arguments: &Arguments, config: &Config) {
    let place = config.root.join(config::NAME).display().to_string();
    let problem = if arguments.paths.is_empty() {
        Problem::new(place, "no file is an article").with_remedy("look at the patterns of `articles`")
    } else {
        Problem::new(place, "none of the given paths is an article")
            .with_remedy("look at the patterns of `articles`, or leave out PATH")
    };
    problem::tell_error(&problem);
}

fn tell_no_reference(config: &Config) {
    let place = config.references.iter().next().map(|it| it.place.clone());
    let problem = Problem::new(
        place.unwrap_or_default(),
        "none of the files that `references` names has a text to check against",
    );
    problem::tell_error(&problem.with_remedy("`onrecord inputs` lists what is in files"));
}
