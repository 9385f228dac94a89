//! A quotation and all the passages that may hold it → [`Case`].
//!
//! An attribution, what the search gave for it, and the references enter; the evidence leaves, best first, with one
//! verdict. A secondary reference never outweighs a primary one that holds the words.

use crate::attribute::Attribution;
use crate::attribute::SpeakerKind;
use crate::compare::Case;
use crate::compare::Comparison;
use crate::compare::Coverage;
use crate::compare::Found;
use crate::compare::Held;
use crate::compare::Severity;
use crate::compare::Unproven;
use crate::compare::Verdict;
use crate::compare::coverage::credited;
use crate::compare::coverage::is_of_period;
use crate::compare::passage::compare_at;
use crate::compare::passage::joined;
use crate::compare::verdict::same_utterance;
use crate::document::BlockKind;
use crate::document::Delivery;
use crate::document::Document;
use crate::english::hash::hash;
use crate::english::speech_verbs;
use crate::english::speech_verbs::SpeechVerb;
use crate::matching::Passage;
use crate::matching::Search;
use crate::matching::thresholds::is_distinctive;
use crate::names::person::is_same_person;
use crate::names::person::surname;
use crate::text::Span;
use crate::text::calendar::day;

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
    let name = credited(&attribution).map(str::to_owned);
    let credited = name.as_deref();
    let printed = citing.metadata.date.as_deref().and_then(day);
    let find = |passage: &Passage| {
        let document = references.get(passage.document)?;
        let quoted = attributions
            .get(passage.document)
            .filter(|_| coverage.is_report(passage.document));
        let comparison = compare_at(
            &text,
            &joints,
            document,
            passage,
            quoted.map_or(&[], Vec::as_slice),
        );
        Some(found(passage, comparison, document, attributions, credited))
    };
    let passages: Vec<Found> = search.passages.iter().filter_map(find).collect();
    let (mut passages, far): (Vec<Found>, Vec<Found>) = passages.into_iter().partition(is_rendering);
    passages.sort_by_key(|found| rank(found, credited));
    let narrative = |found: &Found| coverage.is_report(found.passage.document) && found.narrative;
    let (narrated, passages): (Vec<Found>, Vec<Found>) = passages.into_iter().partition(narrative);
    let is_proof = |found: &Found| is_proof(found, credited, search);
    let (mut passages, alike): (Vec<Found>, Vec<Found>) = passages.into_iter().partition(is_proof);
    let mut case = Case {
        attribution,
        verdict: Verdict::NotFound,
        severity: Severity::Substantive,
        found: Vec::new(),
        nearest: None,
        misattributed: false,
        doubtful: false,
        unproven: None,
        uncovered: false,
        held: Held::Occasion,
        reason: None,
    };
    if !passages.is_empty() && passages.iter().all(|found| is_anothers(found, credited)) {
        let is_of_period = |found: &Found| {
            let date = references[found.passage.document].metadata.date.as_deref();
            is_of_period(date.and_then(day), printed)
        };
        if is_anybodys(&passages, search, is_of_period) {
            let similar = passages.swap_remove(0);
            passages.clear();
            case.unproven = Some((Unproven::SimilarWords, similar));
        } else if !passages[0].primary || is_mentioned(citing, &case.attribution, &passages[0]) {
            // Whom a report credits was read by a program, too.
            case.doubtful = true;
        } else {
            case.misattributed = true;
        }
    }
    // A name or a verb of saying before the words may as well be chance: the reader is told.
    case.doubtful |= passages.first().is_some_and(|found| {
        found.relayed
            && is_other(credited, found.speaker.as_deref())
            && !is_read_out(&references[found.passage.document], found, credited)
    });
    case.found = passages;
    if case.found.is_empty() && case.unproven.is_none() {
        let similar = |found| (Unproven::SimilarWords, found);
        case.unproven = alike.into_iter().next().map(similar);
    }
    if case.found.is_empty() && case.unproven.is_none() {
        let own = |found| (Unproven::ReportsOwnWords, found);
        case.unproven = narrated.into_iter().next().map(own);
    }
    if case.found.is_empty() {
        let nearest = search.nearest.as_ref().and_then(find);
        case.nearest = far.into_iter().chain(nearest).find(is_near);
        case.held = credited.map_or(Held::Occasion, |name| coverage.held(name, printed));
        case.uncovered = search.unverifiable.is_none()
            && !references.is_empty()
            && case
                .unproven
                .as_ref()
                .is_none_or(|(why, _)| *why == Unproven::SimilarWords)
            && (coverage.names_speakers() && is_unnamed(&case.attribution) || case.held == Held::Nothing);
    }
    let is_elsewhere = credited.is_some_and(|name| coverage.held(name, None) != Held::Nothing);
    (case.verdict, case.severity, case.reason) = conclude(&case, search, references, is_elsewhere);
    case
}

