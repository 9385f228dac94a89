//! A word as printed → the canonical words it stands for.
//!
//! One surface form enters, without the spaces and marks around it; one canonical word leaves, or two for contractions and
//! closed compounds. Folding depends on nothing but the form.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::numbers::Part;
use crate::text::numbers::part;
use crate::text::spelling::american;

/// Canonical words of a surface form.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Folded {
    pub(crate) words: Vec<String>,
    pub(crate) role: Role,
}

/// What a form does in the phrase around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nothing in particular.
    Word,
    /// Part of a number phrase.
    Number(Part),
    /// `and`, which may stand inside a number.
    And,
    /// `a`, which may stand for `one` before `million`.
    Article,
    /// A month: a day behind it may be ordinal.
    Month,
    /// `anti`: joined with what follows a hyphen.
    Prefix,
}

/// Contractions that are not a word and an ending, closed compounds and initials, sorted.
const EXPANSIONS: &[(&str, &str)] = &[
    ("ain't", "is not"),
    ("alot", "a lot"),
    ("alright", "all right"),
    ("can't", "can not"),
    ("cannot", "can not"),
    ("cant", "can not"),
    ("ceasefire", "cease fire"),
    ("childcare", "child care"),
    ("coulda", "could have"),
    ("couldnt", "could not"),
    ("didnt", "did not"),
    ("doesnt", "does not"),
    ("dont", "do not"),
    ("e.u.", "european union"),
    ("eu", "european union"),
    ("everytime", "every time"),
    ("gimme", "give me"),
    ("gonna", "going to"),
    ("gotta", "got to"),
    ("healthcare", "health care"),
    ("let's", "let us"),
    ("lets", "let us"),
    ("lotta", "lot of"),
    ("middleclass", "middle class"),
    ("moneymaking", "money making"),
    ("oughta", "ought to"),
    ("percent", "per cent"),
    ("shan't", "shall not"),
    ("shoulda", "should have"),
    ("taskforce", "task force"),
    ("taxpayer", "tax payer"),
    ("taxpayers", "tax payers"),
    ("u.k.", "united kingdom"),
    ("u.n.", "united nations"),
    ("u.s.", "united states"),
    ("u.s.a.", "united states of america"),
    ("usa", "united states of america"),
    ("wanna", "want to"),
    ("wasnt", "was not"),
    ("website", "web site"),
    ("websites", "web sites"),
    ("whattaya", "what do you"),
    ("won't", "will not"),
    ("wont", "will not"),
    ("worldwide", "world wide"),
    ("woulda", "would have"),
    ("wouldnt", "would not"),
    ("y'all", "you all"),
    ("yall", "you all"),
];

/// Shortened titles, months and other single words, sorted. Titles are folded only with a capital: a `rep` is no member
/// of Congress.
const SHORT: &[(&str, &str)] = &[
    ("Atty", "attorney"),
    ("Capt", "captain"),
    ("Cmdr", "commander"),
    ("Col", "colonel"),
    ("Cpl", "corporal"),
    ("Dr", "doctor"),
    ("Gen", "general"),
    ("Gov", "governor"),
    ("Lt", "lieutenant"),
    ("Maj", "major"),
    ("Messrs", "mr"),
    ("Missus", "mrs"),
    ("Mister", "mr"),
    ("Pres", "president"),
    ("Prof", "professor"),
    ("Rep", "representative"),
    ("Reps", "representatives"),
    ("Rev", "reverend"),
    ("Sen", "senator"),
    ("Sens", "senators"),
    ("Sgt", "sergeant"),
];

const MONTHS: &[(&str, &str)] = &[
    ("apr", "april"),
    ("april", "april"),
    ("aug", "august"),
    ("august", "august"),
    ("dec", "december"),
    ("december", "december"),
    ("feb", "february"),
    ("february", "february"),
    ("jan", "january"),
    ("january", "january"),
    ("july", "july"),
    ("june", "june"),
    ("nov", "november"),
    ("november", "november"),
    ("oct", "october"),
    ("october", "october"),
    ("sept", "september"),
    ("september", "september"),
];

const CLIPPED: &[(&str, &str)] = &[
    ("'em", "them"),
    ("cuz", "because"),
    ("em", "them"),
    ("o.k.", "ok"),
    ("vs", "versus"),
];

/// Prefixes that are written with and without a hyphen, sorted.
const PREFIXES: &[&str] = &[
    "anti", "bi", "co", "counter", "cyber", "e", "hyper", "inter", "mega", "micro", "mid", "mini", "multi",
    "neo", "non", "over", "post", "pre", "pro", "re", "semi", "sub", "super", "trans", "ultra", "un",
    "under",
];

/// Words that stand before a contracted `is`; behind any other word, `'s` is a possessive.
const BEFORE_IS: &[&str] = &[
    "anybody",
    "anyone",
    "everybody",
    "everyone",
    "everything",
    "he",
    "here",
    "how",
    "it",
    "nobody",
    "nothing",
    "somebody",
    "someone",
    "something",
    "she",
    "that",
    "there",
    "this",
    "what",
    "when",
    "where",
    "who",
    "why",
];

