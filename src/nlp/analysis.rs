//! The linguistic analysis of a document: tokens, mentions, cues and entities.
//!
//! It is computed once and read by every later step.

use crate::document::Document;
use crate::extract::Quotation;

use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::is_word;
use crate::english::speech_verbs::Strength;
use crate::nlp::coreference;
use crate::nlp::coreference::entities::Entities;
use crate::nlp::mentions;
use crate::nlp::mentions::cue::Cue;
use crate::nlp::mentions::cue::cue_of;
use crate::nlp::mentions::mention::Mention;
use crate::nlp::mentions::mention::MentionType;
use crate::nlp::tokens;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;
use crate::text::whitespace::tidy;

/// A document read for attribution.
pub(crate) struct Analysis<'a> {
    pub(crate) document: &'a Document,
    pub(crate) tokens: Vec<Token>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) entities: Entities,
    /// Tokens of each quotation's pieces; empty for one nested inside another.
    pub(crate) pieces: Vec<Vec<u32>>,
    /// The cue each mention is subject of.
    pub(crate) cues: Vec<Cue>,
    /// The quotations each mention and its cue are right beside.
    pub(crate) beside: Vec<Beside>,
    /// The context before each token, and before the end.
    counts: Vec<Count>,
    /// Mentions with a cue of their own before each mention, and before the end.
    speaking: Vec<u32>,
}

/// The quotations that a mention with its cue touches; `u32::MAX` for none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Beside {
    /// Token of the quotation before.
    pub(crate) left: u32,
    /// Token of the quotation after.
    pub(crate) right: u32,
}

impl<'a> Analysis<'a> {
    /// Reads a document.
    pub(crate) fn new(document: &'a Document, quotations: &[Quotation]) -> Self {
        let tokens = tokens::tokenize(document, quotations);
        let mut pieces = vec![Vec::new(); quotations.len()];
        for place in &tokens.places {
            pieces[place.quotation].push(place.token as u32);
        }
        let tokens = tokens.list;
        let mentions = mentions::detect(&tokens);
        let cues: Vec<Cue> = mentions.iter().map(|it| cue_of(&tokens, it)).collect();
        let entities = coreference::entities(&document.text, &tokens, &mentions, &cues);
        debug_assert!(mentions.is_sorted_by_key(|it| it.start), "mentions in order");
        let both = mentions.iter().zip(&cues);
        let beside = both
            .map(|(mention, cue)| beside(&tokens, mention, *cue))
            .collect();
        Self {
            counts: counts(&tokens, &mentions),
            speaking: speaking(&cues),
            document,
            tokens,
            mentions,
            entities,
            pieces,
            cues,
            beside,
        }
    }

    /// Quotations among tokens `low..high`.
    pub(crate) fn quotes_between(&self, low: usize, high: usize) -> u32 {
        self.counts[high.max(low)].quotes - self.counts[low].quotes
    }

    /// True if a cue is among tokens `low..high`.
    pub(crate) fn has_cue_between(&self, low: usize, high: usize) -> bool {
        self.counts[high.max(low)].cues > self.counts[low].cues
    }

    /// How many mentions start before a token.
    pub(crate) fn mentions_before(&self, token: usize) -> usize {
        self.counts[token.min(self.tokens.len())].mentions as usize
    }

    /// How many of the mentions `from..to` have a cue of their own.
    pub(crate) fn speaking_mentions(&self, from: usize, to: usize) -> u32 {
        self.speaking[to.max(from)] - self.speaking[from]
    }

    pub(crate) fn block(&self, mention: usize) -> u32 {
        self.mentions[mention].block
    }

    pub(crate) fn sentence(&self, mention: usize) -> u32 {
        self.mentions[mention].sentence
    }

    /// The longest mention that starts at a token.
    pub(crate) fn mention_starting(&self, token: usize) -> Option<usize> {
        let from = self.mentions_before(token);
        let to = self.mentions_before(token + 1);
        (from..to).max_by_key(|&at| self.mentions[at].end)
    }

    /// The longest mention that ends right before a token, or whose clause goes on there.
    pub(crate) fn mention_ending(&self, token: usize) -> Option<usize> {
        let to = self.mentions_before(token);
        let from = to.saturating_sub(8);
        (from..to).find(|&at| {
            let it = &self.mentions[at];
            !it.possessor && !it.aside && (it.end as usize == token || it.tail as usize == token)
        })
    }

