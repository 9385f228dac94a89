//! Pronouns, descriptions and short names, and the full names that they stand for.

use super::check;

#[test]
fn a_pronoun_refers_to_a_person_and_not_to_the_nearest_capital() {
    check(
        "Ana Ruiz, 45, runs a shop in Ashford.\nShe opened it during the World Championship. “It was a gamble,” she said.",
        &["she: Ana Ruiz"],
    );
}

#[test]
fn the_subject_of_the_last_main_clause_is_preferred_to_an_object() {
    check(
        "Tom Beck asked Carl Orr to leave on Monday. “I had no choice,” he said.",
        &["he: Tom Beck"],
    );
}

#[test]
fn a_pronoun_that_is_resolved_leads_to_the_next() {
    check(
        "Tom Beck came back on Monday.\nHe had left for Iowa with Carl Orr in May. He wept there, he said. “I am home,” he said.",
        &["he: Tom Beck"],
    );
}

#[test]
fn an_age_or_a_nationality_describes_a_known_person() {
    check(
        "Ana Ruiz won in Ashford on Monday.\n“I am glad,” the 45-year-old said.",
        &["the 45-year-old: Ana Ruiz"],
    );
    check(
        "Luc Orr won in Ashford on Monday.\n“I am glad,” said the Frenchman.",
        &["the Frenchman: Luc Orr"],
    );
}

#[test]
fn a_title_and_the_noun_that_it_abbreviates_are_one_role() {
    check(
        "Sen. Ana Ruiz met Tom Beck in Iowa.\n“I am glad,” the senator said.",
        &["the senator: Ana Ruiz"],
    );
}

#[test]
fn the_first_name_may_be_printed_in_a_quotation_only() {
    check(
        "“Ana Ruiz is a friend,” Tom Beck said.\n“I thank Tom,” Ruiz said.",
        &["Tom Beck: Tom Beck", "Ruiz: Ana Ruiz"],
    );
}

#[test]
fn the_commonest_full_form_is_shown() {
    check(
        "Tom Beck spoke. Then Tom Beck left for Iowa with Thomas Q. Beck.\n“I am off,” Beck said.",
        &["Beck: Tom Beck"],
    );
}

#[test]
fn a_surname_of_two_words_is_linked_to_the_full_name() {
    check(
        "Ana Oden Ruiz came to the harbour.\n“It is late,” Oden Ruiz said.",
        &["Oden Ruiz: Ana Oden Ruiz"],
    );
}

#[test]
fn words_before_the_first_name_are_no_part_of_the_name() {
    for (phrase, name) in [
        ("Gardener Ana Ruiz", "Ana Ruiz"),
        ("PM Ana Ruiz", "Ana Ruiz"),
        ("Ashford-based Ruiz", "Ruiz"),
        ("Kenyan Ana Ruiz", "Ana Ruiz"),
        ("Prince Carl", "Prince Carl"),
    ] {
        check(
            &format!("{phrase} said it was “ours.”"),
            &[&format!("{phrase}: {name}")],
        );
    }
}

#[test]
fn letters_after_a_name_are_no_part_of_it() {
    check("“It is ours,” Ana Ruiz MP said.", &["Ana Ruiz MP: Ana Ruiz"]);
}

#[test]
fn a_place_is_a_surname_where_a_person_bears_it() {
    check(
        "Ana England ran for the club on Monday.\n“I am glad,” England said.",
        &["England: Ana England"],
    );
}
