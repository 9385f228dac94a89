//! The parts of the features that depend on a mention but not on the quotation.
//!
//! They are computed once, because a mention is ranked for many quotations.

use crate::attribute::features::hashing::look_of;
use crate::english::lexicon::LexicalClass;
use crate::nlp::mentions::mention::Mention;
use crate::nlp::mentions::mention::MentionType;
use crate::nlp::tokens::token::Token;

/// How a mention looks, whatever the quotation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Profile {
    /// Its sort, with the word of a pronoun and the classes of a noun.
    pub(crate) sort: u32,
    /// The word before it.
    pub(crate) previous: u32,
    /// The word before that.
    pub(crate) two: u32,
    /// The word after it.
    pub(crate) next: u32,
    /// The word where its clause goes on.
    pub(crate) ahead: u32,
    /// Its noun; names are all alike.
    pub(crate) head: u32,
    /// First, second, later mention of its sentence.
    pub(crate) order: u32,
}

/// The profile of every mention.
pub(crate) fn profiles(tokens: &[Token], mentions: &[Mention]) -> Vec<Profile> {
    let each = |at| profile(tokens, mentions, at);
    (0..mentions.len()).map(each).collect()
}

fn profile(tokens: &[Token], mentions: &[Mention], at: usize) -> Profile {
    let mention = &mentions[at];
    let start = mention.start as usize;
    let own = tokens[start];
    let look = |it: Option<usize>| {
        it.and_then(|it| tokens.get(it))
            .filter(|it| it.block == own.block)
            .map_or(0, |it| look_of(*it))
    };
    let end = look(Some(mention.end as usize));
    Profile {
        sort: sort(tokens, mention),
        previous: look(start.checked_sub(1)),
        two: look(start.checked_sub(2)),
        next: end,
        ahead: if mention.tail == mention.end {
            end
        } else {
            look(Some(mention.tail as usize))
        },
        head: if mention.sort == MentionType::Name {
            1
        } else {
            mention.head(tokens).hash
        },
        order: order(tokens, mentions, at),
    }
}

fn sort(tokens: &[Token], mention: &Mention) -> u32 {
    let mut sort = mention.sort as u32;
    match mention.sort {
        MentionType::Pronoun => sort |= mention.first(tokens).hash << 3,
        MentionType::Nominal => sort |= (mention.head(tokens).class.bits() & LexicalClass::NOUN.bits()) << 3,
        MentionType::Name => sort |= u32::from(mention.start < mention.name) << 3,
        _ => {}
    }
    sort
}

/// How many of the three mentions before are in the same sentence.
fn order(tokens: &[Token], mentions: &[Mention], at: usize) -> u32 {
    let sentence = |at: usize| mentions[at].first(tokens).sentence;
    let own = sentence(at);
    (1..=3)
        .take_while(|&back| at >= back && sentence(at - back) == own)
        .count() as u32
}
