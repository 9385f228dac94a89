//! A person or organization that a document mentions.

use std::num::NonZeroU32;

use crate::english::gender::Gender;
use crate::english::organization_type::OrganizationType;
use crate::nlp::coreference::author::Maker;
use crate::text::Span;

/// The number of an entity in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct EntityId(NonZeroU32);

impl EntityId {
    /// The id of the entity at `index`.
    pub(crate) fn new(index: usize) -> Self {
        // One more than the index, so that `Option<EntityId>` takes four bytes.
        Self(NonZeroU32::MIN.saturating_add(index as u32))
    }

    /// The index of the entity.
    pub(crate) fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// A person or an organization that the document mentions.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one entity")]
pub(crate) struct Entity {
    /// Tokens of its fullest name.
    pub(crate) name: (u32, u32),
    /// The full name in the text, if only a quotation prints it.
    pub(crate) printed: Option<Span>,
    /// Hash of the first name, if it was given; 0 otherwise.
    pub(crate) given: u32,
    /// Hash of `Jr.` and the like; 0 if it bears none.
    pub(crate) suffix: u32,
    /// Male, female, or not known.
    pub(crate) gender: Gender,
    /// True for companies, offices, outlets.
    pub(crate) organization: bool,
    /// True for newspapers, broadcasters and the like.
    pub(crate) outlet: bool,
    /// True for a country, state or town.
    pub(crate) place: bool,
    /// True for what people write on.
    pub(crate) platform: bool,
    /// What its name says it is, for bodies.
    pub(crate) organization_type: OrganizationType,
    /// Who it comes from, for documents.
    pub(crate) maker: Maker,
    /// True if only a headline names it.
    pub(crate) shouted: bool,
    /// True if it was introduced as someone new: `a farmer`.
    pub(crate) indefinite: bool,
    /// True if it has a proper name.
    pub(crate) named: bool,
    /// How often it was mentioned by name.
    pub(crate) count: u32,
    /// What shows that it is a person.
    pub(crate) evidence: Evidence,
    /// The paragraph of its first mention.
    pub(crate) opened: Option<u32>,
}

/// A set of signs of a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Evidence(u8);

impl Evidence {
    /// `Ana Ruiz`.
    pub(crate) const GIVEN_NAME: Self = Self(1);
    /// `Ms Ruiz`, `Ruiz, the envoy,`.
    pub(crate) const TITLE: Self = Self(1 << 1);
    /// `Ruiz, who`, `Ruiz, 45,`.
    pub(crate) const WHO: Self = Self(1 << 2);
    /// `Ruiz said`.
    pub(crate) const SPEAKS: Self = Self(1 << 3);
    /// `Ruiz` in a sentence with `she` and without any other person.
    pub(crate) const BOUND: Self = Self(1 << 4);

    /// True if the two sets share a sign.
    pub(crate) fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    pub(crate) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// How often a person is called by one form of a name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameForm {
    /// Tokens of its first use.
    pub(crate) name: (u32, u32),
    /// Number of uses.
    pub(crate) count: u32,
}
