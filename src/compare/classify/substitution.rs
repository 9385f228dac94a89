//! One word for another → what that changes.
//!
//! A word of the quotation and the word of the reference in its place enter; a kind and a severity leave. The order of
//! the questions is the order of harm.

use crate::align::Word;
use crate::compare::Severity;
use crate::compare::VariationKind;
use crate::compare::classify::bracket;
use crate::compare::read::pair::Pair;
use crate::english::common_words::is_known_name;
use crate::english::common_words::is_word;
use crate::english::hash::hash;
use crate::english::lemma;
use crate::english::lexicon;
use crate::english::lexicon::LexicalClass;
use crate::english::word_class::WordClass;
use crate::names::nickname::is_same_given;
use crate::names::nickname::is_spelling_of_given;
use crate::text::likeness;

/// Judges word `our` of the quotation in the place of word `their` of the reference. `negates` says that the stretch
/// around them has more negations on one side.
pub(crate) fn judge(pair: &Pair<'_>, our: usize, their: usize, negates: bool) -> (VariationKind, Severity) {
    use Severity::{Cosmetic, Minor, Substantive};
    let (one, other) = (&pair.ours[our], &pair.theirs[their]);
    if is_censored(pair, our, their) {
        return (VariationKind::Spelling, Cosmetic);
    }
    let is_negation = one.class == WordClass::Negation || other.class == WordClass::Negation;
    if (negates && is_negation) || lemma::is_negated(one.spelling, other.spelling) {
        return (VariationKind::Negation, Substantive);
    }
    if one.bracketed != other.bracketed {
        return match () {
            () if is_value(one) && is_value(other) => (VariationKind::Number, Substantive),
            () if one.bracketed => bracket::replacement(pair, our, their),
            () => (VariationKind::Bracket, Minor),
        };
    }
    if is_contraction(pair, our, their) {
        return (VariationKind::Contraction, Cosmetic);
    }
    if is_other_amount(pair, our, their) {
        return (VariationKind::Number, Substantive);
    }
    if is_misspelt(pair, our, their) {
        return (VariationKind::Spelling, Cosmetic);
    }
    if is_names(pair, our, their) {
        return name(pair, our, their);
    }
    if lemma::is_opposite(one.spelling, other.spelling) {
        return (VariationKind::Substitution, Substantive);
    }
    if one.class == WordClass::Filler && other.class == WordClass::Filler {
        return (VariationKind::Disfluency, Cosmetic);
    }
    if lemma::is_same_lemma(one.spelling, other.spelling) {
        // `talk[ed]` shows which letters are not the speaker's.
        if pair.quotation.surface(our).contains('[') {
            return (VariationKind::Bracket, Minor);
        }
        // `am` for `is` is another subject, `was` for `is` another time.
        if (one.spelling == "am") != (other.spelling == "am")
            && is_present(one.spelling)
            && is_present(other.spelling)
        {
            return (VariationKind::FunctionWord, Substantive);
        }
        if lemma::is_other_tense(one.spelling, other.spelling) {
            return (VariationKind::Inflection, Substantive);
        }
        let kind = if is_determiner(one.spelling) {
            VariationKind::FunctionWord
        } else {
            VariationKind::Inflection
        };
        return (kind, Minor);
    }
    let is_light = |word: &Word<'_>| word.class != WordClass::Content;
    if is_light(one) && is_light(other) {
        return (VariationKind::FunctionWord, Minor);
    }
    (VariationKind::Substitution, Minor)
}

fn is_present(word: &str) -> bool {
    matches!(word, "am" | "is" | "are")
}

fn is_determiner(word: &str) -> bool {
    matches!(word, "a" | "an" | "this" | "these" | "that" | "those")
}

/// `f---` and the word it stands for, or a bleep.
fn is_censored(pair: &Pair<'_>, our: usize, their: usize) -> bool {
    let (one, other) = (pair.quotation.surface(our), pair.reference.surface(their));
    let is_masked = |word: &str| {
        word.contains("**")
            || word.contains("--")
            || word.contains(['–', '—'])
            || word.eq_ignore_ascii_case("bleep")
    };
    let agrees = |masked: &str, plain: &str| {
        masked.eq_ignore_ascii_case("bleep")
            || masked.bytes().next().map(|it| it.to_ascii_lowercase())
                == plain.bytes().next().map(|it| it.to_ascii_lowercase())
    };
    // `h—` for `hell`: one letter, and a dash for the others.
    let is_clipped = |word: &str, gap: &str| {
        word.len() == 1 && (gap.starts_with(['—', '–', '*']) || gap.starts_with("--"))
    };
    (is_masked(one) && agrees(one, other))
        || (is_masked(other) && agrees(other, one))
        || (is_clipped(one, pair.quotation.gap(our + 1)) && agrees(one, other))
        || (is_clipped(other, pair.reference.gap(their + 1)) && agrees(other, one))
}

/// `he's` read as `he is` where the other side has `he has`; `'cause` for `because`.
fn is_contraction(pair: &Pair<'_>, our: usize, their: usize) -> bool {
    let halves = |shares: bool, contracted: &str, full: &str| {
        shares
            && match contracted {
                "is" | "'s" => matches!(full, "is" | "has" | "'s"),
                "would" => full == "had",
                _ => false,
            }
    };
    let (one, other) = (pair.ours[our].spelling, pair.theirs[their].spelling);
    halves(pair.quotation.marks[our].shares, one, other)
        || halves(pair.reference.marks[their].shares, other, one)
        || matches!((one, other), ("cause", "because") | ("because", "cause"))
        || is_without_g(one, other)
        || is_without_g(other, one)
}