fn found(
    passage: &Passage,
    comparison: Comparison,
    document: &Document,
    attributions: &[Vec<Attribution>],
    credited: Option<&str>,
) -> Found {
    let taken = taken(passage, &comparison);
    let turn = passage.turn.or_else(|| document.turn_at(taken.start));
    let turn = turn.and_then(|turn| document.turns.get(turn));
    let primary = document.is_transcript();
    let holder = attributions
        .get(passage.document)
        .filter(|_| !primary)
        .and_then(|all| holder(all, taken));
    let speaker = match (turn, holder) {
        (Some(turn), _) => turn.speaker.clone(),
        (None, Some(holder)) => holder.speaker.as_ref().map(|speaker| speaker.name.clone()),
        (None, None) => None,
    };
    let relayed = match turn {
        Some(turn) => {
            is_inside_marks(&document.text, turn.span, taken)
                || (is_other(credited, turn.speaker.as_deref())
                    && is_quoted_from(&document.text, turn.span, taken, credited))
        }
        None => holder.is_some_and(|holder| holder.relayed_by.is_some()),
    };
    Found {
        passage: passage.clone(),
        comparison,
        speaker,
        primary,
        delivery: document.metadata.delivery,
        relayed,
        narrative: turn.is_none() && holder.is_none() && !is_block_quotation(document, taken),
    }
}

/// The first quotation that has some of the words; of quotations that lie in each other the outer one.
fn holder(all: &[Attribution], taken: Span) -> Option<&Attribution> {
    /// Quotations before the words that are looked at.
    const NEAR: usize = 64;
    let end = all.partition_point(|it| it.quotation.span().start < taken.end);
    let near = &all[end.saturating_sub(NEAR)..end];
    near.iter().find(|it| holds(it, taken))
}

/// True if another than the credited person passes the words on: the turn names the person, or says just before that they
/// were said.
fn is_quoted_from(text: &str, turn: Span, taken: Span, credited: Option<&str>) -> bool {
    /// Bytes before the words that may hold the verb that introduces them: a verb and two or three short words.
    const SAID: usize = 24;
    let is_said = |word: &str| word == "quote" || speech_verbs::is(hash(word), SpeechVerb::SPEAKING);
    is_named_before(text, turn, taken, credited)
        || before(text, turn, taken, SAID)
            .split(|c: char| !c.is_alphanumeric())
            .any(is_said)
}

/// True if the turn has the surname of the credited person in the sentences before the words.
fn is_named_before(text: &str, turn: Span, taken: Span, credited: Option<&str>) -> bool {
    /// Bytes before the words: two or three sentences.
    const NAMED: usize = 300;
    let surname = credited.and_then(surname);
    surname.is_some_and(|surname| names_in(before(text, turn, taken, NAMED), &surname))
}

/// Up to `reach` bytes of the turn before the words.
fn before(text: &str, turn: Span, taken: Span, reach: usize) -> &str {
    let start = text.ceil_char_boundary(taken.start.saturating_sub(reach).max(turn.start));
    text.get(start..taken.start).unwrap_or("")
}

/// True if the passage is in quotation marks within its turn and the turn names the credited person just before.
fn is_read_out(document: &Document, found: &Found, credited: Option<&str>) -> bool {
    let taken = taken(&found.passage, &found.comparison);
    let turn = document
        .turn_at(taken.start)
        .and_then(|turn| document.turns.get(turn));
    turn.is_some_and(|turn| {
        is_inside_marks(&document.text, turn.span, taken)
            && is_named_before(&document.text, turn.span, taken, credited)
    })
}

