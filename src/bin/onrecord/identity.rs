//! Which file a document comes from, however its path was written.
//!
//! Inputs enter; for the path of a document leave the file itself, and a path that is the same from every folder and
//! on every machine: below the folder of `onrecord.toml` or of the repository.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::ops::Bound;
use std::path::Path;
use std::path::PathBuf;

use crate::config;
use crate::file_name;
use crate::files;
use crate::files::Input;
use crate::problem::Problem;

/// The files of inputs by their names.
#[derive(Debug, Default)]
pub(crate) struct Identities {
    names: BTreeMap<String, Identity>,
}

#[derive(Debug)]
struct Identity {
    file: String,
    lasting: String,
}

impl Identities {
    /// Looks the inputs up.
    pub(crate) fn new(inputs: &[Result<Input, Problem>]) -> Self {
        let mut roots = HashMap::new();
        let mut names = BTreeMap::new();
        for input in inputs.iter().flatten().filter(|it| !it.is_stdin()) {
            let path = files::identity(&input.path);
            let root = path.parent().map(|parent| {
                roots
                    .entry(parent.to_path_buf())
                    .or_insert_with(|| root_above(parent))
            });
            let below = root.and_then(|root| path.strip_prefix(root.as_ref()?).ok());
            let identity = Identity {
                lasting: file_name::name(below.unwrap_or(&path)),
                file: file_name::name(&path),
            };
            names.insert(input.name.clone(), identity);
        }
        Self { names }
    }

    /// The file of a document, and what of the file it is.
    pub(crate) fn file(&self, path: &str) -> String {
        self.with(path, |identity| &identity.file)
    }

    /// The path of a document below its repository.
    pub(crate) fn lasting(&self, path: &str) -> String {
        self.with(path, |identity| &identity.lasting)
    }

    /// Documents of one file are called by its name and more: `a.jsonl#7`, `a.zip/b.md`.
    fn with(&self, path: &str, part: impl Fn(&Identity) -> &String) -> String {
        let before = (Bound::Unbounded, Bound::Included(path));
        let found = self
            .names
            .range::<str, _>(before)
            .rev()
            .find_map(|(name, identity)| {
                let rest = path.strip_prefix(name.as_str())?;
                Some(format!("{}{rest}", part(identity)))
            });
        found.unwrap_or_else(|| path.to_owned())
    }
}

/// The nearest folder above that has a configuration or is a repository, else the one we are in if it is above.
fn root_above(folder: &Path) -> Option<PathBuf> {
    let is_root = |it: &&Path| it.join(config::NAME).is_file() || it.join(".git").exists();
    let here = || {
        std::env::current_dir()
            .ok()
            .filter(|here| folder.starts_with(here))
    };
    folder
        .ancestors()
        .find(is_root)
        .map(Path::to_path_buf)
        .or_else(here)
}
