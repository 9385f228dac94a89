//! Features for whether a quotation is speech, as indices of weights.
//!
//! A feature is a template and a value, hashed into [`SIZE`] weights. The same quotation always has the same features.

use crate::english::quotation_words;
use crate::english::quotation_words::QuotationWord;

use super::context::REACH;
use super::context::Token;
use super::hash::Fixed;
use super::hash::Hash;
use super::hash::with_all;
use super::words::words;

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
    /// The context before them, nearest first.
    pub(super) before: &'a [Token<'a>],
    /// The words after them, nearest first.
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

/// Collects the numbers of the features that hold, each once; made once and filled for every quotation of a document.
pub(super) struct Features {
    numbers: Vec<u32>,
    seen: [u64; SIZE / 64],
}

impl Features {
    pub(super) fn new() -> Self {
        Self {
            numbers: Vec::with_capacity(128),
            seen: [0; SIZE / 64],
        }
    }

    fn clear(&mut self) {
        for number in self.numbers.drain(..) {
            self.seen[number as usize / 64] = 0;
        }
    }

    fn push(&mut self, feature: Hash) {
        let number = feature.number(SIZE);
        let seen = &mut self.seen[number as usize / 64];
        let bit = 1 << (number % 64);
        if *seen & bit == 0 {
            *seen |= bit;
            self.numbers.push(number);
        }
    }
}

/// Adds the feature with this template and these parts; the template is hashed when the code is compiled.
macro_rules! add {
    ($features:expr, $template:literal $(, $part:expr)*) => {
        $features.push(const { Hash::of($template) }$(.with($part))*)
    };
}

/// Words of a quotation that are looked at.
const WORDS: usize = 40;

/// The features of one quotation, each once; they stay in `features` until the next are asked for.
pub(super) fn features<'a>(sight: &Sight<'_>, features: &'a mut Features) -> &'a [u32] {
    features.clear();
    let mut words: Vec<&str> = Vec::with_capacity(WORDS);
    words.extend(self::words(sight.content).take(WORDS));
    let length = length(words.len());
    let rough = rough(words.len());
    let is_title = is_title(&words);
    content(sight, &words, is_title, rough, features);
    place(sight, length, rough, features);
    let titled = yes(is_title && words.len() > 1);
    let (before, after) = const { (Hash::of("before"), Hash::of("after")) };
    side(sight.before, before, rough, (6, titled), features);
    side(sight.after, after, rough, (5, titled), features);
    let shapes = [shape(sight.before, 0), shape(sight.after, 0)];
    let slots = [slot(sight.before), slot(sight.after)];
    add!(features, "titled-frame", titled, rough, shapes[0], shapes[1]);
    add!(features, "titled-before", titled, rough, word(sight.before, 0));
    add!(features, "titled-after", titled, rough, word(sight.after, 0));
    add!(
        features,
        "frame-3",
        rough,
        shape(sight.before, 1),
        shapes[0],
        shapes[1]
    );
    add!(
        features,
        "frame-4",
        rough,
        shapes[0],
        shapes[1],
        shape(sight.after, 1)
    );
    let near = || sight.before.iter().take(5).chain(sight.after.iter().take(4));
    let media = near()
        .any(|it| matches!(it, Token::Word(word) if quotation_words::has(stem(word), QuotationWord::MEDIA)));
    let naming = sight
        .before
        .iter()
        .take(2)
        .any(|it| matches!(it, Token::Word(word) if quotation_words::has(word, QuotationWord::NAMING)));
    let owned = matches!(sight.before.first(), Some(Token::Word(it)) if stem(it).len() < it.len());
    add!(features, "media", yes(media), titled, rough);
    add!(features, "naming", yes(naming), rough);
    add!(features, "owned", yes(owned), titled, shapes[1]);
    let cue = |tokens: &[Token<'_>]| match tokens.iter().position(|it| is_cue(it)) {
        Some(0 | 1) => "near",
        Some(_) => "far",
        None => "none",
    };
    let cues = [cue(sight.before), cue(sight.after)];
    let any = yes(cues != ["none", "none"]);
    add!(features, "media-cues", yes(media), titled, any, rough);
    add!(features, "naming-cues", yes(naming), cues[0], cues[1], rough);
    add!(features, "slot", any, titled, rough, slots[0], shapes[1]);
    add!(features, "slots", any, rough, slots[0], slots[1]);
    add!(features, "cues", cues[0], cues[1], rough);
    add!(features, "cues-titled", cues[0], cues[1], rough, titled);
    add!(
        features,
        "cues-frame",
        cues[0],
        cues[1],
        rough,
        shapes[0],
        shapes[1]
    );
    add!(features, "between", shapes[0], shapes[1]);
    add!(features, "between-length", shapes[0], shapes[1], rough);
    add!(features, "frame", word(sight.before, 0), shapes[1], rough);
    &features.numbers
}

