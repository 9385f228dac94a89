//! Workflow commands of GitHub Actions: findings as annotations of a pull request.

use std::io;
use std::io::Write;

use crate::report::findings::Outcome;
use crate::report::findings::Reporter;
use crate::report::findings::Summary;
use crate::report::findings::evidence::Places;
use crate::report::visible;
use crate::rules::Level;

pub(crate) const REPORTER: Reporter = Reporter {
    name: "github",
    about: "annotations for GitHub Actions",
    write,
};

fn write(outcome: &Outcome<'_>, out: &mut dyn Write) -> io::Result<()> {
    for reviewed in outcome.reviewed {
        let places = Places::new(reviewed);
        for finding in &reviewed.findings {
            let place = places.place(finding.span);
            // Columns of an annotation must lie on one line.
            let columns = if place.line == place.end_line {
                format!(",col={},endColumn={}", place.column, place.end_column)
            } else {
                String::new()
            };
            let mut message = finding.message.text.clone();
            if let Some(help) = &finding.message.help {
                message += &format!("\nHelp: {help}");
            }
            writeln!(
                out,
                "::{} file={},line={},endLine={}{columns},title={}::{}",
                command(finding.severity),
                property(&place.path),
                place.line,
                place.end_line,
                property(&format!("{} {}", finding.code, finding.name)),
                data(&message),
            )?;
        }
    }
    for skipped in outcome.skipped {
        writeln!(
            out,
            "::{} file={},title={}::{}",
            if skipped.fails { "error" } else { "notice" },
            property(&skipped.path),
            property(&format!("not checked: {}", skipped.reason.label())),
            data(&skipped.message),
        )?;
    }
    let summary = Summary::of(outcome);
    writeln!(out, "{}", summary.line())?;
    writeln!(out, "{}", summary.findings())
}

fn command(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info | Level::Off => "notice",
    }
}

/// As `toCommandValue` of GitHub's toolkit does it, of a text that does nothing.
fn data(text: &str) -> String {
    visible(text)
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// As `escapeProperty` of GitHub's toolkit does it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(data("100%\nsure"), "100%25%0Asure");
        assert_eq!(data("\u{1b}[2J"), "\\u{1b}[2J");
        assert_eq!(property("a:b,c"), "a%3Ab%2Cc");
    }
}
