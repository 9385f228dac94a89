//! The faults of an article, and which of them are reported.

use super::ARTICLE_RULES;
use super::Article;
use super::Level;
use super::Message;
use super::RULES;
use super::Subject;
use crate::text::Span;

/// A fault that a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule: `Q105`.
    pub code: &'static str,
    /// The fault: `unmarked-omission`.
    pub name: &'static str,
    /// Its weight, after configuration.
    pub severity: Level,
    /// Where in the article's text.
    pub span: Span,
    /// What to say of it.
    pub message: Message,
    /// The quotation it is about, an index into the article's cases.
    pub case: Option<usize>,
}

/// Runs every rule that `level` does not switch off; findings come in order of the text, then of the manual.
pub fn findings(article: &Article<'_>, level: impl Fn(&'static str, Level) -> Level) -> Vec<Finding> {
    let mut findings = of_quotations(article, &level);
    findings.extend(of_article(article, &level));
    findings.sort_by_key(|it| (it.span.start, it.code));
    findings
}

fn of_quotations(article: &Article<'_>, level: &impl Fn(&'static str, Level) -> Level) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        let severity = level(rule.code, rule.severity);
        if severity == Level::Off {
            continue;
        }
        for (index, case) in article.cases.iter().enumerate() {
            let subject = Subject { article, case };
            findings.extend((rule.check)(&subject).map(|message| Finding {
                code: rule.code,
                name: rule.name,
                severity,
                span: subject.span(),
                message,
                case: Some(index),
            }));
        }
    }
    findings
}

fn of_article(article: &Article<'_>, level: &impl Fn(&'static str, Level) -> Level) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in ARTICLE_RULES {
        let severity = level(rule.code, rule.severity);
        if severity == Level::Off {
            continue;
        }
        findings.extend((rule.check)(article).into_iter().map(|(span, message)| Finding {
            code: rule.code,
            name: rule.name,
            severity,
            span,
            message,
            case: None,
        }));
    }
    findings
}
