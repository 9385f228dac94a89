//! JSON Lines: one article a line.
//!
//! Decoded text enters, a document a line leaves. Positions are those of the decoded `text` field; the anchor says the
//! line. What can be borrowed from the file is not copied before the document is made.

use std::borrow::Cow;
use std::fmt;
use std::io::BufRead;
use std::io::Read;

use serde::de::Deserialize;
use serde::de::Deserializer;
use serde::de::IgnoredAny;
use serde::de::MapAccess;
use serde::de::SeqAccess;
use serde::de::Visitor;

use crate::document::Anchor;
use crate::document::Document;
use crate::document::Metadata;
use crate::document::Origin;
use crate::document::Place;
use crate::document::Warning;

use super::NAMED;
use super::Reader;
use super::Sink;
use super::Stream;
use super::input::Decoded;
use super::input::Fields;
use super::input::Input;
use super::input::Options;
use super::input::ReadError;
use crate::ingest::structure::kinds::classify;
use crate::ingest::structure::paragraphs::paragraphs;
use crate::ingest::structure::turns::find_turns;

pub(super) const READER: Reader = Reader {
    name: "json-lines",
    about: "JSON Lines, one article a line; names of fields can be set",
    extensions: &["jsonl", "ndjson"],
    recognises,
    read,
};

pub(super) const STREAM: Stream = Stream { fits, read: stream };

/// A byte order mark of UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

fn recognises(input: &Input<'_>) -> Option<&'static str> {
    let text = &input.text.as_ref().ok()?.text;
    let line = text.trim_start().lines().next()?;
    let object = line.starts_with('{') && serde_json::from_str::<IgnoredAny>(line).is_ok();
    // One object is a JSON file like any other, unless the name says better.
    let more = text.trim().len() > line.trim().len();
    (object && more).then_some("its first line is a JSON object")
}

/// True if the name or the whole first line says so; of a line that goes on behind `start` the name says.
fn fits(name: &str, start: &[u8]) -> bool {
    let start = start.strip_prefix(MARK).unwrap_or(start).trim_ascii_start();
    let named = READER.extensions.iter().any(|it| {
        name.rsplit_once('.')
            .is_some_and(|(_, end)| end.eq_ignore_ascii_case(it))
    });
    let line = memchr::memchr(b'\n', start).map(|end| &start[..end]);
    let object = line.is_some_and(|line| serde_json::from_slice::<IgnoredAny>(line).is_ok());
    // UTF-16 is read whole.
    start.starts_with(b"{") && (named || object) && !start.contains(&0)
}

fn read(input: Input<'_>, options: &Options, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let decoded = input.text?;
    let mut lines = Lines::new(input.name, options);
    lines.pending = decoded.warnings;
    for stored in decoded.text.split_inclusive('\n') {
        lines.read(stored, sink)?;
    }
    lines.finish(sink)
}

/// Reads line by line; each is decoded by itself.
fn stream(
    name: &str,
    stream: &mut dyn BufRead,
    options: &Options,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    let mut lines = Lines::new(name, options);
    let limit = options.limits.bytes;
    let mut stored = Vec::new();
    loop {
        stored.clear();
        let read = stream.take(limit as u64 + 1).read_until(b'\n', &mut stored);
        if read.map_err(ReadError::interrupted)? == 0 {
            return lines.finish(sink);
        }
        if stored.len() > limit {
            return Err(ReadError::TooLarge {
                size: stored.len(),
                limit,
            });
        }
        let decoded = Decoded::new(&stored);
        let line = lines.line + 1;
        for mut warning in decoded.warnings {
            warning.message = format!("line {line}: {}", warning.message);
            warning.offset = None;
            lines.pending.push(warning);
        }
        lines.read(&decoded.text, sink)?;
    }
}

/// Lines → documents.
struct Lines<'a> {
    name: &'a str,
    options: &'a Options,
    /// Lines so far.
    line: usize,
    /// Bytes of text so far.
    offset: usize,
    /// Articles so far.
    articles: usize,
    /// What the next article has to say.
    pending: Vec<Warning>,
    /// Lines that were left out and are not named.
    unnamed: usize,
}

impl<'a> Lines<'a> {
    fn new(name: &'a str, options: &'a Options) -> Self {
        Self {
            name,
            options,
            line: 0,
            offset: 0,
            articles: 0,
            pending: Vec::new(),
            unnamed: 0,
        }
    }

    fn read(&mut self, stored: &str, sink: &mut Sink<'_>) -> Result<(), ReadError> {
        let start = self.offset;
        self.line += 1;
        self.offset += stored.len();
        if stored.trim().is_empty() {
            return Ok(());
        }
        let line = self.line;
        match Article::parse(stored, &self.options.fields) {
            Ok(article) => {
                self.articles += 1;
                sink.push(article.document(self.name, line, std::mem::take(&mut self.pending)))
            }
            Err(problem) => {
                if self.pending.len() < NAMED {
                    self.pending.push(Warning {
                        offset: Some(start),
                        message: format!("line {line} was left out: {problem}"),
                        left_out: true,
                    });
                } else {
                    self.unnamed += 1;
                }
                Ok(())
            }
        }
    }

