//! The patterns of `articles` and `references`: which files they name, and what is wrong with one that names none.
//!
//! Written patterns enter with the lines they are written in; matches and problems leave.

use std::fmt;
use std::path::Component;
use std::path::Path;

use globset::GlobBuilder;
use globset::GlobSet;
use serde::Deserialize;
use serde::Deserializer;
use serde::de::Error;
use serde::de::SeqAccess;
use serde::de::Visitor;
use toml::Spanned;

use crate::problem::Problem;

/// Most patterns of one key: hundreds of times what a repository needs, and compiled in a blink.
const MOST: usize = 1000;

/// One pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// As it is written.
    pub(crate) text: String,
    /// File, line and column of the pattern.
    pub(crate) place: String,
}

/// The patterns of one key of `onrecord.toml`.
#[derive(Debug, Default)]
pub(crate) struct Patterns {
    patterns: Vec<Pattern>,
    set: GlobSet,
}

/// The patterns of one key as they are read, each with its bytes in the file.
#[derive(Debug, Default)]
pub(crate) struct Written(Vec<Spanned<Glob>>);

#[derive(Debug)]
struct Glob {
    text: String,
    glob: globset::Glob,
}

impl Patterns {
    /// Compiles patterns; `place` makes file, line and column of a byte of the file.
    pub(crate) fn new(written: Written, place: impl Fn(usize) -> String) -> Result<Self, Problem> {
        let mut set = GlobSet::builder();
        let mut patterns = Vec::new();
        for spanned in written.0 {
            let place = place(spanned.span().start);
            let Glob { text, glob } = spanned.into_inner();
            set.add(glob);
            patterns.push(Pattern { text, place });
        }
        let set = set.build().map_err(|error| {
            let place = patterns.first().map_or_else(String::new, |it| it.place.clone());
            Problem::new(place, format!("the patterns are too large: {error}"))
        })?;
        Ok(Self { patterns, set })
    }

    /// One pattern that names every file.
    pub(crate) fn everything() -> Self {
        let glob = GlobBuilder::new("**").build();
        let set = glob.map(|it| GlobSet::builder().add(it).build());
        Self {
            patterns: vec![Pattern {
                text: "**".to_owned(),
                place: ".".to_owned(),
            }],
            set: set.ok().and_then(Result::ok).unwrap_or_default(),
        }
    }

    /// True if nothing is written.
    pub(crate) fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// The patterns that name a path below the root, by their place in [`Patterns::iter`].
    pub(crate) fn matches(&self, relative: &Path) -> Vec<usize> {
        self.set.matches(relative)
    }

    /// True if a pattern names the path.
    pub(crate) fn has(&self, relative: &Path) -> bool {
        self.set.is_match(relative)
    }

    /// The patterns in the order they are written.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Pattern> {
        self.patterns.iter()
    }
}

impl Pattern {
    /// What is wrong with a pattern of `key` that names no file below `root`; `hidden` says how the files that it
    /// would name are left out, if there are any.
    pub(crate) fn names_nothing(&self, key: &str, root: &Path, left_out: Option<&str>) -> Problem {
        let problem = Problem::new(
            self.place.clone(),
            format!("the pattern `{}` of `{key}` matches no file", self.text),
        );
        problem.with_remedy(match left_out {
            Some(reason) => reason.to_owned(),
            None => self.advice(root),
        })
    }

    fn advice(&self, root: &Path) -> String {
        let text = self.text.as_str();
        if text.is_empty() {
            return "check the spelling: an empty pattern names nothing".to_owned();
        }
        let below = "patterns are relative to the folder of onrecord.toml and name files below it";
        let path = Path::new(text);
        if path.is_absolute() || path.components().any(|it| it == Component::ParentDir) {
            return below.to_owned();
        }
        if text.contains('\\') {
            return format!("write `{}`: folders are separated by /", text.replace('\\', "/"));
        }
        let named = root.join(text.trim_end_matches("/**").trim_end_matches('/'));
        if named.symlink_metadata().is_ok_and(|it| it.is_symlink()) {
            return "links are not followed: name what it leads to".to_owned();
        }
        if !text.is_empty() && root.join(text).is_dir() && !text.ends_with('/') {
            return format!("it is a folder: write `{text}/` for the files in it");
        }
        format!("check the spelling; {below}")
    }
}

impl<'de> Deserialize<'de> for Glob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let pattern = text.strip_prefix("./").unwrap_or(&text);
        // `transcripts/` means what is in the folder, as it does in .gitignore.
        let pattern = match pattern.strip_suffix('/') {
            Some(folder) => format!("{folder}/**"),
            None => pattern.to_owned(),
        };
        match GlobBuilder::new(&pattern).literal_separator(true).build() {
            Ok(glob) => Ok(Self { text, glob }),
            Err(error) => Err(D::Error::custom(format!(
                "`{text}` is no pattern: {}",
                error.kind()
            ))),
        }
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct List;

        impl<'de> Visitor<'de> for List {
            type Value = Written;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list of patterns")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Written, A::Error> {
                let mut patterns = Vec::new();
                while let Some(pattern) = list.next_element()? {
                    if patterns.len() == MOST {
                        let message = format!("more than the limit of {MOST} patterns");
                        return Err(A::Error::custom(message));
                    }
                    patterns.push(pattern);
                }
                Ok(Written(patterns))
            }
        }

        deserializer.deserialize_seq(List)
    }
}
