//! The scanner on sentences with marks: what is found, and what is diagnosed.

use super::*;
use crate::document::Block;
use crate::document::BlockKind;
use crate::document::Metadata;
use crate::document::Origin;

/// A document of paragraphs, one a line.
pub(super) fn paragraphs(text: &str) -> Document {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim_end();
        if !body.is_empty() {
            blocks.push(Block {
                span: Span::new(start, start + body.len()),
                kind: BlockKind::Paragraph,
            });
        }
        start += line.len();
    }
    Document {
        path: "test.txt".into(),
        metadata: Metadata::default(),
        text: text.into(),
        blocks,
        turns: vec![],
        origin: Origin::Same,
        anchors: vec![],
        warnings: vec![],
    }
}

/// Every quotation, its pieces joined by ` | `, and every fault.
fn scan(text: &str) -> String {
    let document = paragraphs(text);
    let extraction = extract(&document);
    let mut lines: Vec<String> = extraction
        .quotations
        .iter()
        .map(|it| {
            let pieces: Vec<&str> = it.pieces.iter().map(|piece| document.slice(piece.span)).collect();
            pieces.join(" | ")
        })
        .collect();
    lines.extend(extraction.faults.iter().map(|fault| {
        let offset = fault.mark.start;
        format!("! {:?} {} at {offset}", fault.kind, document.slice(fault.mark))
    }));
    lines.join("\n")
}

/// Expects these quotations and faults, one a line.
#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(scan(text), expected, "in: {text}");
}

#[test]
fn words_that_the_headline_has_too_are_said_in_the_body() {
    let text = "‘She cannot be bought’: Ruiz refuses\n\n“No gifts,” Tom Holt said in an interview. “She cannot be bought.”\n";
    let document =
        crate::ingest::read("a.txt", text.as_bytes(), &crate::ingest::Options::default()).expect("text");
    let kinds: Vec<_> = extract(&document[0])
        .quotations
        .iter()
        .map(|it| it.kind)
        .collect();
    assert_eq!(kinds, [Kind::Speech; 3]);
}

#[test]
fn every_style_of_marks() {
    check("“Rain,” Lowe said.", "Rain,");
    check("\"Rain,\" Lowe said.", "Rain,");
    check("''Rain,'' Lowe said.", "Rain,");
    check("``Rain,'' Lowe said.", "Rain,");
    check("‘Rain,’ Lowe said.", "Rain,");
    check("'Rain,' Lowe said.", "Rain,");
    check("« Pluie », dit Lowe.", "Pluie");
    check("„Regen“, sagte Lowe.", "Regen");
    check("‚Regen‘, sagte Lowe.", "Regen");
    check("‹ Pluie ›, dit Lowe.", "Pluie");
    check("»Regen«, sagte Lowe.", "Regen");
}

#[test]
fn a_mark_of_another_style_closes_and_is_diagnosed() {
    check("“We are done.\" Lowe left.", "We are done.\n! Mixed \" at 15");
    check("\"We are done,” said Lowe.", "We are done,\n! Mixed ” at 13");
    check("“We are done,'' said Lowe.", "We are done,\n! Mixed '' at 15");
}

#[test]
fn inner_quotations_belong_to_the_outer_one() {
    check(
        "“He cried ‘fire’ and we left,” Lowe said.",
        "He cried ‘fire’ and we left,",
    );
    check("“She told me, ‘Stay.’”", "She told me, ‘Stay.’");
    check("\"She told me, 'Stay.'\"", "She told me, 'Stay.'");
    check("''She told me, 'Stay.'''", "She told me, 'Stay.'");
    check(
        "'''Stay' was all she said,'' Lowe recalled.",
        "'Stay' was all she said,",
    );
    check("‘He said “never” to me,’ said Lowe.", "He said “never” to me,");
    check(
        "\"I saw \"Hamlet\" twice,\" Lowe said.",
        "I saw \"Hamlet\" twice,",
    );
    check("“I saw “Hamlet” twice,” Lowe said.", "I saw “Hamlet” twice,");
}

#[test]
fn apostrophes_are_no_marks() {
    check("The dogs' bowls and the cats' beds weren't Lowe's.", "");
    check("It was the summer of ’69, not the '90s, ’twas said of 'em.", "");
    check("Rock 'n' roll isn't dead.", "");
    check(
        "‘I don't mind the girls' singing,’ said Lowe.",
        "I don't mind the girls' singing,",
    );
    check(
        "'I don't mind the girls' singing,' said Lowe.",
        "I don't mind the girls' singing,",
    );
    check(
        "‘I don’t mind the girls’ singing,’ said Lowe.",
        "I don’t mind the girls’ singing,",
    );
    check("“’Twas the ’80s,” he said.", "’Twas the ’80s,");
    check("“I was runnin’,” he said.", "I was runnin’,");
}

#[test]
fn primes_and_inches_are_no_marks() {
    check("The 6'4\" keeper said, \"I feel tall.\"", "I feel tall.");
    check("A 12\" pipe burst, Lowe said. \"It flooded.\"", "It flooded.");
    check(
        "\"The 6'4\" keeper is fine,\" Lowe said.",
        "The 6'4\" keeper is fine,",
    );
    check(
        "\"We lost 10 in 2015,\" she said. \"We lost 12 in 2016\".",
        "We lost 10 in 2015,\nWe lost 12 in 2016",
    );
}