    /// Without any article, the last problem is the error; with some, what was left out behind the last one is told.
    fn finish(mut self, sink: &mut Sink<'_>) -> Result<(), ReadError> {
        if self.articles == 0
            && let Some(warning) = self.pending.pop()
        {
            return Err(ReadError::NoArticles {
                problem: warning.message,
            });
        }
        sink.skipped.append(&mut self.pending);
        if self.unnamed > 0 {
            sink.skipped.push(Warning {
                offset: None,
                message: format!("{} more lines were left out", self.unnamed),
                left_out: true,
            });
        }
        Ok(())
    }
}

/// The fields of one line.
#[derive(Debug, Default)]
struct Article<'a> {
    id: Field<'a>,
    outlet: Field<'a>,
    date: Field<'a>,
    url: Field<'a>,
    title: Field<'a>,
    byline: Field<'a>,
    text: Field<'a>,
}

/// A field and how far in front its name stands among those that may hold it.
#[derive(Debug, Default)]
struct Field<'a> {
    value: Option<(usize, Cow<'a, str>)>,
}

impl<'a> Field<'a> {
    fn offer(&mut self, rank: usize, value: Cow<'a, str>) {
        let better = self.value.as_ref().is_none_or(|(held, _)| rank < *held);
        if better && !value.trim().is_empty() {
            self.value = Some((rank, value));
        }
    }

    fn take(self) -> Option<String> {
        self.value.map(|(_, value)| value.into_owned())
    }
}

impl<'a> Article<'a> {
    fn parse(line: &'a str, fields: &Fields) -> Result<Self, serde_json::Error> {
        let mut json = serde_json::Deserializer::from_str(line);
        let article = json.deserialize_map(ArticleVisitor(fields))?;
        json.end()?;
        Ok(article)
    }

    fn document(self, name: &str, line: usize, warnings: Vec<Warning>) -> Document {
        let mut metadata = Metadata {
            outlet: self.outlet.take(),
            byline: self.byline.take(),
            date: self.date.take(),
            title: self.title.take(),
            url: self.url.take(),
            delivery: None,
        };
        let text = self.text.take().unwrap_or_default();
        let blocks = classify(&text, &paragraphs(&text, 0), &mut metadata);
        let path = match self.id.take() {
            Some(id) => format!("{name}#{id}"),
            None => format!("{name}#{line}"),
        };
        let mut document = Document {
            path,
            metadata,
            text,
            blocks,
            turns: vec![],
            origin: Origin::Anchored,
            anchors: vec![Anchor {
                offset: 0,
                place: Place::Record(line),
            }],
            warnings,
        };
        find_turns(&mut document, None);
        document
    }
}

/// Reads an object by the names of [`Fields`].
struct ArticleVisitor<'f>(&'f Fields);

impl<'de> Visitor<'de> for ArticleVisitor<'_> {
    type Value = Article<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the fields of an article")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Article<'de>, A::Error> {
        let mut article = Article::default();
        while let Some(Words(key)) = map.next_key::<Words<'de>>()? {
            let key = key.unwrap_or_default();
            let place = |names: &[String]| names.iter().position(|name| *name == key);
            let fields = self.0;
            let slots = [
                (place(&fields.id), &mut article.id),
                (place(&fields.outlet), &mut article.outlet),
                (place(&fields.date), &mut article.date),
                (place(&fields.url), &mut article.url),
                (place(&fields.title), &mut article.title),
                (place(&fields.byline), &mut article.byline),
                (place(&fields.text), &mut article.text),
            ];
            let slot = slots
                .into_iter()
                .find_map(|(rank, slot)| rank.map(|rank| (rank, slot)));
            match slot {
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
                Some((rank, slot)) => {
                    if let Words(Some(value)) = map.next_value()? {
                        slot.offer(rank, value);
                    }
                }
            }
        }
        Ok(article)
    }
}

/// A string, a number, the `name` of an object, or a list of these, as words.
struct Words<'a>(Option<Cow<'a, str>>);

impl<'de> Deserialize<'de> for Words<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordsVisitor)
    }
}

struct WordsVisitor;

