//! What each rule finds, and what it leaves alone, through the whole pipeline.

use onrecord::compare::Verdict;
use onrecord::engine;
use onrecord::engine::Engine;
use onrecord::engine::References;
use onrecord::report::label;
use onrecord::rules::Level;

/// What was said, for all cases below.
const SESSION: &str = "\
MAYOR NILS ODEN: Good evening to all of you. We will rebuild the harbour, if the money comes, by next summer. I am proud of \
what the dock workers did in the great storm. We may close two of the nine schools before the winter. I told him that \
twice in the presence of the clerk. She wrote to me on Sunday: “I resign from the board of the museum at once.”

COUNCILLOR MARA LIND: I never saw the contract before it was signed. The ferry will never pay for itself in our lifetime. \
Well, uh, we do not know yet who will run the ferry. We will sell the old depot, but not to the developers from the \
capital.
";

fn document(path: &str, text: &str) -> onrecord::document::Document {
    engine::read(path, text.as_bytes()).expect("text").remove(0)
}

/// Checks an article against the session; the codes of all findings, in order.
fn found(article: &str) -> Vec<&'static str> {
    let references = References::new(vec![document("session.txt", SESSION)]);
    let report = Engine::default().check(document("article.md", article), &references);
    let findings = report.findings();
    findings.iter().map(|it| it.code).collect()
}

#[track_caller]
fn check(article: &str, expected: &[&str]) {
    assert_eq!(found(article), expected, "{article}");
}

#[test]
fn exact_words_have_no_finding() {
    check(
        "“I never saw the contract before it was signed,” Mara Lind said.\n",
        &[],
    );
}

#[test]
fn q101_words_that_no_reference_has() {
    check(
        "“The orchestra plays on the square every night of the week,” Nils Oden said.\n",
        &["Q101"],
    );
}

#[test]
fn q102_a_stronger_word() {
    check(
        "“We will close two of the nine schools before the winter,” Nils Oden said.\n",
        &["Q102"],
    );
    check(
        "“We may close four of the nine schools before the winter,” Nils Oden said.\n",
        &["Q102"],
    );
}

#[test]
fn q103_another_form_of_a_word() {
    check(
        "“I am proud of what the dock worker did in the great storm,” Nils Oden said.\n",
        &["Q103"],
    );
}

#[test]
fn q104_words_that_were_tidied() {
    check(
        "“Well, we don’t know yet who will run the ferry,” Mara Lind said.\n",
        &["Q104"],
    );
}

#[test]
fn q105_words_left_out_and_not_marked() {
    check(
        "“We will rebuild the harbour by next summer,” Nils Oden said.\n",
        &["Q105"],
    );
}

#[test]
fn q109_one_word_is_not_enough() {
    check("Nils Oden called the dock workers “great”.\n", &["Q109"]);
}

#[test]
fn q201_an_ellipsis_over_a_negation() {
    check(
        "“We will sell the old depot … to the developers from the capital,” Mara Lind said.\n",
        &["Q201"],
    );
}

#[test]
fn q106_words_said_apart() {
    let article = "“I am proud of what the dock workers did in the great storm. She wrote to me on Sunday,” Nils Oden said.\n";
    assert!(found(article).contains(&"Q106"), "{:?}", found(article));
}

#[test]
fn q102_five_words_that_lost_a_negation() {
    check(
        "“I saw the contract before it was signed,” Mara Lind said.\n",
        &["Q102"],
    );
}

#[test]
fn q108_a_speech_as_written_and_as_spoken() {
    // The day stands in the names of the files alone.
    let dated = |path: &str, words: &str| {
        document(
            path,
            &format!("MAYOR NILS ODEN: Good evening. {words}\n\nCOUNCILLOR MARA LIND: Thank you.\n"),
        )
    };
    let codes = |second: &str| -> Vec<&str> {
        let references = References::new(vec![
            dated(
                "2031-05-04-written.txt",
                "We will open the northern harbour to the herring fleet in May.",
            ),
            dated("2031-05-04-spoken.txt", second),
        ]);
        let article = "“We will open the northern harbour to the herring fleet in May,” Nils Oden said.\n";
        let report = Engine::default().check(document("article.md", article), &references);
        let findings = report.findings();
        findings.iter().map(|it| it.code).collect()
    };
    assert_eq!(
        codes("We may open the northern harbour to the herring fleet in May."),
        ["Q108"]
    );
    assert!(codes("We will open the northern harbour to the herring fleet in May!").is_empty());
}

