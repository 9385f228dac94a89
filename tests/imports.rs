//! Imports point down the house: no file imports in a loop, no room a room above it, and only the engine calls stages.

#![allow(clippy::disallowed_methods, reason = "this test reads the sources")]

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

/// The rooms of `src/` from the ground up; a room may import from itself and from rooms before it.
const ROOMS: &[&str] = &[
    "text",
    "english",
    "names",
    "align",
    "document",
    "ingest",
    "extract",
    "nlp",
    "attribute",
    "matching",
    "compare",
    "variance",
    "rules",
    "report",
    "engine",
];

/// The rooms that are steps of the pipeline: they may name each other's types, and only the engine calls them.
const STAGES: &[&str] = &[
    "ingest",
    "extract",
    "attribute",
    "matching",
    "compare",
    "variance",
    "rules",
    "report",
];

/// Calls from one stage to another that are meant: a variance is made of comparisons, evidence asks how
/// distinctive words are, and SARIF lists the rules' pages.
const CALLS: &[(&str, &str)] = &[
    ("variance", "compare::compare"),
    ("variance", "compare::compare_pieces"),
    ("variance", "compare::comparison::compare_passage"),
    ("compare", "matching::thresholds::is_distinctive"),
    ("report", "rules::pages"),
];

/// What only the binary may use.
const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::process",
    "std::net",
    "clap::",
    "colored::",
    "println!",
    "print!",
];

/// A source file of the library.
struct Source {
    /// Its path inside `src/`.
    file: String,
    /// Its module: `nlp`, `tokens`, `tokenizer`.
    module: Vec<String>,
    /// Its text without comments.
    code: String,
    /// True for a module of tests or of what tests share.
    is_test: bool,
}

impl Source {
    /// The code without the unit tests at its end.
    fn shipped(&self) -> &str {
        let inline = ["mod tests {", "pub(crate) mod tests {"];
        let tests = inline
            .iter()
            .find_map(|it| self.code.find(&format!("\n#[cfg(test)]\n{it}")));
        &self.code[..tests.unwrap_or(self.code.len())]
    }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("src is readable") {
        let path = entry.expect("an entry").path();
        if path.is_dir() && !path.ends_with("bin") {
            files(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
}

/// Every source file of the library, unit tests included.
fn library() -> Vec<Source> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    files(&src, &mut paths);
    paths.sort();
    let source = |path: &PathBuf| {
        let inside = path.strip_prefix(&src).expect("inside src");
        let file = inside.display().to_string().replace('\\', "/");
        let stem = file.trim_end_matches(".rs").trim_end_matches("/mod");
        let module = match stem {
            "lib" => Vec::new(),
            stem => stem.split('/').map(str::to_owned).collect(),
        };
        let text = std::fs::read_to_string(path).expect("source is readable");
        let code: Vec<&str> = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
        let is_test = module
            .iter()
            .any(|it| ["tests", "fixture", "oracle"].contains(&&**it));
        Source {
            file,
            module,
            code: code.join("\n"),
            is_test,
        }
    };
    paths.iter().map(source).collect()
}

/// The segments of a path that starts at byte `at`: `crate::text::Span` → `crate`, `text`, `Span`.
fn segments(code: &str, at: usize) -> Vec<&str> {
    let end = code[at..]
        .find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':')
        .map_or(code.len(), |length| at + length);
    code[at..end].split("::").filter(|it| !it.is_empty()).collect()
}

/// Every path of a file that starts with `crate` or, outside its unit tests, with `super`, as segments behind `crate`.
fn paths(source: &Source, code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        // `pub(in crate::ingest)` is no import.
        if !code[..at].ends_with("(in ")
            && !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
        {
            let path = segments(code, at);
            assert!(
                path.len() > 1,
                "{}: one path a line, no braces behind crate",
                source.file
            );
            found.push(path[1..].iter().map(|&it| it.to_owned()).collect());
        }
    }
    let shipped = code.len().min(source.shipped().len());
    for (at, _) in code[..shipped].match_indices("super::") {
        if code[..at].ends_with("::") || code[..at].ends_with("in ") {
            continue;
        }
        let path = segments(code, at);
        let up = path.iter().take_while(|it| **it == "super").count();
        let mut whole = source.module[..source.module.len().saturating_sub(up)].to_vec();
        whole.extend(path[up..].iter().map(|&it| it.to_owned()));
        found.push(whole);
    }
    found
}

/// The modules and what they pass on by `pub use`.
struct House {
    sources: Vec<Source>,
    modules: BTreeMap<Vec<String>, usize>,
    passed_on: BTreeMap<(usize, String), Vec<String>>,
}

