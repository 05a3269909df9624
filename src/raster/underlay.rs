//! Pixels below all that the rasterizer draws: what is laid first needs no rasterizer.

use kurbo::Rect;

/// Pixels of a canvas: red, green and blue, each times the opacity, and that, row by row.
pub(super) struct Underlay(Vec<[u8; 4]>);

impl Underlay {
    /// The pixels of a `window` of whole pixels within a canvas, and nothing around them.
    pub(super) fn new(
        (width, rows): (u16, u16),
        window: Rect,
        premultiplied: Vec<[u8; 4]>,
    ) -> Underlay {
        if window == Rect::new(0.0, 0.0, width.into(), rows.into()) {
            return Underlay(premultiplied);
        }
        let mut pixels = vec![[0; 4]; usize::from(width) * usize::from(rows)];
        let [left, right, top] = [window.x0, window.x1, window.y0].map(|v| v as usize);
        let rows = pixels.chunks_exact_mut(usize::from(width).max(1)).skip(top);
        let laid = premultiplied.chunks_exact((right - left).max(1));
        for (row, laid) in rows.zip(laid) {
            row[left..right].copy_from_slice(laid);
        }
        Underlay(pixels)
    }

    /// The bytes of all pixels.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_flattened()
    }

    /// Writes the pixels on a solid ground, to exactly so many bytes.
    pub(super) fn write(&self, [r, g, b]: [u8; 3], rgba: &mut [u8]) {
        for (pixel, above) in rgba.as_chunks_mut().0.iter_mut().zip(&self.0) {
            *pixel = over([r, g, b, 255], *above);
        }
    }
}

/// Rounded as the rasterizer does.
fn over(below: [u8; 4], above: [u8; 4]) -> [u8; 4] {
    let through = u16::from(255 - above[3]);
    let shining = |v: u8| ((u16::from(v) * through + 255) >> 8) as u8;
    std::array::from_fn(|i| above[i] + shining(below[i]))
}
