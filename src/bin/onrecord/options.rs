//! What can be set about reading: bounds on what a file may cost, and the names of the fields of JSON Lines.
//!
//! Flags and tables of `onrecord.toml` enter, [`Options`] leave; a flag counts more than the file.

use std::str::FromStr;

use clap::Args;
use onrecord::ingest::Options;
use onrecord::ingest::PdfReader;
use serde::Deserialize;
use serde::Deserializer;
use serde::de::Error;

use crate::contained;

/// Flags of every command that reads files.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Reading")]
pub(crate) struct Reading {
    #[command(flatten)]
    limits: Limits,
    /// Field of JSON Lines to take something from, such as text=body; also id, outlet, date, url, title, byline
    #[arg(long = "field", value_name = "THING=FIELD")]
    fields: Vec<Field>,
}

/// Bounds on what one file may cost; `docs/reference/formats.md` has the defaults.
#[expect(clippy::struct_field_names, reason = "flags and keys are called so")]
#[derive(Debug, Default, Clone, Copy, Args, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Limits {
    /// Largest file, and largest member of an archive: bytes, or such as 64M [default: 512M]
    #[arg(long, value_name = "SIZE")]
    max_bytes: Option<Size>,
    /// Most that an archive may hold when unpacked [default: 2G]
    #[arg(long, value_name = "SIZE")]
    max_unpacked: Option<Size>,
    /// Most text of all documents that are needed at once; about 16 times as much memory [default: 256M]
    #[arg(long, value_name = "SIZE")]
    max_text: Option<Size>,
    /// How many times its size packed data may grow to [default: 200]
    #[arg(long, value_name = "TIMES")]
    max_expansion: Option<usize>,
    /// Most documents in one file [default: 1000000]
    #[arg(long, value_name = "N")]
    max_documents: Option<usize>,
    /// Deepest nesting of HTML elements [default: 256]
    #[arg(long, value_name = "N")]
    max_nesting: Option<usize>,
    /// Longest time for a PDF [default: 60]
    #[arg(long, value_name = "SECONDS")]
    max_seconds: Option<u64>,
    /// Most memory for a PDF [default: 2G]
    #[arg(long, value_name = "SIZE")]
    max_memory: Option<Size>,
}

/// A number of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size(u64);

/// A thing that an article has, and the field that holds it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Field {
    thing: Thing,
    name: String,
}

/// What an article's fields hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Thing {
    Id,
    Outlet,
    Date,
    Url,
    Title,
    Byline,
    Text,
}

impl Reading {
    /// The options that the flags say.
    pub(crate) fn options(&self) -> Options {
        self.over(Limits::default(), &[])
    }

    /// The options that the flags say, over those of a configuration.
    pub(crate) fn over(&self, limits: Limits, fields: &[Field]) -> Options {
        let mut options = Options::default();
        options.pdf = PdfReader(contained::pdf_text);
        limits.apply(&mut options);
        self.limits.apply(&mut options);
        // The last one named is asked first.
        for field in fields.iter().chain(&self.fields) {
            field.apply(&mut options);
        }
        options
    }
}

impl Limits {
    fn apply(self, options: &mut Options) {
        let limits = &mut options.limits;
        let bytes = |size: Size| usize::try_from(size.0).unwrap_or(usize::MAX);
        limits.bytes = self.max_bytes.map_or(limits.bytes, bytes);
        limits.unpacked = self.max_unpacked.map_or(limits.unpacked, bytes);
        limits.text = self.max_text.map_or(limits.text, bytes);
        limits.expansion = self.max_expansion.unwrap_or(limits.expansion);
        limits.documents = self.max_documents.unwrap_or(limits.documents);
        limits.nesting = self.max_nesting.unwrap_or(limits.nesting);
        limits.seconds = self.max_seconds.unwrap_or(limits.seconds);
        limits.memory = self.max_memory.map_or(limits.memory, |size| size.0);
    }
}

impl Field {
    /// Makes a field.
    pub(crate) fn new(thing: Thing, name: String) -> Self {
        Self { thing, name }
    }

    fn apply(&self, options: &mut Options) {
        let fields = &mut options.fields;
        let names = match self.thing {
            Thing::Id => &mut fields.id,
            Thing::Outlet => &mut fields.outlet,
            Thing::Date => &mut fields.date,
            Thing::Url => &mut fields.url,
            Thing::Title => &mut fields.title,
            Thing::Byline => &mut fields.byline,
            Thing::Text => &mut fields.text,
        };
        names.insert(0, self.name.clone());
    }
}

impl FromStr for Field {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        let things = "id, outlet, date, url, title, byline and text";
        let (thing, name) = written
            .split_once('=')
            .filter(|(_, name)| !name.is_empty())
            .ok_or("say THING=FIELD, such as text=body")?;
        let thing = match thing {
            "id" => Thing::Id,
            "outlet" => Thing::Outlet,
            "date" => Thing::Date,
            "url" => Thing::Url,
            "title" => Thing::Title,
            "byline" => Thing::Byline,
            "text" => Thing::Text,
            _ => return Err(format!("articles have {things}, and no `{thing}`")),
        };
        Ok(Self::new(thing, name.to_owned()))
    }
}

impl FromStr for Size {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        let digits = written.trim_end_matches(|it: char| !it.is_ascii_digit());
        let shift = match written[digits.len()..].to_ascii_uppercase().as_str() {
            "" => 0,
            "K" => 10,
            "M" => 20,
            "G" => 30,
            _ => return Err("a number of bytes, such as 64M".to_owned()),
        };
        let number: u64 = digits
            .parse()
            .map_err(|_| "a number of bytes, such as 64M".to_owned())?;
        let bytes = number.checked_mul(1 << shift);
        bytes
            .map(Self)
            .ok_or_else(|| "more bytes than there can be".to_owned())
    }
}

impl<'de> Deserialize<'de> for Size {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Bytes(u64),
            Words(String),
        }
        match Written::deserialize(deserializer)? {
            Written::Bytes(bytes) => Ok(Self(bytes)),
            Written::Words(words) => words.parse().map_err(D::Error::custom),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units() {
        assert_eq!("64M".parse(), Ok(Size(64 << 20)));
        assert_eq!("7".parse(), Ok(Size(7)));
        for wrong in ["", "M", "6T", "-1", "99999999999G"] {
            assert!(wrong.parse::<Size>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn fields_that_are_named_are_asked_first() {
        let field: Field = "text=words".parse().expect("a field");
        let options = Reading::default().over(Limits::default(), &[field]);
        assert_eq!(options.fields.text[..2], ["words", "text"]);
        assert!("colour=red".parse::<Field>().is_err());
        assert!("text".parse::<Field>().is_err());
    }
}
