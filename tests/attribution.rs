//! Who is credited, from text to speaker, and what holds of every attribution whatever the text.

use onrecord::attribute::Attribution;
use onrecord::attribute::Named;
use onrecord::document::Document;
use onrecord::engine;
use onrecord::engine::Engine;
use onrecord::text::Span;
use proptest::prelude::*;

fn attributed(text: &str, engine: &Engine) -> (Document, Vec<Attribution>) {
    let documents = engine::read("a.txt", text.as_bytes()).expect("text can be read");
    let document = documents.into_iter().next().expect("a document");
    let attributions = engine.extract(&document).attributions;
    (document, attributions)
}

/// Checks source and speaker of each quotation, written `source: speaker`.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let (document, attributions) = attributed(text, &Engine::default());
    let line = |it: &Attribution| {
        let source = it.source.map_or("-", |span| document.slice(span));
        let speaker = it.speaker.as_ref().map_or("-", |it| it.name.as_str());
        format!("{source}: {speaker}")
    };
    assert_eq!(attributions.iter().map(line).collect::<Vec<_>>(), expected);
}

#[test]
fn a_role_is_whoever_was_called_so() {
    check(
        "The envoy, Steve Orr, walked into the old town hall and met the council there.\n\n“It went well,” the envoy told \
         reporters.",
        &["the envoy: Steve Orr"],
    );
}

#[test]
fn a_label_decides() {
    check(
        "Nobody else came to the meeting.\n\nAna Ruiz: “There is no comment.”",
        &["Ana Ruiz: Ana Ruiz"],
    );
}

#[test]
fn a_pronoun_without_anybody_has_no_speaker() {
    check("“Why would they do it now?” he said.", &["he: -"]);
}

#[test]
fn addressee_and_venue_stand_beside_the_cue() {
    let (_, found) = attributed(
        "“It holds well,” Ana Ruiz told CNN in an interview.",
        &Engine::default(),
    );
    let name = |it: &Option<Named>| it.as_ref().map(|it| it.name.clone());
    assert_eq!(name(&found[0].addressee).as_deref(), Some("CNN"));
    assert_eq!(name(&found[0].venue).as_deref(), Some("an interview"));
}

#[test]
fn below_the_threshold_the_speaker_is_left_open() {
    let engine = Engine::builder().threshold(1.1).build();
    let (_, found) = attributed("“It holds well,” Ana Ruiz said.", &engine);
    assert!(found[0].speaker.is_none());
    assert!(found[0].source.is_some());
}

#[test]
fn evidence_is_weighed_if_it_is_asked_for() {
    let text = "“It holds well,” Ana Ruiz said.";
    let asked = Engine::builder().explain(true).build();
    let (_, with) = attributed(text, &asked);
    let (_, without) = attributed(text, &Engine::default());
    assert!(!with[0].evidence.features.is_empty());
    assert!(without[0].evidence.features.is_empty());
    assert_eq!(with[0].evidence.decided_by, without[0].evidence.decided_by);
    assert_eq!(with[0].speaker, without[0].speaker);
}

/// Every span of an attribution.
fn spans(it: &Attribution) -> impl Iterator<Item = Span> + '_ {
    let named = [&it.relayed_by, &it.addressee, &it.venue];
    let named = named.into_iter().flatten().map(|it| it.span);
    [it.source, it.cue].into_iter().flatten().chain(named)
}

/// Longest label at the start of a quotation that is its source: `“RUIZ: I never said that.”`
const LABEL: usize = 32;

fn holds(text: &str) -> Result<(), TestCaseError> {
    let Ok(documents) = engine::read("a.txt", text.as_bytes()) else {
        return Ok(());
    };
    for document in &documents {
        let found = Engine::default().extract(document).attributions;
        for it in &found {
            for span in spans(it) {
                let words = document.text.get(span.start..span.end);
                prop_assert!(words.is_some_and(|it| !it.is_empty()), "{span:?} in {text:?}");
            }
            for piece in &it.quotation.pieces {
                let label = Span::new(piece.span.start, piece.span.start + LABEL);
                let inside = |it: Span| it.overlaps(piece.span) && !it.overlaps(label);
                prop_assert!(!it.source.is_some_and(inside), "own words credited in {text:?}");
            }
            if let Some(speaker) = &it.speaker {
                prop_assert!(
                    !speaker.name.trim().is_empty(),
                    "a speaker without a name in {text:?}"
                );
                prop_assert!(
                    (0.0..=1.0).contains(&speaker.confidence),
                    "{speaker:?} in {text:?}"
                );
            }
        }
        let again = Engine::default().extract(document).attributions;
        prop_assert_eq!(found, again);
    }
    Ok(())
}

/// What attribution looks at, put together at random.
const PARTS: &str = "(Ana|Ruiz|Tom|RUIZ:|@ruiz|The envoy|the mayor|she|he|who|they|his|said|told|added|according to|by|of|and|but|\
    CNN|Mr\\.|the ministry’s report|a person|briefed on|in|[“”\"'‘’«»`]|[,.:;—()?!-]|\n|\n\n| |é|ß|中|\u{200b}|İ|’s|'s|6'|3| ){0,80}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_attribution_stands_in_the_text(text in PARTS) {
        holds(&text)?;
    }

    #[test]
    fn of_any_characters_too(text in any::<String>()) {
        holds(&text)?;
    }
}
