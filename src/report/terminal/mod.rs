//! What reporters for people share: tables, pairs of wordings, colours.

pub mod describe;
pub(crate) mod emphasis;
pub mod pair;
pub(crate) mod palette;
pub mod table;
pub(crate) mod visible;
