//! What is known of the terminal.

/// Default number of columns.
const USUAL: usize = 100;

/// How many columns a line may have; output that goes elsewhere is set for the usual width.
pub(crate) fn width() -> usize {
    terminal_size::terminal_size().map_or(USUAL, |(width, _)| usize::from(width.0))
}
