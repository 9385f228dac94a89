//! When two names are of one person.

pub(crate) mod nickname;
pub(crate) mod organization;
pub(crate) mod person;
