//! Pixels of somebody else's map.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use png::ColorType;

use super::writer::{Writer, place};
use crate::scene::{Picture, unpremultiplied};
use crate::vector::compress::png;

pub(super) fn draw(writer: &mut Writer<'_>, picture: &Picture) {
    if !picture.is_whole() || !picture.window.overlaps(writer.bounds) {
        return;
    }
    let size = [picture.window.width(), picture.window.height()].map(|side| side as u32);
    let pixels = picture.premultiplied.as_chunks::<4>().0;
    let png = match picture.is_solid() {
        true => {
            let rgb = pixels.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]);
            png(size, ColorType::Rgb, &rgb.collect::<Vec<u8>>())
        }
        false => {
            let rgba: Vec<[u8; 4]> = pixels.iter().map(|p| unpremultiplied(*p)).collect();
            png(size, ColorType::Rgba, rgba.as_flattened())
        }
    };
    let (place, picture) = (place(picture.window), embedded(&png));
    writer.line(format_args!(
        "<image{place} preserveAspectRatio=\"none\" {picture}/>"
    ));
}

/// A PNG as the attribute that holds it.
pub(super) fn embedded(png: &[u8]) -> String {
    let data = BASE64_STANDARD.encode(png);
    format!("xlink:href=\"data:image/png;base64,{data}\"")
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;
    use super::*;
    use crate::scene::{Item, Rect};

    fn written(window: Rect, premultiplied: &[u8]) -> Vec<String> {
        lines(vec![Item::Picture(Picture {
            window,
            premultiplied: premultiplied.into(),
        })])
    }

    #[test]
    fn pixels_come_back() {
        for (premultiplied, straight) in [
            (
                [200, 100, 0, 255, 1, 2, 3, 255],
                [200, 100, 0, 255, 1, 2, 3, 255],
            ),
            (
                [100, 50, 0, 128, 1, 2, 3, 255],
                [199, 100, 0, 128, 1, 2, 3, 255],
            ),
        ] {
            let lines = written(Rect::new(3.0, 4.0, 5.0, 5.0), &premultiplied);
            let start = "<image x=\"3\" y=\"4\" width=\"2\" height=\"1\" preserveAspectRatio=\"none\" \
                         xlink:href=\"data:image/png;base64,";
            let data = lines[0].strip_prefix(start).unwrap().strip_suffix("\"/>");
            let png = BASE64_STANDARD.decode(data.unwrap()).unwrap();
            let read = image::load_from_memory(&png).unwrap().to_rgba8();
            assert_eq!(read.into_raw(), straight);
        }
    }

    #[test]
    fn a_picture_that_lacks_pixels_is_left_out() {
        assert!(written(Rect::new(3.0, 4.0, 5.0, 6.0), &[255; 4]).is_empty());
        assert!(written(Rect::new(50.0, 4.0, 51.0, 5.0), &[255; 4]).is_empty());
    }
}
