//! One spelling for British and American words.
//!
//! A lower-case word enters, its American spelling leaves. The rules need not know English: `promised` may become
//! `promized`, as long as no rule makes two different words equal.

/// Words that no rule covers, sorted.
const TABLE: &[(&str, &str)] = &[
    ("acknowledgement", "acknowledgment"),
    ("advisor", "adviser"),
    ("advisors", "advisers"),
    ("aeroplane", "airplane"),
    ("afterwards", "afterward"),
    ("ageing", "aging"),
    ("aluminium", "aluminum"),
    ("amidst", "amid"),
    ("amongst", "among"),
    ("analyse", "analyze"),
    ("analysed", "analyzed"),
    ("analysing", "analyzing"),
    ("artefact", "artifact"),
    ("artefacts", "artifacts"),
    ("backwards", "backward"),
    ("burnt", "burned"),
    ("cancelation", "cancellation"),
    ("catalogue", "catalog"),
    ("cheque", "check"),
    ("cheques", "checks"),
    ("cosy", "cozy"),
    ("defence", "defense"),
    ("defences", "defenses"),
    ("dialog", "dialogue"),
    ("dreamt", "dreamed"),
    ("enquire", "inquire"),
    ("enquiries", "inquiries"),
    ("enquiry", "inquiry"),
    ("enrol", "enroll"),
    ("forwards", "forward"),
    ("fulfil", "fulfill"),
    ("fulfilment", "fulfillment"),
    ("gaol", "jail"),
    ("grey", "gray"),
    ("instalment", "installment"),
    ("jewellery", "jewelry"),
    ("judgement", "judgment"),
    ("judgements", "judgments"),
    ("kerb", "curb"),
    ("leapt", "leaped"),
    ("learnt", "learned"),
    ("licence", "license"),
    ("licences", "licenses"),
    ("manoeuvre", "maneuver"),
    ("manoeuvres", "maneuvers"),
    ("moustache", "mustache"),
    ("mum", "mom"),
    ("offence", "offense"),
    ("offences", "offenses"),
    ("okay", "ok"),
    ("okey", "ok"),
    ("onwards", "onward"),
    ("paralyse", "paralyze"),
    ("paralysed", "paralyzed"),
    ("plough", "plow"),
    ("practise", "practice"),
    ("practised", "practiced"),
    ("practising", "practicing"),
    ("pretence", "pretense"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("pyjamas", "pajamas"),
    ("sceptic", "skeptic"),
    ("sceptical", "skeptical"),
    ("scepticism", "skepticism"),
    ("sceptics", "skeptics"),
    ("skilful", "skillful"),
    ("spelt", "spelled"),
    ("spoilt", "spoiled"),
    ("storey", "story"),
    ("sulphur", "sulfur"),
    ("til", "until"),
    ("till", "until"),
    ("towards", "toward"),
    ("tyre", "tire"),
    ("tyres", "tires"),
    ("upwards", "upward"),
    ("whilst", "while"),
    ("wilful", "willful"),
];

/// What may stand behind `-our` in a word that has `-or` elsewhere.
const AFTER_OUR: &[&str] = &[
    "", "s", "ed", "ing", "able", "ably", "al", "er", "ers", "ful", "hood", "hoods", "ism", "ist", "ite",
    "ites", "less", "y",
];

/// What may stand behind `-is` in a word that has `-iz` elsewhere.
const AFTER_IS: &[&str] = &["e", "ed", "es", "er", "ers", "ing", "ation", "ations", "ational"];

/// The American spelling of a lower-case word, if it is another.
pub(crate) fn american(word: &str) -> Option<String> {
    if let Ok(at) = TABLE.binary_search_by(|(british, _)| british.cmp(&word)) {
        return Some(TABLE[at].1.to_owned());
    }
    if !word.is_ascii() || word.len() < 5 {
        return None;
    }
    our(word)
        .or_else(|| ise(word))
        .or_else(|| re(word))
        .or_else(|| doubled_l(word))
}

/// `neighbourhood` → `neighborhood`. Three letters must precede, or `tour` and `tor` were one.
fn our(word: &str) -> Option<String> {
    let at = word.rfind("our")?;
    let fits = at >= 3 && AFTER_OUR.contains(&&word[at + 3..]);
    fits.then(|| format!("{}or{}", &word[..at], &word[at + 3..]))
}

/// `organisation` → `organization`. Three letters must precede, or `prise` and `prize` were one.
fn ise(word: &str) -> Option<String> {
    let at = word.rfind("is")?;
    let fits = at >= 3 && AFTER_IS.contains(&&word[at + 2..]);
    fits.then(|| format!("{}iz{}", &word[..at], &word[at + 2..]))
}

/// `centre` → `center`, `fibres` → `fibers`, `centred` → `centered`.
fn re(word: &str) -> Option<String> {
    let (stem, tail) = ["re", "res", "red"]
        .iter()
        .find_map(|tail| Some((word.strip_suffix(tail)?, &tail[2..])))?;
    let fits = stem.len() >= 3 && stem.ends_with(['t', 'b']) && !stem.ends_with("tt");
    fits.then(|| format!("{stem}er{}", if tail == "d" { "ed" } else { tail }))
}

/// `travelled` → `traveled`. Two syllables must precede, or `filled` and `filed` were one.
fn doubled_l(word: &str) -> Option<String> {
    let stem = ["ed", "ing", "er", "ers", "or", "ors"]
        .iter()
        .find_map(|tail| word.strip_suffix(tail))?;
    let single = stem.strip_suffix('l').filter(|single| single.ends_with('l'))?;
    let fits = vowel_groups(single) >= 2;
    fits.then(|| format!("{single}{}", &word[stem.len()..]))
}

fn vowel_groups(word: &str) -> usize {
    let vowel = |byte: u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let bytes = word.as_bytes();
    (0..bytes.len())
        .filter(|&at| vowel(bytes[at]) && (at == 0 || !vowel(bytes[at - 1])))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(word: &str) -> String {
        american(word).unwrap_or_else(|| word.to_owned())
    }

    #[test]
    fn both_spellings_are_one() {
        for (british, american) in [
            ("neighbourhood", "neighborhood"),
            ("organisation", "organization"),
            ("realised", "realized"),
            ("centre", "center"),
            ("theatres", "theaters"),
            ("travelled", "traveled"),
            ("cancelling", "canceling"),
            ("programme", "program"),
            ("favour", "favor"),
            ("towards", "toward"),
        ] {
            assert_eq!(folded(british), folded(american));
        }
    }

    #[test]
    fn different_words_stay_different() {
        for (one, other) in [
            ("four", "for"),
            ("tour", "tor"),
            ("filled", "filed"),
            ("polling", "poling"),
            ("prise", "prize"),
            ("hour", "hor"),
            ("raise", "raze"),
            ("rises", "rices"),
        ] {
            assert_ne!(folded(one), folded(other));
        }
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(TABLE.is_sorted_by(|a, b| a.0 < b.0));
    }
}
