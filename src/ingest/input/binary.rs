//! Tells text from what is none.
//!
//! Bytes enter, the reason why they cannot be text leaves. Only the first bytes are looked at.

use super::ReadError;
use super::decode;

/// How many bytes are looked at.
const SAMPLE: usize = 8192;

/// First bytes of formats that are not read, and what they are.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"RIFF", "a RIFF recording or picture"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\0asm", "a WebAssembly program"),
    (b"SQLite format 3\0", "an SQLite database"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Office file (.doc, .xls)",
    ),
    (b"{\\rtf", "a Rich Text file"),
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\0", "xz data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
];

/// Why `bytes` are no text; `None` if they may be.
pub(super) fn sniff(bytes: &[u8]) -> Option<ReadError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Some(ReadError::Empty);
    }
    for (signature, name) in SIGNATURES {
        if bytes.starts_with(signature) {
            return Some(ReadError::Binary {
                offset: 0,
                looks_like: Some(name),
            });
        }
    }
    if decode::utf16(bytes).is_some() {
        return None;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zero = memchr::memchr(0, sample);
    let controls = sample.iter().filter(|&&byte| is_control(byte)).count();
    if zero.is_some() || controls * 10 > sample.len() {
        let offset = zero.or_else(|| sample.iter().position(|&byte| is_control(byte)));
        return Some(ReadError::Binary {
            offset: offset.unwrap_or(0),
            looks_like: zero.is_none().then_some("control characters"),
        });
    }
    None
}

/// True for bytes that no text file holds in number.
fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)
}
