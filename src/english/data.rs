//! The word lists of a language, and how they are read.
//!
//! Each list is a tab-separated file in `src/languages/en/`; lines that start with `#` document it. A second language is a
//! second folder with the same files.

macro_rules! list {
    ($file:literal) => {
        include_str!(concat!("../languages/en/", $file))
    };
}

pub(crate) const DOCUMENT_KINDS: &str = list!("document_kinds.tsv");
pub(crate) const FILLER_PHRASES: &str = list!("filler_phrases.tsv");
pub(crate) const GIVEN_NAMES: &str = list!("given_names.tsv");
pub(crate) const IRREGULAR_FORMS: &str = list!("irregular_forms.tsv");
pub(crate) const LEXICON: &str = list!("lexicon.tsv");
pub(crate) const LOWERCASE_WORDS: &str = list!("lowercase_words.tsv");
pub(crate) const NICKNAMES: &str = list!("nicknames.tsv");
pub(crate) const OPPOSITES: &str = list!("opposites.tsv");
pub(crate) const PAIR_INFORMATION: &str = list!("pair_information.tsv");
pub(crate) const PLACES: &str = list!("places.tsv");
pub(crate) const QUOTATION_WORDS: &str = list!("quotation_words.tsv");
pub(crate) const SCOPE: &str = list!("scope.tsv");
pub(crate) const SPEECH_VERBS: &str = list!("speech_verbs.tsv");
pub(crate) const WORD_CLASSES: &str = list!("word_classes.tsv");
pub(crate) const WORD_INFORMATION: &str = list!("word_information.tsv");

/// The rows of a list without its comments: the first column, and the others as one text.
pub(crate) fn rows(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once('\t').unwrap_or((line, "")))
}

