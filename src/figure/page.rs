//! Where the parts of a still stand on its page.

use crate::request::{PictureSize, Scale};
use crate::scene::{Point, Rect, Size};

/// The size for which lengths and type sizes are designed, in pixels.
const DESIGN: Size = Size::new(1200.0, 900.0);

/// The rectangles of a page, in pixels of the finished picture.
#[derive(Clone, Debug)]
pub(super) struct Page {
    /// Pixels a unit of design.
    pub(super) unit: f64,
    /// Pixels of the file a pixel of the size that was asked for.
    pub(super) factor: f64,
    /// The whole page.
    pub(super) size: Size,
    /// Where the title's first line begins, and how wide it may be.
    pub(super) header: Rect,
    /// The map.
    pub(super) map: Rect,
    /// Legend, notes and locator.
    pub(super) side: Rect,
    /// The sources.
    pub(super) footer: Rect,
}

impl Page {
    /// The page of a still: a header and a footer over the whole width, the map at the left and a
    /// column at the right. All lengths shrink with a smaller picture; in a larger one they grow
    /// slower than it does, so that the map gains.
    pub(super) fn new(size: PictureSize, scale: Scale) -> Page {
        let factor = f64::from(scale.factor());
        let (width, height) = (f64::from(size.width()), f64::from(size.height()));
        let fit = (width / DESIGN.width).min(height / DESIGN.height);
        let unit = factor * if fit > 1.0 { fit.sqrt() } else { fit };
        let (w, h) = (width * factor, height * factor);
        let edge = 32.0 * unit;
        let side = 292.0 * unit;
        let (top, bottom) = (116.0 * unit, h - 58.0 * unit);
        let gutter = 24.0 * unit;
        Page {
            unit,
            factor,
            size: Size::new(w, h),
            header: Rect::new(edge, 26.0 * unit, w - edge, top),
            map: whole(Rect::new(edge, top, w - edge - side - gutter, bottom)),
            side: Rect::new(w - edge - side, top, w - edge, bottom),
            footer: Rect::new(edge, bottom + 10.0 * unit, w - edge, h),
        }
    }
}

/// The rectangle on whole pixels, so that the frame's lines are sharp.
fn whole(rect: Rect) -> Rect {
    Rect::from_points(
        Point::new(rect.x0.round(), rect.y0.round()),
        Point::new(rect.x1.round(), rect.y1.round()),
    )
}
