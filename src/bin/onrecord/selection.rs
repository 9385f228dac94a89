//! The files of a repository that its configuration names.
//!
//! A configuration enters; articles and references leave in the order of their paths, with a problem for every pattern
//! that names none. A pattern that names nothing is a mistake that would otherwise look like success.

use std::collections::HashSet;
use std::path::Path;
use std::path::PathBuf;

use onrecord::report::findings::counted;

use crate::config;
use crate::config::Config;
use crate::files;
use crate::files::Input;
use crate::files::Reason;
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
        if relative == Path::new(config::NAME) {
            continue;
        }
        input.name = files::name(&relative);
        if articles.names(&relative) && is_wanted(&input.path) {
            selection.articles.push(Ok(input.clone()));
        }
        if references.names(&relative) {
            selection.references.push(Ok(input));
        }
    }
    if articles.is_complete() && references.is_complete() {
        return selection;
    }
    for (path, reason) in files::left_out(root) {
        let relative = relative(&path, root);
        if !seen.contains(&relative) {
            articles.leaves_out(&relative, reason);
            references.leaves_out(&relative, reason);
        }
    }
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
    left_out: Vec<Option<(PathBuf, Reason, usize)>>,
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

    fn is_complete(&self) -> bool {
        self.named.iter().all(|&number| number > 0)
    }

    fn leaves_out(&mut self, relative: &Path, reason: Reason) {
        for at in self.patterns.matches(relative) {
            let first = self.left_out[at].get_or_insert_with(|| (relative.to_path_buf(), reason, 0));
            first.2 += 1;
        }
    }

    fn problems(&self, key: &str, root: &Path) -> Vec<Problem> {
        let each = self.patterns.iter().zip(&self.named).zip(&self.left_out);
        each.filter(|((_, named), _)| **named == 0)
            .map(|((pattern, _), left_out)| {
                let told = left_out.as_ref().map(|(first, reason, number)| {
                    let files = counted(*number, "file");
                    format!("{files} left out, such as {}: {reason}", files::name(first))
                });
                pattern.names_nothing(key, root, told.as_deref())
            })
            .collect()
    }
}
