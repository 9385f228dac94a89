//! Learns the tables that onrecord ships.
//!
//! Gold annotations enter, tables leave; the same gold gives the same bytes. One subcommand a table.

#![allow(
    clippy::disallowed_methods,
    reason = "the trainer reads and writes files; the library does not"
)]

mod antecedents;
mod calibration;
mod common;
mod cues;
mod english;
mod figures;
mod gold;
mod judge;
mod logistic;
mod outlets;
mod ranker;
mod report;
mod speech;
mod validate;

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use clap::Subcommand;

/// How much the examples of every file but the first count, unless said otherwise.
const EMPHASIS: f32 = 1.0;

/// Folds of a cross-validation, unless said otherwise.
const FOLDS: usize = 10;

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
        #[arg(required = true)]
        gold: Vec<PathBuf>,
    },
    /// Count which words are written small.
    Common {
        /// Annotated articles, one JSON object a line.
        #[arg(required = true)]
        gold: Vec<PathBuf>,
        /// The table to write.
        #[arg(short, long, default_value = "src/languages/en/lowercase_words.tsv")]
        output: PathBuf,
    },
    /// Count which words are cues.
    Cues {
        /// Annotated articles, one JSON object a line.
        #[arg(required = true)]
        gold: Vec<PathBuf>,
        /// The table to write.
        #[arg(short, long, default_value = "src/languages/en/speech_verbs.tsv")]
        output: PathBuf,
    },
    /// Judge the shipped attribution on the spans of the gold.
    Judge {
        /// Annotated articles, one JSON object a line.
        #[arg(required = true)]
        gold: Vec<PathBuf>,
        /// Print so many mistakes.
        #[arg(long, default_value_t = 0)]
        misses: usize,
    },
    /// Train the classifier of speech.
    Speech {
        /// Annotated articles, one JSON object a line.
        #[arg(required = true)]
        gold: Vec<PathBuf>,
        /// How much the examples of every file but the first count.
        #[arg(long, default_value_t = EMPHASIS)]
        emphasis: f32,
        /// The weights to write.
        #[arg(short, long, default_value = "src/extract/speech/weights.bin")]
        output: PathBuf,
        /// Only cross-validate, with this number of folds; write nothing.
        #[arg(long)]
        folds: Option<usize>,
        #[command(flatten)]
        settings: speech::Options,
        /// Print so many mistakes of the cross-validation.
        #[arg(long, default_value_t = 0)]
        misses: usize,
    },
    /// Train the antecedent model; only articles that name speakers count.
    Antecedents {
        /// Annotated articles, one JSON object a line.
        #[arg(required = true)]
        gold: Vec<PathBuf>,
        /// The weights to write.
        #[arg(short, long, default_value = "src/nlp/anaphora/weights.tsv")]
        output: PathBuf,
        /// Only cross-validate, with this number of folds, by outlet; write nothing.
        #[arg(long)]
        folds: Option<usize>,
    },
    /// Train the attribution ranker.
    Ranker {
        /// Annotated articles, one JSON object a line.
        #[arg(required = true)]
        gold: Vec<PathBuf>,
        /// How much the examples of every file but the first count.
        #[arg(long, default_value_t = EMPHASIS)]
        emphasis: f32,
        /// The weights to write.
        #[arg(short, long, default_value = "src/attribute/model/ranker.bin")]
        output: PathBuf,
        /// The calibration to write.
        #[arg(long, default_value = "src/attribute/model/calibration.tsv")]
        confidence: PathBuf,
        /// Only cross-validate, with this number of folds; write nothing.
        #[arg(long)]
        folds: Option<usize>,
        #[command(flatten)]
        settings: ranker::Settings,
        /// Print so many mistakes of the cross-validation.
        #[arg(long, default_value_t = 0)]
        misses: usize,
    },
    /// Calibrate the shipped weights of the ranker, with the other models cross-validated by outlet.
    Calibration {
        /// Annotated articles, one JSON object a line; those that name no speakers are only trained on.
        #[arg(required = true)]
        gold: Vec<PathBuf>,
        /// How much the examples of every file but the first count.
        #[arg(long, default_value_t = EMPHASIS)]
        emphasis: f32,
        /// The calibration to write.
        #[arg(short, long, default_value = "src/attribute/model/calibration.tsv")]
        output: PathBuf,
        #[command(flatten)]
        settings: ranker::Settings,
    },
    /// Cross-validate everything that is learned, by article and by outlet; write nothing.
    Validate {
        /// Annotated articles, one JSON object a line.
        #[arg(required = true)]
        gold: Vec<PathBuf>,
        /// How much the examples of every file but the first count.
        #[arg(long, default_value_t = EMPHASIS)]
        emphasis: f32,
        /// Number of folds.
        #[arg(long, default_value_t = FOLDS)]
        folds: usize,
        /// Use the shipped weights of the ranker.
        #[arg(long)]
        keep_ranker: bool,
        /// Write each answer to this folder: `outlet.jsonl`, `article.jsonl`, as `onrecord extract` prints them.
        #[arg(long)]
        answers: Option<PathBuf>,
        #[command(flatten)]
        settings: ranker::Settings,
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
        Table::Count { gold } => report::count(&gold::read_all(&gold, 1.0)?),
        Table::English { out, texts } => english::learn(&texts, &out)?,
        Table::Common { gold, output } => {
            let list = common::learn(&gold::read_all(&gold, 1.0)?);
            fs::write(&output, with_comments(&fs::read_to_string(&output)?, &list))?;
        }
        Table::Cues { gold, output } => {
            let list = cues::learn(&gold::read_all(&gold, 1.0)?, &fs::read_to_string(&output)?);
            fs::write(output, list)?;
        }
        Table::Judge { gold, misses } => report::judge(&gold::read_all(&gold, 1.0)?, misses)?,
        Table::Validate {
            gold,
            emphasis,
            folds,
            keep_ranker,
            answers,
            settings,
        } => {
            let settings = validate::Settings {
                speech: speech::Options::default().settings(),
                ranker: settings,
                keep_ranker,
            };
            report::validate(&gold, emphasis, folds, answers.as_deref(), settings)?;
        }
        Table::Speech {
            gold,
            emphasis,
            output,
            folds,
            settings,
            misses,
        } => {
            let cases = speech::cases(&gold::read_all(&gold, emphasis)?)?;
            let settings = settings.settings();
            match folds {
                Some(folds) => report::speech_misses(&cases, settings, folds, misses),
                None => fs::write(output, speech::learn(&cases, settings))?,
            }
        }
        Table::Calibration {
            gold,
            emphasis,
            output,
            settings,
        } => {
            let articles = gold::read_all(&gold, emphasis)?;
            let settings = validate::Settings {
                speech: speech::Options::default().settings(),
                ranker: settings,
                keep_ranker: true,
            };
            let judged = validate::Prepared::of(&articles)?.judged(&articles, settings, FOLDS);
            fs::write(output, calibration::table(&judged))?;
        }
        Table::Antecedents { gold, output, folds } => {
            let articles = gold::read_all(&gold, 1.0)?;
            let prepared = validate::Prepared::of(&articles)?;
            if let Some(folds) = folds {
                report::antecedents(&prepared.judge_antecedents(&articles, folds));
            } else {
                let table = prepared.antecedents(|_| true).table();
                fs::write(&output, with_comments(&fs::read_to_string(&output)?, &table))?;
            }
        }
        Table::Ranker {
            gold,
            emphasis,
            output,
            confidence,
            folds,
            settings,
            misses,
        } => {
            let articles = gold::read_all(&gold, emphasis)?;
            let prepared = validate::Prepared::of(&articles)?;
            if let Some(folds) = folds {
                report::ranker(prepared.cases(), settings, folds, misses);
            } else {
                let both = validate::Settings {
                    speech: speech::Options::default().settings(),
                    ranker: settings,
                    keep_ranker: false,
                };
                let judged = prepared.judged(&articles, both, FOLDS);
                fs::write(&confidence, calibration::table(&judged))?;
                fs::write(output, ranker::learn(prepared.cases(), settings))?;
            }
        }
    }
    Ok(())
}
