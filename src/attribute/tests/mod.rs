//! Attribution from text to speaker, on sentences of our own.

mod antecedents;

use super::*;
use crate::document::Block;
use crate::document::BlockKind;
use crate::document::Metadata;
use crate::document::Origin;
use crate::extract::Kind;
use crate::extract::Piece;
use crate::text::Span;

/// A document of paragraphs with every “…” as speech of its own.
pub(crate) fn read(text: &str) -> (Document, Vec<Quotation>) {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            blocks.push(Block {
                span: Span::new(start, start + line.trim_end().len()),
                kind: BlockKind::Paragraph,
            });
        }
        start += line.len();
    }
    let opens: Vec<usize> = text.match_indices('“').map(|(at, _)| at).collect();
    let quotations = opens
        .iter()
        .filter_map(|&open| {
            let close = open + text[open..].find('”')?;
            Some(Quotation {
                pieces: vec![Piece {
                    span: Span::new(open + 3, close),
                    open: Some(Span::new(open, open + 3)),
                    close: Some(Span::new(close, close + 3)),
                }],
                kind: Kind::Speech,
                probability: 1.0,
            })
        })
        .collect();
    let document = Document {
        path: "a.txt".into(),
        metadata: Metadata::default(),
        text: text.into(),
        blocks,
        turns: vec![],
        origin: Origin::Same,
        anchors: vec![],
        warnings: vec![],
    };
    (document, quotations)
}

