//! Evidence → [`Finding`]: the named, documented checks.
//!
//! An article with its cases enters, findings leave in order of the text. A rule judges what earlier stages found; it
//! never searches or compares. Adding one is a file, whose page is the manual, and its line in a table.

mod article;
mod finding;
mod level;
mod manual;
mod message;
mod wording;

mod altered_wording;
mod ambiguous_speaker;
mod bracket_replaces_words;
mod cleaned_wording;
mod cut_context;
mod cut_short;
mod distorted_wording;
mod ellipsis_hides_negation;
mod ellipsis_out_of_order;
mod headline_differs_from_body;
mod inconsistent_speaker_name;
mod missing_speaker;
mod mixed_marks;
mod narrative_as_quotation;
mod no_reference;
mod not_found;
mod occasion_mismatch;
mod outlet_outlier;
mod quotation_printed_twice;
mod references_disagree;
mod relayed_words;
mod scare_quotes;
mod similar_words;
mod spliced_quotation;
mod too_short_to_check;
mod unbalanced_marks;
mod uncredited_outlet;
mod unmarked_omission;
mod unsupported_bracket;
mod words_of_another;
mod wrong_speaker;

pub use article::Article;
pub use article::Subject;
pub use finding::Finding;
pub use finding::findings;
pub use level::Level;
pub use manual::Page;
pub use manual::find;
pub use manual::nearest;
pub use manual::pages;
pub use message::Message;

/// A check of one quotation.
#[derive(Debug)]
pub struct Rule {
    /// What it is called for good: `Q105`.
    pub code: &'static str,
    /// The fault, read after "allow": `unmarked-omission`.
    pub name: &'static str,
    /// Its weight unless the configuration says otherwise.
    pub severity: Level,
    /// The manual page, Markdown; the first paragraph is the summary.
    pub explanation: &'static str,
    /// What to say of a quotation that has the fault.
    pub check: fn(&Subject<'_>) -> Option<Message>,
}

/// A check of a whole article.
#[derive(Debug)]
pub struct ArticleRule {
    /// What it is called for good: `Q401`.
    pub code: &'static str,
    /// The fault, read after "allow".
    pub name: &'static str,
    /// Its weight unless the configuration says otherwise.
    pub severity: Level,
    /// The manual page, Markdown; the first paragraph is the summary.
    pub explanation: &'static str,
    /// Each place with the fault, and what to say of it.
    pub check: fn(&Article<'_>) -> Vec<(crate::text::Span, Message)>,
}

/// Every check of one quotation, in the order of the manual.
pub const RULES: &[Rule] = &[
    not_found::RULE,
    distorted_wording::RULE,
    altered_wording::RULE,
    cleaned_wording::RULE,
    unmarked_omission::RULE,
    spliced_quotation::RULE,
    references_disagree::RULE,
    too_short_to_check::RULE,
    cut_context::RULE,
    narrative_as_quotation::RULE,
    cut_short::RULE,
    ellipsis_hides_negation::RULE,
    ellipsis_out_of_order::RULE,
    unsupported_bracket::RULE,
    bracket_replaces_words::RULE,
    missing_speaker::RULE,
    wrong_speaker::RULE,
    relayed_words::RULE,
    ambiguous_speaker::RULE,
    uncredited_outlet::RULE,
    occasion_mismatch::RULE,
    outlet_outlier::RULE,
    similar_words::RULE,
    words_of_another::RULE,
];

/// Every check of a whole article, in the order of the manual.
pub const ARTICLE_RULES: &[ArticleRule] = &[
    inconsistent_speaker_name::RULE,
    unbalanced_marks::RULE,
    mixed_marks::RULE,
    scare_quotes::RULE,
    headline_differs_from_body::RULE,
    quotation_printed_twice::RULE,
    no_reference::RULE,
];
