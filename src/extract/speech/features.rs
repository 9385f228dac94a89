//! What speaks for and against a quotation being speech, as numbers of weights.
//!
//! A feature is a template and a value, hashed into [`SIZE`] weights. The same quotation always gives the same features.

use super::context::REACH;
use super::context::Token;
use super::vocabulary;

/// Number of weights.
pub const SIZE: usize = 1 << 15;

/// What the features are read from.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one thing that is seen or not"
)]
pub(super) struct Sight<'a> {
    /// The words between the marks.
    pub(super) content: &'a str,
    /// What stands before them, nearest first.
    pub(super) before: &'a [Token<'a>],
    /// What stands behind them, nearest first.
    pub(super) after: &'a [Token<'a>],
    /// Characters right outside the marks.
    pub(super) touching: (Option<char>, Option<char>),
    /// How many quotations have these words.
    pub(super) repeated: usize,
    /// Quotations in the same block.
    pub(super) in_block: usize,
    /// Words of the longest other quotation in the same block.
    pub(super) longest_other: usize,
    /// True if the marks are single ones.
    pub(super) single: bool,
    /// True if this has several pieces.
    pub(super) several: bool,
    /// True if the document is titled by these words.
    pub(super) is_title: bool,
    /// True if the block is a headline or a heading.
    pub(super) heading: bool,
    /// True if the block belongs to the page, not to the article.
    pub(super) furniture: bool,
}

/// Collects the numbers of the features that hold.
struct Features(Vec<u32>);

impl Features {
    /// Adds the feature with these parts.
    fn add(&mut self, template: &str, parts: &[&str]) {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut eat = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        template.bytes().for_each(&mut eat);
        for part in parts {
            eat(0xff);
            part.bytes().map(|it| it.to_ascii_lowercase()).for_each(&mut eat);
        }
        self.0.push(((hash ^ (hash >> 29)) % SIZE as u64) as u32);
    }
}

/// The features of one quotation, sorted.
pub(super) fn features(sight: &Sight<'_>) -> Vec<u32> {
    let mut features = Features(Vec::with_capacity(80));
    let words: Vec<&str> = sight.content.split_whitespace().take(40).collect();
    let length = length(words.len());
    let rough = rough(words.len());
    content(sight, &words, length, rough, &mut features);
    place(sight, length, rough, &mut features);
    side(sight.before, "before", rough, &mut features);
    side(sight.after, "after", rough, &mut features);
    let shapes = [shape(sight.before, 0), shape(sight.after, 0)];
    let titled = yes(is_title(&words) && words.len() > 1);
    features.add("titled-frame", &[titled, rough, shapes[0], shapes[1]]);
    features.add("titled-before", &[titled, rough, word(sight.before, 0)]);
    features.add("titled-after", &[titled, rough, word(sight.after, 0)]);
    features.add("frame-3", &[rough, shape(sight.before, 1), shapes[0], shapes[1]]);
    features.add("frame-4", &[rough, shapes[0], shapes[1], shape(sight.after, 1)]);
    for token in sight.before.iter().take(6).chain(sight.after.iter().take(5)) {
        if let Token::Word(it) = token {
            features.add("titled-bag", &[titled, it]);
        }
    }
    let near = || sight.before.iter().take(5).chain(sight.after.iter().take(4));
    let media =
        near().any(|it| matches!(it, Token::Word(word) if vocabulary::has(stem(word), vocabulary::MEDIA)));
    let naming = sight
        .before
        .iter()
        .take(2)
        .any(|it| matches!(it, Token::Word(word) if vocabulary::has(word, vocabulary::NAMING)));
    let owned = matches!(sight.before.first(), Some(Token::Word(it)) if stem(it).len() < it.len());
    features.add("media", &[yes(media), titled, rough]);
    features.add("naming", &[yes(naming), rough]);
    features.add("owned", &[yes(owned), titled, shapes[1]]);
    let cue = |tokens: &[Token<'_>]| match tokens.iter().position(|it| is_cue(it)) {
        Some(0 | 1) => "near",
        Some(_) => "far",
        None => "none",
    };
    let cues = [cue(sight.before), cue(sight.after)];
    let any = yes(cues != ["none", "none"]);
    features.add("media-cues", &[yes(media), titled, any, rough]);
    features.add("naming-cues", &[yes(naming), cues[0], cues[1], rough]);
    features.add("slot", &[any, titled, rough, slot(sight.before), shapes[1]]);
    features.add("slots", &[any, rough, slot(sight.before), slot(sight.after)]);
    features.add("cues", &[cues[0], cues[1], rough]);
    features.add("cues-titled", &[cues[0], cues[1], rough, titled]);
    features.add("cues-frame", &[cues[0], cues[1], rough, shapes[0], shapes[1]]);
    features.add("between", &shapes);
    features.add("between-length", &[shapes[0], shapes[1], rough]);
    features.add("frame", &[word(sight.before, 0), shapes[1], rough]);
    features.0.sort_unstable();
    features.0.dedup();
    features.0
}

