//! Words that the features ask for, by what they do.
//!
//! A word enters, its classes leave after one look-up, whatever its case.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// Words that titles leave in lower case.
pub(super) const SMALL: u8 = 1 << 0;
/// Finite verbs and what else says that a clause is quoted.
pub(super) const FINITE: u8 = 1 << 1;
/// First and second persons.
pub(super) const PERSONS: u8 = 1 << 2;
/// Words that say more than their looks.
pub(super) const FUNCTION: u8 = 1 << 3;
/// Words that credit somebody with words; whether one is near is a feature, the words themselves are others.
pub(super) const CUES: u8 = 1 << 4;
/// Words beside the titles of works, shows and songs.
pub(super) const MEDIA: u8 = 1 << 5;
/// Words before words that are spoken of as words.
pub(super) const NAMING: u8 = 1 << 6;

/// True if the word, without the punctuation around it, is in one of these classes.
pub(super) fn has(word: &str, classes: u8) -> bool {
    of(word) & classes != 0
}

/// Those of these classes that any of the words is in.
pub(super) fn among(words: &[&str], classes: u8) -> u8 {
    let mut found = 0;
    for word in words {
        found |= of(word) & classes;
        if found == classes {
            break;
        }
    }
    found
}

/// Longer words are in no class.
const LONGEST: usize = 16;

/// The words and their classes.
struct Vocabulary {
    words: FxHashMap<u128, u8>,
    /// A bit for each shape that a word has: most words that are in no class end here.
    shapes: [u64; SHAPES / 64],
}

impl Vocabulary {
    fn shipped() -> &'static Vocabulary {
        static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
        VOCABULARY.get_or_init(|| {
            let mut words = FxHashMap::default();
            let mut shapes = [0; SHAPES / 64];
            for (class, list) in LISTS {
                for word in *list {
                    if let (Some(shape), Some(key)) = (shape(word), key(word)) {
                        *words.entry(key).or_default() |= class;
                        shapes[shape / 64] |= 1 << (shape % 64);
                    }
                }
            }
            Vocabulary { words, shapes }
        })
    }

    fn classes(&self, word: &str) -> u8 {
        let is_shaped = |shape: usize| self.shapes[shape / 64] & 1 << (shape % 64) != 0;
        if !shape(word).is_some_and(is_shaped) {
            return 0;
        }
        key(word)
            .and_then(|key| self.words.get(&key))
            .copied()
            .unwrap_or(0)
    }
}

fn of(word: &str) -> u8 {
    let is_bare = |it: Option<&u8>| it.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = word.as_bytes();
    let word = if is_bare(bytes.first()) && is_bare(bytes.last()) {
        word
    } else {
        word.trim_matches(|it: char| !it.is_alphanumeric())
    };
    Vocabulary::shipped().classes(word)
}

/// Number of shapes.
const SHAPES: usize = 1 << 13;

/// What can be told of a word at a glance, whatever its case: the ends of its first and last letters, and its length.
fn shape(word: &str) -> Option<usize> {
    let (&first, &last) = (word.as_bytes().first()?, word.as_bytes().last()?);
    let letter = |byte: u8| usize::from(byte & 0x1f);
    (word.len() <= LONGEST).then_some(letter(first) << 8 | letter(last) << 3 | word.len() & 7)
}

/// The letters of a word in lower case as one number, which is compared faster than letters; none for longer words.
fn key(word: &str) -> Option<u128> {
    let mut bytes = [0; LONGEST];
    let lower = bytes.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    Some(u128::from_le_bytes(bytes))
}

