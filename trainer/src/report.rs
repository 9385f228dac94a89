//! What the trainer prints.

#![expect(clippy::print_stdout, reason = "the trainer reports on standard output")]

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use anyhow::Result;
use serde_json::json;

use crate::figures::Answer;
use crate::figures::Figures;
use crate::figures::Share;
use crate::gold;
use crate::gold::Article;
use crate::judge;
use crate::logistic;
use crate::outlets;
use crate::ranker;
use crate::speech;
use crate::validate;
use crate::validate::Prepared;
use crate::validate::Settings;
use crate::validate::Split;

/// Cross-validates on files of gold and prints the figures of each file, for outlets seen and unseen.
pub(crate) fn validate(
    paths: &[PathBuf],
    emphasis: f32,
    folds: usize,
    answers: Option<&Path>,
    settings: Settings,
) -> Result<()> {
    let files = gold::read_files(paths, emphasis)?;
    let articles = files.concat();
    let prepared = Prepared::of(&articles)?;
    let shipped: Result<Vec<Vec<Answer>>> = articles.iter().map(validate::shipped).collect();
    let mut columns = vec![("shipped", shipped?)];
    for (name, split) in [("article", Split::Article), ("outlet", Split::Outlet)] {
        columns.push((name, prepared.cross_validate(&articles, settings, split, folds)));
    }
    if let Some(folder) = answers {
        fs::create_dir_all(folder)?;
        for (name, found) in &columns {
            fs::write(folder.join(format!("{name}.jsonl")), lines(&articles, found))?;
        }
    }
    let mut start = 0;
    for (path, file) in paths.iter().zip(&files) {
        let range = start..start + file.len();
        start = range.end;
        println!("\n{}", path.display());
        let open = |article: &Article| outlets::is_open(&article.outlet());
        for (title, wanted) in [
            ("all outlets", None),
            ("open outlets", Some(true)),
            ("other outlets", Some(false)),
        ] {
            let figures: Vec<Figures> = columns
                .iter()
                .map(|(_, found)| {
                    let mut figures = Figures::default();
                    for at in range.clone() {
                        if wanted.is_none_or(|it| it == open(&articles[at])) {
                            figures.add(&articles[at], &found[at]);
                        }
                    }
                    figures
                })
                .collect();
            print(title, &columns, &figures);
        }
    }
    Ok(())
}

fn print(title: &str, columns: &[(&str, Vec<Vec<Answer>>)], figures: &[Figures]) {
    print!("{title:22}");
    for (name, _) in columns {
        print!("{name:>9}");
    }
    println!();
    let rows: Vec<Vec<(&str, f64)>> = figures.iter().map(Figures::rows).collect();
    for (at, (name, _)) in rows[0].iter().enumerate() {
        print!("  {name:20}");
        for column in &rows {
            print!("{:9.2}", column[at].1);
        }
        println!();
    }
    if let Some(last) = figures.last() {
        reliability(&last.judged);
    }
}

/// The answers as `onrecord extract --format jsonl` prints them.
fn lines(articles: &[Article], found: &[Vec<Answer>]) -> String {
    let mut lines = String::new();
    for (article, answers) in articles.iter().zip(found) {
        for answer in answers {
            let pieces: Vec<_> = answer
                .pieces
                .iter()
                .map(|it| json!({"start": it.span.start, "end": it.span.end}))
                .collect();
            let row = json!({
                "path": format!("{}.txt", article.name),
                "pieces": pieces,
                "source": answer.source.map(|it| json!({"start": it.start, "end": it.end})),
                "speaker": answer.name.as_ref().map(|name| json!({"name": name, "confidence": answer.confidence})),
            });
            let _ = writeln!(lines, "{row}");
        }
    }
    lines
}

/// Prints how many anaphors of each kind are resolved to the right speaker.
pub(crate) fn antecedents(judged: &[Share]) {
    for (kind, share) in ["she", "the envoy", "the company, it"].iter().zip(judged) {
        println!("{kind:20}{:8.2} of {}", share.percent(), share.all);
    }
}

/// Prints what the gold holds.
pub(crate) fn count(articles: &[Article]) {
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

/// Prints a cross-validation of the ranker alone.
pub(crate) fn ranker(cases: &[ranker::Case], settings: ranker::Settings, folds: usize, misses: usize) {
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

/// Prints how the shipped attribution does on gold spans.
pub(crate) fn judge(articles: &[Article], misses: usize) -> Result<()> {
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

/// Prints a cross-validation of the classifier of speech alone.
pub(crate) fn speech_misses(
    cases: &[speech::Case],
    settings: logistic::Settings,
    folds: usize,
    misses: usize,
) {
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
    let loss = |losses: &str, wanted: &dyn Fn(&speech::Case) -> bool| {
        let both = || cases.iter().zip(&probabilities).filter(|it| wanted(it.0));
        let mut yes: Vec<f32> = both().filter(|it| it.0.example.label).map(|it| *it.1).collect();
        yes.sort_by(f32::total_cmp);
        print!("{losses:14}");
        for lost in [3, 5, 7, 10, 20, 30] {
            let Some(&from) = yes.get(yes.len() * lost / 1000) else {
                continue;
            };
            let no = both().filter(|it| !it.0.example.label);
            let below = no.clone().filter(|it| *it.1 < from).count();
            let percent = 100.0 * below as f32 / no.count().max(1) as f32;
            print!("  {:.1}%: {percent:.1} (from {from:.2})", lost as f32 / 10.0);
        }
        println!();
    };
    println!("not speech recognised at a loss of speech, of what the classifier decides");
    loss("all", &|_| true);
    loss("emphasised", &|it| {
        it.example.weight.to_bits() != 1.0_f32.to_bits()
    });
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
