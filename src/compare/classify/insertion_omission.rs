//! Words on one side only → what was cut or put in.
//!
//! A run of words that only the reference has, or only the quotation, enters; a kind and a severity leave.

use std::ops::Range;

use crate::align::Word;
use crate::compare::Severity;
use crate::compare::VariationKind;
use crate::compare::classify::bracket;
use crate::compare::classify::substitution::is_hedge;
use crate::compare::classify::substitution::is_unit;
use crate::compare::classify::substitution::is_value;
use crate::compare::read::pair::Pair;
use crate::compare::read::wording::Wording;
use crate::english::lemma;
use crate::english::scope::ScopeClass;
use crate::english::word_class::WordClass;

/// The most words that an ellipsis may pass over.
const BOUND: usize = 250;
/// Sentences that may be passed over without a mark and still be called an omission.
const LONG_CUT: usize = 12;

/// Judges the words `cut` of the reference, left out before word `at` of the quotation.
pub(crate) fn omission(pair: &Pair<'_>, at: usize, cut: Range<usize>) -> (VariationKind, Severity) {
    use Severity::{Cosmetic, Minor, Substantive};
    let marked = is_marked(pair, at, &cut);
    let words = &pair.theirs[cut.clone()];
    let weighty: Vec<&Word<'_>> = weighty(words, pair.reference, cut.start);
    if weighty.is_empty() && !marked {
        return (VariationKind::Disfluency, Cosmetic);
    }
    if marked {
        return match () {
            () if words.len() > BOUND => (VariationKind::Splice, Substantive),
            () if hides(pair, &cut) => (VariationKind::OmissionMarked, Substantive),
            () if crosses(pair, at, &cut) => (VariationKind::OmissionMarked, Substantive),
            () => (VariationKind::OmissionMarked, Minor),
        };
    }
    if words.iter().all(|word| word.bracketed) {
        return (VariationKind::Bracket, Minor);
    }
    match small(&weighty, pair.reference, &cut) {
        // An adverb that was said and left out is an omission, a serious one.
        Some((VariationKind::Modality, _)) if weighty.iter().all(|word| !is_modal_verb(word.spelling)) => {
            return (VariationKind::OmissionUnmarked, Substantive);
        }
        Some(small) => return small,
        None => {}
    }
    if is_spliced(pair, at, &cut) {
        return (VariationKind::Splice, Substantive);
    }
    let severity = if hides(pair, &cut) { Substantive } else { Minor };
    (VariationKind::OmissionUnmarked, severity)
}

/// Judges the words `put` of the quotation, which the reference does not have.
pub(crate) fn insertion(pair: &Pair<'_>, put: Range<usize>) -> (VariationKind, Severity) {
    use Severity::{Cosmetic, Minor, Substantive};
    let words = &pair.ours[put.clone()];
    if words.iter().all(|word| word.bracketed) {
        // Brackets disclose a word, they do not excuse a `[not]`.
        let turns = words.iter().any(|word| word.class == WordClass::Negation);
        return if turns {
            (VariationKind::Negation, Substantive)
        } else {
            bracket::addition(pair, &put)
        };
    }
    let mut weighty = weighty(words, pair.quotation, put.start);
    // `bad, bad things` is emphasis that was not spoken; a phrase said again is a stumble.
    if let [word] = words
        && word.class == WordClass::Content
    {
        weighty = vec![word];
    }
    if weighty.is_empty() {
        return (VariationKind::Disfluency, Cosmetic);
    }
    if let Some(small) = small(&weighty, pair.quotation, &put) {
        return small;
    }
    if weighty.len() <= 3 && weighty.iter().any(|word| word.class == WordClass::Number) {
        return (VariationKind::Number, Substantive);
    }
    let heavy = |word: &&&Word<'_>| {
        matches!(word.class, WordClass::Negation | WordClass::Qualifier) || is_hedge(word.spelling)
    };
    let severity = if weighty.iter().any(|word| heavy(&word)) {
        Substantive
    } else {
        Minor
    };
    (VariationKind::Insertion, severity)
}

