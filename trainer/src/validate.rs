//! Cross-validates everything that is learned, from quotation marks to speakers.
//!
//! Articles enter, figures leave for two ways to divide them: by article, so that other articles of the same outlet are
//! known, and by outlet, so that none is. Speech, ranker and calibration are trained on the other folds each time. The
//! shipped weights are judged on the same articles for comparison; they may have seen them.

use anyhow::Result;
use onrecord::attribute;
use onrecord::attribute::Attribution;
use onrecord::attribute::model::antecedents;
use onrecord::attribute::model::training;
use onrecord::extract;
use onrecord::extract::Kind;
use onrecord::extract::Quotation;

use crate::calibration;
use crate::figures::Answer;
use crate::figures::Share;
use crate::figures::covering;
use crate::figures::judge;
use crate::gold::Article;
use crate::logistic;
use crate::logistic::Logistic;
use crate::outlets;
use crate::ranker;
use crate::ranker::Case;
use crate::speech;

/// Below this confidence the speaker is left open, as in the library.
const THRESHOLD: f32 = 0.15;

/// How the articles are divided into folds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Split {
    /// Articles of an outlet stay together.
    Outlet,
    /// Each article by itself.
    Article,
}

impl Split {
    /// The fold of an article.
    fn fold(self, articles: &[Article], at: usize, folds: usize) -> usize {
        match self {
            Self::Outlet => outlets::fold_of(&articles[at].outlet(), folds),
            Self::Article => logistic::fold_of(at, folds),
        }
    }
}

/// What training needs of the articles.
pub(crate) struct Prepared {
    cases: Vec<Case>,
    examples: Vec<Vec<(usize, training::Example)>>,
    speech: Vec<speech::Case>,
    antecedents: Vec<Vec<antecedents::Example>>,
}

/// How to train the two models.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settings {
    pub(crate) speech: logistic::Settings,
    pub(crate) ranker: ranker::Settings,
    /// Use the shipped weights of the ranker instead of training it: right for articles that it was not trained on.
    pub(crate) keep_ranker: bool,
}

/// An answer before calibration.
struct Raw {
    answer: Answer,
    /// Share of the probability that the ranker gives its choice.
    share: f32,
    /// What doubts about the antecedent leave of the calibrated share.
    factor: f32,
}

impl Prepared {
    /// Reads the articles once.
    pub(crate) fn of(articles: &[Article]) -> Result<Self> {
        let cases: Result<Vec<Case>> = articles.iter().map(Case::of).collect();
        let cases = cases?;
        Ok(Self {
            examples: cases.iter().map(ranker::examples_of).collect(),
            speech: speech::cases(articles)?,
            antecedents: articles
                .iter()
                .zip(&cases)
                .map(|(article, case)| crate::antecedents::examples(article, case))
                .collect(),
            cases,
        })
    }

    /// The articles as the ranker is trained on them.
    pub(crate) fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// The antecedent model of the articles that are wanted.
    pub(crate) fn antecedents(&self, wanted: impl Fn(usize) -> bool) -> antecedents::Weights {
        let groups = self.antecedents.iter().zip(&self.cases).enumerate();
        let rows: Vec<(f32, &antecedents::Example)> = groups
            .filter(|(at, _)| wanted(*at))
            .flat_map(|(_, (examples, case))| examples.iter().map(|it| (case.weight, it)))
            .collect();
        crate::antecedents::train(&rows)
    }

    /// How many anaphors are resolved to the right speaker by weights that have not seen their outlet.
    pub(crate) fn judge_antecedents(
        &self,
        articles: &[Article],
        folds: usize,
    ) -> [Share; antecedents::GROUPS] {
        let fold = |at: usize| Split::Outlet.fold(articles, at, folds);
        let mut judged = [Share::default(); antecedents::GROUPS];
        for held in 0..folds {
            let weights = self.antecedents(|at| fold(at) != held);
            let groups = self.antecedents.iter().enumerate();
            let examples = groups.filter(|(at, _)| fold(*at) == held).flat_map(|it| it.1);
            for (sum, part) in judged
                .iter_mut()
                .zip(crate::antecedents::judge(&weights, examples))
            {
                sum.right += part.right;
                sum.all += part.all;
            }
        }
        judged
    }

    /// The share and whether the whole answer is right, for every answer by models that have not seen its outlet.
    pub(crate) fn judged(&self, articles: &[Article], settings: Settings, folds: usize) -> Vec<(f32, bool)> {
        let fold = |at: usize| Split::Outlet.fold(articles, at, folds);
        let raw = self.raw(settings, folds, fold);
        let both = raw.iter().zip(articles);
        both.flat_map(|(raw, article)| judged(raw, article)).collect()
    }

