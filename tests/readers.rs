//! Readers: what must hold for any input, the way back to the bytes, files made by other software, hostile files.

#![expect(clippy::format_collect, reason = "files of a few lines, written as they look")]

#[path = "readers/hostile.rs"]
mod hostile;
#[path = "readers/invariants.rs"]
mod invariants;
#[path = "readers/real_files.rs"]
mod real_files;
#[path = "readers/round_trip.rs"]
mod round_trip;
