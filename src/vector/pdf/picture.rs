//! Pixels of somebody else's map.

use super::image::{Image, draw_image};
use super::writer::Writer;
use crate::scene::{Picture, unpremultiplied};

pub(super) fn draw(writer: &mut Writer<'_>, picture: &Picture) {
    if !picture.is_whole() || !picture.window.overlaps(writer.bounds) {
        return;
    }
    let pixels = picture.premultiplied.as_chunks::<4>().0.iter();
    let straight: Vec<[u8; 4]> = pixels.map(|pixel| unpremultiplied(*pixel)).collect();
    let rgb: Vec<[u8; 3]> = straight.iter().map(|[r, g, b, _]| [*r, *g, *b]).collect();
    let opacities: Vec<u8> = straight.iter().map(|pixel| pixel[3]).collect();
    let opacities = (!picture.is_solid()).then_some(&*opacities);
    let image = Image::Rgb(rgb.as_flattened(), opacities);
    draw_image(writer, picture.window, &image);
}

#[cfg(test)]
mod tests {
    use super::super::testing::operators;
    use super::*;
    use crate::scene::{Item, Rect};

    #[test]
    fn a_picture_lies_over_its_window() {
        let picture = |window, alpha: u8| {
            operators(vec![Item::Picture(Picture {
                window,
                premultiplied: [alpha; 8].as_slice().into(),
            })])
        };
        let window = Rect::new(3.0, 4.0, 5.0, 5.0);
        assert_eq!(picture(window, 255), "q 2 0 0 -1 3 5 cm /X2 Do Q");
        // Its opacities are a picture before it.
        assert_eq!(picture(window, 9), "q 2 0 0 -1 3 5 cm /X3 Do Q");
        assert_eq!(picture(Rect::new(0.0, 0.0, 2.0, 2.0), 9), "");
    }
}
