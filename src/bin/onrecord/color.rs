//! When the terminal gets colours, and which.

use clap::ValueEnum;
use colored::Colorize;
use onrecord::report::Palette;
use onrecord::report::Tone;

/// When to colour.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Choice {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Even into files and pipes.
    Always,
    /// Not at all.
    Never,
}

/// Settles the choice for the whole process; `auto` is what `colored` finds out by itself.
pub(crate) fn set(choice: Choice) {
    match choice {
        Choice::Auto => {}
        Choice::Always => colored::control::set_override(true),
        Choice::Never => colored::control::set_override(false),
    }
}

/// The colours of this tool.
pub(crate) fn palette() -> Palette {
    Palette::new(paint)
}

fn paint(tone: Tone, text: &str) -> String {
    match tone {
        Tone::Path => text.bold().underline(),
        Tone::Place => text.cyan(),
        Tone::Error | Tone::Removed => text.red().bold(),
        Tone::Warning => text.yellow().bold(),
        Tone::Info => text.blue().bold(),
        Tone::Good => text.green(),
        Tone::Added => text.green().bold(),
        Tone::Quiet => text.dimmed(),
        Tone::Strong => text.bold(),
    }
    .to_string()
}