/// Defines a set of classes that has one bit for each label of a list.
macro_rules! label_set {
    ($(#[$meta:meta])* $set:ident($bits:ty) { $($(#[$doc:meta])* $name:ident $bit:literal $label:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub(crate) struct $set($bits);

        impl $set {
            $($(#[$doc])* pub(crate) const $name: $set = $set(1 << $bit);)*
            const LABELS: &[(&str, $set)] = &[$(($label, $set::$name)),*];

            /// The set of the labels in `text`, which are separated by spaces; labels of other sets are ignored.
            pub(crate) fn of_labels(text: &str) -> Self {
                let mut set = Self::default();
                for label in text.split(' ') {
                    let known = Self::LABELS.iter().find(|(name, _)| *name == label);
                    set = known.map_or(set, |(_, class)| set.with(*class));
                }
                set
            }

            /// True if the set has this label.
            #[cfg(test)]
            pub(crate) fn has_label(label: &str) -> bool {
                Self::LABELS.iter().any(|(name, _)| *name == label)
            }

            /// True if the two sets share a class.
            pub(crate) const fn is(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }

            /// Both sets together.
            pub(crate) const fn with(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }
    };
}
pub(crate) use label_set;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::english::lexicon::LexicalClass;
    use crate::english::quotation_words::QuotationWord;
    use crate::english::scope::ScopeClass;
    use crate::english::semantics::SemanticClass;
    use crate::english::speech_verbs::SpeechVerb;
    use crate::english::word_class::WordClass;

    /// Lists with a word in the first column.
    const WORD_LISTS: [&str; 13] = [
        DOCUMENT_KINDS,
        FILLER_PHRASES,
        GIVEN_NAMES,
        IRREGULAR_FORMS,
        LEXICON,
        LOWERCASE_WORDS,
        NICKNAMES,
        OPPOSITES,
        PLACES,
        QUOTATION_WORDS,
        SCOPE,
        SPEECH_VERBS,
        WORD_CLASSES,
    ];

    fn words_of(value: &'static str) -> Vec<&'static str> {
        value.split(' ').filter(|word| !word.is_empty()).collect()
    }

    /// The other words of each row of lists of words by word.
    fn pairs(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
        rows(list).flat_map(|(word, others)| words_of(others).into_iter().map(move |other| (word, other)))
    }

    #[test]
    fn every_list_says_what_it_is_and_is_sorted_and_unique() {
        for list in WORD_LISTS.into_iter().chain([PAIR_INFORMATION, WORD_INFORMATION]) {
            let title = list.lines().next().unwrap();
            assert!(title.starts_with("# ") && list.contains("\n# Column"), "{title}");
        }
        for list in WORD_LISTS {
            let title = list.lines().next().unwrap();
            let words: Vec<&str> = rows(list).map(|row| row.0).collect();
            assert!(
                words.len() > 20 && words.is_sorted_by(|left, right| left < right),
                "{title}"
            );
        }
        for list in [PAIR_INFORMATION, WORD_INFORMATION] {
            let bits: Vec<u8> = rows(list).map(|row| row.0.parse().unwrap()).collect();
            assert!(bits.is_sorted_by(|left, right| left < right));
            let mut seen = BTreeSet::new();
            for (_, entries) in rows(list) {
                assert!(words_of(entries).is_sorted_by(|left, right| left < right));
                assert!(words_of(entries).into_iter().all(|entry| seen.insert(entry)));
            }
        }
    }

    #[test]
    fn the_values_of_every_row_are_sorted_and_unique() {
        let lists = [
            GIVEN_NAMES,
            IRREGULAR_FORMS,
            LEXICON,
            NICKNAMES,
            OPPOSITES,
            QUOTATION_WORDS,
        ];
        for (word, values) in lists.into_iter().flat_map(rows) {
            let values = words_of(values);
            assert!(
                !values.is_empty() && values.is_sorted_by(|left, right| left < right),
                "{word}"
            );
        }
    }

    #[test]
    fn every_label_is_known() {
        for (word, label) in pairs(LEXICON).chain(pairs(GIVEN_NAMES)) {
            assert!(
                LexicalClass::has_label(label) != SemanticClass::has_label(label),
                "{word} {label}"
            );
        }
        for (word, label) in pairs(QUOTATION_WORDS) {
            assert!(QuotationWord::has_label(label), "{word} {label}");
        }
        for (word, fields) in rows(SPEECH_VERBS) {
            let mut columns = fields.split('\t');
            let (Some(cue), Some(all)) = (columns.next(), columns.next()) else {
                panic!("{word} has two counts");
            };
            let flags = columns.next().unwrap_or_default();
            assert!(
                cue.parse::<u32>().unwrap() <= all.parse::<u32>().unwrap(),
                "{word}"
            );
            assert!(cue != "0" || !flags.is_empty(), "{word} is of no use");
            let flags = words_of(flags);
            assert!(flags.is_sorted_by(|left, right| left < right), "{word}");
            assert!(flags.iter().all(|flag| SpeechVerb::has_label(flag)), "{word}");
        }
        for (phrase, fields) in rows(SCOPE) {
            let (label, value) = fields.split_once('\t').unwrap_or_default();
            assert!(
                ScopeClass::labelled(label).is_some() && !value.is_empty(),
                "{phrase}"
            );
        }
        for (word, label) in rows(WORD_CLASSES) {
            assert!(WordClass::labelled(label).is_some(), "{word} {label}");
        }
    }

    #[test]
    fn lists_that_exclude_each_other_share_no_word() {
        let organization_types = SemanticClass::PRESS
            .with(SemanticClass::BUSINESS)
            .with(SemanticClass::STATE_OFFICE)
            .with(SemanticClass::SOCIETY)
            .with(SemanticClass::UNNAMED_BODY);
        let genders = SemanticClass::MALE_NOUN.with(SemanticClass::FEMALE_NOUN);
        let documents = SemanticClass::HANDING_ON.with(SemanticClass::HANDLING);
        for (word, labels) in rows(LEXICON) {
            for exclusive in [organization_types, genders, documents] {
                let found = SemanticClass::of_labels(labels).within(exclusive);
                assert!(found <= 1, "{word}");
            }
        }
        let mut forms = BTreeSet::new();
        for (base, others) in rows(IRREGULAR_FORMS) {
            assert!(forms.insert(base), "{base}");
            assert!(
                words_of(others).into_iter().all(|form| forms.insert(form)),
                "{base}"
            );
        }
        let opposites: BTreeSet<_> = pairs(OPPOSITES).collect();
        assert!(
            opposites
                .iter()
                .all(|(left, right)| !opposites.contains(&(right, left)))
        );
        for (short, full) in pairs(NICKNAMES) {
            assert_ne!(short, full);
        }
    }

    #[test]
    fn every_kind_of_document_is_called_by_a_noun_of_that_kind() {
        let kinds: BTreeSet<_> = rows(DOCUMENT_KINDS).collect();
        for (_, kind) in &kinds {
            assert!(kinds.contains(&(*kind, *kind)), "{kind}");
        }
    }
}
