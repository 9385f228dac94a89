//! The files of a repository that its configuration names.
//!
//! A configuration enters; articles and references leave in the order of their paths, with a problem for every pattern
//! that names none. A pattern that names nothing is a mistake that would otherwise look like success.

use std::collections::HashSet;
use std::path::Path;
use std::path::PathBuf;

use onrecord::ingest;
use onrecord::report::findings::Skipped;
use onrecord::report::findings::counted;

use crate::config;
use crate::config::Config;
use crate::file_name;
use crate::files;
use crate::files::Input;
use crate::files::LeftOut;
use crate::omission;
use crate::omission::Omissions;
use crate::patterns::Patterns;
use crate::problem::Problem;

/// What a configuration names.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    /// Files to check, and folders that cannot be read.
    pub(crate) articles: Vec<Result<Input, Problem>>,
    /// Files to check against.
    pub(crate) references: Vec<Result<Input, Problem>>,
    /// Patterns that name no file.
    pub(crate) problems: Vec<Problem>,
    /// Files that a pattern names and that are left out.
    pub(crate) skipped: Vec<Skipped>,
}

/// Finds the files that the configuration names, of the articles only those that are wanted.
pub(crate) fn select(config: &Config, is_wanted: &dyn Fn(&Path) -> bool) -> Selection {
    let root = if config.root.as_os_str().is_empty() {
        Path::new(".")
    } else {
        &config.root
    };
    let mut selection = Selection::default();
    let (mut articles, mut references) = (Use::new(&config.articles), Use::new(&config.references));
    let mut seen = HashSet::new();
    for input in files::folder(root) {
        let mut input = match input {
            Ok(input) => input,
            Err(problem) => {
                selection.articles.push(Err(problem));
                continue;
            }
        };
        let relative = relative(&input.path, root);
        seen.insert(relative.clone());
        if relative == Path::new(config::NAME) || config.exclude.has(&relative) {
            continue;
        }
        input.name = file_name::name(&relative);
        if articles.names(&relative) && is_wanted(&input.path) {
            selection.articles.push(Ok(input.clone()));
        }
        if references.names(&relative) {
            selection.references.push(Ok(input));
        }
    }
    let mut omissions = Omissions::default();
    let folder = files::identity(root);
    // Read under its own name, or not meant to be.
    let is_read = |target: &Path| {
        let below = target.strip_prefix(&folder);
        below.is_ok_and(|it| target.is_dir() || seen.contains(it))
    };
    for (path, why) in files::left_out(root) {
        let relative = relative(&path, root);
        if seen.contains(&relative) || config.exclude.has(&relative) {
            continue;
        }
        let is_article = articles.leaves_out(&relative, why) && is_wanted(&path);
        if !references.leaves_out(&relative, why) && !is_article {
            continue;
        }
        match why {
            LeftOut::Link if omission::leads_out(&path, is_read) => omissions.link(&relative, &path),
            LeftOut::Ignored => omissions.ignored(&relative, ingest::is_known(&file_name::name(&relative))),
            LeftOut::Special if omission::may_be_article(&path) => omissions.special(&relative),
            LeftOut::Link | LeftOut::Hidden | LeftOut::Special => {}
        }
    }
    selection.skipped = omissions.finish();
    selection.problems.extend(articles.problems("articles", root));
    selection.problems.extend(references.problems("references", root));
    selection
}

fn relative(path: &Path, root: &Path) -> PathBuf {
    path.strip_prefix(root).unwrap_or(path).to_path_buf()
}

/// How many files each pattern of a key names.
struct Use<'a> {
    patterns: &'a Patterns,
    named: Vec<usize>,
    left_out: Vec<Option<(PathBuf, LeftOut, usize)>>,
}

impl<'a> Use<'a> {
    fn new(patterns: &'a Patterns) -> Self {
        let number = patterns.iter().count();
        Self {
            patterns,
            named: vec![0; number],
            left_out: vec![None; number],
        }
    }

    fn names(&mut self, relative: &Path) -> bool {
        let matches = self.patterns.matches(relative);
        for &at in &matches {
            self.named[at] += 1;
        }
        !matches.is_empty()
    }

    /// True if a pattern names the file that is left out, or files below it if it is a link to a folder.
    fn leaves_out(&mut self, relative: &Path, why: LeftOut) -> bool {
        let mut matches = self.patterns.matches(relative);
        if why == LeftOut::Link {
            let below = ingest::extensions().map(|it| relative.join(format!("x.{it}")));
            matches.extend(below.flat_map(|it| self.patterns.matches(&it)));
            matches.sort_unstable();
            matches.dedup();
        }
        for &at in &matches {
            let first = self.left_out[at].get_or_insert_with(|| (relative.to_path_buf(), why, 0));
            first.2 += 1;
        }
        !matches.is_empty()
    }

    fn problems(&self, key: &str, root: &Path) -> Vec<Problem> {
        let each = self.patterns.iter().zip(&self.named).zip(&self.left_out);
        each.filter(|((_, named), _)| **named == 0)
            .map(|((pattern, _), left_out)| {
                let told = left_out.as_ref().map(|(first, reason, number)| {
                    let files = counted(*number, "file");
                    format!("{files} left out, such as {}: {reason}", file_name::name(first))
                });
                pattern.names_nothing(key, root, told.as_deref())
            })
            .collect()
    }
}
