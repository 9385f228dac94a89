//! A name for a fault that survives when its lines move.
//!
//! Rule, path and the words of the quotation enter with the number of the same fault above it; positions never do.

use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::report::findings::Reviewed;
use crate::rules::Finding;
use crate::text::Span;

/// Names the findings of one run.
#[derive(Debug, Default)]
pub(crate) struct Fingerprints {
    seen: FxHashMap<u64, u64>,
    /// Faults of one document that are about no quotation, by rule and paragraph: a paragraph may have thousands of them
    /// and is read once for each rule.
    loose: FxHashMap<(&'static str, Span), u64>,
    document: Option<*const Document>,
}

impl Fingerprints {
    /// The fingerprint of the next finding, in order: 16 hexadecimal digits.
    pub(crate) fn next(&mut self, reviewed: &Reviewed<'_>, finding: &Finding) -> String {
        let fault = self.fault(reviewed, finding);
        let occurrence = self.seen.entry(fault).or_insert(0);
        *occurrence += 1;
        let name = hash(&[&fault.to_string(), &occurrence.to_string()]);
        format!("{name:016x}")
    }

    /// Rule, path and words as one number.
    fn fault(&mut self, reviewed: &Reviewed<'_>, finding: &Finding) -> u64 {
        let document = reviewed.article.document;
        let of = |words: &str| hash(&[finding.code, &reviewed.identity, &folded(words)]);
        if let Some(case) = finding.case.and_then(|at| reviewed.article.cases.get(at)) {
            return of(&case.attribution.quotation.text(&document.text));
        }
        if self.document.replace(document) != Some(std::ptr::from_ref(document)) {
            self.loose.clear();
        }
        let block = document.block_at(finding.span.start);
        let span = block.map_or(finding.span, |at| document.blocks[at].span);
        let known = self.loose.entry((finding.code, span));
        *known.or_insert_with(|| of(document.slice(span)))
    }
}

/// Letters and digits only, in lower case: a changed glyph is not another fault.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty())
    {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}

/// FNV-1a, 64 bits: written down here because fingerprints are kept for years and must not follow a dependency.
fn hash(parts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        // FNV-1a of "a", then of the zero byte that ends each part.
        let a = 0xaf63_dc4c_8601_ec8c_u64;
        assert_eq!(hash(&["a"]), a.wrapping_mul(0x0100_0000_01b3));
    }

    #[test]
    fn marks_and_capitals_do_not_count() {
        assert_eq!(folded("“We’ll  win,”"), folded("\"WE'LL win\""));
    }
}
