//! Findings and listings → bytes.
//!
//! What earlier stages found enters together with a writer; what people or machines read leaves through it. Line and
//! column are computed here and nowhere earlier. A reporter is a `const` and a line of its folder's table.

pub(crate) mod comparison;
pub mod extraction;
pub mod findings;
pub(crate) mod label;
mod mark;
pub(crate) mod place;
pub mod terminal;
pub mod variance;

pub use crate::report::comparison::ComparisonRecord;
pub use crate::report::comparison::VariationRecord;
pub use crate::report::label::label;
pub use crate::report::place::Located;
pub use crate::report::place::Range;
pub use crate::report::terminal::palette::Palette;
pub use crate::report::terminal::palette::Tone;
pub use crate::report::terminal::visible::screened;
pub use crate::report::terminal::visible::visible;
pub use mark::is_output;
