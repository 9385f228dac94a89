//! E-mail: one message (.eml) or a mailbox (mbox).
//!
//! Bytes enter, a document a message leaves: the plain text part, else the HTML part; then those of its attachments.
//! Transfer encodings are undone, so places are those of the decoded text; the anchor says the message. An attachment
//! that cannot be read is named in a warning.

use mail_parser::Message;
use mail_parser::MessageParser;
use mail_parser::MessagePart;
use mail_parser::MimeHeaders;
use mail_parser::PartType;

use crate::document::Anchor;
use crate::document::Metadata;
use crate::document::Place;

use super::Reader;
use super::Sink;
use super::archive::DEPTH;
use super::input::Input;
use super::input::Options;
use super::input::ReadError;
use super::json;
use crate::ingest::structure::turns::find_turns;

pub(super) const READER: Reader = Reader {
    name: "email",
    about: "e-mail messages and mailboxes: headers, quoted-printable, base64, plain text or HTML part",
    extensions: &["eml", "mbox"],
    recognises,
    read,
};

/// Headers that mark an e-mail, in lower case.
const HEADERS: &[&str] = &[
    "message-id:",
    "received:",
    "mime-version:",
    "return-path:",
    "delivered-to:",
];

fn recognises(input: &Input<'_>) -> Option<&'static str> {
    let start = &input.bytes[..input.bytes.len().min(8192)];
    let is_mailbox = start.starts_with(b"From ");
    let start = String::from_utf8_lossy(start);
    let mut lines = start
        .lines()
        .skip(usize::from(is_mailbox))
        .take_while(|line| !line.trim().is_empty());
    let (mut marks, mut from) = (false, false);
    let headers = lines.all(|line| {
        let lower = line.to_ascii_lowercase();
        marks |= HEADERS.iter().any(|header| lower.starts_with(header));
        from |= lower.starts_with("from:");
        let name = lower.split(':').next().unwrap_or_default();
        let header = lower.contains(':')
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        header || line.starts_with([' ', '\t'])
    });
    (headers && marks && from).then_some(if is_mailbox {
        "it starts as a mailbox"
    } else {
        "it starts with the headers of an e-mail"
    })
}

fn read(input: Input<'_>, options: &Options, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let messages = messages(input.bytes);
    let many = messages.len() > 1;
    let mut read = 0;
    for (at, bytes) in messages.into_iter().enumerate() {
        let path = if many {
            format!("{}#{}", input.name, at + 1)
        } else {
            input.name.to_owned()
        };
        read += usize::from(message(&path, bytes, at + 1, options, sink)?);
    }
    if read == 0 {
        return Err(ReadError::NoArticles {
            problem: "no message has words".into(),
        });
    }
    Ok(())
}

/// The messages of a mailbox; a single message is one.
fn messages(bytes: &[u8]) -> Vec<&[u8]> {
    if !bytes.starts_with(b"From ") {
        return vec![bytes];
    }
    let starts: Vec<usize> = memchr::memmem::find_iter(bytes, b"\nFrom ")
        .filter(|&at| at > 0 && (bytes[at - 1] == b'\n' || bytes[..at].ends_with(b"\n\r")))
        .map(|at| at + 1)
        .collect();
    let mut found = Vec::with_capacity(starts.len() + 1);
    let mut from = 0;
    for next in starts.into_iter().chain([bytes.len()]) {
        let whole = &bytes[from..next];
        // The first line belongs to the mailbox, not to the message.
        let head = memchr::memchr(b'\n', whole).map_or(whole.len(), |end| end + 1);
        found.push(&whole[head..]);
        from = next;
    }
    found
}

/// Reads a message; false if it has no words.
fn message(
    path: &str,
    bytes: &[u8],
    number: usize,
    options: &Options,
    sink: &mut Sink<'_>,
) -> Result<bool, ReadError> {
    let Some(message) = MessageParser::default().parse(bytes) else {
        return Ok(false);
    };
    let sender = message.from().and_then(|from| from.first());
    let metadata = Metadata {
        outlet: None,
        byline: sender
            .and_then(|it| it.name().or_else(|| it.address()))
            .map(str::to_owned),
        date: message
            .date()
            .map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)),
        title: message.subject().map(str::to_owned),
        url: None,
        delivery: None,
    };
    let plain = message.text_bodies().find_map(|part| match &part.body {
        PartType::Text(text) if !text.trim().is_empty() => Some(text.clone().into_owned()),
        _ => None,
    });
    let markup = || {
        message.html_bodies().find_map(|part| match &part.body {
            PartType::Html(html) if !html.trim().is_empty() => Some(html.clone().into_owned()),
            _ => None,
        })
    };
    let document = if let Some(text) = plain {
        Some(json::from_text(path, text, metadata))
    } else {
        markup().map(|html| json::from_markup(path, &html, metadata, options.limits.nesting))
    };
    let before = sink.left;
    if let Some(mut document) = document {
        document.anchors.push(Anchor {
            offset: 0,
            place: Place::Record(number),
        });
        find_turns(&mut document, None);
        sink.push(document)?;
    }
    attachments(path, &message, options, sink)?;
    Ok(sink.left < before)
}