const LISTS: &[(u8, &[&str])] = &[
    (
        SMALL,
        &[
            "a", "an", "the", "of", "and", "or", "in", "on", "to", "for", "with", "at", "by", "from", "as",
            "but", "vs", "is", "nor", "over", "into",
        ],
    ),
    (
        FINITE,
        &[
            "is",
            "are",
            "was",
            "were",
            "am",
            "be",
            "been",
            "has",
            "have",
            "had",
            "do",
            "does",
            "did",
            "will",
            "would",
            "can",
            "could",
            "should",
            "may",
            "might",
            "must",
            "it's",
            "it’s",
            "that's",
            "that’s",
            "we're",
            "we’re",
            "i'm",
            "i’m",
            "don't",
            "don’t",
            "won't",
            "won’t",
            "can't",
            "can’t",
            "isn't",
            "isn’t",
            "he's",
            "he’s",
            "she's",
            "she’s",
            "they're",
            "they’re",
            "we've",
            "we’ve",
            "i've",
            "i’ve",
            "didn't",
            "didn’t",
            "doesn't",
            "doesn’t",
            "there's",
            "there’s",
            "think",
            "know",
            "want",
            "need",
            "get",
            "got",
            "go",
            "going",
            "says",
            "said",
            "make",
            "let",
            "let's",
            "let’s",
        ],
    ),
    (
        PERSONS,
        &[
            "i", "we", "you", "me", "us", "my", "our", "your", "i'm", "i’m", "we're", "we’re", "you're",
            "you’re", "i've", "i’ve", "we've", "we’ve", "i'll", "i’ll", "we'll", "we’ll", "i'd", "i’d",
        ],
    ),
    (
        FUNCTION,
        &[
            "a",
            "an",
            "the",
            "of",
            "and",
            "or",
            "in",
            "on",
            "to",
            "for",
            "with",
            "at",
            "by",
            "from",
            "as",
            "but",
            "that",
            "this",
            "these",
            "those",
            "his",
            "her",
            "their",
            "its",
            "our",
            "my",
            "your",
            "is",
            "are",
            "was",
            "were",
            "be",
            "been",
            "has",
            "have",
            "had",
            "not",
            "who",
            "which",
            "what",
            "so-called",
            "called",
            "titled",
            "entitled",
            "dubbed",
            "term",
            "word",
            "words",
            "phrase",
            "said",
            "says",
            "he",
            "she",
            "they",
            "it",
            "i",
            "we",
            "about",
            "like",
            "more",
            "into",
            "if",
            "when",
        ],
    ),
    (
        CUES,
        &[
            "said",
            "says",
            "say",
            "saying",
            "told",
            "tells",
            "telling",
            "called",
            "calls",
            "calling",
            "wrote",
            "writes",
            "writing",
            "added",
            "adds",
            "adding",
            "asked",
            "asks",
            "asking",
            "according",
            "described",
            "describes",
            "describing",
            "tweeted",
            "tweets",
            "stated",
            "states",
            "stating",
            "claimed",
            "claims",
            "claiming",
            "argued",
            "argues",
            "arguing",
            "warned",
            "warns",
            "noted",
            "notes",
            "noting",
            "insisted",
            "insists",
            "declared",
            "declares",
            "declaring",
            "referred",
            "referring",
            "blasted",
            "slammed",
            "accused",
            "criticized",
            "praised",
            "suggested",
            "suggests",
            "suggesting",
            "explained",
            "continued",
            "replied",
            "responded",
            "concluded",
            "reported",
            "reports",
            "chanted",
            "chanting",
            "shouted",
            "read",
            "reads",
            "reading",
            "announced",
            "vowed",
            "promised",
            "joked",
            "quipped",
            "labeled",
            "denounced",
            "dismissed",
            "characterized",
            "statement",
            "dubbed",
            "mocked",
            "acknowledged",
            "admitted",
            "recalled",
            "remarked",
            "quoted",
            "expressed",
            "urged",
            "pledged",
        ],
    ),
    (
        MEDIA,
        &[
            "show",
            "book",
            "film",
            "movie",
            "song",
            "series",
            "album",
            "novel",
            "episode",
            "program",
            "programme",
            "host",
            "hosts",
            "hosted",
            "anchor",
            "author",
            "coauthor",
            "co-author",
            "memoir",
            "documentary",
            "drama",
            "sitcom",
            "comedy",
            "magazine",
            "column",
            "titled",
            "entitled",
            "starred",
            "starring",
            "stars",
            "actor",
            "actress",
            "musical",
            "play",
            "video",
            "ad",
            "spot",
            "segment",
            "cnn",
            "nbc",
            "abc",
            "cbs",
            "msnbc",
            "fox",
            "news",
            "hbo",
            "netflix",
            "npr",
            "pbs",
            "bbc",
            "radio",
            "poem",
            "essay",
            "article",
            "podcast",
            "game",
            "painting",
            "anthem",
            "singer",
            "band",
            "director",
            "published",
            "sang",
            "sings",
            "bestseller",
            "autobiography",
            "biography",
            "interview",
            "appearance",
            "appeared",
        ],
    ),
    (
        NAMING,
        &[
            "so-called",
            "called",
            "dubbed",
            "term",
            "terms",
            "word",
            "words",
            "phrase",
            "known",
            "nicknamed",
            "titled",
            "entitled",
            "named",
            "labeled",
            "slogan",
            "motto",
            "pseudonym",
            "nickname",
            "code-named",
            "hashtag",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_in_any_case() {
        for (class, list) in LISTS {
            for word in *list {
                assert!(has(word, *class) && has(&word.to_uppercase(), *class), "{word}");
            }
        }
        assert!(!has("bridge", u8::MAX));
    }
}
