//! `onrecord.toml`: which files are articles, what they are checked against, and how much each rule weighs.
//!
//! Text enters, a configuration leaves or a problem that names the line. Rule names and patterns are settled while
//! parsing, so that nothing later can meet an unknown one.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

use onrecord::rules;
use onrecord::rules::Level;
use serde::Deserialize;
use serde::Deserializer;
use serde::de::Error;

use crate::file_name;
use crate::opened;
use crate::options::Field;
use crate::options::Limits;
use crate::options::Thing;
use crate::patterns::Patterns;
use crate::patterns::Written as WrittenPatterns;
use crate::problem::Problem;
use crate::review::FailOn;

/// What the file is called.
pub(crate) const NAME: &str = "onrecord.toml";

/// Bytes of the largest configuration that is read: a thousand times what people write.
const LARGEST: u64 = 1 << 20;

/// The configuration of a repository.
#[derive(Debug)]
pub(crate) struct Config {
    /// The file itself, if there is one.
    pub(crate) path: Option<PathBuf>,
    /// The folder that patterns and findings are relative to.
    pub(crate) root: PathBuf,
    /// Files that are checked.
    pub(crate) articles: Patterns,
    /// Files that they are checked against.
    pub(crate) references: Patterns,
    /// Files that are left out on purpose.
    pub(crate) exclude: Patterns,
    /// The weight from which on findings fail the run.
    pub(crate) fail_on: Option<FailOn>,
    /// Bounds on what one file may cost.
    pub(crate) limits: Limits,
    /// Fields of JSON Lines.
    pub(crate) fields: Vec<Field>,
    /// Weights that differ from the default, by code.
    levels: BTreeMap<RuleCode, Level>,
}

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Written {
    articles: WrittenPatterns,
    #[serde(default)]
    references: WrittenPatterns,
    #[serde(default)]
    exclude: WrittenPatterns,
    fail_on: Option<FailOn>,
    #[serde(default)]
    rules: BTreeMap<RuleCode, Level>,
    #[serde(default)]
    limits: Limits,
    #[serde(default)]
    fields: BTreeMap<Thing, String>,
}

/// The code of a rule that was written as code or name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct RuleCode(&'static str);

impl<'de> Deserialize<'de> for RuleCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        rules::find(&written).map(|page| Self(page.code)).ok_or_else(|| {
            let nearest = rules::nearest(&written);
            D::Error::custom(format!(
                "there is no rule `{written}`; did you mean {} ({})?",
                nearest.code, nearest.name
            ))
        })
    }
}

impl Config {
    /// The weight of each rule, from its code and default.
    pub(crate) fn levels(&self) -> impl Fn(&'static str, Level) -> Level + Send + Sync + 'static {
        let levels = self.levels.clone();
        move |code, default| levels.get(&RuleCode(code)).copied().unwrap_or(default)
    }

    /// A configuration without a file: everything under `root` is an article, nothing is a reference.
    pub(crate) fn without_file(root: PathBuf) -> Self {
        Self {
            path: None,
            root,
            articles: Patterns::everything(),
            references: Patterns::default(),
            exclude: Patterns::default(),
            fail_on: None,
            limits: Limits::default(),
            fields: Vec::new(),
            levels: BTreeMap::new(),
        }
    }

    /// Reads the file at `path`.
    pub(crate) fn read(path: &Path) -> Result<Self, Problem> {
        let text = text(path)?;
        let root = path.parent().unwrap_or(Path::new("")).to_path_buf();
        let config = Self::parse(&text, root, &file_name::name(path))?;
        Ok(Self {
            path: Some(path.to_path_buf()),
            ..config
        })
    }

    fn parse(text: &str, root: PathBuf, path: &str) -> Result<Self, Problem> {
        let written: Written = toml::from_str(text).map_err(|error| of_toml(text, path, &error))?;
        let place = |offset| place(text, path, offset);
        Ok(Self {
            path: None,
            root,
            articles: Patterns::new(written.articles, place)?,
            references: Patterns::new(written.references, place)?,
            exclude: Patterns::new(written.exclude, place)?,
            fail_on: written.fail_on,
            levels: written.rules,
            limits: written.limits,
            fields: written
                .fields
                .into_iter()
                .map(|(thing, name)| Field::new(thing, name))
                .collect(),
        })
    }
}

/// The text of the file, if it is a file and no larger than one can be.
fn text(path: &Path) -> Result<String, Problem> {
    let told = |error: io::Error| Problem::of_path(path, &error);
    opened::may_block(path)?;
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(told)?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(told)?;
    if bytes.len() as u64 > LARGEST {
        let message = format!("larger than the limit of {LARGEST} bytes for a configuration");
        return Err(Problem::new(file_name::name(path), message)
            .with_remedy("name folders with patterns, not file by file"));
    }
    String::from_utf8(bytes).map_err(|error| {
        Problem::new(
            file_name::name(path),
            format!("not UTF-8: {}", error.utf8_error()),
        )
    })
}

/// The file that is nearest to `folder`, in it or above it.
pub(crate) fn above(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|it| it.join(NAME)).find(|it| it.is_file())
}

