//! The linear model of antecedents: how likely an earlier mention is the antecedent of an anaphor.
//!
//! The weights are learned from the speakers of annotated articles (`onrecord-trainer antecedents`).

use std::sync::OnceLock;

use crate::english::data;

/// A feature of a pair; its number is the place of its weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Feature {
    /// Number of sentences between the two.
    SentencesApart,
    /// Both are in one sentence.
    SameSentence,
    /// Both are in one paragraph.
    SameParagraph,
    /// Number of paragraphs between the two.
    ParagraphsApart,
    /// Logarithm of the number of mentions between the two.
    MentionsBetween,
    /// The candidate is the subject of a verb.
    Subject,
    /// It is the subject of a verb and the first mention of its sentence.
    SubjectOfMainClause,
    /// It is the first mention of its sentence.
    FirstOfSentence,
    /// It is the subject of a verb of saying.
    HasCue,
    /// `Ruiz’s`.
    Possessor,
    /// `by Ruiz`.
    AfterPreposition,
    /// It is inside an apposition or relative clause.
    InParenthetical,
    /// The gender of its entity is known and that of the pronoun.
    GenderAgrees,
    /// Its entity has a name.
    Named,
    /// `a farmer`.
    IndefiniteNoun,
    /// `the farmer`, without a name anywhere.
    DefiniteNoun,
    /// Logarithm of the number of mentions by name.
    MentionsOfEntity,
    /// Its entity is the speaker of the previous quotation.
    SpokeLast,
    /// Its entity has a known first name.
    KnownGivenName,
    /// Its entity has a title or a role.
    TitleOrRole,
    /// `who` or an age follows a mention of its entity.
    RelativeWhoOrAge,
    /// A mention of its entity is the subject of a verb of saying.
    SpeaksSomewhere,
    /// A pronoun elsewhere can only refer to its entity.
    PronounBound,
    /// Nothing shows that its entity is a person.
    NoSignOfPerson,
    /// Its entity is mentioned in the first paragraphs.
    NamedInLead,
    /// Subject, and in the sentence of the anaphor.
    SubjectOfSameSentence,
    /// Subject of the main clause of the sentence before.
    MainSubjectOfSentenceBefore,
    /// `her mother`.
    OwnedByPronoun,
    /// A document, before `it reads`.
    DocumentThatReads,
    /// A noun shares a content word with the phrase of the candidate.
    WordInCommon,
    /// The candidate is itself a pronoun or noun that was resolved.
    Pronoun,
    /// No antecedent.
    None,
}

/// The features by name, in the order of the weights.
pub(crate) const NAMES: [&str; COUNT] = [
    "sentences_apart",
    "same_sentence",
    "same_paragraph",
    "paragraphs_apart",
    "mentions_between",
    "subject",
    "subject_of_main_clause",
    "first_of_sentence",
    "has_cue",
    "possessor",
    "after_preposition",
    "in_parenthetical",
    "gender_agrees",
    "named",
    "indefinite_noun",
    "definite_noun",
    "mentions_of_entity",
    "spoke_last",
    "known_given_name",
    "title_or_role",
    "relative_who_or_age",
    "speaks_somewhere",
    "pronoun_bound",
    "no_sign_of_person",
    "named_in_lead",
    "subject_of_same_sentence",
    "main_subject_of_sentence_before",
    "owned_by_pronoun",
    "document_that_reads",
    "word_in_common",
    "pronoun",
    "none",
];

/// Number of features.
pub const COUNT: usize = Feature::None as usize + 1;

/// What is known of a pair.
pub type Features = [f32; COUNT];

/// Kinds of anaphors that are weighed differently: `she`, `the envoy`, `the company` and `it`.
pub const GROUPS: usize = 3;

/// One weight for each feature and kind of anaphor.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    values: [Features; GROUPS],
}

impl Weights {
    /// Uses these weights.
    pub fn of(values: [Features; GROUPS]) -> Self {
        Self { values }
    }

    /// The weights shipped in the binary.
    pub(crate) fn shipped() -> &'static Self {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        WEIGHTS.get_or_init(|| Self::read(include_str!("weights.tsv")))
    }

    fn read(table: &'static str) -> Self {
        let mut values = [[0.0; COUNT]; GROUPS];
        for (name, columns) in data::rows(table) {
            let Some(feature) = NAMES.iter().position(|it| *it == name) else {
                continue;
            };
            for (group, value) in columns.split('\t').enumerate().take(GROUPS) {
                values[group][feature] = value.parse().unwrap_or_default();
            }
        }
        Self { values }
    }

    /// The weights as the library reads them.
    pub fn table(&self) -> String {
        let row = |(feature, name): (usize, &&str)| {
            let columns: Vec<String> = self
                .values
                .iter()
                .map(|it| format!("{:.3}", it[feature]))
                .collect();
            format!("{name}\t{}\n", columns.join("\t"))
        };
        NAMES.iter().enumerate().map(row).collect()
    }

    /// How likely a pair is, in log-odds against other pairs.
    pub fn score(&self, group: usize, features: &Features) -> f32 {
        let pairs = self.values[group].iter().zip(features);
        pairs.map(|(weight, value)| weight * value).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_survive_being_written() {
        let mut values = [[0.0; COUNT]; GROUPS];
        values[1][Feature::HasCue as usize] = -1.25;
        values[2][Feature::None as usize] = 0.5;
        let weights = Weights::of(values);
        assert_eq!(Weights::read(weights.table().leak()), weights);
    }

    #[test]
    fn every_feature_has_a_shipped_weight() {
        let rows: Vec<&str> = data::rows(include_str!("weights.tsv")).map(|it| it.0).collect();
        assert_eq!(rows, NAMES);
    }
}
