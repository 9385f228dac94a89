//! Cases of the comparison, one sentence each, and what must hold of any two texts.

use proptest::prelude::*;

use crate::compare::Comparison;
use crate::compare::Severity;
use crate::compare::Verdict;
use crate::compare::compare;

/// `verdict: kind “quotation” / “reference”, …`, with `!` behind substantive differences.
fn show(quotation: &str, reference: &str) -> String {
    let found = compare(quotation, reference);
    let name = |value: &dyn erased::Name| value.name();
    let shown: Vec<String> = found
        .variations
        .iter()
        .map(|it| {
            let grave = if it.severity == Severity::Substantive {
                "!"
            } else {
                ""
            };
            format!(
                "{}{grave} “{}” / “{}”",
                name(&it.kind),
                it.quotation.of(quotation),
                it.reference.of(reference)
            )
        })
        .collect();
    let same = if found.same_utterance {
        ""
    } else {
        "another utterance, "
    };
    format!("{same}{}: {}", name(&found.verdict), shown.join(", "))
        .trim_end_matches([':', ' '])
        .to_owned()
}

/// The names that people read, as the JSON output writes them.
mod erased {
    pub(crate) trait Name {
        fn name(&self) -> String;
    }

    impl<T: serde::Serialize> Name for T {
        fn name(&self) -> String {
            serde_json::to_string(self)
                .unwrap_or_default()
                .trim_matches('"')
                .to_owned()
        }
    }
}

#[track_caller]
fn check(quotation: &str, reference: &str, expected: &str) {
    assert_eq!(show(quotation, reference), expected, "\n{quotation}\n{reference}");
}

const HARBOR: &str =
    "The council will close the old harbor on Friday, and nobody asked the people who work there.";

#[test]
fn glyphs_do_not_count() {
    check(
        "the council will close the old harbor on friday -- and nobody asked the people who work there",
        HARBOR,
        "verbatim",
    );
    check("“nobody asked the people who work there”", HARBOR, "verbatim");
    check(
        "We’re not going to sit here and wait for the tide",
        "We're not going to sit here, and wait for the tide.",
        "verbatim",
    );
}

#[test]
fn negations_come_first() {
    check(
        "The council will not close the old harbor on Friday, and nobody asked the people who work there.",
        HARBOR,
        "distorted: negation! “not” / “”",
    );
    check(
        "I would sell the ferry to the first man who asked for it",
        "I wouldn't sell the ferry to the first man who asked for it.",
        "distorted: negation! “” / “wouldn't”",
    );
    check(
        "It was a lawful order and the captain carried it out at once",
        "It was an unlawful order and the captain carried it out at once.",
        "distorted: function-word “a” / “an”, negation! “lawful” / “unlawful”",
    );
    check(
        "We know that the pilots could see the other boat but they could",
        "We know that the pilots could see the other boat but they couldn't.",
        "distorted: negation! “” / “couldn't”",
    );
    check(
        "The mayor failed to read the report that we had sent her in June",
        "The mayor read the report that we had sent her in June.",
        "distorted: negation! “failed to” / “”",
    );
}

#[test]
fn numbers_count_with_their_units() {
    check(
        "We lost 41 boats and two hundred jobs in a single winter",
        "We lost 14 boats and two hundred jobs in a single winter.",
        "distorted: number! “41” / “14”",
    );
    check(
        "It will cost 3 billion dollars before the first ship docks here",
        "It will cost 3 million dollars before the first ship docks here.",
        "distorted: number! “3 billion” / “3 million”",
    );
    check(
        "It will cost three million dollars before the first ship docks here",
        "It will cost $3 million before the first ship docks here.",
        "cleaned: spelling “three million dollars” / “$3 million”",
    );
    check(
        "Some 25% of the crews never came back to this harbor",
        "Some twenty-five percent of the crews never came back to this harbor.",
        "cleaned: spelling “25” / “twenty-five”, spelling “%” / “percent”",
    );
}

#[test]
fn names_and_modality() {
    check(
        "I told Lena Moor in March that the pier would not hold",
        "I told Lena Hart in March that the pier would not hold.",
        "distorted: name! “Moor” / “Hart”",
    );
    check(
        "The company may pay every one of the families before the summer",
        "The company will pay every one of the families before the summer.",
        "distorted: modality! “may” / “will”",
    );
    check(
        "Some members of this board read the letter before they voted",
        "All members of this board read the letter before they voted.",
        "distorted: modality! “Some” / “All”",
    );
    check(
        "Exports through the harbor will rise before the new pier is open",
        "Exports through the harbor will fall before the new pier is open.",
        "distorted: substitution! “rise” / “fall”",
    );
}

