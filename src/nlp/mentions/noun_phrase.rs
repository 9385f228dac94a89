//! Finds the noun phrases that can be credited with words, in one pass from left to right.
//!
//! A phrase is a run of open-class words with an optional determiner or possessive before it; a function word, a verb or a
//! mark ends it.

use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::is_word;
use crate::english::semantics;
use crate::english::semantics::SemanticClass;
use crate::english::speech_verbs;
use crate::english::speech_verbs::SpeechVerb;
use crate::english::speech_verbs::Strength;
use crate::nlp::mentions::mention::Mention;
use crate::nlp::mentions::mention::MentionType;
use crate::nlp::mentions::name_phrase;
use crate::nlp::mentions::syntax::is_full_name;
use crate::nlp::mentions::syntax::looks_verbal;
use crate::nlp::mentions::syntax::starts_sentence;
use crate::nlp::tokens::token::Form;
use crate::nlp::tokens::token::Token;

/// How far a run of words is followed.
const LONGEST: usize = 14;

/// Every phrase in order of its first token; a possessor comes right before the phrase that it opens.
pub(crate) fn phrases(tokens: &[Token]) -> Vec<Mention> {
    let mut found = Vec::with_capacity(tokens.len() / 4);
    let mut at = 0;
    while at < tokens.len() {
        at = phrase(tokens, at, &mut found).max(at + 1);
    }
    found
}

fn phrase(tokens: &[Token], at: usize, found: &mut Vec<Mention>) -> usize {
    let token = tokens[at];
    match token.form {
        Form::Handle => {
            found.push(Mention::new(at, at + 1, at, MentionType::Handle));
            at + 1
        }
        Form::Number if token.is_affiliation() => at + 1,
        Form::Number | Form::Lower | Form::Capital | Form::Upper => word_phrase(tokens, at, found),
        _ => at + 1,
    }
}

fn word_phrase(tokens: &[Token], at: usize, found: &mut Vec<Mention>) -> usize {
    let token = tokens[at];
    if token.is(LexicalClass::POSSESSIVE) {
        let mut own = Mention::new(at, at + 1, at, MentionType::Pronoun);
        own.possessor = true;
        own.class = token.class;
        found.push(own);
        return run(tokens, at, at + 1, found).max(at + 1);
    }
    if token.is(LexicalClass::DETERMINER) && !is_complementizer(tokens, at) {
        let end = run(tokens, at, determiners(tokens, at), found);
        if end > at {
            return end;
        }
    }
    if token.is(LexicalClass::PRONOUN.with(LexicalClass::INDEFINITE)) {
        found.push(pronoun(tokens, at));
        return at + 1;
    }
    if is_relative_subject(tokens, at) {
        found.push(pronoun(tokens, at));
        return at + 1;
    }
    if token.is(LexicalClass::CLOSED) && !is_name_anyway(tokens, at) {
        return at + 1;
    }
    run(tokens, at, at, found)
}

fn pronoun(tokens: &[Token], at: usize) -> Mention {
    let mut mention = Mention::new(at, at + 1, at, MentionType::Pronoun);
    mention.class = tokens[at].class;
    mention
}

/// `which read`, `a headline that said`.
fn is_relative_subject(tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    token.is(LexicalClass::RELATIVE)
        && at > 0
        && !tokens[at - 1].cue.ge(&Strength::Fair)
        && tokens.get(at + 1).is_some_and(|next| {
            next.form == Form::Lower && (next.cue > Strength::None || next.is(LexicalClass::AUXILIARY))
        })
}

/// A capitalised function word that starts a name: `May`, `Will Smith`.
fn is_name_anyway(tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    token.is_capital()
        && token.is(LexicalClass::GIVEN)
        && tokens.get(at + 1).is_some_and(|next| {
            next.is_capital() && !next.is(LexicalClass::CLOSED) || next.cue >= Strength::Fair
        })
}