/// Reads the attachments of a message as members of it.
fn attachments(
    path: &str,
    message: &Message<'_>,
    options: &Options,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    for (at, part) in message.attachments().enumerate() {
        let name = part
            .attachment_name()
            .map_or_else(|| unnamed(part, at), |name| name.replace(['/', '\\'], "_"));
        let path = format!("{path}/{name}");
        let bytes = part.contents();
        if sink.depth >= DEPTH {
            sink.skip(&path, &ReadError::TooDeep { limit: DEPTH })?;
            continue;
        }
        sink.unpacked(bytes.len(), &options.limits)?;
        sink.depth += 1;
        let read = super::read_into(&path, bytes, options, sink);
        sink.depth -= 1;
        match read {
            Err(error @ (ReadError::TooManyDocuments { .. } | ReadError::TooMuch { .. })) => {
                return Err(error);
            }
            Err(error) => sink.skip(&path, &error)?,
            Ok(()) => {}
        }
    }
    Ok(())
}

/// A name for an attachment that has none.
fn unnamed(part: &MessagePart<'_>, at: usize) -> String {
    let ending = match part.body {
        PartType::Message(_) => ".eml",
        PartType::Html(_) => ".html",
        PartType::Text(_) => ".txt",
        _ => "",
    };
    format!("attachment {}{ending}", at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::read;

    const HEAD: &str = "Message-ID: <1@example.org>\r\nFrom: Ana Ruiz <ana@example.org>\r\nSubject: \
                        =?utf-8?Q?No_=E2=80=9Csale=E2=80=9D?=\r\nDate: Fri, 3 May 2024 10:00:00 +0000\r\nMIME-Version: \
                        1.0\r\n";

    #[test]
    fn quoted_printable() {
        let mail = format!(
            "{HEAD}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=E2=80=\
             =9CWe never had an=\r\n offer,=E2=80=9D she said.\r\n"
        )
        .replace("=80==9C", "=80=9C");
        let found = read("a.eml", mail.as_bytes(), &Options::default()).expect("a message");
        assert_eq!(found[0].text.trim(), "“We never had an offer,” she said.");
        assert_eq!(found[0].metadata.title.as_deref(), Some("No “sale”"));
        assert_eq!(found[0].metadata.byline.as_deref(), Some("Ana Ruiz"));
        assert_eq!(found[0].metadata.date.as_deref(), Some("2024-05-03"));
    }

    #[test]
    fn an_html_part_in_base64() {
        // <p>“No,” <b>she</b> said.</p>
        let mail = format!(
            "{HEAD}Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n\
             PHA+4oCcTm8s4oCdIDxiPnNoZTwvYj4gc2FpZC48L3A+\r\n"
        );
        let found = read("a.eml", mail.as_bytes(), &Options::default()).expect("a message");
        assert_eq!(found[0].text.trim(), "“No,” she said.");
    }

    #[test]
    fn a_mailbox() {
        let one = format!("From ana Fri May  3 10:00:00 2024\n{HEAD}\nOne.\n>From here it went on.\n")
            .replace('\r', "");
        let two = format!("{one}\n{one}");
        let found = read("a.mbox", two.as_bytes(), &Options::default()).expect("messages");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].path, "a.mbox#1");
    }
}
