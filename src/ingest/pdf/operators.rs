//! Two operators of text that the crate for PDF does not know, said in those that it knows.
//!
//! A file enters; in the same file `'` and `"`, which move to the next line and show text, are written out afterwards.
//! Without that the words behind them would be lost.

use pdf_extract::Document;
use pdf_extract::Object;
use pdf_extract::ObjectId;
use pdf_extract::content::Content;
use pdf_extract::content::Operation;

/// Writes the two operators out on all pages and in all forms.
pub(super) fn spell_out(document: &mut Document, pages: &[ObjectId]) {
    for &page in pages {
        let content = document.get_page_content(page).ok();
        if let Some(content) = content.and_then(|it| spelled_out(&it)) {
            // A page whose content cannot be set is read as it is.
            let _ = document.change_page_content(page, content);
        }
    }
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        let is_form = stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Form");
        if !is_form {
            continue;
        }
        let content = stream.decompressed_content();
        if let Some(content) = spelled_out(content.as_ref().unwrap_or(&stream.content)) {
            stream.set_plain_content(content);
        }
    }
}

/// Content with the two operators written out; `None` if it has neither.
fn spelled_out(content: &[u8]) -> Option<Vec<u8>> {
    memchr::memchr2(b'\'', b'"', content)?;
    let content = Content::decode(content).ok()?;
    let is_known = |operation: &Operation| !matches!(operation.operator.as_str(), "'" | "\"");
    if content.operations.iter().all(is_known) {
        return None;
    }
    let operations: Vec<_> = content.operations.into_iter().flat_map(written_out).collect();
    Content { operations }.encode().ok()
}

fn written_out(operation: Operation) -> Vec<Operation> {
    let operands = operation.operands;
    match (operation.operator.as_str(), operands.as_slice()) {
        ("'", [words]) => vec![
            Operation::new("T*", vec![]),
            Operation::new("Tj", vec![words.clone()]),
        ],
        ("\"", [of_words, of_letters, words]) => vec![
            Operation::new("Tw", vec![of_words.clone()]),
            Operation::new("Tc", vec![of_letters.clone()]),
            Operation::new("T*", vec![]),
            Operation::new("Tj", vec![words.clone()]),
        ],
        _ => vec![Operation::new(&operation.operator, operands)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(content: &str, expected: Option<&[&str]>) {
        let made = spelled_out(content.as_bytes()).map(|it| Content::decode(&it).expect("content"));
        let names = made.map(|it| {
            it.operations
                .into_iter()
                .map(|it| it.operator)
                .collect::<Vec<_>>()
        });
        assert_eq!(
            names,
            expected.map(|it| it.iter().map(|name| (*name).to_owned()).collect())
        );
    }

    #[test]
    fn next_lines_are_written_out() {
        check(
            "BT 12 TL (a) ' 1 2 (b) \" ET",
            Some(&["BT", "TL", "T*", "Tj", "Tw", "Tc", "T*", "Tj", "ET"]),
        );
        check("BT (it's) Tj ET", None);
        check("BT (a) Tj ET", None);
    }
}