#[test]
fn q202_an_ellipsis_that_turns_the_order_round() {
    let article = "“The ferry will never pay for itself in our lifetime … I never saw the contract before it was signed,” \
                   Mara Lind said.\n";
    assert!(found(article).contains(&"Q202"), "{:?}", found(article));
    let in_order = "“I never saw the contract before it was signed … The ferry will never pay for itself in our lifetime,” \
                    Mara Lind said.\n";
    assert!(!found(in_order).contains(&"Q202"), "{:?}", found(in_order));
}

#[test]
fn q203_a_name_in_brackets_that_nobody_mentioned() {
    let article = "“I told [Anders Hale] that twice in the presence of the clerk,” Nils Oden said.\n";
    assert!(found(article).contains(&"Q203"), "{:?}", found(article));
    let known = "“I told [Councillor Lind] that twice in the presence of the clerk,” Nils Oden said.\n";
    assert!(!found(known).contains(&"Q203"), "{:?}", found(known));
}

#[test]
fn q110_words_that_were_cut_turn_the_quotation() {
    let lind = "COUNCILLOR MARA LIND: Good evening. I do not think that the ferry will sink in the harbour this winter.\n\n\
                MAYOR NILS ODEN: Thank you.\n";
    let cut = "“The ferry will sink in the harbour this winter,” Mara Lind said.\n";
    assert_eq!(found_in(&[("session.txt", lind)], cut), ["Q110"]);
    let whole = "“I do not think that the ferry will sink in the harbour this winter,” Mara Lind said.\n";
    assert!(found_in(&[("session.txt", lind)], whole).is_empty());
}

#[test]
fn q112_a_sentence_that_goes_on_to_say_less() {
    let lind = "COUNCILLOR MARA LIND: Good evening. The ferry will sink in the harbour this winter unless the council pays.\n\n\
                MAYOR NILS ODEN: Thank you.\n";
    let cut = "“The ferry will sink in the harbour this winter,” Mara Lind said.\n";
    assert_eq!(found_in(&[("session.txt", lind)], cut), ["Q112"]);
    let fragment =
        "Mara Lind warned that the ferry “will sink in the harbour this winter” unless the council pays.\n";
    assert!(found_in(&[("session.txt", lind)], fragment).is_empty());
}

#[test]
fn q309_words_of_a_person_whom_the_article_mentions() {
    let article = "Mara Lind spoke before Nils Oden did. “I never saw the contract before it was signed,” Nils Oden said.\n";
    let codes = found(article);
    assert!(codes.contains(&"Q309") && !codes.contains(&"Q301"), "{codes:?}");
}

/// Checks an article against other files; the codes of all findings, in order.
fn found_in(references: &[(&str, &str)], article: &str) -> Vec<&'static str> {
    let references = references
        .iter()
        .map(|(path, text)| document(path, text))
        .collect();
    let references = References::new(references);
    let report = Engine::default().check(document("article.md", article), &references);
    let findings = report.findings();
    findings.iter().map(|it| it.code).collect()
}

#[test]
fn q306_a_debate_that_the_article_calls_an_interview() {
    let debate = ("archive/2031-05-04-debate-in-the-museum.txt", SESSION);
    let radio = ("archive/2031-05-06-interview-on-dock-radio.txt", SESSION);
    let unnamed = ("archive/session.txt", SESSION);
    let article = "“The ferry will never pay for itself in our lifetime,” Mara Lind said in an interview.\n";
    assert_eq!(found_in(&[debate], article), ["Q306"]);
    assert!(
        found_in(&[debate, radio], article).is_empty(),
        "she said it there as well"
    );
    assert!(
        found_in(&[debate, unnamed], article).is_empty(),
        "nobody knows what that was"
    );
    let short = "The ferry will “never pay for itself,” Mara Lind said in an interview.\n";
    assert!(!found_in(&[debate], short).contains(&"Q306"), "four words");
    let said = "“The ferry will never pay for itself in our lifetime,” Mara Lind said in a debate.\n";
    assert!(found_in(&[debate], said).is_empty());
}

