//! The one name of a kind, verdict or severity, for people and for machines.

use serde::Serialize;

/// The name that a plain enum has in JSON: `not-found`, `function-word`.
pub fn label(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Verdict;

    #[test]
    fn people_read_the_name_that_json_has() {
        assert_eq!(label(Verdict::NotFound), "not-found");
    }
}
