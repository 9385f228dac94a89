//! The way back: a span of the text, cut from the stored bytes and decoded by the rules of the format, is the text.

use std::io::Write;

use onrecord::document::Document;
use onrecord::document::Place;
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
    check_document(&documents[0], bytes, sentences, decode);
}

#[track_caller]
fn check_document(document: &Document, bytes: &[u8], sentences: &[String], decode: &dyn Fn(&[u8]) -> String) {
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

    #[test]
    fn srt(sentences in sentences()) {
        let cues: Vec<String> = sentences
            .iter()
            .enumerate()
            .map(|(at, it)| format!("{}\n00:{at:02}:00,000 --> 00:{at:02}:02,500\n{}\n", at + 1, escaped(it)))
            .collect();
        check("a.srt", cues.join("\n").as_bytes(), &sentences, &|stored| unescaped(&utf8(stored)));
        let document = &read("a.srt", cues.join("\n").as_bytes(), &Options::default()).expect("captions")[0];
        for (at, sentence) in sentences.iter().enumerate().filter(|(at, it)| !sentences[..*at].contains(it)) {
            let found = document.text.find(sentence.as_str()).expect("the sentence");
            prop_assert_eq!(document.place(found), Some(Place::Time(at as u64 * 60_000)));
        }
    }

    #[test]
    fn transcripts(sentences in sentences()) {
        let turns: Vec<String> = sentences
            .iter()
            .enumerate()
            .map(|(at, it)| format!("{}: {it}", if at % 2 == 0 { "MAYOR ANA RUIZ" } else { "TOM HOLT" }))
            .collect();
        let text = format!("{}\n\nMAYOR ANA RUIZ: Yes.\n\nTOM HOLT: No.\n", turns.join("\n\n"));
        check("a.txt", text.as_bytes(), &sentences, &utf8);
        let document = &read("a.txt", text.as_bytes(), &Options::default()).expect("a transcript")[0];
        prop_assert_eq!(document.turns.len(), sentences.len() + 2);
        for (turn, sentence) in document.turns.iter().zip(&sentences) {
            prop_assert_eq!(document.slice(turn.span), sentence);
        }
    }

    #[test]
    fn web_archives(sentences in sentences()) {
        let paragraphs: String = sentences.iter().map(|it| format!("<p>{}</p>\n", escaped(it))).collect();
        let page = format!("<!doctype html><html><body><article>{paragraphs}</article></body></html>");
        let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}");
        let warc = format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
            http.len()
        );
        // Positions are those of the page.
        check_in("a.warc", warc.as_bytes(), page.as_bytes(), &sentences, &|stored| unescaped(&utf8(stored)));
        check_in("a.warc.gz", &gzipped(warc.as_bytes()), page.as_bytes(), &sentences, &|stored| unescaped(&utf8(stored)));
    }

    #[test]
    fn members_of_archives(sentences in sentences()) {
        let member = sentences.join("\n\n");
        let packed = gzipped(member.as_bytes());
        check_in("a.txt.gz", &packed, member.as_bytes(), &sentences, &utf8);
        check_in("a.zip", &zipped(&[("words.txt", member.as_bytes())]), member.as_bytes(), &sentences, &utf8);
        check_in("a.zip", &zipped(&[("words.txt.gz", &packed)]), member.as_bytes(), &sentences, &utf8);
    }

    #[test]
    fn json_lines(sentences in sentences()) {
        let lines: Vec<String> = sentences.iter().map(|it| serde_json::json!({ "text": it }).to_string()).collect();
        let file = lines.join("\n") + "\n\n";
        for document in read("a.jsonl", file.as_bytes(), &Options::default()).expect("articles") {
            let Some(Place::Record(line)) = document.place(0) else { panic!("{:?}", document.place(0)) };
            let stored: serde_json::Value = serde_json::from_str(file.lines().nth(line - 1).expect("the line")).expect("JSON");
            prop_assert_eq!(stored["text"].as_str(), Some(document.text.as_str()));
        }
    }

    #[test]
    fn json_feeds_and_ninjs(sentences in sentences()) {
        let text = sentences.join("\n\n");
        let markup: String = sentences.iter().map(|it| format!("<p>{}</p>", emphasised(&escaped(it), "<em>", "</em>"))).collect();
        let items = serde_json::json!([{ "id": "1", "content_text": text }, { "id": "2", "title": "A title", "content_html": markup }]);
        let feed = serde_json::json!({ "version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": items });
        let stored: Vec<String> = vec![text.clone(), unescaped(&markup.replace("<em>", "").replace("</em>", "").replace("</p><p>", "\n\n"))];
        for document in read("feed.json", feed.to_string().as_bytes(), &Options::default()).expect("items") {
            check_record(&document, &sentences, &stored);
        }
        let wire = serde_json::json!({ "uri": "urn:1", "headline": "A title", "body_text": text });
        let documents = read("a.json", wire.to_string().as_bytes(), &Options::default()).expect("an item");
        check_record(&documents[0], &sentences, &stored);
    }

    #[test]
    fn mailboxes(sentences in sentences(), html in any::<bool>()) {
        let (kind, body) = if html {
            ("html", sentences.iter().map(|it| format!("<p>{}</p>", escaped(it))).collect::<String>())
        } else {
            ("plain", sentences.join("\n\n"))
        };
        let message = |encoding: &str, body: &str| {
            format!("From ana Fri May  3 10:00:00 2024\nFrom: Ana <ana@example.org>\nMIME-Version: 1.0\nContent-Type: text/{kind}; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n{body}\n\n")
        };
        let file = message("quoted-printable", &quoted_printable(&body)) + &message("8bit", &body);
        let documents = read("a.mbox", file.as_bytes(), &Options::default()).expect("messages");
        prop_assert_eq!(documents.len(), 2);
        let stored = vec![sentences.join("\n\n"); 2];
        for document in documents {
            check_record(&document, &sentences, &stored);
        }
    }

    #[test]
    fn word(sentences in sentences()) {
        let paragraphs: String = sentences
            .iter()
            .map(|it| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", emphasised(&escaped(it).replace("&ldquo;", "“"), "</w:t></w:r><w:r><w:t xml:space=\"preserve\">", "</w:t></w:r><w:r><w:t xml:space=\"preserve\">")))
            .collect();
        let body = format!("<w:document><w:body>{paragraphs}</w:body></w:document>");
        let file = zipped(&[("word/document.xml", body.as_bytes())]);
        let stored: Vec<String> = body.split("</w:p>").map(unescaped).collect();
        lead_back("a.docx", &file, &sentences, &|place| match place {
            Place::Paragraph(number) => stored[number - 1].clone(),
            other => panic!("{other:?}"),
        });
    }

    #[test]
    fn pdf(sentences in sentences()) {
        // Letters that every typeface of PDF has.
        let sentences: Vec<String> = sentences.iter().map(|it| it.replace(['“', '”', '’', '—', 'ï', '(', ')'], "q")).collect();
        let pages: Vec<&[String]> = sentences.chunks(3).collect();
        lead_back("a.pdf", &printed(&pages), &sentences, &|place| match place {
            Place::Page { page, line } => pages[page - 1][line - 1].clone(),
            other => panic!("{other:?}"),
        });
    }
}

