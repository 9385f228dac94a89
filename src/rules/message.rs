//! What a finding says.

/// What is wrong, and how to fix it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// One sentence without a full stop.
    pub text: String,
    /// What to do.
    pub help: Option<String>,
}

impl Message {
    /// Makes a message without advice.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            help: None,
        }
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
