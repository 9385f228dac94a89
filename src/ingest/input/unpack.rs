//! Unpacking with bounds.
//!
//! A stream enters, bytes leave, never more than the limits allow.

use std::io;
use std::io::BufRead;
use std::io::Read;

use flate2::bufread::MultiGzDecoder;

use super::Limits;
use super::ReadError;

/// What small files may always grow to, whatever the ratio: a page of text compresses well.
const FREE: usize = 16 << 20;

/// Reads a stream to its end; `stored` is the number of bytes it was made from.
pub(in crate::ingest) fn unpack(
    stream: impl Read,
    stored: usize,
    limits: &Limits,
) -> Result<Vec<u8>, ReadError> {
    let grown = stored.saturating_mul(limits.expansion).max(FREE);
    let bound = grown.min(limits.bytes);
    let mut bytes = Vec::new();
    let read = stream.take(bound as u64 + 1).read_to_end(&mut bytes);
    if bytes.len() > bound {
        return Err(if bound < limits.bytes {
            ReadError::Expands {
                ratio: limits.expansion,
            }
        } else {
            ReadError::TooLarge {
                size: bytes.len(),
                limit: limits.bytes,
            }
        });
    }
    // What came before the damage is still good to read.
    match read {
        Err(error) if bytes.is_empty() => Err(ReadError::Damaged {
            part: error.to_string(),
        }),
        _ => Ok(bytes),
    }
}

/// Unpacks gzip data as it is read, member after member, and stops where it grows beyond the limit.
pub(in crate::ingest) struct Gunzip<R> {
    stream: MultiGzDecoder<Counted<R>>,
    made: u64,
    expansion: u64,
}

impl<R: BufRead> Gunzip<R> {
    pub(in crate::ingest) fn new(stream: R, limits: &Limits) -> Self {
        Self {
            stream: MultiGzDecoder::new(Counted { stream, bytes: 0 }),
            made: 0,
            expansion: limits.expansion as u64,
        }
    }
}

impl<R: BufRead> Read for Gunzip<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.stream.read(buffer)?;
        self.made += read as u64;
        let stored = self.stream.get_ref().bytes;
        if self.made > stored.saturating_mul(self.expansion).max(FREE as u64) {
            let grows = format!(
                "grows to more than {} times its size when unpacked",
                self.expansion
            );
            return Err(io::Error::other(grows));
        }
        Ok(read)
    }
}

/// Counts the bytes that were taken from a stream.
struct Counted<R> {
    stream: R,
    bytes: u64,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.stream.read(buffer)?;
        self.bytes += read as u64;
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.stream.fill_buf()
    }

    fn consume(&mut self, bytes: usize) {
        self.bytes += bytes as u64;
        self.stream.consume(bytes);
    }
}
