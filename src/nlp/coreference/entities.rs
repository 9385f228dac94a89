//! Mentions → the people and bodies of the document.
//!
//! Mentions in order enter, every mention leaves with the entity it names, pronouns excepted. An entity keeps its
//! fullest name, what it is called by, and its gender.

use rustc_hash::FxHashMap;

use crate::english::gender::Gender;
use crate::english::gender::full_form;
use crate::english::gender::gender_of_noun;
use crate::english::lexicon::Class;
use crate::english::lexicon::is_word;
use crate::english::organization_type::Trade;
use crate::nlp::coreference::document_author;
use crate::nlp::coreference::document_author::Maker;
use crate::nlp::coreference::name_parts::Parts;
use crate::nlp::coreference::name_parts::gender_of;
use crate::nlp::coreference::name_parts::initials;
use crate::nlp::coreference::name_parts::skeleton;
use crate::nlp::coreference::name_parts::word_count;
use crate::nlp::coreference::role_index::Roles;
use crate::nlp::coreference::role_index::Words;
use crate::nlp::mentions::cue::Cue;
use crate::nlp::mentions::mention::Mention;
use crate::nlp::mentions::mention::Sort;
use crate::nlp::mentions::noun_phrase;
use crate::nlp::tokens::Form;
use crate::nlp::tokens::Token;

/// Somebody, or some body, that the document mentions.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one entity")]
pub(crate) struct Entity {
    /// Tokens of its fullest name.
    pub(crate) name: (u32, u32),
    /// Hash of the first name, if it was given; 0 otherwise.
    pub(crate) given: u32,
    /// Hash of `Jr.` and the like; 0 if it bears none.
    pub(crate) suffix: u32,
    /// Male, female, or not known.
    pub(crate) gender: Gender,
    /// True for companies, offices, outlets.
    pub(crate) body: bool,
    /// True for newspapers, broadcasters and the like.
    pub(crate) outlet: bool,
    /// True for a country, state or town.
    pub(crate) place: bool,
    /// True for what people write on.
    pub(crate) platform: bool,
    /// What its name says it is, for bodies.
    pub(crate) trade: Trade,
    /// Who it comes from, for documents.
    pub(crate) maker: Maker,
    /// True if only a headline names it.
    pub(crate) shouted: bool,
    /// True if it has a proper name.
    pub(crate) named: bool,
    /// How often it was mentioned by name.
    pub(crate) count: u32,
}

/// The entities of a document and what each mention refers to.
#[derive(Debug, Default)]
pub(crate) struct Entities {
    /// Everyone.
    pub(crate) list: Vec<Entity>,
    /// For each mention its entity, [`NOBODY`] if it was not resolved.
    pub(crate) of: Vec<u32>,
    pub(crate) by_surname: FxHashMap<u32, Vec<u32>>,
    by_given: FxHashMap<u32, u32>,
    roles: Roles,
    by_body_noun: FxHashMap<u32, u32>,
    /// What it counts for each entity how often it was mentioned.
    pub(crate) salience: Vec<f32>,
    /// The most of these.
    pub(crate) most_salient: f32,
}

/// No entity.
pub(crate) const NOBODY: u32 = u32::MAX;

/// How many entities of one surname are kept apart.
const NAMESAKES: usize = 8;

/// Resolves every mention but pronouns.
pub(crate) fn entities(text: &str, tokens: &[Token], mentions: &[Mention], cues: &[Cue]) -> Entities {
    let mut all = Entities::default();
    all.of.reserve(mentions.len());
    for mention in mentions {
        if tokens[mention.head as usize].headline {
            all.of.push(NOBODY);
            continue;
        }
        let entity = match mention.sort {
            Sort::Pronoun => NOBODY,
            Sort::Name => all.person(text, tokens, mention, (mention.name, mention.name_end)),
            Sort::Body | Sort::Nominal if is_body(tokens[mention.head as usize]) && mention.has_alias() => {
                let body = all.body(text, tokens, (mention.alias, mention.alias_end));
                all.by_body_noun.insert(tokens[mention.head as usize].hash, body);
                body
            }
            Sort::Body if mention.has_name() => all.body(text, tokens, (mention.name, mention.name_end)),
            Sort::Body => all.body(text, tokens, (mention.start, mention.end)),
            Sort::Nominal if mention.has_alias() => {
                all.person(text, tokens, mention, (mention.alias, mention.alias_end))
            }
            Sort::Nominal => all.described(tokens, mention),
            Sort::Handle | Sort::Slot => all.add(Entity {
                name: (mention.start, mention.end),
                count: 1,
                ..Entity::default()
            }),
        };
        all.of.push(entity);
    }
    document_author::credit(tokens, mentions, cues, &mut all);
    all.look_back(text, tokens, mentions);
    let salience = |it: &Entity| 0.15 * (it.count as f32).ln_1p();
    all.salience = all.list.iter().map(salience).collect();
    all.most_salient = all.salience.iter().copied().fold(0.0, f32::max);
    all
}

