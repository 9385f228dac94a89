//! File names as messages and results show them.

use std::ffi::OsStr;
use std::path::Path;

/// `./a.md` and `a.md` are one file and have one name.
pub(crate) fn name(path: &Path) -> String {
    if path == Path::new("-") {
        return "<stdin>".to_owned();
    }
    escaped(path.strip_prefix(".").unwrap_or(path).as_os_str())
}

/// A file name as text: bytes that are no UTF-8 and control characters as `\xff`, so that no two names become one and
/// none breaks a line. A name that holds `\x` itself gets its backslash written so.
fn escaped(name: &OsStr) -> String {
    let mut text = String::with_capacity(name.len());
    let hexadecimal = |bytes: &[u8]| {
        bytes
            .iter()
            .map(|byte| format!("\\x{byte:02x}"))
            .collect::<String>()
    };
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        let valid = chunk.valid();
        for (at, char) in valid.char_indices() {
            let is_escape = cfg!(unix) && valid[at..].starts_with("\\x");
            if char.is_control() || is_escape {
                text += &hexadecimal(char.encode_utf8(&mut [0; 4]).as_bytes());
            } else {
                text.push(char);
            }
        }
        text += &hexadecimal(chunk.invalid());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_no_text_stay_different() {
        let check = |name: &str, expected: &str| assert_eq!(escaped(OsStr::new(name)), expected);
        check("news/état 1.md", "news/état 1.md");
        check("a\u{1b}[31m\n.md", "a\\x1b[31m\\x0a.md");
        check("a\u{9b}.md", "a\\xc2\\x9b.md");
        check("a\\x1b.md", "a\\x5cx1b.md");
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_no_text_stay_different() {
        use std::os::unix::ffi::OsStrExt;

        let name = |bytes: &[u8]| escaped(OsStr::from_bytes(bytes));
        assert_eq!(name(b"a\xff.md"), "a\\xff.md");
        assert_eq!(name(b"a\xfe\xc3.md"), "a\\xfe\\xc3.md");
    }
}
