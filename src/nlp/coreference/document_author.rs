//! Resolves the author of every document mention: reports, memos, lawsuits.
//!
//! Words beside the noun name the author: `the ministry's report`, `a Coast Guard memo`, `a lawsuit filed by the union`, `the
//! union issued a statement`. A later `the report` has the same author.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::english::data;
use crate::english::lexicon;
use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::hash;
use crate::english::lexicon::is_word;
use crate::english::organization_type::OrganizationType;
use crate::english::semantics;
use crate::english::semantics::SemanticClass;
use crate::english::speech_verbs::Strength;
use crate::nlp::coreference::author::Maker;
use crate::nlp::coreference::document_issuer;
use crate::nlp::coreference::entities::Entities;
use crate::nlp::coreference::entity::EntityId;
use crate::nlp::mentions::cue::Cue;
use crate::nlp::mentions::mention::Mention;
use crate::nlp::mentions::mention::MentionType;
use crate::nlp::mentions::syntax::looks_verbal;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;

/// Most tokens between the noun of a document and its author; chosen by hand.
const REACH: usize = 9;

/// The author that the words around a document name.
#[derive(Debug, Clone, Copy)]
enum By {
    /// A known person or organization.
    Entity(EntityId),
    /// The entity that this mention refers to.
    Mention(u32),
}

/// How many paragraphs on `the statement` is still the one before; reports and lawsuits are never forgotten.
const SHORT_LIVED: u32 = 4;

/// A document that was mentioned.
#[derive(Debug, Clone, Copy)]
struct Earlier {
    work: EntityId,
    block: u32,
}

/// Gives documents their makers.
pub(crate) fn credit(tokens: &[Token], mentions: &[Mention], cues: &[Cue], entities: &mut Entities) {
    let mut earlier: FxHashMap<u32, Earlier> = FxHashMap::default();
    for at in 0..mentions.len() {
        let mention = &mentions[at];
        let noun = tokens[mention.head as usize];
        if !is_document(mention, noun) {
            continue;
        }
        let kind = kind(noun.hash);
        let lasting = kind != lexicon::hash("statement") && kind != lexicon::hash("email");
        let known = earlier
            .get(&kind)
            .filter(|it| mention.is_definite(tokens) && (lasting || noun.block <= it.block + SHORT_LIVED));
        let work = match (named(tokens, mentions, entities, at), known) {
            (Some(By::Entity(maker)), _) => maker,
            (None, Some(it)) => it.work,
            (maker, _) => {
                let maker = maker.or_else(|| told(tokens, mentions, cues, entities, at));
                work(tokens, mentions, entities, at, maker)
            }
        };
        entities.of[at] = Some(work);
        let block = noun.block;
        earlier.insert(kind, Earlier { work, block });
    }
}

fn work(
    tokens: &[Token],
    mentions: &[Mention],
    entities: &mut Entities,
    at: usize,
    maker: Option<By>,
) -> EntityId {
    match maker {
        Some(By::Entity(maker)) => maker,
        // `a memo from the panel`: if it is not known which panel, the phrase is credited.
        Some(By::Mention(it)) => {
            let nominal = mentions[it as usize].sort == MentionType::Nominal;
            let named_by = if nominal { it as usize } else { at };
            entities.work(&mentions[named_by], Maker::Mention(it))
        }
        None if is_new(tokens, &mentions[at]) => entities.work(&mentions[at], Maker::Nobody),
        None => entities.work(&mentions[at], Maker::Unsaid(at as u32)),
    }
}

/// True for documents, statements and the like.
pub(crate) fn is_document(mention: &Mention, noun: Token) -> bool {
    mention.sort == MentionType::Nominal
        && noun.is(LexicalClass::WORK)
        && !noun.is(LexicalClass::ROLE)
        && !mention.possessor
}

/// `a study`: a new document, whose author was not named before. A new article still has an outlet.
fn is_new(tokens: &[Token], mention: &Mention) -> bool {
    let first = tokens[mention.start as usize].hash;
    is_word!(first, "a" | "an" | "one" | "another")
        && OrganizationType::of_noun(tokens[mention.head as usize].hash) != OrganizationType::Press
}

/// The author that the phrase itself names.
fn named(tokens: &[Token], mentions: &[Mention], entities: &mut Entities, at: usize) -> Option<By> {
    owner(mentions, entities, at).or_else(|| modifier(tokens, &mentions[at], entities).map(By::Entity))
}

/// Whom its sentence names.
fn told(tokens: &[Token], mentions: &[Mention], cues: &[Cue], entities: &Entities, at: usize) -> Option<By> {
    agent(tokens, mentions, entities, at)
        .or_else(|| author(tokens, mentions, at))
        .or_else(|| host(tokens, mentions, entities, at).map(By::Entity))
        .or_else(|| {
            document_issuer::issuer(tokens, mentions, cues, at)
                .filter(|&it| !is_document(&mentions[it], *mentions[it].head(tokens)))
                .map(|it| By::Mention(it as u32))
        })
}

