//! Text → HTML that shows it and nothing else.

use std::fmt;

use crate::report::terminal::visible::is_acting;

/// A text, escaped for element content and quoted attributes when it is displayed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Text<'a>(pub(crate) &'a str);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                // HTML has no place for them.
                c if is_acting(c) && !matches!(c, '\n' | '\r') => f.write_str("\u{fffd}")?,
                c => write!(f, "{c}")?,
            }
        }
        Ok(())
    }
}

/// The address if a reader may follow it: a web address, not a script.
pub(crate) fn web_address(url: &str) -> Option<&str> {
    let scheme = url.split_once("://")?.0;
    ["http", "https"]
        .iter()
        .any(|it| scheme.eq_ignore_ascii_case(it))
        .then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_shown_and_not_obeyed() {
        assert_eq!(
            Text("<script>a('b' & \"c\")\u{0}</script>").to_string(),
            "&lt;script&gt;a(&#39;b&#39; &amp; &quot;c&quot;)\u{fffd}&lt;/script&gt;"
        );
    }

    #[test]
    fn only_web_addresses_are_links() {
        assert_eq!(
            web_address("https://herald.example/1"),
            Some("https://herald.example/1")
        );
        assert_eq!(web_address("javascript:alert(1)"), None);
        assert_eq!(web_address("javascript://x"), None);
    }
}
