//! A run of words → titles, name and head: what a phrase is called by.
//!
//! The bounds of a run enter, a mention leaves whose name has no titles in it.

use crate::english::lexicon::Class;
use crate::english::lexicon::is_word;
use crate::nlp::mentions::mention::Mention;
use crate::nlp::mentions::mention::Sort;
use crate::nlp::mentions::noun_phrase::looks_verbal;
use crate::nlp::tokens::Form;
use crate::nlp::tokens::Token;

/// Makes a mention of the words `first..end`; `from` is where its determiner or possessor stands.
pub(crate) fn assemble(
    tokens: &[Token],
    from: usize,
    first: usize,
    end: usize,
    determined: bool,
) -> Option<Mention> {
    let capital = (first..end).rev().find(|&at| tokens[at].is_capital());
    if let Some(last_capital) = capital.filter(|&at| at + 1 == end || tokens[end - 1].is(Class::SUFFIX)) {
        return Some(named(tokens, from, first, last_capital + 1, end, determined));
    }
    if determined {
        let head = (first..end)
            .rev()
            .find(|&at| tokens[at].is(Class::NOUN))
            .unwrap_or(end - 1);
        return Some(nominal(tokens, from, first, end, head));
    }
    let Some(head) = (first..end).rev().find(|&at| tokens[at].is(Class::NOUN)) else {
        // Lowercase words after a name: the name alone.
        let name_end = capital? + 1;
        return Some(named(tokens, from, first, name_end, name_end, false));
    };
    let start = opening(tokens, first, head);
    Some(nominal(tokens, start, start, head + 1, head))
}

/// Where a bare phrase starts: at most two open words before its noun, or its first capital.
fn opening(tokens: &[Token], first: usize, head: usize) -> usize {
    let capital = (first..head).find(|&at| tokens[at].is_capital());
    capital.unwrap_or(head.saturating_sub(2).max(first))
}

fn nominal(tokens: &[Token], from: usize, first: usize, end: usize, head: usize) -> Mention {
    let mut mention = Mention::new(from, end, head, Sort::Nominal);
    mention.class = classes(tokens, first, end);
    if tokens[head].is(Class::BODY) && !tokens[head].is(Class::ROLE) {
        mention.sort = if tokens[head].is_capital() {
            Sort::Body
        } else {
            Sort::Nominal
        };
    }
    mention
}

/// A phrase that ends in capitals: titles first, then the name.
fn named(
    tokens: &[Token],
    from: usize,
    first: usize,
    name_end: usize,
    end: usize,
    determined: bool,
) -> Mention {
    if let Some(mention) = office(tokens, from, first, name_end, end) {
        return mention;
    }
    let (name_end, end) = match said_again(tokens, first, name_end) {
        Some(again) => (again, again),
        None => (name_end, end),
    };
    let mut name = name_end;
    while name > first && belongs_to_name(tokens, first, name - 1, name_end) {
        name -= 1;
    }
    name = from_given(tokens, behind_places(tokens, name, name_end), name_end);
    let lead = leading(tokens, from, first, name);
    let mut mention = Mention::new(lead, end, name_end - 1, Sort::Name);
    mention.name = name as u32;
    mention.name_end = end as u32;
    mention.class = classes(tokens, lead, end);
    mention.sort = sort_of_name(tokens, &mention, determined);
    mention
}

/// `Ana Ruiz Ana Maria RuizHarbour`: where a page runs a name into the text of a link, the name ends where it starts again.
fn said_again(tokens: &[Token], first: usize, name_end: usize) -> Option<usize> {
    let repeats = |at: &usize| {
        (first..*at - 1).any(|it| tokens[it].is_capital() && tokens[it].hash == tokens[*at].hash)
    };
    (first + 2..name_end).find(|at| tokens[at - 1].is_capital() && repeats(at))
}

/// `Iowa Ana Ruiz`, from `Ambassador to Iowa Ana Ruiz`: a place right before a first name is no part of it.
fn behind_places(tokens: &[Token], name: usize, name_end: usize) -> usize {
    let place = |it: Token| {
        it.is(Class::PLACE) && !it.is(Class::GIVEN) || it.form == Form::Upper && it.is(Class::PLACE)
    };
    let places = tokens[name..name_end].iter().take_while(|it| place(**it)).count();
    let first = name + places;
    let given = tokens.get(first).is_some_and(|it| it.is(Class::GIVEN));
    if places > 0 && first + 1 < name_end && given {
        first
    } else {
        name
    }
}

/// `Harbour Guild Rapporteur Ana Ruiz`: behind two words or more that are no first names, the name starts with the first
/// name.
fn from_given(tokens: &[Token], name: usize, name_end: usize) -> usize {
    let words = || (name..name_end).filter(|&at| tokens[at].is_word());
    let given = words().find(|&at| tokens[at].is(Class::GIVEN));
    match given {
        Some(given) if given >= name + 2 && given + 1 < name_end && tokens[given + 1].is_capital() => given,
        _ => name,
    }
}

