use serde_json::Value;

use crate::folder;
use crate::run;
use crate::run_with_input;

const PRINTED: &str = "we will not sell the old harbour to a stranger";
const SAID: &str = "we will sell the old harbour to a stranger";

#[test]
fn a_difference_that_matters_is_exit_status_1() {
    let folder = folder(&[]);
    assert_eq!(run(folder.path(), &["compare", PRINTED, SAID]).status, 1);
    assert_eq!(run(folder.path(), &["compare", SAID, SAID]).status, 0);
}

#[test]
fn wordings_stand_over_each_other() {
    let folder = folder(&[]);
    let view = run(folder.path(), &["compare", PRINTED, SAID]).stdout;
    insta::assert_snapshot!(view, @r"
    distorted: what is said differs

      quotation  we will not sell the old harbour to a stranger
      reference  we will —   sell the old harbour to a stranger
                         +++

      + negation  “not” is not in the reference  substantive
    ");
}

#[test]
fn json_has_the_contract() {
    let folder = folder(&[]);
    let run = run(folder.path(), &["compare", PRINTED, SAID, "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(answer["same_utterance"], true);
    assert_eq!(answer["verdict"], "distorted");
    assert_eq!(answer["severity"], "substantive");
    assert_eq!(answer["variations"][0]["kind"], "negation");
    assert_eq!(
        answer["variations"][0]["quotation_span"],
        serde_json::json!([8, 11])
    );
}

#[test]
fn pairs_are_answered_in_their_order_and_a_bad_line_does_not_stop_the_others() {
    let folder = folder(&[]);
    let pair = |id: &str| format!(r#"{{"id":{id},"quotation":"{PRINTED}","reference":"{SAID}","more":1}}"#);
    let input = format!("{}\n\n{{\"id\":2}}\n{}\n", pair("7"), pair("\"b\""));
    let run = run_with_input(folder.path(), &["compare", "--jsonl", "-"], &input);
    let ids: Vec<Value> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["id"].clone())
        .collect();
    assert_eq!(ids, [serde_json::json!(7), serde_json::json!("b")]);
    assert_eq!(run.status, 2);
    assert!(
        run.stderr.contains("<stdin>:3:8: missing field `quotation`"),
        "{}",
        run.stderr
    );
}
