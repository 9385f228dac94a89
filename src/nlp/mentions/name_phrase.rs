//! Splits a run of words into titles, name and head; the name has no titles in it.

use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::is_word;
use crate::nlp::mentions::mention::Mention;
use crate::nlp::mentions::mention::MentionType;
use crate::nlp::mentions::syntax;
use crate::nlp::mentions::syntax::looks_verbal;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;

/// Makes a mention of the words `first..end`; `from` is the start of its determiner or possessor.
pub(crate) fn assemble(
    tokens: &[Token],
    from: usize,
    first: usize,
    end: usize,
    determined: bool,
) -> Option<Mention> {
    let capital = (first..end).rev().find(|&at| tokens[at].is_capital());
    if let Some(last_capital) =
        capital.filter(|&at| at + 1 == end || tokens[end - 1].is(LexicalClass::SUFFIX))
    {
        return Some(named(tokens, from, first, last_capital + 1, end, determined));
    }
    if determined {
        let head = (first..end)
            .rev()
            .find(|&at| tokens[at].is(LexicalClass::NOUN))
            .unwrap_or(end - 1);
        return Some(nominal(tokens, from, first, end, head));
    }
    let Some(head) = (first..end).rev().find(|&at| tokens[at].is(LexicalClass::NOUN)) else {
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
    let mut mention = Mention::new(from, end, head, MentionType::Nominal);
    mention.class = classes(tokens, first, end);
    if tokens[head].is(LexicalClass::ORGANIZATION) && !tokens[head].is(LexicalClass::ROLE) {
        mention.sort = if tokens[head].is_capital() {
            MentionType::Organization
        } else {
            MentionType::Nominal
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
    name = with_rank(tokens, first, name, name_end);
    let lead = leading(tokens, from, first, name);
    let mut mention = Mention::new(lead, end, name_end - 1, MentionType::Name);
    mention.name = name as u32;
    mention.name_end = before_letters(tokens, name, end) as u32;
    mention.head = mention.name_end - 1;
    mention.class = classes(tokens, lead, end);
    // `Iowa's Ana Ruiz`: what belongs to a place or an organization is as often a person.
    let owned = first > 0 && tokens[first - 1].is_possessive();
    mention.sort = sort_of_name(tokens, &mention, determined && !(owned && name + 2 <= name_end));
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
        it.is(LexicalClass::PLACE) && !it.is(LexicalClass::GIVEN)
            || it.form == Form::Upper && it.is(LexicalClass::PLACE)
    };
    let places = tokens[name..name_end].iter().take_while(|it| place(**it)).count();
    let first = name + places;
    let given = tokens.get(first).is_some_and(|it| it.is(LexicalClass::GIVEN));
    if places > 0 && first + 1 < name_end && given {
        first
    } else {
        name
    }
}

/// `Harbour Guild Rapporteur Ana Ruiz`, `Rapporteur Ana Ruiz` at the start of a sentence, `PM Ana Ruiz`: words that are no
/// first names, and then a first name and a surname, are no part of the name. A single word inside a sentence may be a first
/// name that is not known.
fn from_given(tokens: &[Token], name: usize, name_end: usize) -> usize {
    let words = || (name..name_end).filter(|&at| tokens[at].is_word());
    let given = words().find(|&at| tokens[at].is(LexicalClass::GIVEN));
    let modifies = |given: usize| {
        given >= name + 2 || syntax::starts_sentence(tokens, name) || tokens[name].form == Form::Upper
    };
    match given {
        Some(given)
            if given > name && modifies(given) && given + 1 < name_end && tokens[given + 1].is_capital() =>
        {
            given
        }
        _ => name,
    }
}

/// `Prince Carl`, `Lord Orr`: a rank before a single word is part of the name.
fn with_rank(tokens: &[Token], first: usize, name: usize, name_end: usize) -> usize {
    let rank = name.checked_sub(1).filter(|&at| at >= first).map(|at| tokens[at]);
    let is_rank = rank.is_some_and(|it| {
        it.form == Form::Capital
            && is_word!(
                it.hash,
                "prince" | "princess" | "lord" | "lady" | "king" | "queen" | "pope"
            )
    });
    if is_rank && name + 1 == name_end {
        name - 1
    } else {
        name
    }
}

/// `Ana Ruiz MP`: letters after a name of two words or more are no part of it.
fn before_letters(tokens: &[Token], name: usize, name_end: usize) -> usize {
    let letters =
        |it: Token| it.form == Form::Upper && !it.is(LexicalClass::SUFFIX) && it.end - it.start <= 3;
    let plain = (name..name_end)
        .filter(|&at| tokens[at].form == Form::Capital)
        .count();
    if plain >= 2 && name_end > name + 2 && letters(tokens[name_end - 1]) {
        name_end - 1
    } else {
        name_end
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
        let next = tokens[at + 1];
        token.is(LexicalClass::ROLE.with(LexicalClass::TITLE))
            && next.is_capital()
            && (token.form == Form::Lower || next.is(LexicalClass::GIVEN) && !token.is(LexicalClass::GIVEN))
    });
    if let Some(role) = role {
        let mut mention = Mention::new(lead, end, name_end - 1, MentionType::Name);
        mention.class = classes(tokens, lead, end);
        mention.name = role as u32 + 1;
        mention.name_end = end as u32;
        return Some(mention);
    }
    if noun.is(LexicalClass::ORGANIZATION) && !noun.is(LexicalClass::TITLE) {
        let mut name = link - 1;
        while name > first && tokens[name - 1].is_capital() {
            name -= 1;
        }
        let mut mention = Mention::new(lead, end, link - 1, MentionType::Organization);
        mention.name = name as u32;
        mention.name_end = end as u32;
        mention.class = classes(tokens, lead, end);
        return Some(mention);
    }
    let mut name = link + 1;
    let portfolio = tokens
        .get(name)
        .is_some_and(|it| it.form == Form::Lower && !it.is(LexicalClass::CLOSED));
    while name < name_end && !tokens[name].is_capital() {
        name += 1;
    }
    // `Secretary of State Ruiz`: the first capital is the portfolio; `secretary of state Ruiz`: it is the name.
    name += usize::from(!portfolio);
    while name < name_end && (tokens[name].is(LexicalClass::PORTFOLIO) || !tokens[name].is_capital()) {
        name += 1;
    }
    // `Ambassador to the European Union Ana Ruiz`.
    name = (name..name_end.saturating_sub(1))
        .find(|&at| tokens[at].is(LexicalClass::GIVEN))
        .unwrap_or(name);
    let named = name < name_end;
    let sort = if named {
        MentionType::Name
    } else {
        MentionType::Nominal
    };
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
        return tokens[at + 1].is(LexicalClass::SUFFIX);
    }
    if token.is_mark(b'.') {
        return at > first && !tokens[at - 1].is(LexicalClass::HONORIFIC.with(LexicalClass::TITLE));
    }
    if token.form == Form::Lower {
        return token.is(LexicalClass::PARTICLE) && at > first;
    }
    if !token.is_capital() || token.compound {
        return token.is_capital() && at + 1 == name_end;
    }
    let surname = tokens[at + 1..name_end]
        .iter()
        .all(|it| it.is(LexicalClass::SUFFIX) || !it.is_word());
    if surname {
        return true;
    }
    if token.is(LexicalClass::GIVEN) && !token.is(LexicalClass::HONORIFIC) {
        return true;
    }
    // `singer Ally Orr`: roles inside a sentence are written small.
    let role = token.is(LexicalClass::ROLE)
        && !token.is(LexicalClass::HONORIFIC
            .with(LexicalClass::TITLE)
            .with(LexicalClass::NATIONALITY));
    let inside = !syntax::starts_sentence(tokens, at) && !tokens[at - 1].is_capital();
    if role && inside && !tokens[at + 1].is(LexicalClass::GIVEN) && at + 2 == name_end {
        return true;
    }
    let ends_in_body = tokens[name_end - 1].is(LexicalClass::ORGANIZATION
        .with(LexicalClass::GROUP)
        .with(LexicalClass::WORK));
    ends_in_body
        || !token.is(LexicalClass::HONORIFIC
            .with(LexicalClass::TITLE)
            .with(LexicalClass::ROLE)
            .with(LexicalClass::NATIONALITY)
            .with(LexicalClass::GROUP)
            .with(LexicalClass::ORGANIZATION))
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
            || token.is(LexicalClass::TITLE
                .with(LexicalClass::ROLE)
                .with(LexicalClass::NATIONALITY)
                .with(LexicalClass::ORGANIZATION)
                .with(LexicalClass::OUTLET))
            || !looks_verbal(token) && start < name;
        if !title {
            break;
        }
        start -= 1;
    }
    start
}