#[test]
fn q601_others_agree_on_another_wording() {
    let report = |outlet: &str, words: &str| {
        format!(
            "---\noutlet: {outlet}\n---\n\nA report on the northern harbour.\n\n“{words},” Nils Oden said on Monday.\n"
        )
    };
    let may = "We may open the northern harbour to the herring fleet in May";
    let will = "We will open the northern harbour to the herring fleet in May";
    let could = "We could open the northern harbour to the herring fleet in May";
    let codes = |wordings: &[&str]| {
        let outlets = ["Harbour Times", "Dock Weekly", "Quay Post"];
        let files: Vec<(String, String)> = wordings
            .iter()
            .zip(outlets)
            .map(|(words, outlet)| (format!("{outlet}.md"), report(outlet, words)))
            .collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
        let article = report("Ferry News", will);
        found_in(&files, &article).contains(&"Q601")
    };
    assert!(codes(&[may, may]));
    assert!(codes(&[may, could, may]));
    assert!(!codes(&[may]), "one against one");
    assert!(!codes(&[may, could]), "they do not agree either");
    assert!(!codes(&[may, may, will]), "another has it so");
}

#[test]
fn q307_one_speaker_under_two_spellings() {
    let article = "“I never saw the contract before it was signed,” Marta Lindquist said.\n\nIt rained.\n\n“The ferry will \
                   never pay for itself in our lifetime,” Marta Lindqvist said.\n";
    assert!(found(article).contains(&"Q307"), "{:?}", found(article));
}

#[test]
fn q403_marks_of_irony_if_they_are_asked_for() {
    let article = "Critics laughed at the “miracle” on the pier.\n\n“I never saw the contract before it was \
                   signed,” Mara Lind said.\n";
    let references = References::new(vec![document("session.txt", SESSION)]);
    let codes = |level: Level| -> Vec<&str> {
        let engine = Engine::builder().level(move |code, default| match code {
            "Q403" => level,
            _ => default,
        });
        let report = engine.build().check(document("article.md", article), &references);
        report.findings().iter().map(|it| it.code).collect()
    };
    assert_eq!(codes(Level::Warning), ["Q403"]);
    assert!(codes(Level::Off).is_empty());
}

#[test]
fn q404_a_headline_that_is_not_the_bodys() {
    let article = |headline: &str| {
        format!(
            "# Oden: “{headline}”\n\n“We may close two of the nine schools before the winter,” Nils Oden said.\n"
        )
    };
    let changed = found(&article(
        "We will close two of the nine schools before the winter",
    ));
    assert!(changed.contains(&"Q404"), "{changed:?}");
    let same = found(&article("We may close two of the nine schools"));
    assert!(!same.contains(&"Q404"), "{same:?}");
}

#[test]
fn q405_one_utterance_printed_twice_differently() {
    let article = |again: &str| {
        format!(
            "“The orchestra plays on the square every night of the week,” Nils Oden said.\n\nThe council adjourned.\n\n\
             “{again},” Nils Oden said again in his closing words.\n"
        )
    };
    let changed = found(&article(
        "The orchestra plays on the pier every night of the week",
    ));
    assert!(changed.contains(&"Q405"), "{changed:?}");
    let same = found(&article("The orchestra plays on the square"));
    assert!(!same.contains(&"Q405"), "{same:?}");
}

