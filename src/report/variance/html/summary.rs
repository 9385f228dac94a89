//! What stands above and below the utterances: figures, outlets, contents, how to read it.

use std::collections::BTreeMap;
use std::io;
use std::io::Write;

use crate::compare::Severity;
use crate::report::label;
use crate::report::terminal::describe::shortened;
use crate::report::variance::Survey;
use crate::report::variance::html::escape::Text;
use crate::report::variance::reporter::counted;
use crate::report::variance::reporter::standing;
use crate::variance::Variance;

pub(crate) fn write(survey: &Survey<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<header class=\"masthead\">\n<p class=\"kicker\">onrecord · variance report</p>\n\
         <h1>How outlets worded the same words</h1>\n<p class=\"lead\">{}</p>",
        Text(&lead(survey))
    )?;
    figures(survey, out)?;
    legend(out)?;
    writeln!(out, "</header>")?;
    contents(survey, out)?;
    outlets(survey, out)
}

fn lead(survey: &Survey<'_>) -> String {
    let totals = survey.totals;
    let outlets = counted(totals.outlets, "outlet");
    if totals.shared == 0 {
        return format!("No utterance was printed by more than one of {outlets}.");
    }
    let differing = match (totals.reworded, totals.substantive) {
        (0, _) => "all in the same words".to_owned(),
        (reworded, 0) => format!("{reworded} of them in differing words, none differing in substance"),
        (reworded, substantive) => {
            format!("{reworded} of them in differing words, {substantive} differing in substance")
        }
    };
    let disputed = match totals.speakers_disagree {
        0 => String::new(),
        1 => " On the speaker of one, outlets disagree.".to_owned(),
        number => format!(" On the speakers of {number}, outlets disagree."),
    };
    let shared = counted(totals.shared, "utterance");
    let was = if totals.shared == 1 { "was" } else { "were" };
    format!("Of what {outlets} quoted, {shared} {was} printed by more than one: {differing}.{disputed}")
}

fn figures(survey: &Survey<'_>, out: &mut dyn Write) -> io::Result<()> {
    let totals = survey.totals;
    let figures = [
        (totals.documents, "documents"),
        (totals.outlets, "outlets"),
        (totals.quotations, "quotations"),
        (totals.shared, "shared utterances"),
        (totals.reworded, "in differing words"),
        (totals.substantive, "differing in substance"),
        (totals.speakers_disagree, "speakers in dispute"),
    ];
    writeln!(out, "<dl class=\"figures\">")?;
    for (number, name) in figures {
        writeln!(out, "<div><dt>{name}</dt><dd>{number}</dd></div>")?;
    }
    writeln!(out, "</dl>")
}

fn legend(out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<details class=\"legend\" open>\n<summary>How to read this</summary>\n\
         <p>Each utterance shows one <em>reference wording</em>: the fullest, or a transcript’s if one was read. It is \
         what the others are compared with, not necessarily what was said. Words stand as each outlet printed them; \
         case and punctuation are not counted as differences.</p>\n<ul>\n\
         <li><span class=\"mark cosmetic\">dotted</span> <b>cosmetic</b>: spelling, contractions, hesitations</li>\n\
         <li><span class=\"mark minor\">solid</span> <b>minor</b>: the wording differs; no change of fact was recognised</li>\n\
         <li><span class=\"mark substantive\">double</span> <b>substantive</b>: a fact, its strength, or who or what \
         is changed</li>\n\
         <li><span class=\"gap\">‸</span> words of the reference wording are left out here</li>\n</ul>\n</details>"
    )
}

fn contents(survey: &Survey<'_>, out: &mut dyn Write) -> io::Result<()> {
    if survey.variances.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<nav class=\"contents\" aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ol>"
    )?;
    for (variance, number) in survey.variances.iter().zip(1..) {
        let text = variance.renderings.first().map_or("", |it| &it.text);
        let severity = label(variance.severity());
        let dispute = if variance.speakers_disagree {
            " · speaker in dispute"
        } else {
            ""
        };
        writeln!(
            out,
            "<li><a href=\"#u{number}\"><b>{}</b> <span class=\"words\" dir=\"auto\">“{}”</span></a> \
             <span class=\"meta\">{} · <span class=\"badge {severity}\">{}</span>{dispute}</span></li>",
            Text(variance.speaker().unwrap_or("Speaker unknown")),
            Text(&shortened(text)),
            counted(variance.outlets().len(), "outlet"),
            standing(variance),
        )?;
    }
    writeln!(out, "</ol>\n</nav>")
}

/// How often an outlet's wording is how far from the reference wording.
fn outlets(survey: &Survey<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rows = by_outlet(survey.variances);
    if rows.len() < 2 {
        return Ok(());
    }
    writeln!(
        out,
        "<section class=\"outlets\">\n<h2>Outlets</h2>\n<div class=\"scroll\"><table class=\"list\">\n\
         <caption>How far each outlet’s renderings are from the reference wordings</caption>\n\
         <thead><tr><th scope=\"col\">Outlet</th><th scope=\"col\">Renderings</th><th scope=\"col\">Alike</th>\
         <th scope=\"col\">Cosmetic</th><th scope=\"col\">Minor</th><th scope=\"col\">Substantive</th></tr></thead>\n<tbody>"
    )?;
    for (outlet, counts) in rows {
        let all: usize = counts.iter().sum();
        write!(out, "<tr><th scope=\"row\">{}</th><td>{all}</td>", Text(outlet))?;
        for number in counts {
            let class = if number == 0 { " class=\"zero\"" } else { "" };
            write!(out, "<td{class}>{number}</td>")?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody></table></div>\n</section>")
}

fn by_outlet<'a>(variances: &'a [Variance<'a>]) -> BTreeMap<&'a str, [usize; 4]> {
    let mut rows: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for rendering in variances.iter().flat_map(|it| &it.renderings) {
        let at = match rendering.severity() {
            Severity::None => 0,
            Severity::Cosmetic => 1,
            Severity::Minor => 2,
            Severity::Substantive => 3,
        };
        rows.entry(rendering.outlet()).or_default()[at] += 1;
    }
    rows
}

pub(crate) fn colophon(survey: &Survey<'_>, out: &mut dyn Write) -> io::Result<()> {
    let untold = match survey.untold() {
        0 => String::new(),
        number => format!(" {} not shown here.", counted(number, "utterance")),
    };
    writeln!(
        out,
        "<footer class=\"colophon\"><p>Made by onrecord from {} and {}.{untold} It says what was printed where, \
         not what was said.</p></footer>",
        counted(survey.totals.documents, "document"),
        counted(survey.totals.quotations, "quotation"),
    )
}
