//! The way back: a span of the text, cut from the stored bytes and decoded by the rules of the format, is the text.

use onrecord::document::Document;
use onrecord::ingest::Options;
use onrecord::ingest::read;
use onrecord::text::Span;
use proptest::prelude::*;

/// Words with what formats must escape.
const WORDS: &[&str] = &[
    "We",
    "never",
    "sold",
    "the",
    "“harbour”",
    "R&D",
    "it’s",
    "1<2",
    "naïve",
    "a*b",
    "[sic]",
    "“no”",
    "x_y",
    "50%",
    "—",
    "tag>",
];

fn sentences() -> impl Strategy<Value = Vec<String>> {
    let sentence = prop::collection::vec(prop::sample::select(WORDS), 3..14)
        .prop_map(|words| format!("Then {}.", words.join(" ")));
    prop::collection::vec(sentence, 1..6)
}

/// Every sentence must come back from the span that the document gives for it.
#[track_caller]
fn check(name: &str, bytes: &[u8], sentences: &[String], decode: &dyn Fn(&[u8]) -> String) {
    let documents = read(name, bytes, &Options::default()).expect("readable");
    let document: &Document = &documents[0];
    let mut from = 0;
    for sentence in sentences {
        let at = document.text[from..].find(sentence.as_str());
        let at = from + at.unwrap_or_else(|| panic!("{sentence:?} is lost in {:?}", document.text));
        from = at + sentence.len();
        let span = Span::new(at, from);
        assert!(
            document.blocks.iter().any(|block| block.span.encloses(span)),
            "{sentence:?} lies in no block"
        );
        let stored = document.stored(span).expect("the format has positions");
        assert_eq!(&decode(&bytes[stored.start..stored.end]), sentence);
    }
}

fn utf8(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('“', "&ldquo;")
        .replace('”', "&#8221;")
}

/// A decoder of its own: tags out, the references that [`escaped`] writes decoded.
fn unescaped(markup: &str) -> String {
    let mut bare = String::new();
    let mut inside = false;
    for char in markup.chars() {
        match char {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if !inside => bare.push(char),
            _ => {}
        }
    }
    let bare = bare
        .replace("&lt;", "<")
        .replace("&ldquo;", "“")
        .replace("&#8221;", "”")
        .replace("&amp;", "&");
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Sets every third word in emphasis.
fn emphasised(sentence: &str, open: &str, close: &str) -> String {
    let words = sentence.split(' ').enumerate();
    let words = words.map(|(at, word)| {
        if at % 3 == 1 {
            format!("{open}{word}{close}")
        } else {
            word.to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn plain_text(sentences in sentences()) {
        check("a.txt", sentences.join("\n\n").as_bytes(), &sentences, &utf8);
        let marked = format!("\u{feff}{}", sentences.join("\r\n\r\n"));
        check("a.txt", marked.as_bytes(), &sentences, &utf8);
    }

    #[test]
    fn utf16(sentences in sentences()) {
        let mut bytes = vec![0xff, 0xfe];
        bytes.extend(sentences.join("\n\n").encode_utf16().flat_map(u16::to_le_bytes));
        check("a.txt", &bytes, &sentences, &|stored| {
            let units: Vec<u16> = stored.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).expect("UTF-16")
        });
    }

    #[test]
    fn windows_1252(sentences in sentences()) {
        // One word with a letter beyond ASCII, as in English; more of them may be another language.
        let sentences: Vec<String> = sentences.iter().map(|it| it.replace("naïve", "plain")).collect();
        let text = format!("“We don’t know what it’s worth, and we’re not naïve,” she said.\n\n{}", sentences.join("\n\n"));
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
        check("a.txt", &bytes, &sentences, &|stored| encoding_rs::WINDOWS_1252.decode(stored).0.into_owned());
    }

    #[test]
    fn html(sentences in sentences()) {
        let paragraphs: Vec<String> = sentences
            .iter()
            .map(|it| format!("<p>{}</p>", emphasised(&escaped(it), "<em class=\"x>y\">", "</em>").replace("x>y", "xy").replacen(' ', "\n  ", 2)))
            .collect();
        let page = format!("<!doctype html><html><body><article>{}</article></body></html>", paragraphs.join("\n"));
        check("a.html", page.as_bytes(), &sentences, &|stored| unescaped(&utf8(stored)));
    }

    #[test]
    fn markdown(sentences in sentences()) {
        let escape = |text: &str| {
            let special = |char: char| "*_[]<>&`#".contains(char);
            text.chars().flat_map(|char| special(char).then_some('\\').into_iter().chain([char])).collect::<String>()
        };
        let paragraphs: Vec<String> = sentences.iter().map(|it| escape(it)).collect();
        let text = format!("---\ntitle: x\n---\n\n{}", paragraphs.join("\n\n"));
        check("a.md", text.as_bytes(), &sentences, &|stored| utf8(stored).replace('\\', ""));
    }

    #[test]
    fn feeds(sentences in sentences()) {
        let markup: String = sentences.iter().map(|it| format!("<p>{}</p>", escaped(it))).collect();
        let xml = format!("<rss><channel><item><description>{}</description></item></channel></rss>", escaped(&markup));
        check("a.rss", xml.as_bytes(), &sentences, &|stored| {
            let once = utf8(stored).replace("&lt;", "<").replace("&amp;", "&");
            unescaped(&once)
        });
    }

    #[test]
    fn newswire(sentences in sentences()) {
        let markup: String = sentences.iter().map(|it| format!("<p>{}</p>", emphasised(&escaped(it).replace("&ldquo;", "“"), "<em>", "</em>"))).collect();
        let xml = format!("<nitf><body><body.content><block>{markup}</block></body.content></body></nitf>");
        check("a.xml", xml.as_bytes(), &sentences, &|stored| unescaped(&utf8(stored)));
    }

    #[test]
    fn captions(sentences in sentences()) {
        let cues: Vec<String> = sentences
            .iter()
            .enumerate()
            .map(|(at, it)| format!("00:{at:02}.000 --> 00:{:02}.500\n<v Ana>{}\n", at, escaped(it)))
            .collect();
        let text = format!("WEBVTT\n\n{}", cues.join("\n"));
        check("a.vtt", text.as_bytes(), &sentences, &|stored| unescaped(&utf8(stored)));
    }
}
