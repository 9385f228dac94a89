//! Utterances → [`Variance`]: who printed which wording, and how the wordings differ.
//!
//! Clusters enter with the documents and attributions they index, what outlets made of each utterance leaves. A
//! rendering is compared with the reference rendering, and each two wordings with each other; nothing is left out
//! because it is harmless, that is for reports to decide.

pub mod collation;
pub(crate) mod credits;
#[cfg(test)]
pub(crate) mod fixture;
pub(crate) mod printed_words;

use std::collections::BTreeSet;
use std::collections::HashMap;

use crate::attribute::Attribution;
use crate::compare::Comparison;
use crate::compare::Severity;
use crate::compare::Variation;
use crate::compare::compare;
use crate::compare::compare_pieces;
use crate::document::Document;
use crate::matching::Utterance;
use crate::text::Span;
use crate::variance::collation::Collation;
use crate::variance::collation::Column;
use crate::variance::collation::collate;
use crate::variance::credits::credits;
use crate::variance::credits::disagree;
use crate::variance::printed_words::wording;

pub use crate::variance::credits::Credit;

/// Up to so many wordings, each two are compared; of more, each with the reference's only.
const MOST_PAIRED: usize = 12;

/// So many wordings are laid out word under word; a table of more is for nobody's eyes.
const MOST_COLLATED: usize = 24;

/// What two renderings share is compared if so much of it agrees.
const MOSTLY: f32 = 0.6;

/// One utterance, and all that its renderings differ in.
#[derive(Debug, Clone)]
pub struct Variance<'a> {
    /// Every rendering, the reference rendering first.
    pub renderings: Vec<Printed<'a>>,
    /// The distinct wordings, the reference rendering's first, then the most printed.
    pub wordings: Vec<Wording>,
    /// Who is credited, the most credited first.
    pub credits: Vec<Credit>,
    /// True if outlets credit speakers who cannot all be right.
    pub speakers_disagree: bool,
    /// How wordings differ from each other, pair by pair.
    pub differences: Vec<Difference>,
    /// The wordings word under word, a row each; the first 24 if there are more.
    pub collation: Collation,
}

/// A rendering, where it was printed, and how it differs from the reference rendering.
#[derive(Debug, Clone)]
pub struct Printed<'a> {
    /// The document that prints it.
    pub document: &'a Document,
    /// The quotation and who is credited with it.
    pub attribution: &'a Attribution,
    /// The words as printed, pieces joined by a space.
    pub text: String,
    /// Index of its wording.
    pub wording: usize,
    /// Against the reference rendering, its own text on the quotation's side; `None` for the reference rendering.
    pub comparison: Option<Comparison>,
    /// True if it shares only a part of its words with the reference rendering, and only that part was compared.
    pub partial: bool,
    /// True if the quotation joins words of two utterances.
    pub mosaic: bool,
}

/// One wording of an utterance: words, not case and punctuation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The words as the first of its renderings prints them.
    pub text: String,
    /// Indices of the renderings that have it, ascending.
    pub renderings: Vec<usize>,
    /// How far it is from the reference wording.
    pub severity: Severity,
    /// Its differences from the reference wording.
    pub variations: Vec<Variation>,
    /// True if it shares only a part of its words with the reference wording.
    pub partial: bool,
}

/// A difference between two wordings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Index of the wording on the quotation's side.
    pub a: usize,
    /// Index of the wording on the reference's side.
    pub b: usize,
    /// The difference.
    pub variation: Variation,
}

/// What outlets made of each utterance; told by most outlets first, then the most severe.
pub fn variances<'a>(
    utterances: &[Utterance],
    documents: &'a [Document],
    attributions: &'a [Vec<Attribution>],
) -> Vec<Variance<'a>> {
    let each = |utterance| variance(utterance, documents, attributions);
    let mut variances: Vec<Variance<'a>> = utterances.iter().filter_map(each).collect();
    sort(&mut variances);
    variances
}

