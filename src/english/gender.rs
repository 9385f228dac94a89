//! The grammatical gender that first names, nouns and pronouns give a person.
//!
//! A given name of both men and women leaves the gender unknown.

use crate::english::hash::is_word;
use crate::english::lexicon::LexicalClass;
use crate::english::semantics::SemanticClass;

/// Male, female, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Gender {
    /// Not known.
    #[default]
    Unknown,
    /// He.
    Male,
    /// She.
    Female,
}

/// The gender of a first name.
pub(crate) fn gender_of_given(class: LexicalClass) -> Gender {
    match (class.is(LexicalClass::MALE), class.is(LexicalClass::FEMALE)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// The gender of an honorific, a title or a noun for a person.
pub(crate) fn gender_of_noun(word: u32, class: LexicalClass) -> Gender {
    if !class.is(LexicalClass::ROLE
        .with(LexicalClass::HONORIFIC)
        .with(LexicalClass::TITLE))
    {
        return Gender::Unknown;
    }
    let class = SemanticClass::of(word);
    if class.is(SemanticClass::MALE_NOUN) {
        Gender::Male
    } else if class.is(SemanticClass::FEMALE_NOUN) {
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
