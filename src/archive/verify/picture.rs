//! A tile's pixels, decoded to see that they can be.

use std::io::Cursor;

use image_webp::WebPDecoder;
use png::Decoded;
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
    sound_chunks(bytes)?;
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

/// Refuses a PNG with a chunk that is not what its checksum says, or not what its kind is. A decoder passes
/// over those that it can do without, as the opacity of colours: another draws the tile otherwise.
fn sound_chunks(png: &[u8]) -> Result<(), String> {
    let mut decoder = png::StreamingDecoder::new();
    decoder.set_ignore_text_chunk(true);
    let (mut at, mut begin) = (0, 0);
    while at < png.len() {
        let (read, what) = decoder
            .update(&png[at..], None)
            .map_err(|cause| format!("in the chunk at byte {begin}: {cause}"))?;
        at += read;
        match what {
            // Its length and kind are read.
            Decoded::ChunkBegin(..) => begin = at - 8,
            Decoded::BadAncillaryChunk(kind) => {
                let kind = String::from_utf8_lossy(&kind.0);
                return Err(format!(
                    "its {kind} chunk, at byte {begin} of it, is damaged, and programs leave that out or refuse the tile"
                ));
            }
            Decoded::ChunkComplete(png::chunk::IEND) => break,
            _ => {}
        }
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of two colours, one of them clear.
    fn picture() -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 4, 4);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_palette(vec![0, 0, 0, 200, 10, 10]);
        encoder.set_trns(vec![0, 255]);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&[1; 16]).unwrap();
        drop(writer);
        bytes
    }

    #[test]
    fn every_flipped_bit_of_a_png_is_found() {
        let sound = picture();
        assert_eq!(decoded(Format::Png, &sound), Ok((4, 4)));
        for at in 0..sound.len() {
            let mut spoilt = sound.clone();
            spoilt[at] ^= 1;
            assert!(decoded(Format::Png, &spoilt).is_err(), "byte {at}");
        }
    }

    #[test]
    fn a_damaged_chunk_is_told_with_its_place() {
        let mut spoilt = picture();
        let at = spoilt.windows(4).position(|kind| kind == b"tRNS").unwrap();
        spoilt[at + 4] ^= 0xff;
        let why = decoded(Format::Png, &spoilt).unwrap_err();
        let place = format!("its tRNS chunk, at byte {} of it", at - 4);
        assert!(why.starts_with(&place), "{why}");
    }

    #[test]
    fn chunks_out_of_order_and_unknown_critical_ones_are_refused() {
        let sound = picture();
        let begin = |kind: &[u8]| sound.windows(4).position(|four| four == kind).unwrap() - 4;
        let (palette, opacity, pixels) = (begin(b"PLTE"), begin(b"tRNS"), begin(b"IDAT"));
        let [head, colours, clear, rest] = [
            &sound[..palette],
            &sound[palette..opacity],
            &sound[opacity..pixels],
            &sound[pixels..],
        ];
        let early = [head, clear, colours, rest].concat();
        assert!(decoded(Format::Png, &early).unwrap_err().contains("tRNS"));
        // No bytes of a kind that nobody knows.
        let mut crc = flate2::Crc::new();
        crc.update(b"ABCD");
        let unknown = [[0; 4], *b"ABCD", crc.sum().to_be_bytes()].concat();
        let strange = [head, &unknown, colours, clear, rest].concat();
        assert!(decoded(Format::Png, &strange).is_err());
    }
}
