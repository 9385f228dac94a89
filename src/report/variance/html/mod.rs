//! The report as one HTML page to forward: self-contained, without scripts, light and dark, printable.
//!
//! Everything that came from a document goes through [`crate::report::variance::html::escape::Text`]. Difference is told by underline, number and the
//! name of its kind; colour only repeats it.

pub(crate) mod collation;
pub(crate) mod escape;
pub(crate) mod summary;
pub(crate) mod utterance;

use std::io;
use std::io::Write;

use crate::report::variance::Reporter;
use crate::report::variance::Survey;
use crate::report::variance::places::Places;

pub(crate) const REPORTER: Reporter = Reporter {
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
    crate::report::variance::html::summary::write(survey, out)?;
    writeln!(out, "<main>")?;
    let mut places = Places::default();
    for (variance, number) in survey.variances.iter().zip(1..) {
        crate::report::variance::html::utterance::write(variance, number, &mut places, out)?;
    }
    writeln!(out, "</main>")?;
    crate::report::variance::html::summary::colophon(survey, out)?;
    writeln!(out, "</body>\n</html>")
}
