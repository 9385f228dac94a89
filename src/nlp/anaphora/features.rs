//! The features of a pair of anaphor and candidate antecedent.
//!
//! Most depend on the candidate alone and are computed once for each mention.

use crate::english::gender::Gender;
use crate::english::lexicon::LexicalClass;
use crate::english::speech_verbs::Strength;
use crate::nlp::analysis::Analysis;
use crate::nlp::anaphora::agreement::is_prepositional;
use crate::nlp::anaphora::agreement::opens_sentence;
use crate::nlp::anaphora::model::COUNT;
use crate::nlp::anaphora::model::Feature;
use crate::nlp::anaphora::model::Features;
use crate::nlp::anaphora::wanted::Wanted;
use crate::nlp::coreference::author::Maker;
use crate::nlp::coreference::entity::EntityId;
use crate::nlp::coreference::entity::Evidence;
use crate::nlp::mentions::mention::MentionType;
use crate::nlp::mentions::syntax;

/// Most sentences and paragraphs that are counted between anaphor and antecedent.
const FARTHEST_SENTENCE: u32 = 8;
const FARTHEST_BLOCK: u32 = 5;

/// Paragraphs at the start of a document, headline and byline included, in which its subjects are introduced; chosen by
/// hand.
const LEAD: u32 = 4;

/// The features of no antecedent.
pub(crate) fn none() -> Features {
    let mut features = [0.0; COUNT];
    features[Feature::None as usize] = 1.0;
    features
}

/// The features of a candidate that do not depend on the anaphor; `entity` is its entity.
pub(crate) fn of_candidate(analysis: &Analysis<'_>, at: usize, entity: EntityId) -> Features {
    let it = &analysis.mentions[at];
    let tokens = &analysis.tokens;
    let entity = &analysis.entities[entity];
    let opens = opens_sentence(analysis, at);
    let governed = is_prepositional(analysis, at);
    let subject = !governed && !it.possessor && !it.aside && syntax::is_subject(tokens, it);
    let evidence = entity.evidence;
    let indefinite = !it.is_definite(tokens) && !it.first(tokens).is(LexicalClass::POSSESSIVE);
    let noun = it.sort == MentionType::Nominal && !it.has_alias() && !entity.named;
    let mut features = [0.0; COUNT];
    let mut set = |feature: Feature, holds: bool| features[feature as usize] = f32::from(u8::from(holds));
    set(Feature::Subject, subject);
    set(Feature::SubjectOfMainClause, subject && opens);
    set(Feature::FirstOfSentence, opens);
    set(Feature::HasCue, analysis.cues[at].strength >= Strength::Fair);
    set(Feature::Possessor, it.possessor);
    set(Feature::AfterPreposition, governed);
    set(Feature::InParenthetical, it.aside);
    set(Feature::Named, entity.named);
    set(Feature::IndefiniteNoun, noun && indefinite);
    set(Feature::DefiniteNoun, noun && !indefinite);
    set(Feature::KnownGivenName, evidence.is(Evidence::GIVEN_NAME));
    set(Feature::TitleOrRole, evidence.is(Evidence::TITLE));
    set(Feature::RelativeWhoOrAge, evidence.is(Evidence::WHO));
    set(Feature::SpeaksSomewhere, evidence.is(Evidence::SPEAKS));
    set(Feature::PronounBound, evidence.is(Evidence::BOUND));
    set(Feature::NoSignOfPerson, evidence == Evidence::default());
    set(Feature::NamedInLead, entity.opened.is_some_and(|it| it < LEAD));
    set(Feature::Pronoun, analysis.entities.of[at].is_none());
    set(
        Feature::OwnedByPronoun,
        it.first(tokens).is(LexicalClass::POSSESSIVE) && it.sort == MentionType::Nominal,
    );
    features[Feature::MentionsOfEntity as usize] = (entity.count as f32).ln_1p();
    features
}

/// Completes the features of a candidate with those that depend on the anaphor.
pub(crate) fn of_pair(
    analysis: &Analysis<'_>,
    at: usize,
    entity: EntityId,
    wanted: &Wanted,
    features: &mut Features,
) {
    let who = &analysis.entities[entity];
    let sentences = wanted.sentence.abs_diff(analysis.sentence(at));
    let blocks = wanted.block.abs_diff(analysis.block(at));
    let holds = |it: bool| f32::from(u8::from(it));
    features[Feature::SentencesApart as usize] = sentences.min(FARTHEST_SENTENCE) as f32;
    features[Feature::SameSentence as usize] = holds(sentences == 0);
    features[Feature::SameParagraph as usize] = holds(blocks == 0);
    features[Feature::ParagraphsApart as usize] = blocks.min(FARTHEST_BLOCK) as f32;
    features[Feature::MentionsBetween as usize] = ((wanted.mention - at) as f32).ln();
    features[Feature::GenderAgrees as usize] =
        holds(wanted.gender != Gender::Unknown && who.gender == wanted.gender);
    features[Feature::SpokeLast as usize] = holds(wanted.speaker == Some(entity));
    features[Feature::SubjectOfSameSentence as usize] =
        features[Feature::Subject as usize] * features[Feature::SameSentence as usize];
    features[Feature::MainSubjectOfSentenceBefore as usize] =
        features[Feature::SubjectOfMainClause as usize] * holds(sentences == 1);
    features[Feature::DocumentThatReads as usize] = holds(wanted.text && who.maker != Maker::Itself);
    features[Feature::WordInCommon as usize] = holds(wanted.noun && shares_word(analysis, at, wanted));
}

/// True if the phrase of a candidate has a content word of the anaphor: `Texas Republican Ana Ruiz`, `the Texas senator`.
fn shares_word(analysis: &Analysis<'_>, at: usize, wanted: &Wanted) -> bool {
    let it = &analysis.mentions[at];
    let anaphor = &analysis.mentions[wanted.mention];
    let end = it
        .end
        .max(it.alias_end)
        .max(it.described + 1)
        .max(it.tail.min(it.end + 8));
    let words = |from: u32, to: u32| {
        let words = analysis.tokens[from as usize..(to as usize).min(analysis.tokens.len())].iter();
        words.filter(|it| it.is_word() && !it.is(LexicalClass::CLOSED.with(LexicalClass::ADVERB)))
    };
    words(anaphor.start, anaphor.end).any(|own| words(it.start, end).any(|other| other.hash == own.hash))
}
