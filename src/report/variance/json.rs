//! The report as one JSON object, schema version 1.
//!
//! Pieces are bytes of the file; the spans of variations are bytes of the two texts that they compare.

use std::io;
use std::io::Write;

use serde::Serialize;

use crate::compare::Severity;
use crate::compare::Variation;
use crate::compare::VariationKind;
use crate::compare::Verdict;
use crate::report::Range;
use crate::report::mark;
use crate::report::variance::Reporter;
use crate::report::variance::Survey;
use crate::report::variance::Totals;
use crate::report::variance::places::Places;
use crate::text::Span;
use crate::variance::Difference;
use crate::variance::Printed;
use crate::variance::Variance;
use crate::variance::Wording;

pub(crate) const REPORTER: Reporter = Reporter {
    name: "json",
    about: "one JSON object",
    outlets: 1,
    write,
};

fn write(survey: &Survey<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut places = Places::default();
    let report = Report {
        generator: mark::GENERATOR,
        schema: 1,
        totals: survey.totals,
        utterances: survey
            .variances
            .iter()
            .zip(1..)
            .map(|(it, number)| utterance(it, number, &mut places))
            .collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Report<'a> {
    generator: &'static str,
    schema: u32,
    totals: Totals,
    utterances: Vec<JsonUtterance<'a>>,
}

#[derive(Serialize)]
struct JsonUtterance<'a> {
    id: String,
    speaker: Option<&'a str>,
    speakers_disagree: bool,
    credits: Vec<JsonCredit<'a>>,
    outlets: usize,
    severity: Severity,
    renderings: Vec<JsonRendering<'a>>,
    wordings: Vec<JsonWording<'a>>,
    differences: Vec<JsonDifference<'a>>,
}

#[derive(Serialize)]
struct JsonCredit<'a> {
    speaker: &'a str,
    renderings: &'a [usize],
}

#[derive(Serialize)]
struct JsonRendering<'a> {
    path: &'a str,
    outlet: Option<&'a str>,
    date: Option<&'a str>,
    text: &'a str,
    pieces: Vec<Range>,
    line: usize,
    column: usize,
    speaker: Option<&'a str>,
    wording: usize,
    verdict: Verdict,
    severity: Severity,
    variations: Vec<JsonVariation<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    recorded: Vec<JsonVariation<'a>>,
    #[serde(skip_serializing_if = "is_false")]
    partial: bool,
    #[serde(skip_serializing_if = "is_false")]
    mosaic: bool,
    #[serde(skip_serializing_if = "is_false")]
    reference: bool,
}

#[derive(Serialize)]
struct JsonVariation<'a> {
    kind: VariationKind,
    severity: Severity,
    quotation: &'a str,
    reference: &'a str,
    quotation_span: [usize; 2],
    reference_span: [usize; 2],
}

#[derive(Serialize)]
struct JsonWording<'a> {
    text: &'a str,
    outlets: Vec<&'a str>,
    renderings: &'a [usize],
}

#[derive(Serialize)]
struct JsonDifference<'a> {
    a: usize,
    b: usize,
    #[serde(flatten)]
    variation: JsonVariation<'a>,
}

fn utterance<'a>(variance: &'a Variance<'a>, number: usize, places: &mut Places<'a>) -> JsonUtterance<'a> {
    let reference = variance.renderings.first().map_or("", |it| &it.text);
    let rendering = |it: &'a Printed<'a>| rendering(it, reference, places);
    let credit = |it: &'a crate::variance::Credit| JsonCredit {
        speaker: &it.name,
        renderings: &it.renderings,
    };
    let wording = |it: &'a Wording| JsonWording {
        text: &it.text,
        outlets: variance.outlets_of(it),
        renderings: &it.renderings,
    };
    JsonUtterance {
        id: format!("u{number}"),
        speaker: variance.speaker(),
        speakers_disagree: variance.speakers_disagree,
        credits: variance.credits.iter().map(credit).collect(),
        outlets: variance.outlets().len(),
        severity: variance.severity(),
        renderings: variance.renderings.iter().map(rendering).collect(),
        wordings: variance.wordings.iter().map(wording).collect(),
        differences: variance
            .differences
            .iter()
            .map(|it| difference(it, variance))
            .collect(),
    }
}

fn rendering<'a>(printed: &'a Printed<'a>, reference: &'a str, places: &mut Places<'a>) -> JsonRendering<'a> {
    let document = printed.document;
    let located = places.of(document);
    let quotation = &printed.attribution.quotation;
    let place = located.line_column(quotation.span().start);
    let each = |variations: &'a [Variation]| -> Vec<JsonVariation<'a>> {
        variations
            .iter()
            .map(|it| variation(it, &printed.text, reference))
            .collect()
    };
    JsonRendering {
        path: &document.path,
        outlet: document.metadata.outlet.as_deref(),
        date: document.metadata.date.as_deref(),
        text: &printed.text,
        pieces: quotation
            .pieces
            .iter()
            .map(|piece| located.range(piece.span))
            .collect(),
        line: place.line,
        column: place.column,
        speaker: printed.attribution.speaker.as_ref().map(|it| it.name.as_str()),
        wording: printed.wording,
        verdict: printed
            .comparison
            .as_ref()
            .map_or(Verdict::Verbatim, |it| it.verdict),
        severity: printed.severity(),
        variations: each(printed.variations()),
        recorded: each(printed.comparison.as_ref().map_or(&[], |it| &it.recorded)),
        partial: printed.partial,
        mosaic: printed.mosaic,
        reference: printed.comparison.is_none(),
    }
}

fn difference<'a>(difference: &Difference, variance: &'a Variance<'a>) -> JsonDifference<'a> {
    let text = |at: usize| variance.wordings[at].text.as_str();
    JsonDifference {
        a: difference.a,
        b: difference.b,
        variation: variation(&difference.variation, text(difference.a), text(difference.b)),
    }
}

fn variation<'a>(variation: &Variation, quotation: &'a str, reference: &'a str) -> JsonVariation<'a> {
    let bounds = |span: Span| [span.start, span.end];
    JsonVariation {
        kind: variation.kind,
        severity: variation.severity,
        quotation: variation.quotation.of(quotation),
        reference: variation.reference.of(reference),
        quotation_span: bounds(variation.quotation),
        reference_span: bounds(variation.reference),
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
