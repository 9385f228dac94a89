//! What the process tells its caller.

use std::process::ExitCode;

/// The exit statuses of every subcommand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Everything was done and there is nothing to report.
    Clean,
    /// There are findings.
    Findings,
    /// Usage, configuration or input is wrong; what could be done was done.
    Unusable,
    /// There was nothing to check: never taken for success.
    NothingChecked,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        ExitCode::from(match status {
            Status::Clean => 0,
            Status::Findings => 1,
            Status::Unusable => 2,
            Status::NothingChecked => 3,
        })
    }
}
