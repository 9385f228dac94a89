//! Trains the attribution ranker: which candidate mention is the source of a quotation.
//!
//! Articles enter, one weight a feature leaves. A softmax over the candidates of a quotation is trained by `AdaGrad` in
//! a seeded order; candidates that only overlap the gold, beside the best one, neither gain nor lose.

use anyhow::Result;
use onrecord::attribute::model::training;
use onrecord::attribute::model::training::Example;
use onrecord::document::Document;
use onrecord::extract;
use onrecord::extract::Kind;
use onrecord::extract::Quotation;
use onrecord::text::Span;

use crate::gold::Article;
use crate::logistic::Random;
use crate::logistic::fold_of;

/// How to train.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct Settings {
    /// Passes over the examples.
    #[arg(long, default_value_t = 16)]
    pub(crate) epochs: usize,
    /// Step size.
    #[arg(long, default_value_t = 0.03)]
    pub(crate) rate: f32,
    /// Strength of the pull to zero.
    #[arg(long, default_value_t = 3e-3)]
    pub(crate) l2: f32,
}

/// An article with its quotations as the library sees them.
pub(crate) struct Case {
    /// The article as a document.
    pub(crate) document: Document,
    /// Its quotations; speech is what the gold attributes to somebody.
    pub(crate) quotations: Vec<Quotation>,
    /// The gold source of each; empty if there is none.
    pub(crate) sources: Vec<Vec<Span>>,
    /// How much it counts in training.
    pub(crate) weight: f32,
    /// The gold span that each piece of a quotation is.
    pub(crate) golds: Vec<Vec<usize>>,
}

impl Case {
    /// Reads an article and finds its quotations.
    pub(crate) fn of(article: &Article) -> Result<Self> {
        let document = article.document()?;
        let mut quotations = extract::extract(&document).quotations;
        let golds: Vec<Vec<usize>> = quotations.iter().map(|it| matches(article, it)).collect();
        let mut sources = Vec::with_capacity(quotations.len());
        for (quotation, golds) in quotations.iter_mut().zip(&golds) {
            let golds = || golds.iter().map(|&at| &article.quotations[at]);
            let attributed = golds().any(|it| it.attributed == Some(true));
            quotation.kind = if attributed { Kind::Speech } else { Kind::Term };
            let credited = golds().find(|it| it.attributed == Some(true) && it.sure && !it.source.is_empty());
            sources.push(credited.map(|it| it.source.clone()).unwrap_or_default());
        }
        Ok(Self {
            document,
            quotations,
            sources,
            golds,
            weight: article.weight,
        })
    }
}

/// The gold spans that the pieces of a quotation cover.
fn matches(article: &Article, quotation: &Quotation) -> Vec<usize> {
    let covers = |piece: Span, gold: Span| {
        let common = piece
            .end
            .min(gold.end)
            .saturating_sub(piece.start.max(gold.start));
        common * 10 >= piece.cover(gold).len() * 8
    };
    let golds = article.quotations.iter().enumerate();
    golds
        .filter(|(_, gold)| quotation.pieces.iter().any(|it| covers(it.span, gold.span)))
        .map(|(at, _)| at)
        .collect()
}

/// Learns from examples in a seeded order.
pub(crate) fn train(examples: &[(f32, &Example)], settings: Settings) -> Vec<f32> {
    let mut weights = vec![0.0_f32; training::SIZE];
    let mut sums = vec![0.0_f64; training::SIZE];
    let mut squares = vec![1e-4_f32; training::SIZE];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::new(7);
    let mut shares = Vec::new();
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        for &at in &order {
            let (weight, example) = examples[at];
            step(example, weight, settings, &mut weights, &mut squares, &mut shares);
        }
        // The average of the later passes is steadier than the last.
        if epoch >= settings.epochs / 2 {
            for (sum, weight) in sums.iter_mut().zip(&weights) {
                *sum += f64::from(*weight);
            }
        }
    }
    let passes = (settings.epochs - settings.epochs / 2) as f64;
    sums.iter().map(|sum| (sum / passes) as f32).collect()
}