fn content(sight: &Sight<'_>, words: &[&str], length: &str, rough: &str, features: &mut Features) {
    features.add("length", &[length]);
    let first = sight.content.chars().find(|it| it.is_alphanumeric());
    let starts = match first {
        Some(it) if it.is_uppercase() => "upper",
        Some(it) if it.is_numeric() => "number",
        _ => "lower",
    };
    let ends = match sight.content.chars().next_back() {
        Some(it) if !it.is_alphanumeric() => ending(it),
        _ => "word",
    };
    features.add("starts", &[starts, rough]);
    features.add("ends", &[ends, rough]);
    features.add("starts-ends", &[starts, ends, length]);
    let titled = is_title(words);
    features.add("title", &[yes(titled), length, starts]);
    features.add("title-ends", &[yes(titled), ends, rough]);
    let verb = words.iter().any(|it| vocabulary::has(it, vocabulary::FINITE));
    let person = words.iter().any(|it| vocabulary::has(it, vocabulary::PERSONS));
    features.add("verb", &[yes(verb), rough]);
    features.add("person", &[yes(person), rough]);
    features.add("verb-person-title", &[yes(verb), yes(person), yes(titled), rough]);
    features.add(
        "digits",
        &[yes(sight.content.bytes().any(|it| it.is_ascii_digit())), rough],
    );
    features.add("hyphen", &[yes(sight.content.contains('-')), rough]);
    features.add("handle", &[yes(sight.content.starts_with(['@', '#']))]);
    features.add("link", &[yes(sight.content.contains("://"))]);
    if words.len() <= 4 {
        for it in words {
            features.add("content", &[bare(it)]);
        }
    }
    if let [first, .., last] = words {
        features.add("first", &[bare(first), rough]);
        features.add("last", &[bare(last), rough]);
    }
}

fn place(sight: &Sight<'_>, length: &str, rough: &str, features: &mut Features) {
    let touching = |it: Option<char>| {
        it.map_or(
            "edge",
            |it| if it.is_alphanumeric() { "word" } else { ending(it) },
        )
    };
    features.add("touches-before", &[touching(sight.touching.0)]);
    features.add("touches-after", &[touching(sight.touching.1)]);
    features.add("touches-after-length", &[touching(sight.touching.1), length]);
    let repeated = match sight.repeated {
        0 | 1 => "once",
        2 => "twice",
        _ => "often",
    };
    features.add("repeated", &[repeated, rough]);
    let in_block = match sight.in_block {
        0 | 1 => "one",
        2 => "two",
        3 | 4 => "some",
        _ => "many",
    };
    features.add("in-block", &[in_block, rough]);
    features.add("longest-other", &[self::length(sight.longest_other), rough]);
    features.add("single", &[yes(sight.single), rough]);
    features.add("several", &[yes(sight.several)]);
    features.add("heading", &[yes(sight.heading), rough]);
}

/// The words on one side, nearest first.
fn side(tokens: &[Token<'_>], side: &str, rough: &str, features: &mut Features) {
    let near = [word(tokens, 0), word(tokens, 1), word(tokens, 2)];
    features.add(side, &["1", near[0]]);
    features.add(side, &["1", near[0], rough]);
    features.add(side, &["2", near[1]]);
    features.add(side, &["12", near[0], near[1]]);
    features.add(side, &["12", near[0], near[1], rough]);
    features.add(side, &["123", near[0], near[1], near[2]]);
    features.add(side, &["shapes", shape(tokens, 0), shape(tokens, 1), rough]);
    for token in tokens.iter().take(REACH) {
        if let Token::Word(it) = token {
            features.add(side, &["bag", it]);
            features.add("bag", &[it, rough]);
        }
    }
    let quotes = tokens.contains(&Token::Quotation);
    features.add(side, &["quotes", yes(quotes), rough]);
    let reaches = tokens.last().copied();
    features.add(
        side,
        &[
            "whole",
            yes(matches!(reaches, Some(Token::Block | Token::Sentence)) && tokens.len() == 1),
        ],
    );
}

fn word<'a>(tokens: &[Token<'a>], at: usize) -> &'a str {
    match tokens.get(at) {
        Some(Token::Word(it)) => it,
        Some(Token::Punctuation(it)) => ending(*it),
        Some(Token::Quotation) => "<quotation>",
        Some(Token::Sentence) => "<sentence>",
        Some(Token::Block) | None => "<block>",
    }
}

