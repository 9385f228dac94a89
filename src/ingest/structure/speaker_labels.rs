//! Speaker labels of transcripts: `NAME:` in its many shapes.
//!
//! A line enters; the label at its start leaves, with the name cleaned of titles, asides and shouting. Whether the text
//! is a transcript at all is decided from all its labels together.

use rustc_hash::FxHashMap;

/// A label at the start of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ingest) struct Label<'a> {
    /// The name as labelled, at this byte of the line.
    pub(in crate::ingest) at: usize,
    /// The name as labelled: `SEN. ANA RUIZ (off-mike)`.
    pub(in crate::ingest) printed: &'a str,
    /// The byte of the line where the words start.
    pub(in crate::ingest) words: usize,
    /// Time in front of the label, in milliseconds.
    pub(in crate::ingest) time: Option<u64>,
    /// Its shape alone says that it is a label: capitals, `Q.`, `>>`, a time.
    pub(in crate::ingest) strong: bool,
}

/// Longest label, in bytes.
const LONGEST: usize = 90;

/// Words before a colon that are no speakers, in lower case.
const NO_SPEAKERS: &[&str] = &[
    "advertisement",
    "also",
    "analysis",
    "answer to",
    "background",
    "breaking",
    "breaking news",
    "bottom line",
    "by",
    "caption",
    "cc",
    "contact",
    "correction",
    "credit",
    "date",
    "disclaimer",
    "editor's note",
    "editors' note",
    "editor’s note",
    "exclusive",
    "example",
    "fact",
    "fact check",
    "filed under",
    "for example",
    "from",
    "image",
    "live",
    "live updates",
    "location",
    "more",
    "more on this",
    "note",
    "notes",
    "opinion",
    "photo",
    "photos",
    "photograph",
    "ps",
    "published",
    "re",
    "read",
    "read also",
    "read more",
    "related",
    "remember",
    "result",
    "see also",
    "sent",
    "source",
    "sources",
    "subject",
    "summary",
    "tags",
    "the latest",
    "time",
    "title",
    "to",
    "topics",
    "transcript",
    "transcript for",
    "translation",
    "update",
    "updated",
    "url",
    "verdict",
    "video",
    "warning",
    "watch",
    "when",
    "where",
    "who",
    "what",
    "why",
];

/// Words that may stand small inside a name.
const SMALL: &[&str] = &[
    "al", "and", "at", "bin", "da", "de", "del", "der", "di", "el", "for", "from", "in", "la", "le", "of",
    "on", "the", "to", "van", "von",
];

/// Titles that are not part of the name; in lower case, without the dot.
const HONORIFICS: &[&str] = &[
    "mr", "mrs", "ms", "miss", "mx", "m", "mme", "herr", "frau", "dr", "prof", "sir", "hon",
];

/// The label at the start of a line, if there is one.
pub(in crate::ingest) fn label(line: &str) -> Option<Label<'_>> {
    let (time, start) = timecode(line);
    let rest = &line[start..];
    let (arrows, start) = match rest.strip_prefix(">>") {
        Some(after) => {
            let after = after.trim_start_matches('>');
            (true, line.len() - after.trim_start().len())
        }
        None => (false, start),
    };
    let rest = &line[start..];
    if let Some(length) = question_or_answer(rest) {
        let words = start + length;
        return Some(Label {
            at: start,
            printed: &rest[..1],
            words: words + (line[words..].len() - line[words..].trim_start().len()),
            time,
            strong: true,
        });
    }
    let window = &rest[..rest.floor_char_boundary(LONGEST)];
    let colon = colon(window)?;
    let printed = window[..colon].trim_end();
    let after = &rest[colon + 1..];
    // `https://`, `10:30` and `Re:view` are none.
    if !(after.is_empty()
        || after.starts_with(|char: char| char.is_whitespace() || "\"“‘'([*-–—".contains(char)))
    {
        return None;
    }
    let strong_name = is_name(printed)?;
    Some(Label {
        at: start,
        printed,
        words: line.len() - after.trim_start().len(),
        time,
        strong: strong_name || arrows || (time.is_some() && start > 0),
    })
}

/// The colon that ends a label: the first one outside parentheses.
fn colon(window: &str) -> Option<usize> {
    memchr::memchr(b':', window.as_bytes())?;
    let mut depth = 0_usize;
    for (at, byte) in window.bytes().enumerate() {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            b':' if depth == 0 => return Some(at),
            b'\n' => return None,
            _ => {}
        }
    }
    None
}