/// Puts utterances told by most outlets first, then the most severe; what is equal in both keeps its order.
pub fn sort(variances: &mut [Variance<'_>]) {
    variances.sort_by_cached_key(|it| {
        use std::cmp::Reverse;
        (
            Reverse(it.outlets().len()),
            Reverse(it.speakers_disagree),
            Reverse(it.severity()),
        )
    });
}

/// What outlets made of one utterance; `None` if it indexes nothing.
pub fn variance<'a>(
    utterance: &Utterance,
    documents: &'a [Document],
    attributions: &'a [Vec<Attribution>],
) -> Option<Variance<'a>> {
    let mut renderings = Vec::new();
    for rendering in &utterance.renderings {
        let document = documents.get(rendering.document)?;
        let attribution = attributions.get(rendering.document)?.get(rendering.quotation)?;
        renderings.push(Printed {
            document,
            attribution,
            text: attribution.quotation.text(&document.text),
            wording: 0,
            comparison: None,
            partial: false,
            mosaic: rendering.mosaic,
        });
    }
    let reference = renderings.first()?.text.clone();
    for rendering in renderings.iter_mut().skip(1) {
        let joints = joints(rendering.attribution, rendering.document);
        let (comparison, partial) = compare_shared(&rendering.text, &joints, &reference);
        rendering.comparison = Some(comparison);
        rendering.partial = partial;
    }
    let wordings = wordings(&mut renderings);
    let credits = credits(renderings.iter().map(|it| it.attribution.speaker.as_ref()));
    Some(Variance {
        speakers_disagree: disagree(
            &credits,
            &renderings.iter().map(Printed::outlet).collect::<Vec<_>>(),
        ),
        credits,
        differences: differences(&wordings),
        collation: collation(&wordings),
        wordings,
        renderings,
    })
}

/// Where the pieces of a split quotation meet in its text.
fn joints(attribution: &Attribution, document: &Document) -> Vec<usize> {
    let lengths = attribution
        .quotation
        .pieces
        .iter()
        .map(|piece| document.slice(piece.span).len());
    let mut joints: Vec<usize> = lengths
        .scan(0, |end, length| {
            let joint = *end + length;
            *end = joint + 1;
            Some(joint)
        })
        .collect();
    joints.pop();
    joints
}

