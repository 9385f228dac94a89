//! One word for another → what that changes.
//!
//! A word of the quotation and the word of the reference in its place enter; a kind and a severity leave. The order of
//! the questions is the order of harm.

use crate::align::Word;
use crate::compare::Severity;
use crate::compare::VariationKind;
use crate::compare::read::pair::Pair;
use crate::english::lemma;
use crate::english::word_class::WordClass;
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
        let values = is_value(one) && is_value(other);
        return if values {
            (VariationKind::Number, Substantive)
        } else {
            (VariationKind::Bracket, Minor)
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
    if let Some(modality) = modality(one, other) {
        return modality;
    }
    if lemma::is_opposite(one.spelling, other.spelling) {
        return (VariationKind::Substitution, Substantive);
    }
    if one.class == WordClass::Filler && other.class == WordClass::Filler {
        return (VariationKind::Disfluency, Cosmetic);
    }
    if lemma::is_same_lemma(one.spelling, other.spelling) {
        // `am` for `is` is another subject, `was` for `is` another time.
        if (one.spelling == "am") != (other.spelling == "am")
            && is_present(one.spelling)
            && is_present(other.spelling)
        {
            return (VariationKind::FunctionWord, Substantive);
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
        let severity = if is_other_person(one.spelling, other.spelling) {
            Substantive
        } else {
            Minor
        };
        return (VariationKind::FunctionWord, severity);
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
    (is_masked(one) && agrees(one, other)) || (is_masked(other) && agrees(other, one))
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
}

/// True if the canonical word is a value.
pub(crate) fn is_value(word: &Word<'_>) -> bool {
    word.spelling.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

/// Another number, unit, multiple, or `by` a number for `to` it.
fn is_other_amount(pair: &Pair<'_>, our: usize, their: usize) -> bool {
    let (one, other) = (&pair.ours[our], &pair.theirs[their]);
    match (is_value(one), is_value(other)) {
        (true, true) => true,
        // `one` for `a` or `someone` counts nothing.
        (true, false) => one.class == WordClass::Number,
        (false, true) => other.class == WordClass::Number,
        (false, false) => {
            let multiples = (multiple(one.spelling), multiple(other.spelling));
            (is_unit(one.spelling) && is_unit(other.spelling))
                || matches!(multiples, (Some(one), Some(other)) if one != other)
                || is_other_change(pair, our, their)
        }
    }
}

/// How many times `twice`, `doubled`, `tripling` multiply.
fn multiple(word: &str) -> Option<&'static str> {
    const MULTIPLES: &[(&str, &str)] = &[
        ("once", "1"),
        ("twice", "2"),
        ("doubl", "2"),
        ("thrice", "3"),
        ("tripl", "3"),
        ("quadrupl", "4"),
        ("halv", "½"),
    ];
    MULTIPLES
        .iter()
        .find_map(|(stem, times)| word.starts_with(stem).then_some(*times))
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

fn modality(one: &Word<'_>, other: &Word<'_>) -> Option<(VariationKind, Severity)> {
    let changes = match (one.class, other.class) {
        (WordClass::Modal, WordClass::Modal) => !matches!(
            (one.spelling, other.spelling),
            ("shall", "will") | ("will", "shall")
        ),
        (WordClass::Quantifier, WordClass::Quantifier) => reach(one.spelling) != reach(other.spelling),
        (WordClass::Quantifier, WordClass::Modal | WordClass::Qualifier)
        | (WordClass::Modal | WordClass::Qualifier, WordClass::Quantifier) => true,
        (WordClass::Modal, WordClass::Function) => is_hedge(one.spelling) && is_auxiliary(other.spelling),
        (WordClass::Function, WordClass::Modal) => is_hedge(other.spelling) && is_auxiliary(one.spelling),
        _ => {
            is_other_certainty(one.spelling, other.spelling)
                || is_other_certainty(other.spelling, one.spelling)
        }
    };
    changes.then_some((VariationKind::Modality, Severity::Substantive))
}

/// A thing known or settled on one side, supposed or hoped for on the other.
fn is_other_certainty(firm: &str, open: &str) -> bool {
    const FIRM: &[(&[&str], &[&str])] = &[
        (
            &["know", "knows", "knew", "known"],
            &[
                "think",
                "thinks",
                "thought",
                "believe",
                "believes",
                "believed",
                "guess",
                "suspect",
                "suspects",
                "suspected",
                "assume",
                "assumed",
                "hope",
                "hopes",
                "hoped",
                "doubt",
            ],
        ),
        (
            &["certain", "sure", "definite", "inevitable", "proven"],
            &["possible", "likely", "probable", "conceivable", "unsure"],
        ),
        (&["will", "going"], &["hope", "hopes", "hoped"]),
    ];
    FIRM.iter()
        .any(|(firmly, openly)| firmly.contains(&firm) && openly.contains(&open))
}

pub(crate) fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "is" | "are" | "was" | "were" | "has" | "have" | "had" | "do" | "does" | "did"
    )
}

/// How much a quantifier takes in.
fn reach(word: &str) -> u8 {
    match word {
        "all" | "both" | "each" | "every" | "everybody" | "everyone" | "everything" => 3,
        "many" | "most" | "much" => 2,
        "few" | "fewer" | "less" | "least" => 0,
        _ => 1,
    }
}

/// `I` for `we`, `they` for `you`: who does it is another.
fn is_other_person(one: &str, other: &str) -> bool {
    let person = |word: &str| match word {
        "i" | "me" | "my" | "mine" | "myself" => 1,
        "we" | "us" | "our" | "ours" => 2,
        "you" | "your" | "yours" => 3,
        "he" | "him" | "his" => 4,
        "she" | "her" | "hers" => 5,
        "they" | "them" | "their" | "theirs" => 6,
        _ => 0,
    };
    person(one) != 0 && person(other) != 0 && person(one) != person(other)
}

/// Two spellings of one name, or a slip of the typesetter: `Katy`, `Katie`; `recieve`, `receive`.
fn is_misspelt(pair: &Pair<'_>, our: usize, their: usize) -> bool {
    let (one, other) = (pair.ours[our].spelling, pair.theirs[their].spelling);
    if lemma::is_transposed(one, other) {
        return true;
    }
    let capitals = pair.quotation.marks[our].capital && pair.reference.marks[their].capital;
    let (letters, alike) = if capitals { (4, 60) } else { (5, 80) };
    let is_content =
        pair.ours[our].class == WordClass::Content && pair.theirs[their].class == WordClass::Content;
    is_content
        && one.len() >= letters
        && likeness(one, other) >= alike
        && lemma::sounds_alike(one, other)
        && !lemma::is_same_lemma(one, other)
}
