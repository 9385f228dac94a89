//! Measures the search and the clustering on corpora that are not part of the repository: the figures of
//! `docs/evaluation/matching.md` and `docs/evaluation/performance.md`.
//!
//! ```sh
//! cargo run --release --example matching -- transcripts DIR PAIRS
//! cargo run --release --example matching -- exhaustive DIR PAIRS
//! cargo run --release --example matching -- cluster JSONL
//! cargo run --release --example matching -- largest JSONL
//! cargo run --release --example matching -- sample JSONL [COUNT]
//! cargo run --release --example matching -- growth JSONL [COPIES]
//! cargo run --release --example matching -- additions JSONL [ARTICLES]
//! ```

#![allow(clippy::print_stdout, reason = "a measuring program prints what it measured")]
#![allow(clippy::disallowed_methods, reason = "it reads the corpora that it is given")]

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::error::Error;
use std::hash::Hash;
use std::hash::Hasher;
use std::path::Path;
use std::time::Instant;

use onrecord::attribute::Attribution;
use onrecord::compare::Case;
use onrecord::compare::Coverage;
use onrecord::compare::Verdict;
use onrecord::compare::judge;
use onrecord::document::Document;
use onrecord::engine;
use onrecord::engine::Engine;
use onrecord::extract::Kind;
use onrecord::extract::Piece;
use onrecord::extract::Quotation;
use onrecord::matching;
use onrecord::matching::References;
use onrecord::matching::Utterance;
use onrecord::text::Span;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["transcripts", folder, pairs] => transcripts(folder.as_ref(), pairs.as_ref()),
        ["exhaustive", folder, pairs] => exhaustive(folder.as_ref(), pairs.as_ref()),
        ["cluster", corpus] => cluster(corpus.as_ref()),
        ["largest", corpus] => largest(corpus.as_ref()),
        ["sample", corpus] => sample(corpus.as_ref(), 50),
        ["sample", corpus, count] => sample(corpus.as_ref(), count.parse()?),
        ["growth", corpus] => growth(corpus.as_ref(), 7),
        ["growth", corpus, copies] => growth(corpus.as_ref(), copies.parse()?),
        ["additions", corpus] => additions(corpus.as_ref(), 100),
        ["additions", corpus, articles] => additions(corpus.as_ref(), articles.parse()?),
        _ => Err(
            "usage: transcripts|exhaustive DIR PAIRS, cluster|largest|sample|growth|additions JSONL [NUMBER]"
                .into(),
        ),
    }
}

/// A quotation of the labelled pairs, and the transcript it was labelled against.
struct Pair {
    id: u64,
    quotation: String,
    transcript: String,
    label: String,
}

fn pairs(path: &Path) -> Outcome<Vec<Pair>> {
    let mut pairs = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let pair: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| pair[name].as_str().unwrap_or_default().to_owned();
        if field("type") == "transcript" {
            pairs.push(Pair {
                id: pair["id"].as_u64().unwrap_or_default(),
                quotation: field("quotation"),
                transcript: field("transcript"),
                label: pair["gold"]["same"].as_str().unwrap_or_default().to_owned(),
            });
        }
    }
    Ok(pairs)
}

/// The documents of all files of a folder, in order of their names.
fn folder(path: &Path) -> Outcome<Vec<Document>> {
    let files: Result<BTreeSet<_>, _> = std::fs::read_dir(path)?
        .map(|entry| entry.map(|it| it.path()))
        .collect();
    let mut documents = Vec::new();
    for file in files? {
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        documents.extend(engine::read(&name, &std::fs::read(&file)?)?);
    }
    Ok(documents)
}

