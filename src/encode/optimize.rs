//! PNGs made as small as they can be without loss.

use png::{DeflateCompression, Encoder, EncodingError, Filter, Transformations};

use super::chunks::{SIGNATURE, chunks, write_chunk};
use super::pixels::Pixels;
use crate::error::{Error, Result};

/// The filters that are tried, each for all rows. Of maps, flat colours with thin lines, the first is
/// nearly always the best: to choose row by row made the built-in ones larger.
const FILTERS: [Filter; 6] = [
    Filter::NoFilter,
    Filter::Sub,
    Filter::Up,
    Filter::Avg,
    Filter::Paeth,
    Filter::Adaptive,
];

/// The most that zlib spends. Zopfli takes a hundred times as long for four per cent less.
const LEVEL: u8 = 9;

/// The same PNG with its pixels compressed as well as can be; the same bytes where that gains nothing.
/// All else that stands in it is kept as it is, byte for byte.
///
/// # Errors
/// Failed where the bytes are no whole still PNG.
pub fn optimized(png: &[u8]) -> Result<Vec<u8>> {
    let failed = |cause: Box<dyn std::error::Error + Send + Sync>| {
        Error::failed("cannot make the PNG smaller").caused_by(cause)
    };
    if chunks(png).any(|(kind, _)| kind == *b"acTL") {
        return Err(failed("it is animated".into()));
    }
    let pixels =
        Pixels::read(png, Transformations::IDENTITY).map_err(|cause| failed(cause.into()))?;
    let mut best = png.to_vec();
    for filter in FILTERS {
        let encoded = written(&pixels, filter).map_err(|cause| failed(cause.into()))?;
        let tried = with_pixels_of(png, &encoded).map_err(|cause| failed(cause.into()))?;
        if tried.len() < best.len() {
            best = tried;
        }
    }
    Ok(best)
}

/// A PNG of pixels, with nothing else in it.
fn written(pixels: &Pixels, filter: Filter) -> std::result::Result<Vec<u8>, EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width, pixels.height);
    encoder.set_color(pixels.color);
    encoder.set_depth(pixels.depth);
    if let Some(palette) = &pixels.palette {
        encoder.set_palette(palette);
    }
    encoder.set_filter(filter);
    encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels.rows)?;
    writer.finish()?;
    Ok(bytes)
}

const IDAT: [u8; 4] = *b"IDAT";

/// A PNG with the compressed pixels of another in the place of its own.
fn with_pixels_of(png: &[u8], other: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut whole = png[..SIGNATURE].to_vec();
    let mut is_put = false;
    for (kind, data) in chunks(png) {
        if kind != IDAT {
            write_chunk(&mut whole, kind, data)?;
        } else if !is_put {
            is_put = true;
            for (_, data) in chunks(other).filter(|(kind, _)| *kind == IDAT) {
                write_chunk(&mut whole, IDAT, data)?;
            }
        }
    }
    Ok(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode::png::tests::{metadata, picture};
    use crate::encode::{png as encoded, read_metadata};

    /// A picture in which something is to be gained: rows that differ by one from those above.
    fn gradient(colors: u32) -> crate::raster::Pixmap {
        let (width, height) = (160, 120);
        let rgb = (0..width * height)
            .flat_map(|i| [(i % width % colors) as u8, (i / width % colors) as u8, 9]);
        crate::raster::Pixmap {
            width,
            height,
            rgb: rgb.collect(),
        }
    }

    fn rgb(png: &[u8]) -> Vec<u8> {
        image::load_from_memory(png).unwrap().to_rgb8().into_raw()
    }

    #[test]
    fn pixels_and_words_stay_as_they_are() {
        // In true colour and with a palette, and one of which nothing is to be gained.
        for pixmap in [gradient(200), gradient(8), picture(1, 1)] {
            let before = encoded(&pixmap, &metadata()).unwrap();
            let after = optimized(&before).unwrap();
            assert!(after.len() <= before.len());
            assert_eq!(rgb(&after), pixmap.rgb);
            assert_eq!(read_metadata(&after), read_metadata(&before));
            assert_eq!(optimized(&after).unwrap(), after, "nothing more is gained");
        }
        let before = encoded(&gradient(200), &metadata()).unwrap();
        assert!(optimized(&before).unwrap().len() < before.len() / 2);
    }

    #[test]
    fn all_else_is_kept_byte_for_byte() {
        let before = encoded(&gradient(200), &metadata()).unwrap();
        let after = optimized(&before).unwrap();
        let others = |png: &[u8]| {
            let all = chunks(png).filter(|(kind, _)| *kind != IDAT);
            all.map(|(kind, data)| (kind, data.to_vec()))
                .collect::<Vec<_>>()
        };
        assert_eq!(others(&after), others(&before));
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        let whole = encoded(&gradient(200), &metadata()).unwrap();
        for end in [0, 8, 100, whole.len() - 30] {
            assert!(optimized(&whole[..end]).is_err(), "{end}");
        }
    }
}
