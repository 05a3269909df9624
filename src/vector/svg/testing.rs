//! Shorthands for tests of what is written.

use crate::scene::Item;
use crate::vector::testing::with_sheet;

/// The lines of items: those behind the ground.
pub(super) fn lines(items: Vec<Item>) -> Vec<String> {
    let drawing = with_sheet(items, |sheet| super::svg_drawing(sheet, "a"));
    let all = drawing.elements.lines().map(str::to_owned);
    let behind = all.skip_while(|line| !line.starts_with("<rect width=\"40\" height=\"30\""));
    let mut lines: Vec<String> = behind.skip(1).collect();
    assert_eq!(lines.pop().as_deref(), Some("</g>"));
    lines
}