    /// Where a phrase ends with what modifies it: `an official familiar with the report`.
    pub(crate) fn phrase_end(&self, mention: usize) -> u32 {
        let it = &self.mentions[mention];
        if it.sort != MentionType::Nominal || it.has_alias() || it.joint {
            return it.end;
        }
        let tokens = &self.tokens;
        let start = it.end as usize;
        let preposition = |at: usize| tokens.get(at).is_some_and(|it| it.is(LexicalClass::PREPOSITION));
        // `voted to pay`, `closes with`: predicates, not `assigned to the case`, `familiar with`.
        let infinitive = |at: usize| {
            tokens.get(at).is_some_and(|it| is_word!(it.hash, "to"))
                && tokens.get(at + 1).is_some_and(|it| {
                    it.form == Form::Lower && !it.is(LexicalClass::CLOSED.with(LexicalClass::NOUN))
                })
        };
        let conjugated = |it: &Token| {
            let word = it.span().of(&self.document.text);
            word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
        };
        let modifies = tokens.get(start).is_some_and(|it| {
            let plain = (it.verbal || it.class == LexicalClass::default())
                && !infinitive(start + 1)
                && !conjugated(it);
            it.form == Form::Lower
                && it.cue < Strength::Fair
                && (it.is(LexicalClass::PREPOSITION) || plain && preposition(start + 1))
        });
        if !modifies {
            return it.end;
        }
        let sentence = tokens[it.start as usize].sentence;
        for (at, token) in tokens.iter().enumerate().skip(start + 1).take(14) {
            let cue = token.form == Form::Lower && token.cue >= Strength::Fair;
            if token.is_quote() {
                break;
            }
            if token.sentence != sentence || cue || matches!(token.form, Form::Mark(_)) {
                let cut = tokens[at - 1].is(LexicalClass::CLOSED);
                return if cut { it.end } else { at as u32 };
            }
            if token.is(LexicalClass::AUXILIARY.with(LexicalClass::VERB)) {
                break;
            }
        }
        it.end
    }

    /// A name as people read it: without nicknames in marks, one space between words.
    pub(crate) fn name(&self, start: u32, end: u32) -> String {
        let last = self.tokens[end as usize - 1];
        if is_word!(last.hash, "jr" | "sr") {
            return self.heir(start, end);
        }
        let quoted = (start..end).find(|&at| self.tokens[at as usize].form == Form::Quoted && at > start);
        match quoted {
            Some(at) if at + 1 < end => {
                format!("{} {}", tidy(self.text(start, at)), tidy(self.text(at + 1, end)))
            }
            _ => tidy(self.text(start, end)),
        }
    }

    /// The name with the full stop of its `Jr.`, and without the comma before it.
    fn heir(&self, start: u32, end: u32) -> String {
        let name = tidy(self.text(start, end)).replace(", ", " ");
        let stop = self.document.text[self.tokens[end as usize - 1].end as usize..].starts_with('.');
        if stop { name + "." } else { name }
    }

    /// The text of tokens `start..end`.
    pub(crate) fn text(&self, start: u32, end: u32) -> &'a str {
        let from = self.tokens[start as usize].start as usize;
        let to = self.tokens[end as usize - 1].end as usize;
        &self.document.text[from..to]
    }
}

/// The context before a token.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    quotes: u32,
    cues: u32,
    mentions: u32,
}

fn counts(tokens: &[Token], mentions: &[Mention]) -> Vec<Count> {
    let mut counts = Vec::with_capacity(tokens.len() + 1);
    let mut count = Count::default();
    for (at, token) in tokens.iter().enumerate() {
        while mentions
            .get(count.mentions as usize)
            .is_some_and(|it| (it.start as usize) < at)
        {
            count.mentions += 1;
        }
        counts.push(count);
        count.quotes += u32::from(token.is_quote());
        count.cues += u32::from(token.cue >= Strength::Fair && token.form == Form::Lower);
    }
    count.mentions = mentions.len() as u32;
    counts.push(count);
    counts
}

fn speaking(cues: &[Cue]) -> Vec<u32> {
    let mut speaking = Vec::with_capacity(cues.len() + 1);
    let mut count = 0;
    speaking.push(count);
    for cue in cues {
        count += u32::from(cue.strength >= Strength::Fair);
        speaking.push(count);
    }
    speaking
}

/// The quotations right before and right after a mention and its cue.
fn beside(tokens: &[Token], mention: &Mention, cue: Cue) -> Beside {
    let has_cue = cue.strength > Strength::None;
    let first = if has_cue && cue.inverted {
        cue.token
    } else {
        mention.start
    } as usize;
    let last = if has_cue && !cue.inverted {
        cue.token + 1
    } else {
        mention.tail.max(mention.end)
    } as usize;
    let block = tokens[mention.start as usize].block;
    let same = |at: usize| tokens.get(at).filter(|it| it.block == block);
    let left = (1..=2).filter_map(|back| first.checked_sub(back)).find_map(|at| {
        let quote = same(at).is_some_and(|it| it.is_quote());
        quote.then_some(at as u32)
    });
    let mut right = None;
    for at in last..last + 4 {
        match same(at) {
            Some(token) if token.is_quote() => {
                right = Some(at as u32);
                break;
            }
            Some(token) if matches!(token.form, Form::Mark(b'.' | b';' | b'?' | b'!')) => break,
            Some(_) => {}
            None => break,
        }
    }
    Beside {
        left: left.unwrap_or(u32::MAX),
        right: right.unwrap_or(u32::MAX),
    }
}