/// Searches the quotation of each pair in all transcripts: what was found, by label, and what `check` would say of it.
fn transcripts(path: &Path, labelled: &Path) -> Outcome<()> {
    let documents = folder(path)?;
    let names: BTreeSet<&str> = documents.iter().map(|it| it.path.as_str()).collect();
    let begun = Instant::now();
    let references = References::index(&documents);
    println!(
        "{} transcripts indexed in {:.0?}",
        documents.len(),
        begun.elapsed()
    );
    let coverage = Coverage::of(&documents, &[]);
    let mut places: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
    let mut verdicts: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for pair in pairs(labelled)? {
        let (citing, attribution) = alone(&pair.quotation);
        let search = references.find(&[&pair.quotation], None);
        let case = judge(attribution, &citing, &search, &documents, &[], &coverage);
        let place = place(&case, &documents, &pair.transcript);
        let present = if names.contains(&*pair.transcript) {
            "present"
        } else {
            "absent"
        };
        let row = format!("{} {present}", pair.label);
        *places.entry(row.clone()).or_default().entry(place).or_default() += 1;
        *verdicts
            .entry(row.clone())
            .or_default()
            .entry(format!("{:?}", case.verdict))
            .or_default() += 1;
        let is_expected = match &*pair.label {
            "y" => place == "there" || present == "absent",
            "n" => place != "there" && place != "elsewhere",
            _ => true,
        };
        if !is_expected {
            show(&pair, &row, place, &case, &documents);
        }
    }
    for (title, table) in [("found", printed(&places)), ("verdict", printed(&verdicts))] {
        println!("\n{title}, by label and whether the transcript is there\n{table}");
    }
    Ok(())
}

/// Where the best evidence stands.
fn place(case: &Case, documents: &[Document], transcript: &str) -> &'static str {
    let is_there = |found: &onrecord::compare::Found| documents[found.passage.document].path == transcript;
    match case.verdict {
        Verdict::Unverifiable => "unverifiable",
        _ if case.found.iter().any(is_there) => "there",
        _ if !case.found.is_empty() => "elsewhere",
        _ => "not found",
    }
}

fn show(pair: &Pair, row: &str, place: &str, case: &Case, documents: &[Document]) {
    println!(
        "\n{} ({row}): {place}, {:?}\n  “{}”",
        pair.id, case.verdict, pair.quotation
    );
    for found in case.found.iter().take(2).chain(&case.nearest) {
        let document = &documents[found.passage.document];
        let kinds: Vec<_> = found.comparison.variations.iter().map(|it| it.kind).collect();
        println!(
            "  {:?} {:?} {kinds:?} in {}\n  “{}”",
            found.passage.method,
            found.comparison.verdict,
            document.path,
            document.slice(found.passage.span)
        );
    }
}

fn printed<K: AsRef<str> + Ord>(table: &BTreeMap<String, BTreeMap<K, usize>>) -> String {
    let mut text = String::new();
    for (row, cells) in table {
        let cells: Vec<String> = cells
            .iter()
            .map(|(name, count)| format!("{} {count}", name.as_ref()))
            .collect();
        text += &format!("  {row} ({}): {}\n", cells.len(), cells.join(", "));
    }
    text
}

/// A document that is nothing but one quotation.
fn alone(text: &str) -> (Document, Attribution) {
    let document = Document {
        path: "pair".to_owned(),
        metadata: onrecord::document::Metadata::default(),
        text: text.to_owned(),
        blocks: Vec::new(),
        turns: Vec::new(),
        origin: onrecord::document::Origin::Same,
        anchors: Vec::new(),
        warnings: Vec::new(),
    };
    let quotation = Quotation {
        pieces: vec![Piece {
            span: Span::new(0, text.len()),
            open: None,
            close: None,
        }],
        kind: Kind::Speech,
        probability: 1.0,
    };
    (document, Attribution::unattributed(quotation))
}

/// Compares the indexed search with the exhaustive scan, on quotations and on stretches of the transcripts themselves.
fn exhaustive(path: &Path, labelled: &Path) -> Outcome<()> {
    let documents = folder(path)?;
    let references = References::index(&documents);
    let mut needles: Vec<String> = pairs(labelled)?.into_iter().map(|pair| pair.quotation).collect();
    for document in &documents {
        let words: Vec<&str> = document.text.split_whitespace().collect();
        let length = 5 + words.len() % 36;
        for start in [words.len() / 3, words.len() / 2] {
            let Some(stretch) = words.get(start..start + length) else {
                continue;
            };
            let mut stretch = stretch.to_vec();
            stretch.remove(length / 2);
            stretch[length / 3] = "harbour";
            needles.push(stretch.join(" "));
        }
    }
    let (mut differ, mut hits) = (0, 0);
    for needle in &needles {
        let quoted = references.quoted(&[needle], None);
        let (fast, slow) = (
            references.locate(&quoted),
            references.locate_exhaustively(&quoted),
        );
        hits += slow.len();
        if fast != slow {
            differ += 1;
            println!(
                "differs: “{needle}”: {} against {} passages",
                fast.len(),
                slow.len()
            );
        }
    }
    println!(
        "{} needles, {hits} passages, {differ} needles with another answer",
        needles.len()
    );
    match differ {
        0 => Ok(()),
        _ => Err("the index is no guarantee".into()),
    }
}

