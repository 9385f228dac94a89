//! The figures of `score_extract.py`, counted on answers in memory.
//!
//! A gold span is covered by the predicted piece with the greatest overlap, if that is at least [`COVERED`] of both.

use onrecord::extract::Piece;
use onrecord::text::Span;

use crate::gold::Article;
use crate::gold::Gold;

/// Least share of the union that both have in common.
const COVERED: f64 = 0.8;
/// Answers at least this sure ought to be right.
const SURE: f32 = 0.95;

/// What is answered for one quotation that is speech.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// Its pieces.
    pub(crate) pieces: Vec<Piece>,
    /// The credited mention.
    pub(crate) source: Option<Span>,
    /// The speaker's name.
    pub(crate) name: Option<String>,
    /// How far the speaker is to be trusted; 0 without one.
    pub(crate) confidence: f32,
}

/// Counts of right and all.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Share {
    pub(crate) right: usize,
    pub(crate) all: usize,
}

impl Share {
    pub(crate) fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    pub(crate) fn percent(self) -> f64 {
        100.0 * self.right as f64 / self.all.max(1) as f64
    }
}

/// What was counted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Figures {
    /// Attributed spans that are covered.
    pub(crate) recall: Share,
    /// Covered spans that are attributed.
    pub(crate) precision: Share,
    /// Recalled spans with both boundaries right.
    pub(crate) exact: Share,
    /// Spans with a source whose answer overlaps it.
    pub(crate) source: Share,
    /// Persons with the right surname.
    pub(crate) person: Share,
    /// Persons with the very name.
    pub(crate) name: Share,
    /// Organizations with a word in common.
    pub(crate) organization: Share,
    /// Spans that are no speech and not covered.
    pub(crate) not_speech: Share,
    /// For each covered span with a speaker: confidence, and whether the whole answer is right.
    pub(crate) judged: Vec<(f32, bool)>,
    /// For each span with a source: confidence, and whether the source is right.
    pub(crate) ranked: Vec<(f32, bool)>,
}

/// Whether the answer for one gold span is right.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Right {
    /// The source, where the gold has one.
    pub(crate) source: Option<bool>,
    /// Speech, speaker (or source, where the gold names nobody) all right.
    pub(crate) whole: bool,
}

impl Figures {
    /// Counts one article.
    pub(crate) fn add(&mut self, article: &Article, answers: &[Answer]) {
        let golds = article.quotations.iter();
        for gold in golds.filter(|it| it.sure && it.attributed.is_some()) {
            let (piece, answer) = covering(gold.span, answers).unzip();
            let confidence = answer.map_or(0.0, |it| it.confidence);
            let right = judge(gold, answer);
            if let Some(answer) = answer
                && answer.name.is_some()
            {
                self.judged.push((answer.confidence, right.whole));
            }
            let speech = gold.attributed == Some(true);
            if answer.is_some() {
                self.precision.count(speech);
            }
            if !speech {
                self.not_speech.count(answer.is_none());
                continue;
            }
            self.recall.count(answer.is_some());
            if let Some(piece) = piece {
                self.exact.count(piece == gold.span);
            }
            if let Some(right) = right.source {
                self.source.count(right);
                self.ranked.push((confidence, right));
            }
            let name = answer.and_then(|it| it.name.as_deref()).unwrap_or_default();
            match (gold.speaker_kind.as_deref(), &gold.speaker) {
                (Some("person"), Some(speaker)) => {
                    self.person.count(is_same_person(speaker, name));
                    self.name.count(plain(speaker) == plain(name));
                }
                (Some("organization"), Some(speaker)) => {
                    self.organization.count(is_same_body(speaker, name));
                }
                _ => {}
            }
        }
    }

