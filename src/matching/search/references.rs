//! Reference documents, indexed, and the search for one document's quotations in them.
//!
//! Documents enter once; after that quotations enter and searches leave. Words between turns of a transcript and stage
//! directions are not references; the words of the page around an article are references of their own, to be asked only
//! when the article does not have the words.

use crate::attribute::Attribution;
use crate::document::Document;
use crate::matching::Method;
use crate::matching::Passage;
use crate::matching::Search;
use crate::matching::index::Index;
use crate::matching::index::bigram_index::Corpus;
use crate::matching::index::builder::is_furniture;
use crate::matching::index::builder::is_of_record;
use crate::matching::query::Query;
use crate::matching::search::effort::Effort;
use crate::matching::search::locate::locate;
use crate::matching::search::locate::scanned;
use crate::matching::search::searcher::Searcher;
use crate::text::Interner;

/// Documents of record, made ready to be searched.
#[derive(Debug, Clone, Default)]
pub struct References {
    index: Index,
}

impl References {
    /// Indexes documents; their order is that of [`Passage::document`].
    pub fn index(documents: &[Document]) -> Self {
        Self {
            index: Index::new(documents, is_of_record),
        }
    }

    /// Indexes what the reader took for the words of the page and not of the article: it may have been wrong.
    pub fn index_furniture(documents: &[Document]) -> Self {
        Self {
            index: Index::new(documents, is_furniture),
        }
    }

    /// Searches all quotations of a document; entry `i` belongs to attribution `i`.
    pub fn find_all(&self, document: &Document, attributions: &[Attribution]) -> Vec<Search> {
        self.find_outside(None, document, attributions)
    }

    /// Searches all quotations of a document that is itself reference number `own` everywhere but in itself.
    pub fn find_elsewhere(
        &self,
        own: usize,
        document: &Document,
        attributions: &[Attribution],
    ) -> Vec<Search> {
        self.find_outside(Some(own), document, attributions)
    }

    fn find_outside(
        &self,
        own: Option<usize>,
        document: &Document,
        attributions: &[Attribution],
    ) -> Vec<Search> {
        let units = |own| {
            let start = self.index.units.partition_point(|unit| unit.document < own);
            start..self.index.units.partition_point(|unit| unit.document <= own)
        };
        let hidden = own.map_or(0..0, units);
        let mut lexicon = Interner::new();
        let quoted: Vec<Query> = attributions
            .iter()
            .map(|attribution| {
                let quotation = &attribution.quotation;
                let pieces: Vec<&str> = quotation
                    .pieces
                    .iter()
                    .map(|piece| document.slice(piece.span))
                    .collect();
                let speaker = attribution.speaker.as_ref().map(|speaker| speaker.name.as_str());
                Query {
                    hidden: hidden.clone(),
                    ..Query::read(&self.index, &pieces, speaker, &mut lexicon)
                }
            })
            .collect();
        Searcher(&self.index).search_all(&quoted)
    }

    /// Searches one quotation printed in `pieces` and credited to `speaker`.
    pub fn find(&self, pieces: &[&str], speaker: Option<&str>) -> Search {
        let quoted = self.quoted(pieces, speaker);
        Searcher(&self.index)
            .search_all(&[quoted])
            .pop()
            .unwrap_or_default()
    }

    /// Makes a quotation ready that is printed in `pieces` and credited to `speaker`.
    pub fn quoted(&self, pieces: &[&str], speaker: Option<&str>) -> Query {
        Query::read(&self.index, pieces, speaker, &mut Interner::new())
    }

    /// Every place where the words of a quotation stand within its budget, without any judgement of the words.
    pub fn locate(&self, quoted: &Query) -> Vec<Passage> {
        let mut effort = Effort::of(quoted.whole.words.len(), &quoted.hidden, &|_| true);
        Searcher(&self.index)
            .within_budget_by(quoted, locate, &mut effort)
            .iter()
            .map(|chain| Searcher(&self.index).passage(&chain.hits, chain.distance(), Method::Indexed))
            .collect()
    }

