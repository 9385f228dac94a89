//! Whether two words are forms of one, or opposites, by short tables and suffixes.
//!
//! Two canonical words enter, an answer leaves. Nothing here is learned; each table can be read through.

/// Forms that share no regular stem.
const IRREGULAR: &[&[&str]] = &[
    &["am", "are", "be", "been", "being", "is", "was", "were"],
    &["had", "has", "have", "having"],
    &["did", "do", "does", "doing", "done"],
    &["gone", "go", "goes", "going", "went"],
    &["became", "become", "becomes", "becoming"],
    &["began", "begin", "beginning", "begins", "begun"],
    &["bought", "buy", "buying", "buys"],
    &["bring", "bringing", "brings", "brought"],
    &["build", "building", "builds", "built"],
    &["came", "come", "comes", "coming"],
    &["child", "children"],
    &["chose", "choose", "chooses", "choosing", "chosen"],
    &["fall", "fallen", "falling", "falls", "fell"],
    &["feel", "feeling", "feels", "felt"],
    &["fight", "fighting", "fights", "fought"],
    &["find", "finding", "finds", "found"],
    &["gave", "give", "given", "gives", "giving"],
    &["get", "gets", "getting", "got", "gotten"],
    &["grew", "grow", "growing", "grown", "grows"],
    &["hear", "heard", "hearing", "hears"],
    &["held", "hold", "holding", "holds"],
    &["keep", "keeping", "keeps", "kept"],
    &["knew", "know", "knowing", "known", "knows"],
    &["lead", "leading", "leads", "led"],
    &["leave", "leaves", "leaving", "left"],
    &["lose", "loses", "losing", "lost"],
    &["made", "make", "makes", "making"],
    &["man", "men"],
    &["mean", "means", "meant"],
    &["meet", "meeting", "meets", "met"],
    &["paid", "pay", "paying", "pays"],
    &["ran", "run", "running", "runs"],
    &["rise", "risen", "rises", "rising", "rose"],
    &["said", "say", "saying", "says"],
    &["saw", "see", "seeing", "seen", "sees"],
    &["sell", "selling", "sells", "sold"],
    &["send", "sending", "sends", "sent"],
    &["sit", "sits", "sitting", "sat"],
    &["speak", "speaking", "speaks", "spoke", "spoken"],
    &["spend", "spending", "spends", "spent"],
    &["stand", "standing", "stands", "stood"],
    &["take", "taken", "takes", "taking", "took"],
    &["teach", "taught", "teaches", "teaching"],
    &["tell", "telling", "tells", "told"],
    &["think", "thinking", "thinks", "thought"],
    &["win", "winning", "wins", "won"],
    &["woman", "women"],
    &["write", "writes", "writing", "written", "wrote"],
    &["this", "these"],
    &["that", "those"],
    &["an", "a"],
    &["foot", "feet"],
    &["person", "persons"],
];

/// Pairs of opposites, base forms.
const OPPOSITES: &[(&str, &str)] = &[
    ("above", "below"),
    ("accept", "refuse"),
    ("accept", "reject"),
    ("accidental", "deliberate"),
    ("accidentally", "deliberately"),
    ("add", "remove"),
    ("admit", "deny"),
    ("after", "before"),
    ("agree", "disagree"),
    ("agree", "refuse"),
    ("alive", "dead"),
    ("allow", "ban"),
    ("allow", "forbid"),
    ("allow", "prohibit"),
    ("ally", "enemy"),
    ("approve", "reject"),
    ("arrive", "leave"),
    ("ashamed", "proud"),
    ("asset", "liability"),
    ("backward", "forward"),
    ("ban", "permit"),
    ("begin", "end"),
    ("beginning", "end"),
    ("best", "worst"),
    ("better", "worse"),
    ("birth", "death"),
    ("borrow", "lend"),
    ("bottom", "top"),
    ("buy", "sell"),
    ("buyer", "seller"),
    ("cheap", "expensive"),
    ("clean", "dirty"),
    ("cold", "hot"),
    ("cold", "warm"),
    ("condemn", "praise"),
    ("confirm", "deny"),
    ("create", "destroy"),
    ("criticize", "praise"),
    ("cut", "increase"),
    ("cut", "raise"),
    ("dark", "light"),
    ("death", "life"),
    ("decrease", "increase"),
    ("deep", "shallow"),
    ("defend", "attack"),
    ("defendant", "plaintiff"),
    ("die", "live"),
    ("difficult", "easy"),
    ("doubt", "trust"),
    ("down", "up"),
    ("early", "late"),
    ("east", "west"),
    ("eastern", "western"),
    ("easy", "hard"),
    ("employee", "employer"),
    ("empty", "full"),
    ("enter", "leave"),
    ("exclude", "include"),
    ("expand", "shrink"),
    ("export", "import"),
    ("fail", "pass"),
    ("fail", "succeed"),
    ("failure", "success"),
    ("fall", "rise"),
    ("false", "true"),
    ("fast", "slow"),
    ("female", "male"),
    ("few", "many"),
    ("fewer", "more"),
    ("first", "last"),
    ("friend", "enemy"),
    ("gain", "lose"),
    ("give", "take"),
    ("glad", "sorry"),
    ("good", "bad"),
    ("grow", "shrink"),
    ("guilty", "innocent"),
    ("happy", "sad"),
    ("hard", "soft"),
    ("hate", "love"),
    ("have", "lack"),
    ("heavy", "light"),
    ("hero", "villain"),
    ("high", "low"),
    ("higher", "lower"),
    ("hire", "fire"),
    ("improve", "worsen"),
    ("inside", "outside"),
    ("landlord", "tenant"),
    ("large", "small"),
    ("left", "right"),
    ("less", "more"),
    ("lie", "truth"),
    ("long", "short"),
    ("lose", "win"),
    ("loser", "winner"),
    ("loss", "profit"),
    ("loss", "win"),
    ("lower", "raise"),
    ("major", "minor"),
    ("majority", "minority"),
    ("mandatory", "optional"),
    ("mandatory", "voluntary"),
    ("maximum", "minimum"),
    ("narrow", "wide"),
    ("negative", "positive"),
    ("new", "old"),
    ("north", "south"),
    ("northern", "southern"),
    ("old", "young"),
    ("open", "close"),
    ("oppose", "support"),
    ("optimistic", "pessimistic"),
    ("over", "under"),
    ("permanent", "temporary"),
    ("permit", "prohibit"),
    ("private", "public"),
    ("pull", "push"),
    ("quick", "slow"),
    ("reduce", "increase"),
    ("remember", "forget"),
    ("rich", "poor"),
    ("right", "wrong"),
    ("safe", "dangerous"),
    ("save", "waste"),
    ("start", "stop"),
    ("strengthen", "weaken"),
    ("strong", "weak"),
    ("thick", "thin"),
    ("today", "tomorrow"),
    ("today", "yesterday"),
    ("tomorrow", "yesterday"),
    ("victory", "defeat"),
    ("war", "peace"),
];

