//! Files → documents, in parallel, in order.
//!
//! Paths enter; whatever the caller makes of each document leaves in the order of the files. Files are read a batch at
//! a time, so memory depends on the batch and the largest file, not on how many files there are. A file that cannot be
//! read is told to standard error and the others are still done.

use std::fs::File;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

use onrecord::document::Document;
use onrecord::ingest::Limits;
use onrecord::ingest::Options;
use onrecord::ingest::ReadError;
use onrecord::report::Tone;
use onrecord::report::findings::counted;
use onrecord::verify;
use rayon::prelude::*;

use crate::files::Input;
use crate::problem;
use crate::problem::Problem;
use crate::status::Status;

/// Files read together.
const BATCH_FILES: usize = 64;
/// Bytes read together, if that is fewer files.
const BATCH_BYTES: u64 = 16 << 20;

/// What reading came to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally {
    /// Documents read, and files that were empty.
    pub(crate) documents: usize,
    /// Paths that could not be used.
    pub(crate) problems: usize,
    /// Files met in folders that are no articles.
    pub(crate) skipped: Vec<String>,
}

impl Tally {
    /// The exit status as far as reading decides it: 2 if a path could not be used, 3 if there was no document.
    pub(crate) fn status(&self) -> Option<Status> {
        if self.problems > 0 {
            return Some(Status::Unusable);
        }
        (self.documents == 0).then_some(Status::NothingChecked)
    }
}

/// Reads files and hands the work done on each document to `done`, in order.
pub(crate) fn each<T: Send>(
    files: impl Iterator<Item = Result<Input, Problem>>,
    options: &Options,
    work: impl Fn(Document) -> T + Sync,
    mut done: impl FnMut(T) -> anyhow::Result<()>,
) -> anyhow::Result<Tally> {
    let mut tally = Tally::default();
    in_order(
        files,
        |input| outcome(input, options, &work),
        |outcome| match outcome {
            Outcome::Read { results, warnings } => {
                for warning in &warnings {
                    problem::tell(Tone::Warning, "warning", warning);
                }
                tally.documents += results.len();
                results.into_iter().try_for_each(&mut done)
            }
            Outcome::Empty(warning) => {
                problem::tell(Tone::Warning, "warning", &warning);
                tally.documents += 1;
                Ok(())
            }
            Outcome::Skipped(name) => {
                tally.skipped.push(name);
                Ok(())
            }
            Outcome::Failed(problem) => {
                problem::tell_error(&problem);
                tally.problems += 1;
                Ok(())
            }
        },
    )?;
    Ok(tally)
}

/// Does some work on every file, in parallel, and hands over what comes of it in the order of the files.
pub(crate) fn in_order<T: Send>(
    files: impl Iterator<Item = Result<Input, Problem>>,
    work: impl Fn(Result<Input, Problem>) -> T + Sync,
    mut done: impl FnMut(T) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut files = files.peekable();
    while files.peek().is_some() {
        let batch = batch(&mut files);
        let made: Vec<T> = batch.into_par_iter().map(&work).collect();
        made.into_iter().try_for_each(&mut done)?;
    }
    Ok(())
}

/// Reads files.
pub(crate) fn all(
    files: impl Iterator<Item = Result<Input, Problem>>,
    options: &Options,
) -> anyhow::Result<(Vec<Document>, Tally)> {
    let mut documents = Vec::new();
    let tally = each(
        files,
        options,
        |document| document,
        |document| {
            documents.push(document);
            Ok(())
        },
    )?;
    Ok((documents, tally))
}

enum Outcome<T> {
    Read { results: Vec<T>, warnings: Vec<Problem> },
    Empty(Problem),
    Skipped(String),
    Failed(Problem),
}

fn batch(files: &mut impl Iterator<Item = Result<Input, Problem>>) -> Vec<Result<Input, Problem>> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < BATCH_FILES && bytes < BATCH_BYTES {
        let Some(file) = files.next() else { break };
        bytes += file.as_ref().map_or(0, |it| it.size);
        batch.push(file);
    }
    batch
}

