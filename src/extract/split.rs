//! Split quotations: “Help,” she said, “is coming.”
//!
//! Two pieces are one quotation if a short clause of attribution separates them within one sentence: the first piece does not
//! end its sentence, the clause ends with a comma, and the second piece continues in lower case or mid-sentence.

use crate::english::lexicon::hash;
use crate::english::speech_verbs;
use crate::english::speech_verbs::SpeechVerb;
use crate::text::Span;

use super::Piece;

/// Clauses longer than this are sentences of their own.
const LONGEST: usize = 120;

/// True if both pieces are one quotation.
pub(super) fn is_split(text: &str, first: &Piece, second: &Piece) -> bool {
    let (Some(close), Some(open)) = (first.close, second.open) else {
        return false;
    };
    if open.start - close.end > LONGEST {
        return false;
    }
    let between = Span::new(close.end, open.start).of(text).trim();
    let ends_clause = between.ends_with([',', '—', '–', '-']) || between.ends_with("...");
    if !ends_clause || !breaks_off(first.span.of(text), between) || has_sentence_break(between) {
        return false;
    }
    goes_on(second.span.of(text)) && has_cue(between)
}

/// True if the first piece does not end its sentence: a comma inside or after the marks, a dash, an ellipsis, or
/// nothing; a question or exclamation mark may occur in the middle of a sentence.
fn breaks_off(first: &str, between: &str) -> bool {
    if between.starts_with([',', '—', '–', '-']) {
        return true;
    }
    match first.chars().next_back() {
        Some('.') => first.ends_with(".."),
        Some(last) => matches!(last, ',' | '-' | '–' | '—' | '…' | '?' | '!' | ';') || last.is_alphanumeric(),
        None => false,
    }
}

/// True if the second piece goes on with a sentence: only `I`, a name or a number may start it in upper case, which
/// cannot be told from a new sentence, so the comma before it decides.
fn goes_on(second: &str) -> bool {
    second
        .chars()
        .find(|it| it.is_alphanumeric())
        .is_some_and(char::is_alphanumeric)
}

/// True if a sentence ends inside the clause; `Mr.` and initials do not end one.
fn has_sentence_break(clause: &str) -> bool {
    clause.match_indices(['.', '!', '?']).any(|(at, _)| {
        let word = clause[..at].rsplit(|it: char| !it.is_alphanumeric()).next();
        let is_short = word.is_some_and(|it| it.len() <= 3 && it.starts_with(char::is_uppercase));
        clause[at + 1..].starts_with(char::is_whitespace) && !is_short
    })
}

/// True if the clause has a usual verb of saying; with a rarer one, the pieces stay two quotations, the smaller error.
fn has_cue(clause: &str) -> bool {
    clause
        .split(|it: char| !it.is_alphabetic())
        .filter(|word| word.starts_with(char::is_lowercase))
        .any(|word| speech_verbs::is(hash(word), SpeechVerb::INTERRUPTING))
}
