//! The key of an overlay as HTML, for maps that show it beside their tiles.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::encode::{TileFormat, encode_tile};
use crate::error::Result;
use crate::figure::{KeyEntry, OverlayKey};
use crate::raster::rasterize_clear;
use crate::xml::escaped;

/// Pixels of a picture in the key a pixel that it is shown at, for dense screens.
pub(super) const UNIT: f64 = 2.0;

/// The key, its pictures within it, drawn at [`UNIT`]. It has no style of its own, which a page may forbid,
/// and nothing that a page would run or fetch; a table keeps words beside the middle of their picture.
pub(super) fn html(key: &OverlayKey) -> Result<String> {
    let as_of = key.as_of.iter();
    let mut html: String = as_of
        .map(|as_of| format!("<p><strong>{}</strong></p>", escaped(as_of)))
        .collect();
    let (width, height) = KeyEntry::SIZE;
    let (open, close) = match key.entries[..] {
        [] => ("", ""),
        _ => ("<table role=\"presentation\">", "</table>"),
    };
    html += open;
    for entry in &key.entries {
        let pixels = [width, height].map(|side| (side * UNIT).ceil() as u16);
        let pixmap = rasterize_clear(entry.items.clone(), pixels[0], pixels[1]);
        let png = BASE64_STANDARD.encode(encode_tile(&pixmap, TileFormat::Png)?);
        let text = escaped(&entry.text);
        html += &format!(
            "<tr><td><img alt=\"\" width=\"{width}\" height=\"{height}\" \
             src=\"data:image/png;base64,{png}\"></td><td>{text}</td></tr>"
        );
    }
    html += close;
    for note in &key.notes {
        html += &format!("<p>{}</p>", escaped(note));
    }
    Ok(html)
}
