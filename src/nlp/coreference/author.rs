//! The author of a document that an article mentions.

/// Who a document comes from, where that is not known at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Maker {
    /// It is no document.
    #[default]
    Itself,
    /// The entity that this mention refers to.
    Mention(u32),
    /// Nothing says who; this mention named it first, as something known.
    Unsaid(u32),
    /// It is new, and nothing says who made it.
    Nobody,
}
