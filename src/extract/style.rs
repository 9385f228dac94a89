//! The primary marks of a document: double or single.
//!
//! British papers quote in single marks and nest double ones; American papers do the opposite. Only pairs with unambiguous
//! neighbours are counted, so that apostrophes and stray marks do not decide.

use super::glyph::Family;
use super::mark::Mark;

/// True if the document's primary marks are single.
///
/// `marks` are those of all blocks in order.
pub(super) fn is_single(marks: &[Mark]) -> bool {
    let sure_openers = |family: Family| {
        let sure = marks
            .iter()
            .filter(|it| it.glyph.family() == family && it.opener == 0.0 && it.literal > 1.0);
        sure.count()
    };
    let sure_closers = marks.iter().filter(|it| {
        let is_single = it.glyph.family() == Family::Single;
        is_single && it.closer == 0.0 && it.literal >= 4.0
    });
    let single = sure_openers(Family::Single).min(sure_closers.count());
    single > 0 && single > sure_openers(Family::Double)
}
