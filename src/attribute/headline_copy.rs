//! Quotations in headlines that the body repeats get the choice made for the body, which has more context.
//!
//! The words must be the same except for marks and capitals.

use rustc_hash::FxHashMap;

use crate::attribute::choice::Choice;
use crate::nlp::analysis::Analysis;

/// Shorter quotations are repeated by chance.
const SHORTEST: usize = 12;

/// Gives quotations in headlines the source of the same words in the body.
pub(crate) fn carry_to_headlines(analysis: &Analysis<'_>, choices: &mut [Option<Choice>]) {
    let decided = (0..choices.len()).filter(|&at| choices[at].is_some());
    let (headlines, in_body): (Vec<usize>, Vec<usize>) = decided.partition(|&at| is_headline(analysis, at));
    if headlines.is_empty() {
        // Common case: no quotation in a headline, so the body index is not built.
        return;
    }
    let mut body: FxHashMap<u64, Choice> = FxHashMap::default();
    for quotation in in_body {
        if let (Some(choice), Some(key)) = (choices[quotation], key(analysis, quotation)) {
            body.entry(key).or_insert(choice);
        }
    }
    for quotation in headlines {
        if let Some(choice) = key(analysis, quotation).and_then(|key| body.get(&key)) {
            choices[quotation] = Some(Choice {
                layout: Some("repeated-in-body"),
                ..*choice
            });
        }
    }
}

/// A hash of the words of a quotation.
fn key(analysis: &Analysis<'_>, quotation: usize) -> Option<u64> {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut length = 0;
    for &piece in &analysis.pieces[quotation] {
        let span = analysis.tokens[piece as usize].span();
        let letters = span.of(&analysis.document.text).bytes();
        for byte in letters.filter(u8::is_ascii_alphanumeric) {
            hash = (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3);
            length += 1;
        }
    }
    (length >= SHORTEST).then_some(hash)
}

/// True if the quotation is in a line that is set like a headline or does not end like a sentence.
fn is_headline(analysis: &Analysis<'_>, quotation: usize) -> bool {
    let Some(&piece) = analysis.pieces[quotation].first() else {
        return false;
    };
    let token = analysis.tokens[piece as usize];
    let block = analysis.document.blocks[token.block as usize].span;
    let line = block
        .of(&analysis.document.text)
        .trim_end_matches(['"', '”', '\'', '’', '»']);
    let outside = block.len().saturating_sub(token.span().len());
    token.headline || outside > 0 && outside < 120 && !line.ends_with(['.', '!', '?', ',', ':', '…'])
}
