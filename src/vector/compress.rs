//! Bytes made small: streams of PDF, tables of WOFF, and PNG within SVG.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use png::{BitDepth, ColorType, Encoder, EncodingError};

/// How hard deflate tries, of 9: beyond this nearly nothing is gained.
const LEVEL: u32 = 6;

/// Bytes as zlib has them (RFC 1950).
pub(super) fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(LEVEL));
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.expect("invariant: memory can be written to")
}

/// Pixels of 8 bits a channel as PNG. There are as many as width and height say, and these are above 0.
pub(super) fn png(size: [u32; 2], color: ColorType, pixels: &[u8]) -> Vec<u8> {
    let write = || -> Result<Vec<u8>, EncodingError> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, size[0], size[1]);
        encoder.set_color(color);
        encoder.set_depth(BitDepth::Eight);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(pixels)?;
        writer.finish()?;
        Ok(bytes)
    };
    write().expect("invariant: there is a pixel, and memory can be written to")
}
