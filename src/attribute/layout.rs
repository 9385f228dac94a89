//! Layouts that name the source without doubt (a label, a dash), and the names of the reasons for a choice.
//!
//! Layouts decide before the ranker; [`name`] only labels what was decided.

use crate::attribute::choice::Choice;
use crate::english::lexicon::LexicalClass;
use crate::english::lexicon::is_word;
use crate::english::speech_verbs;
use crate::english::speech_verbs::SpeechVerb;
use crate::english::speech_verbs::Strength;
use crate::nlp::analysis::Analysis;
use crate::nlp::mentions::mention::MentionType;
use crate::nlp::mentions::syntax;
use crate::nlp::tokens::token::Form;

/// The mention that the layout names as the source.
pub(crate) fn by_layout(analysis: &Analysis<'_>, quotation: usize) -> Option<(usize, &'static str)> {
    let pieces = &analysis.pieces[quotation];
    let first = *pieces.first()? as usize;
    let last = *pieces.last()? as usize;
    label(analysis, first)
        .map(|at| (at, "label"))
        .or_else(|| dash(analysis, last).map(|at| (at, "dash")))
        .or_else(|| inner(analysis, first).map(|at| (at, "inner-speaker")))
        .or_else(|| second_verb(analysis, first).map(|at| (at, "second-verb")))
        .or_else(|| turn(analysis, first).map(|at| (at, "label")))
}

/// `"RUIZ: They call it “the pit.”`: words quoted in what a label in capitals opens are the labelled speaker's, unless
/// another mention beside them has a cue. The mark before the label may lack its partner.
fn turn(analysis: &Analysis<'_>, quote: usize) -> Option<usize> {
    const LONGEST: usize = 5;
    let tokens = &analysis.tokens;
    let block = tokens[quote].block;
    let opens = tokens.partition_point(|it| it.block < block);
    let start = opens + usize::from(matches!(tokens[opens].form, Form::Mark(b'"' | b'\'')));
    let colon = (start..quote.min(start + LONGEST)).find(|&at| tokens[at].is_mark(b':'))?;
    let capitals = tokens[start..colon].iter().all(|it| it.form == Form::Upper);
    if !capitals || start == colon {
        return None;
    }
    let nearer = analysis.mentions_before(quote);
    let said = (nearer.saturating_sub(2)..analysis.mentions.len().min(nearer + 2)).any(|at| {
        let beside = analysis.beside[at];
        let touches = beside.left as usize == quote || beside.right as usize == quote;
        touches
            && analysis.cues[at].strength == Strength::Strong
            && analysis.mentions[at].start as usize > colon
    });
    analysis.mention_ending(colon).filter(|_| !said)
}

/// `Ruiz would not answer Beck, but added: “…”`: the subject of the first verb is that of the second.
fn second_verb(analysis: &Analysis<'_>, quote: usize) -> Option<usize> {
    let tokens = &analysis.tokens;
    let sentence = tokens[quote].sentence;
    let verb = (quote.saturating_sub(2)..quote)
        .rev()
        .find(|&at| !matches!(tokens[at].form, Form::Mark(b':' | b',')))
        .filter(|&at| tokens[at].form == Form::Lower && tokens[at].cue == Strength::Strong)?;
    let conjunction = (1..=2)
        .filter_map(|back| verb.checked_sub(back))
        .find(|&at| !syntax::is_adverb(tokens[at]))
        .filter(|&at| is_word!(tokens[at].hash, "and" | "but" | "then"))?;
    let behind = analysis
        .mentions
        .partition_point(|it| (it.start as usize) < conjunction);
    let acts = |at: &usize| {
        let it = &analysis.mentions[*at];
        !it.aside && !it.possessor && syntax::is_predicate(tokens, it.tail as usize)
    };
    let mut subjects = (behind.saturating_sub(16)..behind)
        .rev()
        .take_while(|&at| analysis.sentence(at) == sentence)
        .filter(acts);
    let subject = subjects.next()?;
    // One clause only: no other subject acts in the sentence, and nothing in between opens another clause.
    let between = tokens.get(analysis.mentions[subject].tail as usize..conjunction)?;
    let plain = between.iter().all(|it| {
        !it.is_quote()
            && !it.is(LexicalClass::CONJUNCTION.with(LexicalClass::RELATIVE))
            && it.cue < Strength::Fair
    });
    (plain && subjects.next().is_none()).then_some(subject)
}