/// `that` before anything but a singular noun opens a clause: `said that Ruiz`.
fn is_complementizer(tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    token.is(LexicalClass::RELATIVE)
        && !tokens.get(at + 1).is_some_and(|next| {
            next.form == Form::Lower && next.is(LexicalClass::NOUN) && !next.is(LexicalClass::GROUP)
        })
}

/// Skips `all the`, `one of the`, `two`.
fn determiners(tokens: &[Token], at: usize) -> usize {
    let mut end = at + 1;
    while end < tokens.len() && end < at + 3 && tokens[end].is(LexicalClass::DETERMINER) {
        end += 1;
    }
    let is_of =
        |it: &Token| it.form == Form::Lower && it.end - it.start == 2 && it.is(LexicalClass::PREPOSITION);
    if end + 1 < tokens.len() && is_of(&tokens[end]) {
        if tokens[at].is(LexicalClass::INDEFINITE)
            && tokens[end + 1].is(LexicalClass::DETERMINER.with(LexicalClass::POSSESSIVE))
        {
            return end + 2;
        }
        if is_word!(tokens[at].hash, "hundreds" | "dozens" | "thousands") {
            return end + 1;
        }
    }
    end
}

/// The run of words from `body` on, as mentions; `start` is the start of its determiner. Returns where the next phrase
/// may start, `start` itself if there is no phrase.
fn run(tokens: &[Token], start: usize, body: usize, found: &mut Vec<Mention>) -> usize {
    let determined = body > start;
    let limit = tokens.len().min(body + LONGEST);
    let mut from = start;
    let mut first = body;
    let mut at = body;
    while at < limit {
        let token = tokens[at];
        if at > body && token.block != tokens[body].block {
            break;
        }
        if token.is_possessive() && at > first {
            // `one of the woman's`: the woman.
            let own = if determined && from == start {
                from.max(body - 1)
            } else {
                from
            };
            if let Some(mut owner) =
                name_phrase::assemble(tokens, own, first, at, determined && from == start)
            {
                owner.possessor = true;
                found.push(owner);
            }
            // The possessed noun follows; the phrase as a whole starts with the possessor.
            first = at + 1;
            at += 1;
            continue;
        }
        if token.sentence != tokens[body].sentence && !is_split_name(tokens, at) {
            break;
        }
        if !continues(tokens, body, at, determined) {
            break;
        }
        if at == first && first > body && from == start && !determined {
            from = start;
        }
        at += 1;
    }
    if at == first && first > body {
        // A possessive with nothing after it.
        return at;
    }
    if at == body {
        return start;
    }
    let last = trim(tokens, first, at);
    if let Some(mention) = name_phrase::assemble(tokens, from, first, last, determined || first > body) {
        let end = mention.end as usize;
        found.push(mention);
        return end.max(body + 1);
    }
    at
}

/// An initial before a surname looked like the end of a sentence.
fn is_split_name(tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens[at - 1].is_mark(b'.') && tokens[at].is_capital()
}

