//! The pixels of a PNG, read.

use std::io::Cursor;

use png::{BitDepth, ColorType, DecodingError, Limits, Transformations};

use super::chunks::{SIGNATURE, chunks};
use crate::error::{Error, Result};
use crate::raster::Pixmap;

/// What reading may take of memory, in bytes: four a pixel of the largest picture of ours.
const READ_LIMIT: usize = 400_000_000;

/// Pixels of a PNG, of an animated one those of the first frame.
pub(super) struct Pixels {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) color: ColorType,
    pub(super) depth: BitDepth,
    pub(super) palette: Option<Vec<u8>>,
    pub(super) rows: Vec<u8>,
}

impl Pixels {
    /// Reads the pixels, as they stand in the file or transformed.
    pub(super) fn read(
        png: &[u8],
        transformed: Transformations,
    ) -> std::result::Result<Pixels, DecodingError> {
        let limits = Limits { bytes: READ_LIMIT };
        let mut decoder = png::Decoder::new_with_limits(Cursor::new(png), limits);
        decoder.set_transformations(transformed);
        let mut reader = decoder.read_info()?;
        let size = reader.output_buffer_size();
        let mut rows = vec![0; size.ok_or(DecodingError::LimitsExceeded)?];
        reader.next_frame(&mut rows)?;
        let (color, depth) = reader.output_color_type();
        let info = reader.info();
        Ok(Pixels {
            width: info.width,
            height: info.height,
            color,
            depth,
            palette: info.palette.as_ref().map(|palette| palette.to_vec()),
            rows,
        })
    }
}

/// The pixels of a PNG of this program, of an animated one those of the first frame.
///
/// # Errors
/// Data (exit 3) where the bytes are no PNG, end too early or are damaged, or have another kind of pixels
/// than ours.
pub fn read_pixels(png: &[u8]) -> Result<Pixmap> {
    if !png.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Err(Error::unfit("it is no PNG file"));
    }
    let last = chunks(png).last().map(|(kind, _)| kind);
    if last != Some(*b"IEND") {
        let whole: usize = chunks(png).map(|(_, data)| data.len() + 12).sum();
        let what = format!(
            "it is a PNG that is cut off or damaged: no whole part begins at byte {}",
            SIGNATURE + whole
        );
        return Err(Error::unfit(what));
    }
    let read = Pixels::read(png, Transformations::EXPAND);
    let pixels = read.map_err(|cause| Error::unfit("it is a damaged PNG").caused_by(cause))?;
    let rgba = pixels.rows.as_chunks::<4>().0;
    let rgb = match (pixels.color, pixels.depth) {
        (ColorType::Rgb, BitDepth::Eight) => pixels.rows,
        // Frames of an animation are laid over each other, the first over nothing.
        (ColorType::Rgba, BitDepth::Eight) if rgba.iter().all(|pixel| pixel[3] == u8::MAX) => {
            rgba.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect()
        }
        (color, _) => {
            let what = format!("its pixels are {color:?}, not opaque RGB of 8 bits");
            return Err(Error::unfit(what));
        }
    };
    Ok(Pixmap {
        width: pixels.width,
        height: pixels.height,
        rgb,
    })
}

/// How many frames an animated PNG says that it has; `None` of a still.
pub fn frames(png: &[u8]) -> Option<u32> {
    let (_, control) = chunks(png).find(|(kind, _)| kind == b"acTL")?;
    let count = control.first_chunk::<4>()?;
    Some(u32::from_be_bytes(*count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode::png::tests::{metadata, picture};

    #[test]
    fn pixels_are_read_with_a_palette_and_without() {
        for size in [(40, 30), (3, 2)] {
            let pixmap = picture(size.0, size.1);
            let png = crate::encode::png(&pixmap, &metadata()).unwrap();
            assert_eq!(read_pixels(&png).unwrap().rgb, pixmap.rgb);
            assert_eq!(frames(&png), None);
        }
    }

    #[test]
    fn what_is_wrong_with_a_file_is_said() {
        let png = crate::encode::png(&picture(40, 30), &metadata()).unwrap();
        let said = |bytes: &[u8]| read_pixels(bytes).unwrap_err().to_string();
        assert_eq!(said(b""), "it is no PNG file");
        assert_eq!(said(b"GIF89a"), "it is no PNG file");
        let cut = said(&png[..png.len() - 20]);
        assert!(
            cut.starts_with("it is a PNG that is cut off or damaged"),
            "{cut}"
        );
        let mut spoilt = png.clone();
        let at = png.len() - 40;
        spoilt[at] ^= 0xff;
        assert!(
            said(&spoilt).starts_with("it is a damaged PNG: "),
            "{}",
            said(&spoilt)
        );
    }
}
