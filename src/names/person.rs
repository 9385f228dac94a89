//! Whether two names are of one person.
//!
//! Two names as documents print them enter, an answer leaves, or none if a name is no name: `QUESTION`, `the envoy`.

/// Whether the names are of one person; `None` if that cannot be said.
pub(crate) fn is_same_person(one: &str, other: &str) -> Option<bool> {
    let (one, other) = (parts(one), parts(other));
    let (last, other_last) = (one.last()?, other.last()?);
    if is_generic(&one) || is_generic(&other) {
        return None;
    }
    if last != other_last {
        // `Ministry of Health`, `the Health Ministry`: bodies turn their words round.
        let shared = one.iter().filter(|part| other.contains(part)).count();
        let shorter = one.len().min(other.len());
        return Some(shared == shorter && shared > 0 && shorter < one.len().max(other.len()));
    }
    let (Some(first), Some(other_first)) = (first(&one), first(&other)) else {
        return Some(true);
    };
    // `Councillor Ana Ruiz`, `Ana Ruiz`: offices are endless, names are the end of both.
    let (short, long) = if one.len() < other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    Some(agrees(first, other_first) || long.ends_with(short))
}

/// Words before or behind a name that are not of it.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "lord",
    "lady",
    "dame",
    "sen",
    "senator",
    "rep",
    "representative",
    "gov",
    "governor",
    "gen",
    "general",
    "col",
    "colonel",
    "capt",
    "captain",
    "lt",
    "sgt",
    "pres",
    "president",
    "vice",
    "secretary",
    "former",
    "judge",
    "justice",
    "chief",
    "prime",
    "minister",
    "mayor",
    "prof",
    "professor",
    "rev",
    "congressman",
    "congresswoman",
    "ambassador",
    "attorney",
    "jr",
    "sr",
    "ii",
    "iii",
    "iv",
    "the",
    "hon",
];

/// Labels that name a part played and nobody in particular.
const ROLES: &[&str] = &[
    "announcer",
    "audience",
    "crowd",
    "female",
    "host",
    "interviewer",
    "male",
    "man",
    "member",
    "moderator",
    "narrator",
    "operator",
    "question",
    "questioner",
    "reporter",
    "speaker",
    "translator",
    "unidentified",
    "unknown",
    "voice",
    "woman",
    "a",
    "q",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "official",
    "officials",
    "source",
    "sources",
    "person",
    "people",
];

fn parts(name: &str) -> Vec<String> {
    let bare = name.split(['(', ',', '[']).next().unwrap_or(name);
    let words = bare
        .split(|c: char| c.is_whitespace() || c == '.')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .map(|word| {
            word.strip_suffix("'s")
                .or_else(|| word.strip_suffix("’s"))
                .unwrap_or(word)
        })
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase);
    words.filter(|word| !TITLES.contains(&word.as_str())).collect()
}

fn is_generic(parts: &[String]) -> bool {
    parts.iter().any(|part| ROLES.contains(&part.as_str()))
}

/// The given name, if there is one.
fn first(parts: &[String]) -> Option<&str> {
    (parts.len() > 1).then(|| parts[0].as_str())
}

/// `J`, `Joe` and `Joseph` agree; so do `Bill` and `William`.
fn agrees(one: &str, other: &str) -> bool {
    const SHORT: &[(&str, &str)] = &[
        ("al", "albert"),
        ("alex", "alexander"),
        ("beth", "elizabeth"),
        ("bill", "william"),
        ("bob", "robert"),
        ("chuck", "charles"),
        ("dick", "richard"),
        ("hank", "henry"),
        ("jack", "john"),
        ("jim", "james"),
        ("kate", "catherine"),
        ("liz", "elizabeth"),
        ("meg", "margaret"),
        ("mike", "michael"),
        ("nancy", "ann"),
        ("peggy", "margaret"),
        ("rick", "richard"),
        ("ted", "edward"),
        ("tony", "anthony"),
        ("will", "william"),
    ];
    let starts = |long: &str, short: &str| long.starts_with(short);
    let shared = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    starts(one, other)
        || starts(other, one)
        || shared >= 2
        || SHORT.contains(&(one, other))
        || SHORT.contains(&(other, one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: Option<bool>) {
        assert_eq!(is_same_person(one, other), expected, "{one} / {other}");
        assert_eq!(is_same_person(other, one), expected, "{other} / {one}");
    }

    #[test]
    fn one_person_under_several_names() {
        check("Sen. Ana Ruiz", "RUIZ", Some(true));
        check("Councillor Ana Ruiz", "Ana Ruiz", Some(true));
        check("Ana M. Ruiz", "Ana Ruiz", Some(true));
        check("Robert Hale", "Bob Hale", Some(true));
        check("Joe Hale", "Joseph Hale Jr.", Some(true));
        check("the Harbor Ministry", "Harbor Ministry of Ostia", Some(true));
    }

    #[test]
    fn two_people() {
        check("Ana Ruiz", "Tom Ruiz", Some(false));
        check("Ana Ruiz", "Ana Hale", Some(false));
        check("Ruiz", "Hale", Some(false));
    }

    #[test]
    fn parts_played_are_nobody() {
        check("QUESTION", "Ana Ruiz", None);
        check("", "Ana Ruiz", None);
        check("a spokesman for Ruiz", "Ana Ruiz", None);
    }
}