/// Articles with their attributions.
struct Corpus {
    documents: Vec<Document>,
    attributions: Vec<Vec<Attribution>>,
}

impl Corpus {
    fn read(path: &Path) -> Outcome<Self> {
        let documents = engine::read(&path.to_string_lossy(), &std::fs::read(path)?)?;
        Ok(Self::of(documents))
    }

    fn of(documents: Vec<Document>) -> Self {
        let corpus = Engine::default().report(documents);
        Self {
            documents: corpus.documents().to_vec(),
            attributions: corpus.attributions().to_vec(),
        }
    }

    fn quotations(&self) -> usize {
        self.attributions
            .iter()
            .flatten()
            .filter(|it| it.quotation.is_speech())
            .count()
    }

    fn utterances(&self) -> Vec<Utterance> {
        matching::cluster(&self.documents, &self.attributions)
    }

    fn outlets(&self, utterance: &Utterance) -> usize {
        let outlets: BTreeSet<_> = utterance
            .renderings
            .iter()
            .map(|it| &self.documents[it.document].metadata.outlet)
            .collect();
        outlets.len()
    }

    /// Prints the distinct wordings of an utterance with all that a reader needs to judge it.
    fn print(&self, utterance: &Utterance) {
        let mut seen = BTreeSet::new();
        for rendering in &utterance.renderings {
            let document = &self.documents[rendering.document];
            let attribution = &self.attributions[rendering.document][rendering.quotation];
            let text = attribution.quotation.text(&document.text);
            if seen.insert(text.clone()) {
                let field = |value: &Option<String>| value.clone().unwrap_or_else(|| "?".to_owned());
                let speaker = attribution.speaker.as_ref().map_or("?", |it| &it.name);
                let mosaic = if rendering.mosaic { " MOSAIC" } else { "" };
                println!(
                    "    {} {} {} {speaker}{mosaic}: {text}",
                    document.path.rsplit('#').next().unwrap_or_default(),
                    field(&document.metadata.outlet),
                    field(&document.metadata.date),
                );
            }
        }
    }
}

fn cluster(path: &Path) -> Outcome<()> {
    let begun = Instant::now();
    let corpus = Corpus::read(path)?;
    let read = begun.elapsed();
    let begun = Instant::now();
    let utterances = corpus.utterances();
    let took = begun.elapsed();
    let shared = utterances.iter().filter(|it| corpus.outlets(it) > 1).count();
    println!(
        "{} quotations of {} articles, read in {read:.2?}, make {} utterances in {took:.2?}, {shared} of several outlets",
        corpus.quotations(),
        corpus.documents.len(),
        utterances.len(),
    );
    Ok(())
}

fn largest(path: &Path) -> Outcome<()> {
    let corpus = Corpus::read(path)?;
    let mut utterances = corpus.utterances();
    utterances.sort_by_key(|it| std::cmp::Reverse(it.renderings.len()));
    for utterance in utterances.iter().take(3) {
        println!(
            "{} renderings, {} outlets",
            utterance.renderings.len(),
            corpus.outlets(utterance)
        );
        corpus.print(utterance);
    }
    Ok(())
}

/// Utterances of several outlets, picked by a hash of their first rendering's words.
fn sample(path: &Path, count: usize) -> Outcome<()> {
    let corpus = Corpus::read(path)?;
    let mut utterances = corpus.utterances();
    utterances.retain(|it| corpus.outlets(it) > 1);
    utterances.sort_by_cached_key(|it| {
        let first = &it.renderings[0];
        let document = &corpus.documents[first.document];
        let text = corpus.attributions[first.document][first.quotation]
            .quotation
            .text(&document.text);
        let mut hasher = std::hash::DefaultHasher::new();
        text.hash(&mut hasher);
        hasher.finish()
    });
    for (number, utterance) in utterances.iter().take(count).enumerate() {
        println!("{}:", number + 1);
        corpus.print(utterance);
    }
    Ok(())
}

