//! Knowledge of the English language: word lists, word classes, genders, lemmas, information content.
//!
//! The lists are data files in `src/languages/en/`. Everything here takes words or their hashes, never tokens of a document.

pub(crate) mod common_words;
pub(crate) mod data;
pub(crate) mod dictionary;
pub(crate) mod fillers;
pub(crate) mod gender;
pub(crate) mod hash;
pub(crate) mod information;
pub(crate) mod lemma;
pub(crate) mod lexicon;
pub(crate) mod organization_type;
pub(crate) mod quotation_words;
pub(crate) mod scope;
pub(crate) mod semantics;
pub(crate) mod speech_verbs;
pub(crate) mod word_class;
