//! The linear model that ranks candidate sources, and the calibration of its probabilities.

#[doc(hidden)]
pub mod antecedents;
pub(crate) mod calibration;
pub(crate) mod linear;
#[doc(hidden)]
pub mod training;
