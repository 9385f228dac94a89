//! What sort of word a canonical word is, as far as a list can tell.
//!
//! The lists are closed classes of English: they can be read through and are not learned from anything.

/// The sorts of words that weigh differently when wordings are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WordClass {
    /// Nouns, verbs, adjectives, adverbs: everything that is in no list.
    Content,
    /// Articles, prepositions, pronouns, auxiliaries, conjunctions.
    Function,
    /// `not`, `never`, `hardly`.
    Negation,
    /// `will`, `may`, `always`, `perhaps`: how certain, how often.
    Modal,
    /// `all`, `some`, `few`: how many.
    Quantifier,
    /// `if`, `unless`, `only`, `allegedly`: what the rest of the sentence hangs on.
    Qualifier,
    /// `uh`, `well`, `okay`: may go without loss.
    Filler,
    /// Digits and number words.
    Number,
}

impl WordClass {
    /// The class of a canonical word.
    pub fn of(canonical: &str) -> Self {
        if canonical.as_bytes().first().is_some_and(u8::is_ascii_digit) {
            return WordClass::Number;
        }
        LISTS
            .iter()
            .find(|(list, _)| list.binary_search(&canonical).is_ok())
            .map_or(WordClass::Content, |&(_, class)| class)
    }

    /// Every word that has a class other than content and number.
    pub(crate) fn listed() -> impl Iterator<Item = &'static str> {
        LISTS.iter().flat_map(|(words, _)| words.iter().copied())
    }

    /// True for words that are in a list of words with little meaning of their own.
    pub fn is_light(self) -> bool {
        matches!(self, WordClass::Function | WordClass::Filler)
    }
}

/// The lists in order of precedence.
const LISTS: [(&[&str], WordClass); 6] = [
    (FUNCTION, WordClass::Function),
    (NEGATION, WordClass::Negation),
    (MODAL, WordClass::Modal),
    (QUANTIFIER, WordClass::Quantifier),
    (QUALIFIER, WordClass::Qualifier),
    (FILLER, WordClass::Filler),
];

const NEGATION: &[&str] = &[
    "barely", "hardly", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "nowhere",
    "scarcely", "without",
];

const MODAL: &[&str] = &[
    "always",
    "can",
    "certainly",
    "could",
    "definitely",
    "likely",
    "may",
    "maybe",
    "might",
    "must",
    "occasionally",
    "often",
    "ought",
    "perhaps",
    "possibly",
    "probably",
    "rarely",
    "seldom",
    "shall",
    "should",
    "sometimes",
    "surely",
    "unlikely",
    "usually",
    "will",
    "would",
];

const QUANTIFIER: &[&str] = &[
    "all",
    "both",
    "each",
    "enough",
    "every",
    "everybody",
    "everyone",
    "everything",
    "few",
    "fewer",
    "half",
    "least",
    "less",
    "many",
    "most",
    "much",
    "several",
    "some",
    "somebody",
    "someone",
    "something",
];

const QUALIFIER: &[&str] = &[
    "allegedly",
    "almost",
    "although",
    "apparently",
    "except",
    "if",
    "nearly",
    "only",
    "partly",
    "potentially",
    "purportedly",
    "reportedly",
    "seemingly",
    "supposedly",
    "though",
    "unless",
    "until",
    "whether",
];

const FILLER: &[&str] = &[
    "ah", "aw", "eh", "er", "erm", "gee", "ha", "hey", "hm", "hmm", "huh", "mhm", "mm", "oh", "ok", "uh",
    "um", "well", "yeah", "yep", "yes",
];

const FUNCTION: &[&str] = &[
    "'s",
    "a",
    "about",
    "above",
    "across",
    "after",
    "against",
    "along",
    "am",
    "among",
    "an",
    "and",
    "another",
    "any",
    "anybody",
    "anyone",
    "anything",
    "are",
    "around",
    "as",
    "at",
    "away",
    "back",
    "be",
    "because",
    "been",
    "before",
    "behind",
    "being",
    "below",
    "between",
    "but",
    "by",
    "did",
    "do",
    "does",
    "doing",
    "done",
    "down",
    "during",
    "either",
    "else",
    "even",
    "for",
    "from",
    "get",
    "gets",
    "getting",
    "going",
    "got",
    "had",
    "has",
    "have",
    "having",
    "he",
    "her",
    "here",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "how",
    "i",
    "in",
    "into",
    "is",
    "it",
    "its",
    "itself",
    "just",
    "me",
    "my",
    "myself",
    "now",
    "of",
    "off",
    "on",
    "onto",
    "or",
    "other",
    "our",
    "ours",
    "ourselves",
    "out",
    "over",
    "own",
    "really",
    "same",
    "she",
    "since",
    "so",
    "such",
    "than",
    "that",
    "the",
    "their",
    "theirs",
    "them",
    "themselves",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "through",
    "to",
    "too",
    "toward",
    "under",
    "up",
    "upon",
    "us",
    "very",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "with",
    "within",
    "you",
    "your",
    "yours",
    "yourself",
    "yourselves",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_and_share_no_word() {
        let lists = [FUNCTION, NEGATION, MODAL, QUANTIFIER, QUALIFIER, FILLER];
        for (at, list) in lists.iter().enumerate() {
            assert!(list.is_sorted(), "list {at}");
            for other in &lists[at + 1..] {
                assert!(list.iter().all(|word| !other.contains(word)));
            }
        }
    }

    #[test]
    fn classes_are_of_the_canonical_word() {
        assert_eq!(WordClass::of("never"), WordClass::Negation);
        assert_eq!(WordClass::of("25"), WordClass::Number);
        assert_eq!(WordClass::of("harbor"), WordClass::Content);
    }
}