/// What a word may end in beyond the letters that its forms share.
const SUFFIXES: &[&str] = &[
    "", "d", "e", "ed", "en", "er", "ers", "es", "est", "ied", "ier", "ies", "iest", "ing", "ings", "ly",
    "r", "rs", "s", "st", "y",
];

/// True if two words are forms of one: `conversation`, `conversations`; `is`, `was`.
pub(crate) fn is_same_lemma(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    if IRREGULAR
        .iter()
        .any(|forms| forms.contains(&one) && forms.contains(&other))
    {
        return true;
    }
    let shared = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    if shared < 3 || !one.is_ascii() || !other.is_ascii() {
        return false;
    }
    let tails = [tail(one, shared), tail(other, shared)];
    let [Some(first), Some(second)] = tails else {
        return false;
    };
    // `past` and `paste`, `part` and `party` are two words each.
    [first, second]
        .iter()
        .any(|tail| !matches!(*tail, "" | "e" | "y"))
}

/// What stands behind the shared letters, without a doubled consonant, if it is a suffix.
fn tail(word: &str, shared: usize) -> Option<&str> {
    let tail = &word[shared..];
    if SUFFIXES.contains(&tail) {
        return Some(tail);
    }
    let doubled = tail.as_bytes().first() == word.as_bytes().get(shared.wrapping_sub(1));
    let undoubled = tail.get(1..).filter(|_| doubled)?;
    (matches!(undoubled, "ed" | "ing" | "er" | "ers" | "est")).then_some(undoubled)
}

/// True if the two words, in any of their forms, are opposites.
pub(crate) fn is_opposite(one: &str, other: &str) -> bool {
    OPPOSITES.iter().any(|(first, second)| {
        (is_same_lemma(one, first) && is_same_lemma(other, second))
            || (is_same_lemma(one, second) && is_same_lemma(other, first))
    })
}

/// True if one word is the other behind a prefix that negates: `lawful`, `unlawful`.
pub(crate) fn is_negated(one: &str, other: &str) -> bool {
    let negates = |long: &str, short: &str| {
        short.len() >= 4
            && long
                .strip_suffix(short)
                .is_some_and(|prefix| matches!(prefix, "un" | "in" | "im" | "il" | "ir" | "dis" | "non"))
    };
    negates(one, other) || negates(other, one)
}

/// True if the two spellings sound alike: the same consonants in the same order.
pub(crate) fn sounds_alike(one: &str, other: &str) -> bool {
    one.bytes().next() == other.bytes().next() && consonants(one) == consonants(other)
}

fn consonants(word: &str) -> Vec<char> {
    let mut out: Vec<char> = word
        .chars()
        .filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'w' | '\''))
        .map(|c| match c {
            'c' | 'q' => 'k',
            'z' => 's',
            'v' => 'f',
            other => other,
        })
        .collect();
    out.dedup();
    out
}

/// True if one word is the other with two neighbouring letters exchanged.
pub(crate) fn is_transposed(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() || one.len() < 4 {
        return false;
    }
    let Some(at) = one.iter().zip(other).position(|(a, b)| a != b) else {
        return false;
    };
    at + 1 < one.len()
        && one[at] == other[at + 1]
        && one[at + 1] == other[at]
        && one[at + 2..] == other[at + 2..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word() {
        for (one, other) in [
            ("conversation", "conversations"),
            ("plan", "planned"),
            ("make", "making"),
            ("carry", "carried"),
            ("went", "going"),
            ("brave", "braver"),
            ("is", "were"),
        ] {
            assert!(is_same_lemma(one, other), "{one} {other}");
            assert!(is_same_lemma(other, one), "{other} {one}");
        }
    }

    #[test]
    fn words_that_only_look_alike() {
        for (one, other) in [
            ("past", "paste"),
            ("part", "party"),
            ("stared", "started"),
            ("iran", "iraq"),
        ] {
            assert!(!is_same_lemma(one, other), "{one} {other}");
        }
    }

    #[test]
    fn opposites_in_any_form() {
        assert!(is_opposite("rising", "fell"));
        assert!(is_opposite("supports", "opposed"));
        assert!(!is_opposite("ferry", "boat"));
        assert!(is_negated("lawful", "unlawful"));
    }

    #[test]
    fn names_written_by_ear() {
        assert!(sounds_alike("katy", "katie"));
        assert!(!sounds_alike("iran", "iraq"));
    }
}
