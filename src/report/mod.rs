//! Findings and listings → bytes.
//!
//! What earlier stages found enters together with a writer; what people or machines read leaves through it. Line and
//! column are computed here and nowhere earlier. A reporter is a `const` and a line of its folder's table.

pub mod columns;
mod comparison;
mod emphasis;
pub mod extraction;
pub mod findings;
mod label;
mod mark;
mod palette;
pub mod phrase;
mod place;
pub mod variance;
pub mod wordings;

pub use comparison::{ComparisonRecord, VariationRecord};
pub use label::label;
pub use mark::is_output;
pub use palette::{Palette, Tone};
pub use place::{Located, Range};
