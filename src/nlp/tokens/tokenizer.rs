//! The tokenizer: finds the bounds of words, marks and sentences.
//!
//! Every byte is read a bounded number of times.

use crate::english::dictionary::Dictionary;
use crate::english::dictionary::Entry;
use crate::english::lexicon;
use crate::english::lexicon::LexicalClass;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Mask;
use crate::nlp::tokens::token::POSSESSIVE_S;
use crate::nlp::tokens::token::Place;
use crate::nlp::tokens::token::Token;
use crate::nlp::tokens::token::Tokens;

/// Longest label at the start of a quotation, in bytes.
const LONGEST_LABEL: usize = 32;

/// The bit by which small ASCII letters differ from capitals.
const SMALL: u8 = 0x20;

/// Cuts text into tokens.
pub(crate) struct Cutter<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a mut Tokens,
    pub(crate) sentence: u32,
    pub(crate) block: u32,
    pub(crate) dictionary: &'static Dictionary,
}

impl Cutter<'_> {
    /// Adds a token that is no word: a mark, a quotation, a handle, a clitic.
    fn push(&mut self, start: usize, end: usize, form: Form, hash: u32) {
        self.push_known(start, end, form, hash, Entry::default());
    }

    #[inline]
    fn push_known(&mut self, start: usize, end: usize, form: Form, hash: u32, entry: Entry) {
        let bytes = &self.text.as_bytes()[start..end];
        self.tokens.list.push(Token {
            start: start as u32,
            end: end as u32,
            hash,
            class: entry.class,
            form,
            cue: entry.cue,
            verbal: is_verbal(bytes),
            headline: false,
            compound: false,
            adverbial: bytes.len() > 4 && matches!(bytes, [.., b'l', b'y']),
            sentence: self.sentence,
            block: self.block,
        });
    }

    /// Adds a quotation.
    pub(crate) fn quote(&mut self, mask: &Mask, quotation: usize) {
        self.end_sentence_before(mask.span.start, true, LexicalClass::default());
        let form = if mask.speech { Form::Quote } else { Form::Quoted };
        let label = label(&self.text[mask.words.min(mask.span.end)..mask.span.end]);
        let start = match label {
            Some(length) => {
                self.cut(mask.words, mask.words + length);
                mask.words + length
            }
            None => mask.span.start,
        };
        self.tokens.places.push(Place {
            quotation,
            token: self.tokens.list.len(),
        });
        self.push(start, mask.span.end, form, u32::from(b'"'));
    }

    /// Adds what is outside quotations.
    pub(crate) fn cut(&mut self, from: usize, to: usize) {
        let bytes = self.text.as_bytes();
        let mut at = from;
        while at < to {
            let byte = bytes[at];
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' => at += 1,
                b'a'..=b'z' | b'A'..=b'Z' => {
                    at = self.plain_word(at, to).unwrap_or_else(|| self.word(at, to, at));
                }
                b'0'..=b'9' => at = self.word(at, to, at),
                b'@' | b'#' if at + 1 < to && is_word_byte(bytes[at + 1]) => at = self.handle(at, to),
                0x80.. => at = self.wide(at, to),
                _ => at = self.mark(at, to, byte),
            }
        }
    }

    /// A character outside ASCII: a letter starts a word, spaces are skipped, dashes are dashes.
    fn wide(&mut self, at: usize, to: usize) -> usize {
        let Some(first) = self.text[at..to].chars().next() else {
            return to;
        };
        let end = at + first.len_utf8();
        match first {
            _ if first.is_alphanumeric() => self.word(at, to, end),
            '–' | '—' | '―' => {
                self.push(at, end, Form::Mark(b'-'), u32::from(b'-'));
                end
            }
            '…' => {
                self.push(at, end, Form::Mark(b'~'), u32::from(b'~'));
                end
            }
            '’' | '‘' => self.apostrophe(at, end, to),
            _ if first.is_whitespace() || first.is_control() => end,
            '\u{200B}'..='\u{200F}' | '\u{FEFF}' => end,
            _ => {
                self.push(at, end, Form::Mark(b'*'), u32::from(b'*'));
                end
            }
        }
    }

    fn mark(&mut self, at: usize, to: usize, byte: u8) -> usize {
        if byte == b'\'' {
            return self.apostrophe(at, at + 1, to);
        }
        let bytes = self.text.as_bytes();
        if byte == b'.' && bytes[at..to].starts_with(b".-elect") {
            // `Rep.-elect Ana Ruiz`: the title and the name.
            self.push(at, at + 1, Form::Mark(b'.'), u32::from(b'.'));
            return at + b".-elect".len();
        }
        let mut end = at + 1;
        while end < to && bytes[end] == byte && matches!(byte, b'-' | b'.' | b'\'' | b'_' | b'*' | b'=') {
            end += 1;
        }
        let form = if byte == b'.' && end - at > 1 { b'~' } else { byte };
        self.push(at, end, Form::Mark(form), u32::from(form));
        end
    }

    /// An apostrophe that is not inside a word: a possessive after an `s`, otherwise a stray mark.
    fn apostrophe(&mut self, at: usize, end: usize, to: usize) -> usize {
        let bytes = self.text.as_bytes();
        let behind_s = at > 0 && bytes[at - 1].eq_ignore_ascii_case(&b's');
        let before_word = end < to && bytes[end] == b' ';
        if behind_s && before_word {
            self.push(at, end, Form::Clitic, POSSESSIVE_S);
        } else {
            self.push(at, end, Form::Mark(b'\''), u32::from(b'\''));
        }
        end
    }

    fn handle(&mut self, at: usize, to: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = at + 1;
        while end < to && is_word_byte(bytes[end]) {
            end += 1;
        }
        self.end_sentence_before(at, false, LexicalClass::default());
        let hash = lexicon::hash_bytes(&bytes[at..end]);
        self.push(at, end, Form::Handle, hash);
        end
    }

    /// A word of ASCII letters and nothing else, which most words are; what [`Self::word`] would make of it in one pass.
    fn plain_word(&mut self, at: usize, to: usize) -> Option<usize> {
        let bytes = &self.text.as_bytes()[at..to];
        let mut hash = lexicon::HASH_OF_NOTHING;
        let end = bytes.iter().position(|&byte| {
            let lower = byte | SMALL;
            let is_letter = lower.is_ascii_lowercase();
            if is_letter {
                hash = lexicon::hash_with(hash, lower);
            }
            !is_letter
        });
        let length = end.unwrap_or(bytes.len());
        match bytes.get(length) {
            Some(b'0'..=b'9' | b'-' | b'_' | b'&' | b'\'' | 0x80..) => return None,
            Some(b'.') if length == 1 => return None,
            _ => {}
        }
        let is_small = |byte: &u8| byte & SMALL != 0;
        let second = bytes[..length].get(1);
        let form = match (is_small(&bytes[0]), second.map(is_small)) {
            (true, None | Some(true)) => Form::Lower,
            (false, Some(false)) if !bytes[2..length].iter().any(is_small) => Form::Upper,
            _ => Form::Capital,
        };
        let entry = self.dictionary.look_up(hash);
        self.end_sentence_before(at, false, entry.class);
        self.push_known(at, at + length, form, hash, entry);
        Some(at + length)
    }

    /// What is known of a word; `then-President` and `mayor-elect` are what they were or will be.
    fn look_up(&self, hash: u32, word: &[u8]) -> Entry {
        let known = self.dictionary.look_up(hash);
        if known != Entry::default() {
            return known;
        }
        let behind = |prefix: &[u8]| {
            let (start, rest) = word.split_at_checked(prefix.len())?;
            (start.eq_ignore_ascii_case(prefix) && !rest.is_empty()).then_some(rest)
        };
        let office = behind(b"then-").or_else(|| behind(b"ex-")).unwrap_or(word);
        let office = office.strip_suffix(b"-elect").unwrap_or(office);
        if office.len() == word.len() {
            return known;
        }
        self.dictionary.look_up(lexicon::hash_bytes(office))
    }

    /// `D-N.Y.`, `R-Wis.`: the end of a party affiliation, which is not part of a name.
    fn affiliation(&self, at: usize, to: usize) -> Option<usize> {
        let bytes = &self.text.as_bytes()[at..to];
        let party = matches!(bytes, [b'D' | b'R' | b'I', b'-', state, ..] if state.is_ascii_uppercase());
        let own = at == 0 || !self.text.as_bytes()[at - 1].is_ascii_alphanumeric();
        if !party || !own {
            return None;
        }
        let mut end = 2;
        loop {
            let letters = bytes[end..]
                .iter()
                .take_while(|it| it.is_ascii_alphabetic())
                .count();
            let stopped = bytes.get(end + letters) == Some(&b'.');
            end += letters + usize::from(stopped);
            let goes_on = stopped && bytes.get(end).is_some_and(u8::is_ascii_uppercase);
            if !goes_on {
                return (letters > 0).then_some(at + end);
            }
        }
    }

    /// A word from `at`, of which the bytes before `known` are known to be letters.
    fn word(&mut self, at: usize, to: usize, known: usize) -> usize {
        if let Some(end) = self.affiliation(at, to) {
            self.push(at, end, Form::Number, u32::from(b'-'));
            return end;
        }
        let bytes = self.text.as_bytes();
        let mut end = known;
        let mut clitic = None;
        while end < to {
            let byte = bytes[end];
            if byte.is_ascii_alphanumeric() {
                end += 1;
            } else if byte >= 0x80 {
                let Some(next) = self.text[end..to].chars().next() else {
                    break;
                };
                if next == '’' && end + 3 < to && bytes[end + 3].is_ascii_alphabetic() {
                    if clitic_at(bytes, end + 3, to) {
                        clitic = Some(end);
                        break;
                    }
                    end += 3;
                } else if next.is_alphanumeric() {
                    end += next.len_utf8();
                } else {
                    break;
                }
            } else if end + 1 < to && is_letter_start(bytes[end + 1]) {
                match byte {
                    b'-' | b'_' | b'&' => end += 1,
                    b'\'' => {
                        if clitic_at(bytes, end + 1, to) {
                            clitic = Some(end);
                            break;
                        }
                        end += 1;
                    }
                    b'.' if is_initial(bytes, at, end) || bytes[at].is_ascii_digit() => end += 1,
                    b',' | b'/' if bytes[at].is_ascii_digit() && bytes[end + 1].is_ascii_digit() => end += 1,
                    _ => break,
                }
            } else if byte == b'.' && is_initial(bytes, at, end) && !(end - at == 1 && bytes[at] == b'I') {
                end += 1;
                break;
            } else {
                break;
            }
        }
        let hash = lexicon::hash_bytes(&bytes[at..end]);
        let form = form_of(&self.text[at..end]);
        let compound = is_compound(&bytes[at..end]);
        let entry = if form == Form::Number {
            Entry::default()
        } else {
            self.look_up(hash, &bytes[at..end])
        };
        self.end_sentence_before(at, false, entry.class);
        self.push_known(at, end, form, hash, entry);
        if let Some(word) = self.tokens.list.last_mut() {
            word.compound = compound;
        }
        let Some(from) = clitic else {
            return end;
        };
        let mut end = from + if bytes[from] == b'\'' { 1 } else { 3 };
        let letters = end;
        while end < to && bytes[end].is_ascii_alphabetic() {
            end += 1;
        }
        let is_s = end - letters == 1 && bytes[letters].eq_ignore_ascii_case(&b's');
        let hash = if is_s {
            POSSESSIVE_S
        } else {
            lexicon::hash_bytes(&bytes[from..end])
        };
        self.push(from, end, Form::Clitic, hash);
        end
    }

    /// Starts a new sentence if the text before `at`, a word of these classes or a quotation, ended one.
    #[inline]
    fn end_sentence_before(&mut self, at: usize, quote: bool, class: LexicalClass) {
        // Small letters begin no sentence, and most words have no others.
        let opens = quote || !self.text.as_bytes()[at].is_ascii_lowercase();
        if opens && self.sentence_ended(at, class) {
            self.sentence += 1;
        }
    }

    /// True if the text before `at`, a word of these classes that can begin a sentence, ended one.
    fn sentence_ended(&self, at: usize, class: LexicalClass) -> bool {
        let list = &self.tokens.list;
        let Some(last) = list.last().filter(|last| last.block == self.block) else {
            return false;
        };
        // `entering the U.S. While`: a capital that no name has.
        let function = class.is(LexicalClass::CLOSED) && !class.is(LexicalClass::GIVEN);
        match last.form {
            Form::Mark(b'.') => !self.abbreviates(list.len() - 1) || function && !self.titles(list.len() - 1),
            Form::Capital | Form::Upper => function && self.text.as_bytes()[last.end as usize - 1] == b'.',
            Form::Mark(b'?' | b'!') => true,
            Form::Mark(b'*') => (last.end as usize) < at,
            Form::Quote => self.quote_ends_sentence(*last),
            _ => false,
        }
    }

    /// True if the full stop at `stop` belongs to an abbreviation.
    fn abbreviates(&self, stop: usize) -> bool {
        let list = &self.tokens.list;
        let Some(word) = stop.checked_sub(1).map(|at| list[at]) else {
            return false;
        };
        word.end == list[stop].start
            && (word.is(LexicalClass::ABBREVIATION) && word.form != Form::Lower
                || word.form == Form::Capital && word.end - word.start == 1)
    }

    /// True if the full stop at `stop` belongs to a title, which a name follows.
    fn titles(&self, stop: usize) -> bool {
        stop.checked_sub(1)
            .is_some_and(|at| self.tokens.list[at].is(LexicalClass::HONORIFIC.with(LexicalClass::TITLE)))
    }

    fn quote_ends_sentence(&self, quote: Token) -> bool {
        let inside =
            self.text[quote.span().start..quote.span().end].trim_end_matches(['"', '”', '\'', '’', '»']);
        inside.ends_with(['.', '?', '!', '…'])
    }
}

