//! One object with the findings, and with every quotation where that was asked for.

use std::io;
use std::io::Write;

use serde::Serialize;

use crate::report::findings::Outcome;
use crate::report::findings::Reporter;
use crate::report::findings::Skipped;
use crate::report::findings::Summary;
use crate::report::findings::evidence::FindingRecord;
use crate::report::findings::evidence::Places;
use crate::report::findings::evidence::QuotationRecord;
use crate::report::findings::fingerprint::Fingerprints;
use crate::report::mark;

pub(crate) const REPORTER: Reporter = Reporter {
    name: "json",
    about: "one JSON object, schema version 1",
    write,
};

#[derive(Debug, Serialize)]
struct Root<'a> {
    generator: &'static str,
    schema: u32,
    summary: Summary,
    skipped: &'a [Skipped],
    #[serde(skip_serializing_if = "Option::is_none")]
    quotations: Option<Vec<QuotationRecord>>,
    findings: Vec<FindingRecord>,
}

fn write(outcome: &Outcome<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut fingerprints = Fingerprints::default();
    let mut findings = Vec::new();
    let mut quotations = Vec::new();
    for reviewed in outcome.reviewed {
        let places = Places::new(reviewed);
        if outcome.every_quotation {
            let cases = reviewed.article.cases.iter().enumerate();
            quotations.extend(cases.map(|(index, case)| places.quotation(index, case)));
        }
        for finding in &reviewed.findings {
            findings.push(places.finding(finding, fingerprints.next(reviewed, finding)));
        }
    }
    let root = Root {
        generator: mark::GENERATOR,
        schema: 1,
        summary: Summary::of(outcome),
        skipped: outcome.skipped,
        quotations: outcome.every_quotation.then_some(quotations),
        findings,
    };
    serde_json::to_writer_pretty(&mut *out, &root)?;
    writeln!(out)
}