/// Length of `Q.`, `A:` or `Q` and wide space at the start of a line.
fn question_or_answer(line: &str) -> Option<usize> {
    if !line.starts_with(['Q', 'A']) {
        return None;
    }
    let after = &line[1..];
    if let Some(rest) = after.strip_prefix(['.', ':']) {
        return (rest.is_empty() || rest.starts_with(char::is_whitespace)).then_some(2);
    }
    let wide = after.starts_with("  ") || after.starts_with('\t') || after.starts_with("\u{a0}");
    (wide && !after.trim_start().is_empty()).then_some(1)
}

/// `Some(true)` for a name in capitals, `Some(false)` for one in mixed case, `None` for anything else.
fn is_name(printed: &str) -> Option<bool> {
    let bare = without_asides(printed);
    let name = bare.split(',').next().unwrap_or_default().trim();
    let lower = name.to_lowercase();
    if name.is_empty() || name.len() > 60 || NO_SPEAKERS.contains(&lower.as_str()) {
        return None;
    }
    let mut words = 0;
    for word in name.split_whitespace() {
        words += 1;
        let letters = |char: char| char.is_alphabetic() || "'’.-&/#".contains(char);
        let is_number = words > 1 && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'#');
        let starts_big = word.starts_with(char::is_uppercase) || words > 1 && SMALL.contains(&word);
        // A full stop ends an initial or a title, not a sentence.
        let dot_is_short = !word.ends_with('.') || word.len() <= 6;
        if !(is_number || word.chars().all(letters) && starts_big && dot_is_short) {
            return None;
        }
    }
    let capitals = name
        .split_whitespace()
        .any(|word| word.chars().filter(|it| it.is_uppercase()).count() >= 2)
        && name
            .split_whitespace()
            .filter(|word| !is_honorific(word))
            .all(|word| {
                !word.chars().skip(3).any(char::is_lowercase)
                    && word.chars().filter(|it| it.is_lowercase()).count() <= 2
            })
        && name
            .split_whitespace()
            .filter(|word| !is_honorific(word))
            .any(|word| {
                let letters = || word.chars().filter(|it| it.is_alphabetic());
                letters().count() >= 2 && letters().all(char::is_uppercase)
            });
    (1..=6).contains(&words).then_some(capitals)
}

/// A name without what stands in parentheses and brackets.
fn without_asides(printed: &str) -> String {
    let mut depth = 0_usize;
    let mut bare = String::with_capacity(printed.len());
    for char in printed.chars() {
        match char {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(char),
            _ => {}
        }
    }
    bare
}

fn is_honorific(word: &str) -> bool {
    HONORIFICS.contains(&word.trim_end_matches('.').to_lowercase().as_str())
}

/// The name of a label without titles, asides and roles behind a comma, and not in capitals.
pub(in crate::ingest) fn clean(printed: &str) -> String {
    match printed {
        "Q" => return "Question".into(),
        "A" => return "Answer".into(),
        _ => {}
    }
    let bare = without_asides(printed);
    let mut parts = bare.split(',').map(str::trim);
    let name = parts.next().unwrap_or_default();
    let words: Vec<&str> = name.split_whitespace().collect();
    let first = words.iter().take_while(|word| is_honorific(word)).count();
    let kept = if first < words.len() {
        &words[first..]
    } else {
        &words[..]
    };
    let mut cleaned = kept
        .iter()
        .map(|word| unshouted(word))
        .collect::<Vec<_>>()
        .join(" ");
    if let Some(suffix) = parts
        .next()
        .filter(|it| matches!(it.trim_end_matches('.'), "JR" | "Jr" | "SR" | "Sr"))
    {
        cleaned.push_str(", ");
        cleaned.push_str(&unshouted(suffix));
    }
    cleaned
}