/// `the ministry's report`, `its report`: the possessor that opens the phrase.
fn owner(mentions: &[Mention], entities: &Entities, at: usize) -> Option<By> {
    let start = mentions[at].start;
    let from = at.saturating_sub(2);
    let owner = (from..at)
        .rev()
        .find(|&it| mentions[it].possessor && mentions[it].start == start)?;
    let known = entities.of[owner];
    match mentions[owner].sort {
        MentionType::Pronoun | MentionType::Nominal => Some(By::Mention(owner as u32)),
        _ => known.filter(|&it| is_maker(entities, it)).map(By::Entity),
    }
}

/// `a Coast Guard memo`: capitals right before the noun that name a body.
fn modifier(tokens: &[Token], mention: &Mention, entities: &mut Entities) -> Option<EntityId> {
    let head = mention.head as usize;
    let first = (mention.start as usize..head)
        .rev()
        .take_while(|&at| tokens[at].is_capital() && !tokens[at].is(LexicalClass::CLOSED))
        .last()?;
    let words = &tokens[first..head];
    let last = words.last()?;
    entities.organization_called(words).or_else(|| {
        let several = words.len() > 1
            && !words
                .iter()
                .any(|it| it.is(LexicalClass::GIVEN.with(LexicalClass::NATIONALITY)));
        let names_body = several
            || last.is(LexicalClass::ORGANIZATION.with(LexicalClass::OUTLET))
            || last.form == Form::Upper;
        names_body.then(|| entities.found_organization(first, head))
    })
}

/// `a lawsuit filed by the union`, `a memo to the board from the ministry`.
fn agent(tokens: &[Token], mentions: &[Mention], entities: &Entities, at: usize) -> Option<By> {
    let end = mentions[at].end as usize;
    let sentence = tokens[mentions[at].head as usize].sentence;
    let behind = tokens[end..]
        .iter()
        .take(REACH)
        .take_while(|it| {
            it.sentence == sentence && !it.is_quote() && !matches!(it.form, Form::Mark(b';' | b':'))
        })
        .position(|it| it.form == Form::Lower && is_word!(it.hash, "by" | "from"))?;
    let between = &tokens[end..end + behind];
    let own_clause = between
        .iter()
        .all(|it| !it.is(LexicalClass::CONJUNCTION) && (it.verbal || it.cue < Strength::Fair));
    if !own_clause
        || between
            .iter()
            .any(|it| only_handled(*mentions[at].head(tokens), *it))
    {
        return None;
    }
    let start = (end + behind + 1) as u32;
    let maker = mentions[at + 1..]
        .iter()
        .take_while(|it| it.start <= start)
        .position(|it| it.start == start && !it.possessor)?;
    let maker = at + 1 + maker;
    let Some(known) = entities.of[maker] else {
        return Some(By::Mention(maker as u32));
    };
    (!entities[known].place).then_some(By::Entity(known))
}

/// `the letter Ruiz wrote`, `the claim she made`: the subject of a clause without its `that`.
fn author(tokens: &[Token], mentions: &[Mention], at: usize) -> Option<By> {
    let end = mentions[at].end;
    let subject = (at + 1..mentions.len().min(at + 4))
        .find(|&it| mentions[it].start == end && !mentions[it].possessor)?;
    let it = &mentions[subject];
    let verb = tokens.get(it.end as usize)?;
    let clause = verb.form == Form::Lower
        && verb.sentence == tokens[end as usize].sentence
        && (verb.is(LexicalClass::AUXILIARY) || looks_verbal(*verb));
    let named = matches!(
        it.sort,
        MentionType::Name | MentionType::Organization | MentionType::Pronoun
    );
    (clause && named).then_some(By::Mention(subject as u32))
}

/// `obtained by The Post`: handled, not written. Private documents are published by others, reports by their authors.
fn only_handled(document: Token, participle: Token) -> bool {
    let private = semantics::is(document.hash, SemanticClass::PRIVATE_DOCUMENT);
    let participle = SemanticClass::of(participle.hash);
    private && participle.is(SemanticClass::HANDING_ON) || participle.is(SemanticClass::HANDLING)
}

/// `a document on the ministry's website`: the owner of the page.
fn host(tokens: &[Token], mentions: &[Mention], entities: &Entities, at: usize) -> Option<EntityId> {
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
    let page = tokens[mentions[owner].end as usize..]
        .iter()
        .take(4)
        .any(|it| it.form == Form::Lower && semantics::is(it.hash, SemanticClass::PAGE));
    entities.of[owner].filter(|&it| page && is_maker(entities, it))
}

/// True for a person or an organization with a name.
fn is_maker(entities: &Entities, entity: EntityId) -> bool {
    let it = &entities[entity];
    it.named && !it.place
}

/// One number for all nouns for the same kind of document: a lawsuit, the suit, the complaint.
fn kind(noun: u32) -> u32 {
    static KINDS: OnceLock<FxHashMap<u32, u32>> = OnceLock::new();
    KINDS
        .get_or_init(|| {
            data::rows(data::DOCUMENT_KINDS)
                .map(|(noun, kind)| (hash(noun), hash(kind)))
                .collect()
        })
        .get(&noun)
        .copied()
        .unwrap_or(noun)
}

/// Documents that a person may write without an organization.
pub(crate) fn is_personal(noun: Token) -> bool {
    semantics::is(noun.hash, SemanticClass::PERSONAL_DOCUMENT)
}
