//! Archives: ZIP, tar and gzip, with any of the other formats in them.
//!
//! Bytes enter, the documents of the members leave, one member after another. Nothing is written anywhere, so names and
//! links in an archive lead nowhere; what can hurt is size and depth, and both are bounded.

use std::io::Cursor;
use std::io::Read;

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;

use super::Reader;
use super::Sink;
use super::input::Gunzip;
use super::input::Input;
use super::input::Limits;
use super::input::Options;
use super::input::ReadError;
use super::input::unpack;

pub(super) const READER: Reader = Reader {
    name: "archive",
    about: "ZIP, tar and gzip with any other format in them",
    extensions: &["zip", "tar", "tgz", "gz"],
    recognises,
    read,
};

/// How deep archives may lie in archives.
pub(super) const DEPTH: usize = 3;

/// Bytes of the header of a tar archive.
const HEADER: u64 = 512;

fn recognises(input: &Input<'_>) -> Option<&'static str> {
    if input.bytes.starts_with(b"PK\x03\x04") {
        return Some("it starts as a ZIP archive");
    }
    if input.bytes.starts_with(b"\x1f\x8b") {
        return Some("it starts as gzip data");
    }
    is_tar(input.bytes).then_some("it has the mark of a tar archive")
}

fn is_tar(bytes: &[u8]) -> bool {
    bytes.get(257..262).is_some_and(|mark| mark == b"ustar")
}

fn read(input: Input<'_>, options: &Options, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    if sink.depth >= DEPTH {
        return Err(ReadError::TooDeep { limit: DEPTH });
    }
    sink.depth += 1;
    let read = members(&input, options, sink);
    sink.depth -= 1;
    read
}

fn members(input: &Input<'_>, options: &Options, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let bytes = input.bytes;
    if bytes.starts_with(b"PK\x03\x04") {
        return zip(input.name, bytes, options, sink);
    }
    if is_tar(bytes) {
        return tar(input.name, bytes, options, sink);
    }
    let mut stream = Gunzip::new(bytes, &options.limits);
    let mut start = Vec::new();
    let read = stream.by_ref().take(HEADER).read_to_end(&mut start);
    if is_tar(&start) {
        return tar(input.name, Cursor::new(start).chain(stream), options, sink);
    }
    if start.is_empty() {
        read.map_err(ReadError::interrupted)?;
    }
    let inner = unpack(MultiGzDecoder::new(bytes), bytes.len(), &options.limits)?;
    sink.unpacked(inner.len(), &options.limits)?;
    // `a.txt.gz` holds `a.txt`.
    let name = input.name.strip_suffix(".gz").unwrap_or(input.name);
    super::read_into(name, &inner, options, sink)
}

fn zip(name: &str, bytes: &[u8], options: &Options, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let damaged = |error: zip::result::ZipError| ReadError::Damaged {
        part: error.to_string(),
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.index_for_name("[Content_Types].xml").is_some() {
        return Err(ReadError::Binary {
            offset: 0,
            looks_like: Some("an Office file that is not Word's"),
        });
    }
    for at in 0..archive.len() {
        let mut member = match archive.by_index(at) {
            Ok(member) => member,
            Err(error) => {
                sink.skip(&format!("{name}/#{}", at + 1), &damaged(error))?;
                continue;
            }
        };
        if member.is_dir() {
            continue;
        }
        let path = format!("{name}/{}", clean(&String::from_utf8_lossy(member.name_raw())));
        if member.is_symlink() {
            sink.skip(&path, &ReadError::Link)?;
            continue;
        }
        let stored = member.compressed_size() as usize;
        self::member(&path, &mut member, stored, options, sink)?;
    }
    Ok(())
}

/// Reads member after member; one at a time is held unpacked.
fn tar(name: &str, stream: impl Read, options: &Options, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let mut archive = tar::Archive::new(stream);
    let damaged = |error: std::io::Error| ReadError::Damaged {
        part: error.to_string(),
    };
    for entry in archive.entries().map_err(damaged)? {
        let mut entry = match entry {
            Ok(entry) => entry,
            // Behind a damaged header nothing can be found any more.
            Err(error) => return sink.skip(name, &damaged(error)),
        };
        let kind = entry.header().entry_type();
        let inside = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let path = format!("{name}/{}", clean(&inside));
        if kind.is_symlink() || kind.is_hard_link() {
            sink.skip(&path, &ReadError::Link)?;
        }
        if !kind.is_file() {
            continue;
        }
        let size = entry.size() as usize;
        member(&path, &mut entry, size, options, sink)?;
    }
    Ok(())
}

/// Reads a member; one that cannot be read is noted and the others go on, unless a bound on the whole is reached.
fn member(
    path: &str,
    stream: &mut dyn Read,
    stored: usize,
    options: &Options,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    if is_litter(path) {
        return Ok(());
    }
    let read = unpack(stream, stored, &options.limits).and_then(|bytes| {
        sink.unpacked(bytes.len(), &options.limits)?;
        super::read_into(path, &bytes, options, sink)
    });
    match read {
        Err(
            error @ (ReadError::TooManyDocuments { .. }
            | ReadError::TooMuch { .. }
            | ReadError::TooMuchText { .. }),
        ) => Err(error),
        Err(error) => sink.skip(path, &error),
        Ok(()) => Ok(()),
    }
}

/// Files that systems leave in archives.
fn is_litter(path: &str) -> bool {
    path.contains("/__MACOSX/") || path.ends_with("/.DS_Store") || path.ends_with("/Thumbs.db")
}

/// A member's name without what would lead out of the archive.
fn clean(name: &str) -> String {
    let parts = name
        .split(['/', '\\'])
        .filter(|part| !matches!(*part, "" | "." | ".."));
    parts.collect::<Vec<_>>().join("/")
}

impl Sink<'_> {
    /// Counts bytes that were unpacked.
    pub(super) fn unpacked(&mut self, bytes: usize, limits: &Limits) -> Result<(), ReadError> {
        self.unpacked += bytes;
        if self.unpacked > limits.unpacked {
            return Err(ReadError::TooMuch {
                limit: limits.unpacked,
            });
        }
        Ok(())
    }
}