/// `O'NEILL` → `O'Neill`, `MCCARTHY-RUIZ` → `McCarthy-Ruiz`; words that are not shouted stay.
fn unshouted(word: &str) -> String {
    let letters: Vec<char> = word.chars().filter(|char| char.is_alphabetic()).collect();
    let shouted = letters.len() > 1 && letters.iter().all(|char| char.is_uppercase());
    let short_form = word.contains('.') && letters.len() * 2 <= word.chars().count() + 1;
    let vowels = letters
        .iter()
        .any(|char| "AEIOUYÁÀÂÄÅÃÆÉÈÊËÍÌÎÏÓÒÔÖØÕÚÙÛÜÝ".contains(*char));
    let suffix = matches!(
        word.trim_end_matches('.'),
        "JR" | "SR" | "DR" | "MR" | "MS" | "MRS" | "ST"
    );
    let numeral = matches!(word, "II" | "III" | "IV");
    if !shouted
        || short_form && letters.len() > 1 && !suffix && vowels && letters.len() <= 4
        || numeral
        || (!vowels && !suffix)
    {
        return word.to_owned();
    }
    let mut made = String::with_capacity(word.len());
    let mut big = true;
    for char in word.chars() {
        if big {
            made.push(char);
        } else {
            made.extend(char.to_lowercase());
        }
        let after_apostrophe = "'’".contains(char) && made.chars().count() == 2;
        let after_mc = made == "Mc" && letters.len() > 4;
        big = after_apostrophe || after_mc || "-/.".contains(char);
    }
    made
}

/// The time at the start of a line in milliseconds, and the byte behind it.
fn timecode(line: &str) -> (Option<u64>, usize) {
    let open = usize::from(line.starts_with(['[', '(']));
    let body = &line[open..];
    let length = body
        .bytes()
        .take_while(|byte| byte.is_ascii_digit() || b":.".contains(byte))
        .count();
    if length == 0 {
        // Most lines start with no digit.
        return (None, 0);
    }
    let Some(time) = milliseconds(&body[..length]) else {
        return (None, 0);
    };
    let after = body[length..].trim_start_matches([']', ')']);
    let after = after
        .trim_start()
        .trim_start_matches(['-', '–', '—'])
        .trim_start();
    (Some(time), line.len() - after.len())
}

/// `01:02:03.5`, `02:03` → milliseconds.
pub(in crate::ingest) fn milliseconds(time: &str) -> Option<u64> {
    let (whole, fraction) = time.split_once(['.', ',']).unwrap_or((time, ""));
    let parts: Vec<&str> = whole.split(':').collect();
    if !(2..=3).contains(&parts.len()) || fraction.len() > 3 {
        return None;
    }
    let mut seconds = 0_u64;
    for part in &parts {
        if !(1..=3).contains(&part.len()) {
            return None;
        }
        seconds = seconds * 60 + part.parse::<u64>().ok()?;
    }
    let thousandths = if fraction.is_empty() {
        0
    } else {
        format!("{fraction:0<3}").parse().ok()?
    };
    Some(seconds * 1000 + thousandths)
}

/// Why a text is a transcript, if its labels say so.
pub(in crate::ingest) fn shows_transcript(text: &str) -> Option<&'static str> {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    let (mut lines, mut strong, mut weak, mut first) = (0_usize, 0_usize, 0_usize, None);
    let mut quoted = 0_usize;
    let mut start = 0;
    let ends = memchr::memchr2_iter(b'\n', b'\r', text.as_bytes());
    for end in ends.chain(std::iter::once(text.len())) {
        let line = text[start..end].trim();
        start = end + 1;
        if line.is_empty() {
            continue;
        }
        lines += 1;
        let Some(label) = label(line) else { continue };
        quoted += usize::from(line[label.words..].trim_start().starts_with(['“', '"', '‘']));
        first.get_or_insert((lines, label.strong, label.printed));
        *if label.strong { &mut strong } else { &mut weak } += 1;
        *counts.entry(label.printed).or_default() += 1;
    }
    let (first_line, first_strong, first_name) = first?;
    let labels = strong + weak;
    // `Ruiz: “It is sold.”`: an article that quotes people by label.
    if quoted * 2 > labels {
        return None;
    }
    let repeating = counts.values().filter(|&&count| count > 1).count();
    let early = first_line <= 3 + lines / 4;
    let dense = labels * 10 >= lines;
    let mostly_strong = strong * 2 > labels;
    if counts.len() > 1 && repeating > 0 && early && dense {
        if mostly_strong && labels >= 3 {
            return Some("speaker labels in capitals start its lines");
        }
        if labels >= 4 && repeating > 1 && labels * 3 >= lines {
            return Some("the same speaker labels start its lines again and again");
        }
    }
    let speech =
        first_line <= 3 && first_strong && mostly_strong && first_name.split_whitespace().count() > 1;
    if speech && is_addressed(text) {
        return Some("it starts with a speaker's label and goes on in his words");
    }
    None
}