fn content(sight: &Sight<'_>, words: &[&str], titled: bool, rough: &Fixed, features: &mut Features) {
    let length = length(words.len());
    add!(features, "length", length);
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
    add!(features, "starts", starts, rough);
    add!(features, "ends", ends, rough);
    add!(features, "starts-ends", starts, ends, length);
    add!(features, "title", yes(titled), length, starts);
    add!(features, "title-ends", yes(titled), ends, rough);
    let among = quotation_words::among(words, QuotationWord::FINITE.with(QuotationWord::PERSON));
    let verb = among.is(QuotationWord::FINITE);
    let person = among.is(QuotationWord::PERSON);
    add!(features, "verb", yes(verb), rough);
    add!(features, "person", yes(person), rough);
    add!(
        features,
        "verb-person-title",
        yes(verb),
        yes(person),
        yes(titled),
        rough
    );
    add!(
        features,
        "digits",
        yes(sight.content.bytes().any(|it| it.is_ascii_digit())),
        rough
    );
    add!(features, "hyphen", yes(sight.content.contains('-')), rough);
    add!(features, "handle", yes(sight.content.starts_with(['@', '#'])));
    add!(features, "link", yes(sight.content.contains("://")));
    if words.len() <= 4 {
        for it in words {
            add!(features, "content", bare(it));
        }
    }
    if let [first, .., last] = words {
        add!(features, "first", bare(first), rough);
        add!(features, "last", bare(last), rough);
    }
}

fn place(sight: &Sight<'_>, length: &str, rough: &Fixed, features: &mut Features) {
    let touching = |it: Option<char>| {
        it.map_or(
            "edge",
            |it| if it.is_alphanumeric() { "word" } else { ending(it) },
        )
    };
    add!(features, "touches-before", touching(sight.touching.0));
    add!(features, "touches-after", touching(sight.touching.1));
    add!(
        features,
        "touches-after-length",
        touching(sight.touching.1),
        length
    );
    let repeated = match sight.repeated {
        0 | 1 => "once",
        2 => "twice",
        _ => "often",
    };
    add!(features, "repeated", repeated, rough);
    let in_block = match sight.in_block {
        0 | 1 => "one",
        2 => "two",
        3 | 4 => "some",
        _ => "many",
    };
    add!(features, "in-block", in_block, rough);
    add!(
        features,
        "longest-other",
        self::length(sight.longest_other),
        rough
    );
    add!(features, "single", yes(sight.single), rough);
    add!(features, "several", yes(sight.several));
    add!(features, "heading", yes(sight.heading), rough);
}

/// The words on one side, nearest first; `side` is the hash of its name. The nearest `bag` of them count as they are
/// together with whether the quotation is set like a title.
fn side(
    tokens: &[Token<'_>],
    side: Hash,
    rough: &Fixed,
    (bag, titled): (usize, &Fixed),
    features: &mut Features,
) {
    let near = [word(tokens, 0), word(tokens, 1), word(tokens, 2)];
    let [one, two, three] = with_all(["1", "12", "123"].map(|it| side.with(it)), near[0]);
    let [two, three] = with_all([two, three], near[1]);
    features.push(one);
    features.push(two);
    features.push(one.with(rough));
    features.push(two.with(rough));
    features.push(three.with(near[2]));
    features.push(side.with("2").with(near[1]));
    let shapes = side.with("shapes").with(shape(tokens, 0)).with(shape(tokens, 1));
    features.push(shapes.with(rough));
    let bags = [
        side.with("bag"),
        const { Hash::of("bag") },
        const { Hash::of("titled-bag") }.with(titled),
    ];
    for (at, token) in tokens.iter().take(REACH).enumerate() {
        if let Token::Word(it) = token {
            let [own, both, with_title] = with_all(bags, it);
            features.push(own);
            features.push(both.with(rough));
            if at < bag {
                features.push(with_title);
            }
        }
    }
    let quotes = tokens.contains(&Token::Quotation);
    features.push(side.with("quotes").with(yes(quotes)).with(rough));
    let reaches = tokens.last().copied();
    let whole = matches!(reaches, Some(Token::Block | Token::Sentence)) && tokens.len() == 1;
    features.push(side.with("whole").with(yes(whole)));
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
        Some(Token::Word(it)) if quotation_words::has(it, QuotationWord::FUNCTION) => it,
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
        _ if quotation_words::has(word, QuotationWord::CREDITING) => "cue",
        _ if stem(word).len() < word.len() => "possessive",
        _ if word.starts_with(char::is_uppercase) => "name",
        _ => "word",
    }
}

/// True for words that credit a source with words.
fn is_cue(token: &Token<'_>) -> bool {
    matches!(token, Token::Word(it) if quotation_words::has(it, QuotationWord::CREDITING))
}

/// Lengths from here on are one value, in words.
pub(super) const LONG: usize = 15;

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

fn rough(words: usize) -> &'static Fixed {
    static SHORT: Fixed = Fixed::of("short");
    static MIDDLING: Fixed = Fixed::of("middling");
    static LONG: Fixed = Fixed::of("long");
    match words {
        0..=2 => &SHORT,
        3..=5 => &MIDDLING,
        _ => &LONG,
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

fn yes(it: bool) -> &'static Fixed {
    static YES: Fixed = Fixed::of("yes");
    static NO: Fixed = Fixed::of("no");
    if it { &YES } else { &NO }
}

fn bare(word: &str) -> &str {
    word.trim_matches(|it: char| !it.is_alphanumeric())
}

/// True if every word that a title would capitalise is capitalised.
pub(super) fn is_title(words: &[&str]) -> bool {
    let mut long = words
        .iter()
        .filter(|it| !quotation_words::has(it, QuotationWord::SMALL));
    let first = words.first().is_some_and(|it| !starts_lower(it));
    first && long.all(|it| !starts_lower(it))
}

fn starts_lower(word: &str) -> bool {
    bare(word).starts_with(char::is_lowercase)
}
