//! The report as Markdown: for an issue, a wiki or a newsletter draft.

use std::io;
use std::io::Write;

use crate::report::label;
use crate::report::mark;
use crate::report::terminal::describe::weight;
use crate::report::variance::Reporter;
use crate::report::variance::Survey;
use crate::report::variance::apparatus::Stretch;
use crate::report::variance::apparatus::stretches;
use crate::report::variance::reporter::counted;
use crate::report::variance::reporter::credited;
use crate::report::variance::reporter::readings;
use crate::report::variance::reporter::standing;
use crate::report::visible;
use crate::variance::Variance;
use crate::variance::Wording;

pub(crate) const REPORTER: Reporter = Reporter {
    name: "markdown",
    about: "Markdown, for issues and wikis",
    outlets: 2,
    write,
};

fn write(survey: &Survey<'_>, out: &mut dyn Write) -> io::Result<()> {
    let totals = survey.totals;
    writeln!(
        out,
        "# How outlets worded the same words\n\n{}\n",
        mark::markdown()
    )?;
    writeln!(
        out,
        "{} in {} of {}. {} printed by more than one outlet, {} of them in differing words, {} differing in \
         substance; speakers in dispute: {}.",
        counted(totals.quotations, "quotation"),
        counted(totals.documents, "document"),
        counted(totals.outlets, "outlet"),
        counted(totals.shared, "utterance"),
        totals.reworded,
        totals.substantive,
        totals.speakers_disagree,
    )?;
    for (variance, number) in survey.variances.iter().zip(1..) {
        utterance(variance, number, out)?;
    }
    if survey.untold() > 0 {
        writeln!(out, "\n{} not shown.", counted(survey.untold(), "utterance"))?;
    }
    Ok(())
}

fn utterance(variance: &Variance<'_>, number: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "\n## {number}. {}: {}, {}, {}",
        escaped(variance.speaker().unwrap_or("speaker unknown")),
        counted(variance.outlets().len(), "outlet"),
        counted(variance.wordings.len(), "wording"),
        standing(variance),
    )?;
    if variance.speakers_disagree {
        writeln!(
            out,
            "\n**Outlets disagree on the speaker:** {}.",
            escaped(&credited(variance).join("; "))
        )?;
    }
    writeln!(out, "\n| Outlet | Wording |\n|---|---|")?;
    for wording in &variance.wordings {
        let outlets = variance.outlets_of(wording).join(", ");
        writeln!(out, "| {} | {} |", escaped(&outlets), marked(wording))?;
    }
    differences(variance, out)
}

fn differences(variance: &Variance<'_>, out: &mut dyn Write) -> io::Result<()> {
    if variance.variants.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n| Kind | Weight | Who has which words |\n|---|---|---|")?;
    for variant in &variance.variants {
        writeln!(
            out,
            "| {} | {} | {} |",
            label(variant.kind),
            weight(variant.severity),
            escaped(&readings(variance, variant)),
        )?;
    }
    Ok(())
}

/// The wording with its changed words in bold and a caret where words are left out.
fn marked(wording: &Wording) -> String {
    let mut line = String::from("“");
    for stretch in stretches(wording) {
        match stretch {
            Stretch::Alike(words) => line += &escaped(words),
            // Two bold stretches that touch would close each other.
            Stretch::Changed(words, ..)
                if line.ends_with("**") && words.starts_with(char::is_alphanumeric) =>
            {
                line.truncate(line.len() - 2);
                line += bold(words).trim_start_matches("**");
            }
            Stretch::Changed(words, ..) => line += &bold(words),
            Stretch::Gap(_) => line.push('‸'),
        }
    }
    line.push('”');
    line
}

/// Markdown takes `**` for bold only next to a word.
fn bold(words: &str) -> String {
    let inner = words.trim();
    if inner.is_empty() {
        return escaped(words);
    }
    let lead = &words[..words.len() - words.trim_start().len()];
    let tail = &words[words.trim_end().len()..];
    format!("{}**{}**{}", escaped(lead), escaped(inner), escaped(tail))
}

/// Text that means itself in a Markdown table: no markup, no HTML, one line, and nothing that a site for code makes links
/// and mentions of.
fn escaped(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '!' => {
                line.push('\\');
                line.push(c);
            }
            c if c.is_whitespace() => line.push(' '),
            c => line.push(c),
        }
        if begins_link(&text[..at + c.len_utf8()], &text[at + c.len_utf8()..]) {
            line += BREAK;
        }
    }
    visible(&line)
}

/// Nothing that is seen: it keeps apart what would be a link together.
const BREAK: &str = "&#8203;";

/// True between two halves of what is a link or a mention if written together: `@name`, `#45`, `GH-45`, `https://`, `www.`.
fn begins_link(before: &str, after: &str) -> bool {
    let ends = |end: &str| {
        let start = before.len().checked_sub(end.len());
        start.is_some_and(|at| before.is_char_boundary(at) && before[at..].eq_ignore_ascii_case(end))
    };
    before.ends_with('@')
        || (before.ends_with('#') && !after.starts_with(char::is_whitespace))
        || (ends("gh-") && !after.starts_with(char::is_alphabetic))
        || (before.ends_with(':') && after.starts_with("//"))
        || (ends("www") && after.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_mentioned_and_nothing_linked() {
        assert_eq!(escaped("ask @orr"), "ask @&#8203;orr");
        assert_eq!(escaped("gh-45, #45"), "gh-&#8203;45, \\#&#8203;45");
        assert_eq!(escaped("see HTTPS://a.example"), "see HTTPS:&#8203;//a.example");
        assert_eq!(escaped("www.a.example"), "www&#8203;.a.example");
        assert_eq!(escaped("\u{1b}[2J"), "\\u{1b}\\[2J");
        assert_eq!(escaped("5: the high-born # one"), "5: the high-born \\# one");
    }
}
