//! Settles the name that each person is shown by: the fullest of the commonest forms, also where only a quotation prints it.

use rustc_hash::FxHashMap;

use crate::english::gender::Gender;
use crate::english::gender::gender_of_given;
use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::classes;
use crate::english::lexicon::hash;
use crate::names::person::skeleton;
use crate::nlp::coreference::entities::Entities;
use crate::nlp::coreference::entity::EntityId;
use crate::nlp::coreference::entity::NameForm;
use crate::nlp::coreference::name_parts::ends_in;
use crate::nlp::coreference::name_parts::word_count;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;
use crate::text::Span;

/// Chooses the name of every person.
pub(crate) fn settle(text: &str, tokens: &[Token], entities: &mut Entities) {
    let mut best: FxHashMap<EntityId, NameForm> = FxHashMap::default();
    for (&(entity, _), &form) in &entities.forms {
        let best = best.entry(entity).or_insert(form);
        if is_better(tokens, form, *best) {
            *best = form;
        }
    }
    for (entity, form) in best {
        entities[entity].name = form.name;
    }
    from_quotations(text, tokens, entities);
}

/// A form that another one ends in is not full; of others the commoner is better, then the longer, then the earlier.
fn is_better(tokens: &[Token], form: NameForm, other: NameForm) -> bool {
    if ends_in(tokens, other.name, form.name) {
        return false;
    }
    let rank = |it: NameForm| (it.count, word_count(tokens, it.name), u32::MAX - it.name.0);
    ends_in(tokens, form.name, other.name) || rank(form) > rank(other)
}

/// `“Ana Ruiz is a friend,” Ruiz said.`: the first name is printed in a quotation only.
fn from_quotations(text: &str, tokens: &[Token], entities: &mut Entities) {
    let mut wanted: FxHashMap<u32, EntityId> = FxHashMap::default();
    for (at, it) in entities.list.iter().enumerate() {
        if it.named && !it.organization && !it.shouted && it.given == 0 && word_count(tokens, it.name) == 1 {
            let word = tokens[it.name.0 as usize].span().of(text);
            wanted.insert(skeleton(word), EntityId::new(at));
        }
    }
    if wanted.is_empty() {
        return;
    }
    for token in tokens
        .iter()
        .filter(|it| matches!(it.form, Form::Quote | Form::Quoted))
    {
        let mut given: Option<Span> = None;
        for word in words(text, token.span()) {
            let is_capital = word.of(text).starts_with(char::is_uppercase);
            if let Some(first) = given.filter(|_| is_capital)
                && let Some(&entity) = wanted.get(&skeleton(word.of(text)))
            {
                let gender = gender_of_given(classes(hash(first.of(text))));
                let person = &mut entities[entity];
                let agrees = person.gender == Gender::Unknown || gender == person.gender;
                if agrees && person.printed.is_none() {
                    person.printed = Some(first.cover(word));
                }
            }
            let is_given = is_capital && classes(hash(word.of(text))).is(LexicalClass::GIVEN);
            given = is_given.then_some(word);
        }
    }
}

/// The words of a stretch of text, without marks and possessives; a mark other than a space ends a name.
fn words(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let inside = span.of(text);
    inside.split_whitespace().map(move |word| {
        let start = word.as_ptr().addr() - inside.as_ptr().addr();
        let letters = word.trim_start_matches(|it: char| !it.is_alphanumeric());
        let start = span.start + start + (word.len() - letters.len());
        let end = letters
            .find(|it: char| !it.is_alphanumeric() && it != '-')
            .unwrap_or(letters.len());
        Span::new(start, start + end)
    })
}
