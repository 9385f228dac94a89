//! A text read for comparison: its words, and what stands between them.
//!
//! A text enters; its canonical words leave, each with the marks before it. Stage directions (`(APPLAUSE)`) are left
//! out; brackets inside a word (`[T]he`) are taken out of it. Spans are of the text that entered.

use memchr::memchr_iter;
use memchr::memchr2_iter;

use crate::align::Word;
use crate::english::fillers;
use crate::english::word_class::WordClass;
use crate::text::Interner;
use crate::text::Span;
use crate::text::Token;
use crate::text::words;

/// A text as a sequence of words.
#[derive(Debug)]
pub(crate) struct Wording<'t> {
    pub(crate) text: &'t str,
    pub(crate) tokens: Vec<Token>,
    pub(crate) marks: Vec<Marks>,
}

/// What stands around a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one gap")]
pub(crate) struct Marks {
    /// It is the first word of a sentence.
    pub(crate) starts_sentence: bool,
    /// Punctuation stands before it.
    pub(crate) after_break: bool,
    /// An ellipsis stands before it, or the quotation was interrupted here.
    pub(crate) after_elision: bool,
    /// The quotation was interrupted here.
    pub(crate) after_joint: bool,
    /// It stands in square brackets.
    pub(crate) bracketed: bool,
    /// It is written with a capital.
    pub(crate) capital: bool,
    /// The transcriber wrote it by ear: `(PH)`.
    pub(crate) by_ear: bool,
    /// It shares its span with the word before: the second half of a contraction.
    pub(crate) shares: bool,
}

impl<'t> Wording<'t> {
    /// Reads a text.
    pub(crate) fn read(text: &'t str, lexicon: &mut Interner) -> Self {
        let directions = directions(text);
        let mut tokens = words(text, lexicon);
        let by_ear = drop_directions(&mut tokens, &directions, text);
        join_brackets(text, &mut tokens, lexicon);
        let mut wording = Self {
            text,
            marks: marks(text, &tokens),
            tokens,
        };
        for at in by_ear {
            let behind = wording.tokens.partition_point(|token| token.span.end <= at);
            if let Some(marks) = behind.checked_sub(1) {
                wording.marks[marks].by_ear = true;
            }
        }
        wording
    }

    /// Notes that the text was put together at these bytes: pieces of a split quotation.
    pub(crate) fn interrupt(&mut self, offsets: &[usize]) {
        for &offset in offsets {
            let at = self.tokens.partition_point(|token| token.span.start < offset);
            if let Some(marks) = self.marks.get_mut(at) {
                marks.after_joint = !marks.after_elision;
                marks.after_elision = true;
                marks.after_break = true;
            }
        }
    }

    /// The words as the alignment wants them.
    pub(crate) fn words<'l>(&self, lexicon: &'l Interner) -> Vec<Word<'l>> {
        let mut out: Vec<Word<'l>> = self
            .tokens
            .iter()
            .zip(&self.marks)
            .enumerate()
            .map(|(at, (token, marks))| {
                let spelling = self.named(at).unwrap_or_else(|| lexicon.spelling(token.word));
                Word {
                    id: token.word,
                    spelling,
                    class: class(spelling, token.span.of(self.text)),
                    after_break: marks.after_break,
                    after_elision: marks.after_elision,
                    bracketed: marks.bracketed,
                    repeated: false,
                }
            })
            .collect();
        mark_fillers(&mut out);
        mark_repeats(&mut out);
        out
    }

    /// The month of May and the name Will among lowercase words: equal to the verbs if they are all that differs,
    /// and in no list of verbs.
    fn named(&self, word: usize) -> Option<&'static str> {
        let name = match self.surface(word) {
            "May" => "May",
            "Will" => "Will",
            _ => return None,
        };
        let before = self.surface(word.checked_sub(1)?);
        (self.is_name_like(word) && before.starts_with(char::is_lowercase)).then_some(name)
    }

    /// The bytes of a range of words; empty at the right place if the range is.
    pub(crate) fn span(&self, words: &std::ops::Range<usize>) -> Span {
        if words.is_empty() {
            let at = match self.tokens.get(words.start) {
                Some(next) => next.span.start,
                None => self.tokens.last().map_or(0, |last| last.span.end),
            };
            return Span::new(at, at);
        }
        let first = self.tokens[words.start].span;
        self.tokens[words.clone()]
            .iter()
            .fold(first, |cover, token| cover.cover(token.span))
    }

    /// The text a word was printed as.
    pub(crate) fn surface(&self, word: usize) -> &'t str {
        self.tokens[word].span.of(self.text)
    }

    /// What stands before a word; behind the last word, what ends the text.
    pub(crate) fn gap(&self, word: usize) -> &'t str {
        let start = word
            .checked_sub(1)
            .map_or(0, |before| self.tokens[before].span.end);
        let end = self
            .tokens
            .get(word)
            .map_or(self.text.len(), |token| token.span.start);
        self.text.get(start..end).unwrap_or("")
    }

    /// True if the word belongs to the middle of a sentence and is written with a capital.
    pub(crate) fn is_name_like(&self, word: usize) -> bool {
        self.marks[word].capital && !self.marks[word].starts_sentence
    }
}

