//! Where a result goes: standard output, or a file that is replaced at once when the result is complete.
//!
//! A result is written beside the file, into one without a name where the system has such, then flushed to the disk and
//! renamed. Whatever stops the program, the file holds the earlier result or the new one. A file that is an input or no
//! earlier result is not replaced.

use std::fs::File;
use std::io;
use std::io::BufWriter;
use std::io::Read;
use std::io::Seek;
use std::io::SeekFrom;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use atomic_write_file::AtomicWriteFile;
use clap::Args;
use onrecord::report;
use onrecord::report::Palette;

use crate::color;
use crate::file_name;
use crate::files;
use crate::files::Input;
use crate::problem::Problem;

/// Bytes at either end of a file by which an earlier result is known.
const END: u64 = 4096;

/// The flags of commands that write a result.
#[derive(Debug, Args)]
pub(crate) struct Output {
    /// Write to a file; an earlier result in it is replaced when the new one is complete
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace FILE even if it is no earlier result; an input is never replaced
    #[arg(long, requires = "output")]
    force: bool,
}

impl Output {
    /// The file, if there is one.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.output.as_deref()
    }

    /// The colours for the place: files are never coloured.
    pub(crate) fn palette(&self) -> Palette {
        if self.output.is_some() {
            Palette::plain()
        } else {
            color::palette()
        }
    }

    /// Refuses a file that must not be replaced: asked before anything is read.
    pub(crate) fn allow(&self) -> Result<(), Problem> {
        let Some(path) = &self.output else {
            return Ok(());
        };
        let refused = |message: &str| Problem::new(file_name::name(path), message);
        let Ok(metadata) = path.metadata() else {
            return Ok(());
        };
        if metadata.is_dir() {
            return Err(refused("cannot be written: it is a folder").with_remedy("name a file"));
        }
        if self.force || !metadata.is_file() || metadata.len() == 0 || is_earlier_result(path) {
            return Ok(());
        }
        Err(
            refused("not written: the file exists and is no earlier result of onrecord")
                .with_remedy("name another file, or replace this one with --force"),
        )
    }

    /// Refuses to replace an input, except an earlier result, which is no article.
    pub(crate) fn allow_beside<'a>(
        &self,
        inputs: impl IntoIterator<Item = &'a Result<Input, Problem>>,
    ) -> Result<(), Problem> {
        let Some(path) = &self.output else {
            return Ok(());
        };
        if !path.is_file() || is_earlier_result(path) {
            return Ok(());
        }
        let identity = files::identity(path);
        let is_this = |input: &&Input| !input.is_stdin() && files::identity(&input.path) == identity;
        match inputs.into_iter().filter_map(|it| it.as_ref().ok()).find(is_this) {
            None => Ok(()),
            Some(_) => Err(
                Problem::new(file_name::name(path), "not written: the file is an input")
                    .with_remedy("name another file"),
            ),
        }
    }

    /// Writes a result.
    pub(crate) fn write(&self, result: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
        let Some(path) = &self.output else {
            return Ok(print(result)?);
        };
        replace(path, result).map_err(|error| {
            let problem = Problem::new(file_name::name(path), format!("cannot be written: {error}"));
            problem.into()
        })
    }
}

/// Writes a result to standard output. That it is closed early, as `head` does, is no fault and changes nothing about
/// what was found.
pub(crate) fn print(result: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let written = result(&mut out).and_then(|()| out.flush());
    if written.as_ref().is_err_and(is_closed) {
        // What is left in the buffer would be tried again.
        let _ = out.into_parts();
        return Ok(());
    }
    written
}

fn is_closed(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

fn replace(path: &Path, result: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    if path.metadata().is_ok_and(|it| !it.is_file()) {
        // A pipe or a device cannot be replaced and loses nothing.
        let mut out = BufWriter::new(File::options().write(true).open(path)?);
        result(&mut out)?;
        return out.flush();
    }
    // A link stays one: what it leads to is replaced.
    let file = AtomicWriteFile::open(files::identity(path))?;
    let mut out = BufWriter::new(file);
    result(&mut out)?;
    out.into_inner()?.commit()
}

/// True if this program wrote the file.
pub(crate) fn is_earlier_result(path: &Path) -> bool {
    ends(path).is_ok_and(|bytes| report::is_output(&bytes))
}

/// The first and the last bytes of a file.
fn ends(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    let mut bytes = Vec::new();
    Read::by_ref(&mut file).take(END).read_to_end(&mut bytes)?;
    if size > END {
        file.seek(SeekFrom::Start(END.max(size - END)))?;
        file.take(END).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}
