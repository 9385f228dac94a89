//! HTML → tokens with their places, the way browsers cut it.
//!
//! Text enters; tags and stretches of text leave in order, each as a span of it. Linear: nothing is looked at twice.

use memchr::memchr;
use memchr::memchr2;
use memchr::memmem;

use crate::text::Span;

/// A tag or a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum Token {
    /// Text, entities not decoded.
    Text(Span),
    /// `<name attributes>`.
    Open {
        /// The whole tag.
        tag: Span,
        /// The name.
        name: Span,
        /// What stands behind the name.
        attributes: Span,
        /// `<name/>`.
        closed: bool,
    },
    /// `</name>`.
    Close {
        /// The whole tag.
        tag: Span,
        /// The name.
        name: Span,
    },
    /// The raw text of a `script`, `style`, `title` or `textarea`.
    Raw(Span),
}

/// What starts at a `<`.
enum Markup {
    /// A tag.
    Token(Token),
    /// A comment, a declaration, a tag that never ends.
    Skipped,
    /// Nothing: it is a sign.
    Sign,
}

/// Elements whose content is not markup.
const RAW: &[&str] = &[
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
];

/// Cuts HTML into tokens; comments, declarations and processing instructions are left out.
pub(in crate::ingest) struct Tokens<'a> {
    source: &'a str,
    at: usize,
    end: usize,
    raw: Option<&'static str>,
    xml: bool,
}

impl<'a> Tokens<'a> {
    /// Tokens of a part of the source.
    pub(in crate::ingest) fn new(source: &'a str, part: Span) -> Self {
        Self {
            source,
            at: part.start,
            end: part.end,
            raw: None,
            xml: false,
        }
    }

    /// Tokens of XML: no element has raw text.
    pub(in crate::ingest) fn xml(source: &'a str, part: Span) -> Self {
        Self {
            xml: true,
            ..Self::new(source, part)
        }
    }

    fn rest(&self, at: usize) -> &'a [u8] {
        &self.source.as_bytes()[at.min(self.end)..self.end]
    }

    /// The byte behind the next `needle`, or the end.
    fn behind(&self, from: usize, needle: &[u8]) -> usize {
        memmem::find(self.rest(from), needle).map_or(self.end, |at| from + at + needle.len())
    }

    /// What starts at a `<`.
    fn markup(&mut self) -> Markup {
        let start = self.at;
        match self.rest(start + 1).first() {
            Some(b'a'..=b'z' | b'A'..=b'Z') => self.open(start).map_or(Markup::Skipped, Markup::Token),
            Some(b'/') => self.closing(start),
            Some(b'!') if self.rest(start).starts_with(b"<!--") => {
                // `<!-->` is a whole comment.
                self.at = self.behind(start + 2, b"-->");
                Markup::Skipped
            }
            Some(b'!') if self.rest(start).starts_with(b"<![CDATA[") => {
                let inner = start + 9;
                let end = memmem::find(self.rest(inner), b"]]>").map(|length| inner + length);
                self.at = end.map_or(self.end, |end| end + 3);
                Markup::Token(Token::Raw(Span::new(inner, end.unwrap_or(self.end))))
            }
            Some(b'!' | b'?') => {
                self.at = self.behind(start, b">");
                Markup::Skipped
            }
            _ => Markup::Sign,
        }
    }

    /// `</name>`, or a comment that looks like it.
    fn closing(&mut self, start: usize) -> Markup {
        let Some(first) = self.rest(start + 2).first() else {
            return Markup::Sign;
        };
        if !first.is_ascii_alphabetic() {
            self.at = self.behind(start, b">");
            return Markup::Skipped;
        }
        let name = self.name(start + 2);
        self.at = self.behind(name.end, b">");
        Markup::Token(Token::Close {
            tag: Span::new(start, self.at),
            name,
        })
    }

    fn name(&self, start: usize) -> Span {
        let length = self
            .rest(start)
            .iter()
            .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
        Span::new(start, length.map_or(self.end, |length| start + length))
    }

    /// An opening tag; `None` if the file ends inside.
    fn open(&mut self, start: usize) -> Option<Token> {
        let name = self.name(start + 1);
        let mut at = name.end;
        let end = loop {
            let Some(next) = memchr2(b'>', b'=', self.rest(at)) else {
                self.at = self.end;
                return None;
            };
            at += next;
            if self.rest(at)[0] == b'>' {
                break at;
            }
            at += 1;
            at += self
                .rest(at)
                .iter()
                .take_while(|byte| byte.is_ascii_whitespace())
                .count();
            if let Some(&quote @ (b'"' | b'\'')) = self.rest(at).first() {
                at = memchr(quote, self.rest(at + 1)).map_or(self.end, |length| at + length + 2);
            }
        };
        self.at = end + 1;
        let closed = end > name.end && self.source.as_bytes()[end - 1] == b'/';
        let attributes = Span::new(name.end, if closed { end - 1 } else { end });
        let word = name.of(self.source);
        self.raw = RAW
            .iter()
            .copied()
            .find(|raw| !self.xml && !closed && raw.eq_ignore_ascii_case(word));
        Some(Token::Open {
            tag: Span::new(start, self.at),
            name,
            attributes,
            closed,
        })
    }

    /// Everything up to the closing tag of a raw element.
    fn raw(&mut self, name: &str) -> Token {
        let start = self.at;
        let mut at = start;
        while let Some(next) = memmem::find(self.rest(at), b"</") {
            at += next;
            let word = self.rest(at + 2);
            if word.len() >= name.len() && word[..name.len()].eq_ignore_ascii_case(name.as_bytes()) {
                self.at = at;
                return Token::Raw(Span::new(start, at));
            }
            at += 2;
        }
        self.at = self.end;
        Token::Raw(Span::new(start, self.end))
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if let Some(name) = self.raw.take() {
            return Some(self.raw(name));
        }
        let mut text = self.at;
        while self.at < self.end {
            let Some(sign) = memchr(b'<', self.rest(self.at)) else {
                self.at = self.end;
                break;
            };
            self.at += sign;
            if self.at > text {
                let next = self.rest(self.at + 1).first();
                if next.is_some_and(|byte| byte.is_ascii_alphabetic() || b"/!?".contains(byte)) {
                    return Some(Token::Text(Span::new(text, self.at)));
                }
                self.at += 1;
                continue;
            }
            match self.markup() {
                Markup::Token(token) => return Some(token),
                Markup::Skipped => text = self.at,
                Markup::Sign => self.at += 1,
            }
        }
        (text < self.end.min(self.at)).then(|| Token::Text(Span::new(text, self.at)))
    }
}

