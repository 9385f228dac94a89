//! Verbs of saying and other words that signal attribution: how strongly, and what they do to their subject and object.
//!
//! A verb that is not in the list can still be a cue in a slot that only a cue fills.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::english::data;
use crate::english::data::label_set;
use crate::english::hash::hash;

/// How strongly a word signals attribution: its share of cues among its uses in the annotated training articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Strength {
    /// Not seen as a cue.
    #[default]
    None,
    /// Seldom a cue: `found`, `put`.
    Weak,
    /// Often a cue: `called`, `noted`.
    Fair,
    /// Nearly always a cue: `said`, `tweeted`.
    Strong,
}

/// Least share of cues among the uses of a strong cue word; thresholds chosen by hand, the ranker is trained with them.
const STRONG_MIN_SHARE: f32 = 0.35;
/// Least share of cues among the uses of a fair cue word.
const FAIR_MIN_SHARE: f32 = 0.12;

label_set! {
    /// What a verb of saying does.
    SpeechVerb(u16) {
        /// The object, or the subject of the passive, is the hearer: `told Orr`, `Orr was told`.
        ADDRESSING 0 "addressing",
        /// Makes a quotation near it speech, for the speech classifier.
        CREDITING 1 "crediting",
        /// Stands between the parts of a split quotation.
        INTERRUPTING 2 "interrupting",
        /// The object is a document by the subject: `released a report`.
        ISSUING 3 "issuing",
        /// Opens a sentence before its subject: `Says Ruiz:`.
        OPENING 4 "opening",
        /// A past participle.
        PARTICIPLE 5 "participle",
        /// The object speaks: `recalled Orr saying`.
        RECALLING 6 "recalling",
        /// Passes on words said elsewhere: `Axios reported`.
        RELAYING 7 "relaying",
        /// Says who had the words before: `obtained by`.
        SOURCED 8 "sourced",
        /// Tokens carry it as a class.
        SPEAKING 9 "speaking",
    }
}

/// A word of the list.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    strength: Strength,
    verb: SpeechVerb,
}

/// How strongly the word with this hash signals attribution.
pub(crate) fn strength(word: u32) -> Strength {
    entry(word).strength
}

/// True if the word with this hash does one of these.
pub(crate) fn is(word: u32, verbs: SpeechVerb) -> bool {
    entry(word).verb.is(verbs)
}

/// True if the word with this hash is the past participle of a verb that does one of these.
pub(crate) fn is_participle(word: u32, verbs: SpeechVerb) -> bool {
    let verb = entry(word).verb;
    verb.is(SpeechVerb::PARTICIPLE) && verb.is(verbs)
}

/// The words that do one of these.
pub(crate) fn words(verbs: SpeechVerb) -> impl Iterator<Item = &'static str> {
    data::rows(data::SPEECH_VERBS)
        .filter(move |(_, fields)| verb(fields).is(verbs))
        .map(|(word, _)| word)
}

/// Every word that was seen as a cue, as its hash.
pub(crate) fn hashes_known() -> impl Iterator<Item = u32> {
    let seen = table()
        .iter()
        .filter(|(_, entry)| entry.strength > Strength::None);
    seen.map(|(hash, _)| *hash)
}

fn entry(word: u32) -> Entry {
    table().get(&word).copied().unwrap_or_default()
}

fn table() -> &'static FxHashMap<u32, Entry> {
    static TABLE: OnceLock<FxHashMap<u32, Entry>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let entry = |fields: &str| {
            let mut counts = fields.split('\t').map_while(|field| field.parse::<f32>().ok());
            let strength = match (counts.next(), counts.next()) {
                (Some(cue), Some(all)) if all > 0.0 => grade(cue / all),
                _ => Strength::None,
            };
            Entry {
                strength,
                verb: verb(fields),
            }
        };
        data::rows(data::SPEECH_VERBS)
            .map(|(word, fields)| (hash(word), entry(fields)))
            .collect()
    })
}

/// The flags, which are the last column.
fn verb(fields: &str) -> SpeechVerb {
    SpeechVerb::of_labels(fields.rsplit('\t').next().unwrap_or_default())
}

fn grade(share: f32) -> Strength {
    match share {
        _ if share >= STRONG_MIN_SHARE => Strength::Strong,
        _ if share >= FAIR_MIN_SHARE => Strength::Fair,
        _ => Strength::Weak,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commonest_cue_is_strong() {
        assert_eq!(strength(hash("said")), Strength::Strong);
        assert_eq!(strength(hash("the")), Strength::None);
    }

    #[test]
    fn only_participles_have_a_passive() {
        assert!(is_participle(hash("told"), SpeechVerb::ADDRESSING));
        assert!(is(hash("telling"), SpeechVerb::ADDRESSING));
        assert!(!is_participle(hash("telling"), SpeechVerb::ADDRESSING));
    }
}