fn sort_of_name(tokens: &[Token], mention: &Mention, determined: bool) -> MentionType {
    let name = &tokens[mention.name as usize..mention.name_end as usize];
    let Some(last) = name.iter().rev().find(|it| it.is_word()) else {
        return MentionType::Name;
    };
    let titles = &tokens[mention.start as usize..mention.name as usize];
    let titled = titles.iter().any(|it| {
        it.is(LexicalClass::HONORIFIC
            .with(LexicalClass::TITLE)
            .with(LexicalClass::ROLE))
    });
    let given = name.first().is_some_and(|it| it.is(LexicalClass::GIVEN));
    if given || titled && !last.is(LexicalClass::ORGANIZATION) {
        return MentionType::Name;
    }
    if last.is(LexicalClass::GROUP) {
        return MentionType::Nominal;
    }
    if last.is(LexicalClass::ROLE
        .with(LexicalClass::TITLE)
        .with(LexicalClass::NATIONALITY))
        && (determined || name.len() != 2)
    {
        return MentionType::Nominal;
    }
    if last.is(LexicalClass::ORGANIZATION
        .with(LexicalClass::OUTLET)
        .with(LexicalClass::PLATFORM)
        .with(LexicalClass::PLACE))
        || determined
    {
        return MentionType::Organization;
    }
    if name.len() == 1 && last.form == Form::Upper {
        return MentionType::Organization;
    }
    MentionType::Name
}

fn classes(tokens: &[Token], start: usize, end: usize) -> LexicalClass {
    tokens[start..end]
        .iter()
        .fold(LexicalClass::default(), |all, it| all.with(it.class))
}
