//! What outlets made of utterances → a report to read, forward or process.
//!
//! Variances enter in the order they are to be told, with the totals of everything read, so that a report can say what
//! it leaves out. Reporters show words as printed and give every difference its kind in words.

use std::collections::BTreeSet;
use std::io;
use std::io::Write;

mod apparatus;
mod html;
mod json;
mod markdown;
mod places;
mod terminal;

use crate::compare::Severity;
use crate::compare::collation::Cell;
use crate::compare::collation::Collation;
use crate::compare::collation::Column;
use crate::compare::variance::Variance;
use crate::document::Document;
use crate::report::Palette;
use crate::report::columns::Mark;

/// A way of reporting variances.
#[derive(Debug)]
pub struct Reporter {
    /// What it is called on the command line.
    pub name: &'static str,
    /// Whom it is for.
    pub about: &'static str,
    /// Tells utterances of so many outlets or more unless asked otherwise.
    pub outlets: usize,
    /// Writes the report.
    pub write: fn(&Survey<'_>, &mut dyn Write) -> io::Result<()>,
}

/// Every way of reporting variances.
pub const REPORTERS: &[Reporter] = &[
    terminal::REPORTER,
    json::REPORTER,
    markdown::REPORTER,
    html::REPORTER,
];

/// The reporter of that name.
pub fn reporter(name: &str) -> Option<&'static Reporter> {
    REPORTERS.iter().find(|reporter| reporter.name == name)
}

/// Utterances to tell of, and what they were found in.
#[derive(Debug)]
pub struct Survey<'a> {
    /// The utterances, in order.
    pub variances: &'a [Variance<'a>],
    /// What there was in all.
    pub totals: Totals,
    /// The colours, for terminals.
    pub palette: Palette,
    /// Columns of the terminal.
    pub width: usize,
}

/// Numbers of everything read, told of or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Totals {
    /// Documents read.
    pub documents: usize,
    /// Different outlets among them.
    pub outlets: usize,
    /// Quotations of speech.
    pub quotations: usize,
    /// Different things said.
    pub utterances: usize,
    /// Utterances that two or more outlets print.
    pub shared: usize,
    /// Shared utterances whose words differ.
    pub reworded: usize,
    /// Shared utterances whose words differ in substance.
    pub substantive: usize,
    /// Utterances whose speaker outlets disagree on.
    pub speakers_disagree: usize,
}

impl Totals {
    /// Counts documents, their speech, and all variances there are, told or not.
    pub fn new(documents: &[Document], quotations: usize, variances: &[Variance<'_>]) -> Self {
        let outlets: BTreeSet<&str> = documents
            .iter()
            .map(|it| it.metadata.outlet.as_deref().unwrap_or(&it.path))
            .collect();
        let shared = || variances.iter().filter(|it| it.outlets().len() > 1);
        Self {
            documents: documents.len(),
            outlets: outlets.len(),
            quotations,
            utterances: variances.len(),
            shared: shared().count(),
            reworded: shared().filter(|it| it.severity() > Severity::None).count(),
            substantive: shared()
                .filter(|it| it.severity() == Severity::Substantive)
                .count(),
            speakers_disagree: variances.iter().filter(|it| it.speakers_disagree).count(),
        }
    }
}

impl Survey<'_> {
    /// Utterances that are counted and not told.
    fn untold(&self) -> usize {
        self.totals.utterances.saturating_sub(self.variances.len())
    }
}

