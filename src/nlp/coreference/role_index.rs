//! Role index: maps a role noun (`the envoy`, `the Vermont senator`) to the entities it has described.
//!
//! A look-up prefers the entity whose modifiers agree best, and of equals the latest.

use rustc_hash::FxHashMap;

use crate::english::hash::hash;
use crate::english::lexicon::LexicalClass;
use crate::nlp::coreference::entity::EntityId;
use crate::nlp::tokens::token::Token;

/// How many bearers of a noun are remembered.
const BEARERS: usize = 8;

/// The nouns of a document and who bears them.
#[derive(Debug, Default)]
pub(crate) struct Roles {
    by_noun: FxHashMap<u32, Vec<Bearer>>,
}

#[derive(Debug)]
struct Bearer {
    entity: EntityId,
    words: Words,
}

/// The words before a noun, as hashes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Words {
    hashes: [u32; 4],
    count: usize,
}

impl Words {
    /// Adds a word, if there is room.
    pub(crate) fn push(&mut self, hash: u32) {
        if self.count < self.hashes.len() {
            self.hashes[self.count] = hash;
            self.count += 1;
        }
    }

    fn as_slice(&self) -> &[u32] {
        &self.hashes[..self.count]
    }

    /// Words in common, less the words that only one side has.
    fn agreement(&self, other: &Words) -> i32 {
        let is_common = |it: &&u32| other.as_slice().contains(*it);
        let common = count(self.as_slice().iter().filter(is_common).count());
        3 * common - 2 * (count(self.count) - common) - (count(other.count) - common)
    }
}

/// At most four words, so nothing can wrap.
fn count(words: usize) -> i32 {
    i32::try_from(words).unwrap_or(i32::MAX / 8)
}

impl Roles {
    /// Records that a noun described an entity.
    pub(crate) fn learn(&mut self, noun: u32, words: Words, entity: EntityId) {
        let bearers = self.by_noun.entry(full_form(noun)).or_default();
        bearers.retain(|it| it.entity != entity || it.words != words);
        if bearers.len() >= BEARERS {
            bearers.remove(0);
        }
        bearers.push(Bearer { entity, words });
    }

    /// Who is meant by the noun with these words before it. Of those who agree as well, one who is `known` is preferred.
    pub(crate) fn find(&self, noun: u32, words: Words, known: impl Fn(EntityId) -> bool) -> Option<EntityId> {
        let bearers = self.by_noun.get(&full_form(noun))?;
        let best = bearers
            .iter()
            .enumerate()
            .max_by_key(|(at, it)| (words.agreement(&it.words), known(it.entity), *at));
        best.map(|(_, it)| it.entity)
    }
}

/// The words of a phrase before its noun, without articles.
pub(crate) fn modifiers(tokens: &[Token], start: u32, noun: u32) -> Words {
    let mut words = Words::default();
    for token in &tokens[start.min(noun) as usize..noun as usize] {
        if token.is_word() && !token.is(LexicalClass::CLOSED) {
            words.push(token.hash);
        }
    }
    words
}

/// The noun that a title abbreviates: `Sen. Ruiz` is the senator.
fn full_form(noun: u32) -> u32 {
    const TITLES: [(&str, &str); 3] = [("sen", "senator"), ("gov", "governor"), ("rep", "representative")];
    let found = TITLES.iter().find(|(short, _)| hash(short) == noun);
    found.map_or(noun, |(_, full)| hash(full))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(hashes: &[u32]) -> Words {
        let mut words = Words::default();
        for &hash in hashes {
            words.push(hash);
        }
        words
    }

    #[test]
    fn the_bearer_with_the_same_words_is_meant() {
        let mut roles = Roles::default();
        let (first, second) = (EntityId::new(100), EntityId::new(200));
        roles.learn(1, words(&[10]), first);
        roles.learn(1, words(&[20]), second);
        assert_eq!(roles.find(1, words(&[10]), |_| true), Some(first));
        assert_eq!(roles.find(1, words(&[]), |_| true), Some(second));
        assert_eq!(roles.find(1, words(&[]), |it| it == first), Some(first));
        assert_eq!(roles.find(2, words(&[]), |_| true), None);
    }
}
