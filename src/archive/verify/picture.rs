//! A tile's pixels, decoded to see that they can be.

use std::io::Cursor;

use image_webp::WebPDecoder;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::encode::is_webp;

/// More pixels along a side than any tile has.
const MOST_SIDE: u32 = 4096;

/// What a tile's first bytes say it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Png,
    Jpeg,
    WebP,
}

impl Format {
    /// The word for it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Format::Png => "PNG",
            Format::Jpeg => "JPEG",
            Format::WebP => "WebP",
        }
    }

    /// The format of bytes that begin so.
    pub(super) fn of(bytes: &[u8]) -> Option<Format> {
        match bytes {
            [0x89, b'P', b'N', b'G', ..] => Some(Format::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Format::Jpeg),
            _ if is_webp(bytes) => Some(Format::WebP),
            _ => None,
        }
    }
}

/// A picture that can be decoded: its width and height; or why it can't.
pub(super) fn decoded(format: Format, bytes: &[u8]) -> Result<(u32, u32), String> {
    match format {
        Format::Png => png(bytes),
        Format::Jpeg => jpeg(bytes),
        Format::WebP => webp(bytes),
    }
}

fn png(bytes: &[u8]) -> Result<(u32, u32), String> {
    let told = |cause: png::DecodingError| cause.to_string();
    let limits = png::Limits { bytes: 64 << 20 };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_ignore_text_chunk(true);
    let mut reader = decoder.read_info().map_err(told)?;
    let size = sane((reader.info().width, reader.info().height))?;
    while reader.next_row().map_err(told)?.is_some() {}
    reader.finish().map_err(told)?;
    Ok(size)
}

fn jpeg(bytes: &[u8]) -> Result<(u32, u32), String> {
    let side = MOST_SIDE as usize;
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(side)
        .set_max_height(side);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode().map_err(|cause| cause.to_string())?;
    let (width, height) = decoder.dimensions().ok_or("it has no size")?;
    sane((
        u32::try_from(width).unwrap_or(0),
        u32::try_from(height).unwrap_or(0),
    ))
}

fn webp(bytes: &[u8]) -> Result<(u32, u32), String> {
    let told = |cause: image_webp::DecodingError| cause.to_string();
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(told)?;
    let size = sane(decoder.dimensions())?;
    let mut pixels = vec![0; decoder.output_buffer_size().ok_or("it is too large")?];
    decoder.read_image(&mut pixels).map_err(told)?;
    Ok(size)
}

fn sane(size: (u32, u32)) -> Result<(u32, u32), String> {
    let (width, height) = size;
    match width.max(height) > MOST_SIDE || width.min(height) == 0 {
        true => Err(format!("it would have {width} x {height} pixels")),
        false => Ok(size),
    }
}
