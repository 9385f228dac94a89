//! What the reports of variance look like, on invented utterances.

use super::*;
use crate::report::Palette;
use crate::variance::fixture::Sample;

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

           contraction (cosmetic): “There will” Herald · “There’ll” Post
           function-word (minor): “a” Herald · nothing Post · “the” Globe
           inflection (minor): “door” Herald, Globe · “doors” Post

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

    <!-- generator: onrecord -->

    3 quotations in 3 documents of 3 outlets. 1 utterance printed by more than one outlet, 1 of them in differing words, 0 differing in substance; speakers in dispute: 0.

    ## 1. Ana Ruiz: 3 outlets, 3 wordings, minor differences

    | Outlet | Wording |
    |---|---|
    | Herald | “There will be a gate, and we will keep a door open to every ship.” |
    | Post | “**There’ll** be a gate, and we will keep ‸**doors** open to every ship,” |
    | Globe | “we will keep **the** door open to every ship.” |

    | Kind | Weight | Who has which words |
    |---|---|---|
    | contraction | cosmetic | “There will” Herald · “There’ll” Post |
    | function-word | minor | “a” Herald · nothing Post · “the” Globe |
    | inflection | minor | “door” Herald, Globe · “doors” Post |
    "#);
}

#[test]
fn markdown_shows_markup_and_does_not_obey_it() {
    insta::assert_snapshot!(reported("markdown", HOSTILE), @r#"
    # How outlets worded the same words

    <!-- generator: onrecord -->

    2 quotations in 2 documents of 2 outlets. 1 utterance printed by more than one outlet, 1 of them in differing words, 1 differing in substance; speakers in dispute: 0.

    ## 1. A"\>\<img src=x\>: 2 outlets, 2 wordings, substantive differences

    | Outlet | Wording |
    |---|---|
    | \<b\>Herald\</b\> | “We \<script\>alert(1)\</script\> will not \| go \& \*see\*.” |
    | Post\|Mail | “We \<script\>alert(1)\</script\> will ‸go \& \*see\*.” |

    | Kind | Weight | Who has which words |
    |---|---|---|
    | negation | substantive | “not” \<b\>Herald\</b\> · nothing Post\|Mail |
    "#);
}

#[test]
fn json_is_the_contract() {
    insta::assert_snapshot!(reported("json", &HARBOUR[..2]), @r#"
    {
      "generator": "onrecord",
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
    assert!(
        page.contains("<a href=\"https://herald.example/a?b=1&amp;c=&quot;2\" rel=\"noreferrer\">Herald</a>")
    );
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

#[test]
fn a_mosaic_is_marked_in_json() {
    let mut sample = Sample::new(HARBOUR);
    sample.utterance.renderings[2].mosaic = true;
    assert!(!written("human", &sample).contains("joins"));
    assert!(!page(&sample).contains("joins"));
    assert!(written("json", &sample).contains("\"mosaic\": true"));
}
