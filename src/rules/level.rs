//! How much a finding weighs.

use serde::Deserialize;
use serde::Serialize;

/// The weight of a finding; `Off` is a rule that is not run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Not reported.
    Off,
    /// To know.
    Info,
    /// To look at.
    Warning,
    /// To be fixed before printing.
    Error,
}