#[test]
fn a_clause_of_attribution_splits_one_quotation() {
    check("“Rain,” Lowe said, “is coming.”", "Rain, | is coming.");
    check("‘Rain’, Lowe said, ‘is coming’.", "Rain | is coming");
    check("“Rain came,” Lowe said. “We left.”", "Rain came,\nWe left.");
    check("Lowe called it “vile” and “cheap”.", "vile\ncheap");
    check("“Rain?” asked Mr. Lowe, “or hail?”", "Rain? | or hail?");
}

#[test]
fn an_open_quotation_goes_on_in_a_paragraph_that_opens_with_a_mark() {
    check(
        "“First point.\n\n“Second point,” Lowe said.",
        "First point. | Second point,",
    );
    check(
        "\"First point.\n\n\"Second.\n\n\"Third,\" Lowe said.",
        "First point. | Second. | Third,",
    );
    check(
        "‘First point.\n\n‘Second point,’ Lowe said.",
        "First point. | Second point,",
    );
}

#[test]
fn a_missing_close_ends_with_its_paragraph() {
    check(
        "Lowe said “stop.\n\nBeck left. “Go,” he said.",
        "stop.\nGo,\n! Unclosed “ at 10",
    );
    check(
        "\"Stop, Lowe said.\n\n\"Go,\" Beck said. \"Now.\"",
        "Stop, Lowe said. | Go,\nNow.",
    );
    check(
        "Lowe said “stop now. Beck said “go” and left.",
        "stop now.\ngo\n! Unclosed “ at 10",
    );
}

#[test]
fn a_stray_close_is_diagnosed() {
    check("Lowe left.” Beck stayed.", "! Stray ” at 10");
    check("“Yes,” he said. No.” Beck stayed.", "Yes,\n! Stray ” at 23");
    check("\"Yes,\" he said. No.\" Beck stayed.", "Yes,\n! Stray \" at 19");
}

#[test]
fn nothing_between_marks_is_nothing() {
    check("\"\" and “ ” and ''''", "");
}

#[test]
fn block_quotations_need_no_marks() {
    let mut document = paragraphs("We won and we thank you. — Ana Lowe (@analowe), 3 May\nNext.");
    document.blocks[0].kind = BlockKind::BlockQuote;
    let quotations = extract(&document).quotations;
    assert_eq!(quotations.len(), 1);
    assert_eq!(document.slice(quotations[0].span()), "We won and we thank you.");
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    /// Text full of marks.
    fn marked() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("“"),
            Just("”"),
            Just("\""),
            Just("'"),
            Just("''"),
            Just("`"),
            Just("‘"),
            Just("’"),
            Just("«"),
            Just("»"),
            Just("„"),
            Just("‹"),
            Just("›"),
            Just("‚"),
            Just(" "),
            Just(" "),
            Just("said "),
            Just("Rain, "),
            Just("é"),
            Just("6"),
            Just("."),
            Just(","),
            Just("\n"),
            Just("\n\n"),
            Just("s"),
            Just("—"),
            Just("="),
        ];
        prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
    }

    /// Paragraphs in order, without a fault, of one style.
    fn article() -> impl Strategy<Value = Vec<String>> {
        let sentence = prop_oneof![
            Just("“We will rebuild the bridge,” Lowe said."),
            Just("Beck called the plan “reckless” on Monday."),
            Just("Nobody spoke at the meeting in March."),
            Just("Lowe added: “They told us ‘never’, and we left.”"),
            Just("The dogs' owner didn't answer."),
        ];
        let paragraph = prop::collection::vec(sentence, 1..4).prop_map(|it| it.join(" "));
        prop::collection::vec(paragraph, 2..6)
    }

    /// The pieces of each paragraph, from its start.
    fn pieces(document: &Document) -> Vec<Vec<Span>> {
        let mut of = vec![vec![]; document.blocks.len()];
        for piece in extract(document).quotations.iter().flat_map(|it| &it.pieces) {
            let block = document.block_at(piece.span.start).expect("pieces lie in blocks");
            let start = document.blocks[block].span.start;
            of[block].push(Span::new(piece.span.start - start, piece.span.end - start));
        }
        of
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,200}") {
            let document = paragraphs(&text);
            prop_assert!(extract(&document).quotations.len() <= text.len());
        }

        #[test]
        fn pieces_are_ordered_apart_and_inside_their_blocks(text in marked()) {
            let document = paragraphs(&text);
            let extraction = extract(&document);
            let mut end = 0;
            for piece in extraction.quotations.iter().flat_map(|it| &it.pieces) {
                prop_assert!(piece.span.start >= end && !piece.span.is_empty());
                prop_assert!(text.is_char_boundary(piece.span.start) && text.is_char_boundary(piece.span.end));
                let block = document.block_at(piece.span.start).expect("pieces lie in blocks");
                prop_assert!(document.blocks[block].span.encloses(piece.span));
                end = piece.span.end;
            }
            let mut marks: Vec<Span> = extraction.faults.iter().map(|it| it.mark).collect();
            prop_assert!(marks.iter().all(|it| text.get(it.start..it.end).is_some()));
            marks.dedup();
            prop_assert_eq!(marks.len(), extraction.faults.len());
        }

        #[test]
        fn a_stray_mark_changes_no_other_paragraph(article in article(), at in any::<prop::sample::Index>(), mark in "[“”\"]") {
            let whole = pieces(&paragraphs(&article.join("\n\n")));
            let number = at.index(article.len());
            let mut faulty = article;
            let spaces: Vec<usize> = faulty[number].match_indices(' ').map(|(at, _)| at).collect();
            let space = spaces[at.index(spaces.len())];
            faulty[number].insert_str(space, &mark);
            let mut other = pieces(&paragraphs(&faulty.join("\n\n")));
            other[number].clone_from(&whole[number]);
            prop_assert_eq!(whole, other);
        }
    }
}
