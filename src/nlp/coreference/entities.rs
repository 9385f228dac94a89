//! The entity table: the people and organizations of a document.
//!
//! Every mention except pronouns is linked to the entity it names. An entity keeps its fullest name, the nouns that describe
//! it, and its gender.

use std::ops::Index;
use std::ops::IndexMut;

use rustc_hash::FxHashMap;

use crate::english::gender::Gender;
use crate::english::gender::gender_of_noun;
use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::is_word;
use crate::english::organization_type::OrganizationType;
use crate::english::organization_type::is_masthead;
use crate::english::semantics;
use crate::english::semantics::SemanticClass;
use crate::names::nickname::is_same_given;
use crate::names::person::skeleton;
use crate::nlp::coreference::author::Maker;
use crate::nlp::coreference::entity::Entity;
use crate::nlp::coreference::entity::EntityId;
use crate::nlp::coreference::entity::NameForm;
use crate::nlp::coreference::name_parts::Parts;
use crate::nlp::coreference::name_parts::ends_in;
use crate::nlp::coreference::name_parts::gender_of;
use crate::nlp::coreference::name_parts::initials;
use crate::nlp::coreference::name_parts::is_doubtful;
use crate::nlp::coreference::name_parts::key_of;
use crate::nlp::coreference::name_parts::named_by;
use crate::nlp::coreference::name_parts::word_count;
use crate::nlp::coreference::role_index::Roles;
use crate::nlp::coreference::role_index::modifiers;
use crate::nlp::mentions::mention::Mention;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;

/// The entities of a document and what each mention refers to.
#[derive(Debug, Default)]
pub(crate) struct Entities {
    /// Everyone.
    pub(crate) list: Vec<Entity>,
    /// For each mention its entity, if it was resolved.
    pub(crate) of: Vec<Option<EntityId>>,
    pub(crate) by_surname: FxHashMap<u32, Vec<EntityId>>,
    by_given: FxHashMap<u32, EntityId>,
    /// The forms of each person's name that have two words or more, by the hash of their words.
    pub(crate) forms: FxHashMap<(EntityId, u32), NameForm>,
    roles: Roles,
    pub(crate) by_organization_noun: FxHashMap<u32, EntityId>,
}

impl Index<EntityId> for Entities {
    type Output = Entity;

    fn index(&self, id: EntityId) -> &Entity {
        &self.list[id.index()]
    }
}

impl IndexMut<EntityId> for Entities {
    fn index_mut(&mut self, id: EntityId) -> &mut Entity {
        &mut self.list[id.index()]
    }
}

/// How many entities of one surname are kept apart.
const NAMESAKES: usize = 8;

impl Entities {
    /// The one person with a full name whose surname this is.
    pub(crate) fn only_person(&self, surname: u32) -> Option<EntityId> {
        match self.by_surname.get(&surname)?.as_slice() {
            &[one] => {
                let it = &self[one];
                (it.given != 0 && it.named && !it.organization).then_some(one)
            }
            _ => None,
        }
    }

    /// The body that these words name, in full or by its last word.
    pub(crate) fn organization_called(&self, words: &[Token]) -> Option<EntityId> {
        let known = self.by_surname.get(&key_of(words)).and_then(|it| it.first());
        let last = || {
            words
                .last()
                .and_then(|it| self.by_organization_noun.get(&it.hash))
        };
        let initials = || match words {
            [word] if word.form == Form::Upper => self.by_given.get(&word.hash),
            _ => None,
        };
        known
            .or_else(last)
            .or_else(initials)
            .copied()
            .filter(|&it| self[it].organization && !self[it].place)
    }

    /// Records the short form of an organization.
    pub(crate) fn abbreviate(&mut self, letters: u32, entity: EntityId) {
        self.by_given.insert(letters, entity);
        self[entity].count += 1;
    }

    /// A body that only the name of a document names.
    pub(crate) fn found_organization(&mut self, start: usize, end: usize) -> EntityId {
        self.add(Entity {
            name: (start as u32, end as u32),
            named: true,
            organization: true,
            count: 1,
            ..Entity::default()
        })
    }

    /// A document and who it comes from.
    pub(crate) fn work(&mut self, mention: &Mention, maker: Maker) -> EntityId {
        self.add(Entity {
            name: (mention.start, mention.end),
            organization: true,
            maker,
            count: 1,
            ..Entity::default()
        })
    }

    pub(crate) fn add(&mut self, entity: Entity) -> EntityId {
        let id = EntityId::new(self.list.len());
        self.list.push(entity);
        id
    }

