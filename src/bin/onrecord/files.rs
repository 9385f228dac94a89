//! Paths of the command line → the files to read.
//!
//! Paths enter in any mixture of files, folders and `-`; inputs leave in a stable order: as given, folders sorted by
//! path. Hidden and ignored files of folders are left out, named files never are.

use std::collections::HashSet;
use std::fmt;
use std::path::Component;
use std::path::Path;
use std::path::PathBuf;

use ignore::WalkBuilder;

use crate::file_name::name;
use crate::problem::Problem;

/// One thing to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Input {
    /// The file; `-` for standard input.
    pub(crate) path: PathBuf,
    /// What it is called in messages and output.
    pub(crate) name: String,
    /// True if the command line named it; false if it was met in a folder.
    pub(crate) named: bool,
    /// Size in bytes, as far as the system knows.
    pub(crate) size: u64,
}

impl Input {
    /// True for standard input.
    pub(crate) fn is_stdin(&self) -> bool {
        self.path == Path::new("-")
    }
}

/// Everything under the given paths, each file once, one after the other.
pub(crate) fn inputs(paths: &[PathBuf]) -> impl Iterator<Item = Result<Input, Problem>> + '_ {
    let mut seen = HashSet::new();
    let once = paths.len() > 1;
    paths
        .iter()
        .flat_map(|path| under(path))
        .filter(move |input| match input {
            Ok(input) if once => seen.insert(identity(&input.path)),
            _ => true,
        })
}

/// The same file under two names is one file.
pub(crate) fn identity(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

fn under(path: &Path) -> Box<dyn Iterator<Item = Result<Input, Problem>>> {
    if path == Path::new("-") {
        return one(Ok(named(path, 0)));
    }
    match path.metadata() {
        Err(error) => one(Err(Problem::of_path(path, &error))),
        Ok(it) if it.is_dir() => Box::new(folder(path)),
        Ok(it) => one(Ok(named(path, it.len()))),
    }
}

fn one(input: Result<Input, Problem>) -> Box<dyn Iterator<Item = Result<Input, Problem>>> {
    Box::new(std::iter::once(input))
}

/// A file that the command line or the configuration names.
pub(crate) fn named(path: &Path, size: u64) -> Input {
    Input {
        path: path.to_path_buf(),
        name: name(path),
        named: true,
        size,
    }
}

/// The files of a folder and of the folders in it, sorted by path.
pub(crate) fn folder(path: &Path) -> impl Iterator<Item = Result<Input, Problem>> + use<> {
    let mut walk = WalkBuilder::new(path);
    walk.require_git(false).sort_by_file_path(Path::cmp);
    walk.build().filter_map(|entry| match entry {
        Err(error) => Some(Err(of_walk(&error))),
        Ok(entry) if entry.file_type().is_some_and(|it| it.is_file()) => Some(Ok(Input {
            size: entry.metadata().map_or(0, |it| it.len()),
            name: name(entry.path()),
            path: entry.into_path(),
            named: false,
        })),
        Ok(_) => None,
    })
}

/// Why a file of a folder is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LeftOut {
    /// It is a symbolic link.
    Link,
    /// It is a pipe, a socket or a device.
    Special,
    /// Its name, or that of a folder around it, starts with a dot.
    Hidden,
    /// A rule of `.gitignore` or `.ignore` leaves it out.
    Ignored,
}

impl fmt::Display for LeftOut {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Link => "links are not followed; name what it leads to",
            Self::Special => "a pipe or a device, not a file",
            Self::Hidden => "names that start with a dot are hidden",
            Self::Ignored => "a rule of .gitignore or .ignore leaves it out",
        })
    }
}

/// Everything but folders below a folder, as if no rule left any out, and why it would not be read if [`folder`] does not
/// name it. What belongs to git itself is not looked at.
pub(crate) fn left_out(path: &Path) -> impl Iterator<Item = (PathBuf, LeftOut)> + use<> {
    let root = path.to_path_buf();
    let mut walk = WalkBuilder::new(path);
    walk.standard_filters(false)
        .sort_by_file_path(Path::cmp)
        .filter_entry(|entry| entry.file_name() != ".git");
    walk.build().flatten().filter_map(move |entry| {
        let kind = entry.file_type()?;
        if kind.is_dir() {
            return None;
        }
        let relative = entry.path().strip_prefix(&root).unwrap_or(entry.path());
        let is_hidden = |it: Component<'_>| it.as_os_str().as_encoded_bytes().starts_with(b".");
        let reason = if kind.is_symlink() {
            LeftOut::Link
        } else if relative.components().any(is_hidden) {
            LeftOut::Hidden
        } else if kind.is_file() {
            LeftOut::Ignored
        } else {
            LeftOut::Special
        };
        Some((entry.into_path(), reason))
    })
}

fn of_walk(error: &ignore::Error) -> Problem {
    match (path_of(error), error.io_error()) {
        (Some(path), Some(cause)) => Problem::of_path(path, cause),
        (Some(path), None) => Problem::new(name(path), format!("cannot be read: {error}")),
        (None, _) => Problem::new("a folder", format!("cannot be read: {error}")),
    }
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(paths: &[PathBuf]) -> Vec<String> {
        inputs(paths)
            .map(|input| {
                input.map_or_else(
                    |it| it.message,
                    |it| it.path.file_name().unwrap().to_string_lossy().into(),
                )
            })
            .collect()
    }

    #[test]
    fn folders_are_sorted_and_hidden_and_ignored_files_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("b")).unwrap();
        for name in ["c.md", "b/z.md", "a.md", ".hidden.md", "skipped.md"] {
            std::fs::write(at(name), "").unwrap();
        }
        std::fs::write(at(".gitignore"), "skipped.md\n").unwrap();
        assert_eq!(names(&[folder.path().into()]), ["a.md", "z.md", "c.md"]);
    }

    #[test]
    fn a_file_named_twice_is_read_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        std::fs::write(&file, "").unwrap();
        assert_eq!(names(&[file.clone(), folder.path().into(), file]), ["a.md"]);
    }

    #[test]
    fn a_missing_path_does_not_hide_the_others() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        std::fs::write(&file, "").unwrap();
        let found = names(&[folder.path().join("none"), file]);
        assert_eq!(found, ["no such file or folder", "a.md"]);
    }
}