#[test]
fn wording() {
    check(
        "The council wants to shut the old market on Friday, and nobody was asked",
        "The council wants to close the old market on Friday, and nobody was asked.",
        "altered: substitution “shut” / “close”",
    );
    check(
        "We had two long conversations with the owners of the yard",
        "We had two long conversation with the owners of the yard.",
        "altered: inflection “conversations” / “conversation”",
    );
    check(
        "There is a crack in the wall of the dock, and it grows",
        "There is a crack on the wall of the dock, and it grows.",
        "altered: function-word “in” / “on”",
    );
    check(
        "The crane certainly was old, and the rope was older than the crane",
        "The crane was certainly old, and the rope was older than the crane.",
        "altered: reorder “certainly was” / “was certainly”",
    );
    check(
        "They came at night with bright lamps and took every net and every rope that we had",
        "They came at night and took every net and every rope that we had.",
        "altered: insertion “with bright lamps” / “”",
    );
}

#[test]
fn what_was_cut() {
    check(
        "The council will close the old harbor, and nobody asked the people who work there.",
        HARBOR,
        "distorted: omission-unmarked! “” / “on Friday”",
    );
    check(
        "The council will close ... and nobody asked the people who work there.",
        HARBOR,
        "edited: omission-marked “” / “the old harbor on Friday”",
    );
    check(
        "We are going to ... raise the harbor dues for the fishing boats this year",
        "We are going to try not to raise the harbor dues for the fishing boats this year.",
        "distorted: omission-marked! “” / “try not to”",
    );
    check(
        "We are going to pay the crews in full before the winter comes",
        "We are going to pay the crews, if the bank agrees, in full before the winter comes.",
        "distorted: omission-unmarked! “” / “if the bank agrees”",
    );
    check(
        "The captain stole the money and the boat from the widow",
        "The captain allegedly stole the money and the boat from the widow.",
        "distorted: omission-unmarked! “” / “allegedly”",
    );
    check(
        "I love this harbor and I will tear down the whole of it",
        "I love this harbor. My father worked here for thirty years and so did his father before him. Some want \
         me to say that I will tear down the whole of it.",
        "distorted: splice! “” / “My father worked here for thirty years and so did his father before him. Some \
         want me to say”, function-word “and” / “that”",
    );
}

#[test]
fn nothing_hides_behind_a_mark() {
    check(
        "I will ... resign before the end of this council's term",
        "I will, under no circumstances, resign before the end of this council's term.",
        "distorted: omission-marked! “” / “under no circumstances”",
    );
    check(
        "We ... support the plan that the council made for this harbor",
        "We refuse to support the plan that the council made for this harbor.",
        "distorted: omission-marked! “” / “refuse to”",
    );
    check(
        "We did [not] support the plan that the council made for this harbor",
        "We did support the plan that the council made for this harbor.",
        "distorted: negation! “not” / “”",
    );
}

#[test]
fn the_month_of_may_hides_nothing() {
    check(
        "We open the northern harbor ... if the money comes from the capital",
        "We open the northern harbor before May, if the money comes from the capital.",
        "edited: omission-marked “” / “before May”",
    );
    check(
        "We open the northern harbor ... come if the money comes from the capital",
        "We open the northern harbor and may come if the money comes from the capital.",
        "distorted: omission-marked! “” / “and may”",
    );
    check(
        "The herring fleet comes back to the northern harbor in May",
        "The herring fleet comes back to the northern harbor in June.",
        "distorted: name! “May” / “June”",
    );
    check(
        "I told Will that the northern harbor would never open again",
        "I told will that the northern harbor would never open again.",
        "verbatim",
    );
}

#[test]
fn words_beyond_the_reference_are_not_verbatim() {
    let found = compare(
        "The harbor will be open again in the spring for every boat in this town",
        "The harbor will be open again in the spring for --",
    );
    assert_eq!(found.verdict, Verdict::Altered);
}

#[test]
fn brackets_are_disclosed() {
    check(
        "[The mayor] told us twice that the wall would hold until spring",
        "She told us twice that the wall would hold until spring.",
        "edited: bracket “The mayor” / “She”",
    );
    check(
        "[W]e told them twice that the wall would hold until spring",
        "And so we told them twice that the wall would hold until spring.",
        "verbatim",
    );
}