    /// The uncalibrated answers for each article by models that have not seen its fold.
    fn raw(&self, settings: Settings, folds: usize, fold: impl Fn(usize) -> usize) -> Vec<Vec<Raw>> {
        let mut raw: Vec<Vec<Raw>> = self.cases.iter().map(|_| vec![]).collect();
        for held in 0..folds {
            let weights = if settings.keep_ranker {
                training::shipped()
            } else {
                let rows = ranker::rows(&self.cases, &self.examples, |at| fold(at) != held);
                ranker::train(&rows, settings.ranker)
            };
            let rest = self.speech.iter().filter(|it| fold(it.example.group) != held);
            let model = speech::train_on(rest, settings.speech);
            let antecedents = self.antecedents(|at| fold(at) != held);
            for (at, raw) in raw.iter_mut().enumerate().filter(|(at, _)| fold(*at) == held) {
                *raw = self.answer(at, &model, &weights, &antecedents);
            }
        }
        raw
    }

    /// The answers for each article by models and calibration that have not seen its fold.
    pub(crate) fn cross_validate(
        &self,
        articles: &[Article],
        settings: Settings,
        split: Split,
        folds: usize,
    ) -> Vec<Vec<Answer>> {
        let fold = |at: usize| split.fold(articles, at, folds);
        let raw = self.raw(settings, folds, fold);
        let mut answers = Vec::with_capacity(raw.len());
        let judged: Vec<Vec<(f32, bool)>> = raw
            .iter()
            .zip(articles)
            .map(|(raw, article)| judged(raw, article))
            .collect();
        let tables: Vec<calibration::Table> = (0..folds)
            .map(|held| {
                let others = judged.iter().enumerate().filter(|(at, _)| fold(*at) != held);
                let others: Vec<(f32, bool)> = others.flat_map(|(_, it)| it.iter().copied()).collect();
                calibration::Table::of(&others)
            })
            .collect();
        for (at, raw) in raw.into_iter().enumerate() {
            let table = &tables[fold(at)];
            answers.push(raw.into_iter().map(|it| it.calibrated(table)).collect());
        }
        answers
    }

    /// The answers of one article by the given models.
    fn answer(
        &self,
        at: usize,
        model: &Logistic,
        weights: &[f32],
        antecedents: &antecedents::Weights,
    ) -> Vec<Raw> {
        let document = &self.cases[at].document;
        let mut quotations = extract::extract(document).quotations;
        let features = extract::speech::examples(document, &quotations);
        for (quotation, features) in quotations.iter_mut().zip(&features) {
            if features.is_empty() {
                continue;
            }
            quotation.probability = model.probability(features);
            quotation.kind = if quotation.probability >= extract::speech::THRESHOLD {
                Kind::Speech
            } else {
                Kind::Term
            };
        }
        let answers = training::answers(document, &quotations, weights, antecedents);
        let speech = quotations.iter().zip(answers).filter(|(it, _)| it.is_speech());
        speech
            .map(|(quotation, answer)| match answer {
                Some(it) => Raw {
                    share: it.share,
                    factor: it.factor,
                    answer: answer_of(&it.attribution),
                },
                None => Raw {
                    share: 0.0,
                    factor: 0.0,
                    answer: unattributed(quotation),
                },
            })
            .collect()
    }
}

impl Raw {
    fn calibrated(mut self, table: &calibration::Table) -> Answer {
        self.answer.confidence = table.confidence(self.share) * self.factor;
        if self.answer.confidence < THRESHOLD || self.answer.name.is_none() {
            self.answer.name = None;
            self.answer.confidence = 0.0;
        }
        self.answer
    }
}

/// Score and whether the whole answer is right, for each answer on a decided span of the gold. Articles whose gold does not
/// name the speakers are left out: there an answer counts as right if its source is, which calibrates too high.
fn judged(raw: &[Raw], article: &Article) -> Vec<(f32, bool)> {
    if article.quotations.iter().all(|it| it.speaker_kind.is_none()) {
        return vec![];
    }
    let answers: Vec<Answer> = raw.iter().map(|it| it.answer.clone()).collect();
    let golds = article.quotations.iter();
    golds
        .filter(|it| it.sure && it.attributed.is_some())
        .filter_map(|gold| {
            let (_, answer) = covering(gold.span, &answers)?;
            answer.name.as_ref()?;
            let at = answers.iter().position(|it| std::ptr::eq(it, answer))?;
            Some((raw[at].share, judge(gold, Some(answer)).whole))
        })
        .collect()
}

/// The answers of the shipped weights.
pub(crate) fn shipped(article: &Article) -> Result<Vec<Answer>> {
    let document = article.document()?;
    let quotations = extract::extract(&document).quotations;
    let found = attribute::attribute(&document, quotations);
    let speech = found.iter().filter(|it| it.quotation.is_speech());
    Ok(speech.map(answer_of).collect())
}

fn answer_of(attribution: &Attribution) -> Answer {
    let speaker = attribution.speaker.as_ref();
    Answer {
        pieces: attribution.quotation.pieces.clone(),
        source: attribution.source,
        name: speaker.map(|it| it.name.clone()),
        confidence: speaker.map_or(0.0, |it| it.confidence),
    }
}

fn unattributed(quotation: &Quotation) -> Answer {
    Answer {
        pieces: quotation.pieces.clone(),
        source: None,
        name: None,
        confidence: 0.0,
    }
}
