//! Tests of single tokens that name phrases and noun phrases share.

use crate::english::lexicon::LexicalClass;
use crate::english::speech_verbs::Strength;
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

/// True if a verb starts here, adverbs and auxiliaries before it skipped.
pub(crate) fn is_predicate(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else {
        return false;
    };
    if token.form != Form::Lower {
        return false;
    }
    if token.is(LexicalClass::AUXILIARY) || token.cue >= Strength::Fair && !token.is(LexicalClass::WORK) {
        return true;
    }
    if token.is(LexicalClass::ADVERB) && !token.is(LexicalClass::CONJUNCTION) {
        return tokens.get(at + 1).is_some_and(|next| {
            next.form == Form::Lower && (next.is(LexicalClass::AUXILIARY) || looks_verbal(*next))
        });
    }
    looks_verbal(*token) && !token.is(LexicalClass::NOUN) && !is_ing(*token)
}

fn is_ing(token: Token) -> bool {
    token.verbal && !token.is(LexicalClass::VERB.with(LexicalClass::SPEAKING))
}

/// True for a word in `-ly` that is no noun, and for the adverbs of the lexicon.
pub(crate) fn is_adverb(token: Token) -> bool {
    token.is(LexicalClass::ADVERB)
        || token.form == Form::Lower && token.adverbial && !token.is(LexicalClass::NOUN)
}
