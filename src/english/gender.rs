//! What words tell of the gender of people, and first names that are one.
//!
//! Tokens enter; male, female or unknown leaves. A first name that serves both tells nothing.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::names::nickname::short_names;

use crate::english::lexicon;
use crate::english::lexicon::Class;
use crate::english::lexicon::is_word;
use crate::nlp::tokens::Token;

/// Male, female, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Gender {
    /// Nothing tells.
    #[default]
    Unknown,
    /// He.
    Male,
    /// She.
    Female,
}

/// What a first name tells.
pub(crate) fn gender_of_given(token: Token) -> Gender {
    match (token.is(Class::MALE), token.is(Class::FEMALE)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// What an honorific or a noun tells of gender.
pub(crate) fn gender_of_noun(token: Token) -> Gender {
    if !token.is(Class::ROLE.with(Class::HONORIFIC).with(Class::TITLE)) {
        return Gender::Unknown;
    }
    let he = is_word!(
        token.hash,
        "mr" | "sir"
            | "lord"
            | "king"
            | "prince"
            | "duke"
            | "man"
            | "father"
            | "son"
            | "brother"
            | "husband"
            | "congressman"
            | "spokesman"
            | "chairman"
            | "businessman"
            | "councilman"
            | "uncle"
            | "nephew"
            | "grandfather"
            | "boy"
            | "guy"
            | "actor"
            | "boyfriend"
            | "widower"
            | "dad"
    );
    let she = is_word!(
        token.hash,
        "mrs"
            | "ms"
            | "miss"
            | "dame"
            | "lady"
            | "queen"
            | "princess"
            | "woman"
            | "mother"
            | "daughter"
            | "sister"
            | "wife"
            | "congresswoman"
            | "spokeswoman"
            | "chairwoman"
            | "businesswoman"
            | "councilwoman"
            | "aunt"
            | "niece"
            | "grandmother"
            | "girl"
            | "actress"
            | "girlfriend"
            | "madam"
            | "widow"
            | "mom"
    );
    if he {
        Gender::Male
    } else if she {
        Gender::Female
    } else {
        Gender::Unknown
    }
}

/// One form for the short forms of a first name.
pub(crate) fn full_form(given: u32) -> u32 {
    static TABLE: OnceLock<FxHashMap<u32, u32>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        short_names()
            .map(|(short, long)| (lexicon::hash(short), lexicon::hash(long)))
            .collect()
    });
    table.get(&given).copied().unwrap_or(given)
}
