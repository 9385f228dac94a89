//! What the antecedent of a pronoun or noun has to be.

use crate::english::gender::Gender;
use crate::english::gender::gender_of_noun;
use crate::english::gender::gender_of_pronoun;
use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::is_word;
use crate::english::organization_type::OrganizationType;
use crate::nlp::analysis::Analysis;
use crate::nlp::coreference::document_author::is_personal;
use crate::nlp::coreference::entity::EntityId;
use crate::nlp::mentions::mention::MentionType;
use crate::nlp::tokens::token::Form;

/// The type of thing that a mention refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// `she`, `the envoy`.
    Person,
    /// `it`.
    Organization,
    /// `they`, `the company`: a body or a group.
    Several,
    /// `the report`: its author.
    Maker,
}

/// What the antecedent of a mention has to be.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one phrase")]
pub(crate) struct Wanted {
    /// The anaphor.
    pub(crate) mention: usize,
    pub(crate) gender: Gender,
    pub(crate) sort: Asked,
    /// A noun, not a pronoun.
    pub(crate) noun: bool,
    /// True for `the envoy`; false for pronouns and for `the 45-year-old`, who is always known.
    pub(crate) may_be_new: bool,
    /// What sort of body its noun asks for; [`OrganizationType::Open`] for pronouns.
    pub(crate) organization_type: OrganizationType,
    /// True for `the staff association`, which is hardly called anything else.
    pub(crate) modified: bool,
    /// True for a document that a person may have written alone.
    pub(crate) personal: bool,
    /// True before `read`: only texts do.
    pub(crate) text: bool,
    pub(crate) block: u32,
    pub(crate) sentence: u32,
    pub(crate) speaker: Option<EntityId>,
}

impl Wanted {
    pub(crate) fn of(
        analysis: &Analysis<'_>,
        mention: usize,
        gender: Gender,
        sort: Asked,
        speaker: Option<EntityId>,
    ) -> Self {
        let it = &analysis.mentions[mention];
        let noun = it.sort != MentionType::Pronoun;
        let head = it.head(&analysis.tokens);
        Self {
            mention,
            gender,
            sort,
            noun,
            may_be_new: noun && head.is(LexicalClass::NOUN),
            organization_type: if noun {
                OrganizationType::of_noun(head.hash)
            } else {
                OrganizationType::Open
            },
            modified: noun && is_modified(analysis, mention),
            personal: is_personal(*head),
            text: sort == Asked::Organization && reads(analysis, it.end as usize),
            block: analysis.block(mention),
            sentence: analysis.sentence(mention),
            speaker,
        }
    }

    /// True for a noun that may be mentioned for the first time.
    pub(crate) fn may_be_new(&self) -> bool {
        self.may_be_new
    }

    /// The group of weights that it is weighed with.
    pub(crate) fn group(&self) -> usize {
        match (self.sort, self.noun) {
            (Asked::Person, false) => 0,
            (Asked::Person, true) => 1,
            _ => 2,
        }
    }
}

/// What the antecedent of a pronoun or noun has to be; `None` if it has none.
pub(crate) fn wanted(analysis: &Analysis<'_>, mention: usize, speaker: Option<EntityId>) -> Option<Wanted> {
    let it = &analysis.mentions[mention];
    if it.sort != MentionType::Pronoun {
        let noun = *it.head(&analysis.tokens);
        let body = noun.is(LexicalClass::ORGANIZATION) && !noun.is(LexicalClass::ROLE);
        let asked = if body { Asked::Several } else { Asked::Person };
        let gender = gender_of_noun(noun.hash, noun.class);
        return Some(Wanted::of(analysis, mention, gender, asked, speaker));
    }
    let word = it.first(&analysis.tokens);
    let gender = gender_of_pronoun(word.hash);
    let asked = if is_word!(word.hash, "it" | "its") {
        Asked::Organization
    } else if is_word!(word.hash, "they" | "their") {
        Asked::Several
    } else if gender == Gender::Unknown {
        return None;
    } else {
        Asked::Person
    };
    Some(Wanted::of(analysis, mention, gender, asked, speaker))
}

/// `it read`, `it reads`.
fn reads(analysis: &Analysis<'_>, at: usize) -> bool {
    let next = analysis.tokens.get(at);
    next.is_some_and(|it| it.form == Form::Lower && is_word!(it.hash, "read" | "reads"))
}

/// True if a noun in lower case tells the body from others: `the staff association`.
fn is_modified(analysis: &Analysis<'_>, at: usize) -> bool {
    let it = &analysis.mentions[at];
    analysis.tokens[it.start as usize..it.head as usize]
        .iter()
        .any(|it| it.form == Form::Lower && !it.is(LexicalClass::CLOSED.with(LexicalClass::ADVERB)))
}
