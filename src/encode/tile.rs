//! Tiles: pixels with an opacity, and nothing that says where they come from. That an archive tells once.

use std::cell::RefCell;

use flate2::{Compress, Compression, FlushCompress, Status};
use image_webp::{ColorType as WebpColor, WebPEncoder};
use png::chunk::IDAT;
use png::{BitDepth, ColorType, Encoder, EncodingError};

use super::palette;
use crate::error::{Error, Result};
use crate::raster::ClearPixmap;
use crate::scene::unpremultiplied;

/// What tiles are encoded as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TileFormat {
    /// PNG, with a palette where that is exact, or so nearly that nobody sees it.
    Png,
    /// WebP without loss.
    WebP,
}

impl TileFormat {
    /// The ending of a file's name, and the word of MBTiles for it.
    pub fn ending(self) -> &'static str {
        match self {
            TileFormat::Png => "png",
            TileFormat::WebP => "webp",
        }
    }
}

/// Encodes a tile. The same pixels give the same bytes. In PNG, colours of a few pixels may be rounded by
/// up to 8 levels, where that spares the tile to have more than 256.
///
/// # Errors
/// A picture of no width or height is no tile.
pub fn encode_tile(pixmap: &ClearPixmap, format: TileFormat) -> Result<Vec<u8>> {
    match format {
        TileFormat::Png => png(pixmap)
            .map_err(|cause| Error::failed("cannot encode a tile as PNG").caused_by(cause)),
        TileFormat::WebP => webp(pixmap)
            .map_err(|cause| Error::failed("cannot encode a tile as WebP").caused_by(cause)),
    }
}

fn png(pixmap: &ClearPixmap) -> std::result::Result<Vec<u8>, EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixmap.width, pixmap.height);
    let Some(indexed) = palette::nearly_indexed(&pixmap.premultiplied) else {
        let (color, pixels, in_pixel) = match pixmap.is_solid() {
            true => (ColorType::Rgb, pixmap.rgb(), 3),
            false => (ColorType::Rgba, pixmap.rgba(), 4),
        };
        encoder.set_color(color);
        encoder.set_depth(BitDepth::Eight);
        let mut writer = encoder.write_header()?;
        let rows = unfiltered(&pixels, in_pixel * pixmap.width as usize);
        writer.write_chunk(IDAT, &deflated(&rows)?)?;
        writer.finish()?;
        return Ok(bytes);
    };
    let colors: Vec<[u8; 4]> = indexed.colors.into_iter().map(unpremultiplied).collect();
    encoder.set_color(ColorType::Indexed);
    let rgb = colors.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]);
    encoder.set_palette(rgb.collect::<Vec<u8>>());
    let mut opacities: Vec<u8> = colors.iter().map(|color| color[3]).collect();
    // What is left out at the end is opaque.
    let see_through = opacities
        .iter()
        .rposition(|a| *a < 255)
        .map_or(0, |i| i + 1);
    opacities.truncate(see_through);
    if !opacities.is_empty() {
        encoder.set_trns(opacities);
    }
    let (depth, bits) = match colors.len() {
        0..=2 => (BitDepth::One, 1),
        3..=4 => (BitDepth::Two, 2),
        5..=16 => (BitDepth::Four, 4),
        _ => (BitDepth::Eight, 8),
    };
    encoder.set_depth(depth);
    let mut writer = encoder.write_header()?;
    let rows = match colors.len() {
        1 => vec![0; ((1 + pixmap.width.div_ceil(8)) * pixmap.height) as usize],
        _ => {
            let indices = packed(indexed.pixels, pixmap.width, bits);
            let in_row = pixmap.width.div_ceil(8 / bits as u32);
            unfiltered(&indices, in_row as usize)
        }
    };
    writer.write_chunk(IDAT, &deflated(&rows)?)?;
    writer.finish()?;
    Ok(bytes)
}

/// Rows of so many bytes, each behind the byte that says that it is not filtered.
fn unfiltered(bytes: &[u8], in_row: usize) -> Vec<u8> {
    let mut rows = Vec::with_capacity(bytes.len() + bytes.len() / in_row);
    for row in bytes.chunks_exact(in_row) {
        rows.push(0);
        rows.extend_from_slice(row);
    }
    rows
}

/// How hard deflate tries, of 9.
const LEVEL: u32 = 3;

thread_local! {
    /// To set one up takes as long as to deflate a tile of few colours.
    static DEFLATE: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(LEVEL), true));
}

