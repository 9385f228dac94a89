//! Where a printed word ends, and what its characters are.
//!
//! A text and the start of a word enter, its end leaves; both are on char boundaries. What the word means is not asked
//! here.

/// Between words.
pub(crate) const GAP: u8 = 0;
/// A letter or a digit.
pub(crate) const WORD: u8 = 1;
/// A sign that is read as a word.
pub(crate) const MARK: u8 = 2;
/// Not ASCII.
const WIDE: u8 = 3;

/// What each byte is.
pub(crate) const CLASS: [u8; 256] = {
    let mut class = [GAP; 256];
    let mut byte = 0;
    while byte < 256 {
        class[byte] = match byte as u8 {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => WORD,
            b'$' | b'%' | b'&' => MARK,
            0x80.. => WIDE,
            _ => GAP,
        };
        byte += 1;
    }
    class
};

/// The end of the word that starts at `start`.
pub(crate) fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        while at < bytes.len() && CLASS[bytes[at] as usize] == WORD {
            at += 1;
        }
        match bytes.get(at) {
            Some(b' ' | b'\n' | b',' | b';') if !digit_follows(bytes, at) => return at,
            None => return at,
            Some(_) => match longer(text, start, at) {
                Some(end) => at = end,
                None => return at,
            },
        }
    }
}

fn digit_follows(bytes: &[u8], at: usize) -> bool {
    bytes[at] == b',' && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
}

/// Where a word that reached `at` goes on, if what stands there belongs to it.
fn longer(text: &str, start: usize, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let letter = |at: usize| {
        bytes
            .get(at)
            .is_some_and(|&byte| byte.is_ascii_alphabetic() || byte >= 0x80)
    };
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    match bytes[at] {
        b'\'' if letter(at + 1) && !text[at + 1..].starts_with(['”', '“', '’', '—', '–', '…']) => {
            Some(at + 1)
        }
        b',' => is_thousand(bytes, start, at).then_some(at + 4),
        b'.' if at > start && digit(at - 1) && digit(at + 1) => bytes[start..at]
            .iter()
            .all(|byte| byte.is_ascii_digit() || *byte == b',')
            .then_some(at + 1),
        b'.' => initials(bytes, start, at),
        b'*' => {
            let end = at + bytes[at..].iter().take_while(|&&byte| byte == b'*').count();
            (end - at >= 2 || letter(end)).then_some(end)
        }
        b'-' if at == start + 1 && bytes[start].is_ascii_alphabetic() => {
            let end = at + bytes[at..].iter().take_while(|&&byte| byte == b'-').count();
            let censors = end - at >= 3
                || (end - at == 2 && letter(end) && !matches!(bytes[start], b'I' | b'a' | b'i'));
            censors.then_some(end)
        }
        0x80.. => {
            let next = text[at..].chars().next()?;
            let end = at + next.len_utf8();
            if is_apostrophe(next) {
                let goes_on = text[end..].chars().next().is_some_and(char::is_alphabetic);
                return goes_on.then_some(end);
            }
            // `p–sy`: a censored word.
            let censors = matches!(next, '–' | '—')
                && at == start + 1
                && !matches!(bytes[start], b'I' | b'i' | b'a' | b'A')
                && bytes[start].is_ascii_alphabetic()
                && text[end..].chars().next().is_some_and(char::is_lowercase);
            if censors {
                return Some(end);
            }
            let belongs = (next.is_alphanumeric() && !is_ideograph(next))
                || is_invisible(next)
                || unicode_normalization::char::is_combining_mark(next);
            belongs.then_some(end)
        }
        _ => None,
    }
}

/// `,` with three digits behind it and no fourth.
fn is_thousand(bytes: &[u8], start: usize, at: usize) -> bool {
    let digits = |range: std::ops::Range<usize>| {
        bytes
            .get(range)
            .is_some_and(|it| it.iter().all(u8::is_ascii_digit))
    };
    digits(at + 1..at + 4)
        && !bytes.get(at + 4).is_some_and(u8::is_ascii_digit)
        && bytes[start..at]
            .iter()
            .all(|byte| byte.is_ascii_digit() || *byte == b',')
}

/// The end of `U.S.` if `start..at` is its `U`; single letters, each with a point, at least two.
fn initials(bytes: &[u8], start: usize, at: usize) -> Option<usize> {
    if at != start + 1 || !bytes[start].is_ascii_alphabetic() {
        return None;
    }
    let mut end = at + 1;
    while bytes.get(end).is_some_and(u8::is_ascii_alphabetic) && bytes.get(end + 1) == Some(&b'.') {
        end += 2;
    }
    (end > at + 1).then_some(end)
}

/// The marks that stand for an apostrophe.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '＇' | '´' | '′')
}

/// Characters without width that typesetting leaves inside words.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Characters of scripts that put no spaces between words.
pub(crate) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}')
}

/// True if `No` or `Nos` at `start..end` is the abbreviation of a number: a point and a figure follow, `No. 2`.
///
/// Small letters are not taken for it: `he said no. 12 men stayed` is two sentences.
pub(crate) fn is_numero(text: &str, start: usize, end: usize) -> bool {
    matches!(&text[start..end], "No" | "Nos" | "NO" | "NOS")
        && text[end..].strip_prefix('.').is_some_and(|behind| {
            behind
                .trim_start_matches([' ', '\u{a0}', '\u{2009}', '\u{202f}'])
                .starts_with(|c: char| c.is_ascii_digit())
        })
}
