//! The linear model that ranks candidate sources, and the calibration of its probabilities.

pub(crate) mod calibration;
pub(crate) mod linear;
#[doc(hidden)]
pub mod training;