#[test]
fn cosmetics() {
    check(
        "It is the pier that they do not want to talk about at all",
        "It's the pier that they don't want to talk about at all.",
        "cleaned: contraction “It is” / “It's”, contraction “do not” / “don't”",
    );
    check(
        "The colour of the harbour towards the evening was a deep green",
        "The color of the harbor toward the evening was a deep green.",
        "cleaned: spelling “colour” / “color”, spelling “harbour” / “harbor”, spelling “towards” / “toward”",
    );
    check(
        "We saw the lights go out one after another on the far shore",
        "We, uh, we saw the lights go out, you know, one after another on the far shore.",
        "cleaned: disfluency “” / “We, uh”, disfluency “” / “you know”",
    );
    check(
        "We saw the lights go out one after another on the far shore",
        "And we saw the lights go out one after another on the far shore.",
        "cleaned: disfluency “” / “And”",
    );
    check(
        "The ceasefire and the health care bill both failed in that one night",
        "The cease-fire and the healthcare bill both failed in that one night.",
        "cleaned: spelling “health care” / “healthcare”",
    );
}

#[test]
fn phrases_that_anybody_uses_are_no_evidence() {
    check(
        "a long way to go",
        "We have a long way from the pier to the town.",
        "another utterance, distorted: substitution! “to go” / “from the”",
    );
    check("the old harbor", HARBOR, "another utterance, verbatim");
}

#[test]
fn a_quotation_that_stops_before_but_is_recorded() {
    let found = compare(
        "I would sell the ferry tomorrow to anybody who asks",
        "I would sell the ferry tomorrow to anybody who asks, but only for a fair price.",
    );
    assert_eq!(found.verdict, Verdict::Verbatim);
    let kinds: Vec<_> = found.recorded.iter().map(|it| it.kind).collect();
    assert!(
        kinds.contains(&crate::compare::VariationKind::TruncatedContext),
        "{kinds:?}"
    );
}

#[test]
fn a_long_reference_is_narrowed_to_the_quotation() {
    let filler: String = (0..12_000)
        .map(|at| format!("ward{at} reported pier{at}. "))
        .collect();
    let reference = format!("{filler}{HARBOR} {filler}");
    let found = compare(
        "nobody has asked the people who work there, and the council will close",
        &reference,
    );
    assert!(reference[found.reference.start..].starts_with("nobody") || found.reference.is_empty());
    let found = compare(HARBOR, &reference);
    assert_eq!(found.verdict, Verdict::Verbatim);
    assert_eq!(found.reference.of(&reference), HARBOR.trim_end_matches('.'));
}

fn check_spans(found: &Comparison, quotation: &str, reference: &str) {
    assert!(
        reference
            .get(found.reference.start..found.reference.end)
            .is_some()
    );
    for it in found.variations.iter().chain(&found.recorded) {
        assert!(
            quotation.get(it.quotation.start..it.quotation.end).is_some(),
            "{it:?}"
        );
        assert!(
            reference.get(it.reference.start..it.reference.end).is_some(),
            "{it:?}"
        );
    }
}

fn sentence() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("the"),
        Just("harbor"),
        Just("not"),
        Just("won't"),
        Just("Hart"),
        Just("14"),
        Just("three million"),
        Just("may"),
        Just("uh,"),
        Just("pier."),
        Just("…"),
        Just("[sic]"),
        Just("[they]"),
        Just("it's"),
        Just("and"),
        Just("cease-fire"),
        Just("ceasefire"),
        Just("$5"),
        Just("all"),
        Just("closed,"),
        Just("f---"),
    ];
    proptest::collection::vec(word, 0..24).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn any_two_texts_can_be_compared(quotation in "\\PC{0,80}", reference in "\\PC{0,120}") {
        check_spans(&compare(&quotation, &reference), &quotation, &reference);
    }

    #[test]
    fn spans_hold_for_texts_made_of_awkward_words(quotation in sentence(), reference in sentence()) {
        check_spans(&compare(&quotation, &reference), &quotation, &reference);
    }

    #[test]
    fn a_text_compared_with_itself_has_no_variations(text in sentence()) {
        let found = compare(&text, &text);
        prop_assert!(found.variations.is_empty(), "{:?}", found.variations);
        prop_assert!(matches!(found.verdict, Verdict::Verbatim | Verdict::NotFound | Verdict::Unverifiable));
    }

    #[test]
    fn comparing_twice_gives_the_same(quotation in sentence(), reference in sentence()) {
        prop_assert_eq!(compare(&quotation, &reference), compare(&quotation, &reference));
    }
}
