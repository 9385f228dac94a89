//! Files → documents, in parallel, in order.
//!
//! Paths enter; whatever the caller makes of each document leaves in the order of the files. Files are read a batch at
//! a time, and large ones that are made of records a batch of records at a time; files that unpack to much are left until
//! the batch before them is done. Memory therefore depends on the batch and the largest other file, not on how many files
//! there are. A file that cannot be read is told to standard error and the
//! others are still done.

use std::io::BufRead;
use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use onrecord::document::Document;
use onrecord::document::Warning;
use onrecord::engine;
use onrecord::ingest;
use onrecord::ingest::Options;
use onrecord::ingest::ReadError;
use onrecord::report;
use onrecord::report::Tone;
use onrecord::report::findings::Reason;
use onrecord::report::findings::Skipped;
use onrecord::report::findings::counted;
use rayon::prelude::*;

use crate::file_name;
use crate::files::Input;
use crate::opened::Opened;
use crate::problem;
use crate::problem::Problem;
use crate::status::Status;

/// Files read together.
const BATCH_FILES: usize = 64;
/// Bytes read together, if that is fewer files.
const BATCH_BYTES: u64 = 16 << 20;
/// Bytes of text, unpacked, after which no other file of a batch is opened before these are done.
const BATCH_TEXT: usize = 64 << 20;

/// What reading came to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally {
    /// Documents read, and files that were empty.
    pub(crate) documents: usize,
    /// Paths that could not be used.
    pub(crate) problems: usize,
    /// What was not read, or not all of it.
    pub(crate) skipped: Vec<Skipped>,
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
    let mut files = files.peekable();
    while let Some(next) = files.peek() {
        let large = next
            .as_ref()
            .is_ok_and(|input| input.is_stdin() || input.size > BATCH_BYTES);
        if large && let Some(Ok(input)) = files.next() {
            match Opened::open(&input) {
                Ok(opened) if report::is_output(opened.start()) => {
                    tally.take(Outcome::Result(input.name), &mut done)?;
                }
                Ok(opened) if opened.is_stream(&input) => {
                    let take = |outcome| tally.take(outcome, &mut done);
                    streamed(&input, &mut opened.stream(), options, &work, take)?;
                }
                opened => tally.take(whole(input, opened, options, &work), &mut done)?,
            }
            continue;
        }
        let batch = batch(&mut files);
        let held = AtomicUsize::new(0);
        let outcomes: Vec<_> = batch
            .into_par_iter()
            .map(|input| {
                if held.load(Ordering::Relaxed) >= BATCH_TEXT {
                    return Err(input);
                }
                Ok(outcome(input, options, |document| {
                    held.fetch_add(document.text.len(), Ordering::Relaxed);
                    work(document)
                }))
            })
            .collect();
        for held in outcomes {
            let outcome = held.unwrap_or_else(|input| outcome(input, options, &work));
            tally.take(outcome, &mut done)?;
        }
    }
    Ok(tally)
}

impl Tally {
    fn skip(&mut self, reason: Reason, problem: &Problem, fails: bool) {
        self.skipped.push(Skipped {
            path: problem.place.clone(),
            reason,
            message: problem.message.clone(),
            fails,
        });
    }

    fn take<T>(
        &mut self,
        outcome: Outcome<T>,
        done: &mut impl FnMut(T) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        match outcome {
            Outcome::Read { results, warnings } => {
                for (warning, left_out) in warnings {
                    problem::tell(Tone::Warning, "warning", &warning);
                    if left_out {
                        self.skip(Reason::Part, &warning, true);
                    }
                }
                self.documents += results.len();
                return results.into_iter().try_for_each(done);
            }
            Outcome::Empty(warning) => {
                problem::tell(Tone::Warning, "warning", &warning);
                self.documents += 1;
                let fails = ingest::is_missed(&warning.place, &ReadError::Empty);
                self.skip(Reason::Empty, &warning, fails);
            }
            Outcome::Skipped(name, error) => {
                let fails = ingest::is_missed(&name, &error);
                let problem = of_read(name, &error);
                if fails {
                    problem::tell(Tone::Warning, "warning", &problem);
                }
                self.skip(Reason::NotText, &problem, fails);
            }
            Outcome::Result(name) => {
                let problem = Problem::new(name, "a result of onrecord, no article: left out");
                problem::note(&problem.to_string());
                self.skip(Reason::Result, &problem, false);
            }
            Outcome::Failed(problem) => {
                problem::tell_error(&problem);
                self.problems += 1;
                self.skip(Reason::Unreadable, &problem, true);
            }
        }
        Ok(())
    }
}