/// `one` is a number word and more often a pronoun; it weighs as little as one.
fn class(spelling: &str, surface: &str) -> WordClass {
    if spelling == "1" && surface.eq_ignore_ascii_case("one") {
        return WordClass::Function;
    }
    WordClass::of(spelling)
}

/// Words of `(APPLAUSE)`, `[laughter]`, `(inaudible)`: not spoken.
const DIRECTIONS: &[&str] = &[
    "applause",
    "audience",
    "audio",
    "begin",
    "bell",
    "boos",
    "booing",
    "break",
    "chanting",
    "cheering",
    "cheers",
    "clip",
    "commercial",
    "crosstalk",
    "cross",
    "end",
    "gap",
    "inaudible",
    "indiscernible",
    "interruption",
    "laughing",
    "laughs",
    "laughter",
    "music",
    "off-mike",
    "ph",
    "phonetic",
    "ringing",
    "sic",
    "unintelligible",
    "video",
    "videotape",
];

fn directions(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for open in memchr2_iter(b'(', b'[', text.as_bytes()) {
        let rest = &text[open + 1..];
        let Some(length) = rest.find([')', ']', '(', '[', '\n']).filter(|&at| at <= 60) else {
            continue;
        };
        let inside = &rest[..length];
        let is_shout =
            inside.len() > 3 && !inside.chars().any(char::is_lowercase) && text.as_bytes()[open] == b'(';
        let is_known = inside
            .split([' ', ','])
            .any(|word| DIRECTIONS.contains(&word.to_lowercase().as_str()));
        if (is_shout || is_known) && inside.chars().any(char::is_alphabetic) && !inside.contains("BLEEP") {
            found.push(Span::new(open, open + length + 2));
        }
    }
    found
}

/// Removes the words of directions; answers where a word before one was written by ear.
fn drop_directions(tokens: &mut Vec<Token>, directions: &[Span], text: &str) -> Vec<usize> {
    tokens.retain(|token| !is_inside(directions, token.span) && !is_shouted(token.span.of(text)));
    let by_ear = |it: &&Span| it.of(text).to_ascii_lowercase().starts_with("(ph");
    directions.iter().filter(by_ear).map(|it| it.start).collect()
}

/// Directions that some transcripts print in capitals and without brackets.
fn is_shouted(surface: &str) -> bool {
    matches!(surface, "APPLAUSE" | "LAUGHTER" | "CROSSTALK" | "INAUDIBLE")
}

/// A word with brackets in it is not longer than this in bytes.
const LONGEST_WORD: usize = 120;

/// `[T]he` and `talk[ed]` are one word.
fn join_brackets(text: &str, tokens: &mut Vec<Token>, lexicon: &mut Interner) {
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens.drain(..) {
        // The rest of a contraction whose beginning was joined: it was read again with the whole word.
        let is_read = |before: &Token| before.span.encloses(token.span) && before.span != token.span;
        if joined.last().is_some_and(is_read) {
            continue;
        }
        let between = joined.last().map_or("", |before| {
            text.get(before.span.end..token.span.start).unwrap_or("")
        });
        let Some(before) =
            joined.pop_if(|before| matches!(between, "[" | "]") && before.span.len() <= LONGEST_WORD)
        else {
            joined.push(token);
            continue;
        };
        let whole = format!("{}{}", before.span.of(text), token.span.of(text)).replace(['[', ']'], "");
        let span = before.span.cover(token.span);
        joined.extend(
            words(&whole, lexicon)
                .into_iter()
                .map(|token| Token { span, ..token }),
        );
    }
    *tokens = joined;
}

fn marks(text: &str, tokens: &[Token]) -> Vec<Marks> {
    let mut out = Vec::with_capacity(tokens.len());
    let mut end = 0;
    let brackets = brackets(text);
    for (at, token) in tokens.iter().enumerate() {
        let gap = text.get(end..token.span.start).unwrap_or("");
        let shares = at > 0 && tokens[at - 1].span == token.span;
        let after_elision = is_elision(gap);
        out.push(Marks {
            starts_sentence: at == 0 || (!shares && ends_sentence(gap)),
            after_break: at == 0
                || gap
                    .chars()
                    .any(|c| !c.is_whitespace() && !matches!(c, '-' | '[' | ']'))
                || gap.contains("--"),
            after_elision,
            after_joint: false,
            bracketed: is_inside(&brackets, token.span),
            capital: token.span.of(text).chars().next().is_some_and(char::is_uppercase),
            by_ear: false,
            shares,
        });
        end = end.max(token.span.end);
    }
    out
}

