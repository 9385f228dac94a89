//! Files → bytes, whole or as a stream.
//!
//! An input enters; its first bytes are looked at, then the rest is read up to a limit, or record by record.

use std::fs::File;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Cursor;
use std::io::Read;
use std::path::Path;

use onrecord::engine;
use onrecord::ingest::Limits;

use crate::file_name;
use crate::files::Input;
use crate::problem::Problem;

/// Bytes at the start of a file by which its format is told.
const START: usize = 64 << 10;

/// A file that is open.
pub(crate) struct Opened {
    start: Vec<u8>,
    rest: Box<dyn Read>,
}

impl Opened {
    /// Opens an input and reads its start.
    pub(crate) fn open(input: &Input) -> Result<Self, Problem> {
        let told = |error| Problem::of_path(&input.path, &error);
        let mut rest: Box<dyn Read> = if input.is_stdin() {
            Box::new(io::stdin().lock())
        } else {
            may_block(&input.path)?;
            Box::new(File::open(&input.path).map_err(told)?)
        };
        let size = usize::try_from(input.size).unwrap_or(START).min(START);
        let mut start = Vec::with_capacity(size);
        let most = START as u64;
        rest.by_ref().take(most).read_to_end(&mut start).map_err(told)?;
        Ok(Self { start, rest })
    }

    /// The first bytes; all of them if there are few.
    pub(crate) fn start(&self) -> &[u8] {
        &self.start
    }

    /// True if the file goes on and is made of records.
    pub(crate) fn is_stream(&self, input: &Input) -> bool {
        self.start.len() == START && engine::is_stream(&input.name, &self.start)
    }

    /// The file from its start.
    pub(crate) fn stream(self) -> impl BufRead {
        Cursor::new(self.start).chain(BufReader::with_capacity(START, self.rest))
    }

    /// All bytes, up to the limit.
    ///
    /// A file that grows is cut off at the limit and refused, one that shrinks is read as far as it goes.
    pub(crate) fn bytes(self, input: &Input, limits: &Limits) -> Result<Vec<u8>, Problem> {
        let most = limits.bytes as u64;
        if input.size > most {
            return Err(too_large(input, most));
        }
        let mut bytes = self.start;
        let size = usize::try_from(input.size).unwrap_or(0);
        bytes.reserve_exact(size.saturating_sub(bytes.len()));
        let more = (most + 1).saturating_sub(bytes.len() as u64);
        match self.rest.take(more).read_to_end(&mut bytes) {
            Err(error) => Err(Problem::of_path(&input.path, &error)),
            Ok(_) if bytes.len() as u64 > most => Err(too_large(input, most)),
            Ok(_) => Ok(bytes),
        }
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
pub(crate) fn may_block(path: &Path) -> Result<(), Problem> {
    let metadata = path.metadata().map_err(|error| Problem::of_path(path, &error))?;
    if metadata.is_file()
        || ["/dev/fd", "/dev/stdin", "/proc"]
            .iter()
            .any(|it| path.starts_with(it))
    {
        return Ok(());
    }
    let problem = Problem::new(file_name::name(path), "a pipe or a device, not a file");
    Err(problem.with_remedy("hand it over on standard input: onrecord … - < FILE"))
}