/// A word as itself if it is a function word, else its looks.
fn shape<'a>(tokens: &[Token<'a>], at: usize) -> &'a str {
    match tokens.get(at) {
        Some(Token::Word(it)) if vocabulary::has(it, vocabulary::FUNCTION) => it,
        Some(Token::Word(it)) if it.ends_with("'s") || it.ends_with("’s") => "<possessive>",
        Some(Token::Word(it)) if it.starts_with(char::is_uppercase) => "<Name>",
        Some(Token::Word(it)) if it.starts_with(char::is_numeric) => "<number>",
        Some(Token::Word(it)) if it.ends_with("ed") => "<-ed>",
        Some(Token::Word(it)) if it.ends_with("ing") => "<-ing>",
        Some(Token::Word(_)) => "<word>",
        _ => word(tokens, at),
    }
}

/// A word without its possessive ending.
fn stem(word: &str) -> &str {
    ["'s", "’s", "'", "’"]
        .iter()
        .find_map(|it| word.strip_suffix(it))
        .unwrap_or(word)
}

/// The part that the nearest word plays: few values, so that each is seen often.
fn slot(tokens: &[Token<'_>]) -> &'static str {
    let word = match tokens.first() {
        Some(Token::Word(it)) => *it,
        Some(Token::Punctuation(it)) => return ending(*it),
        Some(Token::Quotation) => return "quotation",
        _ => return "edge",
    };
    match word.to_ascii_lowercase().as_str() {
        "a" | "an" => "a",
        "the" | "this" | "that" | "these" | "those" | "its" | "his" | "her" | "their" => "the",
        "on" | "in" | "of" | "for" | "at" | "by" | "with" | "from" | "to" => "of",
        "and" | "or" | "but" => "and",
        "is" | "are" | "was" | "were" | "be" | "been" | "as" => "is",
        _ if vocabulary::has(word, vocabulary::CUES) => "cue",
        _ if stem(word).len() < word.len() => "possessive",
        _ if word.starts_with(char::is_uppercase) => "name",
        _ => "word",
    }
}

/// True for words that credit somebody with words.
fn is_cue(token: &Token<'_>) -> bool {
    matches!(token, Token::Word(it) if vocabulary::has(it, vocabulary::CUES))
}

fn length(words: usize) -> &'static str {
    match words {
        0 | 1 => "1",
        2 => "2",
        3 => "3",
        4 => "4",
        5 | 6 => "5",
        7..=9 => "7",
        10..=14 => "10",
        _ => "15",
    }
}

fn rough(words: usize) -> &'static str {
    match words {
        0..=2 => "short",
        3..=5 => "middling",
        _ => "long",
    }
}

fn ending(it: char) -> &'static str {
    match it {
        '.' => ".",
        ',' => ",",
        '?' => "?",
        '!' => "!",
        '…' => "…",
        ':' => ":",
        ';' => ";",
        '-' | '–' | '—' => "-",
        '(' | '[' => "(",
        ')' | ']' => ")",
        '=' => "=",
        '<' | '>' => "<",
        _ if it.is_whitespace() => "space",
        _ => "other",
    }
}

fn yes(it: bool) -> &'static str {
    if it { "yes" } else { "no" }
}

fn bare(word: &str) -> &str {
    word.trim_matches(|it: char| !it.is_alphanumeric())
}

/// True if every word that a title would capitalise is capitalised.
pub(super) fn is_title(words: &[&str]) -> bool {
    let mut long = words.iter().filter(|it| !vocabulary::has(it, vocabulary::SMALL));
    let first = words.first().is_some_and(|it| !starts_lower(it));
    first && long.all(|it| !starts_lower(it))
}

fn starts_lower(word: &str) -> bool {
    bare(word).starts_with(char::is_lowercase)
}
