//! Utterances → [`Variance`]: who printed which wording, and how the wordings differ.
//!
//! Clusters enter with the documents and attributions they index, what outlets made of each utterance leaves. A
//! rendering is compared with the reference rendering, and each two wordings with each other; nothing is left out
//! because it is harmless, that is for reports to decide.

pub mod collation;
pub(crate) mod credits;
pub(crate) mod dispute;
#[cfg(test)]
pub(crate) mod fixture;
pub(crate) mod printed_words;
pub(crate) mod shared;
pub(crate) mod variants;
pub(crate) mod wording;

use std::collections::BTreeSet;
use std::collections::HashMap;

use crate::attribute::Attribution;
use crate::compare::Comparison;
use crate::compare::Severity;
use crate::compare::Variation;
use crate::document::Document;
use crate::matching::Utterance;
use crate::text::Span;
use crate::variance::collation::Collation;
use crate::variance::collation::collate;
use crate::variance::credits::credits;
use crate::variance::dispute::Credited;
use crate::variance::dispute::is_dispute;
use crate::variance::printed_words::wording;
use crate::variance::shared::compare_shared;
use crate::variance::variants::variants;

pub use crate::variance::credits::Credit;
pub use crate::variance::variants::Reading;
pub use crate::variance::variants::Variant;
pub use crate::variance::wording::Difference;
use crate::variance::wording::MOST_PAIRED;
pub use crate::variance::wording::Wording;

/// Maximum number of wordings in a collation table; more are not readable.
const MOST_COLLATED: usize = 24;

/// One utterance, and all that its renderings differ in.
#[derive(Debug, Clone)]
pub struct Variance<'a> {
    /// Every rendering, the reference rendering first.
    pub renderings: Vec<Printed<'a>>,
    /// The distinct wordings, the reference rendering's first, then the most printed.
    pub wordings: Vec<Wording>,
    /// Who is credited, the most credited first.
    pub credits: Vec<Credit>,
    /// True if outlets name speakers beyond doubt who cannot all be right.
    pub speakers_disagree: bool,
    /// How wordings differ from each other, pair by pair.
    pub differences: Vec<Difference>,
    /// The wordings word under word, a row each; the first 24 if there are more.
    pub collation: Collation,
    /// The places where collated wordings differ, with what each has there.
    pub variants: Vec<Variant>,
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

/// What outlets made of each utterance: disputes and the most severe first, then those of most outlets.
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

/// Puts disputes and the most severe utterances first, then those of most outlets; what is equal in all keeps its order.
pub fn sort(variances: &mut [Variance<'_>]) {
    variances.sort_by_cached_key(|it| {
        use std::cmp::Reverse;
        (
            Reverse(it.is_shared()),
            Reverse(it.speakers_disagree),
            Reverse(it.severity()),
            Reverse(it.outlets().len()),
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
    let first = renderings.first()?;
    let (reference, reference_joints) = (first.text.clone(), joints(first.attribution, first.document));
    for rendering in renderings.iter_mut().skip(1) {
        let joints = joints(rendering.attribution, rendering.document);
        let (comparison, partial) = compare_shared(&rendering.text, &joints, &reference, &reference_joints);
        rendering.comparison = Some(comparison);
        rendering.partial = partial;
    }
    let wordings = wordings(&mut renderings);
    let (differences, collation) = (differences(&wordings), collation(&wordings));
    let credited: Vec<Credited<'_>> = renderings
        .iter()
        .filter_map(|it| Credited::of(it.outlet(), it.attribution, it.document, it.partial))
        .collect();
    let credits = credits(renderings.iter().map(|it| it.attribution.speaker.as_ref()));
    Some(Variance {
        speakers_disagree: is_dispute(&credited),
        variants: variants(&collation, &wordings, &differences),
        credits,
        differences,
        collation,
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
    compare_shared(a, &[], b, &[]).0.variations
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

    /// True if several outlets print it.
    pub fn is_shared(&self) -> bool {
        self.outlets().len() > 1
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
