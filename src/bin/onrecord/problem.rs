//! Errors outside the articles (files, configuration), with a suggested remedy.

use std::io;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use onrecord::report::Tone;
use onrecord::report::visible;

use crate::color;
use crate::file_name;

/// Whether an error was told of, for a listing that ends early.
static ANY_ERROR: AtomicBool = AtomicBool::new(false);

/// A file, folder or setting that could not be used.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {message}")]
pub(crate) struct Problem {
    /// The path, with line and column where there is one.
    pub(crate) place: String,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) remedy: Option<String>,
}

impl Problem {
    /// Makes a problem without a remedy.
    pub(crate) fn new(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            message: message.into(),
            remedy: None,
        }
    }

    /// Says what to do.
    pub(crate) fn with_remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    /// What the system said about a path, in words.
    pub(crate) fn of_path(path: &Path, error: &io::Error) -> Self {
        let place = file_name::name(path);
        match error.kind() {
            io::ErrorKind::NotFound => Self::new(place, "no such file or folder")
                .with_remedy("check the spelling; paths are relative to the folder you are in"),
            io::ErrorKind::PermissionDenied => Self::new(place, "no permission to read it")
                .with_remedy("change its permissions, or leave it out"),
            _ => Self::new(place, format!("cannot be read: {error}")),
        }
    }
}

/// Writes an error that stopped the command to standard error.
pub(crate) fn report(error: &anyhow::Error) {
    match error.downcast_ref::<Problem>() {
        Some(problem) => tell(Tone::Error, "error", problem),
        None => line(&format!(
            "{} {}",
            heading(Tone::Error, "error"),
            visible(&format!("{error:#}"))
        )),
    }
}

/// Writes a problem that did not stop the command to standard error.
pub(crate) fn tell(tone: Tone, word: &str, problem: &Problem) {
    line(&format!(
        "{} {}",
        heading(tone, word),
        visible(&problem.to_string())
    ));
    if let Some(remedy) = &problem.remedy {
        line(&format!("  {} {}", heading(Tone::Quiet, "help"), visible(remedy)));
    }
}

/// True if an error was told of.
pub(crate) fn any_error() -> bool {
    ANY_ERROR.load(Ordering::Relaxed)
}

/// Writes an error that did not stop the command to standard error.
pub(crate) fn tell_error(problem: &Problem) {
    ANY_ERROR.store(true, Ordering::Relaxed);
    tell(Tone::Error, "error", problem);
}

/// Writes a remark to standard error.
pub(crate) fn note(message: &str) {
    line(&format!("{} {}", heading(Tone::Quiet, "note"), visible(message)));
}

fn heading(tone: Tone, word: &str) -> String {
    color::palette().paint(tone, &format!("{word}:"))
}

/// A closed standard error is no reason to stop.
fn line(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}