/// Bytes of a label that a transcript in quotation marks starts with, colon included: `RUIZ: `.
fn label(words: &str) -> Option<usize> {
    let colon = words.bytes().take(LONGEST_LABEL).position(|it| it == b':')?;
    let name = &words[..colon];
    let shouted = name.split(' ').all(|it| {
        it.starts_with(|it: char| it.is_ascii_uppercase())
            && it.len() > 1
            && it
                .bytes()
                .all(|it| it.is_ascii_uppercase() || matches!(it, b'.' | b'-' | b'\''))
    });
    (shouted && colon > 2 && words[colon + 1..].starts_with(' ')).then_some(colon + 1)
}

/// `Ashford-based`; not `Jong-un`, which is part of a name.
fn is_compound(word: &[u8]) -> bool {
    const SHORTEST_PART: usize = 4;
    let last = word.rsplit(|it| *it == b'-').next().unwrap_or_default();
    last.len() < word.len() && last.len() >= SHORTEST_PART && last[0].is_ascii_lowercase()
}

fn is_verbal(word: &[u8]) -> bool {
    word.len() > 4 && matches!(word, [.., b'e', b'd'] | [.., b'i', b'n', b'g'])
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn is_letter_start(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || (0xC3..0xE2).contains(&byte)
}

/// True if the bytes from `at` are a clitic and nothing more: `s`, `d`, `ll`, `re`, `ve`, `m`.
fn clitic_at(bytes: &[u8], at: usize, to: usize) -> bool {
    let mut end = at;
    while end < to && bytes[end].is_ascii_alphabetic() {
        end += 1;
    }
    let letters = &bytes[at..end];
    ["s", "d", "ll", "re", "ve", "m"]
        .iter()
        .any(|it| letters.eq_ignore_ascii_case(it.as_bytes()))
}

/// True if the bytes from `at` to the full stop are single letters with full stops between: `U`, `U.S`.
fn is_initial(bytes: &[u8], at: usize, stop: usize) -> bool {
    let word = &bytes[at..stop];
    word.len() % 2 == 1
        && word.len() <= 7
        && word.iter().enumerate().all(|(at, byte)| {
            if at % 2 == 0 {
                byte.is_ascii_uppercase()
            } else {
                *byte == b'.'
            }
        })
}

fn form_of(word: &str) -> Form {
    let bytes = word.as_bytes();
    let first = bytes[0];
    if first.is_ascii_lowercase() {
        // iPhone, but also eBay: a capital inside makes it a name.
        return if bytes.len() > 1 && bytes[1].is_ascii_uppercase() {
            Form::Capital
        } else {
            Form::Lower
        };
    }
    if first.is_ascii_digit() {
        return Form::Number;
    }
    if first < 0x80 || word.chars().next().is_some_and(char::is_uppercase) {
        let upper = word.chars().filter(|it| it.is_uppercase()).count();
        let lower = word.chars().any(char::is_lowercase);
        return if upper > 1 && !lower {
            Form::Upper
        } else {
            Form::Capital
        };
    }
    Form::Lower
}
