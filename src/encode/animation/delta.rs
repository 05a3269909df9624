//! What differs between two frames.

use crate::raster::Pixmap;

/// The part of a picture in which all lies that differs from the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Delta {
    /// Whether there is none before, so that it is the whole picture.
    pub(super) is_first: bool,
    /// The upper left corner in pixels, at even numbers, as WebP asks.
    pub(super) x: u32,
    pub(super) y: u32,
    pub(super) width: u32,
    pub(super) height: u32,
    /// Red, green, blue and opacity of each pixel, row by row: what does not differ is clear.
    pub(super) rgba: Vec<u8>,
}

impl Delta {
    /// Of pictures of one size; where nothing differs, a clear pixel.
    pub(super) fn between(before: Option<&Pixmap>, after: &Pixmap) -> Delta {
        let (width, height) = (after.width as usize, after.height as usize);
        let Some(before) = before else {
            let rgba = pixels(&after.rgb)
                .iter()
                .flat_map(|[r, g, b]| [*r, *g, *b, 255]);
            return Delta {
                is_first: true,
                x: 0,
                y: 0,
                width: after.width,
                height: after.height,
                rgba: rgba.collect(),
            };
        };
        let (old, new) = (pixels(&before.rgb), pixels(&after.rgb));
        let [mut left, mut top, mut right, mut bottom] = [width, height, 0, 0];
        for (y, (old, new)) in old.chunks(width).zip(new.chunks(width)).enumerate() {
            let differs = |x: &usize| old[*x] != new[*x];
            let Some(first) = (0..width).find(differs) else {
                continue;
            };
            let last = (0..width).rfind(differs).unwrap_or(first);
            [left, right] = [left.min(first), right.max(last + 1)];
            [top, bottom] = [top.min(y), y + 1];
        }
        if right == 0 {
            [left, top, right, bottom] = [0, 0, 1, 1];
        }
        [left, top] = [left, top].map(|corner| corner & !1);
        let mut rgba = Vec::with_capacity(4 * (right - left) * (bottom - top));
        for y in top..bottom {
            let row = y * width + left..y * width + right;
            for (old, new) in old[row.clone()].iter().zip(&new[row]) {
                let [r, g, b] = *new;
                rgba.extend_from_slice(&if old == new { [0; 4] } else { [r, g, b, 255] });
            }
        }
        Delta {
            is_first: false,
            x: left as u32,
            y: top as u32,
            width: (right - left) as u32,
            height: (bottom - top) as u32,
            rgba,
        }
    }
}

fn pixels(rgb: &[u8]) -> &[[u8; 3]] {
    rgb.as_chunks::<3>().0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(marked: &[(u32, u32)]) -> Pixmap {
        let mut rgb = vec![9; 3 * 20 * 10];
        for (x, y) in marked {
            rgb[3 * (y * 20 + x) as usize] = 200;
        }
        let (width, height) = (20, 10);
        Pixmap { width, height, rgb }
    }

    #[test]
    fn it_is_the_least_rectangle_from_even_corners() {
        let delta = Delta::between(Some(&picture(&[])), &picture(&[(5, 3), (7, 8)]));
        let place = (delta.x, delta.y, delta.width, delta.height);
        assert_eq!(place, (4, 2, 4, 7));
        let solid = delta.rgba.as_chunks::<4>().0.iter().filter(|p| p[3] == 255);
        assert_eq!(solid.collect::<Vec<_>>(), [&[200, 9, 9, 255]; 2]);
    }

    #[test]
    fn of_nothing_it_is_a_clear_pixel() {
        let delta = Delta::between(Some(&picture(&[])), &picture(&[]));
        assert_eq!((delta.width, delta.height, delta.rgba), (1, 1, vec![0; 4]));
        assert_eq!(Delta::between(None, &picture(&[])).rgba.len(), 4 * 200);
    }
}
