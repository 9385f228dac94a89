//! What becomes of told quotations, all at once and in additions.

use std::cell::Cell;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::fixture::credited;
use crate::matching::cluster::Clusters;
use crate::matching::cluster::fixture;
use crate::matching::cluster::fixture::Told;
use crate::matching::cluster::fixture::added;
use crate::matching::cluster::fixture::clustered;

const WHOLE: &str =
    "The dredger will clear the northern channel of silt before the herring fleet comes home in autumn";

#[test]
fn a_part_belongs_to_the_wording_that_holds_it() {
    let told = [
        (
            "2031-05-04",
            "Ana Ruiz",
            "clear the northern channel of silt before the herring fleet comes home",
        ),
        ("2031-05-04", "Ana Ruiz", WHOLE),
        ("2031-05-05", "Ruiz", "the herring fleet"),
        (
            "2031-05-05",
            "Nils Oden",
            "Nobody has ever paid for a dredger with the fines of smugglers",
        ),
    ];
    assert_eq!(clustered(&told), ["1 0 2", "3"]);
}

#[test]
fn edits_inside_the_budget_are_one_utterance() {
    let told = [
        ("2031-05-04", "Ana Ruiz", WHOLE),
        (
            "2031-05-04",
            "Ana Ruiz",
            "The dredger would clear the northern channel of mud before the herring fleet comes home",
        ),
    ];
    assert_eq!(clustered(&told), ["0 1"]);
}

#[test]
fn two_utterances_stay_two_though_a_third_resembles_both() {
    let told = [
        (
            "2031-05-04",
            "Ana Ruiz",
            "We sold the icebreaker to Hamburg and the crew went to the whaling station with it",
        ),
        ("2031-05-04", "Ana Ruiz", "the whaling station"),
        (
            "2031-05-04",
            "Ana Ruiz",
            "Nobody has slept in the whaling station since the boiler burst under the kitchen floor",
        ),
    ];
    let utterances = clustered(&told);
    assert_eq!(utterances.len(), 2);
    let of_the_part = utterances
        .iter()
        .filter(|it| it.split(' ').any(|it| it == "1"))
        .count();
    assert_eq!(of_the_part, 1, "{utterances:?}");
}

#[test]
fn a_mosaic_is_marked_and_joins_no_utterances() {
    let told = [
        (
            "2031-05-04",
            "Ana Ruiz",
            "We sold the icebreaker to a shipbreaker in Hamburg and kept the brass bell for the chapel",
        ),
        (
            "2031-05-04",
            "Ana Ruiz",
            "We sold the icebreaker to a shipbreaker in Hamburg and kept the brass bell for the chapel",
        ),
        (
            "2031-05-04",
            "Ana Ruiz",
            "The lighthouse keeper burned his almanac and rowed to the mainland on a Thursday",
        ),
        (
            "2031-05-04",
            "Ana Ruiz",
            "The lighthouse keeper burned his almanac and rowed to the mainland on a Thursday",
        ),
        (
            "2031-05-05",
            "Ana Ruiz",
            "We sold the icebreaker to a shipbreaker and the lighthouse keeper burned his almanac",
        ),
    ];
    assert_eq!(clustered(&told), ["0 1", "2 3 4+"]);
}

#[test]
fn a_phrase_said_every_week_is_not_one_utterance() {
    let days: Vec<String> = (1..=27)
        .step_by(3)
        .map(|day| format!("2031-05-{day:02}"))
        .collect();
    let told: Vec<_> = days
        .iter()
        .map(|day| (&**day, "Ana Ruiz", "herring aristocracy"))
        .collect();
    assert_eq!(clustered(&told).len(), days.len());
    assert_eq!(clustered(&told[..2]), ["0 1"]);
    assert_eq!(clustered(&[told[0], told[2], told[4], told[6]]), ["0 1", "2 3"]);
}