/// Reads the records of one large file and works on them a batch at a time.
fn streamed<T: Send>(
    input: &Input,
    stream: &mut dyn BufRead,
    options: &Options,
    work: impl Fn(Document) -> T + Sync,
    mut take: impl FnMut(Outcome<T>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let (mut held, mut bytes, mut taken) = (Vec::new(), 0, Ok(()));
    let read = engine::read_stream(&input.name, stream, options, &mut |document| {
        bytes += document.text.len() as u64;
        held.push(document);
        if bytes >= BATCH_BYTES {
            bytes = 0;
            let batch = std::mem::take(&mut held);
            if taken.is_ok() {
                taken = take(worked(batch, &work));
            }
        }
    });
    taken?;
    take(worked(held, &work))?;
    match read {
        Ok(()) => Ok(()),
        Err(error) => take(Outcome::Failed(of_read(input.name.clone(), &error))),
    }
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
    let limit = options.limits.text;
    let mut held = 0_usize;
    let mut left_out: Vec<String> = Vec::new();
    let mut tally = each(
        files,
        options,
        |document| document,
        |document| {
            held = held.saturating_add(document.text.len());
            if held <= limit {
                documents.push(document);
            } else {
                left_out.push(document.path);
            }
            Ok(())
        },
    )?;
    if let Some(first) = left_out.first() {
        let error = ReadError::TooMuchText { limit };
        let count = counted(left_out.len(), "document");
        let problem = of_read(format!("{first} and what follows, {count}"), &error);
        problem::tell_error(&problem);
        tally.problems += 1;
        tally.skip(Reason::Part, &problem, true);
    }
    Ok((documents, tally))
}

enum Outcome<T> {
    /// Results, and warnings with whether something was left out.
    Read {
        results: Vec<T>,
        warnings: Vec<(Problem, bool)>,
    },
    Empty(Problem),
    /// A file of a folder that is no text.
    Skipped(String, ReadError),
    /// What this program wrote.
    Result(String),
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
    match input {
        Ok(input) => {
            let opened = Opened::open(&input);
            whole(input, opened, options, work)
        }
        Err(problem) => Outcome::Failed(problem),
    }
}

fn whole<T: Send>(
    input: Input,
    opened: Result<Opened, Problem>,
    options: &Options,
    work: impl Fn(Document) -> T + Sync,
) -> Outcome<T> {
    let bytes = match opened.and_then(|opened| opened.bytes(&input, &options.limits)) {
        Ok(bytes) => bytes,
        Err(problem) => return Outcome::Failed(problem),
    };
    if report::is_output(&bytes) {
        return Outcome::Result(input.name);
    }
    match engine::read_with(&input.name, &bytes, options) {
        Ok(documents) => worked(documents, work),
        Err(ReadError::Empty) => Outcome::Empty(Problem::new(input.name, "the file is empty")),
        Err(error @ ReadError::Binary { .. }) if !input.named => Outcome::Skipped(input.name, error),
        Err(error) => Outcome::Failed(of_read(input.name, &error)),
    }
}

/// Works on documents of one file, which may be thousands.
fn worked<T: Send>(documents: Vec<Document>, work: impl Fn(Document) -> T + Sync) -> Outcome<T> {
    Outcome::Read {
        warnings: documents.iter().flat_map(warnings).collect(),
        results: documents.into_par_iter().map(&work).collect(),
    }
}

fn warnings(document: &Document) -> Vec<(Problem, bool)> {
    let told = |warning: &Warning| {
        let problem = Problem::new(document.path.clone(), warning.message.clone());
        (problem, warning.left_out)
    };
    document.warnings.iter().map(told).collect()
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
        ReadError::TooMuchText { .. } => "allow more with --max-text, split it, or leave it out",
        ReadError::TooManyDocuments { .. } => "allow more with --max-documents, or split it",
        ReadError::TooDeep { .. } => "unpack the inner archives",
        ReadError::Link => "put what it leads to into the archive",
        ReadError::Damaged { .. } => "open it in the program it comes from and save it anew, or leave it out",
        _ => "split it, or leave it out",
    }
}

/// Says that the paths hold no article, if so.
pub(crate) fn tell_if_nothing(paths: &[PathBuf], tally: &Tally) {
    if tally.documents > 0 || tally.problems > 0 {
        return;
    }
    let names: Vec<String> = paths.iter().map(|path| file_name::name(path)).collect();
    let problem =
        Problem::new(names.join(", "), "no articles here").with_remedy(match tally.skipped.first() {
            Some(first) => {
                let (skipped, path) = (counted(tally.skipped.len(), "file"), &first.path);
                format!("{skipped} skipped, not being text, such as {path}; `onrecord inputs` lists them")
            }
            None => {
                "name files, or a folder that holds some; hidden and ignored files are left out".to_owned()
            }
        });
    problem::tell_error(&problem);
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    /// An archive of a few kilobytes with a member of this many bytes of text.
    fn packed(bytes: usize) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        archive
            .start_file("a.txt", zip::write::SimpleFileOptions::default())
            .unwrap();
        archive
            .write_all(&b"The library opens in summer.\n\n".repeat(bytes / 30))
            .unwrap();
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn archives_that_unpack_to_much_are_not_held_together() {
        const FILES: usize = 14;
        let text = BATCH_TEXT / 8;
        let folder = tempfile::tempdir().unwrap();
        let archive = packed(text);
        for at in 0..FILES {
            std::fs::write(folder.path().join(format!("{at:02}.zip")), &archive).unwrap();
        }
        let (held, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let mut done = Vec::new();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap();
        let paths = [folder.path().to_path_buf()];
        let inputs: Vec<_> = crate::files::inputs(&paths).collect();
        pool.install(|| {
            each(
                inputs.into_iter(),
                &Options::default(),
                |document| {
                    let now = held.fetch_add(document.text.len(), Ordering::Relaxed) + document.text.len();
                    most.fetch_max(now, Ordering::Relaxed);
                    document
                },
                |document: Document| {
                    held.fetch_sub(document.text.len(), Ordering::Relaxed);
                    done.push(document.path);
                    Ok(())
                },
            )
        })
        .unwrap();
        // What one thread is at when the other gives up, and the first of those left for later.
        assert!(most.into_inner() <= BATCH_TEXT + 3 * text);
        assert_eq!(done.len(), FILES);
        assert!(done.is_sorted(), "{done:?}");
    }
}