/// `doin'` for `doing`.
fn is_without_g(short: &str, full: &str) -> bool {
    full.ends_with("ing") && full.strip_suffix('g') == Some(short.trim_end_matches(['\'', '’']))
}

/// True if the canonical word is a value.
pub(crate) fn is_value(word: &Word<'_>) -> bool {
    word.spelling.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

/// Another number, or `by` a number for `to` it.
fn is_other_amount(pair: &Pair<'_>, our: usize, their: usize) -> bool {
    let (one, other) = (&pair.ours[our], &pair.theirs[their]);
    match (is_value(one), is_value(other)) {
        (true, true) => true,
        // `one` for `a` or `someone` counts nothing.
        (true, false) => one.class == WordClass::Number,
        (false, true) => other.class == WordClass::Number,
        (false, false) => is_other_change(pair, our, their),
    }
}

/// `fell to 7 percent` for `fell by 7 percent`.
fn is_other_change(pair: &Pair<'_>, our: usize, their: usize) -> bool {
    const BOUNDS: &[&str] = &["by", "from", "to"];
    let bounds = |word: &Word<'_>| BOUNDS.contains(&word.spelling);
    let counts = |words: &[Word<'_>], at: usize| {
        words
            .get(at + 1)
            .is_some_and(|next| next.class == WordClass::Number)
    };
    bounds(&pair.ours[our])
        && bounds(&pair.theirs[their])
        && counts(&pair.ours, our)
        && counts(&pair.theirs, their)
}

/// Words that say of what a number counts.
pub(crate) fn is_unit(word: &str) -> bool {
    const UNITS: &[&str] = &[
        "acres",
        "billions",
        "cent",
        "centuries",
        "days",
        "decades",
        "dollars",
        "dozens",
        "euros",
        "feet",
        "gallons",
        "hours",
        "hundreds",
        "inches",
        "kilometers",
        "kilograms",
        "liters",
        "meters",
        "miles",
        "millions",
        "minutes",
        "months",
        "pounds",
        "seconds",
        "thousands",
        "tons",
        "trillions",
        "weeks",
        "years",
    ];
    UNITS.contains(&word)
}

fn is_names(pair: &Pair<'_>, our: usize, their: usize) -> bool {
    let (one, other) = (&pair.ours[our], &pair.theirs[their]);
    let capitals = pair.quotation.marks[our].capital && pair.reference.marks[their].capital;
    let name_like = pair.quotation.is_name_like(our) || pair.reference.is_name_like(their);
    let is_content = one.class == WordClass::Content || other.class == WordClass::Content;
    capitals && name_like && is_content && !lemma::is_same_lemma(one.spelling, other.spelling)
}

fn name(pair: &Pair<'_>, our: usize, their: usize) -> (VariationKind, Severity) {
    let (one, other) = (pair.ours[our].spelling, pair.theirs[their].spelling);
    if pair.reference.marks[their].by_ear && likeness(one, other) >= 50 {
        return (VariationKind::Spelling, Severity::Cosmetic);
    }
    // `Mrs. Ruiz` for `Ana Ruiz` names the same person.
    let is = |word: &str, class: LexicalClass| lexicon::classes(hash(word)).is(class);
    let is_title = |word: &str| is(word, LexicalClass::HONORIFIC.with(LexicalClass::TITLE));
    let is_given = |word: &str| is(word, LexicalClass::GIVEN);
    let next = |words: &[Word<'_>], at: usize| words.get(at + 1).map(|word| word.id);
    let surname = next(&pair.ours, our);
    let is_one_surname = surname.is_some() && surname == next(&pair.theirs, their);
    if is_one_surname && ((is_title(one) && is_given(other)) || (is_title(other) && is_given(one))) {
        return (VariationKind::Name, Severity::Minor);
    }
    (VariationKind::Name, Severity::Substantive)
}

/// Modal verbs and adverbs that leave open whether a thing is so.
pub(crate) fn is_hedge(word: &str) -> bool {
    matches!(
        word,
        "could"
            | "likely"
            | "may"
            | "maybe"
            | "might"
            | "perhaps"
            | "possibly"
            | "probably"
            | "should"
            | "must"
            | "sometimes"
            | "always"
            | "rarely"
            | "seldom"
            | "often"
            | "usually"
            | "unlikely"
    )
}

pub(crate) fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "is" | "are" | "was" | "were" | "has" | "have" | "had" | "do" | "does" | "did"
    )
}

/// Two spellings of one name, or a slip of the typesetter: `Katy`, `Katie`; `recieve`, `receive`.
///
/// Two words that both exist (`cost`, `coast`) and two names that both exist (`Niger`, `Nigeria`) are no spellings of each other.
fn is_misspelt(pair: &Pair<'_>, our: usize, their: usize) -> bool {
    let (one, other) = (pair.ours[our].spelling, pair.theirs[their].spelling);
    let capitals = pair.quotation.marks[our].capital && pair.reference.marks[their].capital;
    let is_known = |word: &str| is_word(word) || (capitals && is_known_name(word));
    let is_one_name = capitals && (is_same_given(hash(one), hash(other)) || is_spelling_of_given(one, other));
    let is_longer = |long: &str, short: &str| capitals && matches!(long.strip_prefix(short), Some("a" | "o"));
    if (is_known(one) && is_known(other) && !is_one_name) || is_longer(one, other) || is_longer(other, one) {
        return false;
    }
    if lemma::is_transposed(one, other) {
        return true;
    }
    let (letters, alike) = if capitals { (4, 60) } else { (5, 80) };
    let is_content =
        pair.ours[our].class == WordClass::Content && pair.theirs[their].class == WordClass::Content;
    is_content
        && one.len() >= letters
        && likeness(one, other) >= alike
        && lemma::sounds_alike(one, other)
        && !lemma::is_same_lemma(one, other)
}