    /// The counted figures by name, in percent.
    pub(crate) fn rows(&self) -> Vec<(&'static str, f64)> {
        let sure = || self.judged.iter().filter(|it| it.0 >= SURE);
        let right_of_sure = Share {
            right: sure().filter(|it| it.1).count(),
            all: sure().count(),
        };
        let share_sure = Share {
            right: right_of_sure.all,
            all: self.precision.all,
        };
        let mut ranked = self.ranked.clone();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        ranked.truncate(ranked.len() * 8 / 10);
        let surest = Share {
            right: ranked.iter().filter(|it| it.1).count(),
            all: ranked.len(),
        };
        vec![
            ("recall", self.recall.percent()),
            ("precision", self.precision.percent()),
            ("exact", self.exact.percent()),
            ("source", self.source.percent()),
            ("source, surest 80%", surest.percent()),
            ("person", self.person.percent()),
            ("exact name", self.name.percent()),
            ("organization", self.organization.percent()),
            ("not speech", self.not_speech.percent()),
            ("right at 0.95", right_of_sure.percent()),
            ("share at 0.95", share_sure.percent()),
        ]
    }
}

/// The answer that covers a span best, and with which piece.
pub(crate) fn covering(span: Span, answers: &[Answer]) -> Option<(Span, &Answer)> {
    let pieces = answers
        .iter()
        .flat_map(|it| it.pieces.iter().map(move |piece| (piece.span, it)));
    let best = pieces
        .map(|(piece, answer)| (common(piece, span), piece, answer))
        .max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= COVERED).then_some((best.1, best.2))
}

/// What two spans have in common, as a share of what either covers.
fn common(a: Span, b: Span) -> f64 {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    both as f64 / a.cover(b).len().max(1) as f64
}

/// Compares the answer for a gold span.
pub(crate) fn judge(gold: &Gold, answer: Option<&Answer>) -> Right {
    if gold.attributed != Some(true) {
        return Right::default();
    }
    let overlaps = |it: Span| gold.source.iter().any(|gold| gold.overlaps(it));
    let found = answer.and_then(|it| it.source).is_some_and(overlaps);
    let source = (!gold.source.is_empty()).then_some(found);
    let name = answer.and_then(|it| it.name.as_deref()).unwrap_or_default();
    let speaker = gold.speaker.as_deref().unwrap_or_default();
    let whole = match gold.speaker_kind.as_deref() {
        Some("person") => is_same_person(speaker, name),
        Some("organization") => is_same_body(speaker, name),
        _ => source.unwrap_or(true),
    };
    Right {
        source,
        whole: whole && answer.is_some(),
    }
}

/// True if both names end in the same surname.
pub(crate) fn is_same_person(gold: &str, name: &str) -> bool {
    !name.is_empty() && last(gold) == last(name)
}

/// True if both names have a content word in common.
pub(crate) fn is_same_body(gold: &str, name: &str) -> bool {
    content(gold).iter().any(|it| content(name).contains(it))
}

fn last(name: &str) -> String {
    let words = name.split(|it: char| !it.is_alphanumeric() && !"'’-".contains(it));
    let mut real =
        words.filter(|it| !it.is_empty() && !["jr", "sr", "ii", "iii"].contains(&it.to_lowercase().as_str()));
    let word = real
        .next_back()
        .unwrap_or_default()
        .to_lowercase()
        .replace('’', "'");
    word.strip_suffix("'s").unwrap_or(&word).to_owned()
}

fn content(name: &str) -> Vec<String> {
    let words = name
        .split(|it: char| !it.is_alphanumeric())
        .map(str::to_lowercase);
    words
        .filter(|it| !it.is_empty() && !["the", "of", "a", "an", "and", "for"].contains(&it.as_str()))
        .collect()
}

/// A name without case and punctuation.
fn plain(name: &str) -> String {
    let name = name.replace('’', "'").to_lowercase();
    let words = name.split(|it: char| !it.is_alphanumeric() && it != '\'' && it != '-');
    let words: Vec<&str> = words.filter(|it| !it.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_make_a_person_and_content_words_a_body() {
        assert!(is_same_person("Ana Ruiz Jr.", "Ms Ruiz"));
        assert!(!is_same_person("Ana Ruiz", ""));
        assert!(is_same_body("The Ministry of Health", "Health Ministry"));
        assert!(!is_same_body("The Bank of Orr", "The House of Beck"));
    }

    #[test]
    fn a_piece_covers_a_span_that_is_nearly_its_own() {
        assert!(common(Span::new(0, 10), Span::new(0, 9)) >= COVERED);
        assert!(common(Span::new(0, 10), Span::new(0, 7)) < COVERED);
    }
}