impl Entities {
    /// The one person with a full name whose surname this is.
    pub(crate) fn only_person(&self, surname: u32) -> Option<u32> {
        match self.by_surname.get(&surname)?.as_slice() {
            &[one] => {
                let it = &self.list[one as usize];
                (it.given != 0 && it.named && !it.body).then_some(one)
            }
            _ => None,
        }
    }

    /// The body that these words name, in full or by its last word.
    pub(crate) fn body_called(&self, words: &[Token]) -> Option<u32> {
        let known = self.by_surname.get(&key_of(words)).and_then(|it| it.first());
        let last = || words.last().and_then(|it| self.by_body_noun.get(&it.hash));
        let initials = || match words {
            [word] if word.form == Form::Upper => self.by_given.get(&word.hash),
            _ => None,
        };
        known
            .or_else(last)
            .or_else(initials)
            .copied()
            .filter(|&it| self.list[it as usize].body && !self.list[it as usize].place)
    }

    /// A body that only the name of a document names.
    pub(crate) fn found_body(&mut self, start: usize, end: usize) -> u32 {
        self.add(Entity {
            name: (start as u32, end as u32),
            named: true,
            body: true,
            count: 1,
            ..Entity::default()
        })
    }

    /// A document and who it comes from.
    pub(crate) fn work(&mut self, mention: &Mention, maker: Maker) -> u32 {
        self.add(Entity {
            name: (mention.start, mention.end),
            body: true,
            maker,
            count: 1,
            ..Entity::default()
        })
    }

    pub(crate) fn add(&mut self, entity: Entity) -> u32 {
        self.list.push(entity);
        self.list.len() as u32 - 1
    }

    /// The person of a name; a new one if no one of that name is known.
    fn person(&mut self, text: &str, tokens: &[Token], mention: &Mention, name: (u32, u32)) -> u32 {
        let parts = Parts::of(text, tokens, name);
        let gender = gender_of(tokens, mention, &parts);
        let known = self.by_surname.get(&parts.key);
        let entity = known
            .and_then(|known| self.choose(known, &parts, gender))
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
        let it = &mut self.list[entity as usize];
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
        let fuller = parts.words > word_count(tokens, it.name);
        if fuller {
            it.name = name;
        }
        self.learn_roles(tokens, mention, entity);
        entity
    }

    /// Which of the people of one surname is meant.
    fn choose(&self, known: &[u32], parts: &Parts, gender: Gender) -> Option<u32> {
        let agrees =
            |it: &Entity| gender == Gender::Unknown || it.gender == Gender::Unknown || it.gender == gender;
        let fits = known
            .iter()
            .copied()
            .filter(|&it| agrees(&self.list[it as usize]));
        if parts.given == 0 && parts.suffix != 0 {
            let heir = fits
                .clone()
                .find(|&it| self.list[it as usize].suffix == parts.suffix);
            return heir.or_else(|| fits.clone().find(|&it| self.list[it as usize].given == 0));
        }
        if parts.given == 0 {
            return fits.max_by_key(|&it| {
                let known = &self.list[it as usize];
                (known.count, known.suffix == 0, it)
            });
        }
        // `Carl Oden` is not `Carl Oden Jr.`
        let same = |it: &Entity| {
            it.suffix == parts.suffix
                && (it.given == parts.given || full_form(it.given) == full_form(parts.given))
        };
        fits.clone()
            .find(|&it| same(&self.list[it as usize]))
            .or_else(|| fits.clone().find(|&it| self.list[it as usize].given == 0))
    }

    /// Remembers the titles before a name and the nouns of its apposition.
    fn learn_roles(&mut self, tokens: &[Token], mention: &Mention, entity: u32) {
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

    fn learn_role(&mut self, tokens: &[Token], start: u32, noun: u32, entity: u32) {
        let token = tokens[noun as usize];
        if token.is(Class::ROLE.with(Class::TITLE)) && token.is_word() {
            self.roles
                .learn(token.hash, modifiers(tokens, start, noun), entity);
        }
    }

    /// The body of a name; acronyms and short forms are known by their letters and words.
    fn body(&mut self, text: &str, tokens: &[Token], range: (u32, u32)) -> u32 {
        let words = &tokens[range.0 as usize..range.1 as usize];
        if let [word] = words
            && word.form == Form::Upper
            && let Some(person) = self.only_person(skeleton(word.span().of(text)))
        {
            // `RUIZ:` in a transcript.
            self.list[person as usize].count += 1;
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
                [noun] if noun.is(Class::BODY) => self.by_body_noun.get(&noun.hash).copied(),
                _ => None,
            });
        let entity = known.unwrap_or_else(|| {
            let outlet = words.iter().any(|it| it.is(Class::OUTLET))
                || words.last().is_some_and(document_author::is_masthead);
            let fresh = self.add(Entity {
                name: range,
                named: true,
                body: true,
                outlet,
                trade: Trade::of_name(words, outlet),
                place: words
                    .last()
                    .is_some_and(|it| it.is(Class::PLACE.with(Class::PLATFORM))),
                platform: words.last().is_some_and(|it| it.is(Class::PLATFORM)),
                ..Entity::default()
            });
            self.by_surname.insert(key, vec![fresh]);
            fresh
        });
        if let Some(initials) = initials {
            self.by_given.entry(initials).or_insert(entity);
        }
        self.list[entity as usize].count += 1;
        if let Some(noun) = words.iter().rev().find(|it| it.is(Class::BODY)) {
            self.by_body_noun.insert(noun.hash, entity);
        }
        entity
    }

