//! Quotations for tests of clustering, told by invented outlets, and how to show what became of them.

use crate::attribute::Attribution;
use crate::document::Document;
use crate::fixture::credited;
use crate::fixture::printed;
use crate::matching::Utterance;
use crate::matching::cluster::Clusters;
use crate::matching::cluster::cluster;

/// One quotation a document: its date, the credited speaker (none if empty), the words.
pub(crate) type Told<'a> = (&'a str, &'a str, &'a str);

/// The utterances of quotations, each as the numbers of its renderings, `+` behind a mosaic.
pub(crate) fn clustered(told: &[Told<'_>]) -> Vec<String> {
    shown(&at_once(told))
}

/// The utterances of quotations, clustered at once.
pub(crate) fn at_once(told: &[Told<'_>]) -> Vec<Utterance> {
    let (documents, attributions) = read(told);
    cluster(&documents, &attributions)
}

/// The same in additions of `sizes` quotations, over and over, the quotations shuffled by `order`.
///
/// Utterances are asked for behind every addition, and the last answer is given.
pub(crate) fn added(told: &[Told<'_>], order: u64, sizes: &[usize]) -> Vec<Utterance> {
    let (documents, attributions) = read(told);
    let mut shuffled: Vec<(usize, &Document, &[Attribution])> = documents
        .iter()
        .zip(&attributions)
        .enumerate()
        .map(|(at, (document, attributions))| (at, document, &**attributions))
        .collect();
    shuffled.sort_by_key(|(at, ..)| (*at as u64 ^ order).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ order);
    let mut clusters = Clusters::new();
    let mut utterances = Vec::new();
    let mut rest = &shuffled[..];
    for &size in sizes.iter().cycle() {
        let (batch, others) = rest.split_at(size.min(rest.len()));
        clusters.add(batch);
        utterances = clusters.utterances();
        rest = others;
        if rest.is_empty() {
            break;
        }
    }
    utterances
}

fn read(told: &[Told<'_>]) -> (Vec<Document>, Vec<Vec<Attribution>>) {
    told.iter()
        .map(|(date, speaker, words)| (document(date, words), vec![credited(speaker, words)]))
        .unzip()
}

fn shown(utterances: &[Utterance]) -> Vec<String> {
    let each = |utterance: &Utterance| {
        let renderings = utterance.renderings.iter().map(|it| {
            let mosaic = if it.mosaic { "+" } else { "" };
            format!("{}{mosaic}", it.document)
        });
        renderings.collect::<Vec<_>>().join(" ")
    };
    utterances.iter().map(each).collect()
}

/// A document of the given date that prints one quotation.
pub(crate) fn document(date: &str, words: &str) -> Document {
    let mut document = printed("", "", words);
    document.metadata.date = Some(date.to_owned());
    document
}
