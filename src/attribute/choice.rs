//! The decision for one quotation.

use crate::attribute::features::history::Before;
use crate::nlp::coreference::entity::EntityId;

/// What was decided for a quotation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Choice {
    /// The mention that is credited.
    pub(crate) mention: usize,
    /// Whom it refers to.
    pub(crate) entity: Option<EntityId>,
    /// Share of the probability that the ranker gives the mention; carried over, that of the decision before counts too.
    pub(crate) probability: f32,
    /// The layout that decided, if one did.
    pub(crate) layout: Option<&'static str>,
    /// The best mention of another entity.
    pub(crate) runner_up: Option<(usize, f32)>,
    /// What was decided before, for the evidence.
    pub(crate) before: Option<Before>,
}
