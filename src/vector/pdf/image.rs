//! Pixels within a page.

use kurbo::Rect;
use pdf_writer::{Filter, Finish, Ref};

use super::path::number;
use super::resources::name;
use super::writer::Writer;
use crate::vector::compress::deflated;

/// Pixels row by row.
pub(super) enum Image<'i> {
    /// How bright each is.
    Grey(&'i [u8]),
    /// Red, green and blue, and the opacity of each if any shows what lies below.
    Rgb(&'i [u8], Option<&'i [u8]>),
}

/// Draws pixels over a window of as many.
pub(super) fn draw_image(writer: &mut Writer<'_>, window: Rect, image: &Image<'_>) {
    let size = [window.width(), window.height()].map(|side| side as i32);
    let id = write(writer, size, image);
    let image = writer.resources.x_object(id);
    // A picture is a unit square whose y points up.
    let [width, height] = [window.width(), window.height()].map(number);
    let matrix = [
        width,
        0.0,
        0.0,
        -height,
        number(window.x0),
        number(window.y1),
    ];
    let content = &mut writer.content;
    content.save_state().transform(matrix);
    content.x_object(name(&image)).restore_state();
}

fn write(writer: &mut Writer<'_>, size: [i32; 2], image: &Image<'_>) -> Ref {
    let (pixels, opacities, is_grey) = match *image {
        Image::Grey(pixels) => (pixels, None, true),
        Image::Rgb(pixels, opacities) => (pixels, opacities, false),
    };
    let mask = opacities.map(|opacities| write(writer, size, &Image::Grey(opacities)));
    let id = writer.new_ref();
    let packed = deflated(pixels);
    let mut object = writer.pdf.image_xobject(id, &packed);
    object.filter(Filter::FlateDecode);
    object.width(size[0]).height(size[1]).bits_per_component(8);
    match is_grey {
        true => object.color_space().device_gray(),
        false => object.color_space().device_rgb(),
    };
    // Enlarged, neighbouring pixels blend.
    object.interpolate(true);
    if let Some(mask) = mask {
        object.s_mask(mask);
    }
    object.finish();
    id
}
