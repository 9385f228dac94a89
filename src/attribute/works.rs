//! Reports, memos, lawsuits → whoever they come from.
//!
//! Mentions with their entities enter; those of documents leave with their maker, if a phrase beside the noun names one:
//! `the ministry's report`, `a Coast Guard memo`, `a lawsuit filed by the union`. A later `the report` is the same maker's.

use rustc_hash::FxHashMap;

use super::entities::Entities;
use super::entities::NOBODY;
use super::lexicon::Class;
use super::lexicon::is_word;
use super::mention::Mention;
use super::mention::Sort;
use super::tokens::Form;
use super::tokens::Token;

/// How far behind its noun the maker of a document may stand, in tokens.
const REACH: usize = 4;

/// Gives documents their makers.
pub(super) fn credit(tokens: &[Token], mentions: &[Mention], entities: &mut Entities) {
    let mut makers: FxHashMap<u32, u32> = FxHashMap::default();
    for at in 0..mentions.len() {
        let mention = &mentions[at];
        let noun = tokens[mention.head as usize];
        if !is_document(mention, noun) {
            continue;
        }
        let maker = owner(mentions, entities, at)
            .or_else(|| modifier(tokens, mention, entities))
            .or_else(|| agent(tokens, mentions, entities, at))
            .or_else(|| host(tokens, mentions, entities, at));
        if let Some(maker) = maker {
            makers.insert(noun.hash, maker);
            entities.of[at] = maker;
        } else if is_definite(tokens, mention)
            && let Some(&maker) = makers.get(&noun.hash)
        {
            entities.of[at] = maker;
        }
    }
}

fn is_document(mention: &Mention, noun: Token) -> bool {
    mention.sort == Sort::Nominal && noun.is(Class::WORK) && !noun.is(Class::ROLE) && !mention.possessor
}

fn is_definite(tokens: &[Token], mention: &Mention) -> bool {
    let first = tokens[mention.start as usize].hash;
    is_word!(first, "the" | "this" | "that")
}

/// `the ministry's report`: the possessor that opens the phrase.
fn owner(mentions: &[Mention], entities: &Entities, at: usize) -> Option<u32> {
    let start = mentions[at].start;
    let from = at.saturating_sub(2);
    (from..at)
        .rev()
        .find(|&it| {
            mentions[it].possessor && mentions[it].start == start && mentions[it].sort != Sort::Pronoun
        })
        .map(|it| entities.of[it])
        .filter(|&it| is_maker(entities, it))
}

/// `a Coast Guard memo`: capitals right before the noun that name a body.
fn modifier(tokens: &[Token], mention: &Mention, entities: &mut Entities) -> Option<u32> {
    let head = mention.head as usize;
    let first = (mention.start as usize..head)
        .rev()
        .take_while(|&at| tokens[at].is_capital() && !tokens[at].is(Class::CLOSED))
        .last()?;
    let words = &tokens[first..head];
    let last = words.last()?;
    entities.body_called(words).or_else(|| {
        let several = words.len() > 1
            && !words
                .iter()
                .any(|it| it.is(Class::GIVEN.with(Class::NATIONALITY)));
        let names_body = several || last.is(Class::BODY.with(Class::OUTLET)) || last.form == Form::Upper;
        names_body.then(|| entities.found_body(first, head))
    })
}

/// `a lawsuit filed by the union`, `a memo from the ministry`.
fn agent(tokens: &[Token], mentions: &[Mention], entities: &Entities, at: usize) -> Option<u32> {
    let mention = &mentions[at];
    let end = mention.end as usize;
    let block = tokens[mention.head as usize].block;
    let behind = tokens[end..]
        .iter()
        .take(REACH)
        .position(|it| it.form == Form::Lower && is_word!(it.hash, "by" | "from"))?;
    let participle = match &tokens[end..end + behind] {
        [comma, rest @ ..] if comma.is_mark(b',') => rest,
        rest => rest,
    };
    let plain = participle
        .iter()
        .all(|it| it.block == block && it.form == Form::Lower && !it.is(Class::CLOSED));
    if !plain {
        return None;
    }
    let start = (end + behind + 1) as u32;
    let maker = mentions[at + 1..]
        .iter()
        .take_while(|it| it.start <= start)
        .position(|it| it.start == start && !it.possessor)?;
    Some(entities.of[at + 1 + maker]).filter(|&it| is_maker(entities, it))
}

/// `a document on the ministry's website`: whose page it stands on.
fn host(tokens: &[Token], mentions: &[Mention], entities: &Entities, at: usize) -> Option<u32> {
    let end = mentions[at].end as usize;
    let preposition = tokens.get(end).filter(|it| it.form == Form::Lower)?;
    if !is_word!(preposition.hash, "on" | "at" | "in") {
        return None;
    }
    let start = end as u32 + 1;
    let owner = mentions[at + 1..]
        .iter()
        .take_while(|it| it.start <= start)
        .position(|it| it.start == start && it.possessor)?;
    let owner = at + 1 + owner;
    let page = tokens[mentions[owner].end as usize..].iter().take(4).any(|it| {
        it.form == Form::Lower
            && is_word!(
                it.hash,
                "website" | "site" | "page" | "webpage" | "homepage" | "blog" | "account" | "feed"
            )
    });
    Some(entities.of[owner]).filter(|&it| page && is_maker(entities, it))
}

/// True for somebody or some body with a name.
fn is_maker(entities: &Entities, entity: u32) -> bool {
    entity != NOBODY && {
        let it = &entities.list[entity as usize];
        it.named && !it.place
    }
}

/// Works that a person rather than a body writes.
pub(super) fn is_personal(noun: Token) -> bool {
    is_word!(
        noun.hash,
        "book"
            | "memoir"
            | "biography"
            | "novel"
            | "letter"
            | "email"
            | "tweet"
            | "essay"
            | "poem"
            | "song"
            | "speech"
            | "diary"
    )
}

/// The last word of many a newspaper.
pub(super) fn is_masthead(word: &Token) -> bool {
    is_word!(
        word.hash,
        "post" | "times" | "tribune" | "herald" | "gazette" | "news" | "journal" | "wire"
    )
}

/// A piece of a newspaper stands for the newspaper.
pub(super) fn is_press(noun: Token) -> bool {
    is_word!(
        noun.hash,
        "article" | "story" | "column" | "editorial" | "newspaper" | "paper" | "magazine"
    )
}
