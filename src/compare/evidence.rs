//! A quotation and all the passages that may hold it → [`Case`].
//!
//! An attribution, what the search gave for it, and the references enter; the evidence leaves, best first, with one
//! verdict. A secondary reference never outweighs a primary one that holds the words.

use crate::attribute::Attribution;
use crate::compare::Case;
use crate::compare::Comparison;
use crate::compare::Coverage;
use crate::compare::Found;
use crate::compare::Severity;
use crate::compare::Verdict;
use crate::compare::comparison::compare_passage;
use crate::compare::coverage::credited;
use crate::document::Delivery;
use crate::document::Document;
use crate::matching::Method;
use crate::matching::Passage;
use crate::matching::Search;
use crate::names::person::is_same_person;
use crate::text::Span;
use crate::text::calendar::day;

/// How much of the reference around a passage is read along, in bytes.
const CONTEXT: usize = 240;

/// Judges one quotation of `citing` by what `search` found in `references`.
///
/// `attributions` holds, for each reference that is a report, the attributions of its quotations; it may be shorter
/// than `references`.
pub fn judge(
    attribution: Attribution,
    citing: &Document,
    search: &Search,
    references: &[Document],
    attributions: &[Vec<Attribution>],
    coverage: &Coverage,
) -> Case {
    let (text, joints) = joined(&attribution, citing);
    let find = |passage: &Passage| {
        let document = references.get(passage.document)?;
        let comparison = compare_at(&text, &joints, document, passage);
        Some(found(passage, comparison, document, attributions))
    };
    let mut passages: Vec<Found> = search.passages.iter().filter_map(find).collect();
    let credited = credited(&attribution).map(str::to_owned);
    passages.sort_by_key(|found| rank(found, credited.as_deref()));
    let nearest = search.nearest.as_ref().and_then(find);
    let misattributed = is_misattributed(&passages, credited.as_deref());
    let printed = citing.metadata.date.as_deref().and_then(day);
    let uncovered = passages.is_empty()
        && search.unverifiable.is_none()
        && !references.is_empty()
        && credited.as_ref().is_some_and(|name| !coverage.holds(name, printed));
    let (verdict, severity, reason) = match credited.as_deref().filter(|_| uncovered) {
        Some(name) => {
            let when = if coverage.holds(name, None) { " of that time" } else { "" };
            let reason = format!("no reference of {name}{when}");
            (Verdict::Unverifiable, Severity::None, Some(reason))
        }
        None => conclude(&passages, search, references),
    };
    Case {
        attribution,
        verdict,
        severity,
        found: passages,
        nearest,
        misattributed,
        uncovered,
        reason,
    }
}

/// The quotation's text, and where its pieces were joined.
fn joined(attribution: &Attribution, citing: &Document) -> (String, Vec<usize>) {
    let mut text = String::new();
    let mut joints = Vec::new();
    for piece in &attribution.quotation.pieces {
        if !text.is_empty() {
            text.push(' ');
            joints.push(text.len());
        }
        text.push_str(piece.span.of(&citing.text));
    }
    (text, joints)
}

/// Compares with the passage and a little around it, inside its turn or block.
fn compare_at(text: &str, joints: &[usize], document: &Document, passage: &Passage) -> Comparison {
    let window = window(document, passage);
    let found = passage.method != Method::Nearest;
    let mut comparison = compare_passage(text, joints, window.of(&document.text), found);
    comparison.reference = comparison.reference.shift(window.start);
    for variation in comparison.variations.iter_mut().chain(&mut comparison.recorded) {
        variation.reference = variation.reference.shift(window.start);
    }
    comparison
}

fn window(document: &Document, passage: &Passage) -> Span {
    let whole = Span::new(0, document.text.len());
    let turn = passage
        .turn
        .or_else(|| document.turn_at(passage.span.start))
        .and_then(|turn| document.turns.get(turn))
        .map(|turn| turn.span);
    let room = turn.unwrap_or_else(|| {
        let block = |offset: usize| document.block_at(offset).map(|at| document.blocks[at].span);
        let first = block(passage.span.start).unwrap_or(whole);
        first.cover(block(passage.span.end.saturating_sub(1)).unwrap_or(first))
    });
    let start = room
        .start
        .max(passage.span.start.saturating_sub(CONTEXT))
        .min(passage.span.start);
    let end = room
        .end
        .min(passage.span.end + CONTEXT)
        .max(passage.span.end)
        .min(document.text.len());
    let start = document.text.floor_char_boundary(start);
    Span::new(start, document.text.ceil_char_boundary(end).max(start))
}

