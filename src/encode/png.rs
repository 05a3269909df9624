//! PNG: sRGB, physical size, text; a palette where the colours are few.

use std::io::Write;

use png::{
    BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter, PixelDimensions,
    SrgbRenderingIntent, Unit, Writer,
};

use super::metadata::{self, Metadata};
use super::palette;
use crate::error::{Error, Result};
use crate::raster::Pixmap;

/// Encodes a picture. The same picture and metadata give the same bytes.
///
/// # Errors
/// A picture of no width or height cannot be a PNG.
pub fn png(pixmap: &Pixmap, metadata: &Metadata) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    write(pixmap, metadata, &mut bytes)
        .map_err(|cause| Error::failed("cannot encode the picture as PNG").caused_by(cause))?;
    Ok(bytes)
}

fn write(
    pixmap: &Pixmap,
    metadata: &Metadata,
    bytes: &mut Vec<u8>,
) -> std::result::Result<(), EncodingError> {
    let indexed = palette::indexed::<3>(&pixmap.rgb);
    let mut encoder = Encoder::new(bytes, pixmap.width, pixmap.height);
    encoder.set_depth(BitDepth::Eight);
    if let Some(indexed) = &indexed {
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(indexed.colors.concat());
        encoder.set_filter(Filter::NoFilter);
        encoder.set_deflate_compression(DeflateCompression::Level(3));
    } else {
        encoder.set_color(ColorType::Rgb);
        encoder.set_filter(Filter::NoFilter);
        encoder.set_deflate_compression(DeflateCompression::Level(3));
    }
    let mut writer = describe(encoder, metadata)?;
    writer.write_image_data(
        indexed
            .as_ref()
            .map_or(&pixmap.rgb, |indexed| &indexed.pixels),
    )?;
    writer.finish()
}

/// Writes all that stands before the pixels: what a picture says of itself too.
pub(super) fn describe<'a, W: Write>(
    mut encoder: Encoder<'a, W>,
    metadata: &Metadata,
) -> std::result::Result<Writer<W>, EncodingError> {
    encoder.set_source_srgb(SrgbRenderingIntent::RelativeColorimetric);
    let per_metre = metadata.pixels_per_metre;
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: Unit::Meter,
    }));
    let mut writer = encoder.write_header()?;
    for chunk in metadata::chunks(metadata) {
        writer.write_text_chunk(&chunk)?;
    }
    Ok(writer)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A picture of more than 256 colours where it is not tiny.
    pub(in crate::encode) fn picture(width: u32, height: u32) -> Pixmap {
        let rgb = (0..width * height)
            .flat_map(|i| {
                [
                    (i % width * 12) as u8,
                    (i / width * 25) as u8,
                    (i * 3) as u8,
                ]
            })
            .collect();
        Pixmap { width, height, rgb }
    }

    pub(in crate::encode) fn metadata() -> Metadata {
        Metadata {
            title: "Бахмут у січні 2025".into(),
            alt_text: "A map of \"Bakhmut\" & surroundings; 3 < 4.\nData: © OpenStreetMap".into(),
            copyright: "© the project".into(),
            creation_time: "2025-01-15".into(),
            disclaimer: Some("Claimed zones are not verified.".into()),
            language: "uk".into(),
            pixels_per_metre: 11_811,
            request: "{\"date\":\"2025-01\",\"view\":\"town\"}".into(),
            snapshot: Some("article 2025-01-15".into()),
            inputs: vec![
                ("zones/a b.geojson".into(), "00ff".into()),
                ("places.geojson".into(), "11".into()),
            ],
        }
    }

    /// Types of the chunks in their order.
    fn chunk_types(bytes: &[u8]) -> Vec<String> {
        let mut types = Vec::new();
        let mut rest = &bytes[8..];
        while !rest.is_empty() {
            let length = u32::from_be_bytes(rest[..4].try_into().unwrap()) as usize;
            types.push(String::from_utf8(rest[4..8].to_vec()).unwrap());
            rest = &rest[length + 12..];
        }
        types
    }

    fn decoded(bytes: &[u8]) -> (png::OutputInfo, Vec<u8>) {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut rgb = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut rgb).unwrap();
        (info, rgb)
    }

    #[test]
    fn pixels_come_back() {
        let many = picture(40, 30);
        let mut few = picture(40, 30);
        few.rgb.iter_mut().for_each(|v| *v &= 0b1110_0000);
        for pixmap in [many, few, picture(1, 1)] {
            let (info, rgb) = decoded(&png(&pixmap, &metadata()).unwrap());
            assert_eq!((info.width, info.height), (pixmap.width, pixmap.height));
            assert_eq!(rgb, pixmap.rgb);
        }
    }

    #[test]
    fn chunks_stand_in_their_order() {
        let types = chunk_types(&png(&picture(40, 30), &metadata()).unwrap());
        let (head, rest) = types.split_at(3);
        assert_eq!(head, ["IHDR", "pHYs", "sRGB"]);
        let texts = rest.iter().take_while(|t| *t == "iTXt").count();
        assert_eq!(texts, 10);
        assert_eq!(rest[texts..], ["IDAT", "IEND"]);
        let mut few = picture(40, 30);
        few.rgb.fill(7);
        let types = chunk_types(&png(&few, &metadata()).unwrap());
        assert!(types.iter().position(|t| t == "PLTE") < types.iter().position(|t| t == "IDAT"));
        assert!(types.iter().position(|t| t == "sRGB") < types.iter().position(|t| t == "PLTE"));
    }

    #[test]
    fn size_and_colour_space_are_told() {
        let bytes = png(&picture(40, 30), &metadata()).unwrap();
        let reader = png::Decoder::new(std::io::Cursor::new(&bytes))
            .read_info()
            .unwrap();
        let dims = reader.info().pixel_dims.unwrap();
        assert_eq!(
            (dims.xppu, dims.yppu, dims.unit),
            (11_811, 11_811, Unit::Meter)
        );
        assert_eq!(
            reader.info().srgb,
            Some(SrgbRenderingIntent::RelativeColorimetric)
        );
    }

    #[test]
    fn the_same_picture_gives_the_same_bytes() {
        let encode = || png(&picture(200, 100), &metadata()).unwrap();
        assert_eq!(encode(), encode());
    }

    #[test]
    fn a_picture_of_no_size_is_an_error() {
        assert!(png(&picture(0, 3), &metadata()).is_err());
    }
}
