//! A document read for attribution: tokens, mentions and entities together.
//!
//! A document and its quotations enter; what is prepared here once is read by every later step, by index only.

use std::cell::OnceCell;

use crate::document::Document;
use crate::extract::Quotation;

use crate::attribute::features::mention;
use crate::attribute::features::mention::Profile;
use crate::attribute::speaker;
use crate::english::cue_verbs::Strength;
use crate::english::lexicon::Class;
use crate::english::lexicon::is_word;
use crate::nlp::anaphora;
use crate::nlp::coreference::entities;
use crate::nlp::coreference::entities::Entities;
use crate::nlp::mentions;
use crate::nlp::mentions::cue::Cue;
use crate::nlp::mentions::cue::cue_of;
use crate::nlp::mentions::mention::Mention;
use crate::nlp::mentions::mention::Sort;
use crate::nlp::tokens;
use crate::nlp::tokens::Form;
use crate::nlp::tokens::Token;

/// Paragraphs before a quotation that are searched for its source.
const BLOCKS_BEFORE: u32 = 4;
/// At most so many mentions before and behind a quotation are weighed.
const MENTIONS_BEFORE: usize = 64;
const MENTIONS_BEHIND: usize = 24;

/// A document read for attribution.
pub(crate) struct Scene<'a> {
    pub(crate) document: &'a Document,
    pub(crate) tokens: Vec<Token>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) entities: Entities,
    /// Tokens of each quotation's pieces; empty for one nested inside another.
    pub(crate) pieces: Vec<Vec<u32>>,
    /// The cue each mention is subject of.
    pub(crate) cues: Vec<Cue>,
    /// The quotations each mention and its cue stand right beside.
    pub(crate) beside: Vec<Beside>,
    /// What stands before each token, and before the end.
    counts: Vec<Count>,
    /// Mentions with a cue of their own before each mention, and before the end.
    speaking: Vec<u32>,
    /// How each mention looks.
    pub(crate) profiles: Vec<Profile>,
    /// Whom each mention most likely refers to, where that was asked.
    guesses: Vec<OnceCell<u32>>,
}

/// The quotations that a mention with its cue touches; `u32::MAX` for none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Beside {
    /// Token of the quotation before.
    pub(crate) left: u32,
    /// Token of the quotation behind.
    pub(crate) right: u32,
}

impl<'a> Scene<'a> {
    /// Reads a document.
    pub(crate) fn new(document: &'a Document, quotations: &[Quotation]) -> Self {
        let tokens = tokens::tokenize(document, quotations);
        let mut pieces = vec![Vec::new(); quotations.len()];
        for place in &tokens.places {
            pieces[place.quotation].push(place.token as u32);
        }
        let tokens = tokens.list;
        let mentions = mentions::candidates(&tokens);
        let cues: Vec<Cue> = mentions.iter().map(|it| cue_of(&tokens, it)).collect();
        let entities = entities::entities(&document.text, &tokens, &mentions, &cues);
        debug_assert!(mentions.is_sorted_by_key(|it| it.start), "mentions in order");
        let both = mentions.iter().zip(&cues);
        let beside = both
            .map(|(mention, cue)| beside(&tokens, mention, *cue))
            .collect();
        Self {
            guesses: vec![OnceCell::new(); mentions.len()],
            counts: counts(&tokens, &mentions),
            speaking: speaking(&cues),
            profiles: mention::profiles(&tokens, &mentions),
            document,
            tokens,
            mentions,
            entities,
            pieces,
            cues,
            beside,
        }
    }

    /// Whom a mention most likely refers to, before anything is known of who speaks.
    pub(crate) fn guess(&self, mention: usize) -> u32 {
        *self.guesses[mention].get_or_init(|| anaphora::resolve(self, mention, None))
    }

    /// The mentions that may be the source of a quotation.
    pub(crate) fn window(&self, quotation: usize) -> Vec<usize> {
        let mut window = Vec::new();
        self.window_into(quotation, &mut window);
        window
    }

