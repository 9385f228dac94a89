//! Learns the tables that onrecord ships.
//!
//! Gold annotations enter, tables leave; the same gold gives the same bytes. One subcommand a table.

#![allow(
    clippy::disallowed_methods,
    reason = "the trainer reads and writes files; the library does not"
)]

mod calibration;
mod common;
mod cues;
mod english;
mod gold;
mod judge;
mod logistic;
mod ranker;
mod speech;

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use clap::Subcommand;

/// Learns the tables that onrecord ships.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    table: Table,
}

/// What to learn.
#[derive(Subcommand)]
enum Table {
    /// Print what the gold holds.
    Count {
        /// Annotated articles, one JSON object a line.
        gold: PathBuf,
    },
    /// Count which words are written small.
    Common {
        /// Annotated articles, one JSON object a line.
        gold: PathBuf,
        /// The table to write.
        #[arg(short, long, default_value = "src/languages/en/lowercase_words.tsv")]
        output: PathBuf,
    },
    /// Count which words are cues.
    Cues {
        /// Annotated articles, one JSON object a line.
        gold: PathBuf,
        /// The table to write.
        #[arg(short, long, default_value = "src/languages/en/speech_verbs.tsv")]
        output: PathBuf,
    },
    /// Judge the shipped attribution on the spans of the gold.
    Judge {
        /// Annotated articles, one JSON object a line.
        gold: PathBuf,
        /// Print so many mistakes.
        #[arg(long, default_value_t = 0)]
        misses: usize,
    },
    /// Train the classifier of speech.
    Speech {
        /// Annotated articles, one JSON object a line.
        gold: PathBuf,
        /// The weights to write.
        #[arg(short, long, default_value = "src/extract/speech/weights.bin")]
        output: PathBuf,
        /// Only cross-validate with so many folds; write nothing.
        #[arg(long)]
        folds: Option<usize>,
        /// Passes over the examples.
        #[arg(long, default_value_t = 3)]
        epochs: usize,
        /// Step size.
        #[arg(long, default_value_t = 0.05)]
        rate: f32,
        /// Strength of the pull to zero.
        #[arg(long, default_value_t = 1e-3)]
        l2: f32,
        /// Print so many mistakes of the cross-validation.
        #[arg(long, default_value_t = 0)]
        misses: usize,
    },
    /// Train the attribution ranker.
    Ranker {
        /// Annotated articles, one JSON object a line.
        gold: PathBuf,
        /// The weights to write.
        #[arg(short, long, default_value = "src/attribute/model/ranker.bin")]
        output: PathBuf,
        /// The calibration to write.
        #[arg(long, default_value = "src/attribute/model/calibration.tsv")]
        confidence: PathBuf,
        /// Only cross-validate with so many folds; write nothing.
        #[arg(long)]
        folds: Option<usize>,
        /// Passes over the examples.
        #[arg(long, default_value_t = 16)]
        epochs: usize,
        /// Step size.
        #[arg(long, default_value_t = 0.03)]
        rate: f32,
        /// Strength of the pull to zero.
        #[arg(long, default_value_t = 3e-3)]
        l2: f32,
        /// Print so many mistakes of the cross-validation.
        #[arg(long, default_value_t = 0)]
        misses: usize,
    },
    /// Count how common words and pairs of words are: `word_information.tsv`, `pair_information.tsv`.
    English {
        /// Where the two tables go.
        #[arg(long)]
        out: PathBuf,
        /// JSON Lines, each with a `text`.
        texts: Vec<PathBuf>,
    },
}

/// The new rows of a list under the comments of the old one.
fn with_comments(previous: &str, rows: &str) -> String {
    let comments = previous.lines().take_while(|line| line.starts_with('#'));
    comments.flat_map(|line| [line, "\n"]).chain([rows]).collect()
}