fn step(
    example: &Example,
    weight: f32,
    settings: Settings,
    weights: &mut [f32],
    squares: &mut [f32],
    shares: &mut Vec<f32>,
) {
    let Some(gold) = example.gold else {
        return;
    };
    shares.clear();
    let scores = example
        .candidates
        .iter()
        .map(|features| features.iter().map(|&it| weights[it as usize]).sum::<f32>());
    shares.extend(scores);
    for (at, share) in shares.iter_mut().enumerate() {
        if at != gold && example.overlaps[at] {
            *share = f32::NEG_INFINITY;
        }
    }
    let most = shares.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let total: f32 = shares.iter().map(|it| (it - most).exp()).sum();
    for (at, features) in example.candidates.iter().enumerate() {
        let share = (shares[at] - most).exp() / total;
        let error = share - f32::from(u8::from(at == gold));
        if error.abs() < 1e-4 {
            continue;
        }
        let gradient = weight * error;
        for &feature in features {
            let feature = feature as usize;
            let slope = gradient + settings.l2 * weights[feature];
            squares[feature] += slope * slope;
            weights[feature] -= settings.rate * slope / squares[feature].sqrt();
        }
    }
}

/// What a cross-validation found.
pub(crate) struct Outcome {
    /// For each quotation with a gold source: probability given, and whether the choice overlaps the gold.
    pub(crate) judged: Vec<(f32, bool)>,
    /// Quotations whose source is among the candidates.
    pub(crate) reachable: usize,
    /// Quotations with a gold source.
    pub(crate) all: usize,
    /// What went wrong, for people to read.
    pub(crate) misses: Vec<String>,
}

/// Trains on all folds but one and judges that one, each in turn.
pub(crate) fn cross_validate(cases: &[Case], settings: Settings, folds: usize) -> Outcome {
    let examples: Vec<Vec<(usize, Example)>> = cases.iter().map(examples_of).collect();
    let mut outcome = Outcome {
        judged: vec![],
        reachable: 0,
        all: 0,
        misses: vec![],
    };
    for fold in 0..folds {
        let rest = rows(cases, &examples, |group| fold_of(group, folds) != fold);
        let weights = train(&rest, settings);
        for case in held_out(cases, fold, folds) {
            let decided = training::decide(&case.document, &case.quotations, &case.sources, &weights);
            outcome.misses.extend(misses(case, &decided));
            outcome
                .judged
                .extend(decided.into_iter().flatten().map(|it| (it.probability, it.right)));
        }
    }
    let flat = || examples.iter().flatten();
    outcome.all = flat().count();
    outcome.reachable = flat().filter(|(_, example)| example.gold.is_some()).count();
    outcome
}

/// Each mistake with what stands around it.
fn misses(case: &Case, decided: &[Option<training::Decision>]) -> Vec<String> {
    let text = &case.document.text;
    let show = |from: usize, to: usize| {
        let from = text.floor_char_boundary(from);
        let to = text.ceil_char_boundary(to.min(text.len()));
        text[from..to].replace('\n', "⏎")
    };
    let wrong = decided
        .iter()
        .enumerate()
        .filter_map(|(at, it)| Some((at, it.as_ref()?)));
    wrong
        .filter(|(_, it)| !it.right)
        .map(|(at, it)| {
            let span = case.quotations[at].span();
            let gold: Vec<&str> = case.sources[at].iter().map(|it| it.of(text)).collect();
            let chosen = it.source.map_or("-", |it| it.of(text));
            format!(
                "\n[{}{} {:.2}] gold <{}> chosen <{chosen}>\n   {} ⟨{}⟩ {}",
                case.document.path,
                if it.reachable { "" } else { " UNREACHABLE" },
                it.probability,
                gold.join("|"),
                show(span.start.saturating_sub(220), span.start),
                show(span.start, span.end.min(span.start + 60)),
                show(span.end, span.end + 130),
            )
        })
        .collect()
}

/// Trains on everything; the bytes that the library ships.
pub(crate) fn learn(cases: &[Case], settings: Settings) -> Vec<u8> {
    let examples: Vec<Vec<(usize, Example)>> = cases.iter().map(examples_of).collect();
    training::encode(&train(&rows(cases, &examples, |_| true), settings))
}

/// The ranking examples of one case.
pub(crate) fn examples_of(case: &Case) -> Vec<(usize, Example)> {
    training::examples(&case.document, &case.quotations, &case.sources)
}

/// The examples of the articles that are wanted, with how much each counts.
pub(crate) fn rows<'a>(
    cases: &[Case],
    examples: &'a [Vec<(usize, Example)>],
    wanted: impl Fn(usize) -> bool,
) -> Vec<(f32, &'a Example)> {
    let groups = examples.iter().zip(cases).enumerate();
    groups
        .filter(|(group, _)| wanted(*group))
        .flat_map(|(_, (rows, case))| rows.iter().map(|(_, example)| (case.weight, example)))
        .collect()
}

fn held_out(cases: &[Case], fold: usize, folds: usize) -> impl Iterator<Item = &Case> {
    let numbered = cases.iter().enumerate();
    numbered
        .filter(move |(group, _)| fold_of(*group, folds) == fold)
        .map(|(_, case)| case)
}
