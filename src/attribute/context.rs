//! What the ranker reads besides the analysis: the profile of each mention, and the antecedents of pronouns.

use crate::attribute::features::mention::Profile;
use crate::attribute::features::mention::profiles;
use crate::nlp::analysis::Analysis;
use crate::nlp::anaphora::Anaphora;
use crate::nlp::anaphora::model as antecedents;

/// An analysed document with what is computed once per mention for ranking.
pub(crate) struct Context<'a> {
    pub(crate) analysis: &'a Analysis<'a>,
    /// The features of each mention that do not depend on the quotation.
    pub(crate) profiles: Vec<Profile>,
    /// The entities that pronouns and role nouns refer to.
    pub(crate) anaphora: Anaphora<'a>,
}

impl<'a> Context<'a> {
    /// Prepares an analysed document for ranking.
    pub(crate) fn new(analysis: &'a Analysis<'a>) -> Self {
        Self::with(analysis, antecedents::Weights::shipped())
    }

    /// Prepares an analysed document for ranking, with the given weights for antecedents.
    pub(crate) fn with(analysis: &'a Analysis<'a>, weights: &'a antecedents::Weights) -> Self {
        Self {
            analysis,
            profiles: profiles(&analysis.tokens, &analysis.mentions),
            anaphora: Anaphora::new(analysis, weights),
        }
    }
}
