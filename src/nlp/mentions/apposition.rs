//! Appositions, relative clauses and joint sources: finds where the clause of a mention resumes.
//!
//! An apposition also gives a mention its name or role, and mentions inside a parenthetical are marked.

use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::is_word;
use crate::english::speech_verbs::Strength;
use crate::nlp::mentions::mention::Mention;
use crate::nlp::mentions::mention::MentionType;
use crate::nlp::mentions::syntax::is_predicate;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;

/// Longest aside, in tokens.
const LONGEST: usize = 48;

/// Sets `tail`, `alias`, `described`, `aside` and `joint` of every mention.
pub(crate) fn link(tokens: &[Token], mentions: &mut Vec<Mention>) {
    let mut inside = 0_u32;
    for at in 0..mentions.len() {
        if mentions[at].start < inside {
            mentions[at].aside = true;
        }
        let tail = tail(tokens, &mentions[at]);
        describe(tokens, mentions, at);
        let mention = &mut mentions[at];
        mention.tail = tail as u32;
        let opens_aside = tokens
            .get(mention.end as usize)
            .is_some_and(|it| it.is_mark(b','));
        if opens_aside && !mention.aside && tail > mention.end as usize {
            inside = inside.max(mention.tail);
        }
    }
    join(tokens, mentions);
    drop_appositions(mentions);
}

/// An apposition is no candidate of its own: its name or role belongs to the mention before it.
fn drop_appositions(mentions: &mut Vec<Mention>) {
    let mut dropped = vec![false; mentions.len()];
    for at in 0..mentions.len() {
        let it = mentions[at];
        if !it.has_alias() && it.described == 0 {
            continue;
        }
        let start = it.end + 1..=it.end + 2;
        for next in at + 1..mentions.len().min(at + 5) {
            let other = &mentions[next];
            let names_it = other.name == it.alias && it.has_alias() || other.head == it.described;
            dropped[next] |= start.contains(&other.start) && names_it && !other.possessor;
        }
    }
    let mut at = 0;
    mentions.retain(|_| {
        at += 1;
        !dropped[at - 1]
    });
}

/// Where the clause goes on after the mention: after brackets, prepositional phrases, appositions, relative clauses.
fn tail(tokens: &[Token], mention: &Mention) -> usize {
    let end = mention.end as usize;
    if mention.possessor {
        return end;
    }
    let at = skip_brackets(tokens, end);
    let Some(next) = tokens.get(at) else {
        return at;
    };
    let last = &tokens[end - 1];
    if next.block != last.block {
        return end;
    }
    if next.is_mark(b',') {
        return behind_comma(tokens, at).unwrap_or(at);
    }
    let modified = next.is(LexicalClass::PREPOSITION.with(LexicalClass::RELATIVE))
        || next.form == Form::Lower && next.verbal;
    if modified && mention.sort != MentionType::Pronoun && next.cue < Strength::Fair {
        return behind_modifier(tokens, at).unwrap_or(at);
    }
    at
}

fn skip_brackets(tokens: &[Token], at: usize) -> usize {
    if !tokens
        .get(at)
        .is_some_and(|it| it.is_mark(b'(') || it.is_mark(b'['))
    {
        return at;
    }
    let limit = tokens.len().min(at + 14);
    (at..limit)
        .find(|&it| tokens[it].is_mark(b')') || tokens[it].is_mark(b']'))
        .map_or(at, |it| it + 1)
}

/// `, a doctor at St Luke's,` → after the comma that a verb follows.
fn behind_comma(tokens: &[Token], comma: usize) -> Option<usize> {
    let first = tokens.get(comma + 1)?;
    if first.is(LexicalClass::CONJUNCTION) && !first.is(LexicalClass::RELATIVE) || first.is_quote() {
        return None;
    }
    if is_predicate(tokens, comma + 1) {
        return Some(comma + 1);
    }
    let limit = tokens.len().min(comma + LONGEST);
    for at in comma + 1..limit {
        let token = tokens[at];
        if token.sentence != tokens[comma].sentence || token.is_quote() || token.is_mark(b';') {
            return None;
        }
        let closes = token.is_mark(b',') || token.is_mark(b'-') || token.is_affiliation();
        let next = after_time(tokens, at + 1);
        if closes && is_predicate(tokens, next) {
            return Some(next);
        }
    }
    None
}

/// `, on Sunday said`: the token after a time between comma and verb.
fn after_time(tokens: &[Token], at: usize) -> usize {
    const LONGEST: usize = 4;
    let is_time =
        |it: &Token| it.is(LexicalClass::WHEN.with(LexicalClass::PREPOSITION)) || it.form == Form::Number;
    let words = tokens[at.min(tokens.len())..]
        .iter()
        .take(LONGEST)
        .take_while(|it| is_time(it))
        .count();
    let is_when = (at..at + words).any(|it| tokens[it].is(LexicalClass::WHEN));
    if is_when { at + words } else { at }
}

/// `of the Armenian Patriarchate`, `briefed on the talks`, `who saw it` → the cue after it.
fn behind_modifier(tokens: &[Token], at: usize) -> Option<usize> {
    // `the order that Ruiz called`: the verb belongs to the clause inside.
    if tokens[at].is(LexicalClass::RELATIVE) && !is_predicate(tokens, at + 1) {
        return None;
    }
    let limit = tokens.len().min(at + 16);
    for here in at + 1..limit {
        let token = tokens[here];
        if token.sentence != tokens[at].sentence || token.is_quote() {
            return None;
        }
        if token.is_mark(b',') {
            return behind_comma(tokens, here);
        }
        if token.is_mark(b':') {
            return Some(here);
        }
        if token.cue >= Strength::Fair
            && token.form == Form::Lower
            && !tokens[here - 1].is(LexicalClass::DETERMINER)
        {
            return Some(here);
        }
        if token.is(LexicalClass::CONJUNCTION)
            && !token.is(LexicalClass::RELATIVE)
            && tokens[at].is(LexicalClass::PREPOSITION)
            && is_word!(token.hash, "but")
        {
            return None;
        }
    }
    None
}

