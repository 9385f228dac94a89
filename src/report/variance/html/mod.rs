//! The report as one HTML page to forward: self-contained, without scripts, light and dark, printable.
//!
//! Everything that came from a document goes through [`escape::Text`]. Difference is told by underline, number and the
//! name of its kind; colour only repeats it.

use std::io;
use std::io::Write;

mod collation;
mod escape;
mod summary;
mod utterance;

use super::Reporter;
use super::Survey;
use super::places::Places;

pub(super) const REPORTER: Reporter = Reporter {
    name: "html",
    about: "one self-contained HTML page",
    outlets: 2,
    write,
};

const STYLE: &str = include_str!("style.css");

fn write(survey: &Survey<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(
        b"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
          <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
          <meta name=\"color-scheme\" content=\"light dark\">\n\
          <meta name=\"generator\" content=\"onrecord\">\n\
          <title>Variance report: how outlets worded the same words</title>\n<style>\n",
    )?;
    out.write_all(STYLE.as_bytes())?;
    out.write_all(b"</style>\n</head>\n<body>\n")?;
    summary::write(survey, out)?;
    writeln!(out, "<main>")?;
    let mut places = Places::default();
    for (variance, number) in survey.variances.iter().zip(1..) {
        utterance::write(variance, number, &mut places, out)?;
    }
    writeln!(out, "</main>")?;
    summary::colophon(survey, out)?;
    writeln!(out, "</body>\n</html>")
}