    /// `the Holt campaign`: the body that this name and this noun were used of before, or a new one.
    fn body_of(&mut self, tokens: &[Token], mention: &Mention, owner: usize) -> u32 {
        let head = tokens[mention.head as usize];
        let key = key_of(&[tokens[owner], head]);
        let known = self.by_surname.get(&key).and_then(|them| them.first().copied());
        let entity = known.unwrap_or_else(|| {
            let article = u32::from(tokens[mention.start as usize].is(Class::DETERMINER));
            let fresh = self.add(Entity {
                name: (mention.start + article, mention.head + 1),
                named: true,
                body: true,
                outlet: head.is(Class::OUTLET),
                trade: Trade::of_noun(head.hash),
                ..Entity::default()
            });
            self.by_surname.insert(key, vec![fresh]);
            fresh
        });
        self.list[entity as usize].count += 1;
        self.by_body_noun.insert(head.hash, entity);
        entity
    }

    /// `the envoy`: whoever was last called so; somebody unnamed otherwise, who may be found to be named later.
    fn described(&mut self, tokens: &[Token], mention: &Mention) -> u32 {
        let head = tokens[mention.head as usize];
        let person = head.is(Class::ROLE.with(Class::TITLE));
        let words = modifiers(tokens, mention.start, mention.head);
        let definite = mention.is_definite(tokens);
        if definite && person {
            if let Some(known) = self.roles.find(head.hash, words) {
                return known;
            }
            // Somebody who should be known: the resolution of pronouns finds out who.
            if !head.is(Class::GROUP) {
                return NOBODY;
            }
        }
        if !person
            && head.is(Class::BODY)
            && let Some(owner) = named_by(tokens, mention)
        {
            return self.body_of(tokens, mention, owner);
        }
        if definite && !person && head.is(Class::BODY.with(Class::WORK)) && !several(head) {
            let known = self.by_body_noun.get(&head.hash).copied();
            return known.unwrap_or(NOBODY);
        }
        let fresh = self.add(Entity {
            name: (mention.start, mention.end),
            gender: gender_of_noun(head),
            body: is_body(head),
            count: 1,
            ..Entity::default()
        });
        if person {
            self.roles.learn(head.hash, words, fresh);
        }
        fresh
    }
}

/// What names a body with a noun of its own: the `Holt` of `the Holt campaign` and of `Tom Holt's campaign`.
fn named_by(tokens: &[Token], mention: &Mention) -> Option<usize> {
    let head = mention.head as usize;
    let owner = (mention.start as usize..head)
        .rev()
        .find(|&at| tokens[at].is_capital() && !tokens[at].is(Class::CLOSED.with(Class::TITLE)))?;
    let opens = noun_phrase::starts_sentence(tokens, owner);
    let owns = tokens[owner + 1].form == Form::Clitic;
    (!opens || owns).then_some(owner)
}

/// `the groups`, `the companies`: no single name stands behind these.
fn several(head: Token) -> bool {
    is_word!(
        head.hash,
        "groups"
            | "companies"
            | "organizations"
            | "organisations"
            | "unions"
            | "associations"
            | "firms"
            | "agencies"
    )
}

/// True for the noun of a body or a document; `time` and `post` in lower case are neither.
fn is_body(head: Token) -> bool {
    let small = head.form == Form::Lower && (head.is(Class::OUTLET) || document_author::is_masthead(&head));
    head.is(Class::WORK) || head.is(Class::BODY.with(Class::OUTLET)) && !head.is(Class::ROLE) && !small
}

/// One number for the words of a body's name, articles aside.
fn key_of(words: &[Token]) -> u32 {
    words
        .iter()
        .filter(|it| it.is_word() && !it.is(Class::DETERMINER))
        .fold(17_u32, |key, it| key.wrapping_mul(31) ^ it.hash)
}

/// The words of a phrase before its noun, without articles.
fn modifiers(tokens: &[Token], start: u32, noun: u32) -> Words {
    let mut words = Words::default();
    for token in &tokens[start.min(noun) as usize..noun as usize] {
        if token.is_word() && !token.is(Class::CLOSED) {
            words.push(token.hash);
        }
    }
    words
}

/// A single word that opens a sentence has its capital from there: it may be no name at all.
fn is_doubtful(tokens: &[Token], mention: &Mention) -> bool {
    let at = mention.name as usize;
    let alone = mention.end == mention.name + 1 && mention.start == mention.name;
    let opens = noun_phrase::starts_sentence(tokens, at);
    let acts = tokens
        .get(mention.end as usize)
        .is_some_and(|next| next.form == Form::Lower || next.form == Form::Clitic);
    alone && opens && !(acts || tokens[at].is(Class::GIVEN))
}