fn found(
    passage: &Passage,
    comparison: Comparison,
    document: &Document,
    attributions: &[Vec<Attribution>],
) -> Found {
    let taken = if comparison.reference.is_empty() {
        passage.span
    } else {
        comparison.reference
    };
    let turn = passage.turn.or_else(|| document.turn_at(taken.start));
    let turn = turn.and_then(|turn| document.turns.get(turn));
    let primary = document.is_transcript();
    let holder = attributions
        .get(passage.document)
        .filter(|_| !primary)
        .and_then(|all| all.iter().find(|it| holds(it, taken)));
    let speaker = match (turn, holder) {
        (Some(turn), _) => turn.speaker.clone(),
        (None, Some(holder)) => holder.speaker.as_ref().map(|speaker| speaker.name.clone()),
        (None, None) => None,
    };
    let relayed = match turn {
        Some(turn) => is_inside_marks(&document.text, turn.span, taken),
        None => holder.is_some_and(|holder| holder.relayed_by.is_some()),
    };
    Found {
        passage: passage.clone(),
        comparison,
        speaker,
        primary,
        delivery: document.metadata.delivery,
        relayed,
    }
}

fn holds(attribution: &Attribution, taken: Span) -> bool {
    attribution
        .quotation
        .pieces
        .iter()
        .any(|piece| piece.span.overlaps(taken))
}

/// True if the words stand inside quotation marks that were opened in the same turn.
fn is_inside_marks(text: &str, turn: Span, taken: Span) -> bool {
    let before = text.get(turn.start..taken.start).unwrap_or("");
    let curly = before.matches('“').count() > before.matches('”').count();
    let straight = before.matches('"').count() % 2 == 1;
    let last_paragraph = before.rfind("\n\n").map_or(before, |at| &before[at..]);
    (curly || straight) && last_paragraph.contains(['“', '"'])
}

/// Best evidence first: found by the index, primary, by the credited speaker, with the least difference.
fn rank(found: &Found, credited: Option<&str>) -> impl Ord + use<> {
    let by_another = matches!((credited, &found.speaker), (Some(name), Some(speaker)) if is_same_person(name, speaker) == Some(false));
    (
        found.passage.method,
        !found.primary,
        by_another,
        found.comparison.verdict,
        found.comparison.severity,
        found.comparison.variations.len(),
        found.delivery == Some(Delivery::AsWritten),
        (found.passage.distance, found.passage.document, found.passage.span),
    )
}

/// True if every passage that holds the words is another speaker's; what was found by chance and much altered does not
/// count.
fn is_misattributed(passages: &[Found], credited: Option<&str>) -> bool {
    let Some(name) = credited else {
        return false;
    };
    let known: Vec<bool> = passages
        .iter()
        .filter(|found| {
            !matches!(
                found.comparison.verdict,
                Verdict::NotFound | Verdict::Unverifiable
            )
        })
        .filter_map(|found| is_same_person(name, found.speaker.as_deref()?))
        .collect();
    !known.is_empty() && !known.contains(&true)
}

