//! Web archives (WARC), plain or gzipped record by record.
//!
//! A stream enters, a document for each HTML response leaves, with its address and date; one record is held at a time.

use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;

use flate2::bufread::GzDecoder;

use super::Reader;
use super::Sink;
use super::Stream;
use super::input::Gunzip;
use super::input::Input;
use super::input::Options;
use super::input::ReadError;
use super::input::unpack;

pub(super) const READER: Reader = Reader {
    name: "warc",
    about: "web archives: each HTML response is a document, with address and date",
    extensions: &["warc"],
    recognises,
    read,
};

pub(super) const STREAM: Stream = Stream {
    fits: |_, start| shown(start).is_some(),
    read: stream,
};

/// The longest line of headers, in bytes.
const LINE: u64 = 64 << 10;

fn recognises(input: &Input<'_>) -> Option<&'static str> {
    shown(input.bytes)
}

fn shown(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"WARC/") {
        return Some("it starts with a WARC record");
    }
    if !bytes.starts_with(b"\x1f\x8b") {
        return None;
    }
    let mut start = [0_u8; 5];
    let read = GzDecoder::new(bytes).read_exact(&mut start);
    (read.is_ok() && &start == b"WARC/").then_some("its first record, unpacked, is WARC's")
}

fn read(input: Input<'_>, options: &Options, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    stream(input.name, &mut &*input.bytes, options, sink)
}

/// Reads an archive record by record.
fn stream(
    name: &str,
    stream: &mut dyn BufRead,
    options: &Options,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    let start = stream.fill_buf().map_err(ReadError::interrupted)?;
    if start.starts_with(b"\x1f\x8b") {
        let unpacked = Gunzip::new(stream, &options.limits);
        return records(name, &mut BufReader::new(unpacked), true, options, sink);
    }
    records(name, stream, false, options, sink)
}

/// Reads records that stand one behind the other; what comes before damage is read.
fn records(
    name: &str,
    stream: &mut dyn BufRead,
    packed: bool,
    options: &Options,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    loop {
        let head = match head_of_record(stream) {
            Ok(Some(head)) => head,
            Ok(None) => return Ok(()),
            Err(error) => return sink.skip(name, &ReadError::interrupted(error)),
        };
        let length = field(&head, "content-length")
            .and_then(|it| it.parse::<u64>().ok())
            .unwrap_or(0);
        let kept = match field(&head, "warc-type").as_deref() {
            Some("response" | "resource") => length.min(options.limits.bytes as u64),
            _ => 0,
        };
        let mut content = Vec::new();
        let read = stream.take(kept).read_to_end(&mut content);
        let passed = read.and_then(|_| std::io::copy(&mut stream.take(length - kept), &mut std::io::sink()));
        match passed {
            Err(error) => sink.skip(name, &ReadError::interrupted(error))?,
            Ok(passed) if content.len() as u64 + passed < length => sink.skip(
                name,
                &ReadError::Damaged {
                    part: "the last record is cut off".into(),
                },
            )?,
            Ok(_) => {}
        }
        if kept > 0 && kept < length {
            let url = field(&head, "warc-target-uri").unwrap_or_default();
            let error = ReadError::TooLarge {
                size: usize::try_from(length).unwrap_or(usize::MAX),
                limit: options.limits.bytes,
            };
            sink.skip(&format!("{name}#{url}"), &error)?;
            continue;
        }
        if packed {
            sink.unpacked(content.len(), &options.limits)?;
        }
        record(name, &head, &content, options, sink)?;
    }
}

/// The headers of the next record, up to the blank line; `None` at the end.
fn head_of_record(stream: &mut dyn BufRead) -> std::io::Result<Option<Vec<u8>>> {
    let mut head = Vec::new();
    loop {
        let start = head.len();
        if stream.take(LINE).read_until(b'\n', &mut head)? == 0 {
            return Ok(None);
        }
        let line = &head[start..];
        if start == 0 && !line.starts_with(b"WARC/") {
            head.clear();
        } else if line.iter().all(u8::is_ascii_whitespace) || head.len() as u64 > 16 * LINE {
            return Ok(Some(head));
        }
    }
}

/// Reads a record if it holds a page.
fn record(
    name: &str,
    head: &[u8],
    content: &[u8],
    options: &Options,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    let kind = field(head, "warc-type").unwrap_or_default();
    let url = field(head, "warc-target-uri").unwrap_or_default();
    let url = url.trim_matches(['<', '>']);
    let page = match kind.as_str() {
        "response" => self::head(content),
        "resource" => Some((head, content)),
        _ => None,
    };
    let Some((http, body)) = page else { return Ok(()) };
    let markup = field(http, "content-type").is_some_and(|it| it.to_ascii_lowercase().contains("html"));
    let fine = kind == "resource" || http.get(9..12).is_some_and(|status| status.starts_with(b"2"));
    if !markup || !fine || body.is_empty() {
        return Ok(());
    }
    let path = format!("{name}#{url}");
    let read = plain(http, body, options).and_then(|page| {
        let date = field(head, "warc-date").map(|date| date.chars().take(10).collect::<String>());
        super::read_page(&path, &page, options, &mut |mut document| {
            document.metadata.url.get_or_insert_with(|| url.to_owned());
            if let Some(date) = &date {
                document.metadata.date.get_or_insert_with(|| date.clone());
            }
            sink.push(document)
        })
    });
    match read {
        Err(error @ ReadError::TooManyDocuments { .. }) => Err(error),
        Err(error) => sink.skip(&path, &error),
        Ok(()) => Ok(()),
    }
}