    /// The person of a name; a new one if no one of that name is known.
    pub(crate) fn person(
        &mut self,
        text: &str,
        tokens: &[Token],
        mention: &Mention,
        name: (u32, u32),
    ) -> EntityId {
        let parts = Parts::of(text, tokens, name);
        let gender = gender_of(tokens, mention, &parts);
        let known = self.by_surname.get(&parts.key);
        let entity = known
            .and_then(|known| self.choose(tokens, known, &parts, name, gender))
            .or_else(|| {
                (parts.given == 0)
                    .then(|| self.by_given.get(&parts.last))
                    .flatten()
                    .copied()
            });
        let entity = entity.unwrap_or_else(|| {
            let fresh = self.add(Entity {
                name,
                named: !is_doubtful(tokens, mention),
                ..Entity::default()
            });
            let namesakes = self.by_surname.entry(parts.key).or_default();
            if namesakes.len() >= NAMESAKES {
                namesakes.remove(0);
            }
            namesakes.push(fresh);
            fresh
        });
        let it = &mut self.list[entity.index()];
        it.count += 1;
        it.named |= !is_doubtful(tokens, mention);
        if it.gender == Gender::Unknown {
            it.gender = gender;
        }
        if parts.suffix != 0 {
            it.suffix = parts.suffix;
        }
        if parts.given != 0 && it.given == 0 {
            it.given = parts.given;
            self.by_given.insert(parts.given, entity);
        }
        if parts.words > 1 && parts.given != 0 {
            let key = key_of(&tokens[name.0 as usize..name.1 as usize]);
            let form = self.forms.entry((entity, key));
            form.or_insert(NameForm { name, count: 0 }).count += 1;
        }
        let it = &mut self.list[entity.index()];
        let fuller = parts.words > word_count(tokens, it.name);
        if fuller {
            it.name = name;
        }
        self.learn_roles(tokens, mention, entity);
        entity
    }

    /// Which of the people of one surname is meant.
    fn choose(
        &self,
        tokens: &[Token],
        known: &[EntityId],
        parts: &Parts,
        name: (u32, u32),
        gender: Gender,
    ) -> Option<EntityId> {
        let agrees =
            |it: &Entity| gender == Gender::Unknown || it.gender == Gender::Unknown || it.gender == gender;
        let fits = known.iter().copied().filter(|&it| agrees(&self[it]));
        if parts.given == 0 && parts.suffix != 0 {
            let heir = fits.clone().find(|&it| self[it].suffix == parts.suffix);
            return heir.or_else(|| fits.clone().find(|&it| self[it].given == 0));
        }
        if parts.given == 0 {
            return fits.max_by_key(|&it| {
                let known = &self[it];
                (known.count, known.suffix == 0, it)
            });
        }
        // `Carl Oden` is not `Carl Oden Jr.`
        let same = |it: &Entity| it.suffix == parts.suffix && is_same_given(it.given, parts.given);
        // `Blasey Orr` is Ana Blasey Orr.
        let ends = |it: &Entity| ends_in(tokens, it.name, name) || ends_in(tokens, name, it.name);
        fits.clone()
            .find(|&it| same(&self[it]))
            .or_else(|| fits.clone().find(|&it| ends(&self[it])))
            .or_else(|| fits.clone().find(|&it| self[it].given == 0))
    }

    /// Remembers the titles before a name and the nouns of its apposition.
    fn learn_roles(&mut self, tokens: &[Token], mention: &Mention, entity: EntityId) {
        if mention.has_alias() {
            self.learn_role(tokens, mention.start, mention.head, entity);
            return;
        }
        for at in mention.start..mention.name.min(mention.end) {
            self.learn_role(tokens, mention.start, at, entity);
        }
        if mention.described > 0 {
            self.learn_role(tokens, mention.end + 1, mention.described, entity);
        }
    }

    fn learn_role(&mut self, tokens: &[Token], start: u32, noun: u32, entity: EntityId) {
        let token = tokens[noun as usize];
        if token.is(LexicalClass::ROLE.with(LexicalClass::TITLE)) && token.is_word() {
            self.roles
                .learn(token.hash, modifiers(tokens, start, noun), entity);
        }
    }