impl<'de> Visitor<'de> for WordsVisitor {
    type Value = Words<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("words")
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Words<'de>, E> {
        Ok(Words(Some(Cow::Borrowed(value))))
    }

    fn visit_str<E>(self, value: &str) -> Result<Words<'de>, E> {
        Ok(Words(Some(Cow::Owned(value.to_owned()))))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Words<'de>, E> {
        Ok(Words(Some(Cow::Owned(value.to_string()))))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Words<'de>, E> {
        Ok(Words(Some(Cow::Owned(value.to_string()))))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Words<'de>, E> {
        Ok(Words(Some(Cow::Owned(value.to_string()))))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Words<'de>, E> {
        Ok(Words(None))
    }

    fn visit_unit<E>(self) -> Result<Words<'de>, E> {
        Ok(Words(None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Words<'de>, A::Error> {
        let mut joined = String::new();
        while let Some(Words(item)) = list.next_element()? {
            let Some(item) = item else { continue };
            if !joined.is_empty() {
                joined.push_str(", ");
            }
            joined.push_str(&item);
        }
        Ok(Words((!joined.is_empty()).then_some(Cow::Owned(joined))))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Words<'de>, A::Error> {
        let mut found = None;
        while let Some(Words(key)) = map.next_key::<Words<'de>>()? {
            if key.as_deref() == Some("name") {
                let Words(name) = map.next_value()?;
                found = name;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Words(found))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::read;
    use crate::ingest::read_stream;

    fn documents(text: &str) -> Vec<Document> {
        read("news.jsonl", text.as_bytes(), &Options::default()).expect("articles")
    }

    #[test]
    fn an_article_a_line() {
        let found = documents(
            "{\"id\":\"a1\",\"outlet\":\"Harbour Post\",\"title\":\"No \\\"Sale\\\"\",\"authors\":[{\"name\":\"Tom \
             Holt\"},\"Ana Ruiz\"],\"text\":\"“No,” she said.\\n\\nIt rained.\"}\n\n{\"text\":\"It\\u2019s off.\"}\n",
        );
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].path, "news.jsonl#a1");
        assert_eq!(found[0].metadata.byline.as_deref(), Some("Tom Holt, Ana Ruiz"));
        assert_eq!(found[0].metadata.title.as_deref(), Some("No \"Sale\""));
        assert_eq!(found[0].blocks.len(), 2);
        assert_eq!(found[1].path, "news.jsonl#3");
        assert_eq!(found[1].text, "It’s off.");
        assert_eq!(found[1].place(0), Some(Place::Record(3)));
    }

    #[test]
    fn a_bad_line_leaves_the_others() {
        let found = documents("{\"text\":\"One.\"}\n{\"text\":\n{\"text\":\"Two.\"}\n");
        assert_eq!(found.len(), 2);
        assert!(found[1].warnings[0].message.starts_with("line 2 was left out"));
    }

    #[test]
    fn fields_have_names_of_ones_own() {
        let mut options = Options::default();
        options.fields.text = vec!["corps".into(), "text".into()];
        let lines = b"{\"text\":\"No.\",\"corps\":\"Oui.\"}\n{\"text\":\"No.\",\"corps\":\"\"}\n";
        let found = read("a.jsonl", lines, &options).expect("articles");
        assert_eq!(found[0].text, "Oui.");
        assert_eq!(found[1].text, "No.");
    }

    #[test]
    fn a_bad_last_line_is_told() {
        let found = documents("{\"text\":\"One.\"}\n{\"text\":\n");
        assert!(found[0].warnings[0].message.starts_with("line 2 was left out"));
    }

    #[test]
    fn a_stream_gives_the_same_articles() {
        let text = "\u{feff}{\"id\":\"a1\",\"text\":\"“No,” she said.\"}\n\n{\"text\":\n{\"text\":\"It’s off.\"}\n\
                    {\"text\":";
        let whole = read("news.jsonl", text.as_bytes(), &Options::default()).expect("articles");
        let mut streamed = Vec::new();
        let push = &mut |document| streamed.push(document);
        read_stream("news.jsonl", &mut text.as_bytes(), &Options::default(), push).expect("articles");
        let told = |documents: &[Document]| -> Vec<_> {
            let each = documents.iter();
            each.map(|it| {
                (
                    it.path.clone(),
                    it.text.clone(),
                    it.warnings.clone(),
                    it.anchors.clone(),
                )
            })
            .collect()
        };
        assert_eq!(streamed.len(), 2);
        assert_eq!(told(&streamed), told(&whole));
    }

    #[test]
    fn a_line_in_another_encoding_is_told() {
        let mut lines = b"{\"text\":\"One.\"}\n{\"text\":\"Caf".to_vec();
        lines.extend(b"\xe9 closed.\"}\n");
        let mut found = Vec::new();
        read_stream("a.jsonl", &mut &*lines, &Options::default(), &mut |it| {
            found.push(it);
        })
        .expect("articles");
        assert_eq!(found[1].text, "Café closed.");
        assert!(found[1].warnings[0].message.starts_with("line 2: not UTF-8"));
    }

    #[test]
    fn no_article_is_an_error() {
        assert!(read("a.jsonl", b"nothing\nhere\n", &Options::default()).is_err());
    }
}