#[test]
fn the_same_short_words_of_two_people_are_two_utterances() {
    let told = [
        ("2031-05-04", "Ana Ruiz", "a herring aristocracy"),
        ("2031-05-04", "Nils Oden", "a herring aristocracy"),
    ];
    assert_eq!(clustered(&told), ["0", "1"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Utterances are the same whatever is added that shares no words with them.
    #[test]
    fn what_is_added_from_elsewhere_changes_nothing(
        cuts in prop::collection::vec((0..10usize, 4..8usize), 1..6),
        others in 0..4usize,
    ) {
        let words: Vec<&str> = WHOLE.split(' ').collect();
        let parts: Vec<String> = cuts
            .iter()
            .map(|&(start, length)| words[start..(start + length).min(words.len())].join(" "))
            .collect();
        let mut told: Vec<_> = parts.iter().map(|part| ("2031-05-04", "Ana Ruiz", &**part)).collect();
        let alone = clustered(&told);
        told.extend(std::iter::repeat_n(
            ("2031-05-04", "Nils Oden", "Smugglers never drink with customs officers under a waning gibbous moon"),
            others,
        ));
        let together = clustered(&told);
        prop_assert_eq!(&together[..alone.len()], &alone[..]);
        prop_assert_eq!(together.len(), alone.len() + usize::from(others > 0));
    }

    /// Every quotation is in one utterance, or in several as a mosaic.
    #[test]
    fn nothing_is_lost(picks in prop::collection::vec(prop::collection::vec(0..12usize, 1..14), 1..12)) {
        let vocabulary: Vec<&str> = WHOLE.split(' ').collect();
        let texts: Vec<String> = picks
            .iter()
            .map(|picks| picks.iter().map(|&at| vocabulary[at]).collect::<Vec<_>>().join(" "))
            .collect();
        let told: Vec<_> = texts.iter().map(|text| ("2031-05-04", "Ana Ruiz", &**text)).collect();
        let utterances = clustered(&told).join(" ");
        for at in 0..told.len() {
            let (plain, mosaic) = (at.to_string(), format!("{at}+"));
            let plain = utterances.split(' ').filter(|it| **it == plain).count();
            let mosaics = utterances.split(' ').filter(|it| **it == mosaic).count();
            prop_assert!(plain == 1 || (plain == 0 && mosaics > 0), "{} in {}", at, utterances);
        }
    }
}

/// Words of which few are enough for wordings that hold each other, overlap and stand far apart.
const VOCABULARY: &[&str] = &[
    "herring",
    "fleet",
    "harbor",
    "dredger",
    "silt",
    "lighthouse",
    "almanac",
    "smuggler",
    "granite",
    "the",
    "of",
    "we",
    "not",
    "lantern",
    "brass",
    "[the mayor]",
    "…",
];

/// Quotations of a few people on a few days: stretches of two long wordings, some edited, and short phrases repeated.
fn told_at_random() -> impl Strategy<Value = Vec<(String, &'static str, String)>> {
    let word = || (0..VOCABULARY.len()).prop_map(|at| VOCABULARY[at].to_owned());
    let phrase = prop::collection::vec(word(), 1..24);
    let stretch = (any::<bool>(), 0..60usize, 2..30usize, any::<Option<(u8, u8)>>()).prop_map(
        |(is_first, start, length, edit)| {
            // Longer wordings that the others are cut from, without a period that would make them alike.
            let long: Vec<usize> = (0..60)
                .map(|at| (at * at + if is_first { at } else { 3 }) % 61 % 15)
                .collect();
            let mut words: Vec<String> = long[start..(start + length).min(60)]
                .iter()
                .map(|&at| VOCABULARY[at].to_owned())
                .collect();
            if let Some((at, word)) = edit {
                let at = at as usize % words.len();
                words[at] = VOCABULARY[word as usize % VOCABULARY.len()].to_owned();
            }
            words
        },
    );
    let words = prop_oneof![1 => phrase, 4 => stretch].prop_map(|words| words.join(" "));
    let speaker = prop_oneof![6 => Just("Ana Ruiz"), 2 => Just("Nils Oden"), 2 => Just("")];
    let day = prop_oneof![4 => 1..4u8, 1 => 1..28u8].prop_map(|day| format!("2031-05-{day:02}"));
    prop::collection::vec((day, speaker, words), 1..40)
}

/// However documents are divided into additions, and in whatever order, the utterances are those of all at once.
#[test]
fn additions_in_any_order_give_what_all_at_once_gives() {
    let sizes = prop::collection::vec(1..9usize, 1..8);
    let cases = (told_at_random(), any::<u64>(), sizes, any::<bool>());
    let (parts, mosaics) = (Cell::new(0), Cell::new(0));
    let mut runner = TestRunner::new(ProptestConfig::with_cases(600));
    let outcome = runner.run(&cases, |(told, order, sizes, repeats)| {
        let mut told: Vec<Told<'_>> = told
            .iter()
            .map(|(day, speaker, words)| (&**day, *speaker, &**words))
            .collect();
        if repeats {
            // The same words again, on the days and from the people of others.
            let backwards: Vec<&str> = told.iter().rev().map(|it| it.2).collect();
            let again: Vec<Told<'_>> = told
                .iter()
                .zip(backwards)
                .map(|(it, words)| (it.0, it.1, words))
                .collect();
            told.extend(again);
        }
        let expected = fixture::at_once(&told);
        for rendering in expected.iter().flat_map(|it| &it.renderings) {
            parts.set(parts.get() + usize::from(rendering.parent.is_some_and(|it| it > 0)));
            mosaics.set(mosaics.get() + usize::from(rendering.mosaic));
        }
        prop_assert_eq!(added(&told, order, &sizes), expected);
        Ok(())
    });
    assert_eq!(outcome, Ok(()));
    assert!(
        parts.get() > 2000 && mosaics.get() > 2000,
        "{parts:?} {mosaics:?}"
    );
}

#[test]
fn the_articles_of_the_seeds_are_the_same_one_by_one() {
    const ARTICLES: [&str; 5] = [
        include_str!("../../../seeds/epoch-times.md"),
        include_str!("../../../seeds/financial-times.md"),
        include_str!("../../../seeds/kyiv-independent.md"),
        include_str!("../../../seeds/outlet-a.md"),
        include_str!("../../../seeds/outlet-c.md"),
    ];
    // Their quotations, as they stand between curly marks.
    let told: Vec<Told<'_>> = ARTICLES
        .iter()
        .flat_map(|article| article.split('“').skip(1))
        .filter_map(|behind| behind.split('”').next())
        .map(|words| ("2025-03-25", "Ana Ruiz", words))
        .collect();
    assert!(told.len() > 30, "{}", told.len());
    let at_once = fixture::at_once(&told);
    assert!(at_once.len() < told.len());
    for order in 0..20 {
        assert_eq!(added(&told, order, &[1]), at_once);
        assert_eq!(added(&told, order, &[3, 1, 20]), at_once);
    }
}

#[test]
fn a_document_is_added_once() {
    let (document, attributions) = (
        fixture::document("2031-05-04", WHOLE),
        [credited("Ana Ruiz", WHOLE)],
    );
    let mut clusters = Clusters::new();
    for _ in 0..2 {
        clusters.add(&[(7, &document, &attributions)]);
        let utterances = clusters.utterances();
        assert_eq!(utterances.len(), 1);
        assert_eq!(utterances[0].renderings.len(), 1);
        assert_eq!(utterances[0].renderings[0].document, 7);
    }
}