/// A response's body without chunks and compression.
fn plain(http: &[u8], body: &[u8], options: &Options) -> Result<Vec<u8>, ReadError> {
    let has = |name, value: &str| field(http, name).is_some_and(|it| it.to_ascii_lowercase().contains(value));
    let body = if has("transfer-encoding", "chunked") {
        joined(body)
    } else {
        body.to_vec()
    };
    if has("content-encoding", "gzip") && body.starts_with(b"\x1f\x8b") {
        return unpack(GzDecoder::new(&*body), body.len(), &options.limits);
    }
    Ok(body)
}

/// The chunks of a body joined; a body that was stored without its chunks stays.
fn joined(body: &[u8]) -> Vec<u8> {
    let mut made = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(end) = memchr::memchr(b'\n', rest) {
        let size = std::str::from_utf8(&rest[..end]).unwrap_or_default();
        let size = size.split(';').next().unwrap_or_default().trim();
        let Ok(size) = usize::from_str_radix(size, 16) else {
            return if made.is_empty() { body.to_vec() } else { made };
        };
        rest = &rest[end + 1..];
        let (chunk, behind) = rest.split_at(size.min(rest.len()));
        made.extend_from_slice(chunk);
        if size == 0 {
            break;
        }
        rest = behind.strip_prefix(b"\r\n").unwrap_or(behind);
    }
    made
}

/// Headers, and what stands behind the blank line.
fn head(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let crlf = memchr::memmem::find(bytes, b"\r\n\r\n").map(|at| (at, at + 4));
    let lf = memchr::memmem::find(&bytes[..crlf.map_or(bytes.len(), |(at, _)| at)], b"\n\n")
        .map(|at| (at, at + 2));
    let (end, start) = lf.or(crlf)?;
    Some((&bytes[..end], &bytes[start..]))
}

/// The value of a header.
fn field(head: &[u8], name: &str) -> Option<String> {
    head.split(|&byte| byte == b'\n').find_map(|line| {
        let colon = memchr::memchr(b':', line)?;
        let (key, value) = line.split_at(colon);
        key.eq_ignore_ascii_case(name.as_bytes())
            .then(|| String::from_utf8_lossy(&value[1..]).trim().to_owned())
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::document::Document;
    use crate::ingest::read;
    use crate::ingest::read_stream;

    fn warc(body: &str, headers: &str) -> String {
        let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n{body}");
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nWARC-Date: \
             2024-05-03T10:00:00Z\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
            http.len()
        )
    }

    #[test]
    fn a_stream_is_read_record_by_record() {
        let packed = |text: &str| {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            encoder.write_all(text.as_bytes()).expect("a vector takes all");
            encoder.finish().expect("a vector takes all")
        };
        let records = [
            warc("<p>“No,” she said.</p>", ""),
            warc("<p>“Yes,” he said.</p>", ""),
        ];
        let mut bytes = packed(&records[0]);
        bytes.extend(packed(&records[1]));
        for bytes in [
            bytes.clone(),
            records.concat().into_bytes(),
            bytes[..bytes.len() - 20].to_vec(),
        ] {
            let mut found = Vec::new();
            let push = &mut |it| found.push(it);
            read_stream("a.warc.gz", &mut &*bytes, &Options::default(), push).expect("pages");
            let whole = read("a.warc.gz", &bytes, &Options::default()).expect("pages");
            let told = |documents: &[Document]| -> Vec<_> {
                let each = documents.iter();
                each.map(|it| (it.path.clone(), it.text.clone(), it.warnings.clone()))
                    .collect()
            };
            assert_eq!(told(&found), told(&whole));
            assert!(found.len() == 2 || !found[0].warnings.is_empty());
        }
    }

    #[test]
    fn responses_are_documents() {
        let two = warc("<p>“No,” she said.</p>", "")
            + &warc(
                "5\r\n<p>Ye\r\n5\r\ns</p>\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n",
            );
        let found = read("a.warc", two.as_bytes(), &Options::default()).expect("pages");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].path, "a.warc#https://example.org/a");
        assert_eq!(found[0].metadata.date.as_deref(), Some("2024-05-03"));
        assert_eq!(found[0].text.trim(), "“No,” she said.");
        assert_eq!(found[1].text.trim(), "Yes");
    }
}
