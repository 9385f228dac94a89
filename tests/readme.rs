//! The console blocks of the README and of the documentation run as printed and print what is printed.

#[test]
fn documented_commands_print_what_is_printed() {
    trycmd::TestCases::new().case("README.md").case("docs/**/*.md");
}
