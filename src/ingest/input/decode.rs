//! Bytes → text, with the way back.
//!
//! Bytes that may be text enter; text, the runs that lead back and what had to be assumed leave. Every byte of the text
//! lies in a run, unless the text is the bytes.

use std::borrow::Cow;

use chardetng::EncodingDetector;
use chardetng::Iso2022JpDetection;
use chardetng::Utf8Detection;
use encoding_rs::Encoding;
use encoding_rs::UTF_8;
use encoding_rs::UTF_16BE;
use encoding_rs::UTF_16LE;
use encoding_rs::WINDOWS_1252;

use crate::document::Run;
use crate::document::Warning;
use crate::text::Span;

/// Text and how it came from the bytes.
pub(in crate::ingest) struct Decoded<'a> {
    /// The text.
    pub(in crate::ingest) text: Cow<'a, str>,
    /// The way back; `None` if the text is the bytes.
    pub(in crate::ingest) runs: Option<Vec<Run>>,
    /// What had to be assumed.
    pub(in crate::ingest) warnings: Vec<Warning>,
}

impl<'a> Decoded<'a> {
    /// Decodes bytes: byte order mark first, then UTF-8, then what the bytes look like.
    pub(in crate::ingest) fn new(bytes: &'a [u8]) -> Self {
        if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
            return Self::lossy(rest, 3);
        }
        if let Some((encoding, skip)) = utf16(bytes) {
            return Self::from_encoding(encoding, bytes, skip);
        }
        let Err(error) = std::str::from_utf8(bytes) else {
            return Self::lossy(bytes, 0);
        };
        if mostly_utf8(bytes) {
            return Self::lossy(bytes, 0);
        }
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        let encoding = unless_english(detector.guess(None, Utf8Detection::Deny), bytes);
        let mut decoded = Self::from_encoding(encoding, bytes, 0);
        decoded.warnings.push(Warning {
            offset: Some(error.valid_up_to()),
            message: format!("not UTF-8; read as {}", encoding.name()),
            left_out: false,
        });
        decoded
    }

    /// UTF-8 after `skip` bytes; what is not is replaced.
    fn lossy(bytes: &'a [u8], skip: usize) -> Self {
        if let Ok(text) = std::str::from_utf8(bytes) {
            let whole = Run {
                text: Span::new(0, text.len()),
                stored: Span::new(skip, skip + text.len()),
            };
            return Self {
                text: Cow::Borrowed(text),
                runs: (skip > 0).then(|| vec![whole]),
                warnings: vec![],
            };
        }
        let mut made = Made::default();
        let (mut at, mut bad, mut first) = (skip, 0, None);
        for chunk in bytes.utf8_chunks() {
            made.push(chunk.valid(), at, chunk.valid().len());
            at += chunk.valid().len();
            if !chunk.invalid().is_empty() {
                made.push("\u{fffd}", at, chunk.invalid().len());
                first.get_or_insert(at);
                bad += 1;
                at += chunk.invalid().len();
            }
        }
        let warning = Warning {
            offset: first,
            message: format!("{bad} places are not UTF-8; each was read as one unknown character"),
            left_out: false,
        };
        made.decoded(vec![warning])
    }

    /// Decodes bytes of another encoding after `skip` bytes, character by character.
    fn from_encoding(encoding: &'static Encoding, bytes: &[u8], skip: usize) -> Self {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut made = Made::default();
        let mut buffer = [0_u8; 16];
        let (mut at, mut pending) = (skip, skip);
        while at < bytes.len() {
            if pending == at && encoding.is_ascii_compatible() {
                let plain = Encoding::ascii_valid_up_to(&bytes[at..]);
                if let Ok(text) = std::str::from_utf8(&bytes[at..at + plain]) {
                    made.push(text, at, plain);
                    at += plain;
                    pending = at;
                }
                if at == bytes.len() {
                    break;
                }
            }
            let last = at + 1 == bytes.len();
            let (_, _, written, _) = decoder.decode_to_utf8(&bytes[at..=at], &mut buffer, last);
            at += 1;
            if let (1.., Ok(text)) = (written, std::str::from_utf8(&buffer[..written])) {
                made.push(text, pending, at - pending);
                pending = at;
            }
        }
        made.decoded(vec![])
    }
}

/// Text under construction.
#[derive(Default)]
struct Made {
    text: String,
    runs: Vec<Run>,
}

