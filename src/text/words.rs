//! Text → canonical words, each with the bytes it was printed as.
//!
//! Words leave in the order of the text; words that come of one surface form (`didn't` → `did`, `not`) share its span.
//! Every span lies on char boundaries of the text.

use crate::text::Interner;
use crate::text::Span;
use crate::text::WordId;
use crate::text::extent::CLASS;
use crate::text::extent::GAP;
use crate::text::extent::MARK;
use crate::text::extent::WORD;
use crate::text::extent::is_apostrophe;
use crate::text::extent::is_ideograph;
use crate::text::extent::is_numero;
use crate::text::extent::word_end;
use crate::text::fold::Role;
use crate::text::interner::Form;
use crate::text::numbers;
use crate::text::numbers::Part;

/// A canonical word and where it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Token {
    /// The canonical word.
    pub word: WordId,
    /// The bytes it was printed as; shared by the words of a contraction.
    pub span: Span,
}

/// The canonical words of `text`.
pub fn words(text: &str, lexicon: &mut Interner) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 5);
    words_into(text, 0, lexicon, &mut out);
    out
}

/// Appends the canonical words of `text`, which stands at byte `offset` of a longer text, to `out`.
pub fn words_into(text: &str, offset: usize, lexicon: &mut Interner, out: &mut Vec<Token>) {
    let mut reader = Reader {
        text,
        offset,
        lexicon,
        out,
        run: Vec::new(),
        after_month: false,
        prefix: None,
        currency: None,
        buffer: String::new(),
    };
    reader.read();
}

struct Reader<'a> {
    text: &'a str,
    offset: usize,
    lexicon: &'a mut Interner,
    out: &'a mut Vec<Token>,
    /// The number phrase being read.
    run: Vec<(Part, Span)>,
    after_month: bool,
    /// Start of a prefix whose hyphen was just read.
    prefix: Option<usize>,
    /// A currency sign just read: where, and its word.
    currency: Option<(usize, &'static str)>,
    buffer: String,
}

