//! Words that are equal in canonical form → how they are printed differently.
//!
//! Kept words of an alignment enter; contractions, spellings, and the recorded glyph differences leave.

use std::ops::Range;

use crate::compare::Severity;
use crate::compare::VariationKind;
use crate::compare::read::pair::Difference;
use crate::compare::read::pair::Pair;

/// How a kept or joined word is printed differently, if it is.
pub(crate) fn difference(pair: &Pair<'_>, ours: &Range<usize>, theirs: &Range<usize>) -> Option<Difference> {
    let joined = ours.len() != theirs.len();
    let (first, last) = (ours.start, ours.end - 1);
    let shares = |marks: &[crate::compare::read::wording::Marks], word: usize| marks[word].shares;
    let one_shares = shares(&pair.quotation.marks, last);
    let other_shares = shares(&pair.reference.marks, theirs.end - 1);
    // The whole of `it's` stands beside the whole of `it is`.
    let widens = (one_shares || other_shares)
        && match (first.checked_sub(1), theirs.start.checked_sub(1)) {
            (Some(one), Some(other)) => pair.ours[one].id == pair.theirs[other].id,
            _ => false,
        };
    let back = usize::from(widens);
    let (ours, theirs) = (first - back..last + 1, theirs.start - back..theirs.end);
    let (one, other) = (
        pair.quotation.span(&ours).of(pair.quotation.text),
        pair.reference.span(&theirs).of(pair.reference.text),
    );
    if one == other {
        return None;
    }
    let (loose, other_loose) = (loose(one), loose(other));
    if loose == other_loose {
        let hyphenated = one.contains('-') || other.contains('-');
        let spaced = one.contains(char::is_whitespace) != other.contains(char::is_whitespace);
        let spelling = (joined || spaced) && !hyphenated;
        let kind = match () {
            () if spelling => VariationKind::Spelling,
            () if one.eq_ignore_ascii_case(other) => VariationKind::Case,
            () => VariationKind::Punctuation,
        };
        let severity = if spelling {
            Severity::Cosmetic
        } else {
            Severity::None
        };
        return Some(Difference::new(kind, severity, ours, theirs));
    }
    let opens = |marks: &[crate::compare::read::wording::Marks], word: usize| {
        marks.get(word + 1).is_some_and(|next| next.shares)
    };
    // The first half of a contraction says nothing: the second half will.
    if !one_shares
        && !other_shares
        && (opens(&pair.quotation.marks, last) || opens(&pair.reference.marks, theirs.end - 1))
    {
        return None;
    }
    let contracted = (one_shares && is_contraction(one)) || (other_shares && is_contraction(other));
    let kind = if contracted {
        VariationKind::Contraction
    } else {
        VariationKind::Spelling
    };
    Some(Difference::new(kind, Severity::Cosmetic, ours, theirs))
}

fn is_contraction(surface: &str) -> bool {
    const CLIPPED: &[&str] = &[
        "cannot", "gonna", "wanna", "gotta", "gimme", "lets", "dont", "cant", "wont",
    ];
    surface.contains(['\'', '’', '‘', 'ʼ', '´']) || CLIPPED.contains(&surface.to_lowercase().as_str())
}

/// Letters and digits in lower case, apostrophes kept: what is left when glyphs do not count.
fn loose(surface: &str) -> String {
    surface
        .chars()
        .filter_map(|c| match c {
            '’' | '‘' | 'ʼ' | '´' | '\'' => Some('\''),
            c if c.is_alphanumeric() || c == '%' || c == '$' => Some(c),
            _ => None,
        })
        .flat_map(char::to_lowercase)
        .collect()
}