impl House {
    fn new() -> Self {
        let sources = library();
        let modules: BTreeMap<Vec<String>, usize> = sources
            .iter()
            .enumerate()
            .map(|(at, source)| (source.module.clone(), at))
            .collect();
        let mut passed_on = BTreeMap::new();
        for (at, source) in sources.iter().enumerate() {
            for line in source
                .code
                .lines()
                .filter(|it| it.trim_start().starts_with("pub"))
            {
                let Some((_, path)) = line.split_once(" use ") else {
                    continue;
                };
                let mut path: Vec<String> = segments(path, 0).iter().map(|&it| it.to_owned()).collect();
                if path.first().is_some_and(|it| it == "crate") {
                    path.remove(0);
                } else {
                    let mut whole = source.module.clone();
                    whole.append(&mut path);
                    path = whole;
                }
                if let Some(name) = path.last().cloned() {
                    passed_on.insert((at, name), path);
                }
            }
        }
        Self {
            sources,
            modules,
            passed_on,
        }
    }

    /// The file that a path leads to, re-exports followed.
    fn file_of(&self, path: &[String]) -> Option<usize> {
        let known = (0..=path.len()).rev().find_map(|length| {
            let file = *self.modules.get(&path[..length])?;
            Some((file, path.get(length)))
        });
        let (file, item) = known?;
        match item.and_then(|item| self.passed_on.get(&(file, item.clone()))) {
            Some(further) if further != path => self.file_of(further),
            _ => Some(file),
        }
    }

    /// The files that the shipped code of each file imports from, re-exports and itself left out.
    fn imports(&self) -> Vec<BTreeSet<usize>> {
        let of = |(at, source): (usize, &Source)| {
            let passes_on: BTreeSet<&Vec<String>> = self
                .passed_on
                .iter()
                .filter(|((file, _), _)| *file == at)
                .map(|(_, path)| path)
                .collect();
            if source.is_test {
                return BTreeSet::new();
            }
            paths(source, source.shipped())
                .iter()
                .filter(|path| !passes_on.contains(path))
                .filter_map(|path| self.file_of(path))
                .filter(|&other| other != at)
                .collect()
        };
        self.sources.iter().enumerate().map(of).collect()
    }
}

fn room(module: &[String]) -> Option<usize> {
    ROOMS
        .iter()
        .position(|room| module.first().is_some_and(|it| it == room))
}

#[test]
fn no_file_imports_in_a_loop() {
    let house = House::new();
    let mut left = house.imports();
    let edges: usize = left.iter().map(BTreeSet::len).sum();
    assert!(
        edges > 300,
        "only {edges} imports were read: does this test still see the sources?"
    );
    let mut open: BTreeSet<usize> = (0..left.len()).collect();
    // What imports nothing that is open is in no loop, and neither is what nothing open imports.
    loop {
        let imported: BTreeSet<usize> = open.iter().flat_map(|&at| left[at].clone()).collect();
        let in_none = |at: &usize| !left[*at].iter().any(|it| open.contains(it)) || !imported.contains(at);
        let closed: Vec<usize> = open.iter().copied().filter(in_none).collect();
        if closed.is_empty() {
            break;
        }
        for at in closed {
            open.remove(&at);
            left[at].clear();
        }
    }
    let looped: Vec<String> = open
        .iter()
        .map(|&at| {
            let inside = left[at].iter().filter(|it| open.contains(it));
            let to: Vec<&str> = inside.map(|&it| &*house.sources[it].file).collect();
            format!("{} -> {}", house.sources[at].file, to.join(", "))
        })
        .collect();
    assert!(looped.is_empty(), "import loops:\n{}", looped.join("\n"));
}

#[test]
fn rooms_import_only_from_rooms_below() {
    for source in library() {
        let Some(own) = room(&source.module) else { continue };
        for path in paths(&source, &source.code) {
            if let Some(other) = room(&path) {
                assert!(
                    other <= own,
                    "{}: {} is above {}: {}",
                    source.file,
                    ROOMS[other],
                    ROOMS[own],
                    path.join("::")
                );
            }
        }
    }
}

#[test]
fn only_the_engine_calls_stages() {
    let house = House::new();
    let is_stage = |module: &[String]| {
        STAGES
            .iter()
            .any(|stage| module.first().is_some_and(|it| it == stage))
    };
    let mut calls = Vec::new();
    for source in &house.sources {
        if !is_stage(&source.module) || source.is_test {
            continue;
        }
        for path in paths(source, source.shipped()) {
            let elsewhere = is_stage(&path) && path[0] != source.module[0];
            let function = path.last().is_some_and(|it| it.starts_with(char::is_lowercase));
            let meant = CALLS.contains(&(&source.module[0], &path.join("::")));
            if elsewhere && function && !meant {
                calls.push(format!("{}: {}", source.file, path.join("::")));
            }
        }
    }
    assert!(calls.is_empty(), "a stage calls a stage:\n{}", calls.join("\n"));
}

#[test]
fn every_module_is_in_a_room() {
    for source in library() {
        let outside = ["lib.rs", "fixture.rs"].contains(&&*source.file);
        assert!(
            outside || room(&source.module).is_some(),
            "{} is in no room",
            source.file
        );
    }
}

#[test]
fn the_library_touches_nothing_outside() {
    for source in library() {
        let code = source.shipped();
        for outside in OUTSIDE {
            assert!(
                !code.contains(outside),
                "{}: only the binary may use {outside}",
                source.file
            );
        }
    }
}