/// `1 outlet`, `3 outlets`.
fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// How much the renderings of an utterance differ, in a few words.
fn standing(variance: &Variance<'_>) -> &'static str {
    match variance.severity() {
        Severity::None if variance.wordings.len() == 1 => "same words",
        Severity::None if variance.wordings.iter().any(|it| it.partial) => "alike in part",
        Severity::None => "same words, cut",
        Severity::Cosmetic => "cosmetic differences",
        Severity::Minor => "minor differences",
        Severity::Substantive => "substantive differences",
    }
}

/// Who is credited by which outlets: `Ana Ruiz (Herald, Post)`.
fn credited(variance: &Variance<'_>) -> Vec<String> {
    let outlets = |renderings: &[usize]| {
        let names: BTreeSet<&str> = renderings
            .iter()
            .map(|&at| variance.renderings[at].outlet())
            .collect();
        names.into_iter().collect::<Vec<_>>().join(", ")
    };
    let one = |credit: &crate::compare::variance::Credit| {
        format!("{} ({})", credit.name, outlets(&credit.renderings))
    };
    variance.credits.iter().map(one).collect()
}

/// What the first `rows` rows of a collation have in each column.
fn marks(collation: &Collation, rows: usize) -> Vec<Mark> {
    let mark = |column: &Column| {
        let row = |at: &usize| column.cells.get(*at).is_some_and(|it| it.span().is_some());
        let with_words: Vec<usize> = (0..rows).filter(row).collect();
        let as_first = |at: &usize| column.as_first.get(*at) == Some(&true);
        match with_words.first() {
            _ if column.agrees && with_words.len() > 1 => Mark::Alike,
            _ if column.agrees => Mark::Alone,
            None => Mark::Alone,
            Some(first) if *first > 0 && column.cells.first() == Some(&Cell::Missing) => Mark::Added,
            Some(_) if with_words.iter().all(as_first) => Mark::Removed,
            Some(_) => Mark::Changed,
        }
    };
    collation.columns.iter().map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::sample::Sample;

    fn reported(name: &str, renderings: &[(&str, &str, &str)]) -> String {
        written(name, &Sample::new(renderings))
    }

    fn page(sample: &Sample) -> String {
        written("html", sample)
    }

    fn written(name: &str, sample: &Sample) -> String {
        let variances = [sample.variance()];
        let survey = Survey {
            variances: &variances,
            totals: Totals::new(&sample.documents, sample.documents.len(), &variances),
            palette: Palette::plain(),
            width: 80,
        };
        let mut out = Vec::new();
        let reporter = reporter(name).expect("a known reporter");
        (reporter.write)(&survey, &mut out).expect("writing to memory");
        String::from_utf8(out).expect("UTF-8")
    }

    const HARBOUR: &[(&str, &str, &str)] = &[
        (
            "Herald",
            "Ana Ruiz",
            "There will be a gate, and we will keep a door open to every ship.",
        ),
        (
            "Post",
            "Ana Ruiz",
            "There’ll be a gate, and we will keep doors open to every ship,",
        ),
        ("Globe", "Ruiz", "we will keep the door open to every ship."),
    ];

    const DISPUTED: &[(&str, &str, &str)] = &[
        ("Herald", "Ana Ruiz", "The bridge stays shut until spring."),
        ("Post", "Jan Beck", "The bridge stays shut until spring."),
    ];

    const HOSTILE: &[(&str, &str, &str)] = &[
        (
            "<b>Herald</b>",
            "A\"><img src=x>",
            "We <script>alert(1)</script> will not | go & *see*.",
        ),
        (
            "Post|Mail",
            "A\"><img src=x>",
            "We <script>alert(1)</script> will go & *see*.",
        ),
    ];

    #[test]
    fn the_terminal_collates_three_wordings() {
        insta::assert_snapshot!(reported("human", HARBOUR), @r#"
          1  Ana Ruiz · 3 outlets · 3 wordings · minor differences
             Herald  There will be a gate, and we will keep a   door  open to every
             Post    There’ll   be a gate, and we will keep —   doors open to every
             Globe                             we will keep the door  open to every
                     ~~~~~~~~~~                             ~~~ ~~~~~

             Herald  ship.
             Post    ship,
             Globe   ship.

             Post against Herald
               ~ contraction: “There’ll” for “There will” (cosmetic)
               - function-word: “a” is left out (minor)
               ~ inflection: “doors” for “door” (minor)

             Globe against Herald
               ~ function-word: “the” for “a” (minor)

             Globe against Post
               + function-word: “the” is not in the reference (minor)
               ~ inflection: “door” for “doors” (minor)

        3 quotations in 3 documents of 3 outlets: 1 thing said, 1 printed by more than one outlet.
        Of these, 1 in differing words.
        "#);
    }

    #[test]
    fn the_terminal_says_that_speakers_are_disputed() {
        insta::assert_snapshot!(reported("human", DISPUTED), @r#"
          1  Ana Ruiz · 2 outlets · 1 wording · same words
             ! outlets disagree on the speaker: Ana Ruiz (Herald); Jan Beck (Post)
             “The bridge stays shut until spring.”
             Herald 2031-05-04, Post 2031-05-04

        2 quotations in 2 documents of 2 outlets: 1 thing said, 1 printed by more than one outlet.
        Of these, 0 in differing words, 1 with speakers in dispute.
        "#);
    }

    #[test]
    fn markdown_marks_changed_words() {
        insta::assert_snapshot!(reported("markdown", HARBOUR), @r#"
        # How outlets worded the same words

        3 quotations in 3 documents of 3 outlets. 1 utterance printed by more than one outlet, 1 of them in differing words, 0 differing in substance; speakers in dispute: 0.

        ## 1. Ana Ruiz: 3 outlets, 3 wordings, minor differences

        | Outlet | Wording |
        |---|---|
        | Herald | “There will be a gate, and we will keep a door open to every ship.” |
        | Post | “**There’ll** be a gate, and we will keep ‸**doors** open to every ship,” |
        | Globe | “we will keep **the** door open to every ship.” |

        | Between | Kind | Difference | Weight |
        |---|---|---|---|
        | Post / Herald | contraction | “There’ll” for “There will” | cosmetic |
        | Post / Herald | function-word | “a” is left out | minor |
        | Post / Herald | inflection | “doors” for “door” | minor |
        | Globe / Herald | function-word | “the” for “a” | minor |
        | Globe / Post | function-word | “the” is not in the reference | minor |
        | Globe / Post | inflection | “door” for “doors” | minor |
        "#);
    }

    #[test]
    fn markdown_shows_markup_and_does_not_obey_it() {
        insta::assert_snapshot!(reported("markdown", HOSTILE), @r#"
        # How outlets worded the same words

        2 quotations in 2 documents of 2 outlets. 1 utterance printed by more than one outlet, 1 of them in differing words, 1 differing in substance; speakers in dispute: 0.

        ## 1. A"\>\<img src=x\>: 2 outlets, 2 wordings, substantive differences

        | Outlet | Wording |
        |---|---|
        | \<b\>Herald\</b\> | “We \<script\>alert(1)\</script\> will not \| go \& \*see\*.” |
        | Post\|Mail | “We \<script\>alert(1)\</script\> will ‸go \& \*see\*.” |

        | Between | Kind | Difference | Weight |
        |---|---|---|---|
        | Post\|Mail / \<b\>Herald\</b\> | negation | “not” is left out | substantive |
        "#);
    }

    #[test]
    fn json_is_the_contract() {
        insta::assert_snapshot!(reported("json", &HARBOUR[..2]), @r#"
        {
          "schema": 1,
          "totals": {
            "documents": 2,
            "outlets": 2,
            "quotations": 2,
            "utterances": 1,
            "shared": 1,
            "reworded": 1,
            "substantive": 0,
            "speakers_disagree": 0
          },
          "utterances": [
            {
              "id": "u1",
              "speaker": "Ana Ruiz",
              "speakers_disagree": false,
              "credits": [
                {
                  "speaker": "Ana Ruiz",
                  "renderings": [
                    0,
                    1
                  ]
                }
              ],
              "outlets": 2,
              "severity": "minor",
              "renderings": [
                {
                  "path": "herald.txt",
                  "outlet": "Herald",
                  "date": "2031-05-04",
                  "text": "There will be a gate, and we will keep a door open to every ship.",
                  "pieces": [
                    {
                      "start": 3,
                      "end": 68
                    }
                  ],
                  "line": 1,
                  "column": 2,
                  "speaker": "Ana Ruiz",
                  "wording": 0,
                  "verdict": "verbatim",
                  "severity": "none",
                  "variations": [],
                  "reference": true
                },
                {
                  "path": "post.txt",
                  "outlet": "Post",
                  "date": "2031-05-04",
                  "text": "There’ll be a gate, and we will keep doors open to every ship,",
                  "pieces": [
                    {
                      "start": 3,
                      "end": 67
                    }
                  ],
                  "line": 1,
                  "column": 2,
                  "speaker": "Ana Ruiz",
                  "wording": 1,
                  "verdict": "altered",
                  "severity": "minor",
                  "variations": [
                    {
                      "kind": "contraction",
                      "severity": "cosmetic",
                      "quotation": "There’ll",
                      "reference": "There will",
                      "quotation_span": [
                        0,
                        10
                      ],
                      "reference_span": [
                        0,
                        10
                      ]
                    },
                    {
                      "kind": "function-word",
                      "severity": "minor",
                      "quotation": "",
                      "reference": "a",
                      "quotation_span": [
                        39,
                        39
                      ],
                      "reference_span": [
                        39,
                        40
                      ]
                    },
                    {
                      "kind": "inflection",
                      "severity": "minor",
                      "quotation": "doors",
                      "reference": "door",
                      "quotation_span": [
                        39,
                        44
                      ],
                      "reference_span": [
                        41,
                        45
                      ]
                    }
                  ]
                }
              ],
              "wordings": [
                {
                  "text": "There will be a gate, and we will keep a door open to every ship.",
                  "outlets": [
                    "Herald"
                  ],
                  "renderings": [
                    0
                  ]
                },
                {
                  "text": "There’ll be a gate, and we will keep doors open to every ship,",
                  "outlets": [
                    "Post"
                  ],
                  "renderings": [
                    1
                  ]
                }
              ],
              "differences": [
                {
                  "a": 1,
                  "b": 0,
                  "kind": "contraction",
                  "severity": "cosmetic",
                  "quotation": "There’ll",
                  "reference": "There will",
                  "quotation_span": [
                    0,
                    10
                  ],
                  "reference_span": [
                    0,
                    10
                  ]
                },
                {
                  "a": 1,
                  "b": 0,
                  "kind": "function-word",
                  "severity": "minor",
                  "quotation": "",
                  "reference": "a",
                  "quotation_span": [
                    39,
                    39
                  ],
                  "reference_span": [
                    39,
                    40
                  ]
                },
                {
                  "a": 1,
                  "b": 0,
                  "kind": "inflection",
                  "severity": "minor",
                  "quotation": "doors",
                  "reference": "door",
                  "quotation_span": [
                    39,
                    44
                  ],
                  "reference_span": [
                    41,
                    45
                  ]
                }
              ]
            }
          ]
        }
        "#);
    }

    #[test]
    fn html_shows_markup_and_does_not_obey_it() {
        let page = reported("html", HOSTILE);
        assert!(!page.contains("<script"));
        assert!(!page.contains("<img"));
        assert!(!page.contains("<b>Herald"));
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    }

    #[test]
    fn html_needs_nothing_but_itself() {
        let mut sample = Sample::new(HARBOUR);
        sample.documents[0].metadata.url = Some("https://herald.example/a?b=1&c=\"2".to_owned());
        sample.documents[1].metadata.url = Some("javascript:alert(1)".to_owned());
        let page = page(&sample);
        for foreign in [
            "<script",
            "<link",
            "<img",
            "<iframe",
            "@import",
            "url(",
            " src=",
            "javascript:",
            " onclick",
        ] {
            assert!(!page.contains(foreign), "{foreign}");
        }
        assert_eq!(page.matches("http").count(), 1);
        assert!(page.contains(
            "<a href=\"https://herald.example/a?b=1&amp;c=&quot;2\" rel=\"noreferrer\">Herald</a>"
        ));
    }

    #[test]
    fn html_names_what_colour_shows() {
        let page = reported("html", HARBOUR);
        for word in [
            "contraction",
            "cosmetic",
            "minor",
            "<html lang=\"en\">",
            "<caption>",
            "id=\"u1\"",
            "href=\"#u1\"",
        ] {
            assert!(page.contains(word), "{word}");
        }
    }
}
