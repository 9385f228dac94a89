//! Checks that what stands between quotation marks was said, in those words, by that person.
//!
//! Data flows one way: bytes → [`ingest`] → [`document`] → [`extract`] → [`attribute`] → `matching` → `compare` →
//! `rules` → `report` → bytes. A stage may name types of earlier stages, never call them. The library does no I/O.

pub mod align;
pub mod attribute;
pub mod compare;
pub mod document;
pub mod engine;
pub mod english;
pub mod extract;
#[cfg(test)]
mod fixture;
pub mod ingest;
pub mod matching;
pub mod names;
pub mod nlp;
pub mod report;
pub mod rules;
pub mod text;
pub mod variance;