const ENDINGS: &[(&str, &str)] = &[
    ("n't", "not"),
    ("'re", "are"),
    ("'ve", "have"),
    ("'ll", "will"),
    ("'d", "would"),
    ("'m", "am"),
];

/// Folds a surface form.
pub(crate) fn fold(surface: &str) -> Folded {
    let plain = plain(surface);
    if let Some(full) = find(SHORT, &plain) {
        return word(full);
    }
    if plain == "US" {
        return words(&["united", "states"], "");
    }
    let lower = plain.to_lowercase();
    if let Some(part) = part(&lower) {
        return number(&lower, part);
    }
    if let Some(expansion) = find(EXPANSIONS, &lower) {
        return words(&expansion.split(' ').collect::<Vec<_>>(), "");
    }
    if let Some(month) = find(MONTHS, &lower) {
        return Folded {
            words: vec![month.to_owned()],
            role: Role::Month,
        };
    }
    if let Some(full) = find(CLIPPED, &lower) {
        return word(full);
    }
    contraction(&lower).unwrap_or_else(|| single(&lower))
}

/// One form of apostrophe and letter: compatibility forms unfolded, marks and zero-width characters off.
fn plain(surface: &str) -> String {
    if surface.is_ascii() {
        return surface.to_owned();
    }
    surface
        .nfkd()
        .filter(|&c| !is_combining_mark(c) && !crate::text::extent::is_invisible(c))
        .map(|c| {
            if crate::text::extent::is_apostrophe(c) {
                '\''
            } else {
                c
            }
        })
        .nfc()
        .collect()
}

fn contraction(lower: &str) -> Option<Folded> {
    for (ending, full) in ENDINGS {
        if let Some(stem) = lower.strip_suffix(ending).filter(|stem| !stem.is_empty()) {
            let mut folded = contraction(stem).unwrap_or_else(|| single(stem));
            folded.words.push((*full).to_owned());
            return Some(folded);
        }
    }
    let stem = lower.strip_suffix("'s").filter(|stem| !stem.is_empty())?;
    if stem.bytes().all(|byte| byte.is_ascii_digit()) {
        // `the 1960's` are the 1960s.
        return Some(single(&format!("{stem}s")));
    }
    let ending = if BEFORE_IS.contains(&stem) { "is" } else { "'s" };
    Some(words(&[&single(stem).words[0]], ending))
}

fn single(lower: &str) -> Folded {
    let lower = lower.trim_matches('\'');
    let role = match lower {
        "and" => Role::And,
        "a" => Role::Article,
        _ if PREFIXES.binary_search(&lower).is_ok() => Role::Prefix,
        _ => Role::Word,
    };
    // Initials: `f.b.i.` is `fbi`.
    let spelling = if lower.contains('.') {
        lower.replace('.', "")
    } else {
        lower.to_owned()
    };
    Folded {
        words: vec![american(&spelling).unwrap_or(spelling)],
        role,
    }
}

fn number(lower: &str, part: Part) -> Folded {
    let read = crate::text::numbers::read(&[part]);
    let mut out = String::with_capacity(lower.len());
    read.value.write(&mut out);
    if read.ordinal {
        out.push_str("th");
    }
    Folded {
        words: vec![out],
        role: Role::Number(part),
    }
}

fn word(full: &str) -> Folded {
    words(&[full], "")
}

fn words(parts: &[&str], ending: &str) -> Folded {
    let ending = (!ending.is_empty()).then_some(ending);
    let words = parts.iter().copied().chain(ending).map(str::to_owned).collect();
    Folded {
        words,
        role: Role::Word,
    }
}

fn find(table: &[(&str, &'static str)], key: &str) -> Option<&'static str> {
    table
        .binary_search_by(|(short, _)| short.cmp(&key))
        .ok()
        .map(|at| table[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(surface: &str, expected: &str) {
        assert_eq!(fold(surface).words.join(" "), expected, "{surface}");
    }

    #[test]
    fn contractions_are_their_expansion() {
        check("it's", "it is");
        check("Didn’t", "did not");
        check("wouldn't've", "would not have");
        check("they'll", "they will");
        check("CANNOT", "can not");
        check("mayor's", "mayor 's");
        check("gonna", "going to");
    }

    #[test]
    fn shortened_words_are_whole() {
        check("Sen", "senator");
        check("rep", "rep");
        check("Sept", "september");
        check("US", "united states");
        check("us", "us");
        check("U.S.", "united states");
        check("F.B.I.", "fbi");
    }

    #[test]
    fn glyphs_do_not_matter() {
        check("caf\u{e9}", "cafe");
        check("cafe\u{301}", "cafe");
        check("o\u{fb03}ce", "office");
        check("in\u{ad}vest\u{200b}ed", "invested");
        check("don\u{2bc}t", "do not");
    }

    #[test]
    fn the_tables_are_sorted() {
        for table in [SHORT, MONTHS, CLIPPED] {
            assert!(table.is_sorted_by(|a, b| a.0 < b.0));
        }
        for pair in EXPANSIONS.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{pair:?}");
        }
        assert!(PREFIXES.is_sorted());
    }
}
