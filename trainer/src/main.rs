//! Learns the tables that onrecord ships.
//!
//! Gold annotations enter, tables leave; the same gold gives the same bytes. One subcommand a table.

mod gold;
mod logistic;

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
}

fn main() -> Result<()> {
    match Arguments::parse().table {
        Table::Count { gold } => count(&gold::read(&gold)?),
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