/// Ties a name to the apposition after it: `the envoy, Ana Ruiz,` gets a name, `Ana Ruiz, the envoy,` a role.
fn describe(tokens: &[Token], mentions: &mut [Mention], at: usize) {
    let end = mentions[at].end;
    if mentions[at].possessor || mentions[at].sort == MentionType::Pronoun {
        return;
    }
    let comma = tokens.get(end as usize).is_some_and(|it| it.is_mark(b','));
    if !comma {
        return;
    }
    // `Ana Ruiz, now the envoy,`.
    let adverb = tokens.get(end as usize + 1).is_some_and(|it| {
        it.form == Form::Lower && it.is(LexicalClass::ADVERB) && !it.is(LexicalClass::CONJUNCTION)
    });
    let start = end + 1 + u32::from(adverb);
    let Some(next) = mentions[at + 1..]
        .iter()
        .take(4)
        .filter(|it| it.start == start)
        .max_by_key(|it| it.end)
        .copied()
    else {
        return;
    };
    if next.possessor || tokens[next.start as usize].sentence != tokens[mentions[at].head as usize].sentence {
        return;
    }
    let described = mentions[at].class.is(LexicalClass::ROLE);
    match (mentions[at].sort, next.sort) {
        (MentionType::Nominal, MentionType::Name) if described && closes(tokens, next.end as usize) => {
            mentions[at].alias = next.name;
            mentions[at].alias_end = next.name_end;
        }
        (MentionType::Nominal | MentionType::Organization, MentionType::Name | MentionType::Organization)
            if is_plain_organization(tokens, &mentions[at])
                && tokens.get(next.end as usize).is_some_and(|it| it.is_mark(b',')) =>
        {
            mentions[at].alias = next.name;
            mentions[at].alias_end = next.name_end;
        }
        (MentionType::Name, MentionType::Nominal)
            if next.class.is(LexicalClass::ROLE) && is_apposition(tokens, &mentions[at], &next) =>
        {
            mentions[at].described = next.head;
        }
        _ => {}
    }
}

/// `the super PAC`, `the company`: no name but the noun.
fn is_plain_organization(tokens: &[Token], mention: &Mention) -> bool {
    let head = tokens[mention.head as usize];
    let plain = mention.sort == MentionType::Nominal || mention.name + 1 == mention.name_end;
    let definite = tokens[mention.start as usize].is(LexicalClass::DETERMINER);
    plain
        && definite
        && !mention.is_governed(tokens)
        && head.is(LexicalClass::ORGANIZATION)
        && !head.is(LexicalClass::ROLE)
}

/// True if an apposition can end here.
fn closes(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else {
        return true;
    };
    matches!(token.form, Form::Mark(_) | Form::Quote)
        || is_predicate(tokens, at)
        || token.block != tokens[at - 1].block
}

/// `Ana Ruiz, the envoy,` and not `At the bridge in Ashford, the envoy said`: after a preposition, a role that a verb
/// follows without a comma is the subject of its own clause.
fn is_apposition(tokens: &[Token], name: &Mention, role: &Mention) -> bool {
    !(name.is_governed(tokens) && is_predicate(tokens, role.end as usize))
}

/// `Ruiz and Beck said`: the two names before a cue, or after one, are one joint source.
fn join(tokens: &[Token], mentions: &mut [Mention]) {
    for at in 0..mentions.len() {
        let first = mentions[at];
        let end = first.end as usize;
        let is_and = |it: &Token| it.form == Form::Lower && is_word!(it.hash, "and");
        if first.possessor || first.sort == MentionType::Pronoun || !tokens.get(end).is_some_and(is_and) {
            continue;
        }
        let Some(second) = (at + 1..mentions.len().min(at + 4))
            .find(|&it| mentions[it].start == first.end + 1 && !mentions[it].possessor)
        else {
            continue;
        };
        let other = mentions[second];
        if same_bearer(tokens, &first, &other) {
            mentions[at].end = other.end;
            mentions[at].tail = other.tail;
            mentions[second].aside = true;
            continue;
        }
        if other.sort == MentionType::Pronoun || !plural(tokens, &first, &other) {
            continue;
        }
        mentions[at].joint = true;
        mentions[at].end = other.end;
        mentions[at].tail = other.tail;
        mentions[second].aside = true;
    }
}

/// `The former harbour master and county judge`: one person with two roles under one determiner.
fn same_bearer(tokens: &[Token], first: &Mention, other: &Mention) -> bool {
    let determined =
        |it: &Mention| tokens[it.start as usize].is(LexicalClass::DETERMINER.with(LexicalClass::POSSESSIVE));
    let role =
        |it: &Mention| it.sort == MentionType::Nominal && tokens[it.head as usize].is(LexicalClass::ROLE);
    determined(first)
        && !determined(other)
        && role(other)
        && first.sort == MentionType::Nominal
        && !first.class.is(LexicalClass::GROUP)
}

fn plural(tokens: &[Token], first: &Mention, other: &Mention) -> bool {
    let cue = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|it| it.form == Form::Lower && it.cue >= Strength::Strong)
    };
    cue(other.tail as usize) || first.start > 0 && cue(first.start as usize - 1)
}
