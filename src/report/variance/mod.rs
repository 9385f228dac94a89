//! What outlets made of utterances → a report to read, forward or process.
//!
//! Variances enter in the order they are to be told, with the totals of everything read, so that a report can say what
//! it leaves out. Reporters show words as printed and give every difference its kind in words.

pub(crate) mod apparatus;
pub(crate) mod html;
pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod places;
pub(crate) mod reporter;
pub(crate) mod terminal;
#[cfg(test)]
mod tests;

pub use crate::report::variance::reporter::Reporter;
pub use crate::report::variance::reporter::Survey;
pub use crate::report::variance::reporter::Totals;

/// Every way of reporting variances.
pub const REPORTERS: &[Reporter] = &[
    terminal::REPORTER,
    json::REPORTER,
    markdown::REPORTER,
    html::REPORTER,
];

/// The reporter of that name.
pub fn reporter(name: &str) -> Option<&'static Reporter> {
    REPORTERS.iter().find(|reporter| reporter.name == name)
}