/// Cost of clustering per quotation, of the corpus and of `copies` of it with planted edits.
///
/// In every copy but the first an eighth of the longer words is changed, and the day is another one: what an archive
/// would look like, not the same words again.
fn growth(path: &Path, copies: usize) -> Outcome<()> {
    let bytes = std::fs::read_to_string(path)?;
    let read = |text: &str| -> Outcome<Corpus> {
        Ok(Corpus::of(engine::read(
            &path.to_string_lossy(),
            text.as_bytes(),
        )?))
    };
    let mut costs = Vec::new();
    for copies in [1, copies] {
        let mut text = String::new();
        for copy in 0..copies {
            for line in bytes.lines() {
                text += &planted(line, copy)?;
                text.push('\n');
            }
        }
        let corpus = read(&text)?;
        let begun = Instant::now();
        let utterances = corpus.utterances().len();
        let each = begun.elapsed().as_secs_f64() * 1e6 / corpus.quotations() as f64;
        println!(
            "{copies} copies: {} quotations, {utterances} utterances, {each:.1} µs each",
            corpus.quotations()
        );
        costs.push(each);
    }
    println!("ratio {:.2}", costs[1] / costs[0]);
    Ok(())
}

/// Adds the last `count` articles one by one to all others; the utterances must be those of all at once.
fn additions(path: &Path, count: usize) -> Outcome<()> {
    let corpus = Corpus::read(path)?;
    let numbered: Vec<(usize, &Document, &[Attribution])> = corpus
        .documents
        .iter()
        .zip(&corpus.attributions)
        .enumerate()
        .map(|(number, (document, attributions))| (number, document, &**attributions))
        .collect();
    let (archive, added) = numbered.split_at(numbered.len().saturating_sub(count));
    let mut clusters = matching::Clusters::new();
    clusters.add(archive);
    clusters.utterances();
    let mut took = Vec::new();
    for article in added {
        let begun = Instant::now();
        clusters.add(std::slice::from_ref(article));
        took.push(begun.elapsed());
    }
    let begun = Instant::now();
    let utterances = clusters.utterances();
    let told = begun.elapsed();
    let first = took.first().copied().unwrap_or_default();
    took.sort_unstable();
    println!(
        "{} articles, then {} one by one: the first in {first:.1?}, median {:.1?}, longest {:.1?}; utterances told in {told:.1?}",
        archive.len(),
        added.len(),
        took.get(took.len() / 2).copied().unwrap_or_default(),
        took.last().copied().unwrap_or_default(),
    );
    if utterances != corpus.utterances() {
        return Err("the utterances are not those of all at once".into());
    }
    println!("the {} utterances are those of all at once", utterances.len());
    Ok(())
}

/// An article of copy number `copy`.
fn planted(line: &str, copy: usize) -> Outcome<String> {
    if copy == 0 {
        return Ok(line.to_owned());
    }
    let mut article: serde_json::Value = serde_json::from_str(line)?;
    let text = article["text"].as_str().unwrap_or_default();
    let mut hasher = std::hash::DefaultHasher::new();
    let mut changed = String::with_capacity(text.len());
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            changed.push(' ');
        }
        (word, at, copy).hash(&mut hasher);
        let is_plain = word.len() > 4 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        if is_plain && hasher.finish().is_multiple_of(8) {
            changed += &word[..3];
            changed.push(char::from(b'a' + (copy % 26) as u8));
            changed += &word[3..];
        } else {
            changed += word;
        }
    }
    article["text"] = changed.into();
    if let Some(date) = article["date"].as_str() {
        // Copies are years apart from each other.
        let year: usize = date.get(..4).and_then(|year| year.parse().ok()).unwrap_or(2000);
        article["date"] = format!("{}{}", year + copy, date.get(4..).unwrap_or_default()).into();
    }
    article["id"] = format!("{}-{copy}", article["id"].as_str().unwrap_or_default()).into();
    Ok(article.to_string())
}
