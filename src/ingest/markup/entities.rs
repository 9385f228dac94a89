//! Character references of HTML and XML → characters.
//!
//! `&rsquo;` enters, `’` leaves. What is no reference stays as it is.

use encoding_rs::WINDOWS_1252;
use memchr::memchr;
use quick_xml::escape::resolve_html5_entity;

use crate::text::Span;

use crate::ingest::markup::flat::Flat;

/// Longest name of an entity.
const LONGEST: usize = 34;

/// Names that browsers also read without a semicolon, and that writers forget it behind.
const BARE: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("nbsp", "\u{a0}"),
    ("copy", "©"),
    ("reg", "®"),
    ("eacute", "é"),
    ("laquo", "«"),
    ("raquo", "»"),
];

/// Appends a stretch of markup text: entities decoded, white space collapsed unless it is `kept`.
pub(in crate::ingest) fn append(flat: &mut Flat<'_>, source: &str, part: Span, kept: bool) {
    let mut at = part.start;
    let mut search = at;
    let copy = |flat: &mut Flat<'_>, span| {
        if kept {
            flat.copy(span);
        } else {
            flat.collapse(span);
        }
    };
    while let Some(sign) = memchr(b'&', &source.as_bytes()[search..part.end]) {
        let start = search + sign;
        match reference(&source[start..part.end]) {
            Some((length, text)) => {
                copy(flat, Span::new(at, start));
                at = start + length;
                flat.unit(&text, Span::new(start, at));
                search = at;
            }
            None => search = start + 1,
        }
    }
    copy(flat, Span::new(at, part.end));
}

/// Text with its references decoded.
pub(in crate::ingest) fn decoded(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(sign) = memchr(b'&', rest.as_bytes()) {
        made.push_str(&rest[..sign]);
        rest = &rest[sign..];
        let length = if let Some((length, text)) = reference(rest) {
            made.push_str(&text);
            length
        } else {
            made.push('&');
            1
        };
        rest = &rest[length..];
    }
    made.push_str(rest);
    made
}

/// The reference at the start of `text`: its length and what it stands for.
pub(in crate::ingest) fn reference(text: &str) -> Option<(usize, String)> {
    let body = &text[1..];
    if let Some(number) = body.strip_prefix('#') {
        return numeric(number);
    }
    let length = body
        .bytes()
        .take(LONGEST)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let name = &body[..length];
    if body[length..].starts_with(';')
        && let Some(text) = resolve_html5_entity(name)
    {
        return Some((length + 2, text.to_owned()));
    }
    let bare = BARE.iter().find(|(bare, _)| *bare == name)?;
    Some((length + 1, bare.1.to_owned()))
}

/// `#8217;` and `#x2019;` behind the `&#`.
fn numeric(number: &str) -> Option<(usize, String)> {
    let hex = number.starts_with(['x', 'X']);
    let digits = &number[usize::from(hex)..];
    let is_digit = |byte: &u8| {
        if hex {
            byte.is_ascii_hexdigit()
        } else {
            byte.is_ascii_digit()
        }
    };
    let count = digits.bytes().take_while(is_digit).count();
    if count == 0 {
        return None;
    }
    let semicolon = usize::from(digits[count..].starts_with(';'));
    let length = 2 + usize::from(hex) + count + semicolon;
    let code = u32::from_str_radix(&digits[..count], if hex { 16 } else { 10 }).unwrap_or(u32::MAX);
    // Numbers from old Windows editors mean Windows-1252, as in browsers.
    if (0x80..0xa0).contains(&code) {
        let byte = [code as u8];
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(&byte);
        return Some((length, text.into_owned()));
    }
    let char = char::from_u32(code)
        .filter(|&char| char != '\0')
        .unwrap_or('\u{fffd}');
    Some((length, char.into()))
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn references() {
        assert_eq!(
            decoded("&ldquo;R&amp;D&rdquo; &#8212; &#x2019;&#146; &eacute;"),
            "“R&D” — ’’ é"
        );
        assert_eq!(
            decoded("AT&T & &nosuch; &;&#; &#xzz;"),
            "AT&T & &nosuch; &;&#; &#xzz;"
        );
        assert_eq!(decoded("&#1114112;&#0;"), "\u{fffd}\u{fffd}");
        assert_eq!(decoded("&amp"), "&");
    }
}
