//! Lines of pages, laid out.

use proptest::prelude::*;

use super::*;

/// Lines of a page: text, left, base; letters are five wide and ten high.
fn lines(page: usize, rows: &[(&str, f32, f32)]) -> Vec<PdfLine> {
    let line = |(at, (text, left, base)): (usize, &(&str, f32, f32))| PdfLine {
        page,
        line: at + 1,
        left: *left,
        right: left + 5.0 * text.chars().count() as f32,
        base: *base,
        size: 10.0,
        word: left + 5.0 * text.split(' ').next().unwrap_or_default().chars().count() as f32,
        text: (*text).to_owned(),
    };
    rows.iter().enumerate().map(line).collect()
}

#[track_caller]
fn check(lines: &[PdfLine], expected: &[&str]) {
    let laid = lay_out(lines);
    let found: Vec<String> = laid
        .blocks
        .iter()
        .map(|block| block.span.of(&laid.text).replace('\n', " "))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn lines_become_paragraphs_by_gap_by_indent_and_where_a_line_ends_early() {
    let first = ("The board met on Friday and sent", 0.0, 10.0);
    let second = ("everybody home.", 0.0, 22.0);
    check(
        &lines(1, &[first, second, ("It rained.", 0.0, 46.0)]),
        &["The board met on Friday and sent everybody home.", "It rained."],
    );
    check(
        &lines(1, &[first, second, ("It rained.", 0.0, 34.0)]),
        &["The board met on Friday and sent everybody home.", "It rained."],
    );
    let full = ("everybody home in the hard rain.", 0.0, 22.0);
    check(
        &lines(
            1,
            &[
                first,
                full,
                ("It had rained all that week", 12.0, 34.0),
                ("and more.", 0.0, 46.0),
            ],
        ),
        &[
            "The board met on Friday and sent everybody home in the hard rain.",
            "It had rained all that week and more.",
        ],
    );
}

#[test]
fn hyphens_at_line_ends_are_joined_and_those_of_words_are_kept() {
    check(
        &lines(
            1,
            &[
                ("“Nobody asked the fisher-", 0.0, 10.0),
                ("men,” she said.", 0.0, 22.0),
            ],
        ),
        &["“Nobody asked the fishermen,” she said."],
    );
    check(
        &lines(
            1,
            &[("A plan that is well-", 0.0, 10.0), ("known to us.", 0.0, 22.0)],
        ),
        &["A plan that is well-known to us."],
    );
    check(
        &lines(
            1,
            &[("A re-sale is a re-", 0.0, 10.0), ("sale, said Ruiz.", 0.0, 22.0)],
        ),
        &["A re-sale is a re-sale, said Ruiz."],
    );
}

#[test]
fn a_quotation_goes_on_over_the_page_and_its_feet() {
    let mut both = lines(
        1,
        &[
            ("“We never had an offer", 0.0, 700.0),
            ("Harbour Post 1", 0.0, 760.0),
        ],
    );
    both.extend(lines(
        2,
        &[
            ("Harbour Post 2", 0.0, 760.0),
            ("for the quay,” she said.", 0.0, 40.0),
        ],
    ));
    check(
        &both,
        &[
            "“We never had an offer for the quay,” she said.",
            "Harbour Post 1",
            "Harbour Post 2",
        ],
    );
    let laid = lay_out(&both);
    let at = laid.text.find("for the quay").expect("the second page");
    let anchor = laid
        .anchors
        .iter()
        .rfind(|it| it.offset <= at)
        .expect("an anchor");
    assert_eq!(anchor.place, Place::Page { page: 2, line: 2 });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever stands where: blocks lie in order on char boundaries, places are sorted, and no letter is lost.
    #[test]
    fn any_lines_are_laid_out(
        lines in prop::collection::vec(
            (1_usize..4, -50_i16..900, -50_i16..900, 1_i16..40, prop::sample::select(TEXTS)),
            0..40,
        )
    ) {
        let lines: Vec<PdfLine> = lines
            .into_iter()
            .enumerate()
            .map(|(at, (page, left, base, size, text))| PdfLine {
                page,
                line: at + 1,
                left: f32::from(left),
                right: f32::from(left) + 5.0 * text.len() as f32,
                base: f32::from(base),
                size: f32::from(size),
                word: f32::from(left) + 5.0,
                text: text.to_owned(),
            })
            .collect();
        let laid = lay_out(&lines);
        let mut end = 0;
        for block in &laid.blocks {
            prop_assert!(block.span.start >= end && !block.span.is_empty());
            prop_assert!(laid.text.get(block.span.start..block.span.end).is_some());
            end = block.span.end;
        }
        prop_assert!(laid.anchors.is_sorted_by_key(|anchor| anchor.offset));
        prop_assert_eq!(laid.anchors.len(), lines.len());
        let letters = |text: &str| text.chars().filter(|it| it.is_alphanumeric()).count();
        prop_assert_eq!(letters(&laid.text), lines.iter().map(|line| letters(&line.text)).sum::<usize>());
    }
}

const TEXTS: &[&str] = &[
    "“We never had an of-",
    "fer,” she said.",
    "Page 2 of 4",
    "7",
    "ANA RUIZ: No.",
    "well-",
    "-",
    "\u{ad}",
    "naïve —",
    "🜁",
    "North-",
];
