//! Articles and references → findings → output and exit status: what `check` and `lint` share.

use clap::ValueEnum;
use clap::builder::PossibleValue;
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;
use onrecord::document::Document;
use onrecord::engine::Engine;
use onrecord::engine::References;
use onrecord::engine::Report;
use onrecord::report::findings;
use onrecord::report::findings::Outcome;
use onrecord::report::findings::Reporter;
use onrecord::report::findings::Reviewed;
use onrecord::rules::Level;
use onrecord::variance::collation::collate;
use rayon::prelude::*;
use serde::Deserialize;

use crate::output::Output;
use crate::status::Status;
use crate::terminal;

/// The weights that `--fail-on` and `fail-on` know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FailOn {
    /// Errors only
    Error,
    /// Errors and warnings
    Warning,
    /// Everything
    Info,
}

impl From<FailOn> for Level {
    fn from(it: FailOn) -> Self {
        match it {
            FailOn::Error => Level::Error,
            FailOn::Warning => Level::Warning,
            FailOn::Info => Level::Info,
        }
    }
}

/// The names of [`findings::REPORTERS`] for the command line.
pub(crate) fn formats() -> impl TypedValueParser<Value = &'static Reporter> {
    let names = findings::REPORTERS
        .iter()
        .map(|it| PossibleValue::new(it.name).help(it.about));
    PossibleValuesParser::new(names).try_map(|name| findings::reporter(&name).ok_or("no such format"))
}

/// How a review is run and written.
pub(crate) struct Plan<'a> {
    /// How it is written.
    pub(crate) reporter: &'static Reporter,
    /// Where it is written to.
    pub(crate) output: &'a Output,
    /// Findings of this weight and above make the exit status 1.
    pub(crate) fail_on: Level,
    /// True if quotations without a finding are listed too.
    pub(crate) every_quotation: bool,
    /// The engine, with the weights of the rules.
    pub(crate) engine: &'a Engine,
}

/// What a review came to.
pub(crate) struct Reviewing {
    /// Clean, or findings.
    pub(crate) status: Status,
    /// Quotations that were looked at.
    pub(crate) quotations: usize,
}

/// Checks the articles and writes what was found.
pub(crate) fn review(
    articles: Vec<Document>,
    references: &References,
    plan: &Plan<'_>,
) -> anyhow::Result<Reviewing> {
    let reports: Vec<Report<'_>> = articles
        .into_par_iter()
        .map(|article| plan.engine.check(article, references))
        .collect();
    let reviewed: Vec<Reviewed<'_>> = reports
        .iter()
        .map(|report| Reviewed {
            article: report.article(),
            findings: report.findings().to_vec(),
        })
        .collect();
    let outcome = Outcome {
        reviewed: &reviewed,
        every_quotation: plan.every_quotation,
        palette: plan.output.palette(),
        width: terminal::width(),
        collate,
    };
    plan.output.write(|out| (plan.reporter.write)(&outcome, out))?;
    let failed = reviewed
        .iter()
        .flat_map(|it| &it.findings)
        .any(|it| it.severity >= plan.fail_on);
    Ok(Reviewing {
        status: if failed { Status::Findings } else { Status::Clean },
        quotations: reviewed.iter().map(|it| it.article.cases.len()).sum(),
    })
}
