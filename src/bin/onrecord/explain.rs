//! `onrecord explain`: the manual page of a rule.

use std::io::Write;

use clap::Args;
use onrecord::report::Tone;
use onrecord::report::label;
use onrecord::rules;

use crate::color;
use crate::problem::Problem;
use crate::status::Status;

/// Print the manual page of a rule, or the list of rules
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Code or name of a rule; all are listed if it is left out
    #[arg(value_name = "RULE")]
    rule: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  onrecord explain
  onrecord explain Q105
  onrecord explain unmarked-omission";

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Status> {
    let mut out = std::io::stdout().lock();
    let palette = color::palette();
    let Some(rule) = &arguments.rule else {
        for page in rules::pages() {
            let severity = label(page.severity);
            let name = palette.paint(Tone::Strong, &format!("{:<20}", page.name));
            writeln!(out, "{}  {name} {severity:<8} {}", page.code, page.summary())?;
        }
        return Ok(Status::Clean);
    };
    let page = rules::find(rule).ok_or_else(|| {
        let nearest = rules::nearest(rule);
        Problem::new(rule.as_str(), "no such rule").with_remedy(format!(
            "did you mean {} ({})? `onrecord explain` lists all rules",
            nearest.code, nearest.name
        ))
    })?;
    writeln!(
        out,
        "{}",
        palette.paint(Tone::Strong, &format!("{} {}", page.code, page.name))
    )?;
    writeln!(out, "Severity by default: {}\n", label(page.severity))?;
    writeln!(out, "{}", page.explanation.trim_end())?;
    Ok(Status::Clean)
}