    /// What [`References::locate`] gives, by a scan of every word: the oracle of the index.
    pub fn locate_exhaustively(&self, quoted: &Query) -> Vec<Passage> {
        let mut effort = Effort::of(quoted.whole.words.len(), &quoted.hidden, &|_| true);
        let scanned =
            |corpus: &Corpus, needle: &[u32], budget, _: &mut Effort<'_>| scanned(corpus, needle, budget);
        Searcher(&self.index)
            .within_budget_by(quoted, scanned, &mut effort)
            .iter()
            .map(|chain| Searcher(&self.index).passage(&chain.hits, chain.distance(), Method::Indexed))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Block;
    use crate::document::BlockKind;
    use crate::document::Metadata;
    use crate::document::Origin;
    use crate::document::Turn;
    use crate::matching::search::searcher::unlike;
    use crate::text::Span;

    #[test]
    fn a_reference_does_not_speak_for_itself() {
        let documents = [
            document(COUNCIL),
            document("ORR: I have seen the books and the reserve is nearly empty.\n"),
        ];
        let references = References::index(&documents);
        let hidden = references.quoted(&["I have seen the books and the reserve is empty"], None);
        let hidden = Query {
            hidden: 0..4,
            ..hidden
        };
        let search = Searcher(&references.index).search(&hidden);
        assert_eq!(
            search.passages.iter().map(|it| it.document).collect::<Vec<_>>(),
            [1]
        );
    }

    /// Paragraphs, those that start with `NAME:` as turns.
    fn document(text: &str) -> Document {
        let mut blocks = Vec::new();
        let mut turns = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let label = line
                .find(": ")
                .filter(|&at| line[..at].chars().all(char::is_uppercase));
            let words = Span::new(
                start + label.map_or(0, |at| at + 2),
                start + line.trim_end().len(),
            );
            if let Some(label) = label {
                turns.push(Turn {
                    speaker: Some(line[..label].to_owned()),
                    label: Some(Span::new(start, start + label)),
                    span: words,
                });
            }
            blocks.push(Block {
                span: words,
                kind: if label.is_some() {
                    BlockKind::Turn
                } else {
                    BlockKind::Paragraph
                },
            });
            start += line.len();
        }
        Document {
            path: "reference".to_owned(),
            metadata: Metadata::default(),
            text: text.to_owned(),
            blocks,
            turns,
            origin: Origin::Same,
            anchors: Vec::new(),
            warnings: Vec::new(),
        }
    }

    const COUNCIL: &str = "\
MAYOR: We will repair the old harbor bridge before the winter, and we will not raise a single fee to pay for it.
ORR: I wonder who pays, then. The granite alone costs more than the school we closed in the spring, unless you buy it abroad.
MAYOR: The money was set aside two years ago. Nobody has touched it. Nobody will.
ORR: I have seen the books and the reserve is empty.
";

    /// Searches `pieces` and renders what was found: method, distance and the text of the segments.
    fn check(pieces: &[&str], speaker: Option<&str>, expected: &str) {
        let document = document(COUNCIL);
        let references = References::index(std::slice::from_ref(&document));
        let search = references.find(pieces, speaker);
        let mut found: Vec<String> = search
            .passages
            .iter()
            .chain(&search.nearest)
            .map(|passage| {
                let words: Vec<&str> = passage
                    .segments
                    .iter()
                    .map(|&span| document.slice(span))
                    .collect();
                format!("{:?} {} {}", passage.method, passage.distance, words.join(" | "))
            })
            .collect();
        found.extend(search.unverifiable);
        assert_eq!(found.join("\n"), expected);
    }

