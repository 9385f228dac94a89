//! What is known of the English language: word lists, word classes, genders, lemmas, how common words are.
//!
//! The lists are data files beside the code. Everything here takes words or their hashes, never tokens of a document.

pub(crate) mod cue_verbs;
pub(crate) mod dictionary;
pub(crate) mod gender;
pub(crate) mod information;
pub(crate) mod lemma;
pub(crate) mod lexicon;
pub(crate) mod organization_type;
pub(crate) mod word_class;
