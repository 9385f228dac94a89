//! Trains the classifier of [`onrecord::extract::speech`]: is a quotation speech, or a title, a term, a nickname?
//!
//! Articles enter, one weight a feature leaves. Only quotations whose boundaries the annotators and the scanner agree on
//! are examples.

use anyhow::Result;
use onrecord::extract;
use onrecord::extract::speech;
use onrecord::text::Span;

use crate::gold::Article;
use crate::logistic;
use crate::logistic::Example;
use crate::logistic::Logistic;
use crate::logistic::Settings;

/// How to train.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct Options {
    /// Passes over the examples.
    #[arg(long, default_value_t = 3)]
    pub(crate) epochs: usize,
    /// Step size.
    #[arg(long, default_value_t = 0.05)]
    pub(crate) rate: f32,
    /// Strength of the pull to zero.
    #[arg(long, default_value_t = 1e-3)]
    pub(crate) l2: f32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            epochs: 3,
            rate: 0.05,
            l2: 1e-3,
        }
    }
}

impl Options {
    /// With the number of weights that the library ships.
    pub(crate) fn settings(self) -> Settings {
        Settings {
            size: speech::SIZE,
            epochs: self.epochs,
            rate: self.rate,
            l2: self.l2,
        }
    }
}

/// A quotation with what annotators say of it.
pub(crate) struct Case {
    /// Its features and label.
    pub(crate) example: Example,
    /// Its surroundings, to show mistakes.
    pub(crate) shown: String,
}

/// The cases of all articles.
pub(crate) fn cases(articles: &[Article]) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for (group, article) in articles.iter().enumerate() {
        let document = article.document()?;
        let quotations = extract::extract(&document).quotations;
        let features = speech::examples(&document, &quotations);
        for (quotation, features) in quotations.iter().zip(features) {
            let spans = quotation.pieces.iter().map(|it| it.span);
            let label = spans
                .filter_map(|span| label(article, span))
                .reduce(|a, b| a || b);
            let Some(label) = label.filter(|_| !features.is_empty()) else {
                continue;
            };
            let example = Example {
                features,
                label,
                weight: article.weight,
                group,
            };
            let shown = shown(article, quotation.span());
            cases.push(Case { example, shown });
        }
    }
    Ok(cases)
}

/// Features seen less often than this are noise.
const SEEN: usize = 3;

/// Drops the features that are rare in these cases.
fn without_rare<'a>(cases: impl Iterator<Item = &'a Case> + Clone) -> Vec<Example> {
    let mut seen = vec![0_usize; speech::SIZE];
    for feature in cases.clone().flat_map(|it| &it.example.features) {
        seen[*feature as usize] += 1;
    }
    let kept = |example: &Example| Example {
        features: example
            .features
            .iter()
            .copied()
            .filter(|it| seen[*it as usize] >= SEEN)
            .collect(),
        ..example.clone()
    };
    cases.map(|it| kept(&it.example)).collect()
}

/// What the gold says of a span.
fn label(article: &Article, span: Span) -> Option<bool> {
    let gold = article.quotations.iter().find(|it| it.sure && it.span == span)?;
    gold.attributed
}

fn shown(article: &Article, span: Span) -> String {
    let text = &article.text;
    let from = text.floor_char_boundary(span.start.saturating_sub(90));
    let to = text.ceil_char_boundary((span.end + 60).min(text.len()));
    let parts = [
        &text[from..span.start],
        "⟦",
        span.of(text),
        "⟧",
        &text[span.end..to],
    ];
    format!("{}: {}", article.name, parts.concat().replace('\n', "⏎"))
}

/// Models trained on parts of the articles and averaged: each part leaves out every so-manieth article.
const BAGS: usize = 5;

/// The mean of models that each leave out some articles; steadier than one model of all.
fn train(examples: &[Example], settings: Settings) -> Logistic {
    let mut mean = Logistic {
        weights: vec![0.0; settings.size],
        bias: 0.0,
    };
    for bag in 0..BAGS {
        let rest = examples.iter().filter(|it| it.group / BAGS % BAGS != bag);
        let model = Logistic::train(&rest.cloned().collect::<Vec<_>>(), settings);
        mean.bias += model.bias / BAGS as f32;
        for (sum, weight) in mean.weights.iter_mut().zip(&model.weights) {
            *sum += weight / BAGS as f32;
        }
    }
    mean
}

/// The model of these cases, without rare features.
pub(crate) fn train_on<'a>(cases: impl Iterator<Item = &'a Case> + Clone, settings: Settings) -> Logistic {
    train(&without_rare(cases), settings)
}

/// The table that the library ships.
pub(crate) fn learn(cases: &[Case], settings: Settings) -> Vec<u8> {
    let model = train_on(cases.iter(), settings);
    speech::encode(model.bias, &model.weights)
}

/// The probability of each case by a model that has not seen its article.
pub(crate) fn cross_validate(cases: &[Case], settings: Settings, folds: usize) -> Vec<f32> {
    logistic::cross_validate(&without_rare(cases.iter()), folds, |rest| train(rest, settings))
}
