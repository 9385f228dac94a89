//! Reference documents, indexed, and the search for one document's quotations in them.
//!
//! Documents enter once; after that quotations enter and searches leave. Words between turns of a transcript and stage
//! directions are not references; the words of the page around an article are references of their own, to be asked only
//! when the article does not have the words.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::align::bit_parallel::FREE;
use crate::align::bit_parallel::UNKNOWN;
use crate::attribute::Attribution;
use crate::document::Block;
use crate::document::Document;
use crate::english::information::English;
use crate::matching::Method;
use crate::matching::Passage;
use crate::matching::Search;
use crate::matching::index::bigram_index::Corpus;
use crate::matching::index::builder::Shelf;
use crate::matching::index::builder::is_furniture;
use crate::matching::index::builder::is_of_record;
use crate::matching::index::builder::split;
use crate::matching::query::LONGEST;
use crate::matching::query::Segment;
use crate::matching::query::segments;
use crate::matching::query::sentences;
use crate::matching::search::chain::Chain;
use crate::matching::search::effort::Effort;
use crate::matching::search::locate::Hit;
use crate::matching::search::locate::hit;
use crate::matching::search::locate::locate;
use crate::matching::search::locate::scanned;
use crate::matching::search::scan::Keep;
use crate::matching::search::scan::scan;
use crate::matching::thresholds::surname;
use crate::text::Lexicon;
use crate::text::Span;
use crate::text::WordId;

/// At most so many passages are given for one quotation.
const SHOWN: usize = 20;

/// Documents of record, made ready to be searched.
#[derive(Debug, Clone, Default)]
pub struct References {
    pub(crate) lexicon: Lexicon,
    pub(crate) english: English,
    pub(crate) corpus: Corpus,
    /// Bytes of each word in its document.
    spans: Vec<(u32, u32)>,
    pub(crate) units: Vec<Unit>,
}

/// What is searched as one: a turn, or a document without turns.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    pub(crate) document: usize,
    pub(crate) turn: Option<usize>,
    /// Last word of the speaker's name, lower case.
    pub(crate) surname: Option<String>,
    /// True if the document is a transcript.
    pub(crate) is_transcript: bool,
}

/// A quotation made ready to be searched in the references that made it.
#[derive(Debug, Clone)]
pub struct Quoted {
    pub(crate) segments: Vec<Segment>,
    pub(crate) sentences: Vec<Segment>,
    pub(crate) whole: Segment,
    pub(crate) surname: Option<String>,
    /// Units that are not searched.
    pub(crate) hidden: Range<usize>,
}

impl Quoted {
    /// True if a hit counts.
    pub(crate) fn sees(&self, hit: &Hit) -> bool {
        !self.hidden.contains(&hit.unit)
    }
}

impl References {
    /// Indexes documents; their order is that of [`Passage::document`].
    pub fn index(documents: &[Document]) -> Self {
        Self::index_blocks(documents, is_of_record)
    }

    /// Indexes what the reader took for the words of the page and not of the article: it may have been wrong.
    pub fn index_furniture(documents: &[Document]) -> Self {
        Self::index_blocks(documents, is_furniture)
    }