/// The words of the reference that correspond to the quotation.
fn taken(passage: &Passage, comparison: &Comparison) -> Span {
    if comparison.reference.is_empty() {
        passage.span
    } else {
        comparison.reference
    }
}

/// True for a passage set off as a quotation of its own.
fn is_block_quotation(document: &Document, taken: Span) -> bool {
    let block = document.block_at(taken.start).map(|at| document.blocks[at].kind);
    matches!(block, Some(BlockKind::BlockQuote | BlockKind::PullQuote))
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
    /// Bytes before the words that are read: a speech of an hour.
    const NEAR: usize = 1 << 16;
    let start = text.floor_char_boundary(taken.start.saturating_sub(NEAR));
    let before = text.get(turn.start.max(start)..taken.start).unwrap_or("");
    let curly = before.matches('“').count() > before.matches('”').count();
    let straight = before.matches('"').count() % 2 == 1;
    let last_paragraph = before.rfind("\n\n").map_or(before, |at| &before[at..]);
    (curly || straight) && last_paragraph.contains(['“', '"'])
}

/// Best evidence first: found by the index, by the credited speaker, primary, with the least difference.
fn rank(found: &Found, credited: Option<&str>) -> impl Ord + use<> {
    (
        found.passage.method,
        is_anothers(found, credited),
        !found.primary,
        found.comparison.verdict,
        found.comparison.severity,
        found.comparison.variations.len(),
        found.delivery == Some(Delivery::AsWritten),
        (found.passage.distance, found.passage.document, found.passage.span),
    )
}

/// True if another than the credited person says the words, and not as the credited person's.
fn is_anothers(found: &Found, credited: Option<&str>) -> bool {
    !found.relayed && is_other(credited, found.speaker.as_deref())
}

/// True if both are known and are two people.
fn is_other(credited: Option<&str>, speaker: Option<&str>) -> bool {
    credited
        .zip(speaker)
        .is_some_and(|(name, speaker)| is_same_person(name, speaker) == Some(false))
}

/// True if the quotation is credited to a person without a name: no transcript shows who that is.
fn is_unnamed(attribution: &Attribution) -> bool {
    let speaker = attribution.speaker.as_ref();
    speaker.is_some_and(|speaker| speaker.kind == SpeakerKind::Anonymous)
}

/// True if a passage shows what the credited person said: other words than the quotation's prove something only if they are the
/// person's own and enough of them are kept to be no coincidence.
fn is_proof(found: &Found, credited: Option<&str>, search: &Search) -> bool {
    /// Content words that two sentences of one person share by chance.
    const COMMON: usize = 2;
    let comparison = &found.comparison;
    let exact = comparison.verdict <= Verdict::Cleaned;
    let is_own = match (credited, found.speaker.as_deref()) {
        (Some(name), Some(speaker)) => is_same_person(name, speaker) == Some(true),
        _ => is_distinctive(search.bits),
    };
    exact || (is_own && (comparison.kept > COMMON || is_distinctive(search.bits)))
}

/// True if the words that others have are not the quotation's beyond doubt: not the exact words, of another time, or such
/// as are common.
fn is_anybodys(passages: &[Found], search: &Search, is_of_period: impl Fn(&Found) -> bool) -> bool {
    let exact = |found: &&Found| found.comparison.verdict <= Verdict::Cleaned && is_of_period(found);
    let mut speakers = passages
        .iter()
        .filter(exact)
        .filter_map(|found| found.speaker.as_deref());
    let Some(first) = speakers.next() else {
        return true;
    };
    !is_distinctive(search.bits) || speakers.any(|other| is_same_person(first, other) == Some(false))
}