/// The attributes of a tag, in order: name and value, entities not decoded.
pub(in crate::ingest) fn attributes(part: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = part;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|char: char| char.is_ascii_whitespace() || char == '/');
        let end = rest.find(|char: char| char.is_ascii_whitespace() || char == '=' || char == '/');
        let end = end.unwrap_or(rest.len()).max(usize::from(rest.starts_with('=')));
        let name = &rest[..end];
        if name.is_empty() {
            return None;
        }
        rest = rest[end..].trim_ascii_start();
        let Some(after) = rest.strip_prefix('=') else {
            return Some((name, ""));
        };
        let after = after.trim_ascii_start();
        let quote = after.chars().next().filter(|char| matches!(char, '"' | '\''));
        let (value, behind) = if let Some(quote) = quote {
            let body = &after[1..];
            body.split_once(quote).unwrap_or((body, ""))
        } else {
            let end = after
                .find(|char: char| char.is_ascii_whitespace())
                .unwrap_or(after.len());
            after.split_at(end)
        };
        rest = behind;
        Some((name, value))
    })
}

/// The value of an attribute, entities decoded.
pub(in crate::ingest) fn attribute(part: &str, wanted: &str) -> Option<String> {
    attributes(part)
        .find(|(name, _)| name.eq_ignore_ascii_case(wanted))
        .map(|(_, value)| crate::ingest::markup::entities::decoded(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        let shown: Vec<String> = Tokens::new(html, Span::new(0, html.len()))
            .map(|token| match token {
                Token::Text(span) => format!("text {}", span.of(html)),
                Token::Raw(span) => format!("raw {}", span.of(html)),
                Token::Open {
                    name,
                    attributes,
                    closed,
                    ..
                } => {
                    let list: Vec<String> = super::attributes(attributes.of(html))
                        .map(|(name, value)| format!(" {name}={value}"))
                        .collect();
                    format!(
                        "open {}{}{}",
                        name.of(html),
                        list.concat(),
                        if closed { " /" } else { "" }
                    )
                }
                Token::Close { name, .. } => format!("close {}", name.of(html)),
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn tags_and_text() {
        check(
            "<p class=\"a > b\" id=x hidden>Yes <b>no</b>",
            &[
                "open p class=a > b id=x hidden=",
                "text Yes ",
                "open b",
                "text no",
                "close b",
            ],
        );
        check("a<br/>b", &["text a", "open br /", "text b"]);
    }

    #[test]
    fn signs_are_text() {
        check("1 < 2 and 3 > 2", &["text 1 < 2 and 3 > 2"]);
        check("<", &["text <"]);
        check("a <", &["text a <"]);
        check("<3 you", &["text <3 you"]);
    }

    #[test]
    fn comments_and_raw_text() {
        check("a<!-- <p> -->b", &["text a", "text b"]);
        check(
            "<script>if (a < b) '</p>'</SCRIPT>c",
            &["open script", "raw if (a < b) '</p>'", "close SCRIPT", "text c"],
        );
        check("<!doctype html><?xml?>x", &["text x"]);
        check("a<!-- never closed", &["text a"]);
        check("a<p class='never closed", &["text a"]);
    }
}