    fn index_blocks(documents: &[Document], wanted: fn(&Block) -> bool) -> Self {
        let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
        let share = bytes / rayon::current_num_threads().max(1) + 1;
        let shelves: Vec<Shelf> = split(documents, share)
            .into_par_iter()
            .map(|(first, documents)| Shelf::read(first, documents, wanted))
            .collect();
        let mut references = References::default();
        let mut words = Vec::new();
        let mut bounds = Vec::new();
        for shelf in shelves {
            let moved = references.lexicon.absorb(&shelf.lexicon);
            let before = words.len() as u32;
            words.extend(shelf.words.iter().map(|&word| moved[word as usize].0));
            bounds.extend(shelf.bounds.iter().map(|start| start + before));
            references.spans.extend(shelf.spans);
            references.units.extend(shelf.units);
        }
        bounds.push(words.len() as u32);
        references.english = English::new(&references.lexicon);
        references.corpus = Corpus::new(words, bounds);
        references
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
            let start = self.units.partition_point(|unit| unit.document < own);
            start..self.units.partition_point(|unit| unit.document <= own)
        };
        let hidden = own.map_or(0..0, units);
        let mut lexicon = Lexicon::new();
        let quoted: Vec<Quoted> = attributions
            .iter()
            .map(|attribution| {
                let quotation = &attribution.quotation;
                let pieces: Vec<&str> = quotation
                    .pieces
                    .iter()
                    .map(|piece| document.slice(piece.span))
                    .collect();
                let speaker = attribution.speaker.as_ref().map(|speaker| speaker.name.as_str());
                Quoted {
                    hidden: hidden.clone(),
                    ..self.read(&pieces, speaker, &mut lexicon)
                }
            })
            .collect();
        self.search_all(&quoted, &hidden)
    }

    /// Searches one quotation printed in `pieces` and credited to `speaker`.
    pub fn find(&self, pieces: &[&str], speaker: Option<&str>) -> Search {
        let quoted = self.quoted(pieces, speaker);
        self.search_all(&[quoted], &(0..0)).pop().unwrap_or_default()
    }

    /// Makes a quotation ready that is printed in `pieces` and credited to `speaker`.
    pub fn quoted(&self, pieces: &[&str], speaker: Option<&str>) -> Quoted {
        self.read(pieces, speaker, &mut Lexicon::new())
    }

    /// Every place where the words of a quotation stand within its budget, without any judgement of the words.
    pub fn locate(&self, quoted: &Quoted) -> Vec<Passage> {
        let mut effort = Effort::of(quoted.whole.words.len(), &quoted.hidden, &|_| true);
        self.within_budget_by(quoted, locate, &mut effort)
            .iter()
            .map(|chain| self.passage(&chain.hits, chain.distance(), Method::Indexed))
            .collect()
    }

    /// What [`References::locate`] gives, by a scan of every word: the oracle of the index.
    pub fn locate_exhaustively(&self, quoted: &Quoted) -> Vec<Passage> {
        let mut effort = Effort::of(quoted.whole.words.len(), &quoted.hidden, &|_| true);
        let scanned =
            |corpus: &Corpus, needle: &[u32], budget, _: &mut Effort<'_>| scanned(corpus, needle, budget);
        self.within_budget_by(quoted, scanned, &mut effort)
            .iter()
            .map(|chain| self.passage(&chain.hits, chain.distance(), Method::Indexed))
            .collect()
    }

    fn read(&self, pieces: &[&str], speaker: Option<&str>, lexicon: &mut Lexicon) -> Quoted {
        let cut = segments(pieces, lexicon);
        let cut_finer = sentences(pieces, lexicon);
        let known = |word: &u32| match *word {
            FREE => FREE,
            word => self
                .lexicon
                .get(lexicon.spelling(WordId(word)))
                .map_or(UNKNOWN, |id| id.0),
        };
        let renumber = |segments: Vec<Segment>| -> Vec<Segment> {
            let renumbered = |segment: Segment| Segment {
                words: segment.words.iter().map(known).collect(),
                ..segment
            };
            segments.into_iter().map(renumbered).collect()
        };
        let segments = renumber(cut);
        Quoted {
            whole: Segment::join(&segments),
            sentences: renumber(cut_finer),
            segments,
            surname: speaker.and_then(surname),
            hidden: 0..0,
        }
    }

    fn search_all(&self, quoted: &[Quoted], hidden: &Range<usize>) -> Vec<Search> {
        let (unlike, first) = unlike(quoted);
        let found: Vec<Search> = unlike.par_iter().map(|&at| self.search(&quoted[at])).collect();
        let mut searches: Vec<Search> = first.iter().map(|&at| found[at].clone()).collect();
        let lost: Vec<usize> = unlike
            .iter()
            .copied()
            .filter(|&at| searches[at].passages.is_empty())
            .filter(|&at| quoted[at].whole.spoken > 1 && quoted[at].whole.words.len() <= LONGEST)
            .collect();
        let needles: Vec<(&[u32], usize)> = lost
            .iter()
            .map(|&at| (&*quoted[at].whole.words, far(&quoted[at].whole)))
            .collect();
        let ends: Vec<_> = needles
            .par_chunks(8)
            .flat_map_iter(|needles| scan(&self.corpus, needles, Keep::Best, hidden))
            .collect();
        for (at, ends) in lost.into_iter().zip(ends) {
            if let Some(&end) = ends.first() {
                let hit = hit(&self.corpus, &quoted[at].whole.words, end);
                searches[at].nearest = Some(self.passage(&[hit], hit.distance, Method::Nearest));
            }
        }
        for at in 0..quoted.len() {
            let like = unlike[first[at]];
            if like != at {
                searches[at].nearest = searches[like].nearest.clone();
            }
        }
        searches
    }

    /// Passages of chains, best first.
    pub(crate) fn answer(&self, quoted: &Quoted, chains: &[Chain], method: Method) -> Search {
        let mut ranked: Vec<(usize, bool, bool, usize, &Chain)> = chains
            .iter()
            .map(|chain| {
                let unit = &self.units[chain.hits[0].unit];
                let other_speaker = quoted.surname.is_none() || unit.surname != quoted.surname;
                (
                    chain.distance(),
                    other_speaker,
                    !unit.is_transcript,
                    chain.hits[0].start,
                    chain,
                )
            })
            .collect();
        ranked.sort_by_key(|&(distance, other, secondary, start, _)| (distance, other, secondary, start));
        ranked.truncate(SHOWN);
        Search {
            passages: ranked
                .into_iter()
                .map(|(distance, .., chain)| self.passage(&chain.hits, distance, method))
                .collect(),
            nearest: None,
            unverifiable: None,
        }
    }

    fn passage(&self, hits: &[Hit], distance: usize, method: Method) -> Passage {
        let segments: Vec<Span> = hits.iter().map(|hit| self.span(*hit)).collect();
        let unit = &self.units[hits[0].unit];
        Passage {
            document: unit.document,
            span: segments
                .iter()
                .copied()
                .reduce(Span::cover)
                .unwrap_or(Span::new(0, 0)),
            segments,
            turn: unit.turn,
            method,
            distance,
        }
    }

    fn span(&self, hit: Hit) -> Span {
        // A hit may be empty only in theory; an empty span at its place is then the truth.
        let start = self.spans.get(hit.start).map_or(0, |span| span.0 as usize);
        let end = self
            .spans
            .get(hit.end.saturating_sub(1))
            .map_or(0, |span| span.1 as usize);
        Span::new(start, end.max(start))
    }
}