/// True if the paragraph of a quotation, or the one before, mentions the speaker of a passage.
fn is_mentioned(citing: &Document, attribution: &Attribution, found: &Found) -> bool {
    let Some(surname) = found.speaker.as_deref().and_then(surname) else {
        return false;
    };
    let Some(block) = citing.block_at(attribution.quotation.span().start) else {
        return false;
    };
    let near = &citing.blocks[block.saturating_sub(1)..=block];
    near.iter()
        .any(|block| names_in(citing.slice(block.span), &surname))
}

/// True if a text has a surname, in whatever case.
fn names_in(text: &str, surname: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
        .any(|word| word.to_lowercase() == surname)
}

/// True if the reference has enough of the quotation's words for the two to be compared.
///
/// Segments were each located within their budget, so that the order in which they stand costs nothing here.
fn is_rendering(found: &Found) -> bool {
    found.passage.segments.len() > 1
        || same_utterance::is_rendering(found.comparison.content, found.comparison.kept)
}

fn is_near(found: &Found) -> bool {
    same_utterance::is_near(found.comparison.content, found.comparison.kept)
}

fn conclude(
    case: &Case,
    search: &Search,
    references: &[Document],
    is_elsewhere: bool,
) -> (Verdict, Severity, Option<String>) {
    if let Some(best) = case.found.first() {
        return (best.comparison.verdict, best.comparison.severity, None);
    }
    let unverifiable = |reason: String| (Verdict::Unverifiable, Severity::None, Some(reason));
    if references.is_empty() {
        return unverifiable("there is no reference to check against".to_owned());
    }
    if let Some(reason) = &search.unverifiable {
        return unverifiable(reason.clone());
    }
    let name = match &case.attribution.speaker {
        Some(speaker) if speaker.kind == SpeakerKind::Anonymous => "an unnamed speaker",
        _ => credited(&case.attribution).unwrap_or("the speaker"),
    };
    match &case.unproven {
        Some((Unproven::ReportsOwnWords, _)) => {
            return unverifiable("a report has these words outside its quotation marks".to_owned());
        }
        Some((_, found)) if found.comparison.verdict <= Verdict::Cleaned => {
            return unverifiable(format!(
                "words that others use too, and no reference has them from {name}"
            ));
        }
        _ => {}
    }
    if case.uncovered {
        let when = if is_elsewhere { " of that time" } else { "" };
        return unverifiable(format!("no reference of {name}{when}"));
    }
    (Verdict::NotFound, Severity::Substantive, None)
}

