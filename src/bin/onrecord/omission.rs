//! What of the given folders is not read: links that lead elsewhere, pipes, and what ignore rules leave out.
//!
//! Paths and the inputs found below them enter, what is left out leaves. Hidden files are left out by custom and not
//! told.

use std::collections::HashSet;
use std::path::Path;
use std::path::PathBuf;

use onrecord::ingest;
use onrecord::ingest::ReadError;
use onrecord::report::Tone;
use onrecord::report::findings::Reason;
use onrecord::report::findings::Skipped;

use crate::file_name;
use crate::files;
use crate::files::Input;
use crate::files::LeftOut;
use crate::problem;
use crate::problem::Problem;

/// Ignored files that are named; the others are counted.
const NAMED: usize = 100;

/// What is left out of folders that the command line names.
pub(crate) fn of_folders(paths: &[PathBuf], inputs: &[Result<Input, Problem>]) -> Vec<Skipped> {
    let folders: Vec<&PathBuf> = paths.iter().filter(|it| it.is_dir()).collect();
    if folders.is_empty() {
        return Vec::new();
    }
    let read: HashSet<PathBuf> = inputs
        .iter()
        .flatten()
        .map(|it| files::identity(&it.path))
        .collect();
    let mut omissions = Omissions::default();
    for folder in folders {
        let root = files::identity(folder);
        for (path, why) in files::left_out(folder) {
            match why {
                LeftOut::Link
                    if leads_out(&path, |target| target.starts_with(&root) || read.contains(target)) =>
                {
                    omissions.link(&path, &path);
                }
                LeftOut::Special if may_be_article(&path) => omissions.special(&path),
                // That ignored files of folders are left out is what everybody expects.
                LeftOut::Ignored
                    if ingest::is_known(&file_name::name(&path))
                        && !read.contains(&files::identity(&path)) =>
                {
                    omissions.ignored(&path, false);
                }
                _ => {}
            }
        }
    }
    omissions.finish()
}

/// True if a link leads to something that may hold an article and is not read under its own name.
pub(crate) fn leads_out(link: &Path, is_read: impl Fn(&Path) -> bool) -> bool {
    may_be_article(link) && link.canonicalize().map_or(true, |target| !is_read(&target))
}

/// True if the name is one that an article may have.
pub(crate) fn may_be_article(path: &Path) -> bool {
    ingest::is_missed(&file_name::name(path), &ReadError::Empty)
}

/// Gathers what is left out.
#[derive(Debug, Default)]
pub(crate) struct Omissions {
    skipped: Vec<Skipped>,
    ignored: usize,
    more: Option<(String, usize, bool)>,
}

impl Omissions {
    /// Adds a link by its name and its path.
    pub(crate) fn link(&mut self, name: &Path, path: &Path) {
        let message = if path.exists() {
            "a link, and links are not followed; name what it leads to"
        } else {
            "a link that leads nowhere"
        };
        self.skipped.push(Skipped {
            path: file_name::name(name),
            reason: Reason::Link,
            message: message.to_owned(),
            fails: true,
        });
    }

    /// Adds a pipe, a socket or a device.
    pub(crate) fn special(&mut self, name: &Path) {
        self.skipped.push(Skipped {
            path: file_name::name(name),
            reason: Reason::NotText,
            message: LeftOut::Special.to_string(),
            fails: true,
        });
    }

    /// Adds a file that a rule leaves out.
    pub(crate) fn ignored(&mut self, path: &Path, fails: bool) {
        self.ignored += 1;
        if self.ignored > NAMED {
            let more = self.more.get_or_insert_with(|| (file_name::name(path), 0, false));
            more.1 += 1;
            more.2 |= fails;
            return;
        }
        self.skipped.push(Skipped {
            path: file_name::name(path),
            reason: Reason::Ignored,
            message: format!("{}", LeftOut::Ignored),
            fails,
        });
    }

    /// All of it; what fails a check is told to standard error too.
    pub(crate) fn finish(mut self) -> Vec<Skipped> {
        if let Some((path, number, fails)) = self.more {
            self.skipped.push(Skipped {
                message: format!("{} (and {} more)", LeftOut::Ignored, number - 1),
                path,
                reason: Reason::Ignored,
                fails,
            });
        }
        for skipped in self.skipped.iter().filter(|it| it.fails) {
            let problem = Problem::new(skipped.path.clone(), skipped.message.clone());
            problem::tell(Tone::Warning, "warning", &problem);
        }
        self.skipped
    }
}
