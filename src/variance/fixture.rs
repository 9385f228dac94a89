//! Small utterances for tests, told by invented outlets.

use crate::attribute::Attribution;
use crate::document::Document;
use crate::fixture::credited;
use crate::fixture::printed;
use crate::matching::Rendering;
use crate::matching::Utterance;
use crate::variance::Variance;
use crate::variance::variance;

/// One utterance with what it indexes: a document for each rendering, which holds nothing but the rendering and who said it.
pub(crate) struct Sample {
    /// A document a rendering.
    pub(crate) documents: Vec<Document>,
    /// Its only quotation.
    pub(crate) attributions: Vec<Vec<Attribution>>,
    /// All of them.
    pub(crate) utterance: Utterance,
}

impl Sample {
    /// Makes an utterance of outlet, speaker and words.
    pub(crate) fn new(renderings: &[(&str, &str, &str)]) -> Self {
        let rendering = |document| Rendering {
            document,
            quotation: 0,
            parent: (document > 0).then_some(0),
            mosaic: false,
        };
        Self {
            documents: renderings
                .iter()
                .map(|(outlet, speaker, words)| printed(outlet, speaker, words))
                .collect(),
            attributions: renderings
                .iter()
                .map(|(_, speaker, words)| vec![credited(speaker, words)])
                .collect(),
            utterance: Utterance {
                renderings: (0..renderings.len()).map(rendering).collect(),
            },
        }
    }

    /// What its outlets made of it.
    pub(crate) fn variance(&self) -> Variance<'_> {
        variance(&self.utterance, &self.documents, &self.attributions).expect("a sample has renderings")
    }
}