/// The words that carry something: no fillers, no stutter, no `And` at the head of a sentence.
fn weighty<'w, 'a>(words: &'w [Word<'a>], wording: &Wording<'_>, start: usize) -> Vec<&'w Word<'a>> {
    words
        .iter()
        .enumerate()
        .filter(|&(at, word)| {
            let leads = is_conjunction(word.spelling) && wording.marks[start + at].starts_sentence;
            word.class != WordClass::Filler && !word.repeated && !leads
        })
        .map(|(_, word)| word)
        .collect()
}

/// Words that link a sentence to the one before.
pub(crate) fn is_conjunction(word: &str) -> bool {
    matches!(word, "and" | "but" | "so" | "or" | "then" | "now")
}

/// One or two words that have a kind of their own.
fn small(
    words: &[&Word<'_>],
    wording: &Wording<'_>,
    range: &Range<usize>,
) -> Option<(VariationKind, Severity)> {
    use Severity::{Cosmetic, Minor, Substantive};
    let any = |class: WordClass| words.iter().any(|word| word.class == class);
    let light = words.iter().all(|word| word.class != WordClass::Content);
    let fails = words
        .windows(2)
        .any(|pair| pair[0].spelling.starts_with("fail") && pair[1].spelling == "to");
    if words.len() <= 3 && ((any(WordClass::Negation) && light) || fails) {
        return Some((VariationKind::Negation, Substantive));
    }
    if words.len() > 2 {
        return None;
    }
    if words
        .iter()
        .all(|word| is_unit(word.spelling) || word.spelling == "per")
    {
        let counts = range
            .start
            .checked_sub(1)
            .is_some_and(|before| wording.surface(before).contains(|c: char| c.is_ascii_digit()));
        if counts || words.len() == 2 {
            return Some((VariationKind::Number, Substantive));
        }
    }
    if words
        .iter()
        .any(|word| is_hedge(word.spelling) || is_part(word.spelling))
        && light
    {
        return Some((VariationKind::Modality, Substantive));
    }
    if words.iter().all(|word| word.spelling == "'s") {
        let before = range.start.checked_sub(1).map(|before| wording.surface(before));
        let after_s = before
            .is_some_and(|surface| surface.trim_end_matches(['\'', '’', 's']).ends_with(['s', 'S']))
            || wording.surface(range.start).to_lowercase().ends_with("s's")
            || wording.surface(range.start).to_lowercase().ends_with("s’s");
        if after_s {
            return Some((VariationKind::Spelling, Cosmetic));
        }
    }
    let light = words.iter().all(|word| {
        matches!(word.class, WordClass::Function | WordClass::Modal)
            && (!is_value(word) || word.class == WordClass::Function)
    });
    light.then_some((VariationKind::FunctionWord, Minor))
}

/// Words that say that not the whole of a thing is meant.
fn is_part(word: &str) -> bool {
    matches!(
        word,
        "most" | "some" | "few" | "half" | "several" | "almost" | "nearly" | "partly"
    )
}

/// True if the quotation shows before word `at` that words were left out.
pub(crate) fn is_marked(pair: &Pair<'_>, at: usize, cut: &Range<usize>) -> bool {
    pair.ours.get(at).is_some_and(|word| word.after_elision) && !is_broken(pair, at, cut)
}

/// True if the quotation was interrupted at word `at` and skips part of a sentence there; at the edges of sentences it may skip
/// words as an ellipsis may.
fn is_broken(pair: &Pair<'_>, at: usize, cut: &Range<usize>) -> bool {
    let joint = pair
        .quotation
        .marks
        .get(at)
        .is_some_and(|marks| marks.after_joint);
    joint && !(starts_sentence(pair, cut.start) && starts_sentence(pair, cut.end))
}

/// True if word `at` of the reference is the first of a sentence, or lies behind its end.
fn starts_sentence(pair: &Pair<'_>, at: usize) -> bool {
    pair.reference
        .marks
        .get(at)
        .is_none_or(|marks| marks.starts_sentence)
}

/// True if an ellipsis leads from the middle of a clause into the middle of a clause of another sentence: the subject of one gets the
/// verb of the other.
fn crosses(pair: &Pair<'_>, at: usize, cut: &Range<usize>) -> bool {
    let is_inside = |word: usize| {
        let free = |it: &Word<'_>| !it.after_break && !is_conjunction(it.spelling);
        !starts_sentence(pair, word) && pair.theirs.get(word).is_some_and(free)
    };
    let joins = pair.quotation.marks.get(at).is_some_and(|marks| !marks.capital);
    let ends = (cut.start + 1..cut.end).any(|word| starts_sentence(pair, word));
    joins && ends && is_inside(cut.start) && is_inside(cut.end)
}

/// True if what was cut limits the claim of the sentences that were kept.
///
/// Sentences that were cut whole do not count.
fn hides(pair: &Pair<'_>, cut: &Range<usize>) -> bool {
    let first_end = (cut.start + 1..cut.end)
        .find(|&word| starts_sentence(pair, word))
        .unwrap_or(cut.end);
    let last_start = (first_end..cut.end)
        .rev()
        .find(|&word| starts_sentence(pair, word))
        .unwrap_or(cut.end);
    let head = if starts_sentence(pair, cut.start) && starts_sentence(pair, first_end) {
        cut.start..cut.start
    } else {
        cut.start..first_end
    };
    let tail = if starts_sentence(pair, cut.end) {
        cut.end..cut.end
    } else {
        last_start..cut.end
    };
    let negates = [head.clone(), tail.clone()].into_iter().any(|part| {
        // `-- I never said so.` behind a dash is a sentence of its own; a parenthesis inside the sentence is not.
        let dash = pair.reference.gap(part.start).contains(['—', '–', ';'])
            || pair.reference.gap(part.start).contains("--");
        let apart = dash && starts_sentence(pair, part.end);
        pair.theirs[part].iter().any(|word| match word.class {
            WordClass::Negation => !apart,
            WordClass::Qualifier => true,
            _ => is_open(word.spelling) || turns_round(word.spelling),
        })
    });
    negates || [head, tail].iter().any(|part| limits_neighbours(pair, part, cut))
}

/// Words of a cut that are few enough to belong to the clause that was kept.
pub(crate) const SHORT_CUT: usize = 4;

/// True if a part of what was cut limits the words next to it: `at least` before a number that was kept, `million` behind one.
///
/// An aside between commas limits what it says itself.
fn limits_neighbours(pair: &Pair<'_>, part: &Range<usize>, cut: &Range<usize>) -> bool {
    let breaks = |word: usize| pair.theirs.get(word).is_none_or(|word| word.after_break);
    if breaks(part.start) && breaks(part.end) {
        return false;
    }
    let is_light = |word: usize| pair.theirs[word].class.is_light() || pair.theirs[word].repeated;
    let inside = pair
        .their_limits
        .iter()
        .filter(|it| part.start <= it.words.start && it.words.end <= part.end);
    inside.clone().any(|limit| {
        let counts = limit.after_number && limit.words.start == part.start;
        let leads = part.end == cut.end
            && !breaks(part.end)
            && (limit.words.end..part.end).all(|word| is_light(word) && !breaks(word));
        let matters = !matches!(limit.class, ScopeClass::Person | ScopeClass::Unit);
        counts || (matters && (leads || part.len() <= SHORT_CUT))
    })
}

/// Verbs and adverbs that say the opposite of what follows them.
fn turns_round(word: &str) -> bool {
    const STEMS: &[&str] = &[
        "fail",
        "refuse",
        "deny",
        "denied",
        "stop",
        "oppose",
        "unable",
        "unwilling",
        "doubt",
        "rarely",
        "seldom",
    ];
    STEMS.iter().any(|stem| lemma::is_same_lemma(word, stem))
}

fn is_modal_verb(word: &str) -> bool {
    matches!(
        word,
        "may" | "might" | "could" | "should" | "must" | "can" | "will" | "would" | "shall"
    )
}

/// Words that leave open whether a thing is so.
fn is_open(word: &str) -> bool {
    matches!(
        word,
        "may" | "might" | "maybe" | "perhaps" | "probably" | "possibly" | "unlikely"
    )
}

/// True if whole sentences were passed over and the quotation reads on as if they had not been there.
fn is_spliced(pair: &Pair<'_>, at: usize, cut: &Range<usize>) -> bool {
    let sentences = (cut.start..=cut.end)
        .filter(|&word| {
            pair.reference
                .marks
                .get(word)
                .is_some_and(|marks| marks.starts_sentence)
        })
        .count();
    let joins = pair
        .quotation
        .marks
        .get(at)
        .is_some_and(|marks| !marks.starts_sentence);
    cut.len() > LONG_CUT && (sentences >= 2 || (sentences >= 1 && joins))
}
