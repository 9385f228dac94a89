//! The glyphs that serve as quotation marks, and which of them make a pair.
//!
//! Only the glyph counts here; its neighbours are read in [`super::mark`].

/// A quotation mark as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    /// `"`
    Straight,
    /// `“` or `‟`
    CurlyOpen,
    /// `”`
    CurlyClose,
    /// `„`
    Low,
    /// `''`, two apostrophes or two ’ in a row
    Doubled,
    /// two backticks or two ‘ in a row
    DoubledOpen,
    /// `«`
    GuillemetLeft,
    /// `»`
    GuillemetRight,
    /// `'`
    Apostrophe,
    /// `‘` or `‛`
    SingleOpen,
    /// `’`
    SingleClose,
    /// `‚`
    SingleLow,
    /// One backtick
    Backtick,
    /// `‹`
    AngleLeft,
    /// `›`
    AngleRight,
}

/// Glyphs that can close one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// “ ” „ " '' and the like.
    Double,
    /// ‘ ’ ‚ ' and the like.
    Single,
    /// « »
    Guillemet,
    /// ‹ ›
    Angle,
}

/// A cost no reading survives.
pub(super) const NEVER: f32 = 1.0e6;

impl Glyph {
    /// The glyphs it may pair with.
    pub(super) fn family(self) -> Family {
        match self {
            Self::Straight
            | Self::CurlyOpen
            | Self::CurlyClose
            | Self::Low
            | Self::Doubled
            | Self::DoubledOpen => Family::Double,
            Self::Apostrophe | Self::SingleOpen | Self::SingleClose | Self::SingleLow | Self::Backtick => {
                Family::Single
            }
            Self::GuillemetLeft | Self::GuillemetRight => Family::Guillemet,
            Self::AngleLeft | Self::AngleRight => Family::Angle,
        }
    }

    /// What it costs to read the glyph as an opening mark.
    pub(super) fn opening(self) -> f32 {
        match self {
            Self::CurlyClose | Self::SingleClose => 4.0,
            Self::GuillemetRight | Self::AngleRight => 2.0,
            _ => 0.0,
        }
    }

    /// What it costs to read the glyph as a closing mark, without regard to its partner.
    pub(super) fn closing(self) -> f32 {
        match self {
            Self::Low | Self::SingleLow | Self::DoubledOpen => 6.0,
            Self::CurlyOpen | Self::SingleOpen => 4.0,
            Self::GuillemetLeft | Self::AngleLeft => 2.0,
            Self::Backtick => 3.0,
            _ => 0.0,
        }
    }

    /// What it costs to close `self` by `other`, on top of what both cost; `NEVER` if they are no pair.
    pub(super) fn closed_by(self, other: Glyph) -> f32 {
        match (self, other) {
            (Self::Low, Self::CurlyOpen) | (Self::SingleLow, Self::SingleOpen) => -other.closing(),
            (Self::Backtick, Self::Backtick) => 3.0,
            _ if self.is_proper_with(other) => 0.0,
            _ if self.family() == other.family() => 1.0,
            (_, Self::SingleClose | Self::Apostrophe) if self.family() == Family::Double => 4.0,
            _ => NEVER,
        }
    }

    /// True if a careful typesetter would use the two together.
    pub(super) fn is_proper_with(self, other: Glyph) -> bool {
        matches!(
            (self, other),
            (Self::Straight, Self::Straight)
                | (Self::CurlyOpen | Self::CurlyClose, Self::CurlyClose)
                | (Self::Low, Self::CurlyOpen | Self::CurlyClose)
                | (Self::Doubled | Self::DoubledOpen, Self::Doubled)
                | (Self::GuillemetLeft, Self::GuillemetRight)
                | (Self::GuillemetRight, Self::GuillemetLeft)
                | (Self::Apostrophe | Self::Backtick, Self::Apostrophe)
                | (Self::SingleOpen, Self::SingleClose)
                | (Self::SingleLow, Self::SingleOpen | Self::SingleClose)
                | (Self::AngleLeft, Self::AngleRight)
                | (Self::AngleRight, Self::AngleLeft)
        )
    }
}