fn wordings(renderings: &mut [Printed<'_>]) -> Vec<Wording> {
    let mut known: HashMap<Vec<String>, usize> = HashMap::new();
    let mut wordings: Vec<Wording> = Vec::new();
    for (index, rendering) in renderings.iter().enumerate() {
        let at = *known.entry(wording(&rendering.text)).or_insert(wordings.len());
        if let Some(wording) = wordings.get_mut(at) {
            wording.renderings.push(index);
            continue;
        }
        wordings.push(Wording {
            text: rendering.text.clone(),
            renderings: vec![index],
            severity: rendering.severity(),
            variations: rendering.variations().to_vec(),
            partial: rendering.partial,
        });
    }
    wordings[1..].sort_by_key(|it| std::cmp::Reverse(it.renderings.len()));
    for (at, wording) in wordings.iter().enumerate() {
        for &rendering in &wording.renderings {
            renderings[rendering].wording = at;
        }
    }
    wordings
}

fn differences(wordings: &[Wording]) -> Vec<Difference> {
    let mut differences = Vec::new();
    for b in 0..wordings.len() {
        for a in b + 1..wordings.len() {
            let variations = if b == 0 {
                wordings[a].variations.clone()
            } else if wordings.len() <= MOST_PAIRED {
                pair(&wordings[a].text, &wordings[b].text)
            } else {
                Vec::new()
            };
            differences.extend(
                variations
                    .into_iter()
                    .map(|variation| Difference { a, b, variation }),
            );
        }
    }
    differences
}

fn pair(a: &str, b: &str) -> Vec<Variation> {
    compare_shared(a, &[], b).0.variations
}

/// Compares two renderings of one utterance in what they share; `true` if that is only a part of both.
///
/// Outlets start and stop where they like; that one goes on where the other has stopped is no difference in wording.
/// Two fragments need not share anything; then they do not differ either.
fn compare_shared(a: &str, joints: &[usize], b: &str) -> (Comparison, bool) {
    let mut comparison = compare_pieces(a, joints, b);
    if comparison.same_utterance {
        return (comparison, false);
    }
    let whole = |text: &str| Span::new(0, text.len());
    let collation = collate(&[(a, whole(a)), (b, whole(b))]);
    let partial = !is_contained(&collation, 0) && !is_contained(&collation, 1);
    let stretches = [collation.shared(0, 1), core(&collation, a, b)];
    let within = stretches.into_iter().flatten().find_map(|(of_a, of_b)| {
        let inner = compare(of_a.of(a), of_b.of(b));
        let holds = inner.same_utterance || agreement(&collation, of_a) >= MOSTLY;
        holds.then_some((inner, of_a.start, of_b.start))
    });
    comparison.severity = Severity::None;
    comparison.variations.clear();
    comparison.recorded.clear();
    if let Some((inner, at_a, at_b)) = within {
        let moved = |it: &Variation| Variation {
            quotation: it.quotation.shift(at_a),
            reference: it.reference.shift(at_b),
            ..it.clone()
        };
        comparison.severity = inner.severity;
        comparison.variations = inner.variations.iter().map(moved).collect();
        comparison.recorded = inner.recorded.iter().map(moved).collect();
    }
    (comparison, partial)
}

/// The part of the columns of the first row's stretch in which both rows agree.
fn agreement(collation: &Collation, stretch: Span) -> f32 {
    let inside = |column: &&Column| {
        let cell = column.cells.first().and_then(|it| it.span());
        cell.is_some_and(|it| stretch.encloses(it))
    };
    let columns: Vec<&Column> = collation.columns.iter().filter(inside).collect();
    let agreeing = columns.iter().filter(|column| column.agrees).count();
    agreeing as f32 / columns.len().max(1) as f32
}

/// True if the other row has every word of this one, one after the other.
fn is_contained(collation: &Collation, row: usize) -> bool {
    let has = |column: &&Column| column.cells.get(row).is_some_and(|it| it.span().is_some());
    let mut with_words = collation.columns.iter().filter(has);
    let reaches = |column: &Column| column.cells.iter().all(|cell| cell.span().is_some());
    let gaps = collation.columns.iter().any(|column| !column.agrees);
    !gaps && with_words.all(reaches)
}

/// The longest stretch in which both rows go on together, from and to words that resemble each other.
fn core(collation: &Collation, a: &str, b: &str) -> Option<(Span, Span)> {
    let together: Vec<Option<(Span, Span)>> = collation
        .columns
        .iter()
        .map(|column| Some((column.cells.first()?.span()?, column.cells.get(1)?.span()?)))
        .collect();
    let initial = |text: &str| {
        text.chars()
            .find(|c| c.is_alphanumeric())
            .map(|c| c.to_lowercase().to_string())
    };
    let alike = |(of_a, of_b): &&(Span, Span)| initial(of_a.of(a)) == initial(of_b.of(b));
    let runs = together.split(Option::is_none).filter_map(|run| {
        let run: Vec<(Span, Span)> = run.iter().copied().flatten().collect();
        let first = run.iter().find(alike)?;
        let last = run.iter().rfind(alike)?;
        Some((first.0.cover(last.0), first.1.cover(last.1)))
    });
    runs.max_by_key(|(of_a, _)| of_a.len())
}

fn collation(wordings: &[Wording]) -> Collation {
    let wordings = &wordings[..wordings.len().min(MOST_COLLATED)];
    let whole = |it: &Wording| Span::new(0, it.text.len());
    let rows: Vec<(&str, Span)> = wordings.iter().map(|it| (it.text.as_str(), whole(it))).collect();
    let mut collation = collate(&rows);
    for (row, wording) in wordings.iter().enumerate().skip(1) {
        for variation in &wording.variations {
            collation.join(row, 0, variation);
        }
    }
    collation
}

impl Variance<'_> {
    /// The outlets that print it, each once, by name.
    pub fn outlets(&self) -> BTreeSet<&str> {
        self.renderings.iter().map(Printed::outlet).collect()
    }

    /// The worst difference between any two of its wordings.
    pub fn severity(&self) -> Severity {
        let of_pairs = self.differences.iter().map(|it| it.variation.severity);
        let of_renderings = self.renderings.iter().map(Printed::severity);
        of_pairs.chain(of_renderings).max().unwrap_or(Severity::None)
    }

    /// The outlets of one wording, each once, in the order of the renderings.
    pub fn outlets_of(&self, wording: &Wording) -> Vec<&str> {
        let mut seen = BTreeSet::new();
        let outlets = wording
            .renderings
            .iter()
            .filter_map(|&at| self.renderings.get(at));
        outlets
            .map(Printed::outlet)
            .filter(|it| seen.insert(*it))
            .collect()
    }

    /// Whom most renderings credit.
    pub fn speaker(&self) -> Option<&str> {
        self.credits.first().map(|credit| credit.name.as_str())
    }
}

