//! What was checked and what was found in it.
//!
//! Articles with their findings enter together, because some formats count first; one file a way of writing them.

pub(crate) mod evidence;
pub(crate) mod fingerprint;
pub(crate) mod github;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod reporter;
pub(crate) mod sarif;
pub(crate) mod skipped;
pub(crate) mod summary;

pub use crate::report::findings::reporter::Outcome;
pub use crate::report::findings::reporter::Reporter;
pub use crate::report::findings::reporter::Reviewed;
pub use crate::report::findings::skipped::Reason;
pub use crate::report::findings::skipped::Skipped;
pub use crate::report::findings::summary::Summary;
pub use crate::report::findings::summary::counted;

/// Every way of writing findings.
pub const REPORTERS: &[Reporter] = &[human::REPORTER, json::REPORTER, github::REPORTER, sarif::REPORTER];

/// The reporter of that name.
pub fn reporter(name: &str) -> Option<&'static Reporter> {
    REPORTERS.iter().find(|reporter| reporter.name == name)
}
