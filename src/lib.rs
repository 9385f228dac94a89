//! Checks that the words between quotation marks were said, in those words, by that person.
//!
//! [`engine::read`] turns bytes into [`document::Document`]s. An [`engine::Engine`] then does one of three things with
//! them: [`extract`](engine::Engine::extract) lists the quotations of a document with their speakers,
//! [`check`](engine::Engine::check) looks for the quotations of an article in [`engine::References`] and judges every
//! difference, and [`report`](engine::Engine::report) shows how several documents worded the same utterance.
//! [`engine::compare`] compares two wordings. The results are written by the reporters in [`report`].
//!
//! Data flows one way: bytes → [`ingest`] → [`document`] → [`extract`](mod@extract) → [`attribute`] → [`matching`] →
//! [`compare`] → [`variance`], [`rules`] → [`report`](mod@report) → bytes. The library does no I/O: readers take bytes and
//! reporters take a writer. Spans are byte ranges of [`document::Document::text`].

pub mod align;
pub mod attribute;
pub mod compare;
pub mod document;
pub mod engine;
pub(crate) mod english;
pub mod extract;
#[cfg(test)]
mod fixture;
pub mod ingest;
pub mod matching;
pub(crate) mod names;
pub(crate) mod nlp;
pub mod report;
pub mod rules;
pub mod text;
pub mod variance;