impl Printed<'_> {
    /// Who published it: the outlet, else the name of the file.
    pub fn outlet(&self) -> &str {
        let path = self.document.path.as_str();
        let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
        self.document.metadata.outlet.as_deref().unwrap_or(file)
    }

    /// How far it is from the reference rendering.
    pub fn severity(&self) -> Severity {
        self.comparison.as_ref().map_or(Severity::None, |it| it.severity)
    }

    /// Its differences from the reference rendering.
    pub fn variations(&self) -> &[Variation] {
        self.comparison.as_ref().map_or(&[], |it| &it.variations)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::variance::fixture::Sample;

    #[test]
    fn renderings_with_the_same_words_are_one_wording() {
        let sample = Sample::new(&[
            (
                "Herald",
                "Ana Ruiz",
                "We will keep a door open, and we will wait.",
            ),
            ("Post", "Ruiz", "we will keep a door open and we will wait,"),
            ("Globe", "Ana Ruiz", "We will keep doors open, and we will wait."),
        ]);
        let variance = sample.variance();
        assert_eq!(variance.wordings.len(), 2);
        assert_eq!(variance.outlets_of(&variance.wordings[0]), ["Herald", "Post"]);
        assert_eq!(variance.renderings[2].wording, 1);
        assert_eq!(variance.speaker(), Some("Ana Ruiz"));
        assert!(!variance.speakers_disagree);
        assert!(variance.severity() > Severity::None);
    }

    #[test]
    fn outlets_differ_from_each_other_and_not_only_from_the_reference() {
        let sample = Sample::new(&[
            (
                "Herald",
                "Ana Ruiz",
                "We will keep a door open to every ship that calls here.",
            ),
            (
                "Post",
                "Ana Ruiz",
                "We will keep doors open to every ship that calls here.",
            ),
            (
                "Globe",
                "Ana Ruiz",
                "We will keep the door open to every ship that calls here.",
            ),
        ]);
        let variance = sample.variance();
        let pairs: BTreeSet<(usize, usize)> = variance.differences.iter().map(|it| (it.a, it.b)).collect();
        assert_eq!(pairs, BTreeSet::from([(1, 0), (2, 0), (2, 1)]));
        for difference in &variance.differences {
            let (a, b) = (
                &variance.wordings[difference.a].text,
                &variance.wordings[difference.b].text,
            );
            assert!(
                a.get(difference.variation.quotation.start..difference.variation.quotation.end)
                    .is_some()
            );
            assert!(
                b.get(difference.variation.reference.start..difference.variation.reference.end)
                    .is_some()
            );
        }
    }

    #[test]
    fn two_speakers_of_one_utterance_are_told() {
        let sample = Sample::new(&[
            ("Herald", "Ana Ruiz", "The bridge stays shut until spring."),
            ("Post", "Jan Beck", "The bridge stays shut until spring."),
        ]);
        let variance = sample.variance();
        assert!(variance.speakers_disagree);
        assert_eq!(variance.credits.len(), 2);
    }

    #[test]
    fn an_utterance_that_indexes_nothing_is_none() {
        let mut sample = Sample::new(&[("Herald", "Ana Ruiz", "No.")]);
        sample.utterance.renderings[0].quotation = 7;
        assert!(variance(&sample.utterance, &sample.documents, &sample.attributions).is_none());
        sample.utterance.renderings.clear();
        assert!(variance(&sample.utterance, &sample.documents, &sample.attributions).is_none());
    }

    #[test]
    fn what_most_outlets_print_comes_first() {
        let one = Sample::new(&[("Herald", "Ana Ruiz", "No.")]);
        let two = Sample::new(&[("Herald", "Ana Ruiz", "No."), ("Post", "Ana Ruiz", "No.")]);
        let mut variances = [one.variance(), two.variance()];
        sort(&mut variances);
        assert_eq!(variances[0].renderings.len(), 2);
    }
}