/// Checks a document inside a file, whose positions are those of what it was unpacked to.
#[track_caller]
fn check_in(name: &str, bytes: &[u8], inner: &[u8], sentences: &[String], decode: &dyn Fn(&[u8]) -> String) {
    let documents = read(name, bytes, &Options::default()).expect("readable");
    check_document(&documents[0], inner, sentences, decode);
}

/// For formats without byte positions: the place of every sentence must lead to it.
#[track_caller]
fn lead_back(name: &str, bytes: &[u8], sentences: &[String], at: &dyn Fn(Place) -> String) {
    let document = &read(name, bytes, &crate::real_files::options()).expect("readable")[0];
    let mut from = 0;
    for sentence in sentences {
        let found = document.text[from..].find(sentence.as_str());
        let found = from + found.unwrap_or_else(|| panic!("{sentence:?} is lost in {:?}", document.text));
        from = found + sentence.len();
        let place = document.place(found).expect("a place");
        assert_eq!(at(place), *sentence, "{place}");
        assert_eq!(document.stored(Span::new(found, from)), None);
    }
}

/// For records: the number of the record must lead to what has every sentence.
#[track_caller]
fn check_record(document: &Document, sentences: &[String], stored: &[String]) {
    let mut from = 0;
    for sentence in sentences {
        let found = document.text[from..].find(sentence.as_str());
        let found = from + found.unwrap_or_else(|| panic!("{sentence:?} is lost in {:?}", document.text));
        from = found + sentence.len();
        let span = Span::new(found, from);
        assert!(document.blocks.iter().any(|block| block.span.encloses(span)));
        assert_eq!(document.stored(span), None);
        match document.place(found) {
            Some(Place::Record(number)) => assert!(stored[number - 1].contains(sentence.as_str())),
            other => panic!("{other:?}"),
        }
    }
}

/// Every byte that is not a letter escaped, lines of 60 letters at most.
fn quoted_printable(text: &str) -> String {
    let mut made = String::new();
    let mut column = 0;
    for byte in text.bytes() {
        let letter = if byte.is_ascii_alphanumeric() || byte == b' ' {
            char::from(byte).to_string()
        } else if byte == b'\n' {
            column = 0;
            made.push('\n');
            continue;
        } else {
            format!("={byte:02X}")
        };
        column += letter.len();
        if column > 60 {
            made.push_str("=\n");
            column = letter.len();
        }
        made.push_str(&letter);
    }
    made
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).expect("written");
    packed.finish().expect("gzip")
}

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in members {
        archive
            .start_file(*name, zip::write::SimpleFileOptions::default())
            .expect("a member");
        archive.write_all(bytes).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}

/// A PDF with these lines on its pages, far apart.
fn printed(pages: &[&[String]]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut kids = String::new();
    for lines in pages {
        let rows = lines.iter().map(|line| format!("({line}) Tj 0 -40 Td\n"));
        let content = format!("BT /F1 12 Tf 72 700 Td\n{}ET", rows.collect::<String>());
        objects.push(format!(
            "<< /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        ));
        let number = objects.len();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2000 792] /Contents {number} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        ));
        kids += &format!("{} 0 R ", objects.len());
    }
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len());
    let mut file = String::from("%PDF-1.4\n");
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let start = file.len();
    file += &format!(
        "{table}trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    );
    file.into_bytes()
}
