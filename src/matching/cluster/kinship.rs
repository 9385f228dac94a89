//! How two wordings of reports of one event correspond, whatever either begins or goes on with.
//!
//! The words of two wordings enter; what they share, what differs inside, and how far both go on differently at the same
//! end leave. The alignment is local and symmetric: neither side is the reference, and an ellipsis on either side is a gap.

use crate::align::bit_parallel::FREE;
use crate::align::local;
use crate::align::local::Prices;
use crate::english::information::English;
use crate::matching::cluster::printing::Words;
use crate::matching::thresholds;

/// What a shared word scores, in quarters of a content word: a small word is met by chance.
const CONTENT: i32 = 16;
const SMALL: i32 = 8;
/// What another word in the place of one costs, and each word in a gap.
const OTHER: i32 = 10;
const PRICES: Prices = Prices { each: 2, edge: 0 };

/// Number of changed content words that an inserted or omitted clause counts as, whatever its length.
const LONGEST_CHANGE: usize = 2;

/// Longer wordings than this are compared by nothing but shared runs.
const LONGEST: usize = 400;

/// What two wordings have in common.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Kinship {
    /// Content words that both have, in order.
    pub(crate) kept: usize,
    /// Bits above those of a plain word that the shared words bring.
    pub(crate) bits: u32,
    /// Content words inside the shared stretch that only one side has there.
    pub(crate) changed: usize,
    /// Words with which both go on differently, before and after: of each end the smaller number.
    pub(crate) apart: usize,
    /// Most shared words in a row.
    pub(crate) run: usize,
    /// True if one begins and ends inside the other, and nothing else of it is outside.
    pub(crate) held: bool,
}

/// Aligns the words of two wordings; nothing is shared if they are too long.
pub(crate) fn kinship(english: &English, one: &Words, other: &Words) -> Kinship {
    let (a, b) = (&one.whole.words, &other.whole.words);
    if a.len().max(b.len()) > LONGEST || a.is_empty() || b.is_empty() {
        return Kinship::default();
    }
    let similarity = |at: usize, to: usize| similarity(english, a[at], b[to]);
    let steps = local::align(&cuts(one), &cuts(other), similarity, PRICES);
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else {
        return Kinship::default();
    };
    let whole = |taken: std::ops::Range<usize>, words: &[u32]| taken.start == 0 && taken.end == words.len();
    let mut found = Kinship {
        held: whole(first.ours.start..last.ours.end, a) || whole(first.theirs.start..last.theirs.end, b),
        apart: first.ours.start.min(first.theirs.start)
            + (a.len() - last.ours.end).min(b.len() - last.theirs.end),
        ..Kinship::default()
    };
    let is_content = |word: u32| word != FREE && !english.is_function(word);
    let mut run = 0;
    for step in &steps {
        let (ours, theirs) = (&a[step.ours.clone()], &b[step.theirs.clone()]);
        let meets = ours == theirs;
        run = if meets { run + 1 } else { 0 };
        found.run = found.run.max(run);
        let content = |words: &[u32]| words.iter().filter(|&&word| is_content(word)).count();
        if meets {
            found.kept += content(ours);
            found.bits += english.word(ours[0]).saturating_sub(thresholds::PLAIN_BITS);
        } else if !step.marked {
            found.changed += content(ours).max(content(theirs)).min(LONGEST_CHANGE);
        }
    }
    found
}

/// Places before which an ellipsis stands.
fn cuts(words: &Words) -> Vec<bool> {
    let mut cuts = vec![false; words.whole.words.len() + 1];
    let mut at = 0;
    for segment in &words.segments {
        cuts[at] = at > 0;
        at += segment.words.len();
    }
    cuts
}

fn similarity(english: &English, one: u32, other: u32) -> i32 {
    match () {
        () if one == FREE || other == FREE => 0,
        () if one != other => -OTHER,
        () if english.is_function(one) => SMALL,
        () => CONTENT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::query::Segment;
    use crate::matching::query::segments;
    use crate::text::Interner;

    fn of(one: &str, other: &str) -> Kinship {
        let mut lexicon = Interner::new();
        let english = English::learned_first(&mut lexicon);
        let mut read = |text: &str| {
            let segments = segments(&[text], &mut lexicon);
            Words {
                whole: Segment::join(&segments),
                segments,
            }
        };
        let (one, other) = (read(one), read(other));
        let found = kinship(&english, &one, &other);
        let turned = kinship(&english, &other, &one);
        assert_eq!((found.kept, found.apart), (turned.kept, turned.apart));
        found
    }

    #[test]
    fn a_part_and_its_whole_go_on_at_no_end_together() {
        let found = of(
            "dredge the northern channel before autumn",
            "We shall dredge the northern channel before autumn, whatever the herring fleet says.",
        );
        assert_eq!((found.changed, found.apart, found.run), (0, 0, 6));
        assert!(found.kept >= 4);
    }

    #[test]
    fn two_sentences_that_share_a_phrase_go_on_apart() {
        let found = of(
            "Our neighbours in the herring trade sold every boat last winter",
            "Nobody pities the smugglers in the herring trade because they drink",
        );
        assert!(found.apart >= 5, "{found:?}");
    }

    #[test]
    fn an_ellipsis_on_either_side_is_a_gap() {
        let found = of(
            "The ferry sank … and the harbour slept",
            "The ferry sank with all its brass lanterns burning and the harbour slept",
        );
        assert_eq!((found.changed, found.apart), (0, 0));
    }

    #[test]
    fn nothing_shared_is_no_kinship() {
        assert_eq!(of("granite lanterns", "smuggled herring"), Kinship::default());
        assert_eq!(of("", "smuggled herring"), Kinship::default());
    }
}
