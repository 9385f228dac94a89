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
use onrecord::report::findings::Reason;
use onrecord::report::findings::Reporter;
use onrecord::report::findings::Reviewed;
use onrecord::report::findings::Skipped;
use onrecord::report::findings::counted;
use onrecord::rules::Level;
use onrecord::variance::collation::collate;
use rayon::prelude::*;
use serde::Deserialize;

use crate::output::Output;
use crate::problem;
use crate::problem::Problem;
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
    /// True if there are references to be read.
    pub(crate) needs_references: bool,
    /// What was meant to be checked and cannot be.
    pub(crate) skipped: Vec<Skipped>,
    /// What is named when nothing was checked: the configuration, or the articles.
    pub(crate) place: String,
    /// The path of an article that fingerprints have.
    pub(crate) identity: &'a dyn Fn(&str) -> String,
    /// The engine, with the weights of the rules.
    pub(crate) engine: &'a Engine,
}

/// Checks the articles and writes what was found.
pub(crate) fn review(
    articles: Vec<Document>,
    references: &References,
    mut plan: Plan<'_>,
) -> anyhow::Result<Status> {
    let engine = plan.engine;
    let reports: Vec<Report<'_>> = articles
        .into_par_iter()
        .map(|article| engine.check(article, references))
        .collect();
    let reviewed: Vec<Reviewed<'_>> = reports
        .iter()
        .map(|report| Reviewed {
            article: report.article(),
            findings: report.findings().to_vec(),
            identity: (plan.identity)(&report.article().document.path),
        })
        .collect();
    let failed = reviewed
        .iter()
        .flat_map(|it| &it.findings)
        .any(|it| it.severity >= plan.fail_on);
    let is_partial = plan.skipped.iter().any(|it| it.fails);
    let nothing = nothing(&reviewed, references, &plan);
    if let Some((reason, message)) = &nothing {
        plan.skipped.push(Skipped {
            path: plan.place.clone(),
            reason: *reason,
            message: message.clone(),
            fails: true,
        });
    }
    let outcome = Outcome {
        reviewed: &reviewed,
        skipped: &plan.skipped,
        every_quotation: plan.every_quotation,
        palette: plan.output.palette(),
        width: terminal::width(),
        collate,
    };
    plan.output.write(|out| (plan.reporter.write)(&outcome, out))?;
    if let Some((_, message)) = &nothing {
        problem::tell_error(&Problem::new(plan.place, message.as_str()).with_remedy(
            "`onrecord inputs` lists what is read, `onrecord extract --all` what is in quotation marks",
        ));
    }
    Ok(match (nothing, is_partial, failed) {
        // Faulty marks are found in an article without a quotation too.
        (None | Some((Reason::NoQuotation, _)), false, true) => Status::Findings,
        (Some(_), ..) => Status::NothingChecked,
        (None, true, _) => Status::Unusable,
        (None, false, false) => Status::Clean,
    })
}

/// Why nothing was checked, if nothing was.
fn nothing(reviewed: &[Reviewed<'_>], references: &References, plan: &Plan<'_>) -> Option<(Reason, String)> {
    if reviewed.is_empty() {
        return Some((
            Reason::NoArticle,
            "no article was read, so nothing was checked".to_owned(),
        ));
    }
    if plan.needs_references && references.documents().is_empty() {
        let message = "no reference was read, so nothing was checked";
        return Some((Reason::NoReference, message.to_owned()));
    }
    reviewed.iter().all(|it| it.article.cases.is_empty()).then(|| {
        let articles = counted(reviewed.len(), "article");
        let message = format!("no quotation in {articles}, so nothing was checked");
        (Reason::NoQuotation, message)
    })
}