/// True if the token at `at` belongs to the run that starts at `body`.
fn continues(tokens: &[Token], body: usize, at: usize, determined: bool) -> bool {
    let token = tokens[at];
    match token.form {
        Form::Number => {
            // `17-year-old Ruiz`, but not `2020 Ruiz`.
            const SHORTEST_AGE: u32 = 8;
            let age = token.end - token.start >= SHORTEST_AGE;
            at > body
                || determined
                || tokens
                    .get(at + 1)
                    .is_some_and(|next| next.form == Form::Lower || age && next.is_capital())
        }
        Form::Quoted => {
            at > body
                && tokens[at - 1].is_capital()
                && tokens.get(at + 1).is_some_and(|next| next.is_capital())
        }
        Form::Mark(b'.') => {
            // `Mr. Orr`, `John F. Orr`, `Jr.`
            at > body
                && at + 1 < tokens.len()
                && tokens[at - 1].end == token.start
                && tokens[at - 1].is(LexicalClass::ABBREVIATION.with(LexicalClass::HONORIFIC))
                && tokens[at + 1].is_word()
        }
        // The 6'3" guard.
        Form::Mark(b'\'' | b'"') => {
            at > body && tokens[at - 1].form == Form::Number && tokens[at - 1].end == token.start
        }
        // `Carl Oden, Jr.`
        Form::Mark(b',') => {
            at > body
                && tokens[at - 1].is_capital()
                && tokens
                    .get(at + 1)
                    .is_some_and(|next| next.is_capital() && next.is(LexicalClass::SUFFIX))
        }
        Form::Mark(b'&') => at > body && tokens[at - 1].is_capital(),
        Form::Capital | Form::Upper => {
            let verb = token.is(LexicalClass::SPEAKING.with(LexicalClass::VERB))
                && !token.is(LexicalClass::NOUN.with(LexicalClass::GIVEN));
            if token.headline && (verb || token.is(LexicalClass::CLOSED)) && at > body {
                return false;
            }
            if token.is(LexicalClass::WHEN) && (!token.is(LexicalClass::GIVEN) || is_dated(tokens, at)) {
                return false;
            }
            if at == body && starts_sentence(tokens, at) && is_inverted(tokens, at) {
                return false;
            }
            if token.is(LexicalClass::CLOSED.with(LexicalClass::ADVERB))
                && !token.is(LexicalClass::GIVEN)
                && at == body
            {
                return false;
            }
            if opens_name(tokens, body, at) || opens_clause(tokens, body, at) {
                return false;
            }
            !(at == body && starts_sentence(tokens, at) && is_participle(tokens, at) && !is_label(tokens, at))
        }
        Form::Lower => {
            if token.is(LexicalClass::PARTICLE) && at > body && tokens[at - 1].is_capital() {
                return tokens
                    .get(at + 1)
                    .is_some_and(|next| next.is_capital() || next.is(LexicalClass::PARTICLE));
            }
            if links_office(tokens, body, at) {
                return true;
            }
            if token.is(LexicalClass::ADVERB) && determined && !token.is(LexicalClass::CLOSED) {
                // `the former first lady`, `the then mayor`.
                return tokens
                    .get(at + 1)
                    .is_some_and(|next| next.is(LexicalClass::ROLE.with(LexicalClass::TITLE)));
            }
            if token.is(LexicalClass::CLOSED
                .with(LexicalClass::WHEN)
                .with(LexicalClass::ADVERB))
            {
                return false;
            }
            if at > body && tokens[at - 1].is_capital() && (!determined || is_full_name(tokens[at - 1])) {
                return leads_to_noun(tokens, at);
            }
            if at > body && tokens[at - 1].form == Form::Lower && is_head(tokens[at - 1]) && !is_head(token) {
                return leads_to_noun(tokens, at) || leads_to_name(tokens, at);
            }
            // `this finding`, `the accused`: after an article a verb form is a noun.
            at == body && (determined && token.verbal || leads_to_name(tokens, at + 1))
                || !is_verb(tokens, body, at, determined)
        }
        _ => false,
    }
}

/// The `The` of `Enter The Ashford Post`: the first word of the sentence has its capital from there.
fn opens_name(tokens: &[Token], body: usize, at: usize) -> bool {
    at == body + 1
        && starts_sentence(tokens, body)
        && tokens[at].is(LexicalClass::DETERMINER)
        && !tokens[at].is(LexicalClass::GIVEN)
}

/// `June 17`, `in April`: a month, though people are called so.
fn is_dated(tokens: &[Token], at: usize) -> bool {
    let number = |at: usize| tokens.get(at).is_some_and(|it| it.form == Form::Number);
    let abbreviated = tokens
        .get(at + 1)
        .is_some_and(|it| it.is_mark(b'.') || it.is_mark(b','));
    let before = at.checked_sub(1).map(|at| tokens[at]);
    number(at + 1)
        || abbreviated && number(at + 2)
        || before.is_some_and(|it| {
            it.form == Form::Number
                || it.form != Form::Upper && semantics::is(it.hash, SemanticClass::BEFORE_MONTH)
        })
}