/// The quotations that have no equal before them, and for each quotation which of these it is equal to.
fn unlike(quoted: &[Quoted]) -> (Vec<usize>, Vec<usize>) {
    let mut known = FxHashMap::default();
    let mut unlike = Vec::new();
    let mut first = Vec::with_capacity(quoted.len());
    for (at, quoted) in quoted.iter().enumerate() {
        let key = (&quoted.segments, &quoted.sentences, &quoted.surname);
        let place = *known.entry(key).or_insert(unlike.len());
        if place == unlike.len() {
            unlike.push(at);
        }
        first.push(place);
    }
    (unlike, first)
}

/// Distance beyond which the nearest stretch is of no use to anybody.
fn far(segment: &Segment) -> usize {
    segment.spoken * 7 / 10
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockKind;
    use crate::document::Metadata;
    use crate::document::Origin;
    use crate::document::Turn;

    #[test]
    fn a_reference_does_not_speak_for_itself() {
        let documents = [
            document(COUNCIL),
            document("ORR: I have seen the books and the reserve is nearly empty.\n"),
        ];
        let references = References::index(&documents);
        let hidden = references.quoted(&["I have seen the books and the reserve is empty"], None);
        let hidden = Quoted {
            hidden: 0..4,
            ..hidden
        };
        let search = references.search(&hidden);
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
    fn names_end_with_the_surname() {
        assert_eq!(surname("Sen. Ana Ruiz’s").as_deref(), Some("ruiz"));
        assert_eq!(surname("Walter Orr Jr.").as_deref(), Some("orr"));
        assert_eq!(surname("…"), None);
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