    /// The body of a name; acronyms and short forms are known by their letters and words.
    pub(crate) fn organization(&mut self, text: &str, tokens: &[Token], range: (u32, u32)) -> EntityId {
        let words = &tokens[range.0 as usize..range.1 as usize];
        if let [word] = words
            && word.form == Form::Upper
            && let Some(person) = self.only_person(skeleton(word.span().of(text)))
        {
            // `RUIZ:` in a transcript.
            self[person].count += 1;
            return person;
        }
        let key = key_of(words);
        let initials = initials(text, words);
        let acronym = (words.len() == 1 && words[0].form == Form::Upper).then_some(words[0].hash);
        let known = self
            .by_surname
            .get(&key)
            .and_then(|them| them.first().copied())
            .or_else(|| acronym.and_then(|it| self.by_given.get(&it).copied()))
            .or_else(|| match words {
                // `the Court`, `the PAC`: the noun alone.
                [noun] if noun.is(LexicalClass::ORGANIZATION) => {
                    self.by_organization_noun.get(&noun.hash).copied()
                }
                _ => None,
            });
        let entity = known.unwrap_or_else(|| {
            let outlet = words.iter().any(|it| it.is(LexicalClass::OUTLET))
                || words.last().is_some_and(|it| is_masthead(it.hash));
            let fresh = self.add(Entity {
                name: range,
                named: true,
                organization: true,
                outlet,
                organization_type: OrganizationType::of_name(
                    words.iter().map(|it| (it.hash, it.class)),
                    outlet,
                ),
                place: words
                    .last()
                    .is_some_and(|it| it.is(LexicalClass::PLACE.with(LexicalClass::PLATFORM))),
                platform: words.last().is_some_and(|it| it.is(LexicalClass::PLATFORM)),
                ..Entity::default()
            });
            self.by_surname.insert(key, vec![fresh]);
            fresh
        });
        if let Some(initials) = initials {
            self.by_given.entry(initials).or_insert(entity);
        }
        self[entity].count += 1;
        if let Some(noun) = words.iter().rev().find(|it| it.is(LexicalClass::ORGANIZATION)) {
            self.by_organization_noun.insert(noun.hash, entity);
        }
        entity
    }

    /// `the Holt campaign`: the body that this name and this noun were used of before, or a new one.
    fn organization_of(&mut self, tokens: &[Token], mention: &Mention, owner: usize) -> EntityId {
        let head = tokens[mention.head as usize];
        let key = key_of(&[tokens[owner], head]);
        let known = self.by_surname.get(&key).and_then(|them| them.first().copied());
        let entity = known.unwrap_or_else(|| {
            let article = u32::from(tokens[mention.start as usize].is(LexicalClass::DETERMINER));
            let fresh = self.add(Entity {
                name: (mention.start + article, mention.head + 1),
                named: true,
                organization: true,
                outlet: head.is(LexicalClass::OUTLET),
                organization_type: OrganizationType::of_noun(head.hash),
                ..Entity::default()
            });
            self.by_surname.insert(key, vec![fresh]);
            fresh
        });
        self[entity].count += 1;
        self.by_organization_noun.insert(head.hash, entity);
        entity
    }

    /// `the envoy`: the latest entity with that role; else a new unnamed one, which may get a name later.
    ///
    /// `acts` is true if it is the subject of a verb of saying.
    pub(crate) fn described(
        &mut self,
        text: &str,
        tokens: &[Token],
        mention: &Mention,
        acts: bool,
    ) -> Option<EntityId> {
        let head = tokens[mention.head as usize];
        let person = head.is(LexicalClass::ROLE.with(LexicalClass::TITLE));
        let words = modifiers(tokens, mention.start, mention.head);
        let definite = mention.is_definite(tokens);
        if definite && person {
            let known = self
                .roles
                .find(head.hash, words, |it| self[it].named || self[it].indefinite);
            if known.is_some() {
                return known;
            }
            // A known person: anaphora resolution finds out who.
            if !head.is(LexicalClass::GROUP) {
                return None;
            }
        }
        // `The 45-year-old said`, `the Frenchman said`: a verb of saying makes it a person.
        if definite && acts && !head.is(LexicalClass::NOUN) && !head.is_plural(text) {
            return None;
        }
        if !person
            && head.is(LexicalClass::ORGANIZATION)
            && let Some(owner) = named_by(tokens, mention)
        {
            return Some(self.organization_of(tokens, mention, owner));
        }
        if definite
            && !person
            && head.is(LexicalClass::ORGANIZATION.with(LexicalClass::WORK))
            && !several(head)
        {
            return self.by_organization_noun.get(&head.hash).copied();
        }
        let fresh = self.add(Entity {
            name: (mention.start, mention.end),
            gender: gender_of_noun(head.hash, head.class),
            organization: is_organization(head),
            indefinite: is_word!(mention.first(tokens).hash, "a" | "an"),
            count: 1,
            ..Entity::default()
        });
        if person {
            self.roles.learn(head.hash, words, fresh);
        }
        Some(fresh)
    }
}

/// `the groups`, `the companies`: these do not refer to a single name.
fn several(head: Token) -> bool {
    semantics::is(head.hash, SemanticClass::PLURAL_BODY)
}

/// True for the noun of a body or a document; `time` and `post` in lower case are neither.
pub(crate) fn is_organization(head: Token) -> bool {
    let small = head.form == Form::Lower && (head.is(LexicalClass::OUTLET) || is_masthead(head.hash));
    head.is(LexicalClass::WORK)
        || head.is(LexicalClass::ORGANIZATION.with(LexicalClass::OUTLET))
            && !head.is(LexicalClass::ROLE)
            && !small
}
