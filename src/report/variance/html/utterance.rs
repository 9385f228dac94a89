//! One utterance of the page: its reference wording, every other wording with its apparatus, and the collation.

use std::io;
use std::io::Write;

use crate::compare::Severity;
use crate::compare::Variation;
use crate::report::label;
use crate::report::terminal::describe::phrase;
use crate::report::terminal::describe::weight;
use crate::report::variance::apparatus::Stretch;
use crate::report::variance::apparatus::stretches;
use crate::report::variance::html::collation;
use crate::report::variance::html::escape::Text;
use crate::report::variance::html::escape::web_address;
use crate::report::variance::places::Places;
use crate::report::variance::reporter::counted;
use crate::report::variance::reporter::credited;
use crate::report::variance::reporter::readings;
use crate::report::variance::reporter::standing;
use crate::variance::Printed;
use crate::variance::Variance;
use crate::variance::Wording;

pub(crate) fn write<'a>(
    variance: &'a Variance<'a>,
    number: usize,
    places: &mut Places<'a>,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(
        out,
        "<article class=\"utterance\" id=\"u{number}\" aria-labelledby=\"u{number}-title\">\n<header>\n\
         <h2 id=\"u{number}-title\"><a class=\"number\" href=\"#u{number}\">{number}</a> {}</h2>\n\
         <p class=\"meta\">{} · {} · <span class=\"badge {}\">{}</span></p>\n</header>",
        Text(variance.speaker().unwrap_or("Speaker unknown")),
        counted(variance.outlets().len(), "outlet"),
        counted(variance.wordings.len(), "wording"),
        label(variance.severity()),
        standing(variance),
    )?;
    if variance.speakers_disagree {
        dispute(variance, out)?;
    }
    for at in 0..variance.wordings.len() {
        wording(variance, at, places, out)?;
    }
    if variance.wordings.len() > 1 {
        collation::write(variance, out)?;
        between(variance, out)?;
    }
    writeln!(out, "</article>")
}

fn dispute(variance: &Variance<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<div class=\"dispute\"><p><b>Outlets disagree on the speaker.</b></p><ul>"
    )?;
    for credit in credited(variance) {
        writeln!(out, "<li>{}</li>", Text(&credit))?;
    }
    writeln!(out, "</ul></div>")
}

fn wording<'a>(
    variance: &'a Variance<'a>,
    at: usize,
    places: &mut Places<'a>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let wording = &variance.wordings[at];
    let is_reference = at == 0;
    let class = if is_reference {
        "wording reference"
    } else {
        "wording"
    };
    writeln!(
        out,
        "<section class=\"{class}\">\n<h3>{}</h3>",
        printed_by(variance, wording, places)
    )?;
    if is_reference && variance.wordings.len() > 1 {
        writeln!(out, "<p class=\"role\">reference wording</p>")?;
    }
    write!(out, "<blockquote dir=\"auto\"><p>“")?;
    for stretch in stretches(wording) {
        self::stretch(stretch, wording, out)?;
    }
    writeln!(out, "”</p></blockquote>")?;
    if !wording.variations.is_empty() {
        apparatus(wording, &variance.wordings[0].text, out)?;
    }
    writeln!(out, "</section>")
}

/// Every outlet of a wording with date, place and link.
fn printed_by<'a>(variance: &'a Variance<'a>, wording: &Wording, places: &mut Places<'a>) -> String {
    let each = wording
        .renderings
        .iter()
        .map(|&at| rendering(&variance.renderings[at], places));
    each.collect::<Vec<_>>().join("<span class=\"and\">, </span>")
}

fn rendering<'a>(printed: &'a Printed<'a>, places: &mut Places<'a>) -> String {
    let document = printed.document;
    let place = places
        .of(document)
        .line_column(printed.attribution.quotation.span().start);
    let title = format!("{}:{}:{}", document.path, place.line, place.column);
    let name = match document.metadata.url.as_deref().and_then(web_address) {
        Some(url) => format!(
            "<a href=\"{}\" rel=\"noreferrer\">{}</a>",
            Text(url),
            Text(printed.outlet())
        ),
        None => Text(printed.outlet()).to_string(),
    };
    let mut line = format!("<span class=\"outlet\" title=\"{}\">{name}</span>", Text(&title));
    if let Some(date) = &document.metadata.date {
        line += &format!(" <span class=\"date\">{}</span>", Text(date));
    }
    line
}

fn stretch(stretch: Stretch<'_>, wording: &Wording, out: &mut dyn Write) -> io::Result<()> {
    let severity = |number: usize| {
        wording
            .variations
            .get(number - 1)
            .map_or(Severity::None, |it| it.severity)
    };
    match stretch {
        Stretch::Alike(words) => write!(out, "{}", Text(words)),
        Stretch::Gap(number) => write!(
            out,
            "<span class=\"gap {}\" title=\"words left out\">‸<sup>{number}</sup></span>",
            label(severity(number))
        ),
        Stretch::Changed(words, first, last) => {
            let worst = (first..=last).map(severity).max().unwrap_or(Severity::None);
            let numbers = if first == last {
                first.to_string()
            } else {
                format!("{first}–{last}")
            };
            write!(
                out,
                "<span class=\"mark {}\">{}</span><sup>{numbers}</sup>",
                label(worst),
                Text(words)
            )
        }
    }
}

fn apparatus(wording: &Wording, reference: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<ol class=\"apparatus\">")?;
    for variation in &wording.variations {
        writeln!(out, "<li>{}</li>", entry(variation, &wording.text, reference))?;
    }
    writeln!(out, "</ol>")
}

fn entry(variation: &Variation, quotation: &str, reference: &str) -> String {
    format!(
        "<span class=\"kind\">{}</span> <span dir=\"auto\">{}</span> <span class=\"badge {}\">{}</span>",
        label(variation.kind),
        Text(&phrase(variation, quotation, reference)),
        label(variation.severity),
        weight(variation.severity),
    )
}

/// Every place where wordings differ, with the outlets on either side.
fn between(variance: &Variance<'_>, out: &mut dyn Write) -> io::Result<()> {
    if variance.variants.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<div class=\"scroll\"><table class=\"list\">\n<caption>Who has which words</caption>\n\
         <thead><tr><th scope=\"col\">Kind</th><th scope=\"col\">Words</th><th scope=\"col\">Weight</th></tr></thead>\n<tbody>"
    )?;
    for variant in &variance.variants {
        writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td dir=\"auto\">{}</td><td><span class=\"badge {}\">{}</span></td></tr>",
            label(variant.kind),
            Text(&readings(variance, variant)),
            label(variant.severity),
            weight(variant.severity),
        )?;
    }
    writeln!(out, "</tbody></table></div>")
}
