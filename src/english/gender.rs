//! What words tell of the gender of people, and first names that are one.
//!
//! Words are given as hashes with their classes. A given name that men and women bear says nothing.

use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::is_word;

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
pub(crate) fn gender_of_given(class: LexicalClass) -> Gender {
    match (class.is(LexicalClass::MALE), class.is(LexicalClass::FEMALE)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// What an honorific or a noun tells of gender.
pub(crate) fn gender_of_noun(word: u32, class: LexicalClass) -> Gender {
    if !class.is(LexicalClass::ROLE
        .with(LexicalClass::HONORIFIC)
        .with(LexicalClass::TITLE))
    {
        return Gender::Unknown;
    }
    let he = is_word!(
        word,
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
        word,
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

/// Gender that a pronoun asks for.
pub(crate) fn gender_of_pronoun(word: u32) -> Gender {
    if is_word!(word, "he" | "his" | "himself") {
        Gender::Male
    } else if is_word!(word, "she" | "her" | "herself") {
        Gender::Female
    } else {
        Gender::Unknown
    }
}