/// A zlib stream of the bytes.
fn deflated(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    DEFLATE.with_borrow_mut(|deflate| {
        deflate.reset();
        let mut stream = Vec::with_capacity(bytes.len() / 8 + 1024);
        loop {
            let rest = &bytes[deflate.total_in() as usize..];
            let status = deflate.compress_vec(rest, &mut stream, FlushCompress::Finish)?;
            if status == Status::StreamEnd {
                return Ok(stream);
            }
            stream.reserve(stream.capacity());
        }
    })
}

/// Indices of so many bits each, in rows that begin with a byte, the first in its upper bits.
fn packed(indices: Vec<u8>, width: u32, bits: usize) -> Vec<u8> {
    let in_byte = 8 / bits;
    if in_byte == 1 {
        return indices;
    }
    let width = width as usize;
    let mut bytes = Vec::with_capacity(width.div_ceil(in_byte) * (indices.len() / width));
    for row in indices.chunks(width) {
        for some in row.chunks(in_byte) {
            let places = some.iter().zip(1..);
            let byte = places.fold(0, |byte, (index, nth)| byte | index << (8 - bits * nth));
            bytes.push(byte);
        }
    }
    bytes
}

fn webp(pixmap: &ClearPixmap) -> std::result::Result<Vec<u8>, image_webp::EncodingError> {
    let mut bytes = Vec::new();
    let encoder = WebPEncoder::new(&mut bytes);
    encoder.encode(
        &pixmap.rgba(),
        pixmap.width,
        pixmap.height,
        WebpColor::Rgba8,
    )?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::ImageFormat;

    /// A tile of so many colours, the first of which is clear.
    fn tile(colors: u32, side: u32) -> ClearPixmap {
        // As after drawing: no colour is above the opacity.
        let pixel = |i: u32| match i % colors {
            0 => [0; 4],
            color => {
                let opacity = color % 250 + 6;
                [(color / 250) as u8, (color % 5) as u8, 6, opacity as u8]
            }
        };
        ClearPixmap {
            width: side,
            height: side,
            premultiplied: (0..side * side).flat_map(pixel).collect(),
        }
    }

    #[test]
    fn every_pixel_is_read_as_it_was() {
        for (format, other) in [
            (TileFormat::Png, ImageFormat::Png),
            (TileFormat::WebP, ImageFormat::WebP),
        ] {
            for colors in [1, 2, 3, 4, 5, 16, 17, 256, 257, 1000] {
                for side in [33, 64] {
                    let tile = tile(colors, side);
                    let bytes = encode_tile(&tile, format).unwrap();
                    let read = image::load_from_memory_with_format(&bytes, other).unwrap();
                    let read = read.into_rgba8();
                    assert_eq!(read.dimensions(), (side, side));
                    if format == TileFormat::WebP || colors <= 256 {
                        assert!(read.into_raw() == tile.rgba(), "{format:?} {colors}");
                        continue;
                    }
                    // Each colour has a few pixels; a level more is lost where it is divided by the opacity.
                    let back = read.pixels().flat_map(|pixel| {
                        let [r, g, b, a] = pixel.0.map(u32::from);
                        [r, g, b]
                            .map(|v| ((v * a + 127) / 255) as u8)
                            .into_iter()
                            .chain([a as u8])
                    });
                    let apart = back.zip(&tile.premultiplied).map(|(a, b)| a.abs_diff(*b));
                    assert!(apart.max() <= Some(5), "{colors}");
                }
            }
        }
    }

    #[test]
    fn a_solid_tile_is_read_as_it_was() {
        let pixel = |i: u32| [(i / 256 * 16) as u8, i as u8, 7, 255];
        let solid = ClearPixmap {
            width: 64,
            height: 64,
            premultiplied: (0..4096).flat_map(pixel).collect(),
        };
        let bytes = encode_tile(&solid, TileFormat::Png).unwrap();
        let read = image::load_from_memory_with_format(&bytes, ImageFormat::Png).unwrap();
        assert!(!read.color().has_alpha());
        assert!(read.into_rgb8().into_raw() == solid.rgb());
    }

    #[test]
    fn a_tile_of_one_colour_is_tiny() {
        let plain = ClearPixmap {
            width: 256,
            height: 256,
            premultiplied: [100, 45, 45, 128].repeat(256 * 256),
        };
        assert!(encode_tile(&plain, TileFormat::Png).unwrap().len() < 150);
    }

    #[test]
    fn a_tile_of_no_size_is_an_error() {
        let none = ClearPixmap {
            width: 0,
            height: 0,
            premultiplied: Vec::new(),
        };
        for format in [TileFormat::Png, TileFormat::WebP] {
            assert!(encode_tile(&none, format).is_err());
        }
    }
}