impl Reader<'_> {
    fn read(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let class = CLASS[bytes[at] as usize];
            match class {
                GAP => at += 1,
                WORD => {
                    let end = word_end(self.text, at);
                    self.word(at, end);
                    at = end;
                }
                MARK => {
                    self.mark(bytes[at], at);
                    at += 1;
                }
                _ => at = self.beyond_ascii(at),
            }
        }
        self.end_number();
    }

    /// A character that is not ASCII: the start of a word, a sign, or a gap.
    fn beyond_ascii(&mut self, at: usize) -> usize {
        let Some(first) = self.text[at..].chars().next() else {
            return self.text.len();
        };
        if is_ideograph(first) {
            let end = at + first.len_utf8();
            self.word(at, end);
            return end;
        }
        // U+02BC is an apostrophe that Unicode counts as a letter: it joins the letters of a word and starts none.
        if first.is_alphanumeric() && !is_apostrophe(first) {
            let end = word_end(self.text, at);
            debug_assert!(end > at, "a word that starts with {first:?} has no end");
            self.word(at, end);
            return end;
        }
        match first {
            '£' => self.sign(at, "pounds"),
            '€' => self.sign(at, "euros"),
            '\u{2010}' | '\u{2011}' | '\u{2212}' => self.mark(b'-', at),
            _ => {}
        }
        at + first.len_utf8()
    }

    fn mark(&mut self, mark: u8, at: usize) {
        match mark {
            b'$' => self.sign(at, "dollars"),
            b'%' => {
                self.end_number();
                let span = self.span(at, at + 1);
                for word in ["per", "cent"] {
                    let word = self.lexicon.intern(word);
                    self.out.push(Token { word, span });
                }
            }
            b'&' if !self.text[at..].starts_with("&&") => {
                self.end_number();
                let span = self.span(at, at + 1);
                let word = self.lexicon.intern("and");
                self.out.push(Token { word, span });
            }
            _ => {}
        }
    }

    fn sign(&mut self, at: usize, word: &'static str) {
        self.end_number();
        self.currency = Some((at, word));
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.offset + start, self.offset + end)
    }

    fn word(&mut self, start: usize, end: usize) {
        if let Some(prefix) = self.prefix.take()
            && self.join(prefix, start, end)
        {
            return;
        }
        let surface = match &self.text[start..end] {
            abbreviation if is_numero(self.text, start, end) => match abbreviation.len() {
                2 => "number",
                _ => "numbers",
            },
            surface => surface,
        };
        let form = self.lexicon.form(surface);
        match form.role {
            Role::Number(part) => self.number(part, start, end),
            Role::And if self.takes_and(start) => self.run.push((Part::And, self.span(start, end))),
            Role::Word | Role::Article | Role::And => self.plain(form, start, end),
            Role::Month => {
                self.plain(form, start, end);
                self.after_month = true;
            }
            Role::Prefix => {
                self.plain(form, start, end);
                let bytes = self.text.as_bytes();
                let joins =
                    bytes.get(end) == Some(&b'-') && bytes.get(end + 1).is_some_and(u8::is_ascii_lowercase);
                self.prefix = joins.then_some(start);
            }
        }
    }

    fn plain(&mut self, form: Form, start: usize, end: usize) {
        if !self.run.is_empty() || self.currency.is_some() {
            self.end_number();
        }
        self.after_month = false;
        let span = self.span(start, end);
        if form.is_single() {
            self.out.push(Token {
                word: form.word,
                span,
            });
            return;
        }
        let words = self.lexicon.expansion(form);
        self.out.extend(words.iter().map(|&word| Token { word, span }));
    }

    /// `anti` + `trust`, written with a hyphen: one word. Not `re-signed`, which is not `resigned`.
    fn join(&mut self, prefix: usize, start: usize, end: usize) -> bool {
        let surface = &self.text[start..end];
        let before = &self.text[prefix..start - 1];
        let differs =
            before.eq_ignore_ascii_case("re") && KEEPS_HYPHEN.iter().any(|stem| surface.starts_with(stem));
        if differs || prefix + 1 >= start {
            return false;
        }
        self.buffer.clear();
        self.buffer.push_str(before);
        self.buffer.push_str(surface);
        let form = self.lexicon.form(&self.buffer);
        if matches!(form.role, Role::Number(_)) {
            return false;
        }
        self.out.pop();
        self.plain(form, prefix, end);
        true
    }

    fn number(&mut self, part: Part, start: usize, end: usize) {
        let adjacent = self
            .run
            .last()
            .is_some_and(|&(_, last)| self.is_space(last.end - self.offset, start));
        if !adjacent && !self.run.is_empty() {
            self.end_number();
        }
        self.run.push((part, self.span(start, end)));
    }

    /// True if an `and` here may belong to the number being read.
    fn takes_and(&self, start: usize) -> bool {
        self.run.last().is_some_and(|&(part, last)| {
            matches!(part, Part::Hundred | Part::Scale(_)) && self.is_space(last.end - self.offset, start)
        })
    }

    /// True if nothing but white space or a hyphen stands between two bytes.
    fn is_space(&self, start: usize, end: usize) -> bool {
        let between = &self.text[start..end];
        between == " " || between == "-" || between.chars().all(|c| c.is_whitespace() || c == '\u{2011}')
    }

    /// Writes out the number phrase that was read, and the currency before it.
    fn end_number(&mut self) {
        let currency = self.currency.take();
        if self.run.is_empty() {
            return;
        }
        let run = std::mem::take(&mut self.run);
        let parts: Vec<Part> = run.iter().map(|&(part, _)| part).collect();
        let mut at = 0;
        while at < run.len() {
            let (part, span) = run[at];
            if part == Part::And {
                let word = self.lexicon.intern("and");
                self.out.push(Token { word, span });
                at += 1;
                continue;
            }
            at += self.write_number(&parts[at..], &run[at..], currency.filter(|_| at == 0));
        }
        self.run = run;
        self.run.clear();
        self.after_month = false;
    }

    fn write_number(
        &mut self,
        parts: &[Part],
        run: &[(Part, Span)],
        currency: Option<(usize, &'static str)>,
    ) -> usize {
        let number = numbers::read(parts);
        let mut span = run[0].1.cover(run[number.parts - 1].1);
        if let Some((at, _)) = currency {
            span.start = self.offset + at;
        }
        if matches!(parts[0], Part::Scale(_) | Part::Hundred) {
            span = self.take_article(span);
        }
        self.buffer.clear();
        number.value.write(&mut self.buffer);
        if number.ordinal && !(self.after_month && number.parts == 1) {
            self.buffer.push_str("th");
        }
        let word = self.lexicon.intern(&self.buffer);
        self.out.push(Token { word, span });
        if let Some((_, unit)) = currency {
            let word = self.lexicon.intern(unit);
            self.out.push(Token { word, span });
        }
        number.parts
    }

    /// `a million` is one million: takes the article back into the number.
    fn take_article(&mut self, span: Span) -> Span {
        let Some(&before) = self.out.last() else {
            return span;
        };
        let is_article = before.span.start >= self.offset
            && before.span.len() == 1
            && self.text[before.span.start - self.offset..].starts_with(['a', 'A'])
            && self.is_space(before.span.end - self.offset, span.start - self.offset);
        if is_article {
            self.out.pop();
            return before.span.cover(span);
        }
        span
    }
}