/// Checks source and speaker of each quotation, written `source: speaker`.
#[track_caller]
pub(crate) fn check(text: &str, expected: &[&str]) {
    let (document, quotations) = read(text);
    let found: Vec<String> = attribute(&document, quotations)
        .iter()
        .map(|it| {
            let source = it.source.map_or("-", |span| document.slice(span));
            let speaker = it.speaker.as_ref().map_or("-", |it| it.name.as_str());
            format!("{source}: {speaker}")
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_surname_is_the_fullest_name_of_the_document() {
    check(
        "Mayor Ana Ruiz opened the bridge.\n“It holds,” Ruiz said.",
        &["Ruiz: Ana Ruiz"],
    );
}

#[test]
fn a_pronoun_is_whoever_it_stands_for() {
    check("Ana Ruiz arrived late. “Traffic,” she said.", &["she: Ana Ruiz"]);
}

#[test]
fn the_addressee_does_not_speak() {
    check("Ana Ruiz told Tom Beck: “Go home.”", &["Ana Ruiz: Ana Ruiz"]);
}

#[test]
fn the_subject_of_two_verbs_speaks() {
    check(
        "Ana Ruiz would not answer Tom Beck directly, but added: “It is late.”",
        &["Ana Ruiz: Ana Ruiz"],
    );
}

#[test]
fn a_role_behind_a_place_is_no_apposition() {
    check(
        "Mayor Ana Ruiz came.\nAt a hearing in Ashford, the mayor said there was “no rust.”",
        &["the mayor: Ana Ruiz"],
    );
}

#[test]
fn the_verb_of_an_inner_clause_is_its_own_subjects() {
    check(
        "It was closed by an order that Mayor Ana Ruiz described as “needed.”",
        &["Mayor Ana Ruiz: Ana Ruiz"],
    );
}

#[test]
fn a_party_member_is_no_new_person() {
    check(
        "Tom Beck spoke. “It is late,” the Republican said.",
        &["the Republican: Tom Beck"],
    );
}

#[test]
fn a_document_speaks_for_whoever_it_comes_from() {
    check(
        "A Coast Guard memo said it was “unsafe.”\nThe memo called it “rotten.”",
        &["A Coast Guard memo: Coast Guard", "The memo: Coast Guard"],
    );
    check(
        "The lawsuit, filed by the Dockers Union, says pay is “a joke.”\nThe lawsuit calls rest “rare.”",
        &["The lawsuit: Dockers Union", "The lawsuit: Dockers Union"],
    );
}

#[test]
fn a_document_speaks_for_whose_page_it_is_on() {
    check(
        "A notice on the Harbour Party's website calls the fee “a burden.”",
        &["A notice on the Harbour Party's website: Harbour Party"],
    );
}

#[test]
fn a_name_and_a_noun_are_one_body() {
    check(
        "Tom Holt's campaign called it “a smear.”\n\nThe Ruiz campaign denied that.\n\nThe Holt campaign later said it was “a \
         lie.”",
        &[
            "Tom Holt's campaign: Tom Holt's campaign",
            "The Holt campaign: Tom Holt's campaign",
        ],
    );
}

#[test]
fn it_is_one_body_and_not_several_things() {
    check(
        "The Harbour Party is in trouble. His tweets said the harbour would be sold. It called the reports “a smear.”",
        &["It: Harbour Party"],
    );
}

#[test]
fn a_handle_is_the_person_of_that_name() {
    check(
        "Tobias Wren rose.\n@mayorwren: “Never.”",
        &["@mayorwren: Tobias Wren"],
    );
}

#[test]
fn a_label_inside_the_marks_says_who_speaks() {
    check(
        "Tobias Wren met the press.\n“WREN: We will open the bridge.”",
        &["WREN: Tobias Wren"],
    );
}

#[test]
fn words_quoted_in_a_labelled_turn_are_the_labelled_speakers() {
    check(
        "The interview went on.\n\n\"BECK: But, Governor, I have to ask, as “the harbour papers show it every day” now.\n\n\"ORR: \
         Ruiz said “we never had an offer,” and left.",
        &["BECK: BECK", "Ruiz: Ruiz"],
    );
}

#[test]
fn a_dateline_names_nobody_in_the_story() {
    check(
        "The harbour\n\nASHFORD, Iowa (Nordic Wire) — Ana Ruiz came home on Monday.\n\n“We open in May,” the senator said.",
        &["the senator: Ana Ruiz"],
    );
    check(
        "The harbour\n\nOLD HARBOUR - The council met with Ana Ruiz.\n\nShe called the plan “a joke.”",
        &["She: Ana Ruiz"],
    );
}

#[test]
fn a_role_behind_a_body_is_the_persons() {
    check(
        "“No,” said Harbour Party of Iowa chair Ana Ruiz.",
        &["Harbour Party of Iowa chair Ana Ruiz: Ana Ruiz"],
    );
}

#[test]
fn a_common_word_that_opens_a_sentence_is_nobody() {
    check(
        "Ana Ruiz met the council. Hours passed. She called the plan “a joke.”",
        &["She: Ana Ruiz"],
    );
    check(
        "Ann Young met the council. Young called the plan “a joke.”",
        &["Young: Ann Young"],
    );
}

#[test]
fn a_name_is_no_longer_than_the_name() {
    check(
        "“No,” said Harbour Guild Rapporteur Mary Orr. “Yes,” said Susan Beck Susan Marie BeckHarbour.",
        &[
            "Harbour Guild Rapporteur Mary Orr: Mary Orr",
            "Susan Beck: Susan Beck",
        ],
    );
}

#[test]
fn the_iowa_democrat_is_a_role() {
    check(
        "Rep. Ana Ruiz, an Iowa Democrat, came home. “We open in May,” the Iowa Democrat said.",
        &["the Iowa Democrat: Ana Ruiz"],
    );
}

#[test]
fn a_cue_and_its_subject_may_stand_between_commas() {
    check(
        "Because of how the towns wrote the lease, explained Ruiz, “we never had an offer for it.”",
        &["Ruiz: Ruiz"],
    );
}

#[test]
fn i_is_the_author() {
    let speaker = |byline: &str| {
        let (mut document, quotations) = read("“Why not?” I asked the harbour master on Monday.");
        document.metadata.byline = Some(byline.into());
        let speaker = attribute(&document, quotations)[0].speaker.clone();
        speaker.map(|it| it.name)
    };
    assert_eq!(speaker("By Tom Holt, staff writer").as_deref(), Some("Tom Holt"));
    assert_eq!(speaker("Tom Holt and Ana Ruiz"), None);
    assert_eq!(speaker("Staff"), None);
}

#[test]
fn a_place_is_nobody_to_a_pronoun() {
    check(
        "Ana Ruiz spoke in Chelsea. “It holds,” she said.",
        &["she: Ana Ruiz"],
    );
}

#[test]
fn a_pronoun_that_two_fit_is_less_sure() {
    let confidence = |text: &str| {
        let (document, quotations) = read(text);
        let all = attribute(&document, quotations);
        let last = all.last().expect("one quotation");
        let speaker = last.speaker.as_ref();
        let sure = speaker.map_or(0.0, |it| it.confidence);
        (sure, speaker.map(|it| it.name.clone()))
    };
    let (one, _) = confidence("Tom Beck came home. “It is late,” he said.");
    let (two, speaker) = confidence("Tom Beck said “wait.”\nPaul Orr went home. “It is late,” he said.");
    assert!(two < one, "{two} {one}");
    assert_eq!(speaker.as_deref(), Some("Paul Orr"));
}

#[test]
fn nothing_is_found_in_an_empty_document() {
    check("", &[]);
}

#[test]
fn a_lawsuit_is_whoever_filed_it() {
    check(
        "Tom Beck filed a petition in the Ashford Court to stop the work. The petition accuses the town of “bullying a fisherman.”",
        &["The petition: Tom Beck"],
    );
    check(
        "A lawsuit filed on Monday by the Harbour Union names Mayor Ana Ruiz. The Ashford Bank declined to comment. “She knew,” the suit says.",
        &["the suit: Harbour Union"],
    );
}

#[test]
fn a_document_that_was_only_obtained_is_not_the_finders() {
    check(
        "Ana Ruiz wrote a letter reviewed by The Ashford Post. The letter called the harbour “a ruin.”",
        &["The letter: Ana Ruiz"],
    );
}

#[test]
fn a_report_that_nobody_made_is_credited_itself() {
    check(
        "The Ashford Bank closed early, according to a harbour report. The report called it “a precaution.”",
        &["The report: a harbour report"],
    );
}

#[test]
fn a_statement_is_whose_who_said_it_in_one() {
    check(
        "“It was an error,” Dana Cook said in a statement to the Ashford Post. “We regret it,” the statement added.",
        &["Dana Cook: Dana Cook", "the statement: Dana Cook"],
    );
    check(
        "In a memo, Tom Beck wrote that the boats were lost. The memo called it “a bad night.”",
        &["The memo: Tom Beck"],
    );
}

#[test]
fn a_speech_is_whose_who_gave_it() {
    check(
        "The council heard the speech Tom Beck gave on Monday. The speech called the boats “lost for good.”",
        &["The speech: Tom Beck"],
    );
    check(
        "The letter Ana Ruiz signed was long. “The harbour is old,” the letter read.",
        &["the letter: Ana Ruiz"],
    );
}

#[test]
fn its_report_is_the_bodys() {
    check(
        "The Harbour Union warned of this in its 2013 report. “The boats are old,” the report stated.",
        &["the report: Harbour Union"],
    );
}

#[test]
fn a_group_is_no_newspaper() {
    check(
        "The Harbour Union stayed away, the Ashford Tribune reported. “We were not asked,” the group said.",
        &["the group: Harbour Union"],
    );
    check(
        "The Harbour Union stayed away, the Ashford Tribune reported. “They were not asked,” the newspaper wrote.",
        &["the newspaper: Ashford Tribune"],
    );
    check(
        "The Harbour Union met the Ashford Bank. The court called it “void.”",
        &["The court: The court"],
    );
}

#[test]
fn a_noun_in_apposition_to_a_name_is_that_body() {
    check(
        "The super PAC, Priorities Harbour Action, bought an ad. “Money talks,” the super PAC said.",
        &["the super PAC: Priorities Harbour Action"],
    );
}

#[test]
fn a_relative_pronoun_is_the_person_not_the_place() {
    check(
        "The council heard from Sen. Ana Ruiz of Iowa, who called it “a joke.”",
        &["who: Ana Ruiz"],
    );
    check(
        "The reply came from Carl Oden Jr., who suggested that it was “late.”",
        &["who: Carl Oden Jr."],
    );
    check(
        "It was opened by Tom Beck, the harbour's chief pilot, who called it “a relief.”",
        &["who: Tom Beck"],
    );
}

#[test]
fn relative_pronouns_in_a_row_come_to_an_end() {
    let text = format!("{}said “no such boats here today.”", "who, ".repeat(100_000));
    check(&text, &["who: -"]);
}

#[test]
fn a_short_sentence_is_no_label() {
    check(
        "Gallery owner Ana Ruiz spoke.\n“It holds,” Ruiz said.",
        &["Ruiz: Ana Ruiz"],
    );
}

#[test]
fn a_function_word_behind_an_abbreviation_opens_a_sentence() {
    check(
        "They meant to keep the boats out of the U.S. While Ruiz objected, the groups who wrote to her say they are “alarmed.” The groups called it “unfair.”",
        &["the groups: the groups", "The groups: The groups"],
    );
}

#[test]
fn a_verb_is_no_part_of_a_name() {
    check(
        "The Harbour Foundation estimates that it will cost “a great deal.”",
        &["The Harbour Foundation: Harbour Foundation"],
    );
    check(
        "In May, the city council voted to pay for what it called “the last boat.”",
        &["the city council: the city council"],
    );
    check(
        "Some experts I spoke to called it “a breakthrough.”",
        &["Some experts: Some experts"],
    );
    check(
        "Enter The Ashford Post. “He sells boats,” the Post wrote on Monday about the mayor of the town.",
        &["the Post: Ashford Post"],
    );
}

#[test]
fn a_month_is_a_surname_where_somebody_bears_it() {
    check(
        "Theresa May resigned on Friday. “I leave with no ill will,” May said. In May, she had called it “a deep regret.”",
        &["May: Theresa May", "she: Theresa May"],
    );
    check(
        "Ana Ruiz came in June. In June, she called it “a joke.”",
        &["she: Ana Ruiz"],
    );
}

#[test]
fn titles_of_several_are_titles() {
    check(
        "New York Reps. Ana Ruiz and Nora Holt went to the harbour on Monday. “I condemn it,” said Ruiz.",
        &["Ruiz: Ana Ruiz"],
    );
}

#[test]
fn father_and_son_are_two() {
    check(
        "Donald Holt met his son Donald Holt Jr. at the harbour. “It was late,” Holt Jr. said. “He is right,” Donald Holt added.",
        &["Holt Jr: Donald Holt Jr.", "Donald Holt: Donald Holt"],
    );
    check(
        "Jerry Oden, Jr. says that he is “at peace with it.”",
        &["Jerry Oden, Jr: Jerry Oden Jr."],
    );
}

#[test]
fn titles_parties_and_places_are_no_part_of_a_name() {
    check(
        "“It is crazy,” said the U.S. Ambassador to Ukraine Bill Taylor.",
        &["the U.S. Ambassador to Ukraine Bill Taylor: Bill Taylor"],
    );
    check(
        "Judiciary Chairman Jerry Oden, D-N.Y., called it “a grave day.”",
        &["Judiciary Chairman Jerry Oden: Jerry Oden"],
    );
    check(
        "“We hold,” Justices Clara Thomas and Ana Ruiz wrote. “It is late,” tweeted Rep.-elect Maria Holt.",
        &[
            "Justices Clara Thomas and Ana Ruiz: Justices Clara Thomas and Ana Ruiz",
            "Rep.-elect Maria Holt: Maria Holt",
        ],
    );
    check(
        "The harbour was closed on Monday after a long night. House Democrats said that they were “livid about it.”",
        &["House Democrats: House Democrats"],
    );
}

#[test]
fn a_verb_before_a_name_is_no_part_of_it() {
    check(
        "“It was cold.”\nSays Janus, who had no party, “I saw nothing of it.”",
        &["Janus: Janus", "who: Janus"],
    );
}

#[test]
fn links_that_a_page_runs_into_its_text_name_nobody() {
    check(
        "Sen. Ana Ruiz Ana Maria RuizHarbour opens at last Beck says boats return MORE (D-Iowa) said it was “ours.”",
        &["Sen. Ana Ruiz: Ana Ruiz"],
    );
    check(
        "Ana Ruiz spoke on Monday in the harbour.\nAdvertisement\nIt was “ours,” she said.",
        &["she: Ana Ruiz"],
    );
}
