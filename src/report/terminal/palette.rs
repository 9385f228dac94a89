//! The colours of terminal output, without a terminal.
//!
//! Reporters name tones; the caller decides how a tone looks. A tone is never the only signal: the same text
//! without colour says the same.

/// What a stretch of terminal output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// The path of a file that the lines below are about.
    Path,
    /// Line and column.
    Place,
    /// An error that must be fixed.
    Error,
    /// A fault that should be looked at.
    Warning,
    /// Something to know.
    Info,
    /// All is well.
    Good,
    /// Words of the quotation that the reference does not have.
    Added,
    /// Words of the reference that the quotation does not have.
    Removed,
    /// What matters less than its surroundings.
    Quiet,
    /// What matters more than its surroundings.
    Strong,
}

impl Tone {
    /// Every tone.
    pub(super) const ALL: [Tone; 10] = [
        Tone::Path,
        Tone::Place,
        Tone::Error,
        Tone::Warning,
        Tone::Info,
        Tone::Good,
        Tone::Added,
        Tone::Removed,
        Tone::Quiet,
        Tone::Strong,
    ];
}

/// How tones look.
#[derive(Debug, Clone, Copy)]
pub struct Palette {
    paint: fn(Tone, &str) -> String,
}

impl Palette {
    /// Makes a palette of a function that wraps a text in the codes of a tone.
    pub fn new(paint: fn(Tone, &str) -> String) -> Self {
        Self { paint }
    }

    /// No colours at all.
    pub fn plain() -> Self {
        Self::new(|_, text| text.to_owned())
    }

    /// The text as it looks in that tone.
    pub fn paint(&self, tone: Tone, text: &str) -> String {
        (self.paint)(tone, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plain_palette_changes_nothing() {
        assert_eq!(Palette::plain().paint(Tone::Error, "not found"), "not found");
    }
}
