//! The tile on which nothing is.

use std::sync::OnceLock;

use bytes::Bytes;

use crate::encode::{TileFormat, encode_tile};
use crate::raster::ClearPixmap;

/// A clear picture with so many pixels a side: 256 or, for dense screens, 512.
pub(crate) fn empty_tile(side: u16) -> Bytes {
    static PLAIN: OnceLock<Bytes> = OnceLock::new();
    static DENSE: OnceLock<Bytes> = OnceLock::new();
    let known = if side > 256 { &DENSE } else { &PLAIN };
    known.get_or_init(|| drawn(side)).clone()
}

fn drawn(side: u16) -> Bytes {
    let clear = ClearPixmap {
        width: side.into(),
        height: side.into(),
        premultiplied: vec![0; 4 * usize::from(side) * usize::from(side)],
    };
    // Only a tile of no size is refused.
    encode_tile(&clear, TileFormat::Png)
        .unwrap_or_default()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_clear_and_small() {
        for side in [256, 512] {
            let bytes = empty_tile(side);
            assert!(bytes.len() < 200, "{}", bytes.len());
            let picture = image::load_from_memory(&bytes).unwrap().into_rgba8();
            assert_eq!(picture.dimensions(), (side.into(), side.into()));
            assert!(picture.pixels().all(|pixel| pixel.0[3] == 0));
        }
    }
}