/// `onrecord.toml:3:8` for a byte of the file.
fn place(text: &str, path: &str, offset: usize) -> String {
    let before = text.get(..offset).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!("{path}:{line}:{column}")
}

fn of_toml(text: &str, path: &str, error: &toml::de::Error) -> Problem {
    let offset = error.span().map_or(0, |span| span.start);
    let message = error.message().trim().replace('\n', " ");
    let remedy = if message.contains("missing field `articles`") {
        "say which files are articles, such as articles = [\"articles/**\"]"
    } else if message.contains("there is no rule") {
        "`onrecord explain` lists all rules"
    } else {
        "the keys are articles, references, exclude, fail-on and the tables [rules], [limits] and [fields]; levels are off, info, warning, error"
    };
    Problem::new(place(text, path, offset), message).with_remedy(remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Config, String> {
        Config::parse(text, PathBuf::from("."), NAME).map_err(|problem| problem.to_string())
    }

    #[test]
    fn patterns_and_levels_are_read() {
        let config =
            parse("articles = ['news/', '*.md']\n[rules]\naltered-wording = 'warning'\nQ401 = 'off'\n")
                .unwrap();
        let matches = |path: &str| config.articles.matches(Path::new(path));
        assert_eq!(matches("news/2026/a.md"), [0]);
        assert_eq!(matches("a.md"), [1]);
        assert!(matches("notes/a.md").is_empty());
        let places: Vec<_> = config.articles.iter().map(|it| it.place.as_str()).collect();
        assert_eq!(places, ["onrecord.toml:1:13", "onrecord.toml:1:22"]);
        assert_eq!(config.levels()("Q103", Level::Error), Level::Warning);
        assert_eq!(config.levels()("Q401", Level::Error), Level::Off);
        assert_eq!(config.levels()("Q101", Level::Error), Level::Error);
    }

    #[test]
    fn problems_name_their_line() {
        let check = |text: &str, expected: &str| assert_eq!(parse(text).unwrap_err(), expected);
        check(
            "articles = []\narticle = []\n",
            "onrecord.toml:2:1: unknown field `article`, expected one of `articles`, `references`, `exclude`, `fail-on`, `rules`, `limits`, `fields`",
        );
        check(
            "articles = []\n[rules]\nQ15 = 'off'\n",
            "onrecord.toml:3:1: there is no rule `Q15`; did you mean Q105 (unmarked-omission)?",
        );
        check(
            "articles = ['a[']\n",
            "onrecord.toml:1:12: `a[` is no pattern: unclosed character class; missing ']'",
        );
        check(
            "articles = []\n[rules]\nQ105 = 'warn'\n",
            "onrecord.toml:3:8: unknown variant `warn`, expected one of `off`, `info`, `warning`, `error`",
        );
    }
}