/// `Says Ruiz`: the verb opens the sentence.
fn is_inverted(tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    speech_verbs::is(token.hash, SpeechVerb::OPENING)
        && tokens.get(at + 1).is_some_and(|next| next.is_capital())
}

/// `some experts I spoke to`, `the claim Ruiz made`: a clause without its `that`. In `the story Ruiz told` the story
/// is hers in either reading.
fn opens_clause(tokens: &[Token], body: usize, at: usize) -> bool {
    if at == body || tokens[at - 1].form != Form::Lower {
        return false;
    }
    if is_word!(tokens[at].hash, "i") {
        return true;
    }
    let noun = tokens[at - 1];
    let text = (noun.is(LexicalClass::WORK) || noun.cue > Strength::None)
        && !noun.is(LexicalClass::ROLE.with(LexicalClass::ORGANIZATION));
    let verb = tokens[at..].iter().take(5).find(|it| !it.is_capital());
    text && verb.is_some_and(|it| {
        it.form == Form::Lower
            && it.cue < Strength::Fair
            && (it.is(LexicalClass::AUXILIARY) || looks_verbal(*it))
    })
}

/// The `of` of `Secretary of State`, `University of Iowa`, and the `the` of `Secretary of the Interior`.
fn links_office(tokens: &[Token], body: usize, at: usize) -> bool {
    let capital = |at: usize| tokens.get(at).is_some_and(|it| it.is_capital());
    let is_of = |at: usize| tokens[at].form == Form::Lower && is_word!(tokens[at].hash, "of");
    // `Ambassador to Iowa Ana Ruiz`, and no further than to a place and a name.
    let is_to = |at: usize| {
        tokens[at].form == Form::Lower
            && is_word!(tokens[at].hash, "to" | "for")
            && semantics::is(tokens[at - 1].hash, SemanticClass::ENVOY)
            && tokens[at - 1].is_capital()
    };
    let office = |at: usize| {
        tokens[at].is_capital()
            && tokens[at].is(LexicalClass::TITLE
                .with(LexicalClass::ORGANIZATION)
                .with(LexicalClass::ROLE))
    };
    if at <= body {
        return false;
    }
    // `secretary of state Ana Ruiz`.
    let plain = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|it| it.form == Form::Lower && !it.is(LexicalClass::CLOSED) && !looks_verbal(*it))
    };
    if is_of(at)
        && tokens[at - 1].form == Form::Lower
        && tokens[at - 1].is(LexicalClass::TITLE.with(LexicalClass::ROLE))
    {
        return plain(at + 1) && capital(at + 2);
    }
    if is_to(at) {
        let place = at
            + 1
            + usize::from(
                tokens
                    .get(at + 1)
                    .is_some_and(|it| it.is(LexicalClass::DETERMINER)),
            );
        return (place + 1..place + 3).any(|it| {
            tokens.get(it).is_some_and(|it| it.is(LexicalClass::GIVEN)) && (place..it).all(capital)
        });
    }
    if is_of(at) && office(at - 1) {
        return capital(at + 1)
            || tokens
                .get(at + 1)
                .is_some_and(|it| it.is(LexicalClass::DETERMINER))
                && capital(at + 2);
    }
    tokens[at].is(LexicalClass::DETERMINER)
        && at > body + 1
        && (is_of(at - 1) && office(at - 2) || is_to(at - 1))
        && capital(at + 1)
}

