//! Words as numbers: every canonical word once, every surface form looked up once.
//!
//! Surface forms enter, [`WordId`]s leave. Folding a form costs microseconds and happens once per lexicon and form; after
//! that a word costs one hash look-up and no allocation.

use rustc_hash::FxHashMap;

use crate::text::fold::Folded;
use crate::text::fold::Role;
use crate::text::fold::fold;

/// A canonical word: equal numbers of one [`Interner`] mean equal words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

/// The canonical words met so far and the surface forms that led to them.
///
/// Threads that read texts side by side each fill their own lexicon; [`Interner::absorb`] joins them afterwards.
#[derive(Debug, Clone, Default)]
pub struct Interner {
    ids: FxHashMap<Box<str>, WordId>,
    canonical: Vec<Box<str>>,
    forms: FxHashMap<Box<str>, Form>,
    expansions: Vec<Box<[WordId]>>,
}

/// What a surface form stands for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Form {
    /// Its word, if it is one.
    pub(crate) word: WordId,
    /// One more than the place of its words in `expansions`; 0 if it is one word.
    expansion: u32,
    pub(crate) role: Role,
}

impl Form {
    /// True if the form is one word, as most are.
    pub(crate) fn is_single(self) -> bool {
        self.expansion == 0
    }
}

impl Interner {
    /// Makes an empty lexicon.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many canonical words there are; ids are all below.
    pub fn len(&self) -> usize {
        self.canonical.len()
    }

    /// True if nothing was read yet.
    pub fn is_empty(&self) -> bool {
        self.canonical.is_empty()
    }

    /// The canonical spelling of a word; empty if the id is of another lexicon.
    pub fn spelling(&self, word: WordId) -> &str {
        self.canonical
            .get(word.0 as usize)
            .map_or("", |spelling| spelling)
    }

    /// The id of a canonical spelling, if it was met.
    pub fn get(&self, canonical: &str) -> Option<WordId> {
        self.ids.get(canonical).copied()
    }

    /// The id of a canonical spelling.
    pub fn intern(&mut self, canonical: &str) -> WordId {
        if let Some(&id) = self.ids.get(canonical) {
            return id;
        }
        let id = WordId(self.canonical.len() as u32);
        self.canonical.push(canonical.into());
        self.ids.insert(canonical.into(), id);
        id
    }

    /// Takes over all of `other`; entry `i` of the answer is the new id of `other`'s word `i`.
    pub fn absorb(&mut self, other: &Interner) -> Vec<WordId> {
        let moved: Vec<WordId> = other.canonical.iter().map(|word| self.intern(word)).collect();
        for (surface, form) in &other.forms {
            if self.forms.contains_key(surface) {
                continue;
            }
            let mut form = Form {
                word: moved[form.word.0 as usize],
                ..*form
            };
            if form.expansion != 0 {
                let words = &other.expansions[form.expansion as usize - 1];
                self.expansions
                    .push(words.iter().map(|word| moved[word.0 as usize]).collect());
                form.expansion = self.expansions.len() as u32;
            }
            self.forms.insert(surface.clone(), form);
        }
        moved
    }

    /// What a surface form stands for, folding it if it is new.
    pub(crate) fn form(&mut self, surface: &str) -> Form {
        if let Some(&form) = self.forms.get(surface) {
            return form;
        }
        let Folded { words, role } = fold(surface);
        let ids: Vec<WordId> = words.iter().map(|word| self.intern(word)).collect();
        let mut form = Form {
            word: ids.first().copied().unwrap_or(WordId(0)),
            expansion: 0,
            role,
        };
        if ids.len() != 1 {
            self.expansions.push(ids.into());
            form.expansion = self.expansions.len() as u32;
        }
        self.forms.insert(surface.into(), form);
        form
    }

    /// The words of a form that is not single.
    pub(crate) fn expansion(&self, form: Form) -> &[WordId] {
        match form.expansion {
            0 => &[],
            at => &self.expansions[at as usize - 1],
        }
    }
}
