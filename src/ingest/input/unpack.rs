//! Unpacking with bounds.
//!
//! A stream enters, bytes leave, never more than the limits allow.

use std::io::Read;

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