/// `Care: “…”` at the start of a paragraph: a name, though the word is a verb elsewhere.
fn is_label(tokens: &[Token], at: usize) -> bool {
    let opens = at == 0 || tokens[at - 1].block != tokens[at].block;
    let colon = tokens.get(at + 1).is_some_and(|it| it.is_mark(b':'));
    opens && colon && tokens.get(at + 2).is_some_and(|it| it.is_quote())
}

/// `golf historian Ana Ruiz`: lowercase words of open classes before a first name and a surname modify the name.
fn leads_to_name(tokens: &[Token], at: usize) -> bool {
    let modifies = |it: &Token| {
        it.form == Form::Lower
            && it.cue < Strength::Fair
            && !it.is(LexicalClass::CLOSED
                .with(LexicalClass::WHEN)
                .with(LexicalClass::ADVERB)
                .with(LexicalClass::VERB))
    };
    let words = tokens[at..].iter().take(3).take_while(|it| modifies(it)).count();
    let name = |at: usize| tokens.get(at).filter(|it| it.is_capital());
    words > 0
        && name(at + words).is_some_and(|it| it.is(LexicalClass::GIVEN))
        && name(at + words + 1).is_some()
        && tokens[at + words + 1].sentence == tokens[at].sentence
}

/// `Trump campaign manager`: lowercase words after a name belong to it only if they end in a noun of people or bodies.
fn leads_to_noun(tokens: &[Token], at: usize) -> bool {
    for next in &tokens[at..tokens.len().min(at + 4)] {
        if next.form != Form::Lower
            || next.is(LexicalClass::CLOSED
                .with(LexicalClass::WHEN)
                .with(LexicalClass::ADVERB))
        {
            return false;
        }
        if next.is(LexicalClass::NOUN) {
            return !(next.is(LexicalClass::WORK)
                && next.cue > Strength::None
                && !next.is(LexicalClass::ROLE.with(LexicalClass::ORGANIZATION)));
        }
        if looks_verbal(*next) {
            return false;
        }
    }
    false
}

/// A noun that ends a phrase unless another noun follows.
fn is_head(token: Token) -> bool {
    token.is(LexicalClass::ROLE
        .with(LexicalClass::GROUP)
        .with(LexicalClass::ORGANIZATION)
        .with(LexicalClass::WORK))
        && !token.is(LexicalClass::NATIONALITY)
}

fn is_verb(tokens: &[Token], body: usize, at: usize, determined: bool) -> bool {
    let token = tokens[at];
    if token.is(LexicalClass::NOUN) && !token.is(LexicalClass::SPEAKING) {
        // `the statement` is a noun, `the senator claims` is not.
        return token.is(LexicalClass::WORK)
            && token.cue > Strength::None
            && at > body
            && tokens[at - 1].is(LexicalClass::ROLE
                .with(LexicalClass::GROUP)
                .with(LexicalClass::ORGANIZATION));
    }
    if !looks_verbal(token) {
        return false;
    }
    // `the embattled senator`, `the leading candidate`.
    let modifies = determined
        && at < body + 2
        && (token.is(LexicalClass::VERB) || !token.is(LexicalClass::SPEAKING))
        && tokens.get(at + 1).is_some_and(|next| {
            next.is_word()
                && !next.is(LexicalClass::CLOSED.with(LexicalClass::ADVERB))
                && !looks_verbal(*next)
        });
    !modifies
}

/// `Asked about it`, `Speaking to reporters`.
fn is_participle(tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    token.form == Form::Capital
        && !token.is(LexicalClass::GIVEN)
        && (token.verbal || token.is(LexicalClass::SPEAKING.with(LexicalClass::VERB)))
        && !tokens
            .get(at + 1)
            .is_some_and(|next| next.is_capital() || next.cue >= Strength::Fair)
}

/// Leaves off what cannot end a phrase.
fn trim(tokens: &[Token], first: usize, mut end: usize) -> usize {
    while end > first + 1 && matches!(tokens[end - 1].form, Form::Mark(_)) {
        end -= 1;
    }
    end
}
