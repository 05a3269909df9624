//! Shorthands for tests of what is written.

use super::draw;
use super::writer::Writer;
use crate::scene::Item;
use crate::vector::testing::with_sheet;

/// The operators of items, with a space between them.
pub(super) fn operators(items: Vec<Item>) -> String {
    with_sheet(items, |sheet| {
        let mut writer = Writer::new(sheet);
        let before = writer.content.len();
        draw(&mut writer, &sheet.scene.items);
        let written = String::from_utf8_lossy(&writer.content.as_bytes()[before..]);
        written.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}
