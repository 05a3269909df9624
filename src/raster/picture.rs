//! Pixels of somebody else's map.

use super::canvas::Canvas;
use crate::scene::Picture;

pub(super) fn draw(canvas: &mut Canvas, picture: &Picture) {
    let window = picture.window;
    let columns = window.width() as usize;
    let seen = window.intersect(canvas.bounds());
    if !picture.is_whole() || seen.is_zero_area() {
        return;
    }
    let from = |v: f64, first: f64| (v - first) as usize;
    let (left, right) = (from(seen.x0, window.x0), from(seen.x1, window.x0));
    let (top, bottom) = (from(seen.y0, window.y0), from(seen.y1, window.y0));
    let mut pixels = Vec::with_capacity((right - left) * (bottom - top));
    for row in picture
        .premultiplied
        .chunks_exact(4 * columns)
        .take(bottom)
        .skip(top)
    {
        pixels.extend_from_slice(&row.as_chunks::<4>().0[left..right]);
    }
    canvas.lay(seen, pixels);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raster::testing::{drawn, pixel};
    use crate::scene::{Item, Rect};

    /// Four columns and 300 rows: red by the column, green by the row.
    fn picture(x: f64, y: f64) -> Item {
        let pixel = |i: u32| [10 + (i % 4) as u8, (i / 4 % 200) as u8, 0, 255];
        let premultiplied = (0..1200).flat_map(pixel).collect();
        let window = Rect::new(x, y, x + 4.0, y + 300.0);
        Item::Picture(Picture {
            window,
            premultiplied,
        })
    }

    #[test]
    fn each_pixel_is_where_it_belongs_in_every_band() {
        let pixmap = drawn(9, 700, vec![picture(2.0, 150.0)]);
        for (x, y) in [(2, 150), (5, 150), (3, 199), (3, 200), (4, 201), (2, 449)] {
            let (column, row) = (x as u8 - 2, ((y - 150) % 200) as u8);
            assert_eq!(pixel(&pixmap, x, y), [10 + column, row, 0], "{x}, {y}");
        }
        assert_eq!(pixel(&pixmap, 1, 200), [255; 3]);
        assert_eq!(pixel(&pixmap, 6, 449), [255; 3]);
    }

    #[test]
    fn what_is_beyond_the_canvas_is_left_out() {
        let pixmap = drawn(4, 20, vec![picture(-2.0, -290.0)]);
        assert_eq!(pixel(&pixmap, 0, 0), [12, 90, 0]);
        assert_eq!(pixel(&pixmap, 1, 9), [13, 99, 0]);
        assert_eq!(pixel(&pixmap, 2, 0), [255; 3]);
        assert_eq!(pixel(&pixmap, 0, 10), [255; 3]);
    }
}
