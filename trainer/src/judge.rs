//! Judges the shipped attribution on gold spans: source, speaker, and both by confidence.
//!
//! Articles enter, figures and mistakes leave. Quotations are taken from the gold, so what extraction does is left out.

use anyhow::Result;
use onrecord::attribute;
use onrecord::attribute::Attribution;
use onrecord::text::Span;

use crate::figures::Share;
use crate::figures::is_same_body;
use crate::figures::is_same_person;
use crate::gold::Article;
use crate::gold::Gold;
use crate::ranker::Case;

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    /// The credited mention overlaps that of the gold.
    pub(crate) source: Share,
    /// The last word of the name is that of the gold.
    pub(crate) person: Share,
    /// The name shares a content word with that of the gold.
    pub(crate) organization: Share,
    /// Confidence, and whether the source was right.
    pub(crate) judged: Vec<(f32, bool)>,
    /// What went wrong, for people to read.
    pub(crate) misses: Vec<String>,
}

/// Attributes the gold spans of every article and compares.
pub(crate) fn judge(articles: &[Article]) -> Result<Figures> {
    let mut figures = Figures::default();
    for article in articles {
        let case = Case::of(article)?;
        let found = attribute::attribute(&case.document, case.quotations);
        for (golds, found) in case.golds.iter().zip(&found) {
            for gold in golds.iter().map(|&at| &article.quotations[at]) {
                if gold.attributed == Some(true) && gold.sure {
                    compare(article, gold, found, &mut figures);
                }
            }
        }
    }
    Ok(figures)
}

fn compare(article: &Article, gold: &Gold, found: &Attribution, figures: &mut Figures) {
    let confidence = found.speaker.as_ref().map_or(0.0, |it| it.confidence);
    let name = found.speaker.as_ref().map_or("", |it| it.name.as_str());
    if !gold.source.is_empty() {
        let right = found
            .source
            .is_some_and(|it| gold.source.iter().any(|gold| gold.overlaps(it)));
        figures.source.count(right);
        figures.judged.push((confidence, right));
        if !right {
            figures.misses.push(show("source", article, gold, found));
        }
    }
    let Some(speaker) = &gold.speaker else {
        return;
    };
    let right = match gold.speaker_kind.as_deref() {
        Some("person") => {
            let right = is_same_person(speaker, name);
            figures.person.count(right);
            right
        }
        Some("organization") => {
            let right = is_same_body(speaker, name);
            figures.organization.count(right);
            right
        }
        _ => true,
    };
    if !right {
        figures.misses.push(show("speaker", article, gold, found));
    }
}

fn show(sort: &str, article: &Article, gold: &Gold, found: &Attribution) -> String {
    let text = &article.text;
    let cut = |from: usize, to: usize| {
        let from = text.floor_char_boundary(from);
        let to = text.ceil_char_boundary(to.min(text.len()));
        text[from..to].replace('\n', "⏎")
    };
    let mention = |it: Option<Span>| it.map_or("-", |it| it.of(text)).to_owned();
    let name = found
        .speaker
        .as_ref()
        .map_or("-".to_owned(), |it| format!("{} {:.2}", it.name, it.confidence));
    format!(
        "\n[{sort} {}] gold <{}: {}> found <{}: {name}>\n   {} ⟨{}⟩ {}",
        article.name,
        mention(gold.source.first().copied()),
        gold.speaker.as_deref().unwrap_or("-"),
        mention(found.source),
        cut(gold.span.start.saturating_sub(240), gold.span.start),
        cut(gold.span.start, gold.span.end.min(gold.span.start + 60)),
        cut(gold.span.end, gold.span.end + 130),
    )
}