/// `Beck recalled Orr saying, “…”`, `Beck was told by Orr: “…”`: the nearer of two is the speaker.
fn inner(analysis: &Analysis<'_>, quote: usize) -> Option<usize> {
    let tokens = &analysis.tokens;
    let from = quote.saturating_sub(6);
    let behind = analysis
        .mentions
        .partition_point(|it| (it.start as usize) < quote);
    (behind.saturating_sub(4)..behind).rev().find(|&at| {
        let it = &analysis.mentions[at];
        let start = it.start as usize;
        if start < from.max(1) || it.possessor || analysis.beside[at].right as usize != quote {
            return false;
        }
        let saying = tokens
            .get(it.end as usize)
            .is_some_and(|it| is_word!(it.hash, "saying" | "telling"));
        let verb = tokens[start - 1].hash;
        saying && speech_verbs::is(verb, SpeechVerb::RECALLING)
            || is_word!(verb, "by") && analysis.cues[at].inverted
    })
}

/// `Ruiz: “…”` at the start of a block.
fn label(analysis: &Analysis<'_>, quote: usize) -> Option<usize> {
    let tokens = &analysis.tokens;
    let colon = quote.checked_sub(1).filter(|&at| tokens[at].is_mark(b':'))?;
    let at = analysis.mention_ending(colon)?;
    let mention = &analysis.mentions[at];
    let start = mention.start as usize;
    let opens = start == 0 || tokens[start - 1].block != tokens[start].block;
    let names = matches!(
        mention.sort,
        MentionType::Name | MentionType::Organization | MentionType::Handle
    ) || mention.class.is(LexicalClass::ROLE);
    (opens && names && tokens[quote].block == tokens[start].block).then_some(at)
}

/// `“…” — Ana Ruiz`, also on a line of its own.
fn dash(analysis: &Analysis<'_>, quote: usize) -> Option<usize> {
    let tokens = &analysis.tokens;
    let dash = quote + 1;
    let mark = tokens.get(dash)?;
    let own_line = mark.block == tokens[quote].block + 1;
    if !mark.is_mark(b'-') || !own_line && mark.block != tokens[quote].block {
        return None;
    }
    let at = analysis.mention_starting(dash + 1)?;
    let mention = &analysis.mentions[at];
    let acts = analysis.cues[at].strength > Strength::None || tokens[dash + 1].block != mark.block;
    if acts
        || !matches!(
            mention.sort,
            MentionType::Name | MentionType::Handle | MentionType::Organization
        )
    {
        return None;
    }
    let end = mention.end as usize;
    let closes = tokens.get(end).is_none_or(|it| {
        it.block != mark.block
            || it.sentence != mark.sentence
            || it.is_quote()
            || matches!(it.form, Form::Mark(b',' | b'(' | b'.'))
    });
    closes.then_some(at)
}

/// The name of the pattern that agrees with what was chosen; `ranker` if none does.
pub(crate) fn name(analysis: &Analysis<'_>, quotation: usize, choice: &Choice) -> &'static str {
    if let Some(layout) = choice.layout {
        return layout;
    }
    let mention = &analysis.mentions[choice.mention];
    let start = mention.start as usize;
    let pieces = &analysis.pieces[quotation];
    let beside = analysis.beside[choice.mention];
    let touches = pieces.contains(&beside.left) || pieces.contains(&beside.right);
    let cue = analysis.cues[choice.mention];
    if start > 1
        && is_word!(analysis.tokens[start - 1].hash, "to")
        && is_word!(analysis.tokens[start - 2].hash, "according")
    {
        return "according-to";
    }
    if touches && cue.strength >= Strength::Fair {
        return if mention.tail > mention.end {
            "cue-behind-apposition"
        } else {
            "adjacent-cue"
        };
    }
    if let Some(before) = choice.before.filter(|it| it.mention as usize == choice.mention) {
        let last = analysis.pieces[before.quotation]
            .last()
            .map_or(0, |&it| analysis.tokens[it as usize].block);
        let first = pieces.first().map_or(0, |&it| analysis.tokens[it as usize].block);
        return if first == last {
            "carried-over"
        } else {
            "carried-over-paragraph"
        };
    }
    if touches && cue.strength == Strength::Weak {
        return "unusual-cue";
    }
    "ranker"
}