/// Stems that mean something else behind `re` than behind `re-`.
const KEEPS_HYPHEN: &[&str] = &[
    "sign", "form", "cover", "creat", "creation", "lease", "sent", "sort", "serv", "mark", "press",
    "present", "dress", "petition", "bound", "count", "place", "treat",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn canonical(text: &str) -> String {
        let mut lexicon = Interner::new();
        let tokens = words(text, &mut lexicon);
        let spellings: Vec<&str> = tokens.iter().map(|token| lexicon.spelling(token.word)).collect();
        spellings.join(" ")
    }

    fn check(one: &str, other: &str) {
        assert_eq!(canonical(one), canonical(other), "{one} / {other}");
    }

    #[test]
    fn every_character_is_passed_wherever_it_stands_in_a_word() {
        // Planes 4 to 13 hold no assigned character.
        let assigned = ('\u{1}'..='\u{3ffff}').chain('\u{e0000}'..='\u{e0fff}');
        let mut lexicon = Interner::new();
        for (index, character) in assigned.enumerate() {
            if index % 4096 == 0 {
                lexicon = Interner::new();
            }
            let text = format!(
                "workers{character} pay {character}tis o{character}c {character}{character} {character}"
            );
            let tokens = words(&text, &mut lexicon);
            assert!(
                tokens.iter().all(|token| text
                    .get(token.span.start..token.span.end)
                    .is_some_and(|it| !it.is_empty())),
                "{text:?}"
            );
            assert!(
                (2..=text.len()).contains(&tokens.len()),
                "{text:?}: {} words",
                tokens.len()
            );
        }
    }

    #[test]
    fn a_letter_apostrophe_at_the_end_of_a_word_belongs_to_no_word() {
        check("the workersʼ pay", "the workers’ pay");
        check("the workersʼ pay", "the workers' pay");
    }

    #[test]
    fn numbers_are_their_value() {
        check("Twenty-five percent of it", "25% of it");
        check("ninety-five per cent", "95 percent");
        check("$5 million", "five million dollars");
        check("$1.2 billion was", "1,200,000,000 dollars was");
        check("a million of them", "one million of them");
        check("two hundred and fifty men and women", "250 men and women");
        check("£3", "three pounds");
        check("$5, 10 of them", "five dollars, 10 of them");
        check("the 21st century", "the twenty-first century");
        check("Sept. 3rd, 2019", "September 3, 2019");
        check("on the 3rd of May", "on the third of May");
        check("hundred and", "100 and");
        check("9, 10 and 11", "nine, ten and eleven");
    }

    #[test]
    fn spellings_are_one() {
        check("the cease-fire", "the ceasefire");
        check("health care", "healthcare");
        check("anti-trust", "antitrust");
        check("U.S. troops", "US troops");
        check("U.S. troops", "United States troops");
        check("Sen. Ruiz", "Senator Ruiz");
        check("they didn’t", "they did not");
        check("we're OK", "we are okay");
        check("the colour of the theatre", "the color of the theater");
        check("vote—now", "vote -- now");
    }

    #[test]
    fn an_abbreviated_number_is_no_negation() {
        check("he is No. 2 there", "he is number two there");
        check("Public Enemy No. 1", "public enemy number one");
        check("Nos. 3 and 4", "numbers three and four");
        check("No.\u{a0}10", "number 10");
        assert_eq!(canonical("No. Two of us"), "no 2 of us");
        assert_eq!(canonical("I said no. 12 men stayed"), "i said no 12 men stayed");
        assert_eq!(canonical("No 12 men"), "no 12 men");
        assert_eq!(canonical("No."), "no");
    }

    #[test]
    fn words_that_differ_stay_different() {
        assert_ne!(canonical("he re-signed"), canonical("he resigned"));
        assert_ne!(canonical("tell US"), canonical("tell us"));
        assert_ne!(canonical("it's"), canonical("its"));
    }

    #[test]
    fn a_censored_word_is_one_word() {
        assert_eq!(canonical("what the f--- is"), "what the f--- is");
        assert_eq!(canonical("bulls**t, he said"), "bulls**t he said");
        assert_eq!(canonical("I--I mean"), "i i mean");
    }

    #[test]
    fn spans_lead_back_to_the_bytes() {
        let text = "It's “$5 million”, non-stop.";
        let tokens = words(text, &mut Interner::new());
        let surfaces: Vec<&str> = tokens.iter().map(|token| token.span.of(text)).collect();
        assert_eq!(surfaces, ["It's", "It's", "$5 million", "$5 million", "non-stop"]);
    }

    #[test]
    fn absorbed_words_keep_their_spelling() {
        let (mut one, mut other) = (Interner::new(), Interner::new());
        words("we didn't", &mut one);
        let tokens = words("they didn't vote", &mut other);
        let moved = one.absorb(&other);
        let again = words("they didn't vote", &mut one);
        let mapped: Vec<WordId> = tokens.iter().map(|token| moved[token.word.0 as usize]).collect();
        assert_eq!(mapped, again.iter().map(|token| token.word).collect::<Vec<_>>());
    }

    proptest! {
        #[test]
        fn spans_are_in_order_and_on_char_boundaries(text in "(\\PC|[a1$ .,'’*-]){0,60}") {
            let tokens = words(&text, &mut Interner::new());
            let mut last = 0;
            for token in tokens {
                prop_assert!(token.span.start >= last);
                prop_assert!(text.get(token.span.start..token.span.end).is_some_and(|it| !it.is_empty()));
                last = token.span.start;
            }
        }

        #[test]
        fn number_phrases_never_panic(text in "((one|two|twenty|nineteen|hundred|thousand|million|and|a|3rd|4|5.5|1,000|first)[ -]){0,12}") {
            words(&text, &mut Interner::new());
        }
    }
}