fn outcome<T: Send>(
    input: Result<Input, Problem>,
    options: &Options,
    work: impl Fn(Document) -> T + Sync,
) -> Outcome<T> {
    let input = match input {
        Ok(input) => input,
        Err(problem) => return Outcome::Failed(problem),
    };
    let documents = match bytes(&input, &options.limits) {
        Ok(bytes) => verify::read_with(&input.name, &bytes, options),
        Err(problem) => return Outcome::Failed(problem),
    };
    match documents {
        Ok(documents) => Outcome::Read {
            warnings: documents.iter().flat_map(warnings).collect(),
            // One file may hold thousands of articles.
            results: documents.into_par_iter().map(&work).collect(),
        },
        Err(ReadError::Empty) => Outcome::Empty(Problem::new(input.name, "the file is empty")),
        Err(ReadError::Binary { .. }) if !input.named => Outcome::Skipped(input.name),
        Err(error) => Outcome::Failed(of_read(input.name, &error)),
    }
}

fn warnings(document: &Document) -> Vec<Problem> {
    let told =
        |warning: &onrecord::document::Warning| Problem::new(document.path.clone(), warning.message.clone());
    document.warnings.iter().map(told).collect()
}

/// The bytes of one input, up to the limit.
///
/// A file that grows is cut off at the limit and refused, one that shrinks is read as far as it goes.
pub(crate) fn bytes(input: &Input, limits: &Limits) -> Result<Vec<u8>, Problem> {
    let most = limits.bytes as u64;
    if input.size > most {
        return Err(too_large(input, most));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(input.size).unwrap_or(0));
    let read = if input.is_stdin() {
        io::stdin().lock().take(most + 1).read_to_end(&mut bytes)
    } else {
        may_block(&input.path)?;
        File::open(&input.path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes))
    };
    match read {
        Err(error) => Err(Problem::of_path(&input.path, &error)),
        Ok(length) if length as u64 > most => Err(too_large(input, most)),
        Ok(_) => Ok(bytes),
    }
}

fn too_large(input: &Input, most: u64) -> Problem {
    Problem::new(
        input.name.clone(),
        format!("larger than the limit of {most} bytes"),
    )
    .with_remedy("allow more with --max-bytes, split it, or leave it out")
}

/// Refuses pipes and devices: opening one may wait for ever. Those the shell makes for `<(command)` are fine.
fn may_block(path: &Path) -> Result<(), Problem> {
    let metadata = path.metadata().map_err(|error| Problem::of_path(path, &error))?;
    if metadata.is_file()
        || ["/dev/fd", "/dev/stdin", "/proc"]
            .iter()
            .any(|it| path.starts_with(it))
    {
        return Ok(());
    }
    let problem = Problem::new(path.display().to_string(), "a pipe or a device, not a file");
    Err(problem.with_remedy("hand it over on standard input: onrecord … - < FILE"))
}

/// A file that was read and is none that can be used.
pub(crate) fn of_read(name: String, error: &ReadError) -> Problem {
    Problem::new(name, error.to_string()).with_remedy(remedy(error))
}

fn remedy(error: &ReadError) -> &'static str {
    match error {
        ReadError::Binary { .. } => "save it as text, Markdown or HTML, or leave it out",
        ReadError::Encrypted => "save it without a password, or leave it out",
        ReadError::NoText { .. } => "run text recognition over it (ocrmypdf does), or save its words as text",
        ReadError::TooSlow { .. } => "allow more with --max-seconds, or save it as text",
        ReadError::TooLarge { .. } => "allow more with --max-bytes, split it, or leave it out",
        ReadError::Expands { .. } => "if you trust it, allow more with --max-expansion",
        ReadError::TooMuch { .. } => "if you trust it, allow more with --max-unpacked",
        ReadError::TooManyDocuments { .. } => "allow more with --max-documents, or split it",
        ReadError::TooDeep { .. } => "unpack the inner archives",
        ReadError::Damaged { .. } => "open it in the program it comes from and save it anew, or leave it out",
        _ => "split it, or leave it out",
    }
}

/// Says that the paths hold no article, if so.
pub(crate) fn tell_if_nothing(paths: &[PathBuf], tally: &Tally) {
    if tally.documents > 0 || tally.problems > 0 {
        return;
    }
    let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let problem =
        Problem::new(names.join(", "), "no articles here").with_remedy(match tally.skipped.first() {
            Some(first) => {
                let skipped = counted(tally.skipped.len(), "file");
                format!("{skipped} skipped, not being text, such as {first}; `onrecord inputs` lists them")
            }
            None => {
                "name files, or a folder that holds some; hidden and ignored files are left out".to_owned()
            }
        });
    problem::tell_error(&problem);
}