fn conclude(
    passages: &[Found],
    search: &Search,
    references: &[Document],
) -> (Verdict, Severity, Option<String>) {
    if let Some(best) = passages.first() {
        return (best.comparison.verdict, best.comparison.severity, None);
    }
    if references.is_empty() {
        let reason = "there is no reference to check against".to_owned();
        return (Verdict::Unverifiable, Severity::None, Some(reason));
    }
    match &search.unverifiable {
        Some(reason) => (Verdict::Unverifiable, Severity::None, Some(reason.clone())),
        None => (Verdict::NotFound, Severity::Substantive, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Block;
    use crate::document::BlockKind;
    use crate::document::Turn;
    use crate::fixture::credited;
    use crate::fixture::printed;

    const SAID: &str = "We will not sell the icebreaker to Hamburg in the spring";

    /// A reference whose only block is `words`; a transcript's turn if `speaker` is given.
    fn reference(speaker: Option<&str>, words: &str) -> Document {
        let span = Span::new(0, words.len());
        let mut document = printed("Harbour Times", words);
        words.clone_into(&mut document.text);
        document.blocks = vec![Block {
            span,
            kind: match speaker {
                Some(_) => BlockKind::Turn,
                None => BlockKind::Paragraph,
            },
        }];
        document.turns = speaker
            .map(|speaker| Turn {
                speaker: Some(speaker.to_owned()),
                label: None,
                span,
            })
            .into_iter()
            .collect();
        document
    }

    /// Judges words credited to Ana Ruiz; `found` are the references that a search gave, with the bytes of the passage.
    fn judged(words: &str, references: &[Document], found: &[(usize, Span)]) -> Case {
        let article = printed("Dock Weekly", words);
        let passage = |&(document, span): &(usize, Span)| Passage {
            document,
            span,
            segments: vec![span],
            turn: (!references[document].turns.is_empty()).then_some(0),
            method: Method::Indexed,
            distance: 0,
        };
        let search = Search {
            passages: found.iter().map(passage).collect(),
            ..Search::default()
        };
        let coverage = Coverage::of(references, &[]);
        judge(
            credited("Ana Ruiz", words),
            &article,
            &search,
            references,
            &[],
            &coverage,
        )
    }

    fn whole(document: &Document) -> Span {
        Span::new(0, document.text.len())
    }

    #[test]
    fn a_transcript_outweighs_a_report_that_fits_better() {
        let references = [
            reference(None, SAID),
            reference(
                Some("Ana Ruiz"),
                "We may not sell the icebreaker to Hamburg in the spring",
            ),
        ];
        let found = [(0, whole(&references[0])), (1, whole(&references[1]))];
        let case = judged(SAID, &references, &found);
        assert_eq!(case.verdict, Verdict::Distorted);
        assert!(case.found[0].primary && !case.found[1].primary);
        assert_eq!(case.found[1].comparison.verdict, Verdict::Verbatim);
    }

    #[test]
    fn words_of_another_speaker_are_misattributed_unless_the_credited_one_said_them_too() {
        let references = [
            reference(Some("Nils Oden"), SAID),
            reference(Some("Ana Ruiz"), SAID),
        ];
        let alone = judged(SAID, &references, &[(0, whole(&references[0]))]);
        assert!(alone.misattributed);
        assert_eq!(alone.verdict, Verdict::Verbatim);
        let both = [(0, whole(&references[0])), (1, whole(&references[1]))];
        let case = judged(SAID, &references, &both);
        assert!(!case.misattributed);
        assert_eq!(case.found[0].speaker.as_deref(), Some("Ana Ruiz"));
    }

    #[test]
    fn words_that_a_speaker_reads_aloud_are_relayed() {
        let read = format!("She wrote to me: “{SAID}.” That was in May.");
        let references = [
            reference(Some("Ana Ruiz"), &read),
            reference(Some("Ana Ruiz"), SAID),
        ];
        let start = read.find("We will").unwrap_or_default();
        let relayed = judged(SAID, &references, &[(0, Span::new(start, start + SAID.len()))]);
        assert!(relayed.found[0].relayed);
        let own = judged(SAID, &references, &[(1, whole(&references[1]))]);
        assert!(!own.found[0].relayed);
    }

    #[test]
    fn words_of_a_person_whom_no_reference_holds_are_unverifiable() {
        let references = [reference(Some("Nils Oden"), "Good evening")];
        let case = judged(SAID, &references, &[]);
        assert_eq!(case.verdict, Verdict::Unverifiable);
        assert!(case.uncovered);
        assert_eq!(case.reason.as_deref(), Some("no reference of Ana Ruiz"));
    }

    #[test]
    fn nothing_found_is_not_found_and_nothing_to_search_is_unverifiable() {
        let references = [reference(Some("Ana Ruiz"), "Good evening")];
        assert_eq!(judged(SAID, &references, &[]).verdict, Verdict::NotFound);
        let case = judged(SAID, &[], &[]);
        assert_eq!(case.verdict, Verdict::Unverifiable);
        assert!(case.reason.is_some());
    }
}