/// True if one of `spans`, which are in order, encloses `span`.
fn is_inside(spans: &[Span], span: Span) -> bool {
    let behind = spans.partition_point(|it| it.start <= span.start);
    behind.checked_sub(1).is_some_and(|at| spans[at].encloses(span))
}

/// What stands in square brackets, brackets included; a bracket that is not closed soon is a slip.
fn brackets(text: &str) -> Vec<Span> {
    const LONGEST: usize = 160;
    memchr_iter(b'[', text.as_bytes())
        .filter_map(|open| {
            let length = text[open + 1..].find(['[', ']']).filter(|&at| at <= LONGEST)?;
            text[open + 1 + length..]
                .starts_with(']')
                .then(|| Span::new(open, open + length + 2))
        })
        .collect()
}

/// True if the text between two words holds an ellipsis.
fn is_elision(gap: &str) -> bool {
    gap.contains('…') || gap.contains("...") || gap.contains(". . .") || gap.contains(".\u{a0}.\u{a0}.")
}

/// True if the text between two words ends a sentence.
fn ends_sentence(gap: &str) -> bool {
    gap.contains(['.', '?', '!', '…', '\n', ':', '“', '"'])
}

/// Marks `you know` and `of course` as fillers where punctuation sets them off, and `like` between commas.
fn mark_fillers(words: &mut [Word<'_>]) {
    for at in 0..words.len() {
        let breaks = |at: usize| words.get(at).is_none_or(|word| word.after_break);
        let inside = |next: usize| words.get(next).filter(|word| next == at || !word.after_break);
        let phrase = fillers::phrase(at, |next| inside(next).map(|word| word.spelling));
        // A pair such as `you know` is set off by one comma; longer phrases and single words by two.
        let is_set_off = |length: usize| match length {
            2 => breaks(at) || breaks(at + length),
            _ => breaks(at) && breaks(at + length),
        };
        if let Some(length) = phrase.filter(|&length| is_set_off(length)) {
            for word in &mut words[at..at + length] {
                word.class = WordClass::Filler;
            }
        } else if matches!(words[at].spelling, "well" | "ok" | "yes") && !breaks(at) && !breaks(at + 1) {
            words[at].class = WordClass::Content;
        } else if matches!(
            words[at].spelling,
            "like" | "look" | "right" | "now" | "so" | "please"
        ) && breaks(at)
            && breaks(at + 1)
        {
            words[at].class = WordClass::Filler;
        }
    }
}

/// Marks words that are said again at once: `the the`, `it is, uh, it is`, `never happened, never`.
fn mark_repeats(words: &mut [Word<'_>]) {
    const LONGEST: usize = 8;
    let spoken: Vec<usize> = (0..words.len())
        .filter(|&at| words[at].class != WordClass::Filler)
        .collect();
    for at in 0..spoken.len() {
        let id = |at: usize| words[spoken[at]].id;
        let breaks = |at: usize| spoken.get(at).is_none_or(|&word| words[word].after_break);
        let echo =
            at >= 2 && breaks(at) && breaks(at + 1) && (at.saturating_sub(3)..at).any(|it| id(it) == id(at));
        let longest = LONGEST.min((spoken.len() - at) / 2);
        let repeat = (1..=longest)
            .rev()
            .find(|&length| (at..at + length).all(|it| id(it) == id(it + length)));
        for &word in &spoken[at..at + repeat.unwrap_or(usize::from(echo))] {
            words[word].repeated = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut lexicon = Interner::new();
        let wording = Wording::read(text, &mut lexicon);
        let shown: Vec<String> = wording
            .words(&lexicon)
            .iter()
            .map(|word| {
                let mut shown = word.spelling.to_owned();
                for (is, mark) in [
                    (word.after_elision, '…'),
                    (word.bracketed, ']'),
                    (word.repeated, '2'),
                ] {
                    if is {
                        shown.push(mark);
                    }
                }
                shown
            })
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn directions_are_not_words() {
        check("we won (APPLAUSE) the vote [laughter]", "we won the vote");
        check("the harbor (and the pier)", "the harbor and the pier");
    }

    #[test]
    fn brackets_inside_a_word_are_taken_out() {
        check("[T]he ferry", "the ferry");
        check("[H]e's there", "he is there");
        check(
            "they talk[ed] to [the mayor] twice",
            "they talked to the] mayor] twice",
        );
        check("the ferry […] sank", "the ferry sank…");
    }

    #[test]
    fn repeats_are_marked_on_the_first_round() {
        check("it is, it is the the end", "it2 is2 it is the2 the end");
    }
}
