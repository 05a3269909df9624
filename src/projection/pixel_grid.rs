//! Where the pixels of a picture lie on the plane.

use kurbo::Point;

/// The grid of a picture's pixels in Web Mercator: north is up, and pixels are square.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PixelGrid {
    side: f64,
    corner: Point,
}

impl PixelGrid {
    /// The grid whose first pixel, the upper left, has its own upper left corner there; in projected
    /// metres.
    pub(super) fn new(side: f64, corner: Point) -> PixelGrid {
        PixelGrid { side, corner }
    }

    /// The side of a pixel, in projected metres.
    pub fn side(self) -> f64 {
        self.side
    }

    /// The middle of the upper left pixel: projected metres east of Greenwich and north of the
    /// equator.
    pub fn first(self) -> (f64, f64) {
        let half = self.side / 2.0;
        (self.corner.x + half, self.corner.y - half)
    }
}
