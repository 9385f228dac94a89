use crate::folder;
use crate::run;

#[test]
fn a_page_is_found_by_code_and_by_name() {
    let folder = folder(&[]);
    let by_code = run(folder.path(), &["explain", "Q105"]);
    let by_name = run(folder.path(), &["explain", "unmarked-omission"]);
    assert_eq!(by_code.status, 0);
    assert!(by_code.stdout.starts_with("Q105 unmarked-omission\n"));
    assert_eq!(by_code.stdout, by_name.stdout);
}

#[test]
fn an_unknown_rule_leads_to_the_nearest() {
    let folder = folder(&[]);
    let run = run(folder.path(), &["explain", "unmarked-ommission"]);
    assert_eq!(run.status, 2);
    insta::assert_snapshot!(run.stderr, @r"
    error: unmarked-ommission: no such rule
      help: did you mean Q105 (unmarked-omission)? `onrecord explain` lists all rules
    ");
}
