//! Whether two names belong to one person.

pub(crate) mod nickname;
pub(crate) mod organization;
pub(crate) mod person;