impl Made {
    /// Appends `text`, which was made from `len` bytes at `at`.
    fn push(&mut self, text: &str, at: usize, len: usize) {
        if text.is_empty() {
            return;
        }
        let run = Run {
            text: Span::new(self.text.len(), self.text.len() + text.len()),
            stored: Span::new(at, at + len),
        };
        self.text.push_str(text);
        extend(&mut self.runs, run);
    }

    fn decoded<'a>(self, warnings: Vec<Warning>) -> Decoded<'a> {
        Decoded {
            text: Cow::Owned(self.text),
            runs: Some(self.runs),
            warnings,
        }
    }
}

/// Appends a run, to the last one where the two can be one.
pub(in crate::ingest) fn extend(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        Some(last) if joins(last, &run) => {
            last.text.end = run.text.end;
            last.stored.end = run.stored.end;
        }
        _ => runs.push(run),
    }
}

/// True if two neighbours can be one run: both byte for byte, and nothing between them.
fn joins(left: &Run, right: &Run) -> bool {
    left.text.len() == left.stored.len()
        && right.text.len() == right.stored.len()
        && left.text.end == right.text.start
        && left.stored.end == right.stored.start
}

/// The UTF-16 that `bytes` are in, and the bytes of its mark; without a mark, zero bytes must show the order.
pub(super) fn utf16(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    if let Some((encoding, skip)) = Encoding::for_bom(bytes) {
        return (encoding != UTF_8).then_some((encoding, skip));
    }
    let sample = &bytes[..bytes.len().min(1024)];
    let zeros = |odd: usize| {
        sample
            .iter()
            .skip(odd)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let many = sample.len() * 2 / 5;
    if even == 0 && odd > 0 && odd >= many {
        return Some((UTF_16LE, 0));
    }
    if odd == 0 && even > 0 && even >= many {
        return Some((UTF_16BE, 0));
    }
    None
}

/// Windows-1252 instead of another Latin guess, if hardly a letter speaks for the guess: English with a name or two.
fn unless_english(guess: &'static Encoding, bytes: &[u8]) -> &'static Encoding {
    const LATIN: [&str; 8] = [
        "windows-1250",
        "windows-1254",
        "windows-1257",
        "windows-1258",
        "ISO-8859-2",
        "ISO-8859-4",
        "ISO-8859-10",
        "ISO-8859-13",
    ];
    let letters = bytes.iter().filter(|&&byte| byte >= 0xc0).count();
    if LATIN.contains(&guess.name()) && letters * 25 < bytes.len() {
        WINDOWS_1252
    } else {
        guess
    }
}

/// True if characters beyond ASCII are UTF-8 more often than not: a damaged file, not another encoding.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|char| !char.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, warning: Option<&str>) {
        let decoded = Decoded::new(bytes);
        assert_eq!(decoded.text, text);
        let said: Vec<&str> = decoded.warnings.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(said, warning.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn marks_tell_the_encoding() {
        check(b"\xef\xbb\xbf\xe2\x80\x9cYes\xe2\x80\x9d", "“Yes”", None);
        check(b"\xff\xfe\x1c\x20N\0o\0\x1d\x20", "“No”", None);
        check(b"\xfe\xff\x20\x1c\0N\0o\x20\x1d", "“No”", None);
    }

    #[test]
    fn utf16_without_a_mark_shows_by_its_zeros() {
        let stored: Vec<u8> = "She said yes."
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        check(&stored, "She said yes.", None);
    }

    #[test]
    fn windows_1252_is_detected_and_said() {
        let stored = b"\x93We won\x92t sell the harbour,\x94 the mayor said on Friday.";
        check(
            stored,
            "“We won’t sell the harbour,” the mayor said on Friday.",
            Some("not UTF-8; read as windows-1252"),
        );
    }

    #[test]
    fn one_bad_byte_does_not_make_another_encoding() {
        check(
            "“Yes,” she said\u{0}.".replace('\u{0}', "").as_bytes(),
            "“Yes,” she said.",
            None,
        );
        let mut stored = "“Yes,” she said".as_bytes().to_vec();
        stored.push(0xff);
        check(
            &stored,
            "“Yes,” she said\u{fffd}",
            Some("1 places are not UTF-8; each was read as one unknown character"),
        );
    }

    #[test]
    fn runs_lead_back_to_the_bytes() {
        let decoded = Decoded::new(b"ab \x93c\x94 d\xe9j\xe0 vu, the old baker said to the crowd");
        for run in decoded.runs.expect("decoded") {
            if run.text.len() == run.stored.len() {
                assert!(run.text.of(&decoded.text).is_ascii());
            } else {
                assert_eq!(run.stored.len(), 1);
            }
        }
    }
}