#[test]
fn q106_answers_to_different_questions() {
    let article = "“I am proud of what the dock workers did in the great storm. It was never a secret that we would run the ferry \
                   ourselves,” Nils Oden said.\n";
    let session = "MAYOR NILS ODEN: I am proud of what the dock workers did in the great storm.\n\nCOUNCILLOR MARA LIND: And the \
                   ferry? Nobody ever answered that question in this room, though I put it to the mayor in March and in May.\n\n\
                   MAYOR NILS ODEN: It was never a secret that we would run the ferry ourselves.\n";
    let references = References::new(vec![document("session.txt", session)]);
    let report = Engine::default().check(document("article.md", article), &references);
    let findings = report.findings();
    let codes: Vec<&str> = findings.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["Q106"]);
}

#[test]
fn q204_brackets_instead_of_words() {
    check(
        "“I told [the mayor] that twice in the presence of the clerk,” Nils Oden said.\n",
        &["Q204"],
    );
}

#[test]
fn q301_nobody_is_credited() {
    let article = "The evening was long.\n\n“I never saw the contract before it was signed.”\n\nIt rained.\n";
    assert!(found(article).contains(&"Q301"), "{:?}", found(article));
}

#[test]
fn q302_words_of_somebody_else() {
    check(
        "“I never saw the contract before it was signed,” Nils Oden said.\n",
        &["Q302"],
    );
}

#[test]
fn q303_words_that_were_read_aloud() {
    check(
        "“I resign from the board of the museum at once,” Nils Oden said.\n",
        &["Q303"],
    );
}

#[test]
fn q305_words_that_only_another_outlet_has() {
    let report = "---\noutlet: The Harbour Times\n---\n\n“The cranes were never paid for by anybody in this town,” \
                  Nils Oden told a reporter.\n";
    let references = References::new(vec![document("times.md", report)]);
    let codes = |article: &str| -> Vec<&str> {
        let report = Engine::default().check(document("article.md", article), &references);
        report.findings().to_vec().iter().map(|it| it.code).collect()
    };
    let quotation = "“The cranes were never paid for by anybody in this town,” Nils Oden";
    assert_eq!(codes(&format!("{quotation} said.\n")), ["Q305"]);
    assert!(codes(&format!("{quotation} told the Harbour Times.\n")).is_empty());
}

#[test]
fn q401_a_mark_that_nothing_closes() {
    let article =
        "“I never saw the contract before it was signed,” Mara Lind said. “The ferry\n\nNobody answered.\n";
    assert!(found(article).contains(&"Q401"), "{:?}", found(article));
}

#[test]
fn q402_two_styles_in_one_pair() {
    let article = "“I never saw the contract before it was signed,\" Mara Lind said.\n";
    check(article, &["Q402"]);
}

#[test]
fn q501_nothing_to_check_against() {
    let references = References::new(Vec::new());
    let article = document("article.md", "“I never saw the contract,” Mara Lind said.\n");
    let report = Engine::default().check(article, &references);
    let findings = report.findings();
    let codes: Vec<&str> = findings.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["Q501"]);
}

/// A verdict that is bad and reported by no rule would be green by mistake.
#[test]
fn every_bad_verdict_is_reported() {
    let read = |path: &str| {
        #[allow(clippy::disallowed_methods, reason = "a test reads fixtures")]
        let bytes = std::fs::read(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).expect("a fixture");
        engine::read(path, &bytes).expect("text").remove(0)
    };
    let names = [
        "epoch-times",
        "financial-times",
        "kyiv-independent",
        "outlet-a",
        "outlet-c",
    ];
    let seeds: Vec<String> = names.iter().map(|name| format!("seeds/{name}.md")).collect();
    let references = References::new(seeds.iter().map(|path| read(path)).collect());
    let mut bad = 0;
    for path in &seeds {
        let report = Engine::default().check(read(path), &references);
        let article = report.article();
        let findings = report.findings();
        for (index, case) in article.cases.iter().enumerate() {
            if matches!(
                case.verdict,
                Verdict::Altered | Verdict::Distorted | Verdict::NotFound
            ) {
                bad += 1;
                let text = case.attribution.quotation.text(&article.document.text);
                let verdict = label(case.verdict);
                assert!(
                    findings.iter().any(|it| it.case == Some(index)),
                    "{path}: {verdict}: {text}"
                );
            }
        }
    }
    assert!(bad > 0);
}