    /// Puts the mentions that may be the source of a quotation into `window` instead of what is there.
    pub(crate) fn window_into(&self, quotation: usize, window: &mut Vec<usize>) {
        window.clear();
        let pieces = &self.pieces[quotation];
        let (Some(&first), Some(&last)) = (pieces.first(), pieces.last()) else {
            return;
        };
        let before = self.mentions_before(first as usize);
        let behind = self.mentions_before(last as usize);
        let block = self.tokens[first as usize].block;
        let last_block = self.tokens[last as usize].block;
        // Mentions are in the order of their blocks, so those of these paragraphs stand together: `low..high`.
        let back = |mut at: usize, block: u32| {
            while at > 0 && before - at < MENTIONS_BEFORE && self.block(at - 1) >= block {
                at -= 1;
            }
            at
        };
        let on = |mut at: usize, block: u32| {
            while at < self.mentions.len() && at - behind < MENTIONS_BEHIND && self.block(at) <= block {
                at += 1;
            }
            at
        };
        let low = back(before, block);
        let high = on(behind, last_block);
        if (low..high).any(|at| self.says(at, pieces)) {
            // Where somebody says it right beside the marks, nobody from another paragraph does.
            window.extend(low..high);
            return;
        }
        let carries = |at: &usize| self.carries(*at);
        window.extend((back(low, block.saturating_sub(BLOCKS_BEFORE))..low).filter(carries));
        window.extend(low..high);
        window.extend((high..on(high, last_block + 1)).filter(carries));
    }

    /// True if a mention and a strong cue of its own stand right beside one of the pieces.
    fn says(&self, mention: usize, pieces: &[u32]) -> bool {
        let beside = self.beside[mention];
        self.cues[mention].strength == Strength::Strong
            && (pieces.contains(&beside.left) || pieces.contains(&beside.right))
    }

    /// True if a mention can be the source of quotations in other paragraphs: it speaks, or is somebody.
    fn carries(&self, mention: usize) -> bool {
        let it = &self.mentions[mention];
        let somebody =
            matches!(it.sort, Sort::Name | Sort::Pronoun | Sort::Handle) && !it.possessor && !it.aside;
        self.cues[mention].strength > Strength::None || somebody
    }

    /// Quotations among tokens `low..high`.
    pub(crate) fn quotes_between(&self, low: usize, high: usize) -> u32 {
        self.counts[high.max(low)].quotes - self.counts[low].quotes
    }

    /// True if a cue stands among tokens `low..high`.
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
        self.profiles[mention].block
    }

    pub(crate) fn sentence(&self, mention: usize) -> u32 {
        self.profiles[mention].sentence
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
        if it.sort != Sort::Nominal || it.has_alias() || it.joint {
            return it.end;
        }
        let tokens = &self.tokens;
        let start = it.end as usize;
        let preposition = |at: usize| tokens.get(at).is_some_and(|it| it.is(Class::PREPOSITION));
        // `voted to pay`, `closes with`: predicates, not `assigned to the case`, `familiar with`.
        let infinitive = |at: usize| {
            tokens.get(at).is_some_and(|it| is_word!(it.hash, "to"))
                && tokens
                    .get(at + 1)
                    .is_some_and(|it| it.form == Form::Lower && !it.is(Class::CLOSED.with(Class::NOUN)))
        };
        let conjugated = |it: &Token| {
            let word = it.span().of(&self.document.text);
            word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
        };
        let modifies = tokens.get(start).is_some_and(|it| {
            let plain =
                (it.verbal || it.class == Class::default()) && !infinitive(start + 1) && !conjugated(it);
            it.form == Form::Lower
                && it.cue < Strength::Fair
                && (it.is(Class::PREPOSITION) || plain && preposition(start + 1))
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
                let cut = tokens[at - 1].is(Class::CLOSED);
                return if cut { it.end } else { at as u32 };
            }
            if token.is(Class::AUXILIARY.with(Class::VERB)) {
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
                format!(
                    "{} {}",
                    speaker::tidy(self.text(start, at)),
                    speaker::tidy(self.text(at + 1, end))
                )
            }
            _ => speaker::tidy(self.text(start, end)),
        }
    }

    /// The name with the full stop of its `Jr.`, and without the comma before it.
    fn heir(&self, start: u32, end: u32) -> String {
        let name = speaker::tidy(self.text(start, end)).replace(", ", " ");
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

/// What stands before a token.
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

/// The quotations right before and right behind a mention and its cue.
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
