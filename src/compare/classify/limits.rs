//! Words on either side of a change → what of them limits the claim and has no counterpart.
//!
//! The one judge of what a change does to a fact: words that were left out, put in, exchanged, hidden by an ellipsis or
//! replaced by a bracket all come here. The phrases and their classes are `src/languages/en/scope.tsv`.

use std::ops::Range;

use crate::compare::VariationKind;
use crate::compare::read::limits::Limit;
use crate::compare::read::pair::Pair;
use crate::english::scope::ScopeClass;

/// Limits of one side that the other side does not have.
#[derive(Debug, Default)]
pub(crate) struct Unmatched<'p> {
    ours: Vec<&'p Limit>,
    theirs: Vec<&'p Limit>,
}

impl<'p> Unmatched<'p> {
    /// Matches the limits among the changed words of both sides.
    pub(crate) fn of(
        pair: &'p Pair<'_>,
        is_ours: impl Fn(usize) -> bool,
        is_theirs: impl Fn(usize) -> bool,
        kept: &[(usize, usize)],
        taken: &Range<usize>,
    ) -> Self {
        let changed = |limits: &'p [Limit], is: &dyn Fn(usize) -> bool| -> Vec<&'p Limit> {
            limits.iter().filter(|it| it.words.clone().any(is)).collect()
        };
        let mut ours = changed(&pair.our_limits, &is_ours);
        let mut theirs = changed(&pair.their_limits, &is_theirs);
        // `a lot of` for `lot of`: a limit that was changed in part and still says the same.
        let same = |one: &Limit, other: &Limit| (one.class, one.value) == (other.class, other.value);
        let shared = |one: &Limit, other: &Limit| {
            let in_both =
                |pair: &&(usize, usize)| one.words.contains(&pair.0) && other.words.contains(&pair.1);
            same(one, other) && kept.iter().any(|it| in_both(&it))
        };
        // `are today closer` for `are closer today`: an adverb may have moved beyond what was taken.
        let moved = |one: &Limit, other: &Limit| {
            let beyond = other.words.start >= taken.end || other.words.end <= taken.start;
            let near = other.words.start < taken.end + MOVED && other.words.end + MOVED > taken.start;
            same(one, other) && may_move(one.class) && beyond && near
        };
        let has_counterpart = |one: &Limit, other: &Limit| shared(one, other) || moved(one, other);
        ours.retain(|one| !pair.their_limits.iter().any(|other| has_counterpart(one, other)));
        theirs.retain(|other| !pair.our_limits.iter().any(|one| shared(one, other)));
        ours.retain(|one| {
            let same = |other: &&Limit| (other.class, other.value) == (one.class, one.value);
            match theirs.iter().position(same) {
                Some(at) => {
                    theirs.remove(at);
                    false
                }
                None => true,
            }
        });
        let (mine, others) = (ours.clone(), theirs.clone());
        ours.retain(|limit| matters(limit, &others));
        theirs.retain(|limit| matters(limit, &mine));
        Self { ours, theirs }
    }

    /// The gravest class of limit in these words.
    pub(crate) fn within(&self, ours: &Range<usize>, theirs: &Range<usize>) -> Option<ScopeClass> {
        let meets = |limits: &[&Limit], range: &Range<usize>| {
            limits
                .iter()
                .filter(|it| it.words.start < range.end && range.start < it.words.end)
                .map(|it| it.class)
                .min()
        };
        meets(&self.ours, ours)
            .into_iter()
            .chain(meets(&self.theirs, theirs))
            .min()
    }
}

/// Words beyond the ones that were taken among which a moved adverb is looked for.
const MOVED: usize = 4;

/// True of limits that are adverbs and may stand before or after what they limit.
fn may_move(class: ScopeClass) -> bool {
    matches!(
        class,
        ScopeClass::Time | ScopeClass::Hedge | ScopeClass::Frequency
    )
}

/// True if a limit changes the claim by being on one side only; `others` are the unmatched limits of the other side.
fn matters(limit: &Limit, others: &[&Limit]) -> bool {
    let is_exchanged = || others.iter().any(|other| other.class == limit.class);
    match limit.class {
        // A pronoun or a unit that is only left out is told by its context.
        ScopeClass::Person => is_exchanged(),
        ScopeClass::Unit => limit.after_number || is_exchanged(),
        // `certainly` adds emphasis; in the place of `perhaps` it adds certainty.
        ScopeClass::Hedge if limit.value == "certain" => is_exchanged(),
        _ => true,
    }
}

/// The kind of a change to a limit, where the change has no kind of its own.
///
/// `exchanged` says that both sides have words.
pub(crate) fn kind(class: ScopeClass, found: VariationKind, exchanged: bool) -> VariationKind {
    match (class, found) {
        (ScopeClass::Negation, VariationKind::FunctionWord) => VariationKind::Negation,
        (ScopeClass::Bound | ScopeClass::Multiple | ScopeClass::Unit, _) => VariationKind::Number,
        (ScopeClass::Person, found) => found,
        (_, VariationKind::FunctionWord) if exchanged => VariationKind::Modality,
        (_, found) => found,
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::Severity;
    use crate::compare::compare;

    fn severity(quotation: &str, reference: &str) -> Severity {
        compare(quotation, reference).severity
    }

    #[test]
    fn a_limit_on_one_side_changes_the_claim() {
        for (quotation, reference) in [
            (
                "We will paint the lighthouse red in spring",
                "We want to paint the lighthouse red in spring",
            ),
            (
                "The harbour lost 40 boats in the storm of May",
                "The harbour lost over 40 boats in the storm of May",
            ),
            (
                "The president of the rowing club met us at the pier",
                "The vice president of the rowing club met us at the pier",
            ),
            (
                "Most people in the harbour like the new ferry",
                "Many people in the harbour like the new ferry",
            ),
            (
                "It takes a month to repair the old ferry of ours",
                "It takes a week to repair the old ferry of ours",
            ),
            (
                "They opened the pier last year for the summer guests",
                "They opened the pier this year for the summer guests",
            ),
        ] {
            assert_eq!(
                severity(quotation, reference),
                Severity::Substantive,
                "{quotation}"
            );
        }
    }

    #[test]
    fn limits_of_one_value_may_replace_each_other() {
        for (quotation, reference) in [
            (
                "The harbour lost more than 40 boats in the storm",
                "The harbour lost over 40 boats in the storm",
            ),
            (
                "You need to paint the lighthouse red in spring",
                "You have to paint the lighthouse red in spring",
            ),
            (
                "Maybe they paint the lighthouse red in the spring",
                "Perhaps they paint the lighthouse red in the spring",
            ),
        ] {
            assert!(
                severity(quotation, reference) < Severity::Substantive,
                "{quotation}"
            );
        }
    }
}
