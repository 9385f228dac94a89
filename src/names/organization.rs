//! Whether a short form is an organization's initials.

/// True if one of two names spells the initials of the other: `NPO`, `National Ports Office`; also `DOJ` for
/// `Justice Department`. Words are in lower case.
pub(crate) fn is_initialism(one: &[String], other: &[String]) -> bool {
    let spells = |short: &[String], long: &[String]| {
        let initials: String = long.iter().filter_map(|word| word.chars().next()).collect();
        // `DOJ` is the Department of Justice and the Justice Department.
        let turned = match long {
            [subject @ .., office] => {
                let subject: String = subject.iter().filter_map(|word| word.chars().next()).collect();
                format!("{}o{subject}", office.chars().next().unwrap_or_default())
            }
            [] => String::new(),
        };
        short.len() == 1 && long.len() > 1 && (short[0] == initials || short[0] == turned)
    };
    spells(one, other) || spells(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_stand_for_the_words_in_either_order() {
        let words = |name: &str| -> Vec<String> { name.split(' ').map(str::to_owned).collect() };
        assert!(is_initialism(&words("npo"), &words("national ports office")));
        assert!(is_initialism(&words("justice department"), &words("doj")));
        assert!(!is_initialism(&words("npo"), &words("ports office")));
    }
}
