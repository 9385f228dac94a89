//! Tests of the comparison as a whole.

mod classification;
mod tables;