    #[test]
    fn words_within_the_budget_are_found() {
        check(
            &["we’ll repair the old harbour bridge before winter,"],
            Some("Mayor"),
            "Indexed 1 We will repair the old harbor bridge before the winter",
        );
        check(
            &["I have seen the books"],
            None,
            "Indexed 0 I have seen the books",
        );
    }

    #[test]
    fn a_short_quotation_that_lost_a_not_is_shown_beside_what_was_said() {
        let quotation = &["we will raise a single fee"];
        check(quotation, Some("Mayor"), "Heavy 1 we will not raise a single fee");
        check(quotation, Some("Orr"), "Nearest 1 we will not raise a single fee");
    }

    #[test]
    fn segments_are_found_in_one_turn() {
        check(
            &["We will repair the old harbor bridge … to pay for it."],
            None,
            "Indexed 0 We will repair the old harbor bridge | to pay for it",
        );
        check(
            &["The money was set aside", "Nobody will."],
            None,
            "Indexed 0 The money was set aside | Nobody will",
        );
    }

    #[test]
    fn brackets_fit_what_was_said() {
        check(
            &["Nobody has touched [the money]. Nobody will."],
            None,
            "Indexed 0 Nobody has touched it. Nobody will",
        );
    }

    #[test]
    fn an_unmarked_omission_is_found_beyond_the_budget() {
        check(
            &["The granite alone costs more than the school unless you buy it abroad."],
            None,
            "Heavy 5 The granite alone costs more than the school we closed in the spring, unless you buy it abroad",
        );
    }

    #[test]
    fn what_was_not_said_has_a_nearest_stretch() {
        check(
            &["I have seen the ledgers and our treasury is quite full"],
            None,
            "Nearest 5 I have seen the books and the reserve is",
        );
    }

    #[test]
    fn fragments_need_rarity_and_context() {
        check(
            &["old harbor bridge"],
            Some("the Mayor"),
            "Indexed 0 old harbor bridge",
        );
        check(
            &["old harbor bridge"],
            Some("Ana Orr"),
            "Nearest 0 old harbor bridge\nonly 3 words, found in 1 reference but not from this speaker",
        );
        check(
            &["we will not"],
            Some("Mayor"),
            "Nearest 0 we will not\nonly function words, which anybody may have said",
        );
        check(
            &["empty"],
            Some("Orr"),
            "a single word, too common to tell who said it",
        );
    }

    #[test]
    fn equal_quotations_are_searched_once() {
        let references = References::index(&[document(COUNCIL)]);
        let quoted = |words: &str, speaker| references.quoted(&[words], Some(speaker));
        let quotations = [
            quoted("The money was set aside", "Orr"),
            quoted("the money was set aside,", "Walter Orr"),
            quoted("The money was set aside", "Ruiz"),
            quoted("The money was gone", "Orr"),
        ];
        assert_eq!(unlike(&quotations), (vec![0, 2, 3], vec![0, 0, 1, 2]));
    }

    #[test]
    fn a_quotation_of_many_words_is_searched_in_parts() {
        let words: Vec<String> = (0..20_000_u32)
            .map(|at| format!("w{}x", at.wrapping_mul(2_654_435_761) >> 16))
            .collect();
        let references = References::index(&[document(&format!("ORR: {}\nRUIZ: No.\n", words.join(" ")))]);
        let mut printed = words.clone();
        for at in (7..20_000).step_by(50) {
            printed[at] = "another".to_owned();
        }
        let found = references.find(&[&printed.join(" ")], Some("Orr"));
        assert_eq!(found.passages.len(), 1, "{:?}", found.unverifiable);
        assert_eq!(
            (found.passages[0].segments.len(), found.passages[0].distance),
            (40, 400)
        );
        printed.truncate(10_000);
        printed.extend((0..3000).map(|at| format!("y{at}")));
        let lost = references.find(&[&printed.join(" ")], Some("Orr"));
        assert!(lost.passages.is_empty());
        assert!(
            lost.unverifiable
                .is_some_and(|reason| reason.contains("too long"))
        );
    }
}
