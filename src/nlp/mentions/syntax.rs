//! Tests of single tokens that name phrases and noun phrases share.

use crate::english::lexicon::LexicalClass;
use crate::english::speech_verbs::Strength;
use crate::nlp::mentions::apposition::is_adverb;
use crate::nlp::mentions::apposition::is_predicate;
use crate::nlp::mentions::mention::Mention;
use crate::nlp::mentions::mention::MentionType;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;

/// True if a lowercase word is a verb by list or by ending.
pub(crate) fn looks_verbal(token: Token) -> bool {
    token.is(LexicalClass::VERB.with(LexicalClass::SPEAKING)) && !token.is(LexicalClass::ROLE)
        || token.cue >= Strength::Fair && !token.is(LexicalClass::NOUN)
        || token.verbal && token.class == LexicalClass::default() && token.form == Form::Lower
}

/// True for the first token of a sentence.
pub(crate) fn starts_sentence(tokens: &[Token], at: usize) -> bool {
    at == 0 || tokens[at - 1].sentence != tokens[at].sentence || tokens[at - 1].block != tokens[at].block
}

/// `the Harbour Foundation`, `the Constitution`: a name whose last word is its noun needs no other noun after it.
pub(crate) fn is_full_name(last: Token) -> bool {
    last.is(LexicalClass::ORGANIZATION
        .with(LexicalClass::OUTLET)
        .with(LexicalClass::WORK))
        && !last.is(LexicalClass::ROLE)
}

/// True if a verb follows the mention or what modifies it: `Ruiz snapped`, `Ruiz, the envoy, has left`.
///
/// After a name, a lowercase word of an open class is taken for a verb.
pub(crate) fn is_subject(tokens: &[Token], mention: &Mention) -> bool {
    let verb = |at: usize| {
        let at = at + usize::from(tokens.get(at).is_some_and(|it| is_adverb(*it)));
        let open = LexicalClass::CLOSED
            .with(LexicalClass::NOUN)
            .with(LexicalClass::WHEN);
        is_predicate(tokens, at)
            || mention.sort == MentionType::Name
                && tokens
                    .get(at)
                    .is_some_and(|it| it.form == Form::Lower && !it.is(open))
    };
    // `“…,” said Ruiz`, `, noted Ruiz`.
    let start = mention.start as usize;
    let inverted = start > 1
        && tokens[start - 1].form == Form::Lower
        && tokens[start - 1].cue == Strength::Strong
        && matches!(tokens[start - 2].form, Form::Quote | Form::Mark(b','));
    inverted
        || verb(mention.end as usize)
        || mention.tail > mention.end && is_predicate(tokens, mention.tail as usize)
}