/// `Secretary of State Ana Ruiz`, `the Secretary of State`, `University of Iowa`.
fn office(tokens: &[Token], from: usize, first: usize, name_end: usize, end: usize) -> Option<Mention> {
    let link = (first..name_end).find(|&at| {
        tokens[at].form == Form::Lower && is_word!(tokens[at].hash, "of" | "to" | "for") && at > first
    })?;
    let noun = tokens[link - 1];
    let lead = leading(tokens, from, first, link);
    // `Harbour Party of Iowa chair Ana Ruiz`
    let role = (link + 1..name_end.saturating_sub(1)).rev().find(|&at| {
        let token = tokens[at];
        token.form == Form::Lower && token.is(Class::ROLE.with(Class::TITLE)) && tokens[at + 1].is_capital()
    });
    if let Some(role) = role {
        let mut mention = Mention::new(lead, end, name_end - 1, Sort::Name);
        mention.class = classes(tokens, lead, end);
        mention.name = role as u32 + 1;
        mention.name_end = end as u32;
        return Some(mention);
    }
    if noun.is(Class::BODY) && !noun.is(Class::TITLE) {
        let mut name = link - 1;
        while name > first && tokens[name - 1].is_capital() {
            name -= 1;
        }
        let mut mention = Mention::new(lead, end, link - 1, Sort::Body);
        mention.name = name as u32;
        mention.name_end = end as u32;
        mention.class = classes(tokens, lead, end);
        return Some(mention);
    }
    let mut name = link + 1;
    let portfolio = tokens
        .get(name)
        .is_some_and(|it| it.form == Form::Lower && !it.is(Class::CLOSED));
    while name < name_end && !tokens[name].is_capital() {
        name += 1;
    }
    // `Secretary of State Ruiz`: the first capital is the portfolio; `secretary of state Ruiz`: it is the name.
    name += usize::from(!portfolio);
    while name < name_end && (tokens[name].is(Class::PORTFOLIO) || !tokens[name].is_capital()) {
        name += 1;
    }
    // `Ambassador to the European Union Ana Ruiz`.
    name = (name..name_end.saturating_sub(1))
        .find(|&at| tokens[at].is(Class::GIVEN))
        .unwrap_or(name);
    let named = name < name_end;
    let sort = if named { Sort::Name } else { Sort::Nominal };
    let mut mention = Mention::new(lead, end, if named { name_end - 1 } else { link - 1 }, sort);
    mention.class = classes(tokens, lead, end);
    if named {
        mention.name = name as u32;
        mention.name_end = end as u32;
    }
    Some(mention)
}

/// True if the token before the name so far is part of it: not a title, not a lowercase word.
fn belongs_to_name(tokens: &[Token], first: usize, at: usize, name_end: usize) -> bool {
    let token = tokens[at];
    if matches!(token.form, Form::Quoted | Form::Mark(b'&')) {
        return true;
    }
    if token.is_mark(b',') {
        return tokens[at + 1].is(Class::SUFFIX);
    }
    if token.is_mark(b'.') {
        return at > first && !tokens[at - 1].is(Class::HONORIFIC.with(Class::TITLE));
    }
    if token.form == Form::Lower {
        return token.is(Class::PARTICLE) && at > first;
    }
    if !token.is_capital() {
        return false;
    }
    let surname = tokens[at + 1..name_end]
        .iter()
        .all(|it| it.is(Class::SUFFIX) || !it.is_word());
    if surname {
        return true;
    }
    if token.is(Class::GIVEN) && !token.is(Class::HONORIFIC) {
        return true;
    }
    let ends_in_body = tokens[name_end - 1].is(Class::BODY.with(Class::GROUP).with(Class::WORK));
    ends_in_body
        || !token.is(Class::HONORIFIC
            .with(Class::TITLE)
            .with(Class::ROLE)
            .with(Class::NATIONALITY)
            .with(Class::BODY))
}

/// Where the phrase starts, titles included; lowercase words that are no titles are left off.
fn leading(tokens: &[Token], from: usize, first: usize, name: usize) -> usize {
    if from < first {
        return from;
    }
    let mut start = name;
    while start > first {
        let token = tokens[start - 1];
        let title = token.is_capital()
            || token.is_mark(b'.')
            || token.is(Class::TITLE
                .with(Class::ROLE)
                .with(Class::NATIONALITY)
                .with(Class::BODY)
                .with(Class::OUTLET))
            || !looks_verbal(token) && start < name;
        if !title {
            break;
        }
        start -= 1;
    }
    start
}

fn sort_of_name(tokens: &[Token], mention: &Mention, determined: bool) -> Sort {
    let name = &tokens[mention.name as usize..mention.name_end as usize];
    let Some(last) = name.iter().rev().find(|it| it.is_word()) else {
        return Sort::Name;
    };
    let titles = &tokens[mention.start as usize..mention.name as usize];
    let titled = titles
        .iter()
        .any(|it| it.is(Class::HONORIFIC.with(Class::TITLE).with(Class::ROLE)));
    let given = name.first().is_some_and(|it| it.is(Class::GIVEN));
    if given || titled && !last.is(Class::BODY) {
        return Sort::Name;
    }
    if last.is(Class::GROUP) {
        return Sort::Nominal;
    }
    if last.is(Class::ROLE.with(Class::TITLE).with(Class::NATIONALITY)) && (determined || name.len() != 2) {
        return Sort::Nominal;
    }
    if last.is(Class::BODY
        .with(Class::OUTLET)
        .with(Class::PLATFORM)
        .with(Class::PLACE))
        || determined
    {
        return Sort::Body;
    }
    if name.len() == 1 && last.form == Form::Upper {
        return Sort::Body;
    }
    Sort::Name
}

fn classes(tokens: &[Token], start: usize, end: usize) -> Class {
    tokens[start..end]
        .iter()
        .fold(Class::default(), |all, it| all.with(it.class))
}
