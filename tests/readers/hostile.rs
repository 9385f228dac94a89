//! Files made to hurt: each ends in a document or an error, in bounded memory.

use std::io::Write;

use onrecord::ingest::Options;
use onrecord::ingest::ReadError;
use onrecord::ingest::read;

use super::invariants::check;

/// A ZIP archive with one member of zeros.
fn bomb(name: &str, size: usize) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive
        .start_file(name, zip::write::SimpleFileOptions::default())
        .expect("a member");
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..size >> 20 {
        archive.write_all(&zeros).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}

#[test]
fn nothing_to_read() {
    assert_eq!(
        read("a.txt", b"", &Options::default()).unwrap_err(),
        ReadError::Empty
    );
    assert_eq!(
        read("a.html", b" \n\t", &Options::default()).unwrap_err(),
        ReadError::Empty
    );
    let picture = read("a.txt", b"\x89PNG\r\n\x1a\n\0\0", &Options::default()).unwrap_err();
    assert_eq!(picture.to_string(), "not text: a PNG picture, at byte 0");
    let zeros = read("a.txt", &[0; 4096], &Options::default()).unwrap_err();
    assert!(matches!(zeros, ReadError::Binary { offset: 0, .. }));
}

#[test]
fn limits_are_settable() {
    let mut options = Options::default();
    options.limits.bytes = 10;
    let error = read("a.txt", b"More than ten bytes.", &options).unwrap_err();
    assert_eq!(error, ReadError::TooLarge { size: 20, limit: 10 });
    options = Options::default();
    options.limits.documents = 1;
    let two = b"{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n";
    assert_eq!(
        read("a.jsonl", two, &options).unwrap_err(),
        ReadError::TooManyDocuments { limit: 1 }
    );
}

#[test]
fn deep_nesting() {
    let tags = format!(
        "{}“No,” she said.{}",
        "<div>".repeat(10_000),
        "</div>".repeat(10_000)
    );
    let found = check("a.html", tags.as_bytes());
    assert_eq!(found[0].text.trim(), "“No,” she said.");
    let inline = format!("<p>{}“No,” she said.", "<b>".repeat(10_000));
    assert_eq!(
        check("a.html", inline.as_bytes())[0].text.trim(),
        "“No,” she said."
    );
    let quotes = format!("{} “No,” she said.", ">".repeat(10_000));
    assert_eq!(check("a.md", quotes.as_bytes()).len(), 1);
    let lists = "- ".repeat(10_000) + "“No,” she said.";
    assert_eq!(check("a.md", lists.as_bytes()).len(), 1);
    check(
        "a.jsonl",
        ("[".repeat(10_000) + "\n{\"text\":\"Yes.\"}").as_bytes(),
    );
    check("a.rss", format!("<rss>{}", "<channel>".repeat(10_000)).as_bytes());
}

#[test]
fn zip_bombs() {
    let error = read("a.zip", &bomb("a.txt", 64 << 20), &Options::default()).unwrap_err();
    assert!(
        error.to_string().contains("grows to more than 200 times"),
        "{error}"
    );
    let error = read(
        "a.docx",
        &bomb("word/document.xml", 64 << 20),
        &Options::default(),
    )
    .unwrap_err();
    assert_eq!(error, ReadError::Expands { ratio: 200 });
    let mut options = Options::default();
    options.limits.unpacked = 1 << 20;
    let error = read("a.zip", &bomb("a.txt", 2 << 20), &options).unwrap_err();
    assert_eq!(error, ReadError::TooMuch { limit: 1 << 20 });
}

#[test]
fn archives_in_archives() {
    let mut bytes = "“No,” she said.".as_bytes().to_vec();
    for _ in 0..6 {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        archive
            .start_file("a", zip::write::SimpleFileOptions::default())
            .expect("a member");
        archive.write_all(&bytes).expect("written");
        bytes = archive.finish().expect("an archive").into_inner();
    }
    let error = read("a.zip", &bytes, &Options::default()).unwrap_err();
    assert!(
        error.to_string().contains("archives lie more than 3 deep"),
        "{error}"
    );
}

#[test]
fn entities_do_not_expand() {
    let mut xml = String::from("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"ha\">");
    xml += "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>";
    xml += "<rss><channel><item><title>&b;&c;</title><description>“No,” she said.</description></item></channel></rss>";
    let found = check("a.rss", xml.as_bytes());
    assert_eq!(found.len(), 1);
    assert!(!found[0].text.contains("haha") && !found[0].text.contains("root:"));
}

#[test]
fn long_rows_of_openings_are_linear() {
    // Quadratic work on a megabyte would not come back; there is no timing here, the test only has to end.
    let size = 1 << 20;
    for piece in [
        "<",
        "<!--",
        "<p class=\"",
        "</",
        "&",
        "&#",
        "{{",
        "{%",
        "{{ {%",
        "<!",
        "<?",
        "<![CDATA[",
        "(",
        "[",
        ">> ",
        "\"",
        "A: ",
    ] {
        let row = piece.repeat(size / piece.len());
        for name in ["a.html", "a.md", "a.rss", "a.vtt", "a.txt"] {
            check(name, row.as_bytes());
        }
    }
    check("a.txt", &vec![b'x'; 4 << 20]);
}

#[test]
fn links_in_archives_are_told_and_lead_nowhere() {
    let mut archive = tar::Builder::new(Vec::new());
    let mut link = tar::Header::new_gnu();
    link.set_entry_type(tar::EntryType::Symlink);
    link.set_size(0);
    archive
        .append_link(&mut link, "words.txt", "/etc/hostname")
        .expect("written");
    let alone = archive.get_ref().clone();
    let mut file = tar::Header::new_gnu();
    file.set_size(5);
    archive
        .append_data(&mut file, "own.txt", &b"Here."[..])
        .expect("written");
    let documents = read(
        "a.tar",
        &archive.into_inner().expect("written"),
        &Options::default(),
    )
    .expect("a text");
    assert_eq!(documents.len(), 1);
    assert_eq!(documents[0].text, "Here.");
    assert!(
        documents[0].warnings[0]
            .message
            .starts_with("a.tar/words.txt was left out: a link")
    );
    let error = read("a.tar", &alone, &Options::default()).expect_err("nothing in it");
    assert!(error.to_string().contains("a link"), "{error}");
}

#[test]
fn packed_tars_are_read_member_by_member_until_they_grow_too_much() {
    let mut archive = tar::Builder::new(flate2::write::GzEncoder::new(
        Vec::new(),
        flate2::Compression::best(),
    ));
    let mut member = |name: &str, text: &[u8]| {
        let mut header = tar::Header::new_gnu();
        header.set_size(text.len() as u64);
        archive.append_data(&mut header, name, text).expect("written");
    };
    member("first.txt", "“No,” she said.".as_bytes());
    member("bomb.txt", &vec![b' '; 40 << 20]);
    member("last.txt", b"Here.");
    let bytes = archive.into_inner().expect("written").finish().expect("written");
    assert!(bytes.len() < 100 << 10);
    let documents = read("a.tar.gz", &bytes, &Options::default()).expect("the first member");
    assert_eq!(documents.len(), 1);
    assert_eq!(documents[0].path, "a.tar.gz/first.txt");
    let told: Vec<&str> = documents[0]
        .warnings
        .iter()
        .map(|it| it.message.as_str())
        .collect();
    assert!(
        told.iter().any(|it| it.contains("grows to more than 200 times")),
        "{told:?}"
    );
}
