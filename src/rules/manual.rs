//! The manual: one page a rule, found by code or name.

use super::ARTICLE_RULES;
use super::Level;
use super::RULES;

/// What the manual says of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// `Q105`.
    pub code: &'static str,
    /// `unmarked-omission`.
    pub name: &'static str,
    /// Weight by default.
    pub severity: Level,
    /// Markdown; the first paragraph is the summary.
    pub explanation: &'static str,
}

impl Page {
    /// The first paragraph, on one line.
    pub fn summary(&self) -> String {
        let paragraph = self.explanation.trim().split("\n\n").next().unwrap_or_default();
        paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Every page, by code.
pub fn pages() -> Vec<Page> {
    let quotation = RULES.iter().map(|it| Page {
        code: it.code,
        name: it.name,
        severity: it.severity,
        explanation: it.explanation,
    });
    let article = ARTICLE_RULES.iter().map(|it| Page {
        code: it.code,
        name: it.name,
        severity: it.severity,
        explanation: it.explanation,
    });
    let mut pages: Vec<Page> = quotation.chain(article).collect();
    pages.sort_by_key(|page| page.code);
    pages
}

/// The page of a rule, by code or name, capitals or not.
pub fn find(rule: &str) -> Option<Page> {
    pages()
        .into_iter()
        .find(|page| page.code.eq_ignore_ascii_case(rule) || page.name.eq_ignore_ascii_case(rule))
}

/// The rule whose code or name is nearest to `rule`.
pub fn nearest(rule: &str) -> Page {
    let wanted = rule.to_lowercase();
    let likeness = |page: &Page| {
        let code = similarity(&wanted, &page.code.to_lowercase());
        code.max(similarity(&wanted, page.name))
    };
    pages()
        .into_iter()
        .max_by(|a, b| likeness(a).total_cmp(&likeness(b)).then(b.code.cmp(a.code)))
        .unwrap_or(Page {
            code: RULES[0].code,
            name: RULES[0].name,
            severity: RULES[0].severity,
            explanation: RULES[0].explanation,
        })
}

fn similarity(a: &str, b: &str) -> f32 {
    similar::TextDiff::from_chars(a, b).ratio()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_found_by_code_and_by_name() {
        assert_eq!(find("q105").map(|it| it.name), Some("unmarked-omission"));
        assert_eq!(find("Unmarked-Omission").map(|it| it.code), Some("Q105"));
        assert_eq!(find("Q999"), None);
    }

    #[test]
    fn a_slip_leads_to_the_rule_that_was_meant() {
        assert_eq!(nearest("unmarked-ommission").code, "Q105");
        assert_eq!(nearest("Q1O5").code, "Q105");
        assert_eq!(nearest("speaker").code, "Q302");
    }
}