fn main() -> Result<()> {
    match Arguments::parse().table {
        Table::Count { gold } => count(&gold::read(&gold)?),
        Table::English { out, texts } => english::learn(&texts, &out)?,
        Table::Common { gold, output } => {
            let list = common::learn(&gold::read(&gold)?);
            fs::write(&output, with_comments(&fs::read_to_string(&output)?, &list))?;
        }
        Table::Cues { gold, output } => {
            let list = cues::learn(&gold::read(&gold)?, &fs::read_to_string(&output)?);
            fs::write(output, list)?;
        }
        Table::Judge { gold, misses } => judge(&gold::read(&gold)?, misses)?,
        Table::Speech {
            gold,
            output,
            folds,
            epochs,
            rate,
            l2,
            misses,
        } => {
            let cases = speech::cases(&gold::read(&gold)?)?;
            let size = onrecord::extract::speech::SIZE;
            let settings = logistic::Settings {
                size,
                epochs,
                rate,
                l2,
            };
            match folds {
                Some(folds) => speech_misses(&cases, settings, folds, misses),
                None => fs::write(output, speech::learn(&cases, settings))?,
            }
        }
        Table::Ranker {
            gold,
            output,
            confidence,
            folds,
            epochs,
            rate,
            l2,
            misses,
        } => {
            let cases: Result<Vec<ranker::Case>> = gold::read(&gold)?.iter().map(ranker::Case::of).collect();
            let cases = cases?;
            let settings = ranker::Settings { epochs, rate, l2 };
            if let Some(folds) = folds {
                validate(&cases, settings, folds, misses);
            } else {
                let judged = ranker::cross_validate(&cases, settings, 5).judged;
                fs::write(&confidence, calibration::table(&judged))?;
                fs::write(output, ranker::learn(&cases, settings))?;
            }
        }
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the trainer reports on standard output")]
fn count(articles: &[gold::Article]) {
    let quotations = || articles.iter().flat_map(|article| &article.quotations);
    println!("articles   {}", articles.len());
    println!("spans      {}", quotations().count());
    println!(
        "attributed {}",
        quotations().filter(|it| it.attributed == Some(true)).count()
    );
    println!(
        "with source {}",
        quotations().filter(|it| !it.source.is_empty()).count()
    );
}

#[expect(clippy::print_stdout, reason = "the trainer reports on standard output")]
fn validate(cases: &[ranker::Case], settings: ranker::Settings, folds: usize, misses: usize) {
    let mut outcome = ranker::cross_validate(cases, settings, folds);
    let percent = |part: usize, all: usize| 100.0 * part as f64 / all.max(1) as f64;
    println!("quotations with a source {}", outcome.all);
    println!(
        "candidate ceiling        {:.2}",
        percent(outcome.reachable, outcome.all)
    );
    let right = outcome.judged.iter().filter(|it| it.1).count();
    println!(
        "right                    {:.2}",
        percent(right, outcome.judged.len())
    );
    surest(&mut outcome.judged);
    for miss in outcome.misses.iter().take(misses) {
        println!("{miss}");
    }
}

#[expect(clippy::print_stdout, reason = "the trainer reports on standard output")]
fn surest(judged: &mut [(f32, bool)]) {
    judged.sort_by(|a, b| b.0.total_cmp(&a.0));
    for cover in [50, 80, 90] {
        let top = &judged[..judged.len() * cover / 100];
        let right = top.iter().filter(|it| it.1).count();
        println!(
            "right of the surest {cover}%  {:.2}",
            100.0 * right as f64 / top.len().max(1) as f64
        );
    }
}

#[expect(clippy::print_stdout, reason = "the trainer reports on standard output")]
fn judge(articles: &[gold::Article], misses: usize) -> Result<()> {
    let mut figures = judge::judge(articles)?;
    println!(
        "source       {:.2} of {}",
        figures.source.percent(),
        figures.source.all
    );
    println!(
        "person       {:.2} of {}",
        figures.person.percent(),
        figures.person.all
    );
    println!(
        "organization {:.2} of {}",
        figures.organization.percent(),
        figures.organization.all
    );
    surest(&mut figures.judged);
    reliability(&figures.judged);
    for miss in figures.misses.iter().take(misses) {
        println!("{miss}");
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the trainer reports on standard output")]
fn speech_misses(cases: &[speech::Case], settings: logistic::Settings, folds: usize, misses: usize) {
    let probabilities = speech::cross_validate(cases, settings, folds);
    let speech = cases.iter().filter(|it| it.example.label).count();
    println!("speech {speech} of {}", cases.len());
    for threshold in [0.2, 0.3, 0.4, 0.5, 0.6, 0.7] {
        let yes = |label| {
            let both = cases.iter().zip(&probabilities);
            both.filter(|(case, it)| **it >= threshold && case.example.label == label)
                .count()
        };
        let (right, wrong) = (yes(true), yes(false));
        let recall = 100.0 * right as f32 / speech as f32;
        let precision = 100.0 * right as f32 / (right + wrong) as f32;
        println!("from {threshold:.2}  recall {recall:.2}  precision {precision:.2}");
    }
    let mut wrong: Vec<(f32, &speech::Case)> = probabilities
        .iter()
        .zip(cases)
        .filter(|(it, case)| (**it >= 0.5) != case.example.label)
        .map(|(it, case)| (*it, case))
        .collect();
    wrong.sort_by(|a, b| (b.0 - 0.5).abs().total_cmp(&(a.0 - 0.5).abs()));
    for (probability, case) in wrong.iter().take(misses) {
        println!("{probability:.2} {}", case.shown);
    }
}

/// For each band of confidence how often the source was right.
#[expect(clippy::print_stdout, reason = "the trainer reports on standard output")]
fn reliability(judged: &[(f32, bool)]) {
    println!("confidence   spans  mean  right");
    for (low, high) in [
        (0.0, 0.5),
        (0.5, 0.7),
        (0.7, 0.85),
        (0.85, 0.95),
        (0.95, 0.98),
        (0.98, 1.01),
    ] {
        let band: Vec<&(f32, bool)> = judged.iter().filter(|it| (low..high).contains(&it.0)).collect();
        let mean = band.iter().map(|it| it.0).sum::<f32>() / band.len().max(1) as f32;
        let right = band.iter().filter(|it| it.1).count() as f32 / band.len().max(1) as f32;
        println!(
            "{low:.2}-{:.2}    {:>5}  {mean:.3} {right:.3}",
            high.min(1.0),
            band.len()
        );
    }
}