/// True if a text addresses a listener: words like `I`, `we` and `you` outside quotation marks.
fn is_addressed(text: &str) -> bool {
    const ADDRESS: [&str; 10] = ["I", "I'm", "I’m", "we", "We", "my", "our", "you", "You", "your"];
    let (mut words, mut address) = (0_usize, 0_usize);
    let mut quoted = false;
    for word in text.split_whitespace().take(2000) {
        quoted |= word.starts_with(['“', '"']);
        if !quoted {
            words += 1;
            address += usize::from(ADDRESS.contains(&word.trim_end_matches([',', '.', '?', '!'])));
        }
        quoted &= !word.trim_end_matches([',', '.', '?', '!']).ends_with(['”', '"']) && !word.contains('”');
    }
    address * 50 >= words && address > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cleaned name of the label at the start of a line, and the words behind it.
    #[track_caller]
    fn check(line: &str, expected: Option<(&str, &str)>) {
        let found = label(line).map(|label| (clean(label.printed), &line[label.words..]));
        assert_eq!(
            found.as_ref().map(|(name, words)| (name.as_str(), *words)),
            expected
        );
    }

    #[test]
    fn names_in_their_many_shapes() {
        check("ANA RUIZ: We won.", Some(("Ana Ruiz", "We won.")));
        check("Ana Ruiz: We won.", Some(("Ana Ruiz", "We won.")));
        check("RUIZ (through interpreter): We won.", Some(("Ruiz", "We won.")));
        check("Mr. HOLT (off-mike): No.", Some(("Holt", "No.")));
        check("ANA RUIZ, MAYOR OF SANDVIK: No.", Some(("Ana Ruiz", "No.")));
        check("SEN. TIM O'NEILL (D-ME): No.", Some(("Sen. Tim O'Neill", "No.")));
        check("PIA MCCARTHY-LEE: No.", Some(("Pia McCarthy-Lee", "No.")));
        check("THE PRESIDENT: No.", Some(("The President", "No.")));
        check("AUDIENCE MEMBER 2: No.", Some(("Audience Member 2", "No.")));
        check("Q. Did you know?", Some(("Question", "Did you know?")));
        check("Q     Did you know?", Some(("Question", "Did you know?")));
        check("A: No.", Some(("Answer", "No.")));
        check(">> ANA RUIZ: No.", Some(("Ana Ruiz", "No.")));
        check("[00:14:32] RUIZ: No.", Some(("Ruiz", "No.")));
        check("ANA RUIZ [00:14:32]: No.", Some(("Ana Ruiz", "No.")));
        check("CNN ANCHOR: No.", Some(("CNN Anchor", "No.")));
    }

    #[test]
    fn what_is_no_label() {
        check("https://example.org", None);
        check("He said: No.", None);
        check("Editor's note: This was changed.", None);
        check("The vote: a close one.", None);
        check("A year ago he left.", None);
        check("At 10:30 the board met.", None);
        check("“ANA RUIZ: No.”", None);
    }

    #[test]
    fn times() {
        assert_eq!(milliseconds("00:14:32"), Some(872_000));
        assert_eq!(milliseconds("14:32.5"), Some(872_500));
        assert_eq!(milliseconds("14"), None);
        assert_eq!(label("(1:02) RUIZ: Yes.").and_then(|it| it.time), Some(62_000));
    }

    #[test]
    fn an_article_is_no_transcript() {
        let article = "NEW HAVEN: The mayor said on Friday that the harbour was not for sale.\n\n\
                       “We never had an offer,” she said.\n\nNote: The board meets on Monday.\n";
        assert_eq!(shows_transcript(article), None);
    }

    #[test]
    fn labels_before_quotation_marks_do_not_show_a_transcript() {
        let quoted = "Holt: “Is it sold?”\nRuiz: “It is not.”\nHolt: “Will it be?”\nRuiz: “No, it won’t.”\n";
        assert_eq!(shows_transcript(quoted), None);
    }

    #[test]
    fn transcripts_show() {
        let interview = "TOM HOLT: Is it sold?\n\nANA RUIZ: It is not.\n\nTOM HOLT: Will it be?\n";
        assert!(shows_transcript(interview).is_some());
        let speech =
            "ANA RUIZ: I thank you for coming. We have a harbour, and I will not sell it.\n\nYou know me.\n";
        assert!(shows_transcript(speech).is_some());
        let mixed = "Tom Holt: Is it sold?\nAna Ruiz: It is not.\nTom Holt: Will it be?\nAna Ruiz: No.\n";
        assert!(shows_transcript(mixed).is_some());
    }
}