/// Settles the cases of one article whose quotations were not found, and whose speaker the references hold some days before: unless
/// they have another of the speaker's quotations, they lack the occasion.
pub fn settle(cases: &mut [Case]) {
    let name = |case: &Case| credited(&case.attribution).map(str::to_owned);
    let present: Vec<String> = cases
        .iter()
        .filter(|case| !case.found.is_empty() && !case.misattributed)
        .filter_map(name)
        .collect();
    for case in cases.iter_mut() {
        let Some(speaker) =
            name(case).filter(|_| case.held == Held::Week && case.verdict == Verdict::NotFound)
        else {
            continue;
        };
        let is_same = |other: &String| is_same_person(other, &speaker) == Some(true);
        if !present.iter().any(is_same) {
            case.uncovered = true;
            case.verdict = Verdict::Unverifiable;
            case.severity = Severity::None;
            case.reason = Some(format!("no reference of {speaker} on that occasion"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Block;
    use crate::document::Turn;
    use crate::fixture::credited;
    use crate::fixture::printed;
    use crate::matching::Method;

    const SAID: &str = "We will not sell the icebreaker to Hamburg in the spring";

    /// A reference whose only block is `words`; a transcript's turn if `speaker` is given.
    fn reference(speaker: Option<&str>, words: &str) -> Document {
        let span = Span::new(0, words.len());
        let mut document = printed("Harbour Times", "", words);
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

    /// Bits of words that no other speaker says by chance.
    const DISTINCTIVE: u32 = 60;

    /// Judges words credited to Ana Ruiz; `found` are the references that a search gave, with the bytes of the passage.
    fn judged(words: &str, references: &[Document], found: &[(usize, Span)]) -> Case {
        let article = printed("Dock Weekly", "Ana Ruiz", words);
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
            bits: DISTINCTIVE,
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
    fn words_that_differ_from_anothers_are_only_similar() {
        let other = "We may not sell the icebreaker to Hamburg in the spring";
        let references = [
            reference(Some("Nils Oden"), other),
            reference(Some("Ana Ruiz"), "Good evening"),
        ];
        let case = judged(SAID, &references, &[(0, whole(&references[0]))]);
        assert!(!case.misattributed && case.found.is_empty());
        let why = case.unproven.as_ref().map(|(why, _)| *why);
        assert_eq!(
            (case.verdict, why),
            (Verdict::NotFound, Some(Unproven::SimilarWords))
        );
    }

    #[test]
    fn words_that_another_had_from_the_credited_speaker_are_the_credited_speakers() {
        let passed_on = format!("Mayor Ruiz was clear about it. {SAID}, she told us.");
        let references = [reference(Some("Nils Oden"), &passed_on)];
        let start = passed_on.find("We will").unwrap_or_default();
        let case = judged(SAID, &references, &[(0, Span::new(start, start + SAID.len()))]);
        assert!(!case.misattributed);
        assert!(case.found[0].relayed);
    }

    #[test]
    fn a_wording_with_few_of_the_words_is_no_evidence() {
        let words = "We will paint the lighthouse red and sell the icebreaker to Hamburg";
        let other = "We will close the harbour early and sell the icebreaker to Hamburg";
        let references = [reference(Some("Ana Ruiz"), other)];
        let case = judged(words, &references, &[(0, whole(&references[0]))]);
        assert_eq!(case.verdict, Verdict::NotFound);
        assert!(case.found.is_empty() && case.nearest.is_some());
    }

    #[test]
    fn a_reports_own_words_are_nobodys() {
        let told = "The ferry has run every hour since the bridge closed in May";
        let report = reference(None, &format!("{told}. “We will see,” Oden said."));
        let mut quoted = credited("Nils Oden", "We will see,");
        let start = report.text.find("We will").unwrap_or_default();
        quoted.quotation.pieces[0].span = Span::new(start, start + "We will see,".len());
        let references = [report];
        let attributions = [vec![quoted]];
        let coverage = Coverage::of(&references, &attributions);
        let article = printed("Dock Weekly", "", told);
        let span = Span::new(0, told.len());
        let search = Search {
            passages: vec![Passage {
                document: 0,
                span,
                segments: vec![span],
                turn: None,
                method: Method::Indexed,
                distance: 0,
            }],
            bits: DISTINCTIVE,
            ..Search::default()
        };
        let quotation = credited("Nils Oden", told);
        let case = judge(
            quotation,
            &article,
            &search,
            &references,
            &attributions,
            &coverage,
        );
        let why = case.unproven.as_ref().map(|(why, _)| *why);
        assert_eq!(
            (case.verdict, why),
            (Verdict::Unverifiable, Some(Unproven::ReportsOwnWords))
        );
    }

    #[test]
    fn what_a_report_says_between_its_quotations_is_not_the_speakers() {
        let said = "We will not sell the icebreaker. The harbour needs it in the spring";
        let report = reference(
            None,
            "“We will not sell the icebreaker,” Oden said. “The harbour needs it in the spring.”",
        );
        let mut quoted = credited("Nils Oden", "We will not sell the icebreaker,");
        let place = |words: &str| {
            let start = report.text.find(words).unwrap_or_default();
            Span::new(start, start + words.len())
        };
        quoted.quotation.pieces[0].span = place("We will not sell the icebreaker,");
        let mut second = quoted.quotation.pieces[0];
        second.span = place("The harbour needs it in the spring.");
        quoted.quotation.pieces.push(second);
        let passage = Passage {
            document: 0,
            span: Span::new("“".len(), report.text.len() - "”".len()),
            segments: Vec::new(),
            turn: None,
            method: Method::Indexed,
            distance: 0,
        };
        let compared = |quoted: &[Attribution]| compare_at(said, &[], &report, &passage, quoted).verdict;
        assert_eq!(compared(&[quoted]), Verdict::Verbatim);
        assert_eq!(compared(&[]), Verdict::Altered);
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
